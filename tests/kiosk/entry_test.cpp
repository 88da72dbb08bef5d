// Drafts, letters, places and words: what fingers typed becomes the right value, and every visible word exists.
// No screen is laid here.
#include "forms/answers_file.h"
#include "printer/file.h"
#include "kiosk/entry.h"
#include "kiosk/offers.h"
#include "kiosk/files.h"
#include "kiosk/entry_name.h"
#include "kiosk/kana_kanji.h"
#include "kiosk/ui/lines.h"
#include "kiosk/ui/phrases.h"
#include "kiosk/wipe.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <regex>

using kiosk::KanaChange;
using terminal::house;

namespace {

kiosk::DateDraft date(const char* calendar, const char* year, const char* month, const char* day) { return {calendar, {year, month, day}, 0}; }
std::string problem_of(const kiosk::DateDraft& draft) {
    const auto advanced = kiosk::advance(draft, *house().catalog.item("birth"), house().books);
    const auto* problem = std::get_if<kiosk::DraftProblem>(&advanced);
    return problem ? problem->key : std::string();
}

std::string with_bars(const std::vector<std::string>& parts) {
    std::string marked;
    for (const std::string& part : parts) marked += (marked.empty() ? "" : "|") + part;
    return marked;
}

}  // namespace

TEST_CASE("Kana take their marks and lose them again") {
    CHECK(kiosk::with_last_changed("\u304B", KanaChange::voiced) == "\u304C");
    CHECK(kiosk::with_last_changed("\u304C", KanaChange::voiced) == "\u304B");
    CHECK(kiosk::with_last_changed("\u306F", KanaChange::semi_voiced) == "\u3071");
    CHECK(kiosk::with_last_changed("\u3070", KanaChange::semi_voiced) == "\u3071");
    CHECK(kiosk::with_last_changed("\u30C4", KanaChange::small) == "\u30C3");
    CHECK(kiosk::with_last_changed("\u30C3", KanaChange::small) == "\u30C4");
    CHECK(kiosk::with_last_changed("\u30E4", KanaChange::small) == "\u30E3");
    CHECK(kiosk::with_last_changed("\u30A6", KanaChange::voiced) == "\u30F4");
    CHECK(kiosk::with_last_changed("\u3042", KanaChange::voiced) == "\u3042");
    CHECK(kiosk::with_last_changed("A", KanaChange::voiced) == "A");
}

TEST_CASE("Erasing takes a character with its variation selector") {
    CHECK(kiosk::without_last("\u845B\U000E0100") == "");
    CHECK(kiosk::without_last("\U00020BB7\u7530") == "\U00020BB7");
}

TEST_CASE("A reading belongs to its row of the kana table") {
    CHECK(kiosk::kana_row("\u30AC\u30E9") == U'\u30AB');
    CHECK(kiosk::kana_row("\u3071") == U'\u30CF');
    CHECK(kiosk::kana_row("\u30E3") == U'\u30E4');
    CHECK(kiosk::kana_row("ABC") == 0);
}

TEST_CASE("A date says what is missing first, then what is impossible, then what the era does not have") {
    CHECK(problem_of(date("", "60", "1", "1")) == "problem.date.calendar");
    CHECK(problem_of(date("showa", "", "1", "1")) == "problem.date.year");
    CHECK(problem_of(date("showa", "60", "", "1")) == "problem.date.month");
    CHECK(problem_of(date("showa", "60", "1", "")) == "problem.date.day");
    CHECK(problem_of(date("showa", "60", "13", "1")) == "problem.date.no_such_month");
    CHECK(problem_of(date("showa", "60", "1", "32")) == "problem.date.no_such_day");
    CHECK(problem_of(date("showa", "64", "1", "8")) == "problem.date.ends_showa");
    CHECK(problem_of(date("showa", "1", "12", "24")) == "problem.date.begins_showa");
    CHECK(problem_of(date("meiji", "45", "7", "30")) == "problem.date.ends_meiji");
    CHECK(problem_of(date("taisho", "1", "7", "29")) == "problem.date.begins_taisho");
    CHECK(problem_of(date("heisei", "31", "5", "1")) == "problem.date.ends_heisei");
    CHECK(problem_of(date("reiwa", "1", "4", "30")) == "problem.date.begins_reiwa");
    CHECK(problem_of(date("meiji", "5", "12", "2")) == "problem.date.old_calendar");
    CHECK(problem_of(date("reiwa", "7", "2", "30")) == "problem.date.no_such_day");
    CHECK(problem_of(date("western", "60", "2", "1")) == "problem.date.no_such_year");
    CHECK(problem_of(date("heisei", "1", "1", "8")).empty());
    CHECK(problem_of(date("western", "2024", "2", "29")).empty());
    CHECK(problem_of(date("western", "2023", "2", "29")) == "problem.date.no_such_day");
}

