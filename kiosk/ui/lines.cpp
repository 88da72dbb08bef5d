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
/// A letter with a variation selector comes from another font, and what stands beside it is set otherwise than alone.
constexpr const char* kSelectorBytes = "\xF3\xA0";
constexpr double kOverhang_em = 0.25;              // a reading may stand above the kana beside its kanji
constexpr double kReadingsApart_em = 0.2;          // two readings side by side are not read as one word

/// Between Japanese letters a space is wider than a lone one.
constexpr const char* kLetter = "\u3042";
constexpr const char* kSpaced = "\u3042 \u3042";
constexpr const char* kNoBreak = "\u00A0";

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

constexpr const char* kGeta = "\u3013";

bool has_readings(const std::string& text) { return text.find("\xE3\x80\x8A") != std::string::npos; }

/// A text as it is drawn, 〓 for letters that no font has.
struct Drawn {
    std::string text;
    double width_em = 0;
};
Drawn drawn(const printer::Fonts& fonts, printer::Typeface face, const std::string& text) {
    const printer::ShapedText shaped = fonts.shape(face, text);
    if (shaped.complete()) return {text, shaped.width_em};
    const std::string replaced = with_geta(fonts, face, text);
    return {replaced, fonts.shape(face, replaced).width_em};
}

SetLine set_line(const printer::Fonts& fonts, printer::Typeface face, const std::string& text) {
    SetLine line;
    if (!has_readings(text)) {
        Drawn whole = drawn(fonts, face, text);
        line.width_em = whole.width_em;
        line.spans.push_back({std::move(whole.text), 0, line.width_em, false});
        return line;
    }
    const auto all = pieces(text);
    const auto is_plain = [&](std::size_t i) { return i < all.size() && all[i].reading.empty(); };
    double x = 0, last_reading = -1e9;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Drawn piece = drawn(fonts, face, all[i].base);
        double base = piece.width_em;
        if ((all[i].base.ends_with(' ') || all[i].base.ends_with(kNoBreak)) && i + 1 < all.size()) base += fonts.shape(face, kSpaced).width_em - 2 * fonts.shape(face, kLetter).width_em - fonts.shape(face, " ").width_em;
        const double reading = all[i].reading.empty() ? 0 : fonts.shape(printer::Typeface::screen, all[i].reading).width_em * kReading_em;
        const double left = i > 0 && is_plain(i - 1) ? kOverhang_em : 0, right = is_plain(i + 1) ? kOverhang_em : 0;
        const double longer = std::max(0.0, reading - base - left - right);
        double begin = i == 0 && longer > 0 ? x : x + (base + longer - reading) / 2 + (longer > 0 ? (right - left) / 2 : 0);
        if (reading > 0) {
            const double closer = std::max(0.0, last_reading + kReadingsApart_em - begin);
            x += closer;
            begin = std::max(begin + closer, i > 0 ? -1e9 : 0.0);
            last_reading = begin + reading;
        }
        line.spans.push_back({std::move(piece.text), x + (i > 0 ? longer / 2 : 0), base, false});         // a line begins flush
        if (reading > 0) line.spans.push_back({all[i].reading, begin, reading, true});
        x += base + longer;
    }
    line.width_em = x;
    return line;
}

/// What stays on one line, measured once: the widths in em hold at every size.
struct Phrase {
    std::string text;                      // without the spaces behind it
    std::string spaces;
    double width_em = 0, space_em = 0;
    bool begins_line = false;              // the first piece of a word that no line holds
};
using Paragraph = std::vector<Phrase>;

struct Ruler {
    const printer::Fonts& fonts;
    printer::Typeface face;

    double width_em(const std::string& text) const { return set_line(fonts, face, text).width_em; }

    Paragraph measured(const std::string& paragraph) const {
        Paragraph measured;
        for (const std::string& text : phrases(paragraph)) measured.push_back(phrase_of(text));
        return measured;
    }

    Phrase phrase_of(const std::string& text) const {
        const std::size_t end = text.find_last_not_of(' ') + 1;
        Phrase phrase{text.substr(0, end), text.substr(end), 0, 0};
        phrase.width_em = width_em(phrase.text);
        if (!phrase.spaces.empty()) {                  // a space between Japanese letters is wider than one between Latin ones
            const bool is_latin = end > 0 && static_cast<unsigned char>(text[end - 1]) < 0x80;
            const std::string beside = is_latin ? "a" : "\u3042";
            phrase.space_em = width_em(beside + phrase.spaces + beside) - 2 * width_em(beside);
        }
        return phrase;
    }

