// Fitting: breaks a text into lines by 禁則, finds the largest size at which they stand in the box, and centres them.
// Measures with Fonts only; knows nothing of pages and fields. Never leaves a character out.
#include "printer/fitting.h"

#include "printer/utf8.h"

#include <algorithm>
#include <numeric>

namespace printer {

const std::string_view kSeeAttached = "別紙のとおり";

namespace {

/// From baseline to baseline. Forms are ruled, so lines stand closer than the 1.5 to 1.7 em of books (JLREQ 2.4.2).
constexpr double kLineLeadingEm = 1.25;
/// Sizes that a value is tried at; finer steps do not show, and fewer sizes look calmer on one sheet.
constexpr double kSizeStepPt = 0.25;
/// Widths are sums of doubles: a text that fits exactly must not be broken by the last bit.
constexpr double kSlackEm = 1e-6;

// JIS X 4051 and JLREQ 3.1.7 to 3.1.10; half-width forms are treated as their full-width ones.
constexpr std::u32string_view kNotAtLineStart =
    U"、。，．・：；？！‐゠–〜～々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    U"）］｝〕〉》」』】〙〗〟’”｠»,.:;?!)]}%％℃°′″゛゜…‥｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ\u3099\u309A";
constexpr std::u32string_view kNotAtLineEnd = U"（［｛〔〈《「『【〘〖〝‘“｟«([{｢￥＄№〒¥$";
/// Never parted from itself: ……, ‥‥, ――.
constexpr std::u32string_view kInseparable = U"…‥—―";

bool contains(std::u32string_view set, char32_t code) { return set.find(code) != set.npos; }
bool is_breaking_space(char32_t code) { return code == U' ' || code == U'\u3000'; }

/// Latin letters, digits (of both widths) and what joins them: 510-1, 0838-25-3131, O'Neill, ４０２.
bool is_word(char32_t code) {
    const bool full_width =
        (code >= U'０' && code <= U'９') || (code >= U'Ａ' && code <= U'Ｚ') || (code >= U'ａ' && code <= U'ｚ');
    return full_width || code == U'－' || (code > U' ' && code < 0x2000 && !contains(kNotAtLineEnd, code));
}

/// 禁則 alone. Spaces hang at the end of the line before.
bool may_part(char32_t before, char32_t after) {
    if (is_breaking_space(after)) return false;
    if (is_breaking_space(before)) return true;
    if (contains(kNotAtLineStart, after) || contains(kNotAtLineEnd, before)) return false;
    return !(before == after && contains(kInseparable, before));
}
/// 禁則, and no break inside a word or number.
bool may_break_between(char32_t before, char32_t after) {
    return may_part(before, after) && !(is_word(before) && is_word(after));
}

std::vector<MeasuredLetter> letters_of(const std::vector<Utf8Character>& characters, const ShapedText& shaped) {
    std::vector<MeasuredLetter> letters;
    letters.reserve(characters.size());
    std::size_t next = 0;
    for (const Utf8Character& character : characters) {
        MeasuredLetter letter{character};
        const bool drawn = next < shaped.glyphs.size() && shaped.glyphs[next].code == character.code &&
                           shaped.glyphs[next].selector == character.selector;
        if (drawn) {
            letter.glyph = static_cast<int>(next);
            letter.advance_em = shaped.glyphs[next++].advance_em;
        }
        letters.push_back(letter);
    }
    return letters;
}

struct Range {
    std::size_t begin = 0, end = 0;
    bool operator==(const Range&) const = default;
};

/// The end of the line that starts at `begin`: the last good break within the width; for a word longer than the line the
/// last one that 禁則 bears; else the last character that has room, at least one.
std::size_t line_end(const std::vector<MeasuredLetter>& letters, std::size_t begin, double width_em) {
    double used_em = 0;
    std::size_t end = begin;
    for (; end < letters.size(); ++end) {
        const bool hangs = is_breaking_space(letters[end].character.code);
        if (!hangs && end > begin && used_em + letters[end].advance_em > width_em + kSlackEm) break;
        used_em += letters[end].advance_em;
    }
    if (end == letters.size()) return end;
    std::size_t borne = begin;
    for (std::size_t at = end; at > begin; --at) {
        const char32_t before = letters[at - 1].character.code, after = letters[at].character.code;
        if (may_break_between(before, after)) return at;
        if (borne == begin && may_part(before, after)) borne = at;
    }
    return borne > begin ? borne : end;
}

std::vector<Range> break_letters(const std::vector<MeasuredLetter>& letters, double width_em) {
    std::vector<Range> lines;
    for (std::size_t begin = 0; begin < letters.size();) {
        const std::size_t end = line_end(letters, begin, width_em);
        lines.push_back({begin, end});
        begin = end;
    }
    return lines;
}

