// Readings above kanji.
// A mark without its partner is text like any other.
#include "kiosk/ui/ruby.h"

#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr char32_t kOpens = 0x300A, kCloses = 0x300B, kBegins = 0xFF5C;

}  // namespace

bool is_kanji(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 || c == 0x3007;
}

std::vector<Piece> pieces(std::string_view text) {
    if (text.find("\xE3\x80\x8A") == std::string_view::npos) return text.empty() ? std::vector<Piece>{} : std::vector<Piece>{{std::string(text), {}}};
    const std::u32string letters = decode(text);
    std::vector<Piece> found;
    std::u32string plain;                                  // not yet in a piece
    const auto flush = [&](std::size_t count) {
        if (count > 0) found.push_back({encode(plain.substr(0, count)), {}});
        plain.erase(0, count);
    };
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::size_t end = letters[i] == kOpens ? letters.find(kCloses, i) : std::u32string::npos;
        if (end == std::u32string::npos) {
            plain.push_back(letters[i]);
            continue;
        }
        std::size_t begin = plain.rfind(kBegins);
        const bool is_marked = begin != std::u32string::npos;
        if (is_marked) plain.erase(begin, 1);
        else for (begin = plain.size(); begin > 0 && is_kanji(plain[begin - 1]);) --begin;
        flush(begin);
        if (!plain.empty()) found.push_back({encode(plain), encode(letters.substr(i + 1, end - i - 1))});
        plain.clear();
        i = end;
    }
    flush(plain.size());
    return found;
}

std::string without_readings(std::string_view text) {
    std::string plain;
    for (const Piece& piece : pieces(text)) plain += piece.base;
    return plain;
}

std::string as_spoken(std::string_view text) {
    std::string spoken;
    for (const Piece& piece : pieces(text)) spoken += piece.reading.empty() ? piece.base : piece.reading;
    return spoken;
}

}  // namespace kiosk::ui