TEST_CASE("Every day of an era that can be typed comes back as the same day") {
    const forms::Item& item = *house().catalog.item("birth");
    for (forms::Date day = *forms::make_date(1873, 1, 1); day <= *forms::make_date(2030, 1, 1); day = forms::plus_days(day, 1)) {
        const auto draft = kiosk::draft_of(item, day, house().books);
        REQUIRE(kiosk::date_of(std::get<kiosk::DateDraft>(draft)) == day);
    }
}

TEST_CASE("A postal code gives its places, with the city's official town names at home") {
    const auto hagi = house().books.addresses.places("758-0041");
    REQUIRE(hagi.size() == 1);
    CHECK(hagi.front().town == "\u5927\u5B57\u6C5F\u5411");
    CHECK(house().books.addresses.places("7580043").size() == 2);
    CHECK(house().books.addresses.places("0000000").empty());
    CHECK(house().books.addresses.places("12").empty());
}

TEST_CASE("Every town of the list is reached by its row") {
    const auto& rows = house().strings.list("ja", "address.rows");
    for (const kiosk::Town& town : house().books.addresses.towns()) {
        const auto has = [&](const std::string& row) { return kiosk::kana_row(row) == kiosk::kana_row(town.reading); };
        CHECK_MESSAGE(std::any_of(rows.begin(), rows.end(), has), town.name);
    }
    CHECK(house().books.addresses.towns().size() >= 70);
}

TEST_CASE("An address in one line comes apart, and what is not recognised is kept") {
    const auto home = house().books.addresses.split("\u5C71\u53E3\u770C\u8429\u5E02\u5927\u5B57\u6C5F\u5411\uFF15\uFF11\uFF10\u756A\u5730");
    CHECK(home.city == "\u8429\u5E02");
    CHECK(home.town == "\u5927\u5B57\u6C5F\u5411");
    CHECK(home.block == "510\u756A\u5730");
    CHECK(home.postal_code == "758-0041");
    const auto abroad = house().books.addresses.split("10 Downing Street");
    CHECK(abroad.town + " " + abroad.building == "10 Downing Street");
}

TEST_CASE("Sentences break between phrases and lose nothing") {
    const std::string sentence = "\u304A\u5B50\u3055\u307E\u306E\u751F\u6D3B\u8CBB\u3092\u304A\u3082\u306B\u51FA\u3059\u306E\u306F\u3001\u3069\u306A\u305F\u3067\u3059\u304B";
    std::string joined;
    for (const std::string& phrase : kiosk::ui::phrases(sentence)) joined += phrase;
    CHECK(joined == sentence);
    CHECK(kiosk::ui::phrases(sentence).front() == "\u304A\u5B50\u3055\u307E\u306E");
}

