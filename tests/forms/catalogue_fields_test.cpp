// Are the thirty forms complete? tests/data/catalogue_fields.tsv lists every box that each form must have (from laws, national
// forms and the forms of other cities), and where it stands on ours. Counts boxes; says nothing of how they look.
#include "support/cases.h"

#include <map>
#include <set>

using namespace forms;

namespace {

struct WantedBox {
    std::string code, number, label;
    std::vector<std::string> places;
};

std::vector<WantedBox> wanted_boxes() {
    std::vector<WantedBox> result;
    std::stringstream lines(support::read_text(support::kSource / "tests" / "data" / "catalogue_fields.tsv"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::stringstream columns(line);
        WantedBox box;
        std::string places;
        std::getline(columns, box.code, '\t');
        std::getline(columns, box.number, '\t');
        std::getline(columns, box.label, '\t');
        std::getline(columns, places, '\t');
        std::stringstream words(places);
        for (std::string place; words >> place;) box.places.push_back(place);
        result.push_back(std::move(box));
    }
    return result;
}

/// What stands on a form: paths and names of its fields, "^" and the readings, "=" and the printed labels.
class Boxes {
public:
    explicit Boxes(const Template& form) {
        for (const auto* blocks : {&form.blocks, &form.continuation}) {
            for (const Block& block : *blocks) {
                add(block.date_field);
                for (const auto* rows : {&block.head_rows, &block.rows}) {
                    for (const Row& row : *rows) add(row.cells);
                }
            }
        }
    }
    bool has(const std::string& place) const { return places_.count(place) > 0; }
    bool has_my_number() const { return has_my_number_; }

private:
    void add(const Field& field) {
        places_.insert(field.path.empty() ? field.id : field.path);
        if (!field.furigana.empty()) places_.insert("^" + field.furigana);
        if (field.path.find("my_number") != std::string::npos) has_my_number_ = true;
    }
    void add(const std::vector<Cell>& cells) {
        for (const Cell& cell : cells) {
            if (cell.field) add(*cell.field);
            else if (!cell.label.empty()) places_.insert("=" + cell.label);
            add(cell.stack);
            add(cell.beside);
        }
    }

    std::set<std::string> places_;
    bool has_my_number_ = false;
};

}  // namespace

TEST_CASE("every box that the thirty forms must have stands on them") {
    std::map<std::string, const Template*> by_code;
    for (const auto& [id, form] : support::catalog().templates) by_code[form.code] = &form;
    std::set<std::string> forms;
    int boxes = 0;
    for (const WantedBox& wanted : wanted_boxes()) {
        REQUIRE_MESSAGE(by_code.count(wanted.code), wanted.code);
        const Template& form = *by_code[wanted.code];
        const Boxes standing(form);
        forms.insert(wanted.code);
        ++boxes;
        CHECK_MESSAGE(!wanted.places.empty(), wanted.code << " " << wanted.number << " " << wanted.label << " is nowhere");
        for (const std::string& place : wanted.places) {
            const std::string where = wanted.code + " " + wanted.number + " " + wanted.label + ": " + place;
            if (place != "!ordinance") {
                CHECK_MESSAGE(standing.has(place), where);
                continue;
            }
            // A number that only the city's own ordinance would allow: no box until the profile confirms it.
            CHECK_MESSAGE(standing.has_my_number() == support::catalog().allows_my_number(form.id), where);
            CHECK_MESSAGE(!form.withheld.empty(), where);
        }
    }
    CHECK(forms.size() == 30);
    CHECK(boxes == 440);
}
