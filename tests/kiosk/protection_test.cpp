// 支援措置 (the measures for victims of violence): who is protected is unknown to the terminal and never asked, so for everybody
// alike no screen offers an address, remembers a visit before, or tells an agent or a third person of others. Reads every word
// of every page of a visit, papers included.
#include "kiosk/offers.h"
#include "support/printed_runs.h"
#include "tests/kiosk/page_rules.h"

#include "forms/interview.h"
#include "printer/papers.h"

using namespace kiosk;
using forms::kWholeCase;
using page_rules::on_page;
using terminal::house;
using terminal::Terminal;

namespace {

/// Every word on the page: what is written, what is read out, and the letters of a paper.
std::string words_on(const ui::Page& page) {
    std::string words;
    for (const ui::Widget& widget : page.widgets) {
        words += widget.text() + "\n" + widget.given + "\n" + widget.speech + "\n";
        for (const ui::TextLine& line : widget.lines) words += line.text;
        if (!widget.sheet) continue;
        printer::LaidOutForm sheet;
        sheet.pages.push_back(widget.sheet->scene);
        words += support::letters_of(sheet);
    }
    return words;
}

std::string words_of(const Session& session) { return words_on(screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0)); }

/// Looks at every page on the way.
class Watched : public resident::Glass {
public:
    explicit Watched(Terminal& screen) : screen_(screen) {}
    std::string page() override {
        look();
        return screen_.page();
    }
    std::set<std::string> targets() override {
        look();
        return screen_.targets();
    }
    void tap(const std::string& id) override {
        screen_.tap(id);
        look();
    }
    void type(const std::string& text) override { screen_.type(text); }
    std::optional<std::string> field(const std::string& id) override { return screen_.field(id); }
    std::set<std::string> seen;            // the words of each page

private:
    void look() { seen.insert(words_on(screen_.now_shown())); }
    Terminal& screen_;
};

/// What tells who somebody is and where to find them: parts of names, numbers, the ends of addresses.
std::set<std::string> traces_of(const forms::Answers& answers, const std::function<bool(const forms::Slot&)>& is_meant) {
    std::set<std::string> traces;
    const auto add = [&](const std::string& text) {
        if (text.size() >= 4) traces.insert(text);
    };
    for (const auto& [slot, answer] : answers.slots) {
        const forms::Item* item = house().catalog.item(slot.item);
        if (!item || !answer.value || !is_meant(slot)) continue;
        if (const auto* address = std::get_if<forms::Address>(&*answer.value)) {
            add(address->block);
            add(address->building);
            add(address->postal_code);
        }
        const auto* text = std::get_if<std::string>(&*answer.value);
        const bool tells = item->type == forms::ItemType::name || item->type == forms::ItemType::kana || item->type == forms::ItemType::phone || item->type == forms::ItemType::digits;
        if (text && tells) add(*text);
    }
    return traces;
}

Session asked(const forms::Answers& answers, const forms::Slot& slot) {
    Session session = on_page(answers, CheckPage{});
    return step(std::move(session), ChangeAnswer{slot}, 0, house().world()).session;
}

forms::Answers without(forms::Answers answers, const forms::Slot& slot) {
    answers.forget(slot);
    return answers;
}

forms::Answers by_agent(const char* household) {
    forms::Answers answers = terminal::household(household);
    answers.set({"filer_kind", kWholeCase}, std::string("agent"), forms::Source::resident);
    return answers;
}

}  // namespace

TEST_CASE("Nothing of a visit before stands on any page of the next one") {
    const forms::Answers before = terminal::household("family_of_four"), after = terminal::household("single");
    std::set<std::string> traces = traces_of(before, [](const forms::Slot&) { return true; });
    for (const std::string& own : traces_of(after, [](const forms::Slot&) { return true; })) traces.erase(own);
    REQUIRE(traces.size() > 15);
    Terminal screen;
    Watched first(screen), second(screen);
    first.tap("errand.tennyu");
    resident::gather_household(first, terminal::known(before));
    if (first.targets().contains("card.skip")) first.tap("card.skip");
    resident::answer_all(first, terminal::known(before));
    const auto found = [](const Watched& glass, const std::string& trace) {
        return std::any_of(glass.seen.begin(), glass.seen.end(), [&](const std::string& words) { return words.find(trace) != std::string::npos; });
    };
    CHECK(std::any_of(traces.begin(), traces.end(), [&](const std::string& trace) { return found(first, trace); }));     // while it is there it is seen
    first.tap("quit");
    first.tap("finish");
    REQUIRE(screen.page() == "start");
    second.tap("errand.tennyu");
    resident::gather_household(second, terminal::known(after));
    if (second.targets().contains("card.skip")) second.tap("card.skip");
    resident::answer_all(second, terminal::known(after));
    for (int sheet = 0; sheet < 20 && second.targets().contains("sheet.next"); ++sheet) second.tap("sheet.next");
    CHECK(second.seen.size() > 40);
    for (const std::string& trace : traces) CHECK_MESSAGE(!found(second, trace), trace);
}

