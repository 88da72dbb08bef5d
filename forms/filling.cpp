// Fills a template: walks its cells in reading order and gives every field a state, a text and the fact behind it.
// Situation → FilledForm. Knows nothing of fonts and millimetres.
#include "forms/filling.h"

#include "forms/template_walk.h"

#include <algorithm>

namespace forms {

std::string FilledField::id() const { return table_row < 0 ? field->id : field->id + "#" + std::to_string(table_row + 1); }

void leave_by_hand(FilledField& field) {
    field.state = FieldState::by_hand;
    field.text.clear();
    field.value.reset();
}

const FilledField* FilledForm::find(const Field& field, int table_row) const {
    for (const FilledField& filled : fields) {
        if (filled.field == &field && filled.table_row == table_row) return &filled;
    }
    return nullptr;
}

std::string FilledForm::variant_of(const std::map<std::string, Value>& with) {
    std::string text;
    for (const auto& [item, value] : with) {
        const std::string* word = std::get_if<std::string>(&value);
        const bool* yes = std::get_if<bool>(&value);
        text += (text.empty() ? "" : ",") + item + "=" + (word ? *word : yes && *yes ? "yes" : "no");
    }
    return text;
}

namespace {

std::vector<std::string> chosen_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return {*text};
    if (const auto* yes = std::get_if<bool>(&value)) return {*yes ? "yes" : "no"};
    if (const auto* set = std::get_if<ChoiceSet>(&value)) return *set;
    return {};
}

class Filling {
public:
    Filling(FilledForm& form, const Situation& situation) : form_(form), situation_(situation) {}

    void block(const Block& block) {
        if (block.for_each_text.empty()) return fields(block, form_.person, -1);
        TableRows rows{&block, {}};
        for (int person = 0; person < situation_.person_count(); ++person) {
            const Verdict verdict = evaluate(block.for_each, situation_, {person, form_.person});
            if (verdict.truth == Truth::yes) rows.persons.push_back(person);
            if (verdict.truth == Truth::undecided) add_new(form_.missing, verdict.missing);
        }
        if (situation_.person_count() == 0) add_new(form_.missing, evaluate(block.for_each, situation_, {0, form_.person}).missing);
        for (std::size_t index = 0; index < rows.persons.size(); ++index) fields(block, rows.persons[index], static_cast<int>(index));
        form_.tables.push_back(std::move(rows));
    }

private:
    void fields(const Block& block, int person, int table_row) {
        each_field(block, [&](const Field& one) { field(one, person, table_row); });
    }

    void field(const Field& field, int person, int table_row) {
        FilledField filled;
        filled.field = &field;
        filled.table_row = table_row;
        filled.state = state_of(field, person, filled);
        if (filled.state != FieldState::filled) filled.text.clear();
        form_.fields.push_back(std::move(filled));
    }

    FieldState state_of(const Field& field, int person, FilledField& filled) {
        if (field.by_hand) return FieldState::by_hand;
        if (field.for_clerk) return FieldState::for_clerk;
        const Viewpoint seen{person, form_.person};
        const Verdict applies = evaluate(field.when, situation_, seen);
        if (applies.truth == Truth::no) return FieldState::not_applicable;
        if (applies.truth == Truth::undecided) return unanswered(applies.missing);
        return value_of(field, seen, filled);
    }

    /// Nothing left to ask: the resident does not know, and the clerk sees it.
    FieldState unanswered(const std::vector<Slot>& missing) {
        add_new(form_.missing, missing);
        return missing.empty() ? FieldState::for_clerk : FieldState::missing;
    }

    FieldState value_of(const Field& field, Viewpoint seen, FilledField& filled) {
        Reached reached = situation_.reach(field.path, seen);
        filled.slot = reached.resolved.taken_from.value_or(reached.slot);
        filled.part = reached.part;
        filled.source = reached.resolved.source;
        if (reached.resolved.value) {
            filled.value = std::move(reached.resolved.value);
            filled.text = reached.item ? printed_text(*reached.item, *filled.value, reached.part) : text_without_item(*filled.value);
            filled.chosen = chosen_of(*filled.value);
            furigana(field, seen, filled);
            const bool shows_choice = field.kind == FieldKind::circle || field.kind == FieldKind::check || field.kind == FieldKind::strike;
            return filled.text.empty() && !shows_choice ? FieldState::not_applicable : FieldState::filled;
        }
        if (field.optional) return FieldState::not_applicable;
        if (reached.resolved.told_unknown) return FieldState::for_clerk;
        if (reached.no_such_person) return FieldState::not_applicable;
        if (reached.item && reached.resolved.missing.empty()) {
            const Item* asked = situation_.catalog().item(filled.slot.item);
            switch ((asked ? asked : reached.item)->if_missing) {
                case IfMissing::by_hand: return FieldState::by_hand;
                case IfMissing::for_clerk: return FieldState::for_clerk;
                case IfMissing::leave_empty: return FieldState::not_applicable;
                case IfMissing::ask: return FieldState::for_clerk;
            }
        }
        return unanswered(reached.resolved.missing);
    }

    void furigana(const Field& field, Viewpoint seen, FilledField& filled) {
        if (field.furigana.empty()) return;
        const Reached reading = situation_.reach(field.furigana, seen);
        add_new(form_.missing, reading.resolved.missing);
        if (reading.resolved.value && reading.item) filled.furigana = printed_text(*reading.item, *reading.resolved.value, reading.part);
    }

    static std::string text_without_item(const Value& value) {
        if (const auto* date = std::get_if<Date>(&value)) return wareki_text(*date);
        if (const auto* text = std::get_if<std::string>(&value)) return *text;
        if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
        return {};
    }

    FilledForm& form_;
    const Situation& situation_;
};

}  // namespace

FilledForm fill(const Template& form, const Situation& situation, int person) {
    FilledForm filled;
    filled.form = &form;
    filled.person = person;
    filled.addressee = with_city_words(form.addressee, situation.catalog().city);
    Filling filling(filled, situation);
    for (const Block& block : form.blocks) filling.block(block);
    const bool continues = std::any_of(filled.tables.begin(), filled.tables.end(), [](const TableRows& rows) {
        return static_cast<int>(rows.persons.size()) > rows.block->per_page;
    });
    if (!continues) return filled;
    for (const Block& block : form.continuation) filling.block(block);
    return filled;
}

FilledForm fill_taking(const Template& form, const Situation& situation, int person, const std::map<std::string, Value>& with) {
    if (with.empty()) return fill(form, situation, person);
    FilledForm filled = fill(form, situation.taking(with), person);
    filled.with = with;
    return filled;
}

}  // namespace forms