/// Splits at line feeds, which stay in no piece; a carriage return before one goes with it.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
    std::vector<std::string_view> paragraphs;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t feed = std::min(text.find('\n', begin), text.size());
        std::string_view piece = text.substr(begin, feed - begin);
        if (!piece.empty() && piece.back() == '\r' && feed < text.size()) piece.remove_suffix(1);
        paragraphs.push_back(piece);
        begin = feed + 1;
    }
    return paragraphs;
}

/// The text of a box, shaped once; every size is tried on these advances.
struct Paragraph {
    ShapedText shaped;
    std::vector<MeasuredLetter> letters;
};

std::vector<Paragraph> shape_paragraphs(const Fonts& fonts, const FitRequest& request) {
    std::vector<Paragraph> paragraphs;
    for (const std::string_view piece : paragraphs_of(request.text)) {
        Paragraph paragraph;
        const std::vector<Utf8Character> characters = utf8_characters(piece);
        paragraph.shaped = fonts.shape(request.typeface, characters);
        paragraph.letters = letters_of(characters, paragraph.shaped);
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

/// The glyphs of a line, without the spaces that hang at its end.
ShapedText slice(const Paragraph& paragraph, Range range) {
    while (range.end > range.begin + 1 && is_breaking_space(paragraph.letters[range.end - 1].character.code)) --range.end;
    ShapedText line;
    line.glyphs.reserve(range.end - range.begin);
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (paragraph.letters[i].glyph < 0) continue;
        line.glyphs.push_back(paragraph.shaped.glyphs[static_cast<std::size_t>(paragraph.letters[i].glyph)]);
        line.width_em += line.glyphs.back().advance_em;
    }
    return line;
}

std::vector<ShapedText> lines_at(const std::vector<Paragraph>& paragraphs, double width_em) {
    std::vector<ShapedText> lines;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.letters.empty()) lines.emplace_back();
        for (const Range range : break_letters(paragraph.letters, width_em)) lines.push_back(slice(paragraph, range));
    }
    return lines;
}

double height_em(std::size_t lines) { return lines == 0 ? 0 : 1 + kLineLeadingEm * static_cast<double>(lines - 1); }

double widest_em(const std::vector<ShapedText>& lines) {
    return std::accumulate(lines.begin(), lines.end(), 0.0,
                           [](double widest, const ShapedText& line) { return std::max(widest, line.width_em); });
}

bool fits(const std::vector<ShapedText>& lines, const BoxMm& box, double em_mm) {
    return widest_em(lines) * em_mm <= box.width_mm + kSlackEm && height_em(lines.size()) * em_mm <= box.height_mm + kSlackEm;
}

double aligned_x_mm(const BoxMm& box, forms::Align align, double width_mm) {
    switch (align) {
        case forms::Align::left:
            return box.x_mm;
        case forms::Align::centre:
            return box.x_mm + (box.width_mm - width_mm) / 2;
        case forms::Align::right:
            return box.right_mm() - width_mm;
    }
    return box.x_mm;
}

/// How far the middle of the ink lies above the baseline: of the ideographic square, or of the capitals when the line
/// has nothing taller than them.
double middle_em(const std::vector<ShapedText>& lines, const LineMetrics& metrics) {
    const auto is_latin = [](const ShapedGlyph& glyph) { return glyph.code < 0x2000; };
    const bool latin_only = std::all_of(lines.begin(), lines.end(), [&](const ShapedText& line) {
        return std::all_of(line.glyphs.begin(), line.glyphs.end(), is_latin);
    });
    return latin_only ? metrics.cap_height_em / 2 : (metrics.ascent_em - metrics.descent_em) / 2;
}

std::vector<TextRun> stand_in_box(const std::vector<ShapedText>& lines, const FitRequest& request, const LineMetrics& metrics,
                                  double size_pt) {
    const double em_mm = size_pt * kMmPerPoint;
    const double lines_mm = kLineLeadingEm * em_mm * (static_cast<double>(lines.size()) - 1);
    double baseline_mm = request.box.y_mm + (request.box.height_mm - lines_mm) / 2 + middle_em(lines, metrics) * em_mm;
    std::vector<TextRun> runs;
    for (const ShapedText& line : lines) {
        const double x_mm = aligned_x_mm(request.box, request.align, line.width_em * em_mm);
        if (!line.glyphs.empty()) runs.push_back(place_line(line, em_mm, x_mm, baseline_mm));
        baseline_mm += kLineLeadingEm * em_mm;
    }
    return runs;
}

/// Lines and the size they were found at; `fit` is false when even the smallest size was too large.
struct Setting {
    std::vector<ShapedText> lines;
    double size_pt = 0;
    bool fit = false;
};

template <typename LinesAt>
Setting largest_setting(const FitRequest& request, double size_pt_min, LinesAt lines_at_size) {
    for (double size_pt = request.size_pt;; size_pt = std::max(size_pt - kSizeStepPt, size_pt_min)) {
        Setting setting{lines_at_size(size_pt), size_pt, false};
        setting.fit = fits(setting.lines, request.box, size_pt * kMmPerPoint);
        if (setting.fit || size_pt <= size_pt_min) return setting;
    }
}