TEST_CASE("Words are written by their reading: occupations, schools and sorts of dogs, the likeliest first") {
    const std::pair<const char*, const char*> words[] = {{"かいしゃいん", "会社員"}, {"のうぎょう", "農業"}, {"むしょく", "無職"}, {"しゅふ", "主婦"},
                                                         {"だいがくせい", "大学生"}, {"ほいくえん", "保育園"}, {"しょうがっこう", "小学校"}, {"しばいぬ", "柴犬"},
                                                         {"ちゃいろ", "茶色"}, {"ひろしまけん", "広島県"}, {"こうむいん", "公務員"}, {"かんごし", "看護師"}};
    int first = 0;
    for (const auto& [reading, word] : words) {
        const auto found = kiosk::words_in_kanji(reading);
        CAPTURE(reading);
        REQUIRE_FALSE(found.empty());
        CHECK(std::find(found.begin(), found.end(), word) != found.end());
        first += found.front() == word;
        const auto offered = kiosk::conversions_of_words("\u7A7A" + std::string(reading), house().books.names);      // behind what is in kanji already
        CHECK(offered.front() == found.front());
    }
    CHECK(first >= 10);
    CHECK(kiosk::words_in_kanji("").empty());
    CHECK(kiosk::words_in_kanji(std::string(3 * 41, 'a')).empty());
    CHECK(kiosk::words_in_kanji("としょかんではたらいています").front() == "図書館で働いています");
    CHECK_FALSE(std::filesystem::exists("/nonexistent"));
}

TEST_CASE("A sentence breaks where somebody who reads it aloud would breathe") {
    const auto parts = [](const std::string& text) { return with_bars(kiosk::ui::phrases(text)); };
    CHECK(parts("カードを使わずに進むか、職員にお声がけください。") == "カードを|使わずに|進むか、|職員に|お声がけください。");
    CHECK(parts("引っ越す前の健康保険はどれですか") == "引っ越す前の|健康保険は|どれですか");
    CHECK(parts("前から住んでいる方の世帯に入りますか") == "前から|住んでいる方の|世帯に|入りますか");
    CHECK(parts("世帯主ご本人のお名前は何ですか") == "世帯主ご本人の|お名前は|何ですか");
    CHECK(parts("手当を受け取る金融機関はどこですか") == "手当を|受け取る|金融機関は|どこですか");
    CHECK(parts("もう一度確かめて入れてください") == "もう一度確かめて|入れてください");
    CHECK(parts("あと5回です") == "あと5回です");
    CHECK(parts("「やめる」を押してください") == "「やめる」を|押してください");
    CHECK(parts("名字が変わった・旧姓を載せたい") == "名字が|変わった・|旧姓を|載せたい");
    CHECK(parts("私立や国立の小・中学校に通う子") == "私立や|国立の|小・中学校に|通う|子");
    CHECK(parts("健康保険がなくなった日") == "健康保険が|なくなった日");
    CHECK(parts("ここでは入力できません") == "ここでは|入力できません");
    CHECK(parts("本人でない方は職員にご相談ください") == "本人でない方は|職員に|ご相談ください");
    CHECK(parts("手がかりが広がる日にち") == "手がかりが|広がる日にち");
    CHECK(parts("田村 健一さんのカード") == "田村 健一さんの|カード");
}

TEST_CASE("An address longer than a line comes apart before its numbers and behind the names of its cities") {
    const auto parts = [](const std::string& text) { return with_bars(kiosk::ui::parts_of_long(text)); };
    CHECK(parts("山口県萩市大字土原1998番地の5") == "山口県|萩市大字土原|1998番地の5");
    CHECK(parts("広島県広島市南区皆実町三丁目8番12号") == "広島県|広島市|南区皆実町|三丁目|8番|12号");
    CHECK(parts("マイナンバーカード") == "マイナンバーカード");
    CHECK(parts("（125cc以下のバイク）・") == "（125cc以下の|バイク）・");
    const auto lines = kiosk::ui::broken(house().fonts, "山口県萩市大字土原1998番地の5", 100, {8, printer::Typeface::screen, kiosk::ui::kInk, 1.5});
    CHECK(lines.lines == std::vector<std::string>{"山口県萩市大字土原", "1998番地の5"});
    CHECK_FALSE(lines.is_torn);
}

