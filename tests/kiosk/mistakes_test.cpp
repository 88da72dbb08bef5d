// What people type and mistype: one row a mistake, with the sentence it gets and the field it is pointed out at; and that
// nothing is refused for its width or kind of kana.
#include "forms/answers_file.h"
#include "forms/phone.h"
#include "kiosk/ui/ruby.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <random>

using terminal::house;

namespace {

using terminal::after;

struct Row {
    const char* item;
    std::vector<kiosk::EditAction> typed;
    const char* problem;           // empty: taken
    int part;
};


kiosk::Session typed_into(const std::string& item, const std::vector<kiosk::EditAction>& actions) {
    const forms::Item& known = *house().catalog.item(item);
    kiosk::Session session;
    session.answers.set({"event", forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    session.page = kiosk::QuestionPage{{item, known.per_person ? 0 : forms::kWholeCase}, kiosk::blank_draft(known, house().books), std::nullopt, std::nullopt};
    for (const kiosk::EditAction& action : actions) session = after(std::move(session), kiosk::Edit{action});
    return session;
}

std::vector<kiosk::EditAction> date(const char* calendar, const char* year, const char* month, const char* day) {
    using namespace kiosk;
    std::vector<EditAction> actions;
    if (*calendar) actions.push_back(ChooseOption{calendar});
    int part = 0;
    for (const std::string digits : {year, month, day}) {
        actions.push_back(FocusPart{part++});
        for (const char digit : digits) actions.push_back(TypeText{std::string(1, digit)});
    }
    return actions;
}

}  // namespace

TEST_CASE("Every mistake is told in one short sentence above and at its field, and what was typed stays") {
    using namespace kiosk;
    const std::vector<Row> rows = {
        {"birth", date("", "60", "1", "1"), "problem.date.calendar", -1},
        {"birth", date("showa", "", "13", "40"), "problem.date.year", 0},
        {"birth", date("showa", "60", "", "40"), "problem.date.month", 1},
        {"birth", date("showa", "60", "13", ""), "problem.date.day", 2},
        {"birth", date("showa", "60", "13", "40"), "problem.date.no_such_month", 1},
        {"birth", date("showa", "60", "2", "40"), "problem.date.no_such_day", 2},
        {"birth", date("showa", "60", "2", "30"), "problem.date.no_such_day", 2},
        {"birth", date("showa", "64", "1", "8"), "problem.date.ends_showa", 0},
        {"birth", date("showa", "64", "1", "7"), "", 0},
        {"birth", date("heisei", "1", "1", "8"), "", 0},
        {"name", {}, "problem.name.empty", 0},
        {"name", {TypeText{"A"}}, "", 0},
        {"kana", {}, "problem.text.empty", 0},
        {"phone", {}, "problem.digits.empty", 0},
        {"new_address", {}, "problem.address.town", 0},
        {"old_address", {TypeText{"7"}}, "problem.address.postal_digits", 0},
        {"old_address", {TypeText{"0000000"}}, "problem.address.postal_unknown", 0},
        {"old_address", {ChooseWay{AddressWay::area}}, "problem.address.prefecture", 0},
        {"old_address", {ChooseWay{AddressWay::abroad}}, "problem.address.country", 0},
        {"bank_name", {}, "problem.bank.bank", 0},
        {"sex", {}, "problem.choice.none", 0},
    };
    int told_at_field = 0;
    for (const Row& row : rows) {
        CAPTURE(row.item);
        CAPTURE(row.problem);
        const Session before = typed_into(row.item, row.typed);
        const Session pressed = after(before, Next{});
        const auto* page = std::get_if<QuestionPage>(&pressed.page);
        const bool was_taken = !page || page->slot.item != row.item;
        CHECK(was_taken == (*row.problem == '\0'));
        if (was_taken) continue;
        if (*row.problem == '\0') continue;
        REQUIRE(page->problem);
        CHECK(page->problem->key == row.problem);
        CHECK(page->problem->part == row.part);
        const auto shown = screens::make_page(pressed, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
        const std::string& sentence = house().strings.text("ja", row.problem);
        REQUIRE(shown.find("problem"));
        CHECK(shown.find("problem")->text() == sentence);
        const ui::Widget* title = shown.find("problem.title");
        CHECK(title->text() == house().strings.text("ja", "problem.title"));
        REQUIRE(title->tap);                                               // the summary leads to the field, where everything stays
        CHECK(*title->tap == Tap(Edit{FocusPart{std::max(0, row.part)}}));
        const Session led = after(pressed, to_event(*title->tap));
        const auto& there = std::get<QuestionPage>(led.page);
        CHECK_FALSE(there.problem);
        CHECK(shown.find("problem.icon")->icon == ui::Icon::warning);
        if (shown.find("mistake")) CHECK(shown.find("mistake")->text() == sentence);
        const auto led_to = screens::make_page(led, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
        for (const auto& widget : led_to.widgets)
            if (const auto* field = widget.role == ui::Role::field ? shown.find(widget.id) : nullptr) CHECK(widget.text() == field->text());
        const auto stood = screens::make_page(before, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
        int fields = 0, pointed_at = 0;
        for (const auto& widget : shown.widgets) {
            if (widget.role != ui::Role::field) continue;
            ++fields;
            pointed_at += widget.look.border == ui::kRedBorder && widget.look.border_mm > 1;
            if (const auto* field = stood.find(widget.id)) CHECK(widget.text() == field->text());          // what was typed stays
        }
        if (fields > 0 && row.part >= 0) CHECK_MESSAGE(pointed_at == 1, row.problem);
        told_at_field += shown.find("mistake") != nullptr;
    }
    CHECK(told_at_field > 8);
}

TEST_CASE("A mistake that was pointed out goes away with the next touch of its field, and the field keeps the caret") {
    for (const auto& [item, typed, part] : {std::tuple{"birth", date("showa", "60", "13", "1"), 1}, std::tuple{"birth", date("showa", "60", "2", "30"), 2}, std::tuple{"phone", std::vector<kiosk::EditAction>{}, 0}}) {
        const kiosk::Session pressed = after(typed_into(item, typed), kiosk::Next{});
        REQUIRE(std::get<kiosk::QuestionPage>(pressed.page).problem);
        if (const auto* draft = std::get_if<kiosk::DateDraft>(&std::get<kiosk::QuestionPage>(pressed.page).draft)) CHECK(draft->focus == part);
        const kiosk::Session mended = after(pressed, kiosk::Edit{kiosk::TypeText{"1"}});
        CHECK_FALSE(std::get<kiosk::QuestionPage>(mended.page).problem);
    }
}

TEST_CASE("What the check of an answer does not take is told in the resident's language, by the sentence of its kind") {
    using namespace kiosk;
    const auto digits = [](const std::string& text) {
        std::vector<EditAction> typed;
        for (const char digit : text) typed.push_back(TypeText{std::string(1, digit)});
        return typed;
    };
    struct Wrong {
        const char* item;
        std::vector<EditAction> typed;
        forms::ValueFault fault;
    };
    const std::vector<Wrong> wrong = {
        {"birth", date("reiwa", "90", "1", "1"), forms::ValueFault::in_future},
        {"birth", date("meiji", "20", "1", "1"), forms::ValueFault::too_old},
        {"phone", digits("123"), forms::ValueFault::phone_area_code},
        {"phone", digits("090123"), forms::ValueFault::phone_length},
        {"phone", digits("0000000000"), forms::ValueFault::phone_area},
        {"kana", {TypeText{"SMITH"}}, forms::ValueFault::kana_letters},
        {"kana", {TypeText{"\u5C71\u7530"}}, forms::ValueFault::kana_only},
        {"name", digits(std::string(120, '1')), forms::ValueFault::too_long},
    };
    for (const Wrong& one : wrong) {
        const Session pressed = after(typed_into(one.item, one.typed), Next{});
        CAPTURE(one.item);
        const auto* page = std::get_if<QuestionPage>(&pressed.page);
        REQUIRE(page);
        REQUIRE(page->problem);
        CHECK(page->problem->key == "problem.value." + std::string(forms::to_id(one.fault)));
        for (const std::string& language : house().strings.languages()) {
            Session said = pressed;
            said.language = language;
            const std::string sentence = screens::make_page(said, house().world(), house().strings, house().fonts, terminal::kPortrait, 0).find("problem")->text();
            const Words words(house().strings, language);
            CHECK(sentence == ui::without_readings(words(page->problem->key, {{"least", std::to_string(page->problem->least)}, {"most", std::to_string(page->problem->most)}})));
            CHECK(sentence.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("Sentences about mistakes are short, say what to do and do not scold") {
    int sentences = 0;
    for (const auto key : kiosk::string_keys()) {
        if (!key.starts_with("problem.")) continue;
        ++sentences;
        const std::string& text = house().strings.text("ja", key);
        CAPTURE(text);
        CHECK(kiosk::letter_count(text) <= 30);
        for (const char* word : {"\u7121\u52B9", "\u4E0D\u6B63", "\u30A8\u30E9\u30FC", "\u5931\u6557", "\u5FC5\u9808", "\u5165\u529B\u3057\u3066\u304F\u3060\u3055\u3044"})
            CHECK(text.find(word) == std::string::npos);
    }
    CHECK(sentences > 40);
}

TEST_CASE("A telephone number is understood with whatever stands between its digits, and gets its hyphens") {
    std::mt19937 random(11);
    const char* const between[] = {"", "-", "\u2010", "\u30FC", "\uFF0D", " ", "\u3000", "(", ")", "\u2212", "\u2013", "\uFF08", "\uFF09", "\u00A0"};
    const std::pair<const char*, const char*> numbers[] = {
        {"0838221234", "0838-22-1234"}, {"09012345678", "090-1234-5678"}, {"0312345678", "03-1234-5678"}, {"+819012345678", "090-1234-5678"}, {"0120123456", "0120-123-456"}};
    for (int round = 0; round < 100; ++round)
        for (const auto& [digits, hyphenated] : numbers) {
            std::vector<kiosk::EditAction> typed;
            std::string whole;
            for (const char digit : std::string(digits)) {
                const char* mark = between[random() % std::size(between)];
                const bool is_wide = random() % 2 == 0 && digit != '+';
                const std::string letter = is_wide ? terminal::in_wide_digits(std::string(1, digit)) : std::string(1, digit);
                typed.push_back(kiosk::TypeText{letter});
                typed.push_back(kiosk::TypeText{mark});
                whole += letter + mark;
            }
            const auto parsed = forms::hyphenate_phone(kiosk::decode(whole));
            REQUIRE(std::holds_alternative<std::string>(parsed));
            CHECK(std::get<std::string>(parsed) == hyphenated);
            const std::string international = forms::e164_phone(kiosk::decode(whole));
            CHECK(international == "+81" + std::string(digits).substr(*digits == '+' ? 3 : 1));
            CHECK(std::get<std::string>(forms::hyphenate_phone(kiosk::decode(international))) == hyphenated);       // nothing is lost between the two
            if (round % 10) continue;
            const kiosk::Session said = after(typed_into("phone", typed), kiosk::Next{});
            const auto* answer = said.answers.find({"phone", forms::kWholeCase});
            REQUIRE(answer);
            CHECK(*answer->value == forms::Value{std::string(hyphenated)});
        }
}

TEST_CASE("Kana are never refused for their width or kind: hiragana, katakana, half-width become one reading") {
    const std::pair<const char*, const char*> kinds[] = {
        {"\u304E\u3087\u3046\u3060", "\u3053\u3046\u3078\u3044"},                                      // ぎょうだ こうへい
        {"\u30AE\u30E7\u30A6\u30C0", "\u30B3\u30A6\u30D8\u30A4"},                                      // ギョウダ コウヘイ
        {"\uFF77\uFF9E\uFF6E\uFF73\uFF80\uFF9E", "\uFF7A\uFF73\uFF8D\uFF72"},                          // ｷﾞｮｳﾀﾞ ｺｳﾍｲ
        {"\u304E\u30E7\u3046\u30C0", "\u30B3\u3046\uFF8D\u30A4"}};                                      // mixed
    for (const auto& [family, given] : kinds) {
        const kiosk::Session said = after(typed_into("kana", {kiosk::TypeText{family}, kiosk::FocusPart{1}, kiosk::TypeText{given}}), kiosk::Next{});
        const auto* kana = said.answers.find({"kana", 0});
        REQUIRE(kana);
        CHECK(*kana->value == forms::Value{std::string("\u30AE\u30E7\u30A6\u30C0 \u30B3\u30A6\u30D8\u30A4")});
    }
}
