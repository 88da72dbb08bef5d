// Cleans and checks one value for one item: the gate between whatever was typed, scanned or read and the answers.
// Says what to do in one Japanese sentence, without repeating the value; keeps nothing and asks no clock.
#include "forms/answers_file.h"
#include "forms/check_parts.h"
#include "forms/text.h"
#include "forms/typed_date.h"

#include <algorithm>

namespace forms {
namespace {

CheckedValue check_text(const Item& item, std::u32string_view text) {
    if (count_characters(text) > item.length_max) return refuse_length(item.length_max);
    return accept(encode_utf8(text));
}

bool is_of_furigana(char32_t letter) {
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
        if (i > 0 && is_hyphen_like(text[i]) && is_of_furigana(text[i - 1]) && text[i - 1] != U' ') text[i] = U'ー';
    }
    return text;
}

CheckedValue check_kana(const Item& item, std::u32string_view text) {
    std::u32string kana = with_kana_marks(to_katakana(text));
    if (item.large_kana) kana = to_large_kana(kana);
    const std::u32string folded = fold_width(kana);
    if (std::any_of(folded.begin(), folded.end(), is_latin)) {
        return refuse(ValueFault::kana_letters, "アルファベットは、読み方をカタカナにしてください。", "例: SMITH は スミス");
    }
    const bool all_kana = std::all_of(kana.begin(), kana.end(), is_of_furigana);
    const bool any_letter =
        std::any_of(kana.begin(), kana.end(), [](char32_t letter) { return letter >= U'ァ' && letter <= U'ヶ'; });
    if (!all_kana || !any_letter) return refuse(ValueFault::kana_only, "カタカナと「ー」「・」だけにしてください。", "例: ヤマダ タロウ");
    return check_text(item, kana);
}

CheckedValue refuse_choice() { return refuse(ValueFault::not_offered, "用意された選択肢から選んでください。"); }

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
        return refuse_beyond(ValueFault::out_of_range, item.number_min, item.number_max, std::to_string(item.number_min) + "から" + std::to_string(item.number_max) + "までの数にしてください。");
    }
    return accept(number);
}

CheckedValue check_person(const Value& raw) {
    const auto* reference = std::get_if<PersonRef>(&raw);
    const auto* number = std::get_if<std::int64_t>(&raw);
    if (reference == nullptr && number == nullptr) return refuse_type("届出の中の人の番号");
    const std::int64_t index = reference != nullptr ? reference->index : *number;
    if (index < 0 || index >= kPersonsMax) return refuse(ValueFault::not_offered, "届出の中の人から選んでください。");
    return accept(PersonRef{static_cast<int>(index)});
}

bool is_birth_of_person(const Item& item) { return item.id == "birth" || item.id == "spouse_birth"; }

CheckedValue check_day(const Item& item, Date date, Date today) {
    constexpr Date kFirstDay{1873, 1, 1};  // 明治5年太政官布告337号: no Gregorian calendar before
    constexpr int kAgeMax = 125;           // nobody has been older: the year is wrong
    if (!make_date(date.year, date.month, date.day)) return refuse(ValueFault::no_such_day, "その日は暦にありません。月と日をお確かめください。");
    if (date < kFirstDay)
        return refuse(ValueFault::too_early, "日付は、1873年（明治6年）1月1日からあとの日にしてください。", "それより前の日付は、職員がうかがいます。");
    const bool is_birth = is_birth_of_person(item);
    if ((item.past_only || is_birth) && date > today)
        return refuse(ValueFault::in_future, "今日までの日付にしてください。", "年や月をお確かめください。");
    if (is_birth && age_by_law(date, today) > kAgeMax)
        return refuse(ValueFault::too_old, "生年月日の年をお確かめください。125歳をこえています。", "元号の選びまちがいがないか、お確かめください。");
    return accept(date);
}

CheckedValue check_date(const Item& item, const Value& raw, Date today) {
    if (const auto* date = std::get_if<Date>(&raw)) return check_day(item, *date, today);
    const auto* typed = std::get_if<std::string>(&raw);
    if (typed == nullptr) return refuse_type("日付");
    const auto text = clean_text(*typed);
    if (const auto* fault = std::get_if<TextFault>(&text)) return refuse_text(*fault);
    const auto& letters = std::get<std::u32string>(text);
    if (letters.empty()) return refuse_empty();
    const TypedDate read = read_typed_date(letters);
    if (!read.date) return refuse(ValueFault::date_text, read.message, read.remedy);
    return check_day(item, *read.date, today);
}

/// Items whose value is a string: cleaned first, then by type.
CheckedValue check_string(const Item& item, const Value& raw) {
    const auto* typed = std::get_if<std::string>(&raw);
    if (typed == nullptr) return refuse_type(item.type == ItemType::choice ? "選択肢の1つ" : "文字");
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
    return refuse_type("文字");
}

}  // namespace

CheckedValue check_value(const Item& item, Value raw, Date today) {
    switch (item.type) {
        case ItemType::date:
            return check_date(item, raw, today);
        case ItemType::address: {
            const auto* address = std::get_if<Address>(&raw);
            return address != nullptr ? check_address(item, *address) : refuse_type("住所");
        }
        case ItemType::person:
            return check_person(raw);
        case ItemType::multi_choice: {
            const auto* chosen = std::get_if<ChoiceSet>(&raw);
            return chosen != nullptr ? check_choices(item, *chosen) : refuse_type("選択肢の並び");
        }
        case ItemType::yes_no:
            return std::holds_alternative<bool>(raw) ? accept(std::move(raw)) : refuse_type("「はい」か「いいえ」");
        case ItemType::number: {
            const auto* number = std::get_if<std::int64_t>(&raw);
            return number != nullptr ? check_number(item, *number) : refuse_type("数");
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
    return refuse_type("文字");
}

}  // namespace forms
