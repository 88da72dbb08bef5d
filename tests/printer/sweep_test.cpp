// The sweep: every template × every household × every person it could be for, required or not. A form added as data is
// tested here without a line of code. Then every household's real bundle is read back with poppler.
#include "support/cases.h"
#include "support/program.h"

#include "printer/papers.h"
#include "tests/printer/layout_sample.h"

#include <set>

using namespace forms;

using layout_sample::fonts;

namespace {

std::string without_blanks(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, "\u3000") == 0) i += 2;
        else if (static_cast<unsigned char>(text[i]) > ' ') result += text[i];
    }
    return result;
}

/// What the page must say for a filled field; nothing for fields whose answer is a mark.
std::vector<std::string> wanted_texts(const FilledField& field) {
    switch (field.field->kind) {
        case FieldKind::circle: case FieldKind::check: case FieldKind::strike: case FieldKind::signature: case FieldKind::stamp: case FieldKind::blank:
            return {};
        case FieldKind::era_date: {
            const std::optional<Wareki> day = to_wareki(std::get<Date>(*field.value));
            const std::string year = day->year == 1 ? "元" : std::to_string(day->year);
            return {year + "年" + std::to_string(day->month) + "月" + std::to_string(day->day) + "日"};
        }
        case FieldKind::address: {
            const Address& address = std::get<Address>(*field.value);
            return {address.postal_code, address_line(address), address.building};
        }
        case FieldKind::text: case FieldKind::name: case FieldKind::date: case FieldKind::comb:
            return {field.text, field.furigana};
    }
    return {};
}

}  // namespace

TEST_CASE("every template fits every household: nothing overflows, nothing is off the page, every field has its place") {
    std::set<std::string> seen;
    int sheets = 0;
    for (const support::Household& home : support::households()) {
        const Situation situation = derive_situation(support::catalog(), home.answers, home.today);
        for (const auto& [id, form] : support::catalog().templates) {
            const int last = support::catalog().prints_per_person(id) ? situation.person_count() - 1 : kWholeCase;
            for (int person = support::catalog().prints_per_person(id) ? 0 : kWholeCase; person <= last; ++person) {
                const FilledForm filled = fill(form, situation, person);
                const printer::LaidOutForm laid_out = printer::lay_out(filled, support::catalog().city, fonts());
                for (const printer::LayoutFinding& finding : laid_out.findings) FAIL_CHECK(home.name << " " << id << " " << person << " " << finding.field << ": " << finding.message);
                std::multiset<std::string> boxes;
                for (const printer::PageScene& page : laid_out.pages) {
                    for (const printer::FieldBox& box : page.fields) boxes.insert(box.field);
                }
                for (const FilledField& field : filled.fields) {
                    if (field.state != FieldState::missing) CHECK_MESSAGE(boxes.count(field.id()) == 1, home.name << " " << id << " " << field.id());
                }
                seen.insert(id);
                ++sheets;
            }
        }
    }
    CHECK(seen.size() == support::catalog().templates.size());
    CHECK(sheets > 100);
}

TEST_CASE("every household's bundle is clean for qpdf and poppler, and says every printed value") {
    for (const support::Household& home : support::households()) {
        const auto papers = printer::make_papers(support::catalog(), home.answers, home.today, fonts());
        REQUIRE(papers);
        for (const printer::Finding& finding : papers->findings) {
            if (finding.level == printer::Level::error) FAIL_CHECK(home.name << " " << finding.form << " " << finding.field << ": " << finding.message);
        }
        REQUIRE_MESSAGE(papers->complete, home.name);
        const support::Folder folder;
        REQUIRE(printer::write_papers(*papers, folder.path));
        const std::string bundle = support::quoted(folder.path / "bundle.pdf");
        const support::Ran checked = support::run("qpdf --check " + bundle);
        CHECK_MESSAGE(checked.status == 0, checked.output);
        CHECK_MESSAGE(checked.output.find("WARNING") == std::string::npos, checked.output);
        CHECK(support::run("pdffonts " + bundle + " >/dev/null").output == "");
        CHECK(support::run("pdftoppm -r 20 -gray " + bundle + " " + support::quoted(folder.path / "page") + " >/dev/null").output == "");
        std::size_t pages = papers->slips.front().sheets.pages.size();
        for (std::size_t i = 0; i < papers->view.forms.size(); ++i) {
            const std::string first = std::to_string(pages + 1), last = std::to_string(pages += papers->laid_out[i].pages.size());
            const std::string text = without_blanks(support::run("pdftotext -raw -f " + first + " -l " + last + " " + bundle + " -").output);
            for (const FilledField& field : papers->view.forms[i].fields) {
                if (field.state != FieldState::filled) continue;
                for (const std::string& wanted : wanted_texts(field)) {
                    CHECK_MESSAGE(text.find(without_blanks(wanted)) != std::string::npos, home.name << " " << papers->view.forms[i].form->id << " " << field.id() << ": " << wanted);
                }
            }
        }
    }
}

TEST_CASE("the same answers give the same bytes, file by file") {
    const support::Household home = support::household("family_of_four");
    const auto once = printer::make_papers(support::catalog(), home.answers, home.today, fonts());
    const auto other_fonts = printer::Fonts::open();
    const auto again = printer::make_papers(support::catalog(), home.answers, home.today, *other_fonts);
    REQUIRE(once);
    REQUIRE(again);
    REQUIRE(once->files.size() == 12);
    for (std::size_t i = 0; i < once->files.size(); ++i) {
        CHECK(once->files[i].name == again->files[i].name);
        CHECK(once->files[i].bytes == again->files[i].bytes);
    }
    CHECK(once->manifest == again->manifest);
}

TEST_CASE("no name of a resident stands in a file's name or a PDF's metadata") {
    const support::Household home = support::household("family_of_four");
    const auto papers = printer::make_papers(support::catalog(), home.answers, home.today, fonts());
    REQUIRE(papers);
    const support::Folder folder;
    REQUIRE(printer::write_papers(*papers, folder.path));
    const Situation& situation = papers->view.situation;
    std::string metadata;
    for (const printer::PaperFile& file : papers->files) metadata += file.name + support::run("pdfinfo " + support::quoted(folder.path / file.name)).output;
    for (int person = 0; person < situation.person_count(); ++person) {
        const Answer* name = home.answers.find({"name", person});
        REQUIRE(name);
        CHECK(metadata.find(std::get<std::string>(*name->value)) == std::string::npos);
    }
    CHECK(metadata.find("CreationDate") == std::string::npos);
}
