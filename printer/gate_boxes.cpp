// The gate's look into each box: no letter that does not belong, ticks and strikes at what was chosen, one digit a cell.
// That the letters are all there, and the rings, is gate_paper's.
#include "printer/gate_reading.h"

#include "forms/template_walk.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace printer {

namespace {

using forms::FieldKind;
using forms::FieldState;
using forms::FilledField;

constexpr std::u32string_view kAsOnAttachedSheet = U"別紙のとおり";

/// A box of a page with what lies in it.
struct ReadBox {
    const PageReading& page;
    const BoxMm& box;
    std::vector<Letter> letters;
};

bool is_left_for_a_pen(FieldKind kind) {
    return kind == FieldKind::signature || kind == FieldKind::stamp || kind == FieldKind::blank;
}

/// In a box to write in, the caption of the cell stands inside.
std::u32string caption_of(const forms::Template& form, const forms::Field* field) {
    std::u32string caption;
    for (const auto* blocks : {&form.blocks, &form.continuation}) {
        for (const forms::Block& block : *blocks) {
            forms::each_cell(block.rows, [&](const forms::Cell& cell) {
                if (cell.field && &*cell.field == field) caption = bare(cell.caption);
            });
        }
    }
    return caption;
}

void inspect_letters(const Inspected& inspected, const FilledField& filled, const ReadBox& read, Findings& findings) {
    const Ink ink = ink_of(filled);
    std::u32string allowed = ink.sure + ink.maybe;
    if (is_left_for_a_pen(filled.field->kind)) allowed += caption_of(*inspected.form->form, filled.field);
    const std::u32string found = text_of(read.letters);
    const bool is_attached = found.find(kAsOnAttachedSheet) != std::u32string::npos;
    if (is_attached) allowed += kAsOnAttachedSheet;
    const bool is_all_there = left_over(ink.sure, found).empty() && found.find(ink.in_a_row) != std::u32string::npos;
    if (!is_all_there && !is_attached)
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の欄で、印刷されるはずの文字が抜けています", kAskStaff);
    if (left_over(found, allowed).empty()) return;
    findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の欄に、書かれていないはずの文字があります", kAskStaff);
}

/// A printed option: where its word stands. Some forms print a lone box to tick, without a word.
struct OptionWord {
    bool has_word = false;
    double left_mm = 0, right_mm = 0, middle_mm = 0, em_mm = 0;
};

/// The words of the options in the order in which the form lists them; fewer when one is not there.
std::vector<OptionWord> read_options(const FilledField& filled, const std::vector<Letter>& letters) {
    std::vector<OptionWord> words;
    const std::u32string text = text_of(letters);
    std::size_t from = 0;
    for (const forms::PrintedOption& option : filled.field->options) {
        const std::u32string label = bare(option.label);
        if (label.empty()) {
            words.push_back({});
            continue;
        }
        const std::size_t at = text.find(label, from);
        if (at == std::u32string::npos || at + label.size() > letters.size()) return words;
        const Letter &first = letters[at], &last = letters[at + label.size() - 1];
        words.push_back({true, first.x_mm - 0.35 * first.em_mm, last.x_mm + 0.35 * last.em_mm, first.y_mm, first.em_mm});
        from = at + label.size();
    }
    return words;
}

bool is_near(double one, double other, double by) { return std::abs(one - other) <= by; }

bool is_around(const BoxMm& box, double x, double y) { return x > box.x_mm && x < box.right_mm() && y > box.y_mm && y < box.bottom_mm(); }

/// The boxes to tick that stand in a field, in the order in which they were drawn.
std::vector<BoxMm> read_tick_boxes(const ReadBox& read) {
    constexpr double kWidestMm = 5;
    std::vector<BoxMm> boxes;
    for (const Rectangle* one : read.page.rectangles) {
        if (one->stroke_mm <= 0 || one->filled || one->box.width_mm > kWidestMm) continue;
        if (is_around(read.box, one->box.x_mm + one->box.width_mm / 2, one->box.y_mm + one->box.height_mm / 2)) boxes.push_back(one->box);
    }
    return boxes;
}

bool stands_before(const BoxMm& box, const OptionWord& word) {
    if (!word.has_word) return true;
    const double middle = box.y_mm + box.height_mm / 2, air = word.left_mm - box.right_mm();
    return is_near(middle, word.middle_mm, 0.4 * word.em_mm) && air > -0.2 * word.em_mm && air < word.em_mm;
}

/// Two strokes make a tick.
bool is_ticked(const PageReading& page, const BoxMm& box) {
    int strokes = 0;
    for (const Line* line : page.lines) {
        if (is_near(line->from.y_mm, line->to.y_mm, 0.01)) continue;
        if (is_around(box, (line->from.x_mm + line->to.x_mm) / 2, (line->from.y_mm + line->to.y_mm) / 2)) ++strokes;
    }
    return strokes == 2;
}

int lines_through(const PageReading& page, const OptionWord& word) {
    int lines = 0;
    for (const Line* line : page.lines) {
        if (!is_near(line->from.y_mm, line->to.y_mm, 0.01)) continue;
        const bool across = line->from.x_mm <= word.left_mm + 0.2 * word.em_mm && line->to.x_mm >= word.right_mm - 0.5 * word.em_mm;
        const bool beyond = line->from.x_mm < word.left_mm - word.em_mm || line->to.x_mm > word.right_mm + 1.5 * word.em_mm;
        if (across && !beyond && is_near(line->from.y_mm, word.middle_mm, 0.42 * word.em_mm)) ++lines;
    }
    return lines;
}

bool is_chosen(const FilledField& filled, const std::string& option) {
    const bool among = std::find(filled.chosen.begin(), filled.chosen.end(), option) != filled.chosen.end();
    return filled.state == FieldState::filled && among;
}

void inspect_options(const Inspected& inspected, const FilledField& filled, const ReadBox& read, Findings& findings) {
    const auto words = read_options(filled, read.letters);
    const auto& options = filled.field->options;
    if (words.size() != options.size()) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の選択肢の文字が、そろっていません", kAskStaff);
        return;
    }
    const bool is_check = filled.field->kind == FieldKind::check;
    const auto boxes = is_check ? read_tick_boxes(read) : std::vector<BoxMm>();
    bool right = !is_check || boxes.size() == options.size();
    for (std::size_t i = 0; right && i < words.size(); ++i) {
        const bool chosen = is_chosen(filled, options[i].is);
        if (is_check) right = is_ticked(read.page, boxes[i]) == chosen && stands_before(boxes[i], words[i]);
        if (filled.field->kind != FieldKind::strike) continue;
        const bool struck = filled.state == FieldState::filled && !chosen;
        right = lines_through(read.page, words[i]) == (struck ? 2 : 0);
    }
    if (right) return;
    findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "のしるしが、選んだものに付いていません", kAskStaff);
}