    /// What stands together when a phrase is longer than a line: a letter with what may not begin a line, kanji with their
    /// reading. A word that no line can hold comes apart between letters.
    std::vector<std::string> parts_of(const std::string& phrase, double line_em) const {
        std::vector<std::string> parts;
        const auto add = [&](std::string part) {
            if (may_not_begin_line(part) && !parts.empty()) parts.back() += part;
            else parts.push_back(std::move(part));
        };
        for (const Piece& piece : pieces(phrase)) {
            if (!piece.reading.empty()) {
                parts.push_back("\uFF5C" + piece.base + "\u300A" + piece.reading + "\u300B");
                continue;
            }
            for (std::string& part : letters_together(piece.base)) {
                if (width_em(part) <= line_em) add(std::move(part));
                else for (std::string& letter : letters_of(part)) add(std::move(letter));
            }
        }
        return parts;
    }

    Paragraph measured_all(const std::vector<std::string>& texts, const Phrase& whole) const {
        Paragraph all;
        for (const std::string& text : texts) all.push_back(phrase_of(text));
        all.back().spaces = whole.spaces;
        all.back().space_em = whole.space_em;
        return all;
    }

    /// The paragraph for lines of this length. A phrase that no line holds comes apart where it does least harm, where its parts go on
    /// lines; else it is torn between letters.
    Paragraph for_lines(const Paragraph& paragraph, double line_em, bool& is_torn) const {
        Paragraph fitting;
        for (const Phrase& phrase : paragraph) {
            if (phrase.width_em <= line_em) {
                fitting.push_back(phrase);
                continue;
            }
            const auto gentle = parts_of_long(phrase.text);
            Paragraph parts = gentle.size() > 1 ? measured_all(gentle, phrase) : Paragraph{};
            const bool has_room = !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const Phrase& part) { return part.width_em <= line_em; });
            if (!has_room) {
                parts = measured_all(parts_of(phrase.text, line_em), phrase);
                parts.front().begins_line = true;
                is_torn = true;
            }
            fitting.insert(fitting.end(), parts.begin(), parts.end());
        }
        return fitting;
    }
};

/// Its first phrase does not stay behind alone at the end of a line.
bool begins_sentence(const Paragraph& paragraph, std::size_t i) { return i > 0 && paragraph[i - 1].text.ends_with("\u3002"); }

/// How a paragraph comes out at a width.
struct Fill {
    std::vector<std::size_t> begins;       // of each line, its first phrase
    double widest_em = 0, last_em = 0;
};
Fill filled(const Paragraph& paragraph, double line_em, bool keeps_sentences = false) {
    Fill fill;
    double width = 0, space = 0;
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
        const Phrase& phrase = paragraph[i];
        const bool is_full = width + space + phrase.width_em > line_em;
        if (is_full && keeps_sentences && begins_sentence(paragraph, i - 1) && fill.begins.back() < i - 1 && paragraph[i - 1].width_em + paragraph[i - 1].space_em + phrase.width_em <= line_em) {
            fill.begins.push_back(i - 1);
            width = paragraph[i - 1].width_em;
            space = paragraph[i - 1].space_em;
        } else if (i == 0 || phrase.begins_line || is_full) {
            fill.begins.push_back(i);
            width = space = 0;
        }
        width += space + phrase.width_em;
        space = phrase.space_em;
        fill.widest_em = std::max(fill.widest_em, width);
    }
    fill.last_em = width;
    return fill;
}

/// In as many lines as it takes, narrower: what stands by itself as narrow as they allow, so that its lines are alike; running text
/// only until the last line is no lonely word.
Fill balanced(const Paragraph& paragraph, double line_em, bool is_running) {
    constexpr double kLonely = 0.35, kHair_em = 0.01;
    const Fill first = filled(paragraph, line_em);
    if (first.begins.size() < 2) return first;
    const auto is_lonely = [&](const Fill& fill) { return fill.last_em < kLonely * line_em; };
    const double narrowest = std::max_element(paragraph.begin(), paragraph.end(), [](const Phrase& a, const Phrase& b) { return a.width_em < b.width_em; })->width_em;
    Fill best = first;
    while (!is_running || is_lonely(best)) {
        const double tried = best.widest_em - kHair_em;                                                // the next line that must break earlier
        if (tried < narrowest) break;
        Fill fill = filled(paragraph, tried);
        if (fill.begins.size() > first.begins.size()) return is_running && is_lonely(best) ? first : best;
        best = std::move(fill);
    }
    if (!is_running) return best;
    Fill whole = filled(paragraph, line_em, true);              // where it takes no line more and leaves no lonely word
    return whole.begins.size() == best.begins.size() && !is_lonely(whole) ? whole : best;
}

void add_lines(std::vector<std::string>& lines, const Paragraph& paragraph, const Fill& fill) {
    for (std::size_t line = 0; line < fill.begins.size(); ++line) {
        const std::size_t end = line + 1 < fill.begins.size() ? fill.begins[line + 1] : paragraph.size();
        std::string text;
        for (std::size_t i = fill.begins[line]; i < end; ++i) text += paragraph[i].text + (i + 1 < end ? paragraph[i].spaces : "");
        if (!text.empty()) lines.push_back(std::move(text));
    }
}

