// What a clerk sees of a case: every value with its source and its place on the pages, what to look at first, the pages,
// and what still stands in the way of printing. CaseContent → Sight, by the same view, layout and gate as the paper.
// Pure; decides nothing for the clerk and knows no screen.
#pragma once

#include "kiosk/address_book.h"
#include "kiosk/store/content.h"
#include "kiosk/strings.h"
#include "printer/gate.h"

#include "forms/interview.h"

#include <map>

namespace kiosk::desk {

/// Everything of the house that the desk reads. Const while the program runs.
struct DeskWorld {
    const forms::Catalog* catalog = nullptr;
    const AddressBook* addresses = nullptr;
    const printer::Fonts* fonts = nullptr;
    const Words* words = nullptr;
};

/// In the order in which they are looked at. `missing` and what the gate refuses must be mended; the others are looked at.
enum class Flag { none, missing, unknown, rare, conflict, deadline, check };

/// Where a value stands: form and page count from 0 in the order of the bundle.
struct FieldPlace {
    std::size_t form = 0, page = 0;
    printer::BoxMm box;
};

struct SightRow {
    std::string id;                        // "name.0", "deadline.0": the same as long as the matter is the same
    std::optional<forms::Slot> slot;
    std::string label, value;
    std::string resident_value;            // what the resident gave, where a clerk changed it
    forms::Source source = forms::Source::resident;
    Flag flag = Flag::none;
    std::string sentence;                  // why it is flagged
    bool must_be_mended = false;           // printing waits for it
    bool may_be_corrected = false;
    std::vector<int> shared_with;          // further people for whom the same rule gave the same
    std::vector<FieldPlace> places;
};
struct SightGroup {
    std::string title;
    bool is_derived = false;               // follows from what was said, by rules
    std::vector<SightRow> rows;
};

struct Sight {
    forms::CaseView view;
    std::vector<printer::LaidOutForm> laid_out;      // parallel to view.forms
    std::vector<SightRow> flags;
    std::vector<SightGroup> groups;                  // what is not flagged: the case, then each person
    bool is_printable = false;                       // nothing missing, and the gate lets it pass
    std::map<forms::Slot, std::vector<FieldPlace>> places{};       // of every answer, in the order of the papers
    std::size_t page_count() const;
};

/// one_by_one: for correcting what is shared for one person.
enum class DerivedRows { shared, one_by_one };
Sight look_at(const store::CaseContent& content, const DeskWorld& world, DerivedRows derived = DerivedRows::shared);

/// Titles of the forms that a changed case prints and did not, and the other way round.
struct FormsDifference {
    std::vector<std::string> added, removed;
};
FormsDifference difference_of(const forms::CaseView& before, const forms::CaseView& after);

}  // namespace kiosk::desk
