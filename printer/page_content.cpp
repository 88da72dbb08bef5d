// Writes operators with as few bytes as the paper needs: hundredths of a millimetre, and state only when it changes.
// Text stays open from run to run, and lines of one pen are one path. See the header for what it does not know.
#include "printer/page_content.h"

#include "printer/subset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace printer {

GlyphCodes::GlyphCodes(const Fonts& fonts) : fonts_(&fonts), faces_(fonts.face_count()) {
    for (Face& face : faces_) face.entries.resize(1);
}

unsigned GlyphCodes::code_of(const PlacedGlyph& glyph) {
    Face& face = faces_[glyph.face];
    if (face.first_code.empty()) face.first_code.resize(face_facts(*fonts_, glyph.face).glyph_count);
    unsigned last = 0;
    for (unsigned code = face.first_code[glyph.glyph]; code != 0; code = face.entries[code].next) {
        const Entry& entry = face.entries[code];
        if (entry.code == glyph.code && entry.selector == glyph.selector) return code;
        last = code;
    }
    const auto code = static_cast<unsigned>(face.entries.size());
    const double advance = std::round(printer::advance_em(*fonts_, glyph.face, glyph.glyph) * 1e4) / 1e4;
    face.entries.push_back({glyph.glyph, glyph.code, glyph.selector, advance, 0});
    if (last == 0)
        face.first_code[glyph.glyph] = static_cast<std::uint16_t>(code);
    else
        face.entries[last].next = code;
    return code;
}

namespace {

constexpr double kPointsPerMm = 72 / 25.4;
/// Quarter circles as Bézier curves.
constexpr double kArc = 0.5522847498;
/// Smaller steps than this are rounding, not spacing: 0.001 em.
constexpr double kSpacingMinEm = 0.001;
constexpr std::string_view kDashed = "[1.2 .8]0 d 0 J\n", kSolid = "[]0 d 2 J\n";

long long hundredths(double mm) { return std::llround(mm * 100); }
/// Of a text's start, in hundredths: a printer of 600 dpi sees no smaller step, and many texts share the fewer numbers.
long long twentieths(double mm) { return std::llround(mm * 20) * 5; }

struct Pen {
    double width_mm = 0;
    double grey = 0;
    bool dashed = false;
    bool operator==(const Pen&) const = default;
};

class Writer {
public:
    Writer(const PageScene& page, GlyphCodes& codes) : page_(page), codes_(codes) {
        shown_codes_.resize(codes.face_count());
        number(std::llround(kPointsPerMm * 1e6), 6);
        out_ += "0 0 ";
        number(std::llround(kPointsPerMm * 1e6), 6);
        out_ += "0 0 cm 2 J\n";
    }
    PageContent finish() {
        leave();
        return {std::move(out_), std::move(shown_codes_)};
    }

    void operator()(const TextRun& run) {
        if (run.glyphs.empty()) return;
        enter(Mode::text);
        fill_grey(run.grey.level);
        select_font(run.glyphs.front().face, run.em_mm);
        move_text_to(twentieths(run.glyphs.front().x_mm), twentieths(page_.height_mm - run.baseline_mm));
        show(run);
    }
    void operator()(const Line& line) {
        stroke_with({line.width_mm, line.grey.level, line.dashed});
        point(hundredths(line.from.x_mm), y(line.from.y_mm));
        out_ += "m ";
        point(hundredths(line.to.x_mm), y(line.to.y_mm));
        out_ += "l\n";
    }
    void operator()(const Rectangle& rectangle) {
        if (rectangle.filled) {
            enter(Mode::page);
            fill_grey(rectangle.fill.level);
            outline(rectangle.box);
            out_ += "f\n";
        }
        if (rectangle.stroke_mm <= 0) return;
        stroke_with({rectangle.stroke_mm, rectangle.stroke.level, false});
        outline(rectangle.box);
    }
    void operator()(const Ellipse& ellipse) {
        stroke_with({ellipse.stroke_mm, ellipse.stroke.level, false});
        const double rx = ellipse.box.width_mm / 2, ry = ellipse.box.height_mm / 2;
        const double cx = ellipse.box.x_mm + rx, cy = ellipse.box.y_mm + ry;
        const auto at = [&](double right, double down) { point(hundredths(cx + right * rx), y(cy + down * ry)); };
        const auto curve = [&](std::array<PointMm, 3> points) {
            for (const PointMm& p : points) at(p.x_mm, p.y_mm);
            out_ += "c\n";
        };
        at(1, 0);
        out_ += "m\n";
        curve({{{1, kArc}, {kArc, 1}, {0, 1}}});
        curve({{{-kArc, 1}, {-1, kArc}, {-1, 0}}});
        curve({{{-1, -kArc}, {-kArc, -1}, {0, -1}}});
        curve({{{kArc, -1}, {1, -kArc}, {1, 0}}});
        out_ += "h\n";
    }

private:
    enum class Mode { page, text, path };

    long long y(double down_mm) const { return hundredths(page_.height_mm) - hundredths(down_mm); }

