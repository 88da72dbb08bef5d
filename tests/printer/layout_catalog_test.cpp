// Every template of the catalog with every sample household: nothing off the page, nothing upon another, nothing left out.
// A form added without code is thereby laid out and tested without code.
#include "printer/layout_sample.h"
#include "printer/layout_table.h"
#include "support/cases.h"

#include <set>

using namespace layout_sample;

namespace {

struct Sheet {
    std::string household;
    forms::FilledForm form;
    printer::LaidOutForm paper;
};

struct Sweep {
    std::list<support::Household> households;
    std::list<forms::Situation> situations;
    std::vector<Sheet> sheets;
};

/// What each household has to file, and besides every template for every household's first person.
const Sweep& sweep() {
    static const Sweep all = [] {
        Sweep made;
        for (auto& household : support::households()) {
            made.households.push_back(household);
            const auto view = forms::view_case(support::catalog(), household.answers, household.today);
            for (const auto& form : view.forms) made.sheets.push_back({household.name, form, {}});
            made.situations.push_back(forms::derive_situation(support::catalog(), household.answers, household.today));
            for (const auto& [id, form] : support::catalog().templates) {
                made.sheets.push_back({household.name, forms::fill(form, made.situations.back(), 0), {}});
            }
        }
        for (Sheet& sheet : made.sheets) sheet.paper = printer::lay_out(sheet.form, support::catalog().city, fonts());
        return made;
    }();
    return all;
}

template <typename Check>
void for_each_page(const Check& check) {
    std::set<std::string> seen;
    for (const Sheet& sheet : sweep().sheets) {
        CAPTURE(sheet.household);
        CAPTURE(sheet.form.form->id);
        seen.insert(sheet.form.form->id);
        for (const PageScene& page : sheet.paper.pages) check(sheet, page);
    }
    CHECK(seen.size() == support::catalog().templates.size());
}

}  // namespace

TEST_CASE("every form of every household is laid out without a finding") {
    for (const Sheet& sheet : sweep().sheets) {
        CHECK_FALSE(sheet.paper.pages.empty());
        for (const auto& finding : sheet.paper.findings) {
            FAIL_CHECK(sheet.household << " " << sheet.form.form->id << " " << finding.field << ": " << finding.message);
        }
    }
}

TEST_CASE("no mark of any form lies outside its page") {
    for_each_page([](const Sheet&, const PageScene& page) {
        const BoxMm paper{0, 0, page.width_mm, page.height_mm};
        int outside = 0;
        for (const printer::Mark& mark : page.marks) outside += inside(box_of(mark), paper) ? 0 : 1;
        CHECK(outside == 0);
    });
}

TEST_CASE("no two fields of a page overlap") {
    for_each_page([](const Sheet&, const PageScene& page) {
        for (std::size_t i = 0; i < page.fields.size(); ++i) {
            for (std::size_t j = i + 1; j < page.fields.size(); ++j) {
                if (overlap(page.fields[i].box, page.fields[j].box))
                    FAIL_CHECK(page.fields[i].field << " and " << page.fields[j].field);
            }
        }
    });
}

TEST_CASE("every field of a form has its place on paper, and people only one") {
    for (const Sheet& sheet : sweep().sheets) {
        CAPTURE(sheet.household);
        CAPTURE(sheet.form.form->id);
        for (const forms::FilledField& filled : sheet.form.fields) {
            CAPTURE(filled.id());
            const int times = times_boxed(sheet.paper, filled.id());
            CHECK(times >= 1);
            if (filled.table_row >= 0) CHECK(times == 1);
        }
    }
}

TEST_CASE("the cells of every table of the catalog tile it") {
    for (const auto& [id, form] : support::catalog().templates) {
        CAPTURE(id);
        for (const auto* blocks : {&form.blocks, &form.continuation}) {
            for (const forms::Block& block : *blocks) {
                for (const auto* rows : {&block.head_rows, &block.rows}) {
                    if (rows->empty()) continue;
                    const printer::Grid grid = printer::set_grid(block.columns_mm, *rows);
                    double area = 0;
                    for (const printer::PlacedCell& placed : grid.cells) {
                        CHECK(placed.cell != nullptr);
                        area += placed.box.width_mm * placed.box.height_mm;
                    }
                    CHECK(area == doctest::Approx(grid.x_mm.back() * grid.y_mm.back()));
                }
            }
        }
    }
}

TEST_CASE("small print is never smaller than five points, values never smaller than their field allows") {
    for_each_page([](const Sheet&, const PageScene& page) {
        for (const auto& run : marks_of<printer::TextRun>(page)) CHECK(run.em_mm >= 5 * printer::kMmPerPoint - 0.001);
    });
}

TEST_CASE("the same form gives the same page, mark for mark") {
    for (const Sheet& sheet : sweep().sheets) {
        const auto again = printer::lay_out(sheet.form, support::catalog().city, fonts());
        REQUIRE(again.pages.size() == sheet.paper.pages.size());
        for (std::size_t i = 0; i < again.pages.size(); ++i) CHECK(all_text(again.pages[i]) == all_text(sheet.paper.pages[i]));
    }
}
