// Reads a scene into letters and marks and sorts them by height, so that no box has to look at the whole page: a case has
// hundreds of boxes and tens of thousands of letters.
// Judges nothing; see the header.
#include "printer/page_reading.h"

#include "forms/text.h"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

constexpr double kMiddleEm = 0.35;  // holds for full-width letters and for digits
constexpr double kRiseEm = 0.38;

bool is_across(const Letter& letter, const BoxMm& box) { return letter.x_mm >= box.x_mm && letter.x_mm <= box.right_mm(); }

}  // namespace

PageReading::PageReading(const PageScene& page) : scene(&page) {
    for (const Mark& mark : page.marks) {
        if (const auto* run = std::get_if<TextRun>(&mark)) read(*run);
        if (const auto* line = std::get_if<Line>(&mark)) lines.push_back(line);
        if (const auto* ring = std::get_if<Ellipse>(&mark)) rings.push_back(ring);
        const auto* rectangle = std::get_if<Rectangle>(&mark);
        if (rectangle == nullptr) continue;
        rectangles.push_back(rectangle);
        if (rectangle->filled) tones_.push_back({&rectangle->box, letters.size()});
    }
    text = text_of(letters);
    const auto higher = [](const AtHeight& one, const AtHeight& other) { return one.y_mm < other.y_mm; };
    std::sort(letter_heights_.begin(), letter_heights_.end(), higher);
    std::sort(run_heights_.begin(), run_heights_.end(), higher);
}

void PageReading::read(const TextRun& run) {
    run_heights_.push_back({run.baseline_mm, static_cast<unsigned>(runs.size())});
    runs.push_back(&run);
    const double y_mm = run.baseline_mm - kRiseEm * run.em_mm;
    for (const PlacedGlyph& glyph : run.glyphs) {
        if (forms::is_space(glyph.code)) continue;
        letter_heights_.push_back({y_mm, static_cast<unsigned>(letters.size())});
        letters.push_back({glyph.code, glyph.selector, glyph.x_mm + kMiddleEm * run.em_mm, y_mm, run.em_mm});
    }
}

std::vector<unsigned> PageReading::between(const std::vector<AtHeight>& sorted, double top_mm, double bottom_mm) {
    std::vector<unsigned> indexes;
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), top_mm, [](const AtHeight& one, double y_mm) { return one.y_mm < y_mm; });
    for (auto at = first; at != sorted.end() && at->y_mm <= bottom_mm; ++at) indexes.push_back(at->index);
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

std::vector<Letter> PageReading::letters_in(const BoxMm& box) const {
    std::vector<Letter> inside;
    for (const unsigned index : between(letter_heights_, box.y_mm, box.bottom_mm())) {
        if (is_across(letters[index], box)) inside.push_back(letters[index]);
    }
    return inside;
}

std::vector<const TextRun*> PageReading::runs_between(double top_mm, double bottom_mm) const {
    std::vector<const TextRun*> found;
    for (const unsigned index : between(run_heights_, top_mm, bottom_mm)) found.push_back(runs[index]);
    return found;
}

bool PageReading::has_overprint() const {
    std::vector<const Letter*> across;
    for (const Letter& letter : letters) across.push_back(&letter);
    std::sort(across.begin(), across.end(), [](const Letter* one, const Letter* other) { return one->x_mm < other->x_mm; });
    for (std::size_t i = 0; i < across.size(); ++i) {
        for (std::size_t j = i + 1; j < across.size(); ++j) {
            const Letter &one = *across[i], &other = *across[j];
            const double apart_mm = other.x_mm - one.x_mm;
            if (apart_mm >= 0.12 * one.em_mm) break;
            const Letter& upper = one.y_mm < other.y_mm ? one : other;
            if (apart_mm < 0.12 * other.em_mm && std::abs(one.y_mm - other.y_mm) < 0.2 * upper.em_mm) return true;
        }
    }
    return false;
}

bool PageReading::has_letter_under_tone() const {
    return std::any_of(tones_.begin(), tones_.end(), [&](const Tone& tone) {
        const auto below = between(letter_heights_, tone.box->y_mm, tone.box->bottom_mm());
        return std::any_of(below.begin(), below.end(), [&](unsigned index) { return index < tone.letters_before && is_across(letters[index], *tone.box); });
    });
}

std::u32string text_of(const std::vector<Letter>& letters) {
    std::u32string text;
    text.reserve(letters.size());
    for (const Letter& letter : letters) {
        text += letter.code;
        if (letter.selector != 0) text += letter.selector;
    }
    return text;
}

std::vector<Letter> letters_in(const std::vector<Letter>& letters, const BoxMm& box) {
    std::vector<Letter> inside;
    for (const Letter& letter : letters) {
        if (is_across(letter, box) && letter.y_mm >= box.y_mm && letter.y_mm <= box.bottom_mm()) inside.push_back(letter);
    }
    return inside;
}

}  // namespace printer