TEST_CASE("Lines of a heading come out alike, and running text leaves no lonely word, in no more lines than it takes") {
    const kiosk::ui::Type heading{12, printer::Typeface::screen_bold, kiosk::ui::kInk, kiosk::ui::kHeadingLeading}, text{7, printer::Typeface::screen, kiosk::ui::kInk, kiosk::ui::kTextLeading};
    const auto set = [&](const std::string& words, double width_mm, const kiosk::ui::Type& type) { return kiosk::ui::broken(house().fonts, words, width_mm, type).lines; };
    CHECK(set("コードを読み取りました。この内容を使いますか", 230, heading) == std::vector<std::string>{"コードを読み取りました。", "この内容を使いますか"});
    const auto said = set("ひらがなで入れても、カタカナに直します。そのまま入れてください。", 200, text);
    REQUIRE(said.size() == 2);
    CHECK(kiosk::ui::width_of(house().fonts, said.back(), text) > 0.35 * 200);
}

TEST_CASE("The first word of a sentence is not left alone at the end of a line, where that takes no line more") {
    const kiosk::ui::Type text{7, printer::Typeface::screen, kiosk::ui::kInk, kiosk::ui::kTextLeading};
    const std::string said = "学生のお子さまなど、生活費を出している方です。別に住んでいてもかまいません。";
    int kept = 0;
    for (double width_mm = 90; width_mm < 260; width_mm += 2) {
        const auto lines = kiosk::ui::broken(house().fonts, said, width_mm, text).lines;
        std::string together;
        for (const std::string& line : lines) together += line;
        CHECK(together == said);
        for (const std::string& line : lines) CHECK(kiosk::ui::width_of(house().fonts, line, text) <= width_mm + 0.1);
        kept += lines.size() > 1 && lines.front().ends_with("方です。");
    }
    CHECK(kept > 5);
    CHECK(kiosk::ui::broken(house().fonts, said, 183, text).lines == std::vector<std::string>{"学生のお子さまなど、生活費を出している方です。", "別に住んでいてもかまいません。"});
}

TEST_CASE("Wiping leaves nothing of a text in its memory") {
    std::string secret = "a name that is longer than the small buffer of a string";
    const char* const memory = secret.data();
    const std::size_t length = secret.size();
    kiosk::wipe(secret);
    CHECK(secret.empty());
    CHECK(std::all_of(memory, memory + length, [](char c) { return c == 0; }));
}

TEST_CASE("Every key that the sources name is in the list, and every language has no unknown one") {
    std::set<std::string> known;
    for (const auto key : kiosk::string_keys()) known.insert(std::string(key));
    for (const auto key : kiosk::string_list_keys()) known.insert(std::string(key));
    const std::regex quoted("\"([a-z_]+\\.[a-z_.]+)\"");
    int found = 0;
    for (const char* folder : {"kiosk", "kiosk/screens"})
        for (const auto& entry : std::filesystem::directory_iterator(terminal::source(folder))) {
            const std::string name = entry.path().filename().string();
            const bool is_screen = folder == std::string("kiosk/screens") || name == "review.cpp" || name == "entry.cpp" || name == "entry_address.cpp";
            if (!is_screen || entry.path().extension() != ".cpp") continue;
            const auto text = printer::read_file(entry.path(), kiosk::kFileBytesMax);
            REQUIRE(text);
            for (std::sregex_iterator match(text->begin(), text->end(), quoted), end; match != end; ++match) {
                const std::string key = (*match)[1];
                const std::string table = key.substr(0, key.find('.'));
                const bool is_string = std::any_of(known.begin(), known.end(), [&](const std::string& k) { return k.starts_with(table + "."); });
                static const std::set<std::string> widget_ids = {"card.use", "frame.mark"};
                if (!is_string || widget_ids.contains(key)) continue;
                found += known.contains(key);
            }
        }
    CHECK(found > 80);
    forms::Problems problems;
    kiosk::Strings::read(terminal::source("assets/strings"), kiosk::Readings::read(terminal::source("assets/readings.toml"), problems), problems);
    for (const auto& problem : problems) MESSAGE(forms::to_text(problem));
    CHECK(problems.empty());
}

