// Lays a filled form out on pages: blocks from top to bottom, continuation sheets for people past the first page,
// attached sheets for long texts. FilledForm → PageScenes. Writes no PDF and decides nothing about the case.
#include "printer/layout.h"

#include "printer/layout_label.h"
#include "printer/layout_masthead.h"
#include "printer/layout_table.h"

#include <algorithm>

namespace printer {

Draft::Draft(const forms::FilledForm& filled_form, const forms::Municipality& its_city, const Fonts& fonts, LaidOutForm& out)
    : form(filled_form), city(its_city), pen(fonts, out) {
    for (const forms::FilledField& filled : form.fields) fields_.emplace(std::pair(filled.field, filled.table_row), &filled);
}

const forms::FilledField* Draft::find(const forms::Field& field, int table_row) const {
    const auto found = fields_.find({&field, table_row});
    return found == fields_.end() ? nullptr : found->second;
}

namespace {

using forms::Block;
using forms::BlockKind;

/// People of a for_each table that have not been placed yet.
struct Queue {
    const Block* block = nullptr;
    int placed = 0, people = 0;
    int left() const { return people - placed; }
};

class PageFlow {
public:
    PageFlow(Draft& draft, LaidOutForm& out) : draft_(draft), out_(out), form_(*draft.form.form) {}

    void lay_out() {
        start_page();
        place_blocks(form_.blocks, "");
        while (std::any_of(queues_.begin(), queues_.end(), [](const Queue& queue) { return queue.left() > 0; }))
            continue_tables();
        attach_texts();
        for (std::size_t page = 0; page < out_.pages.size(); ++page) draw_margin_line(draft_, page, out_.pages.size());
    }

private:
    double width() const { return form_.width_mm - form_.margin_left_mm - form_.margin_right_mm; }
    double bottom() const { return form_.height_mm - form_.margin_bottom_mm; }
    BoxMm room() const { return {form_.margin_left_mm, y_, width(), bottom() - y_}; }

    void start_page() {
        draft_.pen.start_page(form_.width_mm, form_.height_mm);
        y_ = form_.margin_top_mm;
        above_ = BlockKind::space;
    }

    /// Air between blocks that have no `space` block between them. Tables without one stand joined, as on paper.
    void leave_air(BlockKind next) {
        const bool joined =
            above_ == BlockKind::space || next == BlockKind::space || (above_ == BlockKind::table && next == BlockKind::table);
        if (!joined)
            y_ += above_ == BlockKind::masthead || above_ == BlockKind::title ? house::kBlockGapMm * 1.2
                                                                              : house::kBlockGapMm * 0.55;
        above_ = next;
    }

    void place_blocks(const std::vector<Block>& blocks, const std::string& note) {
        for (const Block& block : blocks) {
            leave_air(block.kind);
            place(block, note);
            check_bottom(block);
        }
    }

    void place(const Block& block, const std::string& note) {
        switch (block.kind) {
            case BlockKind::masthead:
                y_ += draw_masthead(draft_, block, room());
                return;
            case BlockKind::title:
                y_ += draw_title(draft_, block.text.empty() ? form_.title : words(block.text), note, room());
                return;
            case BlockKind::heading:
                return place_text(block, {Typeface::label_bold, block.size_pt > 0 ? block.size_pt : house::kHeadingPt});
            case BlockKind::text:
                return place_text(block, {Typeface::label, block.size_pt > 0 ? block.size_pt : house::kTextPt});
            case BlockKind::space:
                y_ += block.height_mm;
                return;
            case BlockKind::table:
                return place_table(block);
            case BlockKind::new_page:
                return start_page();
        }
    }

    std::string words(const std::string& text) const { return forms::with_city_words(text, draft_.city); }

    void place_text(const Block& block, const TextStyle& style) {
        const Paragraphs text = set_paragraphs(draft_.pen, style, words(block.text), width());
        const double height = std::max(text.height_mm(), block.height_mm);
        draw_paragraphs(draft_.pen, text, {form_.margin_left_mm, y_, width(), height}, block.align);
        y_ += height;
    }

    void place_table(const Block& block) {
        if (block.for_each_text.empty()) {
            draw_table(draft_, block, form_.margin_left_mm, y_);
            y_ += groups_height(block, 1);
            return;
        }
        Queue queue{&block, 0, people_of(block)};
        const int places = block.per_page > 0 ? block.per_page : std::clamp(places_left(block), 1, std::max(1, queue.people));
        place_groups(queue, places);
        queues_.push_back(queue);
    }

    void place_groups(Queue& queue, int places) {
        const Groups groups{queue.placed, std::min(queue.left(), places), places};
        draw_table_groups(draft_, *queue.block, groups, form_.margin_left_mm, y_);
        queue.placed += groups.filled;
        y_ += groups_height(*queue.block, places);
    }

