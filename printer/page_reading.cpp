// Reads a scene into letters and marks and sorts them by height, so that no box has to look at the whole page: a case has
// hundreds of boxes and tens of thousands of letters.
// Judges nothing; see the header.
#include "printer/page_reading.h"

#include "forms/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace printer {

namespace {

constexpr double kMiddleEm = 0.35;  // holds for full-width letters and for digits
constexpr double kRiseEm = 0.38;

/// Middles so close stand on each other, by the size of the smaller letter across and of the upper one down.
constexpr double kSamePlaceEm = 0.12, kSameHeightEm = 0.2;

bool is_same_place(const Letter& one, const Letter& other) {
    const Letter& upper = one.y_mm < other.y_mm ? one : other;
    return std::abs(one.x_mm - other.x_mm) < kSamePlaceEm * std::min(one.em_mm, other.em_mm) && std::abs(one.y_mm - other.y_mm) < kSameHeightEm * upper.em_mm;
}

bool is_across(const Letter& letter, const BoxMm& box) { return letter.x_mm >= box.x_mm && letter.x_mm <= box.right_mm(); }

}  // namespace

PageReading::PageReading(const PageScene& page) : scene(&page) {
    constexpr std::size_t kLettersOfARun = 4;      // about; only saves growing
    letters.reserve(page.marks.size() * kLettersOfARun);
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
    std::sort(middles_.begin(), middles_.end(), higher);
    std::sort(baselines_.begin(), baselines_.end(), higher);
}

void PageReading::read(const TextRun& run) {
    const auto index = static_cast<unsigned>(runs.size());
    const std::size_t begin = letters.size();
    const double y_mm = run.baseline_mm - kRiseEm * run.em_mm;
    double left_mm = std::numeric_limits<double>::max(), right_mm = std::numeric_limits<double>::lowest();
    for (const PlacedGlyph& glyph : run.glyphs) {
        if (forms::is_space(glyph.code)) continue;
        const double x_mm = glyph.x_mm + kMiddleEm * run.em_mm;
        left_mm = std::min(left_mm, x_mm);
        right_mm = std::max(right_mm, x_mm);
        letters.push_back({glyph.code, glyph.selector, x_mm, y_mm, run.em_mm});
    }
    runs.push_back(&run);
    read_runs_.push_back({&run, begin, letters.size(), y_mm, left_mm, right_mm});
    baselines_.push_back({run.baseline_mm, index});
    middles_.push_back({y_mm, index});
}

std::vector<unsigned> PageReading::between(const std::vector<AtHeight>& sorted, double top_mm, double bottom_mm) {
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), top_mm, [](const AtHeight& one, double y_mm) { return one.y_mm < y_mm; });
    auto last = first;
    while (last != sorted.end() && last->y_mm <= bottom_mm) ++last;
    std::vector<unsigned> indexes;
    indexes.reserve(static_cast<std::size_t>(last - first));
    for (auto at = first; at != last; ++at) indexes.push_back(at->index);
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

std::vector<Letter> PageReading::letters_in(const BoxMm& box) const {
    std::vector<Letter> inside;
    for (const unsigned index : between(middles_, box.y_mm, box.bottom_mm())) {
        const ReadRun& run = read_runs_[index];
        if (run.right_mm < box.x_mm || run.left_mm > box.right_mm()) continue;
        for (std::size_t i = run.begin; i < run.end; ++i) {
            if (is_across(letters[i], box)) inside.push_back(letters[i]);
        }
    }
    return inside;
}

std::vector<const TextRun*> PageReading::runs_between(double top_mm, double bottom_mm) const {
    const std::vector<unsigned> indexes = between(baselines_, top_mm, bottom_mm);
    std::vector<const TextRun*> found(indexes.size());
    std::transform(indexes.begin(), indexes.end(), found.begin(), [&](unsigned index) { return runs[index]; });
    return found;
}

bool PageReading::are_apart(const ReadRun& one, const ReadRun& other) const {
    for (std::size_t i = one.begin; i < one.end; ++i) {
        for (std::size_t j = std::max(other.begin, &one == &other ? i + 1 : 0); j < other.end; ++j) {
            if (is_same_place(letters[i], letters[j])) return false;
        }
    }
    return true;
}

bool PageReading::has_overprint(const ReadRun& run) const {
    for (std::size_t i = run.begin + 1; i < run.end; ++i) {
        const bool goes_on = letters[i].x_mm - letters[i - 1].x_mm >= kSamePlaceEm * run.run->em_mm;
        if (!goes_on) return !are_apart(run, run);      // written backwards, or on itself
    }
    return false;
}

bool PageReading::has_overprint() const {
    double em_mm_max = 0;
    for (const TextRun* run : runs) em_mm_max = std::max(em_mm_max, run->em_mm);
    for (std::size_t i = 0; i < middles_.size(); ++i) {
        const ReadRun& one = read_runs_[middles_[i].index];
        if (has_overprint(one)) return true;
        for (std::size_t j = i + 1; j < middles_.size() && middles_[j].y_mm - middles_[i].y_mm < kSameHeightEm * em_mm_max; ++j) {
            const ReadRun& other = read_runs_[middles_[j].index];
            const double slack_mm = kSamePlaceEm * em_mm_max;
            const bool meet = one.left_mm < other.right_mm + slack_mm && other.left_mm < one.right_mm + slack_mm;
            if (meet && !are_apart(one, other)) return true;
        }
    }
    return false;
}

bool PageReading::has_letter_under_tone() const {
    return std::any_of(tones_.begin(), tones_.end(), [&](const Tone& tone) {
        const auto at_its_height = between(middles_, tone.box->y_mm, tone.box->bottom_mm());
        return std::any_of(at_its_height.begin(), at_its_height.end(), [&](unsigned index) {
            const ReadRun& run = read_runs_[index];
            const auto end = std::min(run.end, tone.letters_before);
            for (std::size_t i = run.begin; i < end; ++i) {
                if (is_across(letters[i], *tone.box)) return true;
            }
            return false;
        });
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
