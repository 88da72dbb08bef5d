// One turn of a session: what step() works on, and the moves that several pages share. Internal to session*.cpp.
// Pure like step() itself; screens and devices never see it.
#pragma once

#include "kiosk/session.h"

namespace kiosk {

struct Turn {
    Session session;
    std::vector<Effect> effects;
    std::int64_t now_ms;
    const World& world;

    void forget_everything(Page page);
    forms::CaseView view() const { return forms::view_case(*world.catalog, session.answers, world.today); }
    /// The question as it comes up, or as it was answered; with everybody who is, or was, asked the same.
    Page question(const forms::Slot& slot, const forms::CaseView& view) const;
    Page question(const forms::Slot& slot) const { return question(slot, view()); }
    /// What asks this slot now: a page of several questions where it stands on one, else its own.
    Page page_for(const forms::Slot& slot, const forms::CaseView& view) const;
    /// The next thing the answers ask for, or the check page.
    Page next_page(int check_sheet = 0) const;
    void remember_answered(const forms::Slot& slot);
    /// To what was answered before `slot`; from the end without one.
    void go_back_from(const std::optional<forms::Slot>& slot);
    /// Asks first when anything would be lost.
    void go_back_to_start();
};

void on_page(Turn& turn, HouseholdPage page, const Event& event);
void on_page(Turn& turn, CardOfferPage page, const Event& event);
void on_page(Turn& turn, QuestionPage page, const Event& event);
void on_page(Turn& turn, const DropPage& page, const Event& event);
void on_page(Turn& turn, GroupPage page, const Event& event);
void on_page(Turn& turn, ReadingsPage page, const Event& event);
void on_page(Turn& turn, CheckPage page, const Event& event);
void on_page(Turn& turn, ConfirmPage page, const Event& event);
/// Shows what a clerk corrected, if nobody is at the kiosk.
void take_corrections(Turn& turn, const CorrectionsAsked& asked);

/// Puts what was said into the case, lets go what it leaves without a use, and remembers that it was answered.
void keep_said(Turn& turn, const std::vector<Said>& said, const std::vector<forms::Slot>& dropped);
/// What was said and shown before, and would not be shown any more.
std::vector<forms::Slot> dropped_by(const Turn& turn, const std::vector<Said>& said);
/// The group as it was left is answered: what was chosen is asked by itself.
void keep_group(Turn& turn, const GroupPage& page, const std::vector<Said>& said, const std::vector<forms::Slot>& dropped);
/// The place of the page that answered this slot with others, if one did.
std::optional<std::size_t> joined_with(const Session& session, const forms::Slot& slot);

/// The number of people was said, not given by the errand.
bool was_gathered(const Session& session);
/// Whose name nobody said yet, or only a code made at home, in order: their card is worth reading.
std::vector<int> people_without_card(const Session& session, int people);

}  // namespace kiosk
