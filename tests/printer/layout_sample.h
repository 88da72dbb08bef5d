// For the tests of layout and gate: a small hand-built form, and what can be read back from a page.
// Test code only; the real forms come from support/cases.h.
#pragma once

#include "forms/text.h"
#include "printer/gate.h"
#include "printer/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <list>
#include <string>
#include <vector>

namespace layout_sample {

using printer::BoxMm;
using printer::PageScene;

inline const printer::Fonts& fonts() {
    static const auto opened = printer::Fonts::open();
    REQUIRE(opened);
    return *opened;
}

inline forms::Municipality city() {
    forms::Municipality city;
    city.code = "352047";
    city.name = "萩市";
    return city;
}

inline forms::Cell label(std::string text) {
    forms::Cell cell;
    cell.label = std::move(text);
    return cell;
}

inline forms::Cell box(const std::string& id, forms::FieldKind kind, std::vector<forms::PrintedOption> options = {}) {
    forms::Cell cell;
    forms::Field field;
    field.id = id;
    field.path = id;
    field.label = id;
    field.kind = kind;
    field.options = std::move(options);
    cell.field = field;
    return cell;
}

inline forms::Row row(double height_mm, std::vector<forms::Cell> cells) {
    forms::Row row;
    row.height_mm = height_mm;
    row.cells = std::move(cells);
    return row;
}

inline forms::Block table(std::vector<double> columns_mm, std::vector<forms::Row> rows) {
    forms::Block block;
    block.kind = forms::BlockKind::table;
    block.columns_mm = std::move(columns_mm);
    block.rows = std::move(rows);
    return block;
}

inline forms::Block masthead() {
    forms::Block block;
    block.kind = forms::BlockKind::masthead;
    block.date_label = "届出年月日";
    block.date_field.id = "filing_date";
    block.date_field.path = "filing_date";
    block.date_field.label = "届出年月日";
    block.date_field.kind = forms::FieldKind::date;
    return block;
}

inline forms::Template form(std::vector<forms::Block> blocks) {
    forms::Template form;
    form.id = "sample";
    form.code = "F99";
    form.title = "見本届";
    form.hash = "0123456789abcdef";
    form.blocks = std::move(blocks);
    return form;
}

/// Every field of the printed-once tables and of the masthead, empty and not yet asked.
inline forms::FilledForm unfilled(const forms::Template& form) {
    forms::FilledForm filled;
    filled.form = &form;
    filled.addressee = "萩市長 様";
    const auto add = [&filled](const forms::Field& field, int table_row) {
        forms::FilledField one;
        one.field = &field;
        one.table_row = table_row;
        one.state = forms::FieldState::not_applicable;
        filled.fields.push_back(one);
    };
    for (const forms::Block& block : form.blocks) {
        if (!block.date_field.path.empty()) add(block.date_field, -1);
        if (!block.for_each_text.empty()) continue;
        for (const forms::Row& one : block.rows) {
            for (const forms::Cell& cell : one.cells) {
                if (cell.field) add(*cell.field, -1);
            }
        }
    }
    return filled;
}

inline void write(forms::FilledForm& filled, const std::string& id, const std::string& text) {
    for (forms::FilledField& one : filled.fields) {
        if (one.id() != id) continue;
        one.state = forms::FieldState::filled;
        one.text = text;
        one.value = text;
        one.chosen = {text};
        return;
    }
    FAIL("no field " << id);
}

inline printer::LaidOutForm lay_out(const forms::FilledForm& filled) { return printer::lay_out(filled, city(), fonts()); }

inline forms::Template one_box(forms::Cell cell, double width_mm = 80, double height_mm = 10) {
    return form({table({30, width_mm}, {row(height_mm, {label("見出し"), std::move(cell)})})});
}

inline printer::LaidOutForm with_value(const forms::Template& form, const std::string& id, const std::string& text) {
    forms::FilledForm filled = unfilled(form);
    write(filled, id, text);
    return lay_out(filled);
}

// ---- reading a page back -------------------------------------------------------------------------------------------
inline std::string text_of(const printer::TextRun& run) {
    std::u32string text;
    for (const printer::PlacedGlyph& glyph : run.glyphs) {
        text += glyph.code;
        if (glyph.selector != 0) text += glyph.selector;
    }
    return forms::encode_utf8(text);
}

template <typename T>
std::vector<T> marks_of(const PageScene& page) {
    std::vector<T> found;
    for (const printer::Mark& mark : page.marks) {
        if (const T* one = std::get_if<T>(&mark)) found.push_back(*one);
    }
    return found;
}

inline std::vector<std::string> texts_of(const PageScene& page) {
    std::vector<std::string> texts;
    for (const printer::TextRun& run : marks_of<printer::TextRun>(page)) texts.push_back(text_of(run));
    return texts;
}

inline std::string all_text(const PageScene& page) {
    std::string all;
    for (const std::string& text : texts_of(page)) all += text + "\n";
    return all;
}

inline int count_text(const PageScene& page, const std::string& wanted) {
    const auto texts = texts_of(page);
    return static_cast<int>(std::count(texts.begin(), texts.end(), wanted));
}

/// The box a run of full-width letters covers; narrower letters cover less.
inline BoxMm box_of(const printer::TextRun& run) {
    const double left = run.glyphs.front().x_mm, right = run.glyphs.back().x_mm + run.em_mm;
    return {left, run.baseline_mm - 0.88 * run.em_mm, right - left, run.em_mm};
}

inline BoxMm box_of(const printer::Mark& mark) {
    if (const auto* run = std::get_if<printer::TextRun>(&mark)) return box_of(*run);
    if (const auto* rectangle = std::get_if<printer::Rectangle>(&mark)) return rectangle->box;
    if (const auto* ellipse = std::get_if<printer::Ellipse>(&mark)) return ellipse->box;
    const auto& line = std::get<printer::Line>(mark);
    const double left = std::min(line.from.x_mm, line.to.x_mm), top = std::min(line.from.y_mm, line.to.y_mm);
    return {left, top, std::max(line.from.x_mm, line.to.x_mm) - left, std::max(line.from.y_mm, line.to.y_mm) - top};
}

inline bool overlap(const BoxMm& a, const BoxMm& b, double allowed_mm = 0.05) {
    return a.x_mm + allowed_mm < b.right_mm() && b.x_mm + allowed_mm < a.right_mm() && a.y_mm + allowed_mm < b.bottom_mm() &&
           b.y_mm + allowed_mm < a.bottom_mm();
}

inline bool inside(const BoxMm& inner, const BoxMm& outer, double allowed_mm = 0.05) {
    return inner.x_mm >= outer.x_mm - allowed_mm && inner.y_mm >= outer.y_mm - allowed_mm &&
           inner.right_mm() <= outer.right_mm() + allowed_mm && inner.bottom_mm() <= outer.bottom_mm() + allowed_mm;
}

/// How often a field stands on paper, over all pages.
inline int times_boxed(const printer::LaidOutForm& paper, const std::string& id) {
    int times = 0;
    for (const PageScene& page : paper.pages) {
        for (const printer::FieldBox& one : page.fields) times += one.field == id ? 1 : 0;
    }
    return times;
}

}  // namespace layout_sample