/// A line feed still parts lines: a text that has one is never run together.
Setting set_unbroken(const std::vector<Paragraph>& paragraphs, const FitRequest& request, double size_pt_min) {
    std::vector<ShapedText> lines;
    for (const Paragraph& paragraph : paragraphs) lines.push_back(slice(paragraph, {0, paragraph.letters.size()}));
    return largest_setting(request, size_pt_min, [&](double) { return lines; });
}

Setting set_in_lines(const std::vector<Paragraph>& paragraphs, const FitRequest& request) {
    return largest_setting(request, request.size_pt_min,
                           [&](double size_pt) { return lines_at(paragraphs, request.box.width_mm / (size_pt * kMmPerPoint)); });
}

Setting set_by_policy(const std::vector<Paragraph>& paragraphs, const FitRequest& request) {
    switch (request.fit) {
        case forms::Fit::shrink:
            return set_unbroken(paragraphs, request, std::min(request.size_pt_min, request.size_pt));
        case forms::Fit::stop:
            return set_unbroken(paragraphs, request, request.size_pt);
        case forms::Fit::wrap:
        case forms::Fit::attach:
            return set_in_lines(paragraphs, request);
    }
    return set_in_lines(paragraphs, request);
}

}  // namespace

FittedText fit_text(const Fonts& fonts, const FitRequest& request) {
    if (request.text.empty()) return {};
    const std::vector<Paragraph> paragraphs = shape_paragraphs(fonts, request);
    const Setting setting = set_by_policy(paragraphs, request);

    if (!setting.fit && request.fit == forms::Fit::attach) {
        FitRequest note = request;
        note.text = kSeeAttached;
        note.fit = forms::Fit::shrink;
        FittedText fitted = fit_text(fonts, note);
        if (fitted.outcome == FitOutcome::fits) fitted.outcome = FitOutcome::attached;
        for (const Paragraph& paragraph : paragraphs)
            fitted.missing.insert(fitted.missing.end(), paragraph.shaped.missing.begin(), paragraph.shaped.missing.end());
        return fitted;
    }

    FittedText fitted;
    fitted.lines = stand_in_box(setting.lines, request, fonts.metrics(request.typeface), setting.size_pt);
    fitted.outcome = setting.fit ? FitOutcome::fits : FitOutcome::overflow;
    fitted.size_pt = setting.size_pt;
    for (const Paragraph& paragraph : paragraphs)
        fitted.missing.insert(fitted.missing.end(), paragraph.shaped.missing.begin(), paragraph.shaped.missing.end());
    return fitted;
}

TextRun place_line(const ShapedText& shaped, double em_mm, double x_mm, double baseline_mm) {
    TextRun run{baseline_mm, em_mm, {}, {}};
    run.glyphs.reserve(shaped.glyphs.size());
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        run.glyphs.push_back({glyph.face, glyph.glyph, glyph.code, glyph.selector, x_mm});
        x_mm += glyph.advance_em * em_mm;
    }
    return run;
}

Breakable::Breakable(const Fonts& fonts, Typeface typeface, std::string_view text) {
    for (const std::string_view piece : paragraphs_of(text)) {
        const std::vector<Utf8Character> characters = utf8_characters(piece);
        ShapedText shaped = fonts.shape(typeface, characters);
        std::vector<MeasuredLetter> letters = letters_of(characters, shaped);
        pieces_.push_back({piece, std::move(shaped), std::move(letters)});
    }
}

bool Breakable::Piece::stands_in(double width_em) const { return shaped.complete() && shaped.width_em <= width_em + kSlackEm; }

double Breakable::width_em() const {
    return std::accumulate(pieces_.begin(), pieces_.end(), 0.0, [](double widest, const Piece& piece) { return std::max(widest, piece.shaped.width_em); });
}

std::vector<std::string_view> Breakable::lines(double width_em) const {
    std::vector<std::string_view> lines;
    for (const Piece& piece : pieces_) {
        if (piece.letters.empty() || piece.stands_in(width_em)) {
            lines.push_back(piece.text);
            continue;
        }
        for (const Range range : break_letters(piece.letters, width_em)) {
            const std::size_t begin = piece.letters[range.begin].character.begin, end = piece.letters[range.end - 1].character.end;
            lines.push_back(piece.text.substr(begin, end - begin));
        }
    }
    return lines;
}

std::size_t Breakable::line_count(double width_em) const {
    std::size_t count = 0;
    for (const Piece& piece : pieces_) {
        count += piece.letters.empty() || piece.stands_in(width_em) ? 1 : break_letters(piece.letters, width_em).size();
    }
    return count;
}

std::vector<std::string> break_lines(const Fonts& fonts, Typeface typeface, std::string_view text, double width_em) {
    const std::vector<std::string_view> lines = Breakable(fonts, typeface, text).lines(width_em);
    return {lines.begin(), lines.end()};
}

}  // namespace printer
