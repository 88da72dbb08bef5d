// The moves that several pages share: forgetting, the next page, the way back.
// There is no cursor: the next page follows from the answers, the way back from the order of answering.
#include "kiosk/turn.h"

#include "kiosk/offers.h"
#include "kiosk/session_card.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::Slot;

QuestionPage page_of(const Slot& slot, const Session& session, const World& world) {
    const forms::Item& item = *world.catalog->item(slot.item);
    const forms::Answer* said = session.answers.find(slot);
    QuestionPage page;
    page.slot = slot;
    Draft draft = said && said->value ? draft_of(item, *said->value, *world.books) : blank_draft(item, *world.books);
    page.draft = with_offers(std::move(draft), slot, *world.catalog, session.answers, world.today, *world.books);
    return page;
}

bool may_be_asked_together(const Slot& slot, const World& world) {
    const forms::Question* question = world.catalog->question_for(slot.item);
    return question && question->together && slot.person != forms::kWholeCase;
}

/// Those who still have to be asked; only people who can be called by their name.
std::vector<int> still_asked(const Slot& slot, const forms::CaseView& view, const Session& session) {
    std::vector<int> people;
    for (const Slot& missing : view.missing) {
        const forms::Answer* name = session.answers.find({forms::kName, missing.person});
        if (missing.item == slot.item && name && name->value) people.push_back(missing.person);
    }
    return people;
}

/// Those who gave the same answer on the same screen: neighbours in the order of answering.
std::vector<int> answered_together(const Slot& slot, const Session& session) {
    const auto& answered = session.answered;
    const forms::Answer* said = session.answers.find(slot);
    const auto is_same = [&](const Slot& other) {
        const forms::Answer* also = session.answers.find(other);
        return other.item == slot.item && said && also && *also == *said;
    };
    const auto at = std::find(answered.begin(), answered.end(), slot);
    if (at == answered.end()) return {};
    auto first = at, last = at;
    while (first != answered.begin() && is_same(*(first - 1))) --first;
    while (last + 1 != answered.end() && is_same(*(last + 1))) ++last;
    std::vector<int> people;
    for (auto each = first; each != last + 1; ++each) people.push_back(each->person);
    return people;
}

}  // namespace

void Turn::forget_everything(Page page) {
    if (auto* confirm = std::get_if<ConfirmPage>(&session.page)) {
        if (confirm->stage != ConfirmStage::thanks) effects.push_back(AnswerAsked{confirm->ask, ConfirmAnswer::left});
        for (CorrectedFact& fact : confirm->facts)
            if (fact.before) wipe(*fact.before);
    }
    wipe(session.answers);
    for (CorrectedFact& fact : session.overruled)
        if (fact.before) wipe(*fact.before);
    if (auto* asked = std::get_if<QuestionPage>(&session.page)) wipe(asked->draft);
    if (auto* found = std::get_if<ScanFoundPage>(&session.page)) wipe(found->facts.answers);
    for (std::string& code : session.own_code) wipe(code);
    if (auto* drop = std::get_if<DropPage>(&session.page)) {
        wipe(drop->question.draft);
        if (drop->value) wipe(*drop->value);
    }
    wipe_card_page(session.page);
    const bool is_still_read = std::holds_alternative<DonePage>(page) || std::holds_alternative<ConfirmPage>(page);         // by the same person, in the same letters
    Session fresh = first_session(now_ms, world.mode);
    if (is_still_read) fresh.language = session.language, fresh.comfort = session.comfort;
    fresh.reader = session.reader;
    session = std::move(fresh);
    session.page = std::move(page);
    effects.push_back(Wiped{});
}

Page Turn::question(const Slot& slot, const forms::CaseView& seen) const {
    if (slot.item == forms::kHouseholdSize) return HouseholdPage{};
    std::vector<int> people;
    if (may_be_asked_together(slot, world)) {
        const bool was_answered = session.answers.find(slot) != nullptr;
        people = was_answered ? answered_together(slot, session) : still_asked(slot, seen, session);
    }
    const Slot first{slot.item, people.empty() ? slot.person : people.front()};
    QuestionPage page = page_of(first, session, world);
    if (people.size() > 1) page.asked_together = page.people = people;
    return page;
}

Page Turn::next_page(int check_sheet) const {
    const forms::CaseView seen = view();
    if (seen.next && seen.next->slot.item == forms::kHouseholdSize) return HouseholdPage{};
    const bool knows_people = seen.situation.person_count() > 0;
    if (knows_people && session.card_offer == CardOffer::open && !people_without_card(session, seen.situation.person_count()).empty()) return CardOfferPage{};
    if (seen.next) return question(seen.next->slot, seen);
    return CheckPage{check_sheet};
}

void Turn::remember_answered(const Slot& slot) {
    std::erase(session.answered, slot);
    session.answered.push_back(slot);
}

void Turn::go_back_from(const std::optional<Slot>& slot) {
    const forms::CaseView seen = view();
    const int people = seen.situation.person_count();
    auto end = session.answered.end();
    if (slot) end = std::find(session.answered.begin(), session.answered.end(), *slot);
    while (end != session.answered.begin()) {
        --end;
        if (end->person >= people) continue;                   // people taken back
        const bool has_card_offer_behind = end->item == forms::kHouseholdSize && !people_without_card(session, people).empty();
        if (has_card_offer_behind) session.card_offer = CardOffer::open;
        session.page = has_card_offer_behind ? Page(CardOfferPage{}) : question(*end, seen);
        return;
    }
    session.card_offer = CardOffer::open;
    session.page = CardOfferPage{};
}

void Turn::go_back_to_start() {
    const bool would_lose = session.answers.slots.size() > 1;  // more than the errand
    if (would_lose) session.notice = Notice::quit;
    else forget_everything(StartPage{});
}

bool was_gathered(const Session& session) {
    const Slot size{forms::kHouseholdSize, forms::kWholeCase};
    return std::find(session.answered.begin(), session.answered.end(), size) != session.answered.end();
}

std::vector<int> people_without_card(const Session& session, int people) {
    std::vector<int> without;
    for (int person = 0; person < people; ++person)
        if (const forms::Answer* name = session.answers.find({forms::kName, person}); !name || name->source == forms::Source::qr) without.push_back(person);
    return without;
}

}  // namespace kiosk
