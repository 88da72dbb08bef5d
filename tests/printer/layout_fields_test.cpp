// Layout of each kind of field in a hand-built form: rings, ticks, combs, dates, addresses, names, and what is left for a hand.
// Tables, titles and sheets are in layout_test.cpp; the real templates in layout_catalog_test.cpp.
#include "printer/layout_sample.h"

#include <cmath>

using namespace layout_sample;
using forms::FieldKind;
using forms::FieldState;

namespace {

const std::vector<forms::PrintedOption> kSexCircle{{"male", "男"}, {"female", "女"}};
const std::vector<forms::PrintedOption> kInsurance{
    {"kokuho", "国民健康保険"}, {"shaho", "社会保険の離脱"}, {"seiho", "生活保護の廃止"}, {"other", "その他"}};

}  // namespace

TEST_CASE("the ring encloses the chosen word and touches no other") {
    for (const auto& option : kInsurance) {
        CAPTURE(option.label);
        const forms::Template sample = one_box(box("reason", FieldKind::circle, kInsurance), 140);
        const auto paper = with_value(sample, "reason", option.is);
        CHECK(paper.findings.empty());
        const auto rings = marks_of<printer::Ellipse>(paper.pages[0]);
        REQUIRE(rings.size() == 1);
        for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
            const std::string text = text_of(run);
            const bool is_option =
                std::any_of(kInsurance.begin(), kInsurance.end(), [&](const auto& o) { return o.label == text; });
            if (!is_option) continue;
            CHECK(overlap(box_of(run), rings[0].box) == (text == option.label));
            if (text == option.label)
                CHECK(std::abs((box_of(run).x_mm + box_of(run).right_mm()) - (rings[0].box.x_mm + rings[0].box.right_mm())) <
                      0.6);
        }
    }
}

TEST_CASE("options stand at the same places whatever was chosen") {
    const forms::Template sample = one_box(box("sex", FieldKind::circle, kSexCircle));
    const auto empty = lay_out(unfilled(sample)), chosen = with_value(sample, "sex", "female");
    CHECK(marks_of<printer::Ellipse>(empty.pages[0]).empty());
    const auto before = marks_of<printer::TextRun>(empty.pages[0]), after = marks_of<printer::TextRun>(chosen.pages[0]);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i].glyphs.front().x_mm == after[i].glyphs.front().x_mm);
}

TEST_CASE("options that do not fit one line wrap inside their cell") {
    const forms::Template sample = one_box(box("reason", FieldKind::check, kInsurance), 50, 16);
    const auto paper = with_value(sample, "reason", "seiho");
    CHECK(paper.findings.empty());
    const BoxMm cell = paper.pages[0].fields.at(0).box;
    for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
        for (const auto& option : kInsurance) {
            if (text_of(run) == option.label) CHECK(inside(box_of(run), cell, 0.3));
        }
    }
}

TEST_CASE("options that cannot fit at six points are a finding") {
    const forms::Template sample = one_box(box("reason", FieldKind::circle, kInsurance), 25, 5);
    const auto paper = lay_out(unfilled(sample));
    REQUIRE(paper.findings.size() == 1);
    CHECK(paper.findings[0].field == "reason");
}

TEST_CASE("only the options that do not apply are struck through") {
    const forms::Template sample = one_box(box("sex", FieldKind::strike, kSexCircle));
    const std::size_t rules = marks_of<printer::Line>(lay_out(unfilled(sample)).pages[0]).size();
    CHECK(marks_of<printer::Line>(with_value(sample, "sex", "male").pages[0]).size() == rules + 2);
}

TEST_CASE("a comb puts one character in each cell, in order") {
    forms::Cell cell = box("number", FieldKind::comb);
    cell.field->cells = 12;
    cell.field->groups = {4, 4, 4};
    const auto paper = with_value(one_box(cell), "number", "123456789012");
    CHECK(paper.findings.empty());
    std::string digits;
    double x = 0;
    for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
        if (text_of(run).size() != 1) continue;
        CHECK(run.glyphs[0].x_mm > x);
        x = run.glyphs[0].x_mm;
        digits += text_of(run);
    }
    CHECK(digits.substr(0, 12) == "123456789012");
}

TEST_CASE("a comb with more characters than cells is a finding") {
    forms::Cell cell = box("number", FieldKind::comb);
    cell.field->cells = 4;
    CHECK(with_value(one_box(cell), "number", "12345").findings.size() == 1);
}

