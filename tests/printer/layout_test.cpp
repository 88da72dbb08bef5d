// Layout over hand-built forms: tables, people and their continuation sheets, titles, labels, attached sheets and findings.
// Kinds of fields are in layout_fields_test.cpp; the real templates are swept in layout_catalog_test.cpp.
#include "printer/layout_sample.h"
#include "printer/layout_table.h"

#include <cmath>

using namespace layout_sample;
using forms::FieldKind;
using forms::FieldState;

namespace {

const std::vector<forms::PrintedOption> kSex{{"male", "男"}, {"female", "女"}};

/// A form with one row a person; 4 on the first sheet, 6 on each further one.
forms::Template people_form() {
    forms::Cell number;
    number.row_number = true;
    forms::Block people =
        table({10, 60, 30}, {row(8, {number, box("name", FieldKind::text), box("sex", FieldKind::circle, kSex)})});
    people.for_each_text = "person";
    people.per_page = 4;
    people.per_continuation = 6;
    people.head_rows = {row(6, {label(""), label("氏名"), label("性別")})};
    forms::Template sample = form({masthead(), people});
    forms::Block title;
    title.kind = forms::BlockKind::title;
    sample.continuation = {title};
    return sample;
}

forms::FilledForm with_people(const forms::Template& form, int count) {
    forms::FilledForm filled = unfilled(form);
    const forms::Block& people = form.blocks.back();
    forms::TableRows rows{&people, {}};
    for (int person = 0; person < count; ++person) {
        rows.persons.push_back(person);
        for (const std::size_t cell : {1U, 2U}) {
            forms::FilledField one;
            one.field = &*people.rows.front().cells[cell].field;
            one.table_row = person;
            one.state = FieldState::filled;
            one.text = cell == 1 ? "人" + std::to_string(person + 1) : "男";
            one.chosen = {"male"};
            filled.fields.push_back(one);
        }
    }
    filled.tables.push_back(rows);
    return filled;
}

}  // namespace

TEST_CASE("every person stands on the papers exactly once, whatever their number") {
    const forms::Template form = people_form();
    for (int count = 0; count <= 20; ++count) {
        CAPTURE(count);
        const auto paper = lay_out(with_people(form, count));
        const int further = count <= 4 ? 0 : (count - 4 + 5) / 6;
        CHECK(paper.pages.size() == static_cast<std::size_t>(1 + further));
        CHECK(paper.findings.empty());
        for (int person = 1; person <= count; ++person) {
            CHECK(times_boxed(paper, "name#" + std::to_string(person)) == 1);
            int printed = 0;
            for (const PageScene& page : paper.pages) printed += count_text(page, "人" + std::to_string(person));
            CHECK(printed == 1);
        }
    }
}

TEST_CASE("free places are ruled, numbered and carry their printed options") {
    const auto paper = lay_out(with_people(people_form(), 1));
    REQUIRE(paper.pages.size() == 1);
    CHECK(count_text(paper.pages[0], "男") == 4);
    CHECK(count_text(paper.pages[0], "女") == 4);
    for (const char* number : {"1", "2", "3", "4"}) CHECK(count_text(paper.pages[0], number) == 1);
    CHECK(marks_of<printer::Ellipse>(paper.pages[0]).size() == 1);
}

TEST_CASE("a continuation sheet says so, counts on, and every page bears its number") {
    const auto paper = lay_out(with_people(people_form(), 9));
    REQUIRE(paper.pages.size() == 2);
    CHECK(count_text(paper.pages[1], "（続紙）") == 1);
    CHECK(count_text(paper.pages[1], "氏名") == 1);
    CHECK(count_text(paper.pages[1], "5") == 1);
    CHECK(count_text(paper.pages[1], "4") == 0);
    CHECK(count_text(paper.pages[0], "1/2") == 1);
    CHECK(count_text(paper.pages[1], "2/2") == 1);
    CHECK(count_text(paper.pages[1], "萩市 F99 第1版  01234567") == 1);
}

TEST_CASE("cells that reach over columns and rows tile the table") {
    forms::Cell tall = label("縦"), wide = label("横");
    tall.down = 2;
    wide.span = 2;
    const auto grid = printer::set_grid({10, 20, 30}, {row(5, {tall, wide}), row(7, {label("左"), label("右")})});
    REQUIRE(grid.cells.size() == 4);
    double area = 0;
    for (const auto& placed : grid.cells) area += placed.box.width_mm * placed.box.height_mm;
    CHECK(area == doctest::Approx(60 * 12));
    for (const auto& one : grid.cells) {
        for (const auto& other : grid.cells) {
            if (&one != &other) CHECK_FALSE(overlap(one.box, other.box));
        }
    }
}

TEST_CASE("inner rules do not run through cells that reach over them") {
    forms::Cell wide = label("横");
    wide.span = 2;
    const auto paper = lay_out(unfilled(form({table({40, 40}, {row(10, {wide}), row(10, {label("左"), label("右")})})})));
    int upright = 0;
    for (const auto& line : marks_of<printer::Line>(paper.pages[0])) {
        if (line.from.x_mm != line.to.x_mm) continue;
        ++upright;
        CHECK(std::abs(line.from.y_mm - line.to.y_mm) == doctest::Approx(10));
    }
    CHECK(upright == 1);
}

TEST_CASE("a title never runs into the receipt stamp box") {
    std::string title;
    for (int letters = 1; letters <= 44; ++letters) {
        CAPTURE(letters);
        title += letters % 8 == 0 ? "　" : "届";
        forms::Template sample = form({masthead()});
        sample.title = title;
        const auto paper = lay_out(unfilled(sample));
        CHECK(paper.findings.empty());
        const double stamp_left = 210 - 15 - 24;
        for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
            const bool of_title = text_of(run).find("届") == 0 && text_of(run) != "届出年月日";
            if (of_title) CHECK(box_of(run).right_mm() < stamp_left - 1);
        }
    }
}

