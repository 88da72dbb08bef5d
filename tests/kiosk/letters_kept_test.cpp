// What the board of the screen can write, and that no letter of a name is changed on its way into the case: every kanji there is,
// with its shapes, and every width and kind of kana.
// Candidates by reading are names_test.cpp's.
#include "forms/answers_file.h"
#include "forms/answers_writing.h"
#include "kiosk/entry.h"
#include "kiosk/letters.h"
#include "kiosk/store/content.h"
#include "printer/papers.h"
#include "support/resident.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>

using terminal::after;
using terminal::house;
using terminal::in_wide_digits;

namespace {

kiosk::Session asked_for(const std::string& item, kiosk::Draft draft) {
    kiosk::Session session;
    session.answers.set({"event", forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    const forms::Item& known = *house().catalog.item(item);
    session.page = kiosk::QuestionPage{{item, known.per_person ? 0 : forms::kWholeCase}, std::move(draft), std::nullopt, std::nullopt};
    return session;
}

/// The answer after 「つぎへ」; nothing where the page stayed.
std::optional<forms::Value> said_after(const kiosk::Session& session, const std::string& item) {
    const kiosk::Session next = after(session, kiosk::Next{});
    const forms::Answer* said = next.answers.find({item, house().catalog.item(item)->per_person ? 0 : forms::kWholeCase});
    return said ? said->value : std::nullopt;
}

/// A name as it goes into the case when it is typed in two fields.
std::string name_in_case(const std::string& family, const std::string& given) {
    kiosk::NameDraft draft;
    draft.typed = {family, given};
    const auto said = said_after(asked_for("name", draft), "name");
    return said ? std::get<std::string>(*said) : std::string();
}

/// Unified and compatibility ideographs of Unicode 15.1, in which every letter of 文字情報基盤 is found.
constexpr std::pair<char32_t, char32_t> kIdeographs[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFA6D}, {0xFA70, 0xFAD9}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D},
                                                         {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x2F800, 0x2FA1D}, {0x30000, 0x3134A}, {0x31350, 0x323AF}};

/// A board in memory: every tap goes through the page as it is laid.
class BoardGlass : public resident::Glass {
public:
    BoardGlass(kiosk::Session session, kiosk::ui::SizeMm size) : session_(std::move(session)), size_(size) {}
    std::string page() override { return shown().id; }
    std::set<std::string> targets() override {
        std::set<std::string> ids;
        for (const auto& widget : shown().widgets)
            if (widget.tap) ids.insert(widget.id);
        return ids;
    }
    void tap(const std::string& id) override {
        const auto page = shown();
        const auto* widget = page.find(id);
        REQUIRE_MESSAGE((widget && widget->tap), id);
        session_ = after(std::move(session_), kiosk::to_event(*widget->tap));
    }
    void type(const std::string& text) override { resident::type_on_board(*this, text); }

    kiosk::ui::Page shown() const { return kiosk::screens::make_page(session_, house().world(), house().strings, house().fonts, size_, 0); }
    const kiosk::Draft& draft() const { return std::get<kiosk::QuestionPage>(session_.page).draft; }

private:
    kiosk::Session session_;
    kiosk::ui::SizeMm size_;
};

/// A free text of the catalog.
const forms::Item& some_text() {
    for (const auto& [id, item] : house().catalog.items)
        if (item.type == forms::ItemType::text && house().catalog.question_for(id) && std::holds_alternative<kiosk::TextDraft>(kiosk::blank_draft(item, house().books))) return item;
    FAIL("no item of free text");
    return house().catalog.items.begin()->second;
}

}  // namespace

