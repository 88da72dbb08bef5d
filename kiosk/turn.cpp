// The moves that several pages share: forgetting, the next page, the way back.
// There is no cursor: the next page follows from the answers, the way back from the order of answering.
#include "kiosk/turn.h"

#include "forms/groups.h"
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
    Draft draft = begun_in(session.language, said && said->value ? draft_of(item, *said->value, *world.books) : blank_draft(item, *world.books));
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
        if (auto* question = std::get_if<QuestionPage>(&drop->from)) wipe(question->draft);
        for (Said& said : drop->said)
            if (said.value) wipe(*said.value);
    }
    if (auto* readings = std::get_if<ReadingsPage>(&session.page))
        for (std::string& reading : readings->readings) wipe(reading);
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

namespace {

/// The reading that stands first: what was said, or what the tables of names propose; nothing where neither knows.
std::optional<std::string> first_reading(const Slot& slot, const Session& session, const World& world) {
    const forms::Answer* said = session.answers.find(slot);
    if (said && said->value) return std::get<std::string>(*said->value);
    const QuestionPage page = page_of(slot, session, world);
    const auto* text = std::get_if<TextDraft>(&page.draft);
    if (!text || text->way != EntryWay::offered || text->proposed.empty()) return std::nullopt;
    return text->proposed.front();
}

std::optional<ReadingsPage> readings_of(const std::vector<Slot>& slots, const Session& session, const World& world) {
    ReadingsPage page;
    for (const Slot& slot : slots)
        if (auto reading = first_reading(slot, session, world)) page.slots.push_back(slot), page.readings.push_back(std::move(*reading));
    if (page.slots.size() < 2) return std::nullopt;
    return page;
}

/// The readings that are still to be asked, where the next is one of them.
std::optional<ReadingsPage> open_readings(const Slot& next, const forms::CaseView& seen, const Session& session, const World& world) {
    if (world.catalog->item(next.item)->type != forms::ItemType::kana || next.person == forms::kWholeCase) return std::nullopt;
    std::vector<Slot> slots;
    for (const Slot& slot : seen.missing)
        if (slot.item == next.item) slots.push_back(slot);
    auto page = readings_of(slots, session, world);
    if (!page || std::find(page->slots.begin(), page->slots.end(), next) == page->slots.end()) return std::nullopt;
    return page;
}

GroupPage group_page(const forms::OpenGroup& open) {
    GroupPage page{open.group->id, {}};
    for (const forms::OpenEntry& entry : open.entries) page.entries.push_back({static_cast<int>(entry.entry - open.group->entries.data()), entry.slots});
    return page;
}

}  // namespace

Page Turn::page_for(const Slot& slot, const forms::CaseView& seen) const {
    if (auto readings = open_readings(slot, seen, session, world)) return std::move(*readings);
    if (const auto open = forms::open_group(seen, slot, session.asked_alone)) return group_page(*open);
    return question(slot, seen);
}

Page Turn::next_page(int check_sheet) const {
    const forms::CaseView seen = view();
    if (seen.next && seen.next->slot.item == forms::kHouseholdSize) return HouseholdPage{};
    const bool knows_people = seen.situation.person_count() > 0;
    if (knows_people && session.card_offer == CardOffer::open && !people_without_card(session, seen.situation.person_count()).empty()) return CardOfferPage{};
    if (seen.next) return page_for(seen.next->slot, seen);
    return CheckPage{check_sheet};
}

void Turn::remember_answered(const Slot& slot) {
    std::erase(session.answered, slot);
    session.answered.push_back(slot);
}

namespace {

/// The page on which it was answered, as it was left.
Page as_answered(const Turn& turn, const Slot& slot, const forms::CaseView& seen) {
    const auto joined = joined_with(turn.session, slot);
    if (!joined) return turn.question(slot, seen);
    const JoinedPage& page = turn.session.joined[*joined];
    if (const auto* group = std::get_if<GroupPage>(&page)) return *group;
    if (auto readings = readings_of(std::get<ReadingsPage>(page).slots, turn.session, turn.world)) return std::move(*readings);
    return turn.question(slot, seen);
}

/// The first of what was answered on one page, from any of it.
std::vector<Slot>::iterator first_of_page(Session& session, const Slot& slot) {
    const auto joined = joined_with(session, slot);
    return std::find_if(session.answered.begin(), session.answered.end(), [&](const Slot& answered) { return joined ? joined_with(session, answered) == joined : answered == slot; });
}

}  // namespace

void Turn::go_back_from(const std::optional<Slot>& slot) {
    const forms::CaseView seen = view();
    const int people = seen.situation.person_count();
    auto end = session.answered.end();
    if (slot) end = first_of_page(session, *slot);
    while (end != session.answered.begin()) {
        --end;
        if (end->person >= people) continue;                   // people taken back
        const bool has_card_offer_behind = end->item == forms::kHouseholdSize && !people_without_card(session, people).empty();
        if (has_card_offer_behind) session.card_offer = CardOffer::open;
        session.page = has_card_offer_behind ? Page(CardOfferPage{}) : as_answered(*this, *end, seen);
        return;
    }
    session.card_offer = CardOffer::open;
    session.page = CardOfferPage{};
}

std::optional<std::size_t> joined_with(const Session& session, const Slot& slot) {
    for (std::size_t i = session.joined.size(); i-- > 0;) {
        if (const auto* readings = std::get_if<ReadingsPage>(&session.joined[i])) {
            if (std::find(readings->slots.begin(), readings->slots.end(), slot) != readings->slots.end()) return i;
            continue;
        }
        for (const GroupPage::Entry& entry : std::get<GroupPage>(session.joined[i]).entries)
            if (!session.asked_alone.contains(slot) && std::find(entry.slots.begin(), entry.slots.end(), slot) != entry.slots.end()) return i;
    }
    return std::nullopt;
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
