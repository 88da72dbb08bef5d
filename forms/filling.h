// Fills a template from a situation: field → text and state, with the source of each value. Situation → FilledForm.
// Knows nothing of fonts and millimetres.
#pragma once

#include "forms/procedures.h"

namespace forms {

enum class FieldState { filled, by_hand, not_applicable, for_clerk, missing };

struct FilledField {
    const Field* field = nullptr;
    int table_row = -1;                // index of the person's row in a for_each table, else -1
    FieldState state = FieldState::missing;
    std::string text;                  // as printed in one piece (dates in Japanese eras); empty unless filled
    std::string furigana;
    std::optional<Value> value;
    Source source = Source::resident;
    Slot slot;                         // the fact behind it
    std::string part;
    std::vector<std::string> chosen;   // circle, check, strike: the options that apply
    std::string id() const;            // "name#2": the field and the row, as in the manifest
};

/// Empties the box: it stays as it is before somebody writes into it.
void leave_by_hand(FilledField& field);

struct TableRows {
    const Block* block = nullptr;
    std::vector<int> persons;
};

struct FilledForm {
    const Template* form = nullptr;
    int person = kWholeCase;           // whom it is about, when printed per person
    std::map<std::string, Value> with; // what this paper takes as given (PrintRule::with)
    std::vector<FilledField> fields;   // in reading order
    std::vector<TableRows> tables;     // the for_each tables, in order
    std::string addressee;             // with the city's words filled in
    std::vector<Slot> missing;         // what the missing fields wait for
    const FilledField* find(const Field& field, int table_row) const;
    /// "nhi_filing=shutoku": tells two papers of one form apart; empty where nothing is taken as given.
    std::string variant() const { return variant_of(with); }
    static std::string variant_of(const std::map<std::string, Value>& with);
};

FilledForm fill(const Template& form, const Situation& situation, int person = kWholeCase);
/// As above, in the case as the paper sees it.
FilledForm fill_taking(const Template& form, const Situation& situation, int person, const std::map<std::string, Value>& with);

/// The text of a value as forms print it.
std::string printed_text(const Item& item, const Value& value, const std::string& part);

}  // namespace forms
