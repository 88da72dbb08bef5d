// やさしい日本語: readings above every kanji, short sentences, plain forms; and every language complete.
// Reads the strings and the catalog as the kiosk shows them. Names of people stay as they are.
#include "kiosk/ui/ruby.h"
#include "tests/kiosk/every_page.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>

using terminal::house;

namespace {

const std::string kEasy = "ja_easy";

struct Sentence {
    std::string where, text;
};

/// Boards and signs are the same in every language.
bool is_board(std::string_view key) {
    const std::string_view boards[] = {"pin.dot", "address.postal_mark", "address.rows", "list.sounds", "review.postal", "keys.hiragana", "keys.katakana", "keys.latin", "keys.digits",
                                       "keys.pad", "keys.block", "keys.phone_starts", "keys.name_hiragana", "keys.name_katakana", "keys.name_latin", "keys.name_digits"};
    return std::find(std::begin(boards), std::end(boards), key) != std::end(boards);
}

void add(std::vector<Sentence>& all, const std::string& where, const forms::Texts& texts) {
    if (!texts.empty()) all.push_back({where, forms::text_in(texts, kEasy)});
}

/// Everything a screen may show of the catalog and the strings, as it is shown.
std::vector<Sentence> shown() {
    std::vector<Sentence> all;
    for (const auto key : kiosk::string_keys())
        if (house().strings.has(kEasy, key)) all.push_back({std::string(key), house().strings.text(kEasy, key)});
    for (const auto key : kiosk::string_list_keys())
        if (house().strings.has(kEasy, key))
            for (const std::string& text : house().strings.list(kEasy, key)) all.push_back({std::string(key), text});
    for (const auto& [id, event] : house().catalog.events) add(all, id, event.card), add(all, id, event.detail);
    for (const auto& section : house().catalog.sections) add(all, section.id, section.title);
    for (const auto& [id, question] : house().catalog.questions) {
        for (const auto* texts : {&question.text, &question.why, &question.help}) add(all, id, *texts);
        for (const auto& variant : question.variants)
            for (const auto* texts : {&variant.text, &variant.why, &variant.help}) add(all, id, *texts);
    }
    for (const auto& [id, question] : house().catalog.questions)
        if (question.one_and_rest) add(all, id, question.one_and_rest->text);
    for (const auto& [id, group] : house().catalog.groups) {
        for (const auto* texts : {&group.text, &group.why, &group.help}) add(all, id, *texts);
        for (const auto& entry : group.entries) add(all, id, entry.text);
    }
    for (const auto& [id, item] : house().catalog.items)
        for (const auto& choice : item.choices) add(all, id, choice.text);
    return all;
}

int kanji_in(const std::string& text) {
    int count = 0;
    for (const char32_t c : kiosk::decode(text)) count += kiosk::ui::is_kanji(c);
    return count;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences(1);
    for (const char32_t c : kiosk::decode(kiosk::ui::without_readings(text))) {
        sentences.back() += kiosk::encode(std::u32string(1, c));
        if (c == 0x3002 || c == '\n') sentences.emplace_back();
    }
    if (sentences.back().empty()) sentences.pop_back();
    return sentences;
}

bool is_choice(const std::string& where) { return house().catalog.item(where) && !house().catalog.questions.contains(where); }

}  // namespace

TEST_CASE("Every kanji of やさしい日本語 has its reading above it") {
    const auto all = shown();
    for (const Sentence& sentence : all)
        for (const auto& piece : kiosk::ui::pieces(sentence.text))
            CHECK_MESSAGE((!piece.reading.empty() || kanji_in(piece.base) == 0), sentence.where << ": " << sentence.text);
    CHECK(all.size() > 1500);
}

TEST_CASE("Two readings side by side are never read as one word") {
    constexpr double kApart = 0.15;                             // of the letters below
    int pairs = 0;
    for (kiosk::Shot& shot : every_page::shots(terminal::household("family_of_four"))) {
        shot.session.language = "ja_easy";
        for (const kiosk::ui::Widget& widget : every_page::laid(shot).widgets) {
            const kiosk::ui::TextLine* before = nullptr;
            for (const kiosk::ui::TextLine& line : widget.lines) {
                if (!line.is_reading) continue;
                if (before && std::abs(before->baseline_mm - line.baseline_mm) < 0.01 && before->x_mm < line.x_mm) {
                    ++pairs;
                    CHECK_MESSAGE(line.x_mm - before->x_mm - before->width_mm > kApart * 2 * line.type.em_mm, shot.name << ": " << before->text << line.text);
                }
                before = &line;
            }
        }
    }
    CHECK(pairs > 1000);
}

