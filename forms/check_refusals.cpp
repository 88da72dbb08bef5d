// The sentences with which check_value refuses, whatever the type of the item.
// Short, polite, saying what to do; none of them repeats what was typed.
#include "forms/check_parts.h"

namespace forms {

CheckedValue accept(Value value) { return {std::move(value), {}, {}, ValueFault::none, 0, 0}; }
CheckedValue refuse(ValueFault fault, std::string message, std::string remedy) {
    return {std::nullopt, std::move(message), std::move(remedy), fault, 0, 0};
}
CheckedValue refuse_beyond(ValueFault fault, std::int64_t least, std::int64_t most, std::string message, std::string remedy) {
    CheckedValue refused = refuse(fault, std::move(message), std::move(remedy));
    refused.least = least;
    refused.most = most;
    return refused;
}

CheckedValue refuse_type(const std::string& wanted) { return refuse(ValueFault::other_type, "この項目は、" + wanted + "にしてください。"); }

CheckedValue refuse_text(TextFault fault) {
    switch (fault) {
        case TextFault::not_utf8:
            return refuse(ValueFault::broken_text, "文字がこわれて届きました。もう一度、入れ直してください。", "ファイルの文字コードは UTF-8 です。");
        case TextFault::control:
            return refuse(ValueFault::broken_text, "印刷できない文字（改行や制御文字）がまざっています。取り除いてください。");
        case TextFault::lone_selector:
            return refuse(ValueFault::lone_selector, "異体字のもとになる文字がありません。文字を選び直してください。",
                          "分からないときは、職員にお知らせください。");
        case TextFault::private_use:
            return refuse(ValueFault::private_use, "外字は機械によって別の字になるため使えません。ほかの字を選んでください。",
                          "見つからないときは、職員にお知らせください。");
    }
    return {};
}

CheckedValue refuse_length(int length_max) {
    return refuse_beyond(ValueFault::too_long, 0, length_max, std::to_string(length_max) + "文字までにしてください。", "入りきらないときは、職員にお知らせください。");
}

CheckedValue refuse_empty() {
    return refuse(ValueFault::empty, "まだ何も入っていません。この項目に答えてください。", "分からないときは「わからない」を選べます。");
}

std::string_view to_id(ValueFault fault) {
    switch (fault) {
        case ValueFault::none: return "";
        case ValueFault::other_type: return "other_type";
        case ValueFault::broken_text: return "broken_text";
        case ValueFault::lone_selector: return "lone_selector";
        case ValueFault::private_use: return "private_use";
        case ValueFault::empty: return "empty";
        case ValueFault::too_long: return "too_long";
        case ValueFault::kana_letters: return "kana_letters";
        case ValueFault::kana_only: return "kana_only";
        case ValueFault::not_offered: return "not_offered";
        case ValueFault::out_of_range: return "out_of_range";
        case ValueFault::no_such_day: return "no_such_day";
        case ValueFault::too_early: return "too_early";
        case ValueFault::in_future: return "in_future";
        case ValueFault::too_old: return "too_old";
        case ValueFault::date_text: return "date_text";
        case ValueFault::digits_only: return "digits_only";
        case ValueFault::digit_count: return "digit_count";
        case ValueFault::too_many_digits: return "too_many_digits";
        case ValueFault::my_number: return "my_number";
        case ValueFault::postal_code: return "postal_code";
        case ValueFault::phone_letters: return "phone_letters";
        case ValueFault::phone_abroad: return "phone_abroad";
        case ValueFault::phone_area_code: return "phone_area_code";
        case ValueFault::phone_length: return "phone_length";
        case ValueFault::phone_area: return "phone_area";
        case ValueFault::no_prefecture: return "no_prefecture";
        case ValueFault::no_city: return "no_city";
        case ValueFault::no_town: return "no_town";
        case ValueFault::abroad_parts: return "abroad_parts";
    }
    return "";
}

}  // namespace forms
