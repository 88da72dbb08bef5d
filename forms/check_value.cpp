// Cleans and checks one value for one item: the gate between whatever was typed, scanned or read and the answers.
// Says what to do in one Japanese sentence, without repeating the value; keeps nothing and asks no clock.
#include "forms/answers_file.h"
#include "forms/phone.h"
#include "forms/text.h"
#include "forms/typed_date.h"

#include <algorithm>
#include <array>

namespace forms {
namespace {

CheckedValue accept(Value value) { return {std::move(value), "", ""}; }
CheckedValue refuse(std::string message, std::string remedy = {}) {
    return {std::nullopt, std::move(message), std::move(remedy)};
}

CheckedValue wrong_type(const std::string& wanted) { return refuse("この項目は、" + wanted + "にしてください。"); }

CheckedValue refuse_text(TextFault fault) {
    switch (fault) {
        case TextFault::not_utf8:
            return refuse("文字がこわれて届きました。もう一度、入れ直してください。", "ファイルの文字コードは UTF-8 です。");
        case TextFault::control:
            return refuse("印刷できない文字（改行や制御文字）がまざっています。取り除いてください。");
        case TextFault::lone_selector:
            return refuse("異体字のもとになる文字がありません。文字を選び直してください。",
                          "分からないときは、職員にお知らせください。");
        case TextFault::private_use:
            return refuse("外字は機械によって別の字になるため使えません。ほかの字を選んでください。",
                          "見つからないときは、職員にお知らせください。");
    }
    return {};
}

std::string in_characters(int count) { return std::to_string(count) + "文字"; }

CheckedValue refuse_length(int length_max) {
    return refuse(in_characters(length_max) + "までにしてください。", "入りきらないときは、職員にお知らせください。");
}

CheckedValue refuse_empty() {
    return refuse("まだ何も入っていません。この項目に答えてください。", "分からないときは「わからない」を選べます。");
}

// ---- names and texts ------------------------------------------------------------------------------------------

CheckedValue check_text(const Item& item, std::u32string_view text) {
    if (count_characters(text) > item.length_max) return refuse_length(item.length_max);
    return accept(encode_utf8(text));
}

bool is_kana(char32_t letter) {
    return (letter >= U'ァ' && letter <= U'ヶ') || letter == U'ー' || letter == U'・' || letter == U' ';
}

bool is_latin(char32_t letter) {
    return (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z') || (letter >= 0xC0 && letter <= 0x24F);
}

/// A hyphen after a kana is a long vowel, and any middle dot the Japanese one.
std::u32string with_kana_marks(std::u32string text) {
    static constexpr std::u32string_view kMiddleDots = U"·•‧⋅";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (kMiddleDots.find(text[i]) != std::u32string_view::npos) text[i] = U'・';
        if (i > 0 && is_hyphen_like(text[i]) && is_kana(text[i - 1]) && text[i - 1] != U' ') text[i] = U'ー';
    }
    return text;
}

CheckedValue check_kana(const Item& item, std::u32string_view text) {
    std::u32string kana = with_kana_marks(to_katakana(text));
    if (item.large_kana) kana = to_large_kana(kana);
    const std::u32string folded = fold_width(kana);
    if (std::any_of(folded.begin(), folded.end(), is_latin)) {
        return refuse("アルファベットは、読み方をカタカナにしてください。", "例: SMITH は スミス");
    }
    const bool all_kana = std::all_of(kana.begin(), kana.end(), is_kana);
    const bool any_letter =
        std::any_of(kana.begin(), kana.end(), [](char32_t letter) { return letter >= U'ァ' && letter <= U'ヶ'; });
    if (!all_kana || !any_letter) return refuse("カタカナと「ー」「・」だけにしてください。", "例: ヤマダ タロウ");
    return check_text(item, kana);
}

// ---- numbers in digits ----------------------------------------------------------------------------------------

std::u32string without_spaces_and_hyphens(std::u32string_view text) {
    std::u32string digits = fold_width(text);
    std::erase_if(digits, [](char32_t letter) { return letter == U' ' || is_hyphen_like(letter); });
    return digits;
}

/// The digits when there is nothing else but spaces and hyphens.
std::optional<std::string> plain_digits(std::u32string_view text) {
    const std::u32string digits = without_spaces_and_hyphens(text);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    return encode_utf8(digits);
}

CheckedValue check_digits(const Item& item, std::u32string_view text) {
    const auto digits = plain_digits(text);
    if (!digits) return refuse("数字だけにしてください。");
    const int count = static_cast<int>(digits->size());
    if (item.digits > 0 && count != item.digits) {
        return refuse(std::to_string(item.digits) + "けたの数字です。けた数をお確かめください。",
                      "先頭の0も省かずに入れてください。");
    }
    if (count > item.length_max) return refuse(std::to_string(item.length_max) + "けたまでにしてください。");
    return accept(*digits);
}

/// 検査用数字: 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに
/// 情報提供ネットワークシステムによる特定個人情報の提供等に関する省令（平成26年総務省令85号）5条.
bool has_right_check_digit(std::string_view my_number) {
    static constexpr std::array<int, 11> kWeights{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (my_number[i] - '0') * kWeights[i];
    const int remainder = sum % 11;
    return my_number[11] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
}

CheckedValue check_my_number(std::u32string_view text) {
    constexpr std::size_t kMyNumberDigits = 12;
    const auto digits = plain_digits(text);
    if (!digits || digits->size() != kMyNumberDigits) return refuse("個人番号は12けたの数字です。けた数をお確かめください。");
    if (!has_right_check_digit(*digits))
        return refuse("個人番号の数字を、カードや通知書ともう一度照らし合わせてください。",
                      "1けたの写しまちがいがあるようです。");
    return accept(*digits);
}

std::optional<std::string> hyphenate_postal_code(std::u32string_view text) {
    constexpr std::size_t kPostalDigits = 7;
    std::u32string code(text);
    std::erase_if(code, [](char32_t letter) { return letter == U'〒' || letter == U'〶'; });
    const auto digits = plain_digits(code);
    if (!digits || digits->size() != kPostalDigits) return std::nullopt;
    return digits->substr(0, 3) + "-" + digits->substr(3);
}

CheckedValue refuse_postal_code() { return refuse("郵便番号は7けたの数字にしてください。", "例: 758-0041"); }

CheckedValue check_postal_code(std::u32string_view text) {
    const auto code = hyphenate_postal_code(text);
    return code ? accept(*code) : refuse_postal_code();
}

CheckedValue refuse_phone(PhoneFault fault) {
    switch (fault) {
        case PhoneFault::other_letters:
            return refuse("電話番号は、数字とハイフンだけにしてください。", "例: 0838-22-1234");
        case PhoneFault::abroad:
            return refuse("日本の電話番号にしてください。", "国外の番号だけのときは、職員にお知らせください。");
        case PhoneFault::no_area_code:
            return refuse("電話番号は、市外局番から入れてください。", "例: 0838-22-1234");
        case PhoneFault::wrong_length:
            return refuse("電話番号のけた数をお確かめください。", "固定電話は10けた、携帯電話は11けたです。");
        case PhoneFault::unknown_area:
            return refuse("電話番号の市外局番をお確かめください。", "例: 0838-22-1234");
    }
    return {};
}

CheckedValue check_phone(std::u32string_view text) {
    auto phone = hyphenate_phone(text);
    if (const auto* fault = std::get_if<PhoneFault>(&phone)) return refuse_phone(*fault);
    return accept(std::get<std::string>(std::move(phone)));
}

// ---- choices, numbers, people ---------------------------------------------------------------------------------

bool has_choice(const Item& item, std::string_view id) {
    return std::any_of(item.choices.begin(), item.choices.end(), [id](const Choice& choice) { return choice.id == id; });
}

CheckedValue refuse_choice() { return refuse("用意された選択肢から選んでください。"); }

CheckedValue check_choice(const Item& item, std::u32string_view text) {
    const std::string id = encode_utf8(text);
    return has_choice(item, id) ? accept(id) : refuse_choice();
}

CheckedValue check_choices(const Item& item, const ChoiceSet& chosen) {
    if (!std::all_of(chosen.begin(), chosen.end(), [&item](const std::string& id) { return has_choice(item, id); }))
        return refuse_choice();
    ChoiceSet ordered;
    for (const Choice& choice : item.choices) {
        if (std::find(chosen.begin(), chosen.end(), choice.id) != chosen.end()) ordered.push_back(choice.id);
    }
    return accept(std::move(ordered));
}

CheckedValue check_number(const Item& item, std::int64_t number) {
    const bool bounded = item.number_min != 0 || item.number_max != 0;
    if (bounded && (number < item.number_min || number > item.number_max)) {
        return refuse(std::to_string(item.number_min) + "から" + std::to_string(item.number_max) + "までの数にしてください。");
    }
    return accept(number);
}

CheckedValue check_person(const Value& raw) {
    const auto* reference = std::get_if<PersonRef>(&raw);
    const auto* number = std::get_if<std::int64_t>(&raw);
    if (reference == nullptr && number == nullptr) return wrong_type("届出の中の人の番号");
    const std::int64_t index = reference != nullptr ? reference->index : *number;
    if (index < 0 || index >= kPersonsMax) return refuse("届出の中の人から選んでください。");
    return accept(PersonRef{static_cast<int>(index)});
}

// ---- dates ----------------------------------------------------------------------------------------------------

bool is_birth_of_person(const Item& item) { return item.id == "birth" || item.id == "spouse_birth"; }

CheckedValue check_day(const Item& item, Date date, Date today) {
    constexpr Date kFirstDay{1873, 1, 1};  // 明治5年太政官布告337号: no Gregorian calendar before
    constexpr int kAgeMax = 125;           // nobody has been older: the year is wrong
    if (!make_date(date.year, date.month, date.day)) return refuse("その日は暦にありません。月と日をお確かめください。");
    if (date < kFirstDay)
        return refuse("日付は、1873年（明治6年）1月1日からあとの日にしてください。", "それより前の日付は、職員がうかがいます。");
    const bool is_birth = is_birth_of_person(item);
    if ((item.past_only || is_birth) && date > today)
        return refuse("今日までの日付にしてください。", "年や月をお確かめください。");
    if (is_birth && age_by_law(date, today) > kAgeMax)
        return refuse("生年月日の年をお確かめください。125歳をこえています。", "元号の選びまちがいがないか、お確かめください。");
    return accept(date);
}

CheckedValue check_date(const Item& item, const Value& raw, Date today) {
    if (const auto* date = std::get_if<Date>(&raw)) return check_day(item, *date, today);
    const auto* typed = std::get_if<std::string>(&raw);
    if (typed == nullptr) return wrong_type("日付");
    const auto text = clean_text(*typed);
    if (const auto* fault = std::get_if<TextFault>(&text)) return refuse_text(*fault);
    const auto& letters = std::get<std::u32string>(text);
    if (letters.empty()) return refuse_empty();
    const TypedDate read = read_typed_date(letters);
    if (!read.date) return refuse(read.message, read.remedy);
    return check_day(item, *read.date, today);
}

// ---- addresses ------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 47> kPrefectures{
    "北海道", "青森県",   "岩手県", "宮城県", "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",   "埼玉県", "千葉県",
    "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県",   "山梨県", "長野県", "岐阜県", "静岡県",   "愛知県", "三重県",
    "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",
    "香川県", "愛媛県",   "高知県", "福岡県", "佐賀県", "長崎県",   "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"};

CheckedValue check_address_in_japan(Address address) {
    if (std::find(kPrefectures.begin(), kPrefectures.end(), address.prefecture) == kPrefectures.end()) {
        return refuse("住所は、都道府県から入れてください。", "例: 山口県");
    }
    if (address.city.empty()) return refuse("住所の市区町村を入れてください。", "例: 萩市");
    if (address.town.empty() && address.block.empty()) return refuse("住所の町名か番地を入れてください。", "例: 大字江向510番地");
    return accept(std::move(address));
}

CheckedValue check_address_abroad(Address address) {
    const bool only_country_and_town = address.postal_code.empty() && address.prefecture.empty() && address.city.empty() &&
                                       address.block.empty() && address.building.empty();
    if (!only_country_and_town) return refuse("国外の住所は、国の名前と、そのあとを1行にまとめてください。");
    return accept(std::move(address));
}

CheckedValue check_address(const Item& item, const Value& raw) {
    const auto* typed = std::get_if<Address>(&raw);
    if (typed == nullptr) return wrong_type("住所");
    Address address;
    int characters = 0;
    for (const auto part : {&Address::postal_code, &Address::prefecture, &Address::city, &Address::town, &Address::block,
                            &Address::building, &Address::country}) {
        auto clean = clean_text(typed->*part);
        if (const auto* fault = std::get_if<TextFault>(&clean)) return refuse_text(*fault);
        const auto& letters = std::get<std::u32string>(clean);
        characters += count_characters(letters);
        address.*part = encode_utf8(part == &Address::block ? fold_block_number(letters) : letters);
    }
    if (characters == 0) return refuse_empty();
    if (characters > item.length_max) return refuse_length(item.length_max);
    if (address.country == "日本" || address.country == "日本国") address.country.clear();
    if (!address.country.empty()) return check_address_abroad(std::move(address));
    if (!address.postal_code.empty()) {
        const auto code = hyphenate_postal_code(*decode_utf8(address.postal_code));
        if (!code) return refuse_postal_code();
        address.postal_code = *code;
    }
    return check_address_in_japan(std::move(address));
}

/// Items whose value is a string: cleaned first, then by type.
CheckedValue check_string(const Item& item, const Value& raw) {
    const auto* typed = std::get_if<std::string>(&raw);
    if (typed == nullptr) return wrong_type(item.type == ItemType::choice ? "選択肢の1つ" : "文字");
    auto clean = clean_text(*typed);
    if (const auto* fault = std::get_if<TextFault>(&clean)) return refuse_text(*fault);
    const auto& text = std::get<std::u32string>(clean);
    if (text.empty()) return refuse_empty();

    switch (item.type) {
        case ItemType::name:
        case ItemType::text:
            return check_text(item, text);
        case ItemType::kana:
            return check_kana(item, text);
        case ItemType::phone:
            return check_phone(text);
        case ItemType::choice:
            return check_choice(item, text);
        case ItemType::digits:
            return check_digits(item, text);
        case ItemType::postal_code:
            return check_postal_code(text);
        case ItemType::my_number:
            return check_my_number(text);
        case ItemType::date:
        case ItemType::address:
        case ItemType::multi_choice:
        case ItemType::yes_no:
        case ItemType::number:
        case ItemType::person:
            break;
    }
    return wrong_type("文字");
}

}  // namespace

CheckedValue check_value(const Item& item, Value raw, Date today) {
    switch (item.type) {
        case ItemType::date:
            return check_date(item, raw, today);
        case ItemType::address:
            return check_address(item, raw);
        case ItemType::person:
            return check_person(raw);
        case ItemType::multi_choice: {
            const auto* chosen = std::get_if<ChoiceSet>(&raw);
            return chosen != nullptr ? check_choices(item, *chosen) : wrong_type("選択肢の並び");
        }
        case ItemType::yes_no:
            return std::holds_alternative<bool>(raw) ? accept(std::move(raw)) : wrong_type("「はい」か「いいえ」");
        case ItemType::number: {
            const auto* number = std::get_if<std::int64_t>(&raw);
            return number != nullptr ? check_number(item, *number) : wrong_type("数");
        }
        case ItemType::name:
        case ItemType::kana:
        case ItemType::text:
        case ItemType::phone:
        case ItemType::choice:
        case ItemType::digits:
        case ItemType::postal_code:
        case ItemType::my_number:
            return check_string(item, raw);
    }
    return wrong_type("文字");
}

}  // namespace forms
