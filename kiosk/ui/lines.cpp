// Text → lines.
// Knows text, fonts and widths; no widgets but the one whose lines it makes.
#include "kiosk/ui/lines.h"

#include "kiosk/ui/phrases.h"
#include "kiosk/ui/ruby.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr double kShrinkStep = 0.95, kLittleSmaller = 0.86, kUntornSmaller = 0.75;
constexpr double kRounding_mm = 0.01;
constexpr double kReadingRoom_em = 0.45;           // what a line with readings is higher
constexpr double kReadingBaseline_em = 0.90;
constexpr double kOverhang_em = 0.25;              // a reading may stand above the kana beside its kanji

/// A run of glyphs on a line; x and width in em of the line.
struct Span {
    std::string text;
    double x_em = 0, width_em = 0;
    bool is_reading = false;
};
struct SetLine {
    std::vector<Span> spans;
    double width_em = 0;
};

bool has_readings(const std::string& text) { return text.find("\xE3\x80\x8A") != std::string::npos; }

SetLine set(const printer::Fonts& fonts, printer::Typeface face, const std::string& text) {
    SetLine line;
    if (!has_readings(text)) {
        line.width_em = fonts.shape(face, text).width_em;
        line.spans.push_back({text, 0, line.width_em, false});
        return line;
    }
    const auto all = pieces(text);
    const auto is_plain = [&](std::size_t i) { return i < all.size() && all[i].reading.empty(); };
    double x = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double base = fonts.shape(face, all[i].base).width_em;
        const double reading = all[i].reading.empty() ? 0 : fonts.shape(printer::Typeface::screen, all[i].reading).width_em * kReading_em;
        const double left = i > 0 && is_plain(i - 1) ? kOverhang_em : 0, right = is_plain(i + 1) ? kOverhang_em : 0;
        const double longer = std::max(0.0, reading - base - left - right);
        const double middle = x + (base + longer) / 2 + (longer > 0 ? (right - left) / 2 : 0);
        line.spans.push_back({all[i].base, x + longer / 2, base, false});
        if (reading > 0) line.spans.push_back({all[i].reading, std::max(middle - reading / 2, i > 0 ? -1e9 : 0.0), reading, true});
        x += base + longer;
    }
    line.width_em = x;
    return line;
}

/// What stands together when a phrase is longer than a line: a letter with what may not begin a line, kanji with their reading.
std::vector<std::string> parts_of(const printer::Fonts& fonts, const std::string& phrase, double width_mm, const Type& type) {
    std::vector<std::string> parts;
    for (const Piece& piece : pieces(phrase)) {
        if (!piece.reading.empty()) {
            parts.push_back("\xEF\xBD\x9C" + piece.base + "\xE3\x80\x8A" + piece.reading + "\xE3\x80\x8B");
            continue;
        }
        for (std::string& part : letters_together(piece.base)) {
            const bool is_closing = may_not_begin_line(part);
            if (is_closing && !parts.empty()) parts.back() += part;
            else parts.push_back(std::move(part));
        }
    }
    std::vector<std::string> narrow;                       // a word that no line can hold comes apart between letters
    for (const std::string& part : parts) {
        if (has_readings(part) || width_of(fonts, part, type) <= width_mm) narrow.push_back(part);
        else for (std::string& letter : letters_of(part)) narrow.push_back(std::move(letter));
    }
    return narrow;
}

struct Breaker {
    const printer::Fonts& fonts;
    double width_mm;
    const Type& type;
    Lines lines;
    std::string line;

    static std::string bare(std::string text) {
        while (text.ends_with(' ')) text.pop_back();
        return text;
    }
    bool fits(const std::string& text) const { return width_of(fonts, bare(text), type) <= width_mm; }
    void finish() {
        std::string done = bare(std::exchange(line, {}));
        if (!done.empty()) lines.lines.push_back(std::move(done));
    }
    void add(const std::string& part) {
        if (!line.empty() && !fits(line + part)) finish();
        line += part;
    }
    void paragraph(const std::string& text) {
        for (const std::string& phrase : phrases(text)) {
            add(phrase);
            if (line != phrase || fits(phrase)) continue;
            line.clear();
            lines.is_torn = true;
            for (const std::string& part : parts_of(fonts, phrase, width_mm, type)) add(part);
        }
        finish();
    }
};

}  // namespace

