// What becomes of a value as typed: the cleaned value, or a polite sentence that says what to do.
// Invented people only; today is 10 April 2026.
#include "forms/answers_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace forms;

constexpr Date kToday{2026, 4, 10};

Item item_of(ItemType type) {
    Item item;
    item.id = "item";
    item.type = type;
    item.choices = {{"a", "あ", {}}, {"b", "い", {}}, {"c", "う", {}}};
    return item;
}

std::string text_of(const CheckedValue& checked) {
    INFO(checked.message);
    REQUIRE(checked.value);
    REQUIRE(std::holds_alternative<std::string>(*checked.value));
    return std::get<std::string>(*checked.value);
}

std::string accepted(ItemType type, const char* raw) { return text_of(check_value(item_of(type), std::string(raw), kToday)); }

CheckedValue refused(const Item& item, Value raw) {
    CheckedValue checked = check_value(item, std::move(raw), kToday);
    CHECK_FALSE(checked.value);
    CHECK_FALSE(checked.message.empty());
    return checked;
}

CheckedValue refused(ItemType type, const char* raw) { return refused(item_of(type), std::string(raw)); }

Item past_date(const char* id) {
    Item item = item_of(ItemType::date);
    item.id = id;
    item.past_only = true;
    return item;
}

Date accepted_date(const Item& item, const char* raw) {
    const auto checked = check_value(item, std::string(raw), kToday);
    INFO(raw << " " << checked.message);
    REQUIRE(checked.value);
    return std::get<Date>(*checked.value);
}

Date accepted_date(const char* raw) { return accepted_date(item_of(ItemType::date), raw); }

Address city_hall() { return {"758-8555", "山口県", "萩市", "大字江向", "510番地", "", ""}; }

Address accepted_address(const Address& raw) {
    const auto checked = check_value(item_of(ItemType::address), raw, kToday);
    INFO(checked.message);
    REQUIRE(checked.value);
    return std::get<Address>(*checked.value);
}

const std::vector<ItemType> kAllTypes{ItemType::name,      ItemType::kana,   ItemType::text,   ItemType::date,
                                      ItemType::address,   ItemType::phone,  ItemType::choice, ItemType::multi_choice,
                                      ItemType::yes_no,    ItemType::number, ItemType::digits, ItemType::postal_code,
                                      ItemType::my_number, ItemType::person};

const std::vector<Value> kOneOfEveryKind{std::string("x"), Date{2026, 4, 1}, Address{},     true,
                                         std::int64_t{99}, PersonRef{99},    ChoiceSet{"x"}};

}  // namespace

TEST_CASE("a value of any kind for an item of any type gives a value or a sentence") {
    int refusals = 0;
    for (const ItemType type : kAllTypes) {
        for (const Value& raw : kOneOfEveryKind) {
            const auto checked = check_value(item_of(type), raw, kToday);
            CHECK(checked.value.has_value() == checked.message.empty());
            refusals += checked.value ? 0 : 1;
        }
    }
    CHECK(refusals > 80);
}

TEST_CASE("sentences are polite, end with a full stop and never repeat what was typed") {
    std::vector<CheckedValue> refusals;
    for (const ItemType type : kAllTypes) {
        for (const char* raw : {"", " ", "9", "秘密のことば!", "\xFF", "2026-02-30", "123456789012"}) {
            const auto checked = check_value(item_of(type), std::string(raw), kToday);
            if (!checked.value) refusals.push_back(checked);
        }
        for (const Value& raw : kOneOfEveryKind) {
            const auto checked = check_value(item_of(type), raw, kToday);
            if (!checked.value) refusals.push_back(checked);
        }
    }
    CHECK(refusals.size() > 100);
    for (const CheckedValue& refusal : refusals) {
        const std::string all = refusal.message + refusal.remedy;
        for (const char* word : {"無効", "不正", "エラー", "失敗", "入力してください", "秘密", "123456789012", "2026-02-30"}) {
            CHECK_MESSAGE(all.find(word) == std::string::npos, all);
        }
        CHECK_MESSAGE(refusal.message.ends_with("。"), refusal.message);
    }
}

TEST_CASE("a name keeps its letters and loses only needless spaces") {
    CHECK(accepted(ItemType::name, " 髙橋　 𠮷男 ") == "髙橋 𠮷男");
    CHECK(accepted(ItemType::name, "辻󠄂 﨑子") == "辻󠄂 﨑子");
    CHECK(accepted(ItemType::name, "NGUYEN VAN AN") == "NGUYEN VAN AN");
    refused(ItemType::name, "");
    refused(ItemType::name, "　");
    refused(ItemType::name, "山田\n太郎");
    refused(ItemType::name, "\uE000田");
}

TEST_CASE("a text may be as long as its item says, counted in characters") {
    Item item = item_of(ItemType::text);
    item.length_max = 3;
    CHECK(text_of(check_value(item, std::string("葛󠄀城市"), kToday)) == "葛󠄀城市");
    CHECK(refused(item, std::string("大和郡山")).message.find("3文字") != std::string::npos);
}

