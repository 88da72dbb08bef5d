// Numbers written in digits: identifiers, 個人番号, postal codes and telephone numbers.
// Part of check_value; knows lengths and check digits, never whether a number has been given to anybody.
#include "forms/check_parts.h"
#include "forms/phone.h"

#include <algorithm>
#include <array>

namespace forms {
namespace {

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

/// 検査用数字: 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに
/// 情報提供ネットワークシステムによる特定個人情報の提供等に関する省令（平成26年総務省令85号）5条.
bool has_right_check_digit(std::string_view my_number) {
    static constexpr std::array<int, 11> kWeights{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (my_number[i] - '0') * kWeights[i];
    const int remainder = sum % 11;
    return my_number[11] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
}

std::optional<std::string> hyphenate_postal_code(std::u32string_view text) {
    constexpr std::size_t kPostalDigits = 7;
    std::u32string code(text);
    std::erase_if(code, [](char32_t letter) { return letter == U'〒' || letter == U'〶'; });
    const auto digits = plain_digits(code);
    if (!digits || digits->size() != kPostalDigits) return std::nullopt;
    return digits->substr(0, 3) + "-" + digits->substr(3);
}

CheckedValue refuse_postal_code() { return refuse(ValueFault::postal_code, "郵便番号は7けたの数字にしてください。", "例: 758-0041"); }

CheckedValue refuse_phone(PhoneFault fault) {
    switch (fault) {
        case PhoneFault::other_letters:
            return refuse(ValueFault::phone_letters, "電話番号は、数字とハイフンだけにしてください。", "例: 0838-22-1234");
        case PhoneFault::abroad:
            return refuse(ValueFault::phone_abroad, "日本の電話番号にしてください。", "国外の番号だけのときは、職員にお知らせください。");
        case PhoneFault::no_area_code:
            return refuse(ValueFault::phone_area_code, "電話番号は、市外局番から入れてください。", "例: 0838-22-1234");
        case PhoneFault::wrong_length:
            return refuse(ValueFault::phone_length, "電話番号のけた数をお確かめください。", "固定電話は10けた、携帯電話は11けたです。");
        case PhoneFault::unknown_area:
            return refuse(ValueFault::phone_area, "電話番号の市外局番をお確かめください。", "例: 0838-22-1234");
    }
    return {};
}

}  // namespace

CheckedValue check_digits(const Item& item, std::u32string_view text) {
    const auto digits = plain_digits(text);
    if (!digits) return refuse(ValueFault::digits_only, "数字だけにしてください。");
    const int count = static_cast<int>(digits->size());
    if (item.digits > 0 && count != item.digits) {
        return refuse_beyond(ValueFault::digit_count, item.digits, item.digits, std::to_string(item.digits) + "けたの数字です。けた数をお確かめください。",
                             "先頭の0も省かずに入れてください。");
    }
    if (count > item.length_max) return refuse_beyond(ValueFault::too_many_digits, 0, item.length_max, std::to_string(item.length_max) + "けたまでにしてください。");
    return accept(*digits);
}

CheckedValue check_my_number(std::u32string_view text) {
    constexpr std::size_t kMyNumberDigits = 12;
    const auto digits = plain_digits(text);
    if (!digits || digits->size() != kMyNumberDigits) return refuse(ValueFault::my_number, "個人番号は12けたの数字です。けた数をお確かめください。");
    if (!has_right_check_digit(*digits)) {
        return refuse(ValueFault::my_number, "個人番号の数字を、カードや通知書ともう一度照らし合わせてください。", "写しまちがいがあるようです。");
    }
    return accept(*digits);
}

CheckedValue check_postal_code(std::u32string_view text) {
    const auto code = hyphenate_postal_code(text);
    return code ? accept(*code) : refuse_postal_code();
}

CheckedValue check_phone(std::u32string_view text) {
    auto phone = hyphenate_phone(text);
    if (const auto* fault = std::get_if<PhoneFault>(&phone)) return refuse_phone(*fault);
    return accept(std::get<std::string>(std::move(phone)));
}

}  // namespace forms