/// The middles of a comb's cells, from the frames that are drawn.
std::vector<BoxMm> read_cells(const FilledField& filled, const ReadBox& read) {
    std::vector<int> groups = filled.field->groups;
    if (groups.empty()) groups.push_back(filled.field->cells);
    std::vector<BoxMm> cells;
    std::size_t group = 0;
    for (const Rectangle* frame : read.page.rectangles) {
        if (frame->stroke_mm <= 0 || frame->filled || group >= groups.size()) continue;
        const BoxMm& at = frame->box;
        const bool inside = at.x_mm >= read.box.x_mm - 0.1 && at.right_mm() <= read.box.right_mm() + 0.1 &&
                            at.y_mm >= read.box.y_mm - 0.1 && at.bottom_mm() <= read.box.bottom_mm() + 0.1;
        if (!inside) continue;
        const double width = at.width_mm / groups[group];
        for (int i = 0; i < groups[group]; ++i) cells.push_back({at.x_mm + width * i, at.y_mm, width, at.height_mm});
        ++group;
    }
    return cells;
}

void inspect_comb(const Inspected& inspected, const FilledField& filled, const ReadBox& read, Findings& findings) {
    if (filled.field->cells <= 0 || filled.state != FieldState::filled) return;
    const auto cells = read_cells(filled, read);
    const std::u32string wanted = bare(filled.text);
    bool right = cells.size() == static_cast<std::size_t>(filled.field->cells) && wanted.size() <= cells.size();
    for (std::size_t i = 0; right && i < cells.size(); ++i) {
        const std::u32string found = text_of(letters_in(read.letters, cells[i]));
        right = found == (i < wanted.size() ? wanted.substr(i, 1) : std::u32string());
    }
    if (right) return;
    findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の数字が、ますに1字ずつ入っていません", kAskStaff);
}

/// Nothing has been chosen where nothing is filled in. The stamp's own circle is printed.
void inspect_no_ring(const Inspected& inspected, const FilledField& filled, const ReadBox& read, Findings& findings) {
    if (filled.state == FieldState::filled || filled.field->kind == FieldKind::stamp) return;
    const bool ringed = std::any_of(read.page.rings.begin(), read.page.rings.end(), [&](const Ellipse* ring) {
        const double x = ring->box.x_mm + ring->box.width_mm / 2, y = ring->box.y_mm + ring->box.height_mm / 2;
        return x > read.box.x_mm && x < read.box.right_mm() && y > read.box.y_mm && y < read.box.bottom_mm();
    });
    if (!ringed) return;
    findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "に、選んでいない○が付いています", kAskStaff);
}

}  // namespace

void inspect_box_contents(const Inspected& inspected, Findings& findings) {
    std::map<std::string, const FilledField*> fields;
    for (const FilledField& filled : inspected.form->fields) fields.emplace(filled.id(), &filled);
    for (const PageReading& page : inspected.pages) {
        for (const FieldBox& box : page.scene->fields) {
            const auto found = fields.find(box.field);
            if (found == fields.end()) continue;
            const FilledField& filled = *found->second;
            const ReadBox read{page, box.box, page.letters_in(box.box)};
            const FieldKind kind = filled.field->kind;
            inspect_letters(inspected, filled, read, findings);
            if (kind == FieldKind::circle || kind == FieldKind::check || kind == FieldKind::strike)
                inspect_options(inspected, filled, read, findings);
            if (kind == FieldKind::comb) inspect_comb(inspected, filled, read, findings);
            inspect_no_ring(inspected, filled, read, findings);
        }
    }
}

}  // namespace printer
