// Phrases by character class.
// Knows no dictionary: it errs on the side of longer phrases.
#include "kiosk/ui/phrases.h"

#include "kiosk/letters.h"

namespace kiosk::ui {

namespace {

constexpr char32_t kSmallTsu = 0x3063, kHonorificO = 0x304A, kHonorificGo = 0x3054;

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_space(char32_t c) { return c == ' ' || c == 0x3000; }
/// 、。，．・！？ and everything that closes.
bool ends_phrase(char32_t c) {
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F || c == 0x300D || c == 0x300F || c == 0xFF09;
}
bool opens(char32_t c) { return c == 0x300C || c == 0x300E || c == 0xFF08; }
bool may_not_begin(char32_t c) { return ends_phrase(c) || is_space(c) || c == 0x30FB || c == 0x30FC || c == 0x3005 || c == ')' || c == ',' || c == '.'; }

bool may_break(std::u32string_view phrase, char32_t next) {
    const char32_t last = phrase.back();
    if (may_not_begin(next) || opens(last)) return false;
    if (is_space(last) || ends_phrase(last) || opens(next)) return true;
    const bool is_prefix = phrase.size() == 1 && (last == kHonorificO || last == kHonorificGo);
    return is_hiragana(last) && !is_hiragana(next) && last != kSmallTsu && !is_prefix;
}

}  // namespace

std::vector<std::string> phrases(std::string_view text) {
    std::vector<std::string> found;
    std::u32string phrase;
    for (const char32_t c : decode(text)) {
        if (!phrase.empty() && may_break(phrase, c)) {
            found.push_back(encode(phrase));
            phrase.clear();
        }
        phrase.push_back(c);
    }
    if (!phrase.empty()) found.push_back(encode(phrase));
    return found;
}

}  // namespace kiosk::ui