TEST_CASE("No question about an address shows or offers an address that was said, whoever's it is") {
    int looked_at = 0;
    for (const char* household : {"family_of_four", "three_generations_of_eight", "tenshutsu_family", "shibou_head_of_75", "shoumeisho_self"}) {
        const forms::Answers answers = terminal::household(household);
        for (const auto& [id, item] : house().catalog.items) {
            if (item.type != forms::ItemType::address || item.per_person || !house().catalog.question_for(id)) continue;
            const forms::Slot slot{id, kWholeCase};
            const Session session = asked(without(answers, slot), slot);
            const auto* page = std::get_if<QuestionPage>(&session.page);
            REQUIRE(page);
            const auto* draft = std::get_if<AddressDraft>(&page->draft);
            REQUIRE(draft);
            CHECK_MESSAGE((draft->block.empty() && draft->building.empty() && draft->postal_code.empty() && draft->written.empty() && !draft->town), household << " " << id);
            const std::string words = words_of(session);
            const auto is_an_address = [&](const forms::Slot& other) { return house().catalog.item(other.item)->type == forms::ItemType::address && !(other == slot); };
            for (const std::string& trace : traces_of(answers, is_an_address)) CHECK_MESSAGE(words.find(trace) == std::string::npos, household << " " << id << ": " << trace);
            ++looked_at;
        }
    }
    CHECK(looked_at > 50);
}

TEST_CASE("An agent who is asked about themselves sees nothing of the people they came for") {
    for (const char* household : {"family_of_four", "three_generations_of_eight"}) {
        const forms::Answers answers = by_agent(household);
        const auto traces = traces_of(answers, [](const forms::Slot&) { return true; });
        for (const char* item : {"filer_name", "filer_kana", "filer_birth", "filer_address", "filer_phone"}) {
            const forms::Slot slot{item, kWholeCase};
            const std::string words = words_of(asked(without(answers, slot), slot));
            for (const std::string& trace : traces) CHECK_MESSAGE(words.find(trace) == std::string::npos, household << " " << item << ": " << trace);
        }
    }
}

TEST_CASE("A third person who asks for somebody's certificate is offered nothing of that person, and the other way round") {
    forms::Answers answers = terminal::household("shoumeisho_self");
    answers.set({"cert_for", kWholeCase}, std::string("other"), forms::Source::resident);
    const auto traces = traces_of(answers, [](const forms::Slot&) { return true; });
    REQUIRE(!traces.empty());
    for (const char* item : {"cert_subject_name", "cert_subject_kana", "cert_subject_birth", "cert_subject_address"}) {
        const forms::Slot slot{item, kWholeCase};
        const std::string words = words_of(asked(without(answers, slot), slot));
        for (const std::string& trace : traces) CHECK_MESSAGE(words.find(trace) == std::string::npos, item << ": " << trace);
    }
}

TEST_CASE("The cards with readings and days offer what tables and the calendar say, and nothing of somebody else's") {
    forms::Answers answers = by_agent("family_of_four");
    answers.set({"name", 0}, std::string("\u72AC\u98FC\u5C71 \u4E00\u90CE"), forms::Source::resident);         // 犬飼山 一郎
    answers.set({"kana", 0}, std::string("\u30B1\u30F3\u30B7\u30B6\u30F3 \u30A4\u30C1\u30ED\u30A6"), forms::Source::resident);    // a reading no table has
    answers.set({"filer_name", kWholeCase}, std::string("\u72AC\u98FC\u5C71 \u82B1\u5B50"), forms::Source::resident);
    const forms::Slot reading{"filer_kana", kWholeCase};
    answers.forget(reading);
    CHECK(words_of(asked(answers, reading)).find("\u30B1\u30F3\u30B7\u30B6\u30F3") == std::string::npos);
    for (const auto& [id, item] : house().catalog.items) {
        if (item.type != forms::ItemType::date || item.per_person || !house().catalog.question_for(id)) continue;
        const Draft blank = blank_draft(item, house().books);
        const forms::Slot slot{id, kWholeCase};
        const Draft alone = with_offers(blank, slot, house().catalog, {}, house().today, house().books);
        const Draft beside = with_offers(blank, slot, house().catalog, answers, house().today, house().books);
        CHECK_MESSAGE((std::get<DateDraft>(alone).days == std::get<DateDraft>(beside).days), id);
    }
}