TEST_CASE("Every ideograph, alone and with every shape selector that names use, goes into the case as it was typed") {
    int letters = 0;
    const auto check = [&](std::u32string& family, std::u32string& given) {
        if (family.empty()) return;
        const std::string first = kiosk::encode(family), second = kiosk::encode(given.empty() ? U"\u5B50" : given);
        REQUIRE(name_in_case(first, second) == first + " " + second);
        family.clear();
        given.clear();
    };
    std::u32string family, given;
    for (const auto& [from, to] : kIdeographs)
        for (char32_t letter = from; letter <= to; ++letter) {
            family += letter;
            given += letter;
            given += static_cast<char32_t>(0xE0100 + letter % 16);
            ++letters;
            if (family.size() == 40) check(family, given);
        }
    check(family, given);
    CHECK(letters > 90'000);
}

TEST_CASE("A name comes out of the answers file and of the sealed case byte for byte, whatever its letters") {
    namespace store = kiosk::store;
    const store::KeyPair keys = store::make_key_pair();
    for (const char* name : {"\u6E21\u9089\U000E0110 \u8FBB\U000E0100\u5B50", "\uFA11\u9AD9 \U00020BB7", "\u795E \uFA19", "NGUYEN THI LAN", "O'NEIL-\u00C5S \u00DFE", "\u30A2\u30CB\u30FC\u30FB\u30EA\u30FC"}) {
        forms::Answers answers = terminal::household("single");
        answers.set({"name", 0}, std::string(name), forms::Source::resident);
        const auto reading = forms::read_answers(forms::write_answers(answers, house().catalog), house().catalog, house().today);
        const forms::Answer* said = reading.answers.find({"name", 0});
        REQUIRE_MESSAGE(said, name);
        CHECK(*said->value == forms::Value{std::string(name)});
        store::CaseContent content;
        content.id = store::new_case_id();
        content.answers = answers;
        content.today = house().today;
        const auto opened = store::open_content(keys, content.id, store::seal_content(keys.open, content));
        REQUIRE(std::holds_alternative<store::CaseContent>(opened));
        CHECK(*std::get<store::CaseContent>(opened).answers.find({"name", 0})->value == forms::Value{std::string(name)});
    }
}

TEST_CASE("A name may be one word, Latin, and a hundred letters long; a longer one is told and stays") {
    CHECK(name_in_case("SUHARTO", "") == "SUHARTO");
    CHECK(name_in_case("", "\u592A\u90CE") == "\u592A\u90CE");
    CHECK(name_in_case("GARC\u00CDA M\u00C1RQUEZ", "JOS\u00C9") == "GARC\u00CDA M\u00C1RQUEZ JOS\u00C9");
    const std::string long_family(60, 'A'), long_given(39, 'B');
    CHECK(name_in_case(long_family, long_given) == long_family + " " + long_given);
    const std::string too_long(120, 'C');
    kiosk::NameDraft draft;
    draft.typed = {too_long, ""};
    const kiosk::Session stays = after(asked_for("name", draft), kiosk::Next{});
    REQUIRE(std::holds_alternative<kiosk::QuestionPage>(stays.page));
    CHECK(std::get<kiosk::QuestionPage>(stays.page).problem);
    CHECK(std::get<kiosk::NameDraft>(std::get<kiosk::QuestionPage>(stays.page).draft).typed[0] == too_long);
}

TEST_CASE("A letter of a name that no font draws is never printed blank: what is wrong names the letter and what staff do, and the screen shows 〓") {
    for (const auto& [name, code] : {std::pair{"\u4E13 \u592A", "U+4E13"}, std::pair{"\U00030000 \u592A", "U+30000"}}) {
        forms::Answers answers = terminal::household("single");
        answers.set({"name", 0}, std::string(name), forms::Source::resident);
        const auto papers = printer::make_papers(house().catalog, answers, house().today, house().fonts);
        REQUIRE(papers);
        CHECK_FALSE(papers->complete);
        CHECK(std::any_of(papers->findings.begin(), papers->findings.end(), [&](const printer::Finding& finding) {
            return finding.level == printer::Level::error && finding.message.find(code) != std::string::npos && finding.remedy == printer::kMendLetter;
        }));
        CHECK(printer::lacks_only_letters(papers->findings));          // nothing else is wrong, and it is not told twice
        kiosk::Session session;
        session.answers = answers;
        session.page = kiosk::CheckPage{};
        std::string shown;
        for (const auto& widget : kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0).widgets) shown += widget.text() + "\n";
        CHECK(shown.find("\u3013 \u592A") != std::string::npos);       // never a gap on the screen either
        CHECK(shown.find(house().strings.text("ja", "review.no_letter")) != std::string::npos);
    }
}

