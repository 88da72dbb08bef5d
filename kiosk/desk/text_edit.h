// One line of text under a keyboard: letters, a caret between them. 32-bit characters throughout, so that 𠮷 and variation
// sequences are letters like others. Pure; knows no item.
#pragma once

#include <string>

namespace kiosk::desk {

struct TextEdit {
    std::u32string letters;
    std::size_t caret = 0;                 // between letters; 0 stands before the first
};

enum class CaretMove { left, right, home, end };

TextEdit edit_of(const std::string& text);
std::string text_of(const TextEdit& edit);
/// Control characters are left out; more than 200 letters are not taken.
void type(TextEdit& edit, const std::string& text);
void erase_before(TextEdit& edit);
void erase_after(TextEdit& edit);
void move(TextEdit& edit, CaretMove move);
/// Hex digits before the caret (2–6, at will after "U+") become the letter that they name: 20BB7 → 𠮷. Nothing changes otherwise.
void code_to_letter(TextEdit& edit);
/// Overwrites what was typed.
void wipe(TextEdit& edit);

}  // namespace kiosk::desk
