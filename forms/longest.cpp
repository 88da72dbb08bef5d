// Makes the longest legal values and puts them into every field of a template, without rules and conditions.
// Which fields there are is template_walk's, as in filling.cpp.
#include "forms/longest.h"

#include "forms/template_walk.h"

#include <algorithm>

namespace forms {

namespace {

std::string repeated(const char* letter, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += letter;
    return text;
}

Value longest_value(const Item& item) {
    switch (item.type) {
        case ItemType::name: return repeated("龍", item.length_max - 9) + " " + repeated("鷹", 8);
        case ItemType::kana: return repeated("ヴ", item.length_max - 1) + "ー";
        case ItemType::text: return repeated("様", item.length_max);
        case ItemType::phone: return std::string("0838-20-0000");
        case ItemType::digits: return repeated("8", item.digits);
        case ItemType::postal_code: return std::string("758-0000");
        case ItemType::my_number: return repeated("8", 12);
        case ItemType::date: return Date{1989, 12, 30};
        case ItemType::yes_no: return true;
        case ItemType::number: return item.number_max;
        case ItemType::person: return PersonRef{0};
        case ItemType::address: {
            Address address;
            address.postal_code = "758-0000";
            address.prefecture = "神奈川県";
            address.city = "横浜市都筑区";
            address.town = "大字" + repeated("様", 12);
            address.block = "12345番地の6789";
            address.building = repeated("サ", 30) + "1234号室";
            return address;
        }
        case ItemType::choice: {
            const auto longest = std::max_element(item.choices.begin(), item.choices.end(), [](const Choice& a, const Choice& b) { return a.label.size() < b.label.size(); });
            return longest->id;
        }
        case ItemType::multi_choice: {
            ChoiceSet all;
            for (const Choice& choice : item.choices) all.push_back(choice.id);
            return all;
        }
    }
    return std::string();
}

class LongestFilling {
public:
    LongestFilling(FilledForm& form, const Catalog& catalog) : form_(form), catalog_(catalog) {}

    void block(const Block& block) {
        if (block.for_each_text.empty()) return fields(block, -1);
        TableRows rows{&block, {}};
        for (int person = 0; person < block.per_page + 1; ++person) rows.persons.push_back(person);
        for (const int person : rows.persons) fields(block, person);
        form_.tables.push_back(std::move(rows));
    }

private:
    void fields(const Block& block, int table_row) {
        each_field(block, [&](const Field& one) { field(one, table_row); });
    }

    void field(const Field& field, int table_row) {
        FilledField filled;
        filled.field = &field;
        filled.table_row = table_row;
        filled.state = field.by_hand ? FieldState::by_hand : FieldState::for_clerk;
        if (!field.by_hand && !field.for_clerk) fill_in(field, filled);
        form_.fields.push_back(std::move(filled));
    }

    /// The item that a path names: the first of its words that is one, since a role or a part may stand beside it.
    const Item* item_of(const std::string& path, std::string& part) const {
        std::size_t from = 0;
        const bool role_first = catalog_.roles.count(path.substr(0, path.find('.'))) > 0 && path.find('.') != std::string::npos;
        if (role_first || path.rfind("subject.", 0) == 0) from = path.find('.') + 1;
        const std::size_t dot = path.find('.', from);
        part = dot == std::string::npos ? "" : path.substr(dot + 1);
        return catalog_.item(path.substr(from, dot == std::string::npos ? dot : dot - from));
    }

    void fill_in(const Field& field, FilledField& filled) {
        const Item* item = item_of(field.path, filled.part);
        if (!item) return;
        filled.state = FieldState::filled;
        filled.value = longest_value(*item);
        filled.slot = {item->id, filled.table_row};
        filled.text = printed_text(*item, *filled.value, filled.part);
        if (!field.options.empty()) {
            const auto longest = std::max_element(field.options.begin(), field.options.end(), [](const PrintedOption& a, const PrintedOption& b) { return a.label.size() < b.label.size(); });
            filled.chosen = {longest->is};
        }
        std::string part;
        const Item* reading = field.furigana.empty() ? nullptr : item_of(field.furigana, part);
        if (reading) filled.furigana = printed_text(*reading, longest_value(*reading), part);
    }

    FilledForm& form_;
    const Catalog& catalog_;
};

}  // namespace

FilledForm fill_longest(const Template& form, const Catalog& catalog) {
    FilledForm filled;
    filled.form = &form;
    filled.addressee = with_city_words(form.addressee, catalog.city);
    LongestFilling filling(filled, catalog);
    for (const Block& block : form.blocks) filling.block(block);
    if (filled.tables.empty()) return filled;
    for (const Block& block : form.continuation) filling.block(block);
    return filled;
}

}  // namespace forms
