// Chooses the screen for a session: a warning or notice first, else the page it is on.
// The one entrance from session to page; knows no box and no word itself.
#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

/// Changes when another page is shown, not when something is typed on it.
std::string page_id(const Session& session, std::int64_t now_ms) {
    if (idle_countdown(session, now_ms)) return "idle";
    if (session.notice == Notice::staff) return "staff";
    if (session.notice == Notice::quit) return "quit";
    if (const auto* question = std::get_if<QuestionPage>(&session.page)) {
        std::string id = "question/" + question->slot.item + "/" + std::to_string(question->slot.person);
        if (const auto* address = std::get_if<AddressDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(address->stage));
        if (const auto* name = std::get_if<NameDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(name->stage)) + std::to_string(name->part);
        if (const auto* bank = std::get_if<BankDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(bank->stage));
        return id;
    }
    if (const auto* check = std::get_if<CheckPage>(&session.page)) return "check/" + std::to_string(check->sheet);
    if (const auto* face = std::get_if<FacePage>(&session.page)) return "face/" + std::to_string(static_cast<int>(face->stage));
    const char* const names[] = {"start", "card", "pin", "face", "card_reading", "card_found", "question", "check", "send", "sending", "done", "trouble"};
    return names[session.page.index()];
}

}  // namespace

ui::Page make_page(const Session& session, const World& world, const Strings& strings, const printer::Fonts& fonts, ui::SizeMm size,
                   std::int64_t now_ms) {
    const Words words(strings, session.language);
    ui::Layout layout(fonts, size, page_id(session, now_ms));
    Seen seen{session, world, words, strings, now_ms, nullptr};
    if (const auto left = idle_countdown(session, now_ms)) {
        lay_idle_warning(layout, seen, *left);
        return layout.take();
    }
    if (session.notice == Notice::staff) {
        lay_staff_notice(layout, seen);
        return layout.take();
    }
    if (session.notice == Notice::quit) {
        lay_quit_notice(layout, seen);
        return layout.take();
    }
    const bool shows_case = std::holds_alternative<QuestionPage>(session.page) || std::holds_alternative<CheckPage>(session.page) ||
                            std::holds_alternative<SendPage>(session.page);
    std::optional<forms::CaseView> view;
    if (shows_case) view = forms::view_case(*world.catalog, session.answers, world.today);
    seen.view = view ? &*view : nullptr;
    struct Lay {
        ui::Layout& layout;
        const Seen& seen;
        const printer::Fonts& fonts;
        void operator()(const StartPage&) const { lay_start(layout, seen); }
        void operator()(const CardOfferPage&) const { lay_card_offer(layout, seen); }
        void operator()(const PinPage& page) const { lay_pin(layout, seen, page); }
        void operator()(const FacePage& page) const { lay_face(layout, seen, page); }
        void operator()(const CardReadingPage&) const { lay_card_reading(layout, seen); }
        void operator()(const CardFoundPage& page) const { lay_card_found(layout, seen, page, fonts); }
        void operator()(const QuestionPage& page) const { lay_question(layout, seen, page); }
        void operator()(const CheckPage& page) const { lay_check(layout, seen, page); }
        void operator()(const SendPage&) const { lay_send(layout, seen); }
        void operator()(const SendingPage&) const { lay_sending(layout, seen); }
        void operator()(const DonePage& page) const { lay_done(layout, seen, page); }
        void operator()(const TroublePage& page) const { lay_trouble(layout, seen, page); }
    };
    std::visit(Lay{layout, seen, fonts}, session.page);
    return layout.take();
}

}  // namespace kiosk::screens