TEST_CASE("Sentences of やさしい日本語 have at most 40 letters and 13 kanji, and none says no twice") {
    int asserted = 0;
    for (const Sentence& whole : shown()) {
        const bool is_sentence = whole.text.find(' ') != std::string::npos || kiosk::ui::without_readings(whole.text).ends_with("\u3002");       // labels of official things have no easy form
        if (!is_sentence || is_choice(whole.where)) continue;
        for (const std::string& sentence : sentences_of(whole.text)) {
            ++asserted;
            std::string bare = sentence;
            std::erase(bare, ' ');
            CHECK_MESSAGE(kiosk::letter_count(bare) <= 40, whole.where << ": " << sentence);
            CHECK_MESSAGE(kanji_in(sentence) <= 13, whole.where << ": " << sentence);
            // More than four things in a row are no sentence any more.
            const std::string spoken = kiosk::ui::without_readings(bare);
            int commas = 0;
            for (std::size_t at = spoken.find("\u3001"); at != std::string::npos; at = spoken.find("\u3001", at + 1)) ++commas;
            CHECK_MESSAGE(commas <= 3, whole.where << ": " << sentence);
            const bool denies_condition = std::regex_search(spoken, std::regex("(\u306A\u3044\u3068|\u306A\u3051\u308C\u3070)[^\u3002\u3001]*(\u307E\u305B\u3093|\u306A\u3044)\u3002"));
            CHECK_MESSAGE(!denies_condition, whole.where << ": " << sentence);
            for (const char* twice : {"\u306A\u3044\u308F\u3051\u3067\u306F\u306A\u3044", "\u306A\u304F\u306F\u306A\u3044", "\u306A\u3044\u3053\u3068\u306F\u306A\u3044", "\u3056\u308B\u3092\u5F97\u306A\u3044"})
                CHECK_MESSAGE(bare.find(twice) == std::string::npos, whole.where << ": " << sentence);
        }
    }
    CHECK(asserted > 700);
}

TEST_CASE("Sentences of やさしい日本語 that end in 。 end politely") {
    const std::vector<std::string> polite = {"\u3067\u3059", "\u307E\u3059", "\u304F\u3060\u3055\u3044", "\u307E\u305B\u3093", "\u307E\u3057\u305F", "\u3067\u3057\u305F", "\u304B", "\u307E\u3057\u3087\u3046"};
    for (const Sentence& whole : shown())
        for (const std::string& sentence : sentences_of(whole.text)) {
            if (is_choice(whole.where)) continue;
            if (!sentence.ends_with("\u3002")) continue;
            const bool is_example = sentence.starts_with("\u4F8B\uFF1A");
            if (is_example) continue;
            const std::string bare = sentence.substr(0, sentence.size() - 3);
            const bool is_polite = std::any_of(polite.begin(), polite.end(), [&](const std::string& end) {
                return bare.ends_with(end) || sentence.find(end + "\uFF08") != std::string::npos;      // a bracket may follow the end
            });
            CHECK_MESSAGE(is_polite, whole.where << ": " << sentence);
        }
}

TEST_CASE("Sentences of やさしい日本語 are written with spaces between their words") {
    constexpr int kLettersWithoutSpace = 14;                     // a long word with what belongs to it: 「マイナンバーカードを」
    int asserted = 0;
    for (const Sentence& whole : shown()) {
        if (is_choice(whole.where)) continue;
        for (const std::string& sentence : sentences_of(whole.text)) {
            if (!sentence.ends_with("\u3002")) continue;
            ++asserted;
            int run = 0, longest = 0;
            for (const char32_t letter : kiosk::decode(sentence)) {
                const bool breaks = letter == U' ' || letter == 0x3000 || letter == 0x3001 || letter == 0x300C || letter == 0x300D || letter == 0xFF08 || letter == 0xFF09 || letter == 0xFF1A || letter == U'\n';
                run = breaks ? 0 : run + 1;
                longest = std::max(longest, run);
            }
            CHECK_MESSAGE(longest <= kLettersWithoutSpace, whole.where << ": " << sentence);
        }
    }
    CHECK(asserted > 300);
}

