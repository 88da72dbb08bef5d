// The resident's own code on the screen and on paper: every page in every text size and language, and the sheet that is taken home.
// Lays out and prints; steps nothing.
#include "kiosk/code_answers.h"
#include "kiosk/own_code_page.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/still.h"
#include "support/program.h"
#include "tests/kiosk/page_rules.h"

#include <fstream>

using namespace kiosk;
using page_rules::Breadth;
using page_rules::check_session;
using page_rules::on_page;
using terminal::house;

namespace {

using forms::kWholeCase;

}  // namespace

TEST_CASE("The pages of an own code keep the rules") {
    int pages = 0;
    const forms::Answers family = terminal::household("family_of_four"), eight = terminal::household("three_generations_of_eight");
    for (const OwnStage stage : {OwnStage::offer, OwnStage::pin, OwnStage::again, OwnStage::sealing})
        pages += check_session(on_page(family, OwnCodePage{.stage = stage, .pin = "12345678", .again = "1"}));
    for (const OwnTrouble trouble : {OwnTrouble::too_short, OwnTrouble::differs, OwnTrouble::not_made})
        pages += check_session(on_page(family, OwnCodePage{.stage = OwnStage::pin, .trouble = trouble}), 0, Breadth::narrow);
    for (const int count : {1, 2}) {
        Session made = on_page(family, OwnCodePage{.stage = OwnStage::made});
        made.own_code.assign(static_cast<std::size_t>(count), std::string(1200, '7'));
        pages += check_session(made);
        made.page = SendPage{};
        pages += check_session(made);
    }
    pages += check_session(on_page({}, DonePage{"A-999", 0, Mode::real, true}));
    for (const bool was_wrong : {false, true}) pages += check_session(on_page({}, CodePinPage{{{}, 4, was_wrong}, ScanFrom::start}));
    pages += check_session(on_page({}, CodePinPage{{{}, 4, false}, ScanFrom::start, "12", true}), 0, Breadth::narrow);
    for (int trouble = 0; trouble <= static_cast<int>(qr::CodeTrouble::no_memory); ++trouble)
        pages += check_session(on_page({}, CodePinPage{{}, ScanFrom::start, {}, false, static_cast<qr::CodeTrouble>(trouble)}), 0, Breadth::narrow);
    pages += check_session(on_page({}, CodeOpeningPage{}), 0, Breadth::narrow);
    for (int sheet = 0; sheet < 4; ++sheet) pages += check_session(on_page({}, ErrandPage{sheet}));
    for (const forms::Answers* answers : {&family, &eight}) {
        const forms::Answers kept = own_answers(*answers, house().catalog, house().today);
        pages += check_session(on_page(kept, CodeWhoPage{}));
        pages += check_session(on_page({}, ScanFoundPage{{kept, {}, 3}}));
        forms::Answers other = *answers;
        other.set({"phone", kWholeCase}, std::string("0838-22-0000"), forms::Source::resident);
        for (int person = 0; person < 4; ++person) other.set({"birth", person}, forms::Date{1970, 1, 1 + person}, forms::Source::resident);
        for (int sheet = 0; sheet < 6; ++sheet) pages += check_session(on_page(other, ScanFoundPage{{kept, {}, 3}, ScanFrom::offer, sheet}));
    }
    CHECK(pages > 300);
}

TEST_CASE("Every difference of a code stands on some sheet, in the largest letters and on either panel") {
    const forms::Answers family = terminal::household("family_of_four");
    forms::Answers other = family;
    other.set({"phone", kWholeCase}, std::string("0838-22-0000"), forms::Source::resident);
    for (int person = 0; person < 4; ++person) other.set({"birth", person}, forms::Date{1970, 1, 1 + person}, forms::Source::resident);
    const forms::Answers kept = own_answers(family, house().catalog, house().today);
    const std::size_t differences = beside_answers(other, kept, house().catalog).differences.size();
    CHECK(differences >= 5);
    for (const ui::SizeMm panel : {terminal::kPortrait, terminal::kLandscape})
        for (const TextSize size : {TextSize::standard, TextSize::largest}) {
            std::set<std::string> seen;
            Session session = on_page(other, ScanFoundPage{{kept, {}, 0}, ScanFrom::offer});
            session.comfort.size = size;
            for (int sheet = 0; sheet < 9; ++sheet) {
                const ui::Page page = screens::make_page(session, house().world(), house().strings, house().fonts, panel, 0);
                for (const ui::Widget& widget : page.widgets)
                    if (widget.id.starts_with("difference.")) seen.insert(widget.id);
                const ui::Widget* next = page.find("sheet.next");
                if (!next) break;
                session = step(std::move(session), to_event(*next->tap), 0, house().world()).session;
            }
            CHECK(seen.size() == differences);
        }
}

TEST_CASE("The sheet of an own code holds one code or two, names nobody, and its words fit") {
    const forms::Answers family = terminal::household("family_of_four");
    auto papers = printer::make_papers(house().catalog, family, house().today, house().fonts);
    REQUIRE(papers);
    const std::size_t before = papers->slips.front().sheets.pages.size();
    put_own_code(*papers, {}, house().today, house().catalog, house().fonts);
    CHECK(papers->slips.front().sheets.pages.size() == before);
    const std::vector<std::string> codes{std::string(1000, '4'), std::string(900, '6')};
    put_own_code(*papers, codes, house().today, house().catalog, house().fonts);
    REQUIRE(papers->slips.front().sheets.pages.size() == before + 1);
    REQUIRE(printer::make_files_again(*papers, house().fonts));
    const support::TempFolder folder;
    std::ofstream(folder / "slip.pdf", std::ios::binary) << papers->files.front().bytes;
    const std::string text = support::run("pdftotext -f " + std::to_string(before + 1) + " " + support::quoted(folder / "slip.pdf") + " -").output;
    CHECK(text.find("2028年") == std::string::npos);                        // in the era's years
    CHECK(text.find("令和10年4月") != std::string::npos);
    CHECK(text.find("田村") == std::string::npos);
    REQUIRE(support::run("pdftoppm -r 200 -gray -singlefile -f " + std::to_string(before + 1) + " " + support::quoted(folder / "slip.pdf") + " " + support::quoted(folder / "sheet")).status == 0);
    const auto still = qr::read_still(folder / "sheet.pgm");
    REQUIRE(still);
    CHECK(qr::find_codes(still->view()).size() == 2);
    for (const printer::Mark& mark : papers->slips.front().sheets.pages.back().marks)
        if (const auto* run = std::get_if<printer::TextRun>(&mark)) CHECK(run->baseline_mm < 285);
}
