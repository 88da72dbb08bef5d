// Cuts the text of a condition into words, numbers, dates and symbols.
// Columns count characters, so that a Japanese letter moves the caret by one.
#include "forms/condition_tokens.h"

#include <cctype>

namespace forms {

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t i = 0;
    int column = 0;
    const auto is_word = [](char c) { return std::islower(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_' || c == '.'; };
    while (i < text.size()) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n') {
            ++i, ++column;
            continue;
        }
        std::size_t end = i + 1;
        Token token;
        token.column = column;
        if (std::isdigit(static_cast<unsigned char>(c))) {
            while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) || text[end] == '-')) ++end;
            token.kind = text.substr(i, end - i).find('-') == std::string_view::npos ? Token::Kind::integer : Token::Kind::date;
        } else if (is_word(c)) {
            while (end < text.size() && is_word(text[end])) ++end;
            token.kind = Token::Kind::word;
        } else if (std::string_view("()=!<>,").find(c) != std::string_view::npos) {
            if (end < text.size() && text[end] == '=' && (c == '!' || c == '<' || c == '>')) ++end;
            token.kind = Token::Kind::symbol;
        } else {
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
            token.kind = Token::Kind::foreign;
            column -= static_cast<int>(end - i) - 1;
        }
        token.text = text.substr(i, end - i);
        column += static_cast<int>(end - i);
        i = end;
        tokens.push_back(std::move(token));
    }
    tokens.push_back({Token::Kind::end, {}, column});
    return tokens;
}

}  // namespace forms
