// What a clerk sees of a case. Every fact once: flagged ones first, the others by person in the order of the items.
// Between the opened content and the desk's screens.
#include "kiosk/desk/sight.h"

#include "forms/flags.h"
#include "kiosk/desk/sight_parts.h"
#include "kiosk/review.h"
#include "printer/slips.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kiosk::desk {

namespace {

using forms::Slot;

/// A default of the catalog that holds always is no news to anybody.
bool is_worth_showing(const forms::Item& item, const forms::Resolved& known) {
    return !(known.value && known.source == forms::Source::given && !item.per_person && item.given.front().when.text.empty());
}

std::vector<Slot> slots_of(const forms::CaseView& view) {
    std::vector<Slot> slots;
    for (const Slot& slot : forms::facts_of(view)) {
        const forms::Item& item = *view.situation.catalog().item(slot.item);
        const bool is_shown = slot.item != forms::kEvent && slot.person < view.situation.person_count();
        if (is_shown && is_worth_showing(item, view.situation.find(item, slot.person))) slots.push_back(slot);
    }
    return slots;
}

std::string shown_value(const forms::Item& item, const forms::Answer& answer, const forms::CaseView& view, const DeskWorld& world) {
    if (!answer.value) return (*world.words)("desk.value.unknown");
    if (item.sensitivity == forms::Sensitivity::my_number) return (*world.words)("desk.value.my_number");
    return value_text(item, *answer.value, view.situation, *world.words);
}

SightRow row_of(const Slot& slot, const Sight& sight, const store::CaseContent& content, const DeskWorld& world) {
    const forms::Item& item = *world.catalog->item(slot.item);
    const forms::Resolved& known = sight.view.situation.find(item, slot.person);
    SightRow row;
    row.id = row_id(slot);
    row.slot = slot;
    row.label = item.label;
    row.source = known.value ? known.source : forms::Source::resident;
    row.value = shown_value(item, {known.value, row.source}, sight.view, world);
    row.may_be_corrected = item.type != forms::ItemType::my_number;
    const auto first = std::find_if(content.corrections.begin(), content.corrections.end(), [&](const auto& one) { return one.slot == slot; });
    if (first != content.corrections.end()) {
        row.resident_value = first->before ? shown_value(item, *first->before, sight.view, world) : (*world.words)("desk.value.none");
        row.source = forms::Source::clerk;
    }
    if (const auto places = sight.places.find(slot); places != sight.places.end()) row.places = places->second;
    return row;
}

bool is_derived(forms::Source source) { return source == forms::Source::given || source == forms::Source::computed; }

std::string title_of_group(const SightRow& row, const forms::CaseView& view, const DeskWorld& world) {
    const bool of_derived = is_derived(row.source);
    const int person = row.slot->person;
    if (!row.shared_with.empty()) return (*world.words)("desk.group.derived_shared");
    if (person == forms::kWholeCase) return (*world.words)(of_derived ? "desk.group.derived_case" : "desk.group.case");
    return (*world.words)(of_derived ? "desk.group.derived_person" : "desk.group.person", {{"n", std::to_string(person + 1)}, {"name", view.situation.person_name(person)}});
}

/// A derived value that is the same for several people is one row: it follows from one rule, and is read once.
std::vector<SightRow> shared(std::vector<SightRow> rows, const forms::CaseView& view, const DeskWorld& world) {
    std::vector<SightRow> kept;
    std::map<std::pair<std::string, std::string>, std::size_t> first;          // item and value → where it is kept
    for (SightRow& row : rows) {
        const bool may_be = is_derived(row.source) && row.slot->person >= 0;
        const auto [at, is_new] = may_be ? first.emplace(std::pair(row.slot->item, row.value), kept.size()) : std::pair(first.end(), true);
        if (is_new) {
            kept.push_back(std::move(row));
            continue;
        }
        SightRow& into = kept[at->second];
        into.shared_with.push_back(row.slot->person);
        into.id += "+" + std::to_string(row.slot->person);
        into.places.insert(into.places.end(), row.places.begin(), row.places.end());
    }
    for (SightRow& row : kept) {
        if (row.shared_with.empty()) continue;
        std::string who = std::to_string(row.slot->person + 1);
        for (const int person : row.shared_with) who += (*world.words)("desk.value.person_separator") + std::to_string(person + 1);
        const bool is_everybody = static_cast<int>(row.shared_with.size()) + 1 == view.situation.person_count();
        row.value = (*world.words)(is_everybody ? "desk.value.of_all" : "desk.value.of_some", {{"value", row.value}, {"who", who}, {"n", std::to_string(view.situation.person_count())}});
    }
    return kept;
}

/// What somebody said first, then what follows from it; of each the case, then what is shared, then the people.
std::vector<SightGroup> grouped(std::vector<SightRow> rows, const forms::CaseView& view, const DeskWorld& world) {
    const auto place = [](const SightRow& row) { return std::tuple(is_derived(row.source), row.slot->person >= 0, is_derived(row.source) && row.slot->person >= 0 && row.shared_with.empty()); };
    std::stable_sort(rows.begin(), rows.end(), [&](const SightRow& a, const SightRow& b) { return place(a) < place(b); });
    std::vector<SightGroup> groups;
    for (SightRow& row : rows) {
        const std::string title = title_of_group(row, view, world);
        if (groups.empty() || groups.back().title != title) groups.push_back({title, is_derived(row.source), {}});
        groups.back().rows.push_back(std::move(row));
    }
    return groups;
}

std::map<Slot, std::vector<FieldPlace>> places_in(const Sight& sight) {
    std::map<Slot, std::vector<FieldPlace>> places;
    for (std::size_t form = 0; form < sight.view.forms.size(); ++form)
        for (const forms::FilledField& field : sight.view.forms[form].fields) {
            const std::vector<Slot> shown = sight.view.situation.shown_in(field.slot);
            const std::string id = field.id();
            const auto& pages = sight.laid_out[form].pages;
            for (std::size_t page = 0; page < pages.size(); ++page)
                for (const printer::FieldBox& box : pages[page].fields)
                    if (box.field == id)
                        for (const Slot& slot : shown) places[slot].push_back({form, page, box.box});
        }
    return places;
}

}  // namespace