TEST_CASE("a date in eras has a ring around its era and numbers before 年 月 日") {
    const forms::Template sample = one_box(box("birth", FieldKind::era_date));
    forms::FilledForm filled = unfilled(sample);
    write(filled, "birth", "令和元年5月1日");
    filled.fields[0].value = *forms::make_date(2019, 5, 1);
    const auto paper = lay_out(filled);
    CHECK(all_text(paper.pages[0]).find("元\n年\n5\n月\n1\n日") != std::string::npos);
    CHECK(marks_of<printer::Ellipse>(paper.pages[0]).size() == 1);
    CHECK(marks_of<printer::Ellipse>(lay_out(unfilled(sample)).pages[0]).empty());
}

TEST_CASE("a date left for a hand shows the places of year, month and day") {
    const auto paper = lay_out(unfilled(one_box(box("date", FieldKind::date))));
    CHECK(all_text(paper.pages[0]).find("年\n月\n日") != std::string::npos);
}

TEST_CASE("an address has its postal code above and its building below") {
    const forms::Template sample = one_box(box("address", FieldKind::address), 90, 16);
    forms::FilledForm filled = unfilled(sample);
    write(filled, "address", "山口県萩市大字江向510番地　コーポ江向 203号室");
    filled.fields[0].value = forms::Address{"758-0041", "山口県", "萩市", "大字江向", "510番地", "コーポ江向 203号室", ""};
    const auto texts = all_text(lay_out(filled).pages[0]);
    CHECK(texts.find("〒758-0041\n山口県萩市大字江向510番地\nコーポ江向 203号室") != std::string::npos);
}

TEST_CASE("an address in a low cell loses nothing") {
    const forms::Template sample = one_box(box("address", FieldKind::address), 70, 9);
    forms::FilledForm filled = unfilled(sample);
    write(filled, "address", "山口県萩市大字江向510番地　コーポ江向 203号室");
    filled.fields[0].value = forms::Address{"758-0041", "山口県", "萩市", "大字江向", "510番地", "コーポ江向 203号室", ""};
    const auto paper = lay_out(filled);
    CHECK(paper.findings.empty());
    std::string joined;
    for (const std::string& text : texts_of(paper.pages[0])) joined += text;
    for (const char* part : {"〒758-0041", "510番地", "203号室"}) CHECK(joined.find(part) != std::string::npos);
}

TEST_CASE("a name stands below its reading, both inside the cell") {
    forms::Cell cell = box("name", FieldKind::name);
    cell.field->furigana = "kana";
    const forms::Template sample = one_box(cell, 60, 10.5);
    forms::FilledForm filled = unfilled(sample);
    write(filled, "name", "髙橋 健一");
    filled.fields[0].furigana = "タカハシ ケンイチ";
    const auto paper = lay_out(filled);
    const BoxMm cell_box = paper.pages[0].fields.at(0).box;
    double reading = 0, name = 0;
    for (const auto& run : marks_of<printer::TextRun>(paper.pages[0])) {
        if (text_of(run) == "タカハシ ケンイチ") reading = run.baseline_mm;
        if (text_of(run) == "髙橋 健一") name = run.baseline_mm;
        if (run.baseline_mm == reading || run.baseline_mm == name) CHECK(inside(box_of(run), cell_box, 0.3));
    }
    CHECK(reading > 0);
    CHECK(name > reading);
}

TEST_CASE("a name too long for one line stands on two, with its whole reading") {
    forms::Cell cell = box("name", FieldKind::name);
    cell.field->furigana = "kana";
    const forms::Template sample = one_box(cell, 52, 10.5);
    forms::FilledForm filled = unfilled(sample);
    write(filled, "name", "渡邉 寿限無五劫擦切海砂利水魚水行末雲来末風来末食寝");
    filled.fields[0].furigana = "ワタナベ ジュゲムゴコウスリキレカイジャリスイギョスイギョウマツウンライマツフウライマツクウネ";
    CHECK(lay_out(filled).findings.empty());
}

TEST_CASE("a field for the clerk is left empty with a discreet mark, not in the clerk's own cells") {
    forms::Cell own = box("own", FieldKind::text);
    own.shade = forms::Shade::clerk;
    const forms::Template sample = form({table({50, 50}, {row(10, {box("name", FieldKind::text), own})})});
    forms::FilledForm filled = unfilled(sample);
    for (auto& field : filled.fields) field.state = FieldState::for_clerk;
    const auto paper = lay_out(filled);
    CHECK(count_text(paper.pages[0], "職員記入") == 1);
    CHECK(times_boxed(paper, "name") == 1);
    CHECK(times_boxed(paper, "own") == 1);
}