TEST_CASE("No sentence scolds: the words that frighten are not used") {
    for (const std::string& language : house().strings.languages())
        for (const auto key : kiosk::string_keys())
            for (const char* word : {"\u7121\u52B9", "\u4E0D\u6B63", "\u30A8\u30E9\u30FC", "\u5931\u6557\u3057\u307E\u3057\u305F"})
                CHECK_MESSAGE(house().strings.text(language, key).find(word) == std::string::npos, key);
    const std::regex scolding("\\b(invalid|error|illegal|failed|failure|forbidden|fatal)\\b", std::regex::icase);
    int said = 0;
    const auto check = [&](const std::string& where, const std::string& text) {
        CHECK_MESSAGE(!std::regex_search(text, scolding), where << ": " << text);
        for (const char* word : {"\u7121\u52B9", "\u4E0D\u6B63", "\u30A8\u30E9\u30FC", "\u5931\u6557\u3057\u307E\u3057\u305F"}) CHECK_MESSAGE(text.find(word) == std::string::npos, where << ": " << text);
        ++said;
    };
    for (const auto key : kiosk::string_keys())
        if (!key.starts_with("desk.")) check(std::string(key), house().strings.text("en", key));
    for (const auto& [id, question] : house().catalog.questions)
        for (const std::string& language : house().strings.languages())
            for (const auto* texts : {&question.text, &question.why, &question.help}) check(id, forms::text_in(*texts, language));
    // What the check of a value says, which stands in no table: everything that can be typed wrong in any item.
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        const std::vector<forms::Value> wrong = {std::string("?"), std::string("\uFFFD"), std::string(500, 'x'), std::string("\u3042"), std::string("1"), std::int64_t{-1}, std::int64_t{1'000'000}, forms::Date{1500, 1, 1}, forms::Date{2190, 1, 1}};
        for (const forms::Value& value : wrong) {
            const auto checked = forms::check_value(item, value, house().today);
            if (checked.value) continue;
            check(id, checked.message + checked.remedy);
            CHECK_MESSAGE(!checked.message.empty(), id);
        }
    }
    CHECK(said > 3000);
}

TEST_CASE("The last two weeks are offered for a date that is told within weeks, and for no birth") {
    const auto draft_for = [](const char* item, const forms::Answers& answers) {
        const forms::Item& known = *house().catalog.item(item);
        const forms::Slot slot{item, known.per_person ? 0 : forms::kWholeCase};
        const forms::Answer* said = answers.find(slot);
        kiosk::Draft draft = said ? kiosk::draft_of(known, *said->value, house().books) : kiosk::blank_draft(known, house().books);
        return std::get<kiosk::DateDraft>(kiosk::with_offers(std::move(draft), slot, house().catalog, answers, house().today, house().books));
    };
    const auto offered = draft_for("move_date", {});
    CHECK(offered.way == kiosk::EntryWay::offered);
    CHECK(offered.days.front() == house().today);
    CHECK(offered.days.back() == forms::plus_days(house().today, -14));
    CHECK(offered.calendar.empty());                                      // nothing is chosen beforehand
    CHECK(draft_for("birth", {}).days.empty());
    forms::Answers long_ago;
    long_ago.set({"move_date", forms::kWholeCase}, forms::Date{2025, 12, 1}, forms::Source::resident);
    CHECK(draft_for("move_date", long_ago).way == kiosk::EntryWay::typed);       // what was said stands there again
    const auto item = *house().catalog.item("move_date");
    const auto chosen = kiosk::edit(offered, kiosk::ChooseOption{"2026-04-01"}, house().books);
    CHECK(std::get<forms::Value>(kiosk::advance(chosen, item, house().books)) == forms::Value{forms::Date{2026, 4, 1}});
    CHECK(std::get<kiosk::DraftProblem>(kiosk::advance(offered, item, house().books)).key == "problem.choice.none");
    const auto typed = kiosk::edit(offered, kiosk::ChooseOption{kiosk::kTypeIt}, house().books);
    CHECK(std::get<kiosk::DateDraft>(typed).way == kiosk::EntryWay::typed);
    REQUIRE(kiosk::step_back(typed));
    CHECK(std::get<kiosk::DateDraft>(*kiosk::step_back(typed)).way == kiosk::EntryWay::offered);
}