TEST_CASE("a reading is katakana however it was typed") {
    CHECK(accepted(ItemType::kana, "やまだ　たろう") == "ヤマダ タロウ");
    CHECK(accepted(ItemType::kana, "ﾔﾏﾀﾞ ﾀﾛｳ") == "ヤマダ タロウ");
    CHECK(accepted(ItemType::kana, "キム･ヨン-ス") == "キム・ヨンース");
    CHECK(accepted(ItemType::kana, "シュッツ") == "シュッツ");
    CHECK(refused(ItemType::kana, "SMITH").message.find("アルファベット") != std::string::npos);
    CHECK(refused(ItemType::kana, "ＳＭＩＴＨ").message.find("アルファベット") != std::string::npos);
    refused(ItemType::kana, "山田 太郎");
    refused(ItemType::kana, "ヤマダ1");
    refused(ItemType::kana, "ー");
    refused(ItemType::kana, "ア゛");
}

TEST_CASE("an account holder has large kana") {
    Item item = item_of(ItemType::kana);
    item.large_kana = true;
    CHECK(text_of(check_value(item, std::string("しゅっつ きょうこ"), kToday)) == "シユツツ キヨウコ");
}

TEST_CASE("dates are read as people write them") {
    for (const char* raw : {"2026-04-01", "令和8年4月1日", "令和８年４月１日", "R8.4.1", "r8/4/1", "令8・4・1", "2026年4月1日",
                            "2026/4/1", "20260401", "西暦2026年4月1日", " 令和 8年 4月 1日 ", "令和八年四月一日",
                            "㋿8年4月1日", "二〇二六年四月一日", "2026ー4ー1"}) {
        CHECK(accepted_date(raw) == Date{2026, 4, 1});
    }
    CHECK(accepted_date("令和元年5月1日") == Date{2019, 5, 1});
    CHECK(accepted_date("S60.5.1") == Date{1985, 5, 1});
    CHECK(accepted_date("昭和六十年十二月二十八日") == Date{1985, 12, 28});
    CHECK(std::get<Date>(*check_value(item_of(ItemType::date), Date{2026, 4, 1}, kToday).value) == Date{2026, 4, 1});
}

TEST_CASE("a day outside its era is explained with the day that was meant") {
    const auto late = refused(ItemType::date, "昭和64年1月8日");
    CHECK(late.message == "昭和は64年1月7日までです。");
    CHECK(late.remedy == "平成元年1月8日ではありませんか。");
    const auto early = refused(ItemType::date, "平成元年1月7日");
    CHECK(early.message == "平成は元年1月8日からです。");
    CHECK(early.remedy == "昭和64年1月7日ではありませんか。");
    CHECK(refused(ItemType::date, "平成31年5月1日").remedy == "令和元年5月1日ではありませんか。");
    CHECK(refused(ItemType::date, "大正15年12月25日").remedy == "昭和元年12月25日ではありませんか。");
    CHECK(refused(ItemType::date, "明治45年7月30日").remedy == "大正元年7月30日ではありませんか。");
    CHECK(refused(ItemType::date, "昭和100年4月1日").remedy == "令和7年4月1日ではありませんか。");
}

TEST_CASE("a date that cannot be read, or is no day, is refused") {
    for (const char* raw :
         {"", "きのう", "令和7年2月30日", "2026-02-29", "26-4-1", "明治5年12月2日", "1872-12-31", "9999-01-01", "2026-04-01x",
          "令和0年1月1日", "令和8年", "2026040", "202604011", "99999999999999999999-1-1", "令和8年4月1日2日"}) {
        refused(ItemType::date, raw);
    }
    refused(item_of(ItemType::date), Date{2026, 2, 30});
    refused(item_of(ItemType::date), Date{1872, 12, 31});
}

TEST_CASE("a day in the past may be today, not tomorrow") {
    CHECK(accepted_date(past_date("move_date"), "2026-04-10") == kToday);
    refused(past_date("move_date"), std::string("2026-04-11"));
    CHECK(accepted_date("2026-04-11") == Date{2026, 4, 11});
}

TEST_CASE("nobody is older than 125 years") {
    CHECK(accepted_date(past_date("birth"), "1901-04-10") == Date{1901, 4, 10});
    CHECK(refused(past_date("birth"), std::string("1900-04-10")).message.find("125") != std::string::npos);
    CHECK(accepted_date(past_date("old_event"), "1890-01-01") == Date{1890, 1, 1});
}

TEST_CASE("a telephone number and a postal code get their hyphens") {
    CHECK(accepted(ItemType::phone, "０８３８２０１２３４") == "0838-20-1234");
    CHECK(refused(ItemType::phone, "20-1234").message.find("市外局番") != std::string::npos);
    CHECK(accepted(ItemType::postal_code, "〒７５８ー００４１") == "758-0041");
    CHECK(accepted(ItemType::postal_code, "7580041") == "758-0041");
    refused(ItemType::postal_code, "758-004");
    refused(ItemType::postal_code, "758-0041a");
}