TEST_CASE("Addresses and numbers that a code made at home brought are kept from an agent, and shown to the people themselves") {
    forms::Answers answers = by_agent("family_of_four");
    for (auto& [slot, answer] : answers.slots) {
        if (!slot.item.starts_with("filer_")) answer.source = forms::Source::qr;
    }
    const auto is_place_or_number = [&](const forms::Slot& slot) {
        const forms::ItemType type = house().catalog.item(slot.item)->type;
        const forms::Answer* said = answers.find(slot);
        return said && said->source == forms::Source::qr && (type == forms::ItemType::address || type == forms::ItemType::phone || type == forms::ItemType::digits);
    };
    const auto traces = traces_of(answers, is_place_or_number);
    REQUIRE(traces.size() >= 4);
    const auto pages_of = [&](const forms::Answers& of) {
        std::string words;
        for (int sheet = 0; sheet < 12; ++sheet) words += words_of(on_page(of, CheckPage{sheet}));
        const forms::CaseView view = forms::view_case(house().catalog, of, house().today);
        for (int form = 0; form < static_cast<int>(view.forms.size()); ++form) {
            for (int page = 0; page < 2; ++page) {
                Session session = on_page(of, CheckPage{});
                session.paper = PaperView{form, page, 0, std::nullopt, std::nullopt, std::nullopt};
                words += words_of(session);
            }
        }
        for (Page page : {Page(SendPage{}), Page(CardOfferPage{}), Page(HouseholdPage{})}) words += words_of(on_page(of, std::move(page)));
        return words;
    };
    const std::string shown = pages_of(answers);
    for (const std::string& trace : traces) CHECK_MESSAGE(shown.find(trace) == std::string::npos, trace);
    CHECK(shown.find(house().strings.text("ja", "review.hidden")) != std::string::npos);
    forms::Answers own = answers;
    own.set({"filer_kind", kWholeCase}, std::string("head"), forms::Source::resident);
    const std::string seen = pages_of(own);
    CHECK(std::any_of(traces.begin(), traces.end(), [&](const std::string& trace) { return seen.find(trace) != std::string::npos; }));
    CHECK(seen.find(house().strings.text("ja", "review.hidden")) == std::string::npos);
}

TEST_CASE("Nobody is asked whether they are protected, and every page has the button that calls staff without a reason") {
    for (const auto& [id, question] : house().catalog.questions) {
        for (const auto& [language, text] : question.text) {
            CHECK_MESSAGE(text.find("\u652F\u63F4\u63AA\u7F6E") == std::string::npos, id);
            CHECK_MESSAGE(text.find("DV") == std::string::npos, id);
        }
    }
    const forms::Answers family = terminal::household("family_of_four");
    for (const Page& page : {Page(StartPage{}), Page(HouseholdPage{}), Page(CardOfferPage{}), Page(CheckPage{}), Page(SendPage{})}) {
        const ui::Page shown = screens::make_page(on_page(family, page), house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
        CHECK(std::any_of(shown.widgets.begin(), shown.widgets.end(), [](const ui::Widget& widget) { return widget.tap && std::holds_alternative<CallStaff>(*widget.tap); }));
    }
}

TEST_CASE("The slip that a resident carries tells no address") {
    for (const char* household : {"family_of_four", "tenkyo_family", "tenshutsu_family"}) {
        const forms::Answers answers = terminal::household(household);
        const auto papers = printer::make_papers(house().catalog, answers, house().today, house().fonts);
        REQUIRE(papers);
        REQUIRE(!papers->slips.empty());
        const std::string letters = support::letters_of(papers->slips.front().sheets);
        const auto is_an_address = [](const forms::Slot& slot) { return house().catalog.item(slot.item)->type == forms::ItemType::address; };
        for (const std::string& trace : traces_of(answers, is_an_address)) CHECK_MESSAGE(letters.find(trace) == std::string::npos, household << ": " << trace);
    }
}
