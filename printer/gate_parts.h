// What the parts of the print gate share: how a finding is made. Internal to gate*.cpp.
// Messages name fields and forms, never what a resident typed.
#pragma once

#include "printer/gate.h"
#include "printer/page_reading.h"

namespace printer {

/// A form with its pages, as the gate looks at it.
struct Inspected {
    const forms::FilledForm* form = nullptr;
    const LaidOutForm* paper = nullptr;
    std::vector<PageReading> pages;    // of `paper`, each read once
};

class Findings {
public:
    /// `field` may be nullptr: the whole form.
    void add(Level level, const forms::FilledForm& form, const forms::FilledField* field, std::string message,
             std::string remedy, bool lacks_letter = false);
    std::vector<Finding> take() { return std::move(findings_); }

private:
    std::vector<Finding> findings_;
};

/// What to do about a paper that is not what was filled in.
inline constexpr const char* kAskStaff = "この様式は印刷せず、DX担当に知らせてください";
/// 「氏名」 as findings call a field.
std::string name_of(const forms::FilledField& field);

/// Does the page say what was filled in? Letters in each box, the word inside each ring.
void inspect_paper(const Inspected& inspected, Findings& findings);
/// Dates that cannot be, alone or against each other.
void inspect_dates(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings);
/// The same fact reads the same wherever it stands.
void inspect_agreement(const std::vector<Inspected>& all, Findings& findings);
/// Every answer as its item wants it: length, letters, digits, a choice that exists.
void inspect_answers(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings);
/// One head, ages that fit, nobody twice.
void inspect_people(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings);
/// The forms that the procedures ask for, each once, as the answers stand now.
void inspect_bundle(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings);
/// No letter where none belongs; ticks, strikes and the cells of combs.
void inspect_box_contents(const Inspected& inspected, Findings& findings);
/// Size, title, version and number of each page; every printed word; each box in its place; nothing printed twice.
void inspect_pages(const Inspected& inspected, const forms::Municipality& city, Findings& findings);
/// Every letter drawn with a glyph that the fonts have for it.
void inspect_glyphs(const std::vector<Inspected>& all, const Fonts& fonts, Findings& findings);

}  // namespace printer
