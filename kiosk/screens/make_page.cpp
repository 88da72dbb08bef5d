// Chooses the screen for a session: a warning or notice first, else the page it is on.
// The one entrance from session to page; knows no box and no word itself.
#include "kiosk/entry_name.h"
#include "kiosk/screens/fit.h"
#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

/// Changes when another page is shown, not when something is typed on it.
std::string page_id(const Session& session, std::int64_t now_ms) {
    if (idle_countdown(session, now_ms)) return "idle";
    switch (session.notice) {
        case Notice::none: break;
        case Notice::staff: return "staff";
        case Notice::quit: return "quit";
        case Notice::comfort: return "comfort";
        case Notice::explanation: return "explanation";
    }
    if (session.paper) {
        const PaperView& paper = *session.paper;
        return "paper/" + std::to_string(paper.form) + "/" + std::to_string(paper.page) + "/" + std::to_string(paper.zoom);
    }
    if (const auto* question = std::get_if<QuestionPage>(&session.page)) {
        std::string id = "question/" + question->slot.item + "/" + std::to_string(question->slot.person);
        if (const auto* address = std::get_if<AddressDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(address->stage));
        if (const auto* name = std::get_if<NameDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(name->stage)) + std::to_string(name->part);
        if (const auto* bank = std::get_if<BankDraft>(&question->draft)) id += "/" + std::to_string(static_cast<int>(bank->stage));
        return id;
    }
    if (const auto* group = std::get_if<GroupPage>(&session.page)) return "group/" + group->group;
    if (const auto* start = std::get_if<StartPage>(&session.page)) return start->sheet == 0 ? "start" : "start/" + std::to_string(start->sheet);
    if (const auto* check = std::get_if<CheckPage>(&session.page)) return "check/" + std::to_string(check->sheet);
    if (const auto* face = std::get_if<FacePage>(&session.page)) return "face/" + std::to_string(static_cast<int>(face->stage));
    if (const auto* confirm = std::get_if<ConfirmPage>(&session.page)) return "confirm/" + std::to_string(static_cast<int>(confirm->stage)) + "/" + std::to_string(confirm->sheet);
    if (const auto* own = std::get_if<OwnCodePage>(&session.page)) return "own_code/" + std::to_string(static_cast<int>(own->stage));
    if (const auto* found = std::get_if<ScanFoundPage>(&session.page); found && found->sheet > 0) return "scan_found/" + std::to_string(found->sheet);
    if (const auto* errand = std::get_if<ErrandPage>(&session.page); errand && errand->sheet > 0) return "errand/" + std::to_string(errand->sheet);
    const char* const names[] = {"start", "household", "card", "pin", "face", "card_reading", "card_found", "question", "drop", "check", "send", "sending", "done", "trouble", "scan", "scan_found", "confirm", "group", "readings", "code_pin", "code_opening", "errand", "code_who", "own_code"};
    return names[session.page.index()];
}

struct Lay {
    ui::Layout& layout;
    const Seen& seen;
    void operator()(const StartPage& page) const { lay_start(layout, seen, page); }
    void operator()(const HouseholdPage& page) const { lay_household(layout, seen, page); }
    void operator()(const CardOfferPage& page) const {
        if (seen.view->situation.person_count() > 1) lay_card_people(layout, seen, page);
        else lay_card_offer(layout, seen);
    }
    void operator()(const PinPage& page) const { lay_pin(layout, seen, page); }
    void operator()(const FacePage& page) const { lay_face(layout, seen, page); }
    void operator()(const CardReadingPage&) const { lay_card_reading(layout, seen); }
    void operator()(const CardFoundPage& page) const { lay_card_found(layout, seen, page); }
    void operator()(const QuestionPage& page) const { lay_question(layout, seen, page); }
    void operator()(const GroupPage& page) const { lay_group(layout, seen, page); }
    void operator()(const ReadingsPage& page) const { lay_readings_page(layout, seen, page); }
    void operator()(const DropPage& page) const { lay_drop(layout, seen, page); }
    void operator()(const CheckPage& page) const { lay_check(layout, seen, page); }
    void operator()(const SendPage&) const { lay_send(layout, seen); }
    void operator()(const SendingPage&) const { lay_sending(layout, seen); }
    void operator()(const DonePage& page) const { lay_done(layout, seen, page); }
    void operator()(const TroublePage& page) const { lay_trouble(layout, seen, page); }
    void operator()(const ScanPage& page) const { lay_scan(layout, seen, page); }
    void operator()(const ScanFoundPage& page) const { lay_scan_found(layout, seen, page); }
    void operator()(const ConfirmPage& page) const { lay_confirm(layout, seen, page); }
    void operator()(const CodePinPage& page) const { lay_code_pin(layout, seen, page); }
    void operator()(const CodeOpeningPage&) const { lay_code_opening(layout, seen); }
    void operator()(const ErrandPage& page) const { lay_errand(layout, seen, page); }
    void operator()(const CodeWhoPage&) const { lay_code_who(layout, seen); }
    void operator()(const OwnCodePage& page) const { lay_own_code(layout, seen, page); }
};

