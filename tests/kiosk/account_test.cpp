// Bank accounts: a branch brings its bank along, ゆうちょ numbers become those of other banks, and papers get full names.
// The table of assets/banks is the one under test.
#include "forms/answers_file.h"
#include "kiosk/also_said.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

using terminal::house;

namespace {

using terminal::after;

kiosk::Session asking(const std::string& item) {
    kiosk::Session session;
    session.answers.set({"event", forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    session.page = kiosk::QuestionPage{{item, forms::kWholeCase}, kiosk::blank_draft(*house().catalog.item(item), house().books), std::nullopt, std::nullopt};
    return session;
}
kiosk::Session after(kiosk::Session session, kiosk::EditAction action) { return after(std::move(session), kiosk::Event{kiosk::Edit{std::move(action)}}); }
std::string said(const kiosk::Session& session, const std::string& item) {
    const auto* answer = session.answers.find({item, forms::kWholeCase});
    return answer && answer->value ? std::get<std::string>(*answer->value) : std::string();
}
int bank_with_code(const std::string& code) {
    const auto& banks = house().books.banks.banks();
    return static_cast<int>(std::find_if(banks.begin(), banks.end(), [&](const kiosk::Bank& bank) { return bank.code == code; }) - banks.begin());
}
std::string problem_of(const kiosk::Session& session) {
    const auto& problem = std::get<kiosk::QuestionPage>(session.page).problem;
    return problem ? problem->key : std::string();
}

}  // namespace

TEST_CASE("The banks near the city come first, all others by their readings, with the names that papers want") {
    const auto& banks = house().books.banks;
    CHECK(banks.banks().size() > 1000);
    CHECK(banks.nearby_count() == 8);
    CHECK(banks.banks()[0].name == "\u5C71\u53E3\u9280\u884C");                                        // 山口銀行
    CHECK(banks.banks()[1].name == "\u8429\u5C71\u53E3\u4FE1\u7528\u91D1\u5EAB");                      // 萩山口信用金庫
    CHECK(std::is_sorted(banks.banks().begin() + banks.nearby_count(), banks.banks().end(), [](const auto& a, const auto& b) { return a.reading < b.reading; }));
    std::size_t branches = 0;
    for (const kiosk::Bank& bank : banks.banks()) {
        CHECK(kiosk::first_kana(bank.reading) != 0);
        branches += banks.branches(bank).size();
    }
    CHECK(branches > 28000);
}

TEST_CASE("A bank and its branch are two choices and answer both questions") {
    kiosk::Session session = after(asking("bank_name"), kiosk::EditAction{kiosk::ChooseOption{"0"}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(problem_of(session) == "problem.bank.branch");
    session = after(std::move(session), kiosk::EditAction{kiosk::ChooseOption{"3"}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(said(session, "bank_name") == house().books.banks.banks()[0].name);
    CHECK(said(session, "bank_branch") == house().books.banks.branches(house().books.banks.banks()[0])[3].name);
    CHECK(said(session, "bank_number").empty());
}

TEST_CASE("記号 and 番号 of ゆうちょ become branch, kind and account number") {
    CHECK(kiosk::yuucho_account("15510", "12345671")->branch_code == "558");
    CHECK(kiosk::yuucho_account("15510", "12345671")->number == "1234567");
    CHECK(kiosk::yuucho_account("15510", "123451")->number == "0012345");
    CHECK_FALSE(kiosk::yuucho_account("15510", "12345671")->is_current);
    CHECK(kiosk::yuucho_account("01570", "12345")->branch_code == "159");
    CHECK(kiosk::yuucho_account("01570", "12345")->is_current);
    CHECK_FALSE(kiosk::yuucho_account("15510", "12345672"));          // 番号 ends in 1
    CHECK_FALSE(kiosk::yuucho_account("1551", "12345671"));
    CHECK_FALSE(kiosk::yuucho_account("15511", "12345671"));
    CHECK_FALSE(kiosk::yuucho_account("25510", "12345671"));
    CHECK_FALSE(kiosk::yuucho_account("15510", ""));

    kiosk::Session session = after(asking("bank_name"), kiosk::EditAction{kiosk::ChooseOption{std::to_string(bank_with_code("9900"))}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(problem_of(session) == "problem.bank.symbol");
    for (const char digit : std::string("15510")) session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{std::string(1, digit)}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(problem_of(session) == "problem.bank.number");
    session = after(std::move(session), kiosk::EditAction{kiosk::FocusPart{1}});
    for (const char digit : std::string("12345671")) session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{std::string(1, digit)}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(said(session, "bank_branch") == "\u4E94\u4E94\u516B");      // 五五八
    CHECK(said(session, "bank_kind") == "ordinary");
    CHECK(said(session, "bank_number") == "1234567");
}

TEST_CASE("A symbol of no branch is pointed at, and what was typed stays") {
    kiosk::BankDraft draft;
    draft.stage = kiosk::BankStage::yuucho;
    draft.bank = bank_with_code("9900");
    draft.yuucho = {"11510", "12345671"};
    const auto next = kiosk::advance_bank(draft, house().books.banks);
    CHECK(next.problem == "problem.bank.yuucho");
    CHECK(draft.yuucho[0] == "11510");
}

TEST_CASE("The account's holder is written as banks write it") {
    const auto checked = forms::check_value(*house().catalog.item("bank_holder"), std::string("\u30AD\u30E7\u30A6\u30B3 \u30B7\u30E7\u30A6\u30BF"), house().today);
    REQUIRE(checked.value);
    CHECK(std::get<std::string>(*checked.value) == "\u30AD\u30E8\u30A6\u30B3 \u30B7\u30E8\u30A6\u30BF");
}

TEST_CASE("Reading all offline tables takes a few milliseconds") {
    const auto begin = std::chrono::steady_clock::now();
    const auto books = kiosk::Books::open(terminal::source("assets"), "352047");
    const double took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    REQUIRE(books);
    MESSAGE("names, places and banks are read in " << took_ms << " ms");
    CHECK(took_ms < 1000);                               // a sanitized build on a busy machine; the aim is 30 ms
}