double width_of(const printer::Fonts& fonts, const std::string& text, const Type& type) { return set(fonts, type.face, text).width_em * type.em_mm; }

double line_height(const std::string& text, const Type& type) { return type.em_mm * (type.leading + (has_readings(text) ? kReadingRoom_em : 0)); }

Lines broken(const printer::Fonts& fonts, const std::string& text, double width_mm, const Type& type) {
    Breaker breaker{fonts, width_mm + kRounding_mm, type, {{}, type.em_mm, false}, {}};
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        breaker.paragraph(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return std::move(breaker.lines);
}

double height_of(const Lines& lines, const Type& type) {
    double height = 0;
    const bool any = std::any_of(lines.lines.begin(), lines.lines.end(), has_readings);
    for (std::size_t i = 0; i < lines.lines.size(); ++i) height += lines.em_mm * (type.leading + (any ? kReadingRoom_em : 0));
    return height;
}

Lines fitted(const printer::Fonts& fonts, const std::string& text, double width_mm, double height_mm, const Type& type) {
    Type tried = type;
    const auto smaller = [&](double em) { return em > kFloor_mm ? std::max(kFloor_mm, em * kShrinkStep) : 0; };
    if (text.find('\n') == std::string::npos) {                  // a little smaller on one line reads better than two lines
        const double width_em = set(fonts, type.face, text).width_em;
        for (double em = type.em_mm; em >= std::max(kFloor_mm, type.em_mm * kLittleSmaller); em = smaller(em)) {
            tried.em_mm = em;
            if (width_em * em <= width_mm + kRounding_mm && line_height(text, tried) <= height_mm + kRounding_mm) return {{text}, em, false};
            if (em <= kFloor_mm) break;
        }
    }
    Lines last;
    for (const bool may_tear : {false, true})
        for (double em = type.em_mm; em > 0 && (may_tear || em >= std::min(type.em_mm, std::max(kFloor_mm, type.em_mm * kUntornSmaller))); em = smaller(em)) {
            tried.em_mm = em;
            last = broken(fonts, text, width_mm, tried);
            if (height_of(last, tried) <= height_mm + kRounding_mm && (may_tear || !last.is_torn)) return last;
        }
    return last;
}

void put_lines(const printer::Fonts& fonts, Widget& widget, const BoxMm& box, const Lines& lines, Type type, Align align) {
    type.em_mm = lines.em_mm;
    const bool any = std::any_of(lines.lines.begin(), lines.lines.end(), has_readings);
    const double room = any ? kReadingRoom_em * type.em_mm : 0, slot = type.em_mm * type.leading + room;
    double middle = box.y_mm + (box.height_mm - slot * static_cast<double>(lines.lines.size())) / 2 + slot / 2;
    for (const std::string& text : lines.lines) {
        const SetLine line = set(fonts, type.face, text);
        const double width = line.width_em * type.em_mm;
        double x = box.x_mm;
        if (align == Align::centre) x += (box.width_mm - width) / 2;
        if (align == Align::right) x += box.width_mm - width;
        const double baseline = middle + room / 2 + kCapHeight_em / 2 * type.em_mm;
        for (const Span& span : line.spans) {
            Type set_in = type;
            if (span.is_reading) set_in.em_mm *= kReading_em, set_in.face = printer::Typeface::screen;
            const double y = span.is_reading ? baseline - kReadingBaseline_em * type.em_mm : baseline;
            widget.lines.push_back({span.text, set_in, x + span.x_em * type.em_mm, y, span.width_em * type.em_mm, span.is_reading});
        }
        middle += slot;
    }
}

}  // namespace kiosk::ui