TEST_CASE("What the catalog says to residents it says in every language: questions, reasons, help, choices, errands, sections, pages of several questions") {
    int said = 0;
    const auto check = [&](const std::string& where, const forms::Texts& texts) {
        for (const std::string& language : house().strings.languages()) {
            const auto text = texts.find(language);
            const bool is_said = text != texts.end() && !text->second.empty();
            CHECK_MESSAGE((texts.empty() || is_said), where << ": " << language);
            said += is_said;
        }
    };
    const forms::Catalog& catalog = house().catalog;
    for (const auto& [id, event] : catalog.events) check(id, event.card), check(id, event.detail);
    for (const auto& section : catalog.sections) check(section.id, section.title);
    for (const auto& [id, question] : catalog.questions) {
        CHECK_MESSAGE(!question.text.empty(), id);
        for (const auto* texts : {&question.text, &question.why, &question.help}) check(id, *texts);
        for (const auto& variant : question.variants)
            for (const auto* texts : {&variant.text, &variant.why, &variant.help}) check(id, *texts);
        if (question.one_and_rest) check(id, question.one_and_rest->text);
    }
    for (const auto& [id, group] : catalog.groups) {
        for (const auto* texts : {&group.text, &group.why, &group.help}) check(id, *texts);
        for (const auto& entry : group.entries) check(id, entry.text);
    }
    for (const auto& [id, item] : catalog.items)
        for (const auto& choice : item.choices)
            if (catalog.question_for(id)) check(id + "." + choice.id, choice.text);
    CHECK(said > 4000);
}

TEST_CASE("No word of a Latin language is shouted in capitals") {
    const std::regex shouted("\\b[A-Z]{4,}\\b"), quoted("\u201C[^\u201D]*\u201D");       // what stands on a card is quoted as it stands
    int said = 0;
    const auto check = [&](const std::string& where, const std::string& text) {
        ++said;
        CHECK_MESSAGE(!std::regex_search(std::regex_replace(text, quoted, std::string()), shouted), where << ": " << text);
    };
    for (const auto key : kiosk::string_keys())
        if (!is_board(key) && !key.starts_with("desk.")) check(std::string(key), house().strings.text("en", key));
    for (const auto& [id, question] : house().catalog.questions)
        for (const auto* texts : {&question.text, &question.why, &question.help}) check(id, forms::text_in(*texts, "en"));
    CHECK(said > 1000);
}

TEST_CASE("A reading belongs to the kanji before it, and a name is never given one") {
    using kiosk::ui::Piece;
    CHECK(kiosk::ui::pieces("\u65B0\u3057\u3044 \u4F4F\u6240\u300A\u3058\u3085\u3046\u3057\u3087\u300B\u3092") ==
          std::vector<Piece>{{"\u65B0\u3057\u3044 ", ""}, {"\u4F4F\u6240", "\u3058\u3085\u3046\u3057\u3087"}, {"\u3092", ""}});
    CHECK(kiosk::ui::pieces("\uFF5C1\u65E5\u300A\u3064\u3044\u305F\u3061\u300B") == std::vector<Piece>{{"1\u65E5", "\u3064\u3044\u305F\u3061"}});
    CHECK(kiosk::ui::as_spoken("\u4F4F\u6240\u300A\u3058\u3085\u3046\u3057\u3087\u300B\u306F") == "\u3058\u3085\u3046\u3057\u3087\u306F");
    CHECK(kiosk::ui::without_readings("\u300A\u3042") == "\u300A\u3042");
    const forms::Answers family = terminal::household("family_of_four");
    kiosk::Session session;
    session.answers = family;
    session.language = kEasy;
    const forms::Slot slot{"sex", 0};
    session.page = kiosk::QuestionPage{slot, kiosk::blank_draft(*house().catalog.item("sex"), house().books), std::nullopt, std::nullopt};
    const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    const std::string name = forms::view_case(house().catalog, family, house().today).situation.person_name(0);
    CHECK(page.find("heading")->given.find(name) != std::string::npos);
    CHECK(page.find("heading")->speech.find(name) != std::string::npos);
}

TEST_CASE("Every language says every sentence; only boards and signs are shared") {
    for (const std::string& language : house().strings.languages())
        for (const auto* keys : {&kiosk::string_keys(), &kiosk::string_list_keys()})
            for (const auto key : *keys)
                if (!is_board(key) && !key.starts_with("desk.")) CHECK_MESSAGE(house().strings.has(language, key), language << ": " << key);
    CHECK(house().strings.languages().size() >= 3);
}
