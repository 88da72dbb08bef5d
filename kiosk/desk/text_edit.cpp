// One line of text under a keyboard.
// A variation selector goes together with the letter before it; nothing here decides what may be typed where.
#include "kiosk/desk/text_edit.h"

#include "forms/text.h"
#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::size_t kLettersMax = 200;

bool is_control(char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); }
bool goes_with_letter_before(char32_t letter) { return forms::is_variation_selector(letter); }

std::size_t before(const TextEdit& edit) {
    std::size_t at = edit.caret;
    if (at == 0) return 0;
    --at;
    while (at > 0 && goes_with_letter_before(edit.letters[at])) --at;
    return at;
}

std::size_t after(const TextEdit& edit) {
    std::size_t at = edit.caret;
    if (at >= edit.letters.size()) return edit.letters.size();
    ++at;
    while (at < edit.letters.size() && goes_with_letter_before(edit.letters[at])) ++at;
    return at;
}

int hex_digit(char32_t letter) {
    if (letter >= U'0' && letter <= U'9') return static_cast<int>(letter - U'0');
    if (letter >= U'a' && letter <= U'f') return static_cast<int>(letter - U'a') + 10;
    if (letter >= U'A' && letter <= U'F') return static_cast<int>(letter - U'A') + 10;
    return -1;
}

bool is_scalar(std::uint32_t code) { return code >= 0xA0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF); }

}  // namespace

TextEdit edit_of(const std::string& text) {
    TextEdit edit{decode(text), 0};
    edit.caret = edit.letters.size();
    return edit;
}

std::string text_of(const TextEdit& edit) { return encode(edit.letters); }

void type(TextEdit& edit, const std::string& text) {
    for (const char32_t letter : decode(text)) {
        if (is_control(letter) || edit.letters.size() >= kLettersMax) continue;
        edit.letters.insert(edit.caret, 1, letter);
        ++edit.caret;
    }
}

void erase_before(TextEdit& edit) {
    const std::size_t from = before(edit);
    edit.letters.erase(from, edit.caret - from);
    edit.caret = from;
}

void erase_after(TextEdit& edit) { edit.letters.erase(edit.caret, after(edit) - edit.caret); }

void move(TextEdit& edit, CaretMove move) {
    switch (move) {
        case CaretMove::left: edit.caret = before(edit); return;
        case CaretMove::right: edit.caret = after(edit); return;
        case CaretMove::home: edit.caret = 0; return;
        case CaretMove::end: edit.caret = edit.letters.size(); return;
    }
}

void code_to_letter(TextEdit& edit) {
    constexpr std::size_t digits_max = 6, digits_min = 2;
    std::size_t from = edit.caret;
    while (from > 0 && edit.caret - from < digits_max && hex_digit(edit.letters[from - 1]) >= 0) --from;
    if (edit.caret - from < digits_min) return;
    std::uint32_t code = 0;
    for (std::size_t at = from; at < edit.caret; ++at) code = code * 16 + static_cast<std::uint32_t>(hex_digit(edit.letters[at]));
    if (!is_scalar(code)) return;
    if (from >= 2 && edit.letters[from - 1] == U'+' && (edit.letters[from - 2] == U'U' || edit.letters[from - 2] == U'u')) from -= 2;
    edit.letters.replace(from, edit.caret - from, 1, static_cast<char32_t>(code));
    edit.caret = from + 1;
}

void wipe(TextEdit& edit) {
    std::fill(edit.letters.begin(), edit.letters.end(), U'\0');
    edit = {};
}

}  // namespace kiosk::desk
