// Sabotage of filled forms and of the bundle: boxes left out, facts changed on one form, rows exchanged, forms lost or doubled.
// The forms are laid out again afterwards, so the pages say faithfully what is wrong. Pages are seeded_pages'.
#include "printer/seeded_defects.h"

using namespace forms;

namespace seeded {

namespace {

using Suits = bool (*)(const FilledField& field);

bool any_field(const FilledField&) { return true; }
bool has_options(const FilledField& field) { return shows_options(field.field->kind) && !std::holds_alternative<ChoiceSet>(*field.value); }
bool has_name(const FilledField& field) { return field.field->kind == FieldKind::name && field.value && std::holds_alternative<std::string>(*field.value); }
bool has_reading(const FilledField& field) { return !field.field->furigana.empty() && !field.furigana.empty(); }
bool has_address(const FilledField& field) { return field.value && std::holds_alternative<Address>(*field.value) && field.part.empty(); }
bool has_date(const FilledField& field) { return shows_text(field) && field.value && std::holds_alternative<Date>(*field.value); }
bool has_digits(const FilledField& field) {
    const Item* item = support::catalog().item(field.slot.item);
    return shows_text(field) && item != nullptr && (item->type == ItemType::digits || item->type == ItemType::my_number);
}
bool is_comb(const FilledField& field) { return field.field->kind == FieldKind::comb && field.field->cells > 0; }

/// Changes one field that suits, and lays the form out again.
template <Suits suits, void (*change)(FilledField&)>
bool on_field(Papers& papers, std::size_t form, std::size_t turn) {
    FilledField* field = pick(papers.view.forms[form], turn, suits);
    if (field == nullptr) return false;
    change(*field);
    papers.lay_out_again(form);
    return true;
}

void empty_as(FilledField& field, FieldState state) {
    field.state = state;
    field.text.clear();
}
void left_unanswered(FilledField& field) { empty_as(field, FieldState::missing); }
void called_not_applicable(FilledField& field) { empty_as(field, FieldState::not_applicable); }
void left_for_a_pen(FilledField& field) { empty_as(field, FieldState::by_hand); }
void left_for_the_clerk(FilledField& field) { empty_as(field, FieldState::for_clerk); }
void without_text(FilledField& field) { field.text.clear(); }
void without_choice(FilledField& field) { field.chosen.clear(); }
void with_unprinted_choice(FilledField& field) { field.chosen = {"unprinted"}; }
void with_another_choice(FilledField& field) {
    const auto& options = field.field->options;
    field.chosen = {options.front().is == field.chosen.front() ? options.back().is : options.front().is};
    field.value = field.chosen.front();
}
void with_two_choices(FilledField& field) { field.chosen.push_back(field.field->options.front().is == field.chosen.front() ? field.field->options.back().is : field.field->options.front().is); }
void with_another_name(FilledField& field) {
    field.text = "別人 一郎";
    field.value = field.text;
}
void with_variation_selector(FilledField& field) {
    field.text.insert(decode_utf8(field.text)->front() < 0x10000 ? 3 : 4, "\U000E0101");
    field.value = field.text;
}
void with_half_width_gap(FilledField& field) {
    field.text += " ";
    field.value = field.text;
}
void with_another_reading(FilledField& field) { field.furigana = "ベツジン イチロウ"; }
void without_reading(FilledField& field) { field.furigana.clear(); }
void at_another_address(FilledField& field) {
    Address address = std::get<Address>(*field.value);
    address.block += "の9";
    field.text = address_part(address, "full");
    field.value = address;
}
void at_another_postal_code(FilledField& field) { std::get<Address>(*field.value).postal_code = "100-0001"; }
void on_another_day(FilledField& field) {
    field.value = plus_days(std::get<Date>(*field.value), -1);
    field.text = wareki_text(std::get<Date>(*field.value));
}
void in_another_era(FilledField& field) {
    Date day = std::get<Date>(*field.value);
    day.year += day.year < 2000 ? 30 : -30;
    if (day.month == 2 && day.day == 29) day.day = 28;
    field.value = day;
}
void with_a_letter_among_digits(FilledField& field) { field.text[field.text.size() / 2] = 'A'; }
void with_too_few_digits(FilledField& field) { field.text.pop_back(); }
void with_too_many_digits(FilledField& field) { field.text += std::string(8, '7'); }
void with_far_too_long_a_text(FilledField& field) {
    field.text.clear();
    for (int i = 0; i < 400; ++i) field.text += "長";
    field.value = field.text;
}
void with_a_letter_no_font_has(FilledField& field) {
    field.text += "\U000F0123";
    field.value = field.text;
}
void with_text_that_is_not_its_value(FilledField& field) { field.text += "1"; }
void about_another_person(FilledField& field) { field.slot.person += 1; }
bool is_of_person(const FilledField& field) { return field.slot.person >= 0; }
bool is_plain_text(const FilledField& field) { return field.field->kind == FieldKind::text && field.value && std::holds_alternative<std::string>(*field.value); }
bool has_an_alternative(const FilledField& field) { return has_options(field) && field.field->options.size() > 1 && field.chosen.size() == 1; }

bool field_dropped(Papers& papers, std::size_t form, std::size_t turn) {
    auto& fields = papers.view.forms[form].fields;
    if (fields.empty()) return false;
    fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(turn % fields.size()));
    papers.lay_out_again(form);
    return true;
}

bool field_written_twice(Papers& papers, std::size_t form, std::size_t turn) {
    auto& fields = papers.view.forms[form].fields;
    if (fields.empty()) return false;
    fields.push_back(fields[turn % fields.size()]);
    return true;
}

bool wrong_addressee(Papers& papers, std::size_t form, std::size_t) {
    if (papers.view.forms[form].addressee.empty()) return false;
    papers.view.forms[form].addressee = "よその市長 様";
    papers.lay_out_again(form);
    return true;
}

bool unknown_word_in_addressee(Papers& papers, std::size_t form, std::size_t) {
    papers.view.forms[form].addressee = "{unknown} 様";
    papers.lay_out_again(form);
    return true;
}

TableRows* table_of_two(FilledForm& form) {
    for (TableRows& rows : form.tables) {
        if (rows.persons.size() > 1) return &rows;
    }
    return nullptr;
}

/// The rows of two people change places, with all that is written in them.
bool rows_exchanged(Papers& papers, std::size_t form, std::size_t) {
    TableRows* table = table_of_two(papers.view.forms[form]);
    if (table == nullptr) return false;
    std::swap(table->persons[0], table->persons[1]);
    for (FilledField& field : papers.view.forms[form].fields) {
        if (field.table_row == 0 || field.table_row == 1) field.table_row = 1 - field.table_row;
    }
    papers.lay_out_again(form);
    return true;
}

bool person_left_out_of_the_table(Papers& papers, std::size_t form, std::size_t) {
    TableRows* table = table_of_two(papers.view.forms[form]);
    if (table == nullptr) return false;
    const int last = static_cast<int>(table->persons.size()) - 1;
    table->persons.pop_back();
    auto& fields = papers.view.forms[form].fields;
    std::erase_if(fields, [last](const FilledField& field) { return field.table_row == last; });
    papers.lay_out_again(form);
    return true;
}

bool person_twice_in_the_table(Papers& papers, std::size_t form, std::size_t) {
    TableRows* table = table_of_two(papers.view.forms[form]);
    if (table == nullptr) return false;
    table->persons[1] = table->persons[0];
    auto& fields = papers.view.forms[form].fields;
    for (FilledField& field : fields) {
        if (field.table_row != 1) continue;
        for (const FilledField& first : fields) {
            if (first.table_row != 0 || first.field != field.field) continue;
            field = first;
            field.table_row = 1;
        }
    }
    papers.lay_out_again(form);
    return true;
}

// ---- the bundle ----------------------------------------------------------------------------------------------------
bool form_lost(Papers& papers, std::size_t form, std::size_t) {
    papers.view.forms.erase(papers.view.forms.begin() + static_cast<std::ptrdiff_t>(form));
    papers.laid_out.erase(papers.laid_out.begin() + static_cast<std::ptrdiff_t>(form));
    return !papers.view.forms.empty();
}

bool form_twice(Papers& papers, std::size_t form, std::size_t) {
    papers.view.forms.push_back(papers.view.forms[form]);
    papers.laid_out.push_back(papers.laid_out[form]);
    return true;
}

bool form_for_nobody_needing_it(Papers& papers, std::size_t form, std::size_t) {
    FilledForm& one = papers.view.forms[form];
    one = fill(*one.form, papers.view.situation, one.person + 7);
    papers.lay_out_again(form);
    return true;
}

bool form_of_another_person(Papers& papers, std::size_t form, std::size_t) {
    FilledForm& one = papers.view.forms[form];
    if (one.person == kWholeCase || papers.view.situation.person_count() < 2) return false;
    one.person = (one.person + 1) % papers.view.situation.person_count();
    return true;
}

bool pages_of_another_form(Papers& papers, std::size_t form, std::size_t) {
    for (std::size_t other = 0; other < papers.laid_out.size(); ++other) {
        if (papers.view.forms[other].form == papers.view.forms[form].form) continue;
        papers.laid_out[form] = papers.laid_out[other];
        return true;
    }
    return false;
}

bool form_without_pages(Papers& papers, std::size_t form, std::size_t) {
    papers.laid_out[form].pages.clear();
    return true;
}

}  // namespace

