// The sentences with which check_value refuses, whatever the type of the item.
// Short, polite, saying what to do; none of them repeats what was typed.
#include "forms/check_parts.h"

namespace forms {

CheckedValue accept(Value value) { return {std::move(value), "", ""}; }
CheckedValue refuse(std::string message, std::string remedy) { return {std::nullopt, std::move(message), std::move(remedy)}; }

CheckedValue refuse_type(const std::string& wanted) { return refuse("この項目は、" + wanted + "にしてください。"); }

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

CheckedValue refuse_length(int length_max) {
    return refuse(std::to_string(length_max) + "文字までにしてください。", "入りきらないときは、職員にお知らせください。");
}

CheckedValue refuse_empty() {
    return refuse("まだ何も入っていません。この項目に答えてください。", "分からないときは「わからない」を選べます。");
}

}  // namespace forms