std::string row_id(const Slot& slot) { return slot.item + "." + std::to_string(slot.person); }

std::size_t Sight::page_count() const {
    std::size_t count = 0;
    for (const printer::LaidOutForm& form : laid_out) count += form.pages.size();
    return count;
}

Sight look_at(const store::CaseContent& content, const DeskWorld& world, DerivedRows derived) {
    Sight sight{forms::view_case(*world.catalog, content.answers, content.today), {}, {}, {}, false};
    for (const forms::FilledForm& form : sight.view.forms) sight.laid_out.push_back(printer::lay_out(form, world.catalog->city, *world.fonts));
    sight.places = places_in(sight);
    const auto findings = printer::inspect(sight.view.forms, sight.laid_out, sight.view.situation, *world.fonts);
    sight.is_printable = sight.view.missing.empty() && !printer::has_errors(findings) && !sight.view.procedures.required.empty();
    std::set<Slot> flagged;
    for (SightRow& row : flags_of(sight, findings, content, world)) {
        if (row.slot) flagged.insert(*row.slot);
        sight.flags.push_back(std::move(row));
    }
    std::vector<SightRow> rows;
    for (const Slot& slot : slots_of(sight.view))
        if (!flagged.count(slot)) rows.push_back(row_of(slot, sight, content, world));
    if (derived == DerivedRows::shared) rows = shared(std::move(rows), sight.view, world);
    sight.groups = grouped(std::move(rows), sight.view, world);
    return sight;
}

SightRow flagged_row(const Slot& slot, Flag flag, std::string sentence, const Sight& sight, const store::CaseContent& content, const DeskWorld& world) {
    SightRow row = row_of(slot, sight, content, world);
    if (row.slot->person >= 0) row.label = (*world.words)("desk.label.of_person", {{"name", sight.view.situation.person_name(slot.person)}, {"label", row.label}});
    row.flag = flag;
    row.sentence = std::move(sentence);
    return row;
}

FormsDifference difference_of(const forms::CaseView& before, const forms::CaseView& after) {
    const auto titles_beyond = [](const forms::CaseView& many, const forms::CaseView& few) {
        std::vector<std::string> titles;
        for (const forms::FilledForm& form : many.forms) {
            const bool is_there = std::any_of(few.forms.begin(), few.forms.end(), [&](const auto& other) { return other.form == form.form && other.person == form.person; });
            if (!is_there) titles.push_back(form.form->title);
        }
        return titles;
    };
    return {titles_beyond(after, before), titles_beyond(before, after)};
}

}  // namespace kiosk::desk
