// CP932 by the C library's iconv, and checked by going back: what does not return as itself is lacking.
// Widths by code points: the half-width block lists its letters in the order of the table below (JIS X 0201).
#include "kiosk/export/letters_of_target.h"

#include "forms/text.h"
#include "printer/file.h"
#include "printer/utf8.h"

#include <array>
#include <iconv.h>
#include <sstream>

namespace kiosk {

namespace {

constexpr std::size_t kShrinkBytesMax = 4 << 20;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Full-width letters of U+FF61 … U+FF9F.
constexpr std::array<char32_t, 63> kFullOfHalf = {
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC,
    0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF,
    0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF,
    0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C};
constexpr char32_t kHalfFirst = 0xFF61, kVoicedMark = 0xFF9E, kSemiVoicedMark = 0xFF9F, kVu = 0x30F4, kU = 0x30A6, kHa = 0x30CF, kHo = 0x30DB;

char32_t half_of(char32_t full) {
    for (std::size_t i = 0; i < kFullOfHalf.size(); ++i)
        if (kFullOfHalf[i] == full) return kHalfFirst + static_cast<char32_t>(i);
    return 0;
}

std::u32string half_kana(char32_t letter) {
    if (const char32_t plain = half_of(letter)) return {plain};
    if (letter == kVu) return {half_of(kU), kVoicedMark};
    const bool is_of_ha = letter > kHa && letter <= kHo + 2;
    const char32_t voiced_of = half_of(letter - 1), semi_of = is_of_ha ? half_of(letter - 2) : 0;
    if (letter < 0x30AC || letter > 0x30DD) return {letter};
    if (voiced_of) return {voiced_of, kVoicedMark};
    if (semi_of) return {semi_of, kSemiVoicedMark};
    return {letter};
}

std::optional<std::string> converted(std::string_view from, const char* from_name, const char* to_name) {
    const iconv_t converter = iconv_open(to_name, from_name);
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string in(from), out(from.size() * 3 + 16, '\0');
    char* in_at = in.data();
    char* out_at = out.data();
    std::size_t in_left = in.size(), out_left = out.size();
    const bool well = iconv(converter, &in_at, &in_left, &out_at, &out_left) == 0 && in_left == 0;
    iconv_close(converter);
    if (!well) return std::nullopt;
    out.resize(out.size() - out_left);
    return out;
}

/// The selector after the letter at `at`, or nothing.
std::u32string selector_after(std::u32string_view letters, std::size_t at) {
    if (at + 1 < letters.size() && forms::is_variation_selector(letters[at + 1])) return {letters[at + 1]};
    return {};
}

std::u32string letters_in(std::string_view text) { return forms::decode_utf8(text).value_or(std::u32string()); }

}  // namespace

forms::Result<TargetLetters> TargetLetters::open(const std::filesystem::path& assets_dir) {
    const auto file = assets_dir / "letters" / "shrink.tsv";
    TRY(text, printer::read_file(file, kShrinkBytesMax));
    TargetLetters letters;
    std::stringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        unsigned from = 0, to = 0;
        char basis[32] = {};
        if (std::sscanf(line.c_str(), "%x\t%x\t%31s", &from, &to, basis) != 3) return forms::Fault{forms::FaultKind::damaged, file.string(), "line"};
        letters.proposals_[from].emplace_back(to, basis);
    }
    return letters;
}

std::vector<LackingLetter> TargetLetters::lacking(std::string_view text, Encoding encoding) const {
    std::vector<LackingLetter> found;
    if (encoding != Encoding::cp932) return found;
    const std::u32string letters = letters_in(text);
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (forms::is_variation_selector(letters[at])) continue;
        const std::u32string selector = selector_after(letters, at);
        const std::string plain = forms::encode_utf8(std::u32string(1, letters[at]));
        const bool has_plain = encoded(plain, encoding).has_value();
        if (has_plain && selector.empty()) continue;
        LackingLetter one{forms::encode_utf8(std::u32string(1, letters[at]) + selector), printer::code_name(letters[at]), {}};
        if (!selector.empty()) one.code += " " + printer::code_name(selector[0]);
        if (has_plain) one.proposals.push_back({plain, "IVS"});
        const auto known = proposals_.find(letters[at]);
        if (!has_plain && known != proposals_.end())
            for (const auto& [to, basis] : known->second) one.proposals.push_back({forms::encode_utf8(std::u32string(1, to)), basis});
        found.push_back(std::move(one));
    }
    return found;
}

std::string TargetLetters::shrunk(std::string_view text, Encoding encoding) const {
    const std::u32string letters = letters_in(text);
    std::string result;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (forms::is_variation_selector(letters[at])) continue;
        const std::string written = forms::encode_utf8(std::u32string(1, letters[at]) + selector_after(letters, at));
        const auto missing = lacking(written, encoding);
        result += missing.empty() || missing[0].proposals.empty() ? written : missing[0].proposals[0].letter;
    }
    return result;
}

std::optional<std::string> encoded(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::utf8) return std::string(utf8);
    if (encoding == Encoding::utf8_bom) return std::string(kBom) + std::string(utf8);
    auto bytes = converted(utf8, "UTF-8", "CP932");
    if (!bytes || converted(*bytes, "CP932", "UTF-8") != std::string(utf8)) return std::nullopt;
    return bytes;
}

std::optional<std::string> decoded(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::cp932) return converted(bytes, "CP932", "UTF-8");
    if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
    if (!forms::decode_utf8(bytes)) return std::nullopt;
    return std::string(bytes);
}

std::string in_width(std::string_view text, Width width) {
    if (width == Width::as_is) return std::string(text);
    std::u32string result;
    if (width == Width::half) {
        for (const char32_t letter : letters_in(text)) result += half_kana(letter);
        return forms::encode_utf8(forms::fold_width(result));
    }
    for (const char32_t letter : forms::widen_kana(letters_in(text))) {
        const bool is_ascii = letter > 0x20 && letter < 0x7F;
        result += letter == 0x20 ? char32_t{0x3000} : is_ascii ? letter + 0xFEE0 : letter;
    }
    return forms::encode_utf8(result);
}

std::string without_width(std::string_view text) { return forms::encode_utf8(forms::fold_width(forms::widen_kana(letters_in(text)))); }

}  // namespace kiosk