bool shows_case(const Page& page) {
    return !std::holds_alternative<StartPage>(page) && !std::holds_alternative<PinPage>(page) && !std::holds_alternative<FacePage>(page) &&
           !std::holds_alternative<CardReadingPage>(page) && !std::holds_alternative<SendingPage>(page) && !std::holds_alternative<DonePage>(page) &&
           !std::holds_alternative<TroublePage>(page) && !std::holds_alternative<ScanPage>(page) && !std::holds_alternative<ScanFoundPage>(page) &&
           !std::holds_alternative<CodePinPage>(page) && !std::holds_alternative<CodeOpeningPage>(page) && !std::holds_alternative<ErrandPage>(page) &&
           !std::holds_alternative<CodeWhoPage>(page) && !std::holds_alternative<OwnCodePage>(page);
}

void lay(ui::Layout& layout, const Seen& seen) {
    if (const auto left = idle_countdown(seen.session, seen.now_ms)) return lay_idle_warning(layout, seen, *left);
    const auto* question = std::get_if<QuestionPage>(&seen.session.page);
    switch (seen.session.notice) {
        case Notice::none: break;
        case Notice::staff: return lay_staff_notice(layout, seen);
        case Notice::quit: return lay_quit_notice(layout, seen);
        case Notice::comfort: return lay_comfort(layout, seen);
        case Notice::explanation:
            if (question) return lay_explanation(layout, seen, *question);
            if (const auto* face = std::get_if<FacePage>(&seen.session.page)) return lay_face_explanation(layout, seen, *face);
            break;
    }
    if (seen.session.paper && seen.view) return lay_paper(layout, seen, *seen.session.paper);
    std::visit(Lay{layout, seen}, seen.session.page);
}

/// The page with these wishes, under its band in practice.
ui::Page laid(const Seen& seen, const printer::Fonts& fonts, ui::SizeMm size, const Comfort& comfort, ui::Measured& measured, std::optional<int> sheet = {}) {
    const std::string id = page_id(seen.session, seen.now_ms);
    const ui::Layout whole(fonts, size, id, comfort);
    const double band = is_practice(seen.session) ? practice_band_mm(whole) : 0;
    ui::Layout layout(fonts, {size.width_mm, size.height_mm - band}, id, comfort);
    layout.remember_in(measured);
    if (sheet) layout.lay_sheet_instead(*sheet);
    lay(layout, seen);
    ui::Page page = layout.take();
    return band > 0 ? with_practice_band(std::move(page), whole, seen.words) : page;
}

/// The largest letters in which the page fits, leaves nothing out and is not too many sheets. All sheets of it are tried, so that every
/// one says the same and turning never skips a line or shows one twice. Reach is not given up for size: what cannot be reached cannot
/// be pressed.
ui::Page laid_with_room(const Seen& seen, const printer::Fonts& fonts, ui::SizeMm size) {
    const auto tried = tried_on(seen.session.comfort, size);
    ui::Measured measured;
    if (tried.size() == 1) return laid(seen, fonts, size, tried.front(), measured);
    struct Trial {
        Comfort comfort;
        ui::Page page;
        bool fits = false;
        bool is_whole() const { return page.left_out.empty() && !page.has_too_many_sheets && !page.has_sparse_sheets; }
        bool is_better_than(const Trial& other) const {
            if (!fits || !other.fits) return fits || !other.fits;           // of those that do not fit, the smaller letters
            if (page.left_out.size() != other.page.left_out.size()) return page.left_out.size() < other.page.left_out.size();
            return page.sheets < other.page.sheets;
        }
    };
    const auto has_room = [&](const Trial& trial) {
        if (!fits(trial.page)) return false;
        // Where there are too many the first speaks for all; of a long list that keys narrow down, the first few.
        const int looked_at = trial.page.has_too_many_sheets ? 1 : std::min(trial.page.sheets, ui::kSheetsOfLines);
        for (int sheet = 0; sheet < looked_at; ++sheet)
            if (sheet != trial.page.sheet && !fits(laid(seen, fonts, size, trial.comfort, measured, sheet))) return false;
        return true;
    };
    std::vector<Trial> others;                                 // not whole, or without room: looked at again when no letters have both
    for (const Comfort& comfort : tried) {
        Trial trial{comfort, laid(seen, fonts, size, comfort, measured), false};
        if (trial.is_whole() && has_room(trial)) return std::move(trial.page);
        others.push_back(std::move(trial));
    }
    std::optional<Trial> best;
    for (Trial& trial : others) {
        trial.fits = !trial.is_whole() && has_room(trial);
        if (!best || trial.is_better_than(*best)) best = std::move(trial);
    }
    return std::move(best->page);
}

}  // namespace

const std::vector<std::string>& Seen::words_for(const std::string& text) const {
    if (!converted || converted->text != text) converted = {text, conversions_of_words(text, world.books->names)};
    return converted->found;
}

ui::Page make_page(const Session& session, const World& world, const Strings& strings, const printer::Fonts& fonts, ui::SizeMm size,
                   std::int64_t now_ms) {
    std::optional<forms::CaseView> view;
    if (shows_case(session.page)) view = forms::view_case(*world.catalog, session.answers, world.today);
    return make_page(session, world, strings, fonts, size, now_ms, view ? &*view : nullptr);
}

ui::Page make_page(const Session& session, const World& world, const Strings& strings, const printer::Fonts& fonts, ui::SizeMm size,
                   std::int64_t now_ms, const forms::CaseView* view) {
    const Words words(strings, session.language);
    const Seen seen{session, world, words, strings, now_ms, view, &fonts};
    ui::Page page = laid_with_room(seen, fonts, size);
    for (ui::Widget& widget : page.widgets) widget.text_id = strings.key_of(session.language, widget.given);
    return page;
}

}  // namespace kiosk::screens
