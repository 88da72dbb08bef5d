// What happens on the pages of the card: the PIN, what is printed on its face, reading, and what was found.
// A part of step() (session.h) and as pure as it; session.cpp says where the visit goes on afterwards.
#pragma once

#include "kiosk/session.h"

namespace kiosk {

/// Stays on the card's pages, goes on to the questions, or back to where the card was offered.
enum class CardStep { stays, goes_on, goes_back };

struct CardTurn {
    Session& session;
    std::vector<Effect>& effects;
    std::int64_t now_ms;
    const World& world;
};
CardStep on_card_page(CardTurn turn, PinPage page, const Event& event);
CardStep on_card_page(CardTurn turn, FacePage page, const Event& event);
CardStep on_card_page(CardTurn turn, CardReadingPage page, const Event& event);
CardStep on_card_page(CardTurn turn, CardFoundPage page, const Event& event);

/// What lies on the reader, on whatever page.
void note_card(Session& session, const Event& event);
/// Somebody has just laid a card down: there is a resident. A reader that comes or goes says nothing of that.
bool shows_a_hand(OnReader on);
/// The card has kept silent for too long: says so. True when it did.
bool gives_up_card(CardTurn turn);
/// Overwrites the numbers that are being entered.
void wipe_card_page(Page& page);

/// Whether a number may be sent to the card that lies there.
bool takes_pin(const Session& session);
bool takes_face_number(const Session& session);
/// Whose card may come next: the first person of whom no card was read; nothing when all have been.
std::optional<int> next_card_person(const Session& session, const World& world);

}  // namespace kiosk
