// The words of a condition with their columns: what the parser reads. Not for other rooms.
// Knows no item and no grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace forms {

struct Token {
    enum class Kind { word, integer, date, symbol, end, foreign } kind = Kind::end;
    std::string text;
    int column = 0;      // characters from the start of the condition, from 0
};

/// Ends with a token of kind end; a character that has no place in a condition becomes `foreign`.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace forms
