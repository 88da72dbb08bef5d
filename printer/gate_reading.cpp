// What a box should hold and where the template puts a field, worked out from template and values alone.
// Knows templates; makes no findings.
#include "printer/gate_reading.h"

#include "forms/template_walk.h"
#include "forms/text.h"

#include <algorithm>

namespace printer {

namespace {

using forms::Block;
using forms::BlockKind;
using forms::Cell;
using forms::Field;
using forms::FieldKind;
using forms::FieldState;
using forms::FilledField;
using forms::FilledForm;

bool has_field(const Block& block, const Field* field) {
    bool found = false;
    forms::each_field(block, [&](const Field& one) { found = found || &one == field; });
    return found;
}

void add_word(std::vector<std::u32string>& words, const std::string& text) {
    std::u32string word = bare(text);
    if (!word.empty()) words.push_back(std::move(word));
}

/// `number` is what a cell for row numbers prints.
void add_row_words(std::vector<std::u32string>& words, const std::vector<forms::Row>& rows, std::size_t number) {
    forms::each_cell(rows, [&words, number](const Cell& cell) {
        if (!cell.stack.empty() || !cell.beside.empty()) return;
        add_word(words, cell.caption);
        add_word(words, cell.row_number ? std::to_string(number) : cell.label);
        if (!cell.field) return;
        add_word(words, cell.prefix);
        add_word(words, cell.suffix);
    });
}

/// A table for people has at least its ruled places.
std::size_t repeats(const FilledForm& form, const Block& block) {
    if (block.for_each_text.empty()) return 1;
    const std::size_t places = block.per_page > 0 ? static_cast<std::size_t>(block.per_page) : 0;
    for (const forms::TableRows& rows : form.tables) {
        if (rows.block == &block) return std::max(rows.persons.size(), places);
    }
    return places;
}

std::u32string all_options(const Field& field) {
    std::u32string words;
    for (const forms::PrintedOption& option : field.options) words += bare(option.label);
    return words;
}

/// 「〒758-0041」, or nothing where the address has no code.
std::u32string postal_ink(const FilledField& filled) {
    const auto* address = filled.value ? std::get_if<forms::Address>(&*filled.value) : nullptr;
    return address == nullptr || address->postal_code.empty() ? std::u32string() : U"〒" + bare(address->postal_code);
}

std::u32string address_ink(const FilledField& filled) {
    const auto* address = filled.value ? std::get_if<forms::Address>(&*filled.value) : nullptr;
    if (address == nullptr) return bare(filled.text);
    return postal_ink(filled) + bare(forms::address_line(*address)) + bare(address->building);
}

std::u32string era_ink(const FilledField& filled, bool is_filled) {
    std::u32string ink = U"明大昭平令年月日";
    if (!is_filled) return ink;
    for (const char32_t letter : bare(filled.text)) {
        if ((letter >= U'0' && letter <= U'9') || letter == U'元') ink += letter;
    }
    return ink;
}

}  // namespace

std::u32string bare(const std::string& text) {
    const auto decoded = forms::decode_utf8(text);
    std::u32string letters;
    if (!decoded) return letters;
    letters.reserve(decoded->size());
    for (const char32_t code : *decoded) {
        if (!forms::is_space(code) && code != U'\n' && code != U'\r') letters += code;
    }
    return letters;
}

std::u32string left_over(std::u32string all, std::u32string taken) {
    std::sort(all.begin(), all.end());
    std::sort(taken.begin(), taken.end());
    std::u32string rest;
    std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
    return rest;
}

Ink ink_of(const FilledField& filled) {
    const Field& field = *filled.field;
    const bool is_filled = filled.state == FieldState::filled;
    const std::u32string clerk = filled.state == FieldState::for_clerk ? U"職員記入" : U"";
    switch (field.kind) {
        case FieldKind::text:
            return {is_filled ? bare(filled.text) : U"", clerk, {}};
        case FieldKind::name:
            return {is_filled ? bare(filled.text) + (field.furigana.empty() ? U"" : bare(filled.furigana)) : U"",
                    clerk + (field.furigana.empty() ? U"" : U"フリガナ"), {}};
        case FieldKind::address:
            return {is_filled ? address_ink(filled) : U"〒-", clerk, is_filled ? postal_ink(filled) : U""};
        case FieldKind::date:
            return {is_filled ? bare(filled.text) : U"年月日", clerk, {}};
        case FieldKind::era_date:
            return {era_ink(filled, is_filled), U"・・・・", {}};
        case FieldKind::comb:
            return {is_filled ? bare(filled.text) : U"", U"", {}};
        case FieldKind::circle:
        case FieldKind::check:
        case FieldKind::strike:
            return {all_options(field), std::u32string(field.options.size(), U'・'), {}};
        case FieldKind::signature:
            return {U"", U"自署", {}};
        case FieldKind::stamp:
            return {U"印", U"", {}};
        case FieldKind::blank:
            return {U"", U"", {}};
    }
    return {};
}

std::vector<std::u32string> printed_words(const FilledForm& form, const forms::Municipality& city) {
    std::vector<std::u32string> words;
    for (const Block& block : form.form->blocks) {
        switch (block.kind) {
            case BlockKind::masthead:
                for (const std::string& text : {form.form->title, form.form->subtitle, form.addressee}) add_word(words, text);
                if (!form.addressee.empty()) add_word(words, "（宛先）");
                if (block.receipt_stamp) add_word(words, "受付印");
                if (!block.date_field.path.empty()) add_word(words, block.date_label);
                break;
            case BlockKind::title:
                add_word(words, block.text.empty() ? form.form->title : forms::with_city_words(block.text, city));
                break;
            case BlockKind::heading:
            case BlockKind::text:
                add_word(words, forms::with_city_words(block.text, city));
                break;
            case BlockKind::table:
                add_row_words(words, block.head_rows, 0);
                for (std::size_t i = 0; i < repeats(form, block); ++i) add_row_words(words, block.rows, i + 1);
                break;
            case BlockKind::space:
            case BlockKind::new_page:
                break;
        }
    }
    return words;
}

PageRange pages_of(const FilledForm& form, const FilledField& filled) {
    constexpr std::size_t kAnyLater = 1000;
    std::size_t page = 0, own = kAnyLater;
    const Block* block = nullptr;
    for (const Block& one : form.form->blocks) {
        if (one.kind == BlockKind::new_page) ++page;
        if (block != nullptr || !has_field(one, filled.field)) continue;
        own = page;
        block = &one;
    }
    const std::size_t after = page + 1;
    if (block == nullptr) return {after, kAnyLater};
    if (filled.table_row < 0 || filled.table_row < block->per_page) return {own, own};
    return block->per_page > 0 ? PageRange{after, kAnyLater} : PageRange{own, kAnyLater};
}

}  // namespace printer
