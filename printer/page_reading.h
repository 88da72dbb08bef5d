// A page read back for the gate, once: its letters with their middles, its marks by kind, and what lies at which height.
// Between PageScene and gate_*.cpp. Judges nothing; knows no forms.
#pragma once

#include "printer/scene.h"

#include <string>
#include <vector>

namespace printer {

/// A letter on a page; `x_mm`, `y_mm` are its middle. Spaces are left out.
struct Letter {
    char32_t code = 0, selector = 0;
    double x_mm = 0, y_mm = 0, em_mm = 0;
};
std::u32string text_of(const std::vector<Letter>& letters);
/// Those whose middle lies in the box, in drawing order.
std::vector<Letter> letters_in(const std::vector<Letter>& letters, const BoxMm& box);

class PageReading {
public:
    /// `page` has to outlive its reading.
    explicit PageReading(const PageScene& page);

    const PageScene* scene;
    std::vector<Letter> letters;               // in drawing order, as are all of these
    std::u32string text;                       // of `letters`, with their selectors
    std::vector<const TextRun*> runs;
    std::vector<const Line*> lines;
    std::vector<const Rectangle*> rectangles;
    std::vector<const Ellipse*> rings;

    /// Those whose middle lies in the box, in drawing order.
    std::vector<Letter> letters_in(const BoxMm& box) const;
    /// Those whose baseline lies between the two heights, in drawing order.
    std::vector<const TextRun*> runs_between(double top_mm, double bottom_mm) const;
    /// Two letters in one place: something was printed twice or over something else.
    bool has_overprint() const;
    /// A filled rectangle drawn over a letter that was there before.
    bool has_letter_under_tone() const;

private:
    /// A run and where its letters are; those of one run stand at one height.
    struct ReadRun {
        const TextRun* run;
        std::size_t begin, end;      // in `letters`
        double middle_mm;            // of the letters, from the top
        double left_mm, right_mm;    // of their middles
    };
    /// Which of the runs stands at a height.
    struct AtHeight {
        double y_mm;
        unsigned index;
    };
    struct Tone {
        const BoxMm* box;
        std::size_t letters_before;
    };
    /// Indexes of what stands between the heights, ascending: in drawing order.
    static std::vector<unsigned> between(const std::vector<AtHeight>& sorted, double top_mm, double bottom_mm);
    void read(const TextRun& run);
    bool are_apart(const ReadRun& one, const ReadRun& other) const;
    bool has_overprint(const ReadRun& run) const;

    std::vector<ReadRun> read_runs_;
    std::vector<AtHeight> middles_, baselines_;      // sorted by height
    std::vector<Tone> tones_;
};

}  // namespace printer
