// The parts of check_value, one file an idea: answers in sentences, numbers written in digits, addresses.
// For check_value.cpp and its neighbours only; everybody else calls check_value (answers_file.h).
#pragma once

#include "forms/answers_file.h"
#include "forms/text.h"

namespace forms {

CheckedValue accept(Value value);
CheckedValue refuse(ValueFault fault, std::string message, std::string remedy = {});
/// `most`, and for a range `least`, are what the sentence names.
CheckedValue refuse_beyond(ValueFault fault, std::int64_t least, std::int64_t most, std::string message, std::string remedy = {});
CheckedValue refuse_type(const std::string& wanted);
CheckedValue refuse_text(TextFault fault);
CheckedValue refuse_length(int length_max);
CheckedValue refuse_empty();

/// `text` is cleaned and not empty.
CheckedValue check_digits(const Item& item, std::u32string_view text);
CheckedValue check_my_number(std::u32string_view text);
CheckedValue check_postal_code(std::u32string_view text);
CheckedValue check_phone(std::u32string_view text);

CheckedValue check_address(const Item& item, const Address& typed);

}  // namespace forms