TEST_CASE("a field's text stays upright in Japanese down the page") {
    forms::Cell upright = label("データ（人）");
    upright.vertical = true;
    const auto paper = lay_out(unfilled(form({table({10, 60}, {row(40, {upright, box("x", FieldKind::text)})})})));
    std::string letters;
    double last = 0;
    for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
        if (run.baseline_mm > 200) continue;
        CHECK(run.glyphs.size() == 1);
        CHECK(run.baseline_mm > last);
        last = run.baseline_mm;
        letters += text_of(run);
    }
    CHECK(letters == "データ（人）");
}

TEST_CASE("a label of two letters is spread to the width of a label of four") {
    const auto paper = lay_out(unfilled(form({table({40, 40}, {row(10, {label("氏名"), label("電話番号")})})})));
    std::vector<BoxMm> boxes;
    for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
        if (text_of(run) == "氏名" || text_of(run) == "電話番号") boxes.push_back(box_of(run));
    }
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].width_mm == doctest::Approx(boxes[1].width_mm).epsilon(0.01));
}

TEST_CASE("a text that may be attached stands whole on an attached sheet") {
    forms::Cell cell = box("reason", FieldKind::text);
    cell.field->fit = forms::Fit::attach;
    std::string text;
    for (int i = 1; i <= 60; ++i) text += "理由" + std::to_string(i) + "、";
    const auto paper = with_value(one_box(cell, 60, 8), "reason", text);
    CHECK(paper.findings.empty());
    REQUIRE(paper.pages.size() == 2);
    CHECK(all_text(paper.pages[0]).find("別紙") != std::string::npos);
    CHECK(count_text(paper.pages[1], "（別紙）") == 1);
    std::string joined;
    for (const std::string& line : texts_of(paper.pages[1])) joined += line;
    CHECK(joined.find(text) != std::string::npos);
    CHECK(count_text(paper.pages[1], "2/2") == 1);
}

TEST_CASE("a text that does not fit is a finding, and is not cut") {
    forms::Cell cell = box("job", FieldKind::text);
    cell.field->fit = forms::Fit::stop;
    const std::string text = "とても長い名前の会社に勤めています";
    const auto paper = with_value(one_box(cell, 20, 8), "job", text);
    REQUIRE(paper.findings.size() == 1);
    CHECK(paper.findings[0].field == "job");
    CHECK(paper.findings[0].message.find(text) == std::string::npos);
    CHECK(all_text(paper.pages[0]).find(text) != std::string::npos);
}

TEST_CASE("a letter that no font has is told by its code point, never by the name it is in") {
    const auto paper = with_value(one_box(box("name", FieldKind::text)), "name", "山田\U000F0123子");
    REQUIRE(paper.findings.size() == 1);
    CHECK(paper.findings[0].message.find("U+F0123") != std::string::npos);
    CHECK(paper.findings[0].message.find("山田") == std::string::npos);
}

TEST_CASE("what runs below the margin is told with the block's name") {
    std::vector<forms::Row> rows;
    for (int i = 0; i < 30; ++i) rows.push_back(row(10, {label("欄"), box("f" + std::to_string(i), FieldKind::text)}));
    const auto paper = lay_out(unfilled(form({table({30, 60}, rows)})));
    REQUIRE(paper.findings.size() == 1);
    CHECK(paper.findings[0].message.find("「欄」の表") != std::string::npos);
}

TEST_CASE("cells within a cell divide it without leaving it") {
    forms::Cell stack;
    stack.stack = {box("above", FieldKind::text), box("below", FieldKind::text)};
    stack.stack[1].share = 2;
    forms::Cell beside;
    beside.beside = {box("left", FieldKind::text), box("right", FieldKind::text)};
    beside.beside[0].width_mm = 10;
    const forms::Template sample = form({table({60, 60}, {row(12, {stack, beside})})});
    forms::FilledForm filled = unfilled(sample);
    const auto& cells = sample.blocks[0].rows[0].cells;
    for (const forms::Cell* part : {&cells[0].stack[0], &cells[0].stack[1], &cells[1].beside[0], &cells[1].beside[1]}) {
        forms::FilledField one;
        one.field = &*part->field;
        one.state = FieldState::by_hand;
        filled.fields.push_back(one);
    }
    const auto fields = lay_out(filled).pages[0].fields;
    REQUIRE(fields.size() == 4);
    CHECK(fields[0].box.height_mm == doctest::Approx(4));
    CHECK(fields[1].box.height_mm == doctest::Approx(8));
    CHECK(fields[2].box.width_mm == doctest::Approx(10));
    CHECK(fields[3].box.width_mm == doctest::Approx(50));
}

TEST_CASE("a page break puts what follows at the top of the next page") {
    forms::Block next;
    next.kind = forms::BlockKind::new_page;
    const forms::Template sample = form({table({30, 60}, {row(10, {label("前"), box("before", FieldKind::text)})}), next,
                                         table({30, 60}, {row(10, {label("後"), box("after", FieldKind::text)})})});
    const auto paper = lay_out(unfilled(sample));
    REQUIRE(paper.pages.size() == 2);
    CHECK(paper.findings.empty());
    CHECK(paper.pages[0].fields.at(0).field == "before");
    CHECK(paper.pages[1].fields.at(0).box.y_mm == doctest::Approx(sample.margin_top_mm));
    CHECK(count_text(paper.pages[1], "2/2") == 1);
}