    int people_of(const Block& block) const {
        for (const forms::TableRows& rows : draft_.form.tables) {
            if (rows.block == &block) return static_cast<int>(rows.persons.size());
        }
        return 0;
    }

    /// How many groups still fit above the bottom margin.
    int places_left(const Block& block) const {
        const double group = height_of(block.rows);
        if (group <= 0) return 1;
        return static_cast<int>((bottom() + 0.01 - y_ - height_of(block.head_rows)) / group);
    }

    /// One continuation sheet, with every table that still has people and fits on it.
    void continue_tables() {
        start_page();
        if (form_.continuation.empty()) {
            Block title;
            title.kind = BlockKind::title;
            place_blocks({title}, "（続紙）");
        } else {
            place_blocks(form_.continuation, "（続紙）");
        }
        bool placed_one = false;
        for (Queue& queue : queues_) {
            if (queue.left() <= 0) continue;
            if (placed_one)
                y_ += house::kBlockGapMm;
            else
                leave_air(BlockKind::table);
            const int room_for = places_left(*queue.block);
            const int wanted = queue.block->per_continuation > 0 ? queue.block->per_continuation : queue.left();
            if (placed_one && room_for < std::min(wanted, queue.left())) return;
            place_groups(queue, placed_one ? std::min(wanted, room_for)
                                           : (queue.block->per_continuation > 0 ? wanted : std::clamp(room_for, 1, wanted)));
            check_bottom(*queue.block);
            placed_one = true;
        }
    }

    /// 別紙: the label and the whole text of everything that was sent there.
    void attach_texts() {
        if (draft_.attachments.empty()) return;
        const TextStyle label{Typeface::label_bold, house::kHeadingPt}, value{Typeface::value, 10.5};
        Pen& pen = draft_.pen;
        start_page();
        y_ += draw_title(draft_, form_.title, "（別紙）", room()) + house::kBlockGapMm * 2;
        for (const Attachment& attachment : draft_.attachments) {
            pen.work_on(attachment.field, attachment.label);
            const Paragraphs name = set_paragraphs(pen, label, attachment.label, width());
            const Paragraphs text = set_paragraphs(pen, value, attachment.text, width() - 6);
            const double height = name.height_mm() + text.height_mm() + 6;
            if (y_ + height > bottom() && y_ > form_.margin_top_mm + 30) start_page();
            draw_paragraphs(pen, name, {form_.margin_left_mm, y_, width(), name.height_mm()}, forms::Align::left);
            y_ += name.height_mm() + 1;
            const BoxMm frame{form_.margin_left_mm, y_, width(), text.height_mm() + 3};
            pen.frame(frame, house::kHairlineMm);
            draw_paragraphs(pen, text, inset(frame, 3, 1.5), forms::Align::left);
            y_ += frame.height_mm + 4;
            if (y_ - 4 > bottom() + 0.05) report_off_page("別紙の" + in_quotes(attachment.label));
        }
        pen.work_on({}, {});
    }

    void check_bottom(const Block& block) {
        if (y_ <= bottom() + 0.05 || block.kind == BlockKind::space) return;
        report_off_page(name_of(block));
    }

    void report_off_page(const std::string& what) {
        draft_.pen.report(what + "が、紙の下の余白にはみ出しています",
                          "様式の行を低くするか、1枚目の人数（per_page）を減らしてください");
    }

    static std::string first_label(const std::vector<forms::Row>& rows) {
        for (const forms::Row& row : rows) {
            for (const forms::Cell& cell : row.cells) {
                if (!cell.label.empty()) return cell.label;
            }
        }
        return {};
    }

    std::string name_of(const Block& block) const {
        switch (block.kind) {
            case BlockKind::masthead:
                return "題名と宛先";
            case BlockKind::title:
                return "題名";
            case BlockKind::heading:
                return "見出し" + in_quotes(block.text);
            case BlockKind::text:
                return "文章の段落";
            case BlockKind::space:
                return "すき間";
            case BlockKind::new_page:
                return "改ページ";
            case BlockKind::table:
                break;
        }
        const std::string head = first_label(block.head_rows), label = head.empty() ? first_label(block.rows) : head;
        const std::string line =
            block.place.line > 0 ? "（form.toml " + std::to_string(block.place.line) + "行目）" : std::string();
        return (label.empty() ? std::string("表") : in_quotes(label) + "の表") + line;
    }

    Draft& draft_;
    LaidOutForm& out_;
    const forms::Template& form_;
    std::vector<Queue> queues_;
    double y_ = 0;
    BlockKind above_ = BlockKind::space;
};

}  // namespace

LaidOutForm lay_out(const forms::FilledForm& form, const forms::Municipality& city, const Fonts& fonts) {
    LaidOutForm out;
    Draft draft(form, city, fonts, out);
    PageFlow(draft, out).lay_out();
    return out;
}

}  // namespace printer