TEST_CASE("The board begins with the 五十音 and writes every kana with its marks, the Latin letters and the digits, on every panel") {
    const forms::Item& item = some_text();
    std::u32string kana;
    for (char32_t letter = 0x3041; letter <= 0x3094; ++letter)
        if (letter != 0x3090 && letter != 0x3091) kana += letter;      // ゐ and ゑ are old
    kana += U"\u30FC";
    for (const auto size : {terminal::kPortrait, terminal::kLandscape, terminal::kSmallPortrait, terminal::kSmallLandscape}) {
        CAPTURE(size.width_mm);
        BoardGlass glass(asked_for(item.id, kiosk::blank_draft(item, house().books)), size);
        CHECK(std::get<kiosk::TextDraft>(glass.draft()).keys == kiosk::Keys::hiragana);
        glass.type(kiosk::encode(kana));
        CHECK(std::get<kiosk::TextDraft>(glass.draft()).parts[0] == kiosk::encode(kana));
        BoardGlass latin(asked_for(item.id, kiosk::blank_draft(item, house().books)), size);
        const std::string letters = "QWERTYUIOPASDFGHJKLZXCVBNM0123456789-";
        latin.type(letters);
        CHECK(std::get<kiosk::TextDraft>(latin.draft()).parts[0] == letters);
        for (const auto& widget : latin.shown().widgets)
            if (widget.role == kiosk::ui::Role::key) CHECK_MESSAGE((widget.box.width_mm > 14.95 && widget.box.height_mm > 14.95), widget.id);
    }
}

TEST_CASE("Free text becomes kanji reading by reading, and hiragana that is left stays as it is") {
    const forms::Item& item = some_text();
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        BoardGlass glass(asked_for(item.id, kiosk::blank_draft(item, house().books)), size);
        for (const auto& [reading, kanji] : {std::pair{"\u304B\u3044", "\u4F1A"}, std::pair{"\u3057\u3083", "\u793E"}, std::pair{"\u3044\u3093", "\u54E1"}}) {       // 会社員
            glass.type(reading);
            resident::tap_on_sheets(glass, std::string("choice.") + kanji);
        }
        glass.type("\u306E");
        CHECK(std::get<kiosk::TextDraft>(glass.draft()).parts[0] == "\u4F1A\u793E\u54E1\u306E");
    }
}

TEST_CASE("Nothing is learned: after a visit the same reading offers the same spellings in the same order, to the next as to the first") {
    const auto offered = [] {
        kiosk::NameDraft draft;
        draft.typed = {"\u308F\u305F\u306A\u3079", ""};
        return kiosk::spellings(draft, house().books.names);
    };
    const auto before = offered();
    REQUIRE(before.size() > 5);
    kiosk::NameDraft draft;
    draft.typed = {"\u308F\u305F\u306A\u3079", "\u3088\u3057\u3053"};
    kiosk::Session session = after(asked_for("name", draft), kiosk::Next{});
    for (int i = 0; i < 3; ++i) session = after(after(std::move(session), kiosk::Edit{kiosk::ChooseOption{before.back()}}), kiosk::Back{});
    CHECK(offered() == before);
}

TEST_CASE("Whatever the width of digits and letters, every item that takes them takes the same") {
    int asserted = 0;
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        CAPTURE(id);
        const auto typed = [&](const std::string& text) {
            kiosk::Session session = asked_for(id, kiosk::blank_draft(item, house().books));
            for (const char32_t letter : kiosk::decode(text)) session = after(std::move(session), kiosk::Edit{kiosk::TypeText{kiosk::encode(std::u32string(1, letter))}});
            return said_after(session, id);
        };
        const auto check_same = [&](const std::string& narrow, const std::string& wide) {
            const auto said = typed(narrow), other = typed(wide);
            CHECK(said == other);
            asserted += said.has_value();
        };
        const kiosk::Draft blank = kiosk::blank_draft(item, house().books);
        if (std::holds_alternative<kiosk::DigitsDraft>(blank))
            for (const char* number : {"2", "12", "123", "1234567", "0838221234", "123456789012"}) check_same(number, in_wide_digits(number));
        if (std::holds_alternative<kiosk::TextDraft>(blank) && item.type == forms::ItemType::kana)
            check_same("\u3059\u305A\u304D", "\uFF7D\uFF7D\uFF9E\uFF77");
    }
    CHECK(asserted > 10);
}