std::vector<Paragraph> measured(const Ruler& ruler, const std::string& text) {
    std::vector<Paragraph> paragraphs;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        paragraphs.push_back(ruler.measured(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return paragraphs;
}

Lines broken(const Ruler& ruler, const std::vector<Paragraph>& paragraphs, double width_mm, double em_mm, bool is_running) {
    const double room_em = (width_mm + kRounding_mm) / em_mm;
    double line_em = room_em;
    constexpr int kTries = 12;
    constexpr double kLess_em = 0.5;
    for (int tries = 1;; ++tries) {
        Lines lines{{}, em_mm, false};
        for (const Paragraph& given : paragraphs) {
            bool is_torn = false;
            const Paragraph paragraph = ruler.for_lines(given, line_em, is_torn);
            add_lines(lines.lines, paragraph, is_torn ? filled(paragraph, line_em) : balanced(paragraph, line_em, is_running));
            lines.is_torn = lines.is_torn || is_torn;
        }
        double over_em = 0;
        for (const std::string& line : lines.lines)
            if (line.find(kSelectorBytes) != std::string::npos) over_em = std::max(over_em, ruler.width_em(line) - room_em);
        if (over_em <= 0 || tries == kTries) return lines;
        line_em -= std::max(over_em, kLess_em);
    }
}

/// Sentences, told by their leading; else a heading or a label.
bool is_running(const Type& type) { return type.leading >= kTextLeading; }

}  // namespace

std::string with_geta(const printer::Fonts& fonts, printer::Typeface face, const std::string& text) {
    std::string drawn;
    for (const printer::Utf8Character& letter : printer::utf8_characters(text)) {
        const std::string alone = text.substr(letter.begin, letter.end - letter.begin);
        drawn += fonts.shape(face, alone).complete() ? alone : kGeta;
    }
    return drawn;
}

double width_of(const printer::Fonts& fonts, const std::string& text, const Type& type) { return set_line(fonts, type.face, text).width_em * type.em_mm; }

double line_height(const std::string& text, const Type& type) { return type.em_mm * (type.leading + (has_readings(text) ? kReadingRoom_em : 0)); }

Lines broken(const printer::Fonts& fonts, const std::string& text, double width_mm, const Type& type) {
    const Ruler ruler{fonts, type.face};
    return broken(ruler, measured(ruler, text), width_mm, type.em_mm, is_running(type));
}

Lines calm(const printer::Fonts& fonts, const std::string& text, double width_mm, const Type& type, double em_min_mm, int lines_max) {
    const Ruler ruler{fonts, type.face};
    const auto paragraphs = measured(ruler, text);
    for (double em = type.em_mm;; em = std::max(em_min_mm, em * kShrinkStep)) {
        Lines lines = broken(ruler, paragraphs, width_mm, em, is_running(type));
        const bool is_calm = static_cast<int>(lines.lines.size()) <= lines_max && !lines.is_torn;
        if (is_calm || em <= em_min_mm) return lines;
    }
}

double height_of(const Lines& lines, const Type& type) {
    const bool any = std::any_of(lines.lines.begin(), lines.lines.end(), has_readings);
    return static_cast<double>(lines.lines.size()) * lines.em_mm * (type.leading + (any ? kReadingRoom_em : 0));
}

Lines fitted(const printer::Fonts& fonts, const std::string& text, double width_mm, double height_mm, const Type& type, double floor_mm, TooLong too_long) {
    Type tried = type;
    const Ruler ruler{fonts, type.face};
    const auto smaller = [&](double em) { return em > floor_mm ? std::max(floor_mm, em * kShrinkStep) : 0; };
    if (too_long == TooLong::on_more_lines) {
        Lines whole = broken(ruler, measured(ruler, text), width_mm, type.em_mm, is_running(type));
        if (!whole.is_torn && height_of(whole, type) <= height_mm + kRounding_mm) return whole;
    }
    if (text.find('\n') == std::string::npos) {                  // a little smaller on one line reads better than two lines
        const double width_em = ruler.width_em(text);
        for (double em = type.em_mm; em >= std::max(floor_mm, type.em_mm * kLittleSmaller); em = smaller(em)) {
            tried.em_mm = em;
            if (width_em * em <= width_mm + kRounding_mm && line_height(text, tried) <= height_mm + kRounding_mm) return {{text}, em, false};
            if (em <= floor_mm) break;
        }
    }
    Lines last;
    const auto paragraphs = measured(ruler, text);
    for (const bool may_tear : {false, true})
        for (double em = type.em_mm; em > 0 && (may_tear || em >= std::min(type.em_mm, std::max(floor_mm, type.em_mm * kUntornSmaller))); em = smaller(em)) {
            tried.em_mm = em;
            last = broken(ruler, paragraphs, width_mm, em, is_running(type));
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
        const SetLine line = set_line(fonts, type.face, text);
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