TEST_CASE("a My Number needs its check digit, and the sentence does not show it") {
    CHECK(accepted(ItemType::my_number, "123456789018") == "123456789018");
    CHECK(accepted(ItemType::my_number, "９８３２ ０５６７ ３２１４") == "983205673214");
    for (int last = 0; last <= 9; ++last) {
        if (last == 8) continue;
        const std::string number = "12345678901" + std::to_string(last);
        const auto checked = refused(item_of(ItemType::my_number), number);
        CHECK((checked.message + checked.remedy).find(number) == std::string::npos);
    }
    refused(ItemType::my_number, "12345678901");
    refused(ItemType::my_number, "1234567890188");
    refused(ItemType::my_number, "12345678901八");
}

TEST_CASE("digits have exactly the length of their item") {
    Item item = item_of(ItemType::digits);
    item.digits = 7;
    CHECK(text_of(check_value(item, std::string("００１-2345"), kToday)) == "0012345");
    CHECK(refused(item, std::string("123456")).message.find("7けた") != std::string::npos);
    refused(item, std::string("12345678"));
    refused(item, std::string("123456a"));
}

TEST_CASE("a choice must exist, and several come in the order of the item") {
    CHECK(accepted(ItemType::choice, "b") == "b");
    refused(ItemType::choice, "z");
    const auto chosen = check_value(item_of(ItemType::multi_choice), ChoiceSet{"c", "a", "c"}, kToday);
    REQUIRE(chosen.value);
    CHECK(std::get<ChoiceSet>(*chosen.value) == ChoiceSet{"a", "c"});
    refused(item_of(ItemType::multi_choice), ChoiceSet{"a", "z"});
    CHECK(check_value(item_of(ItemType::multi_choice), ChoiceSet{}, kToday).value);
}

TEST_CASE("yes or no is a bool, a number keeps its bounds, a person is one of the case") {
    CHECK(check_value(item_of(ItemType::yes_no), false, kToday).value == Value(false));
    refused(ItemType::yes_no, "yes");

    Item number = item_of(ItemType::number);
    number.number_min = 1;
    number.number_max = 20;
    CHECK(check_value(number, std::int64_t{20}, kToday).value == Value(std::int64_t{20}));
    refused(number, std::int64_t{0});
    CHECK(refused(number, std::int64_t{21}).message.find("1から20") != std::string::npos);

    CHECK(check_value(item_of(ItemType::person), std::int64_t{2}, kToday).value == Value(PersonRef{2}));
    CHECK(check_value(item_of(ItemType::person), PersonRef{0}, kToday).value == Value(PersonRef{0}));
    refused(item_of(ItemType::person), std::int64_t{-1});
    refused(item_of(ItemType::person), std::int64_t{4294967296});
    refused(item_of(ItemType::person), PersonRef{kPersonsMax});
}

TEST_CASE("an address is cleaned part by part") {
    Address raw = city_hall();
    raw.postal_code = "７５８８５５５";
    raw.block = "５１０ー１";
    raw.building = " ハイツ　萩 ２０３ ";
    raw.country = "日本";
    const Address address = accepted_address(raw);
    CHECK(address.postal_code == "758-8555");
    CHECK(address.block == "510-1");
    CHECK(address.building == "ハイツ 萩 ２０３");
    CHECK(address.country.empty());
    CHECK(address_line(address) == "山口県萩市大字江向510-1");
    CHECK(address_line(city_hall()) == "山口県萩市大字江向510番地");
}

TEST_CASE("an address in Japan has a prefecture, a city and a place in it") {
    Address raw = city_hall();
    raw.postal_code.clear();
    CHECK(accepted_address(raw).postal_code.empty());
    for (const auto part : {&Address::prefecture, &Address::city}) {
        Address incomplete = city_hall();
        (incomplete.*part).clear();
        refused(item_of(ItemType::address), incomplete);
    }
    Address nowhere = city_hall();
    nowhere.town.clear();
    nowhere.block.clear();
    refused(item_of(ItemType::address), nowhere);
    Address wrong_code = city_hall();
    wrong_code.postal_code = "758";
    refused(item_of(ItemType::address), wrong_code);
    refused(item_of(ItemType::address), Address{});
}

TEST_CASE("an address abroad is a country and one line") {
    Address abroad;
    abroad.country = "アメリカ合衆国";
    abroad.town = "123 Main St., Springfield";
    CHECK(address_line(accepted_address(abroad)) == "アメリカ合衆国 123 Main St., Springfield");
    abroad.city = "Springfield";
    refused(item_of(ItemType::address), abroad);
}

TEST_CASE("an address too long for its item, or with a broken part, is refused") {
    Item item = item_of(ItemType::address);
    item.length_max = 20;
    Address raw = city_hall();
    raw.building = "とても長い名前の集合住宅";
    refused(item, raw);
    raw.building = "\xFF";
    refused(item_of(ItemType::address), raw);
}

TEST_CASE("sources have the names that files use") {
    CHECK(to_id(Source::card) == "card");
    CHECK(to_id(Source::computed) == "computed");
}