    /// A decimal without needless zeros, and a space; written from its end.
    void number(long long value, int decimals) {
        std::array<char, 32> text;
        char* at = text.data() + text.size();
        *--at = ' ';
        unsigned long long rest = value < 0 ? 0ULL - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value);
        bool has_fraction = false;
        for (int i = 0; i < decimals; ++i, rest /= 10) {
            if (rest % 10 == 0 && !has_fraction) continue;
            *--at = static_cast<char>('0' + rest % 10);
            has_fraction = true;
        }
        if (has_fraction) *--at = '.';
        if (rest == 0 && !has_fraction) *--at = '0';
        for (; rest != 0; rest /= 10) *--at = static_cast<char>('0' + rest % 10);
        if (value < 0) *--at = '-';
        out_.append(at, text.data() + text.size());
    }
    void point(long long x_hundredths, long long y_hundredths) {
        number(x_hundredths, 2);
        number(y_hundredths, 2);
    }
    void outline(const BoxMm& box) {
        point(hundredths(box.x_mm), y(box.bottom_mm()));
        point(hundredths(box.right_mm()) - hundredths(box.x_mm), hundredths(box.bottom_mm()) - hundredths(box.y_mm));
        out_ += "re\n";
    }

    void leave() {
        if (mode_ == Mode::text) out_ += "ET\n";
        if (mode_ == Mode::path) out_ += "S\n";
        mode_ = Mode::page;
    }
    void enter(Mode mode) {
        if (mode_ == mode) return;
        leave();
        mode_ = mode;
        if (mode != Mode::text) return;
        out_ += "BT\n";
        text_x_ = text_y_ = 0;
    }
    void fill_grey(double level) {
        if (level == fill_grey_) return;
        fill_grey_ = level;
        number(std::llround(level * 1000), 3);
        out_ += "g\n";
    }
    void stroke_with(const Pen& pen) {
        if (mode_ == Mode::path && pen == pen_) return;
        leave();
        if (pen.width_mm != pen_.width_mm) {
            number(std::llround(pen.width_mm * 1000), 3);
            out_ += "w\n";
        }
        if (pen.grey != pen_.grey) {
            number(std::llround(pen.grey * 1000), 3);
            out_ += "G\n";
        }
        if (pen.dashed != pen_.dashed) out_ += pen.dashed ? kDashed : kSolid;
        pen_ = pen;
        mode_ = Mode::path;
    }

    void select_font(unsigned face, double em_mm) {
        const long long size = std::llround(em_mm * 1000);
        if (face_ == face && size == size_thousandths_) return;
        face_ = face;
        size_thousandths_ = size;
        out_ += "/F";
        out_ += static_cast<char>('0' + face);
        out_ += ' ';
        number(size, 3);
        out_ += "Tf\n";
    }
    void move_text_to(long long x_hundredths, long long y_hundredths) {
        point(x_hundredths - text_x_, y_hundredths - text_y_);
        out_ += "Td";
        text_x_ = x_hundredths;
        text_y_ = y_hundredths;
    }

    /// Shows the glyphs of a run where they stand: a spacing is written wherever the pen's own advance would miss the place.
    void show(const TextRun& run) {
        double pen_mm = run.glyphs.front().x_mm;
        bool spaced = false;
        open_string();
        for (const PlacedGlyph& glyph : run.glyphs) {
            if (glyph.face != *face_) {
                show_string(spaced);
                select_font(glyph.face, run.em_mm);
                spaced = false;
                open_string();
            }
            if (const double gap_em = (glyph.x_mm - pen_mm) / run.em_mm; std::abs(gap_em) > kSpacingMinEm) {
                const long long thousandths = std::llround(-gap_em * 1000);
                std::array<char, 24> digits{};
                shown_ += ')';
                shown_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), thousandths).ptr);
                shown_ += '(';
                pen_mm -= static_cast<double>(thousandths) / 1000 * run.em_mm;
                spaced = true;
            }
            const unsigned code = codes_.code_of(glyph);
            shown_codes_[glyph.face].push_back(code);
            literal(static_cast<char>(code >> 8));
            literal(static_cast<char>(code & 0xFF));
            pen_mm += codes_.entry(glyph.face, code).advance_em * run.em_mm;
        }
        show_string(spaced);
    }
    void open_string() {
        shown_.clear();
        shown_ += '(';
    }
    void show_string(bool spaced) {
        if (spaced) out_ += '[';
        out_ += shown_;
        out_ += spaced ? ")]TJ\n" : ")Tj\n";
    }
    /// A byte inside (…), ISO 32000-1, 7.3.4.2: a bare carriage return would be read as a line feed.
    void literal(char byte) {
        if (byte == '(' || byte == ')' || byte == '\\') shown_ += '\\';
        if (byte == '\r')
            shown_ += "\\r";
        else
            shown_ += byte;
    }

    const PageScene& page_;
    GlyphCodes& codes_;
    std::string out_, shown_;
    std::vector<std::vector<unsigned>> shown_codes_;
    Mode mode_ = Mode::page;
    Pen pen_{-1, 0, false};  // no width yet: the first line sets it
    double fill_grey_ = 0;
    std::optional<unsigned> face_;
    long long size_thousandths_ = 0, text_x_ = 0, text_y_ = 0;
};

}  // namespace

PageContent page_content(const PageScene& page, GlyphCodes& codes) {
    Writer writer(page, codes);
    for (const Mark& mark : page.marks) std::visit(writer, mark);
    return writer.finish();
}

}  // namespace printer
