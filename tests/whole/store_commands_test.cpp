// `kakanai keys`, `log`, `export`, `figures`, `wipe` as a person runs them: what they say and how they end.
// The finished program; no window.
#include "support/cases.h"
#include "support/program.h"
#include "support/store_disk.h"

#include "kiosk/store/content.h"
#include "kiosk/store/keys.h"

namespace {

support::Ran kakanai(const std::string& arguments, const std::string& typed = "") {
    return support::run("printf '" + typed + "' | " + support::quoted(support::program()) + " " + arguments + " 2>&1");
}

}  // namespace

TEST_CASE("the document of log events is what the program writes") {
    const support::Ran events = kakanai("log events");
    CHECK(events.status == 0);
    CHECK(events.output == support::read_text(support::kSource / "kiosk" / "store" / "EVENTS.md"));
    CHECK(events.output.find("log_event.") == std::string::npos);      // each has its meaning
}

TEST_CASE("without keys the kiosk says in one sentence how to make them") {
    const support::TempFolder folder;
    const support::Ran kiosk = kakanai("kiosk --data " + support::quoted(folder.path()));
    CHECK(kiosk.status == 1);
    CHECK(kiosk.output.find("kakanai keys init") != std::string::npos);
    CHECK(std::count(kiosk.output.begin(), kiosk.output.end(), '\n') == 1);
}

TEST_CASE("keys are made once, a case is exported with the passphrase only, and the log says so") {
    using namespace kiosk::store;
    const support::TempFolder folder, out;
    const std::string data = " --data " + support::quoted(folder.path());
    CHECK(kakanai("keys init --trial" + data).status == 0);
    CHECK(kakanai("keys init --trial" + data).status == 1);
    const auto key = read_public_key(folder.path());
    REQUIRE(key);
    {
        const auto store = support::opened(folder.path());
        CaseContent content;
        content.id = new_case_id();
        content.today = support::kToday;
        content.answers = support::household("family_of_four").answers;
        REQUIRE(store->submit({content.id, *Word::make("tennyu"), support::terminal(), seal_content(*key, content)}, support::kMorning));
        REQUIRE(store->claim(content.id, support::clerk(), support::kMorning));
        for (const CaseState state : {CaseState::verified, CaseState::printed}) REQUIRE(store->advance(content.id, state, support::clerk(), support::kMorning));
    }
    const std::string ask = "export --format winactor --date 2026-11-26 --staff admin --out " + support::quoted(out.path()) + data;
    CHECK(kakanai(ask, "wrong words\\n").status == 1);
    CHECK(std::filesystem::is_empty(out.path()));
    const support::Ran exported = kakanai(ask, "kakanai-trial\\n");
    CHECK_MESSAGE(exported.status == 0, exported.output);
    CHECK(std::filesystem::exists(out.path() / "cases.csv"));
    CHECK(std::filesystem::exists(out.path() / "persons.csv"));
    const support::Ran nowhere = kakanai("export --format winactor --date 2026-11-26 --staff admin --out /nonexistent" + data, "kakanai-trial\\n");
    CHECK(nowhere.status == 1);
    const support::Ran log = kakanai("log show" + data);
    CHECK(log.output.find("case_exported") != std::string::npos);
    CHECK(log.output.find("sign_in_failed") != std::string::npos);
    CHECK(kakanai("log verify" + data).status == 0);
    const support::Ran figures = kakanai("figures --from 2026-11-01 --to 2026-11-30 --csv " + support::quoted(out.path() / "f.csv") + " --pdf " + support::quoted(out.path() / "f.pdf") + data);
    CHECK_MESSAGE(figures.status == 0, figures.output);
    CHECK(support::read_text(out.path() / "f.pdf").starts_with("%PDF"));
    support::replace_in_file(support::log_in(folder.path()), "case_exported", "case_opened");
    CHECK(kakanai("log verify" + data).status == 1);
}