const std::vector<PaperDefect>& filled_defects() {
    static const std::vector<PaperDefect> kDefects{
        {"a box left unanswered", on_field<any_field, left_unanswered>},
        {"a box that applies called not applicable", on_field<any_field, called_not_applicable>},
        {"a known fact left for a pen", on_field<any_field, left_for_a_pen>},
        {"a known fact left for the clerk", on_field<any_field, left_for_the_clerk>},
        {"a box filled with nothing", on_field<shows_text, without_text>},
        {"a question without a choice", on_field<has_options, without_choice>},
        {"a choice that is not printed", on_field<has_options, with_unprinted_choice>},
        {"another choice than the answer", on_field<has_an_alternative, with_another_choice>},
        {"two choices where one was answered", on_field<has_an_alternative, with_two_choices>},
        {"another name on one form", on_field<has_name, with_another_name>},
        {"a name that differs by a variation selector", on_field<has_name, with_variation_selector>},
        {"a name that differs by a space", on_field<has_name, with_half_width_gap>},
        {"somebody else's furigana", on_field<has_reading, with_another_reading>},
        {"a lost furigana", on_field<has_reading, without_reading>},
        {"another house number on one form", on_field<has_address, at_another_address>},
        {"another postal code on one form", on_field<has_address, at_another_postal_code>},
        {"another day on one form", on_field<has_date, on_another_day>},
        {"a date whose era is not its value's", on_field<has_date, in_another_era>},
        {"a letter among digits", on_field<has_digits, with_a_letter_among_digits>},
        {"a digit too few", on_field<has_digits, with_too_few_digits>},
        {"more digits than cells", on_field<is_comb, with_too_many_digits>},
        {"a text far too long", on_field<is_plain_text, with_far_too_long_a_text>},
        {"a letter that no font has", on_field<is_plain_text, with_a_letter_no_font_has>},
        {"a text that is not what was answered", on_field<shows_text, with_text_that_is_not_its_value>},
        {"a fact of another person", on_field<is_of_person, about_another_person>},
        {"a field dropped", field_dropped},
        {"a field written twice", field_written_twice},
        {"another city's mayor", wrong_addressee},
        {"a placeholder left in the addressee", unknown_word_in_addressee},
        {"the rows of two people exchanged", rows_exchanged},
        {"a person left out of a table", person_left_out_of_the_table},
        {"a person twice in a table", person_twice_in_the_table},
    };
    return kDefects;
}

const std::vector<PaperDefect>& bundle_defects() {
    static const std::vector<PaperDefect> kDefects{
        {"a needed form left out", form_lost},
        {"a form twice in the bundle", form_twice},
        {"a form that no procedure needs", form_for_nobody_needing_it},
        {"a form about another person", form_of_another_person},
        {"the pages of another form", pages_of_another_form},
        {"a form without pages", form_without_pages},
    };
    return kDefects;
}

void Papers::refill() {
    view = view_case(support::catalog(), household.answers, household.today);
    laid_out.clear();
    for (const FilledForm& form : view.forms) laid_out.push_back(printer::lay_out(form, support::catalog().city, layout_sample::fonts()));
}

void Papers::lay_out_again(std::size_t form) {
    laid_out[form] = printer::lay_out(view.forms[form], support::catalog().city, layout_sample::fonts());
}

std::vector<printer::Finding> Papers::inspect() const {
    return printer::inspect(view.forms, laid_out, view.situation, layout_sample::fonts());
}

}  // namespace seeded
