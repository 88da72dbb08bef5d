// The pages of a code. The scanner is started and stopped by effects; what it sees comes as events.
// Nothing is taken before the resident has said that it is theirs.
#include "kiosk/session_code.h"

#include "forms/answers_writing.h"
#include "kiosk/code_answers.h"
#include "kiosk/household.h"
#include "kiosk/letters.h"
#include "kiosk/wipe.h"

namespace kiosk {

namespace {

Page page_before(ScanFrom from) {
    if (from == ScanFrom::offer) return CardOfferPage{};
    return StartPage{};
}

void leave_scan(Turn& turn, Page page) {
    turn.effects.push_back(StopScan{});
    turn.session.page = std::move(page);
}

Page pin_page(PinAsked asked, ScanFrom from) {
    const auto trouble = asked.tries_left > 0 ? std::nullopt : std::optional(qr::CodeTrouble::too_many_pins);
    return CodePinPage{std::move(asked), from, {}, false, trouble};
}

/// An errand that is always about so many people is about some of those in the code.
std::optional<std::int64_t> people_of_errand(const Turn& turn) {
    forms::Answers answers = turn.session.answers;
    answers.forget({forms::kHouseholdSize, forms::kWholeCase});
    const auto situation = forms::derive_situation(*turn.world.catalog, answers, turn.world.today);
    const auto& size = situation.find(*turn.world.catalog->item(forms::kHouseholdSize), forms::kWholeCase).value;
    const auto* people = size ? std::get_if<std::int64_t>(&*size) : nullptr;
    return people ? std::optional(*people) : std::nullopt;
}

/// Only this one, and not in relation to those who are not there.
void keep_only(Turn& turn, int person) {
    forms::Answers& answers = turn.session.answers;
    for (int other = forms::people_in(answers) - 1; other >= 0; --other)
        if (other != person) answers = without_person(std::move(answers), other);
    answers.forget({forms::kRelationship, 0});
    answers.forget({forms::kHouseholdSize, forms::kWholeCase});
    turn.session.page = turn.next_page();
}

}  // namespace

void type_secret(Secret& digits, const EditAction& action, std::size_t digits_max) {
    if (std::holds_alternative<EraseLast>(action)) digits.drop_last();
    const auto* typed = std::get_if<TypeText>(&action);
    if (!typed) return;
    const std::string plain = with_plain_digits(typed->text);
    if (is_digits(plain) && digits.size() + plain.size() <= digits_max) digits.append(plain);
}

void start_scan(Turn& turn, ScanFrom from) {
    const bool is_fresh = turn.session.answers.slots.empty();
    const bool may_scan = turn.world.has_scanner && turn.session.mode == Mode::real && (from == ScanFrom::offer || is_fresh);
    if (!may_scan) return;
    turn.effects.push_back(StartScan{});
    turn.session.page = ScanPage{.from = from};
}

void on_page(Turn& turn, ScanPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) return leave_scan(turn, page_before(page.from));
    if (const auto* answered = std::get_if<CodeAnswered>(&event)) {
        if (const auto* facts = std::get_if<CodeFacts>(&answered->answer)) return leave_scan(turn, ScanFoundPage{*facts, page.from});
        if (const auto* asked = std::get_if<PinAsked>(&answered->answer)) return leave_scan(turn, pin_page(*asked, page.from));
        const auto* left = std::get_if<CodesLeft>(&answered->answer);
        const auto* trouble = std::get_if<qr::CodeTrouble>(&answered->answer);
        page.left = left ? *left : page.left;
        page.trouble = trouble ? std::optional(*trouble) : std::nullopt;
    }
    turn.session.page = page;
}

void on_page(Turn& turn, CodePinPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) {
        if (page.trouble) turn.session.page = page_before(page.from);      // the code still lies there: it would be asked for again
        else start_scan(turn, page.from);
        return;
    }
    if (page.trouble) return;
    if (const auto* edit = std::get_if<Edit>(&event)) {
        type_secret(page.digits, edit->action, kCodePinDigitsMax);
        page.is_short = false;
    }
    if (std::holds_alternative<Next>(event)) {
        page.is_short = page.digits.size() < kCodePinDigitsMin;
        if (!page.is_short) {
            turn.effects.push_back(OpenOwnCode{page.asked.sealed, page.digits});
            turn.session.page = CodeOpeningPage{page.from};
            return;
        }
    }
    turn.session.page = std::move(page);
}

void on_page(Turn& turn, CodeOpeningPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) {
        turn.effects.push_back(ForgetOwnCode{});
        turn.session.page = page_before(page.from);
    }
    const auto* answered = std::get_if<CodeAnswered>(&event);
    if (!answered) return;
    if (const auto* facts = std::get_if<CodeFacts>(&answered->answer)) turn.session.page = ScanFoundPage{*facts, page.from};
    if (const auto* asked = std::get_if<PinAsked>(&answered->answer)) turn.session.page = pin_page(*asked, page.from);
    if (const auto* trouble = std::get_if<qr::CodeTrouble>(&answered->answer)) turn.session.page = CodePinPage{{}, page.from, {}, false, *trouble};
}

void on_page(Turn& turn, ScanFoundPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) {
        wipe(page.facts.answers);
        return start_scan(turn, page.from);
    }
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) std::get<ScanFoundPage>(turn.session.page).sheet = std::max(0, sheet->sheet);
    if (!std::holds_alternative<Next>(event)) return;
    Session& session = turn.session;
    if (page.facts.code) session.codes.push_back(*page.facts.code);
    if (page.from == ScanFrom::offer) {
        session.answers = beside_answers(session.answers, page.facts.answers, *turn.world.catalog).answers;
        wipe(page.facts.answers);
        session.page = turn.next_page();
        return;
    }
    session.answers = std::move(page.facts.answers);
    const bool says_errand = page.facts.code.has_value();
    if (!says_errand) session.answers.forget({kErrandItem, forms::kWholeCase});
    session.page = says_errand ? turn.next_page() : ErrandPage{};
}

void on_page(Turn& turn, ErrandPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) return turn.go_back_to_start();
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) page.sheet = std::max(0, sheet->sheet), turn.session.page = page;
    const auto* errand = std::get_if<ChooseErrand>(&event);
    if (!errand || !turn.world.catalog->events.contains(errand->id)) return;
    turn.session.answers.set({kErrandItem, forms::kWholeCase}, errand->id, forms::Source::resident);
    const auto people = people_of_errand(turn);
    if (!people) turn.session.page = HouseholdPage{};              // who of them takes part, and who else
    else if (forms::people_in(turn.session.answers) > *people) turn.session.page = CodeWhoPage{};
    else if (*people == 1) keep_only(turn, 0);
    else turn.session.page = turn.next_page();
}

void on_page(Turn& turn, CodeWhoPage, const Event& event) {
    if (std::holds_alternative<Back>(event)) turn.session.page = ErrandPage{};
    const auto* chosen = std::get_if<TogglePerson>(&event);
    if (chosen && chosen->person >= 0 && chosen->person < forms::people_in(turn.session.answers)) keep_only(turn, chosen->person);
}

std::vector<forms::Slot> replaced_by_card(const forms::Answers& before, const forms::Answers& after) {
    std::vector<forms::Slot> replaced;
    for (const auto& [slot, answer] : before.slots) {
        const forms::Answer* now = after.find(slot);
        if (answer.source == forms::Source::qr && answer.value && now && now->source == forms::Source::card && now->value != answer.value) replaced.push_back(slot);
    }
    return replaced;
}

}  // namespace kiosk
