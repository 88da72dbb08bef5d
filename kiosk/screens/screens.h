// Session → Page: what the resident sees, in words, boxes and targets. Pure; decides nothing. One file a screen.
// Between step() and the drawing: it reads the session and changes nothing.
#pragma once

#include "kiosk/session.h"
#include "kiosk/strings.h"
#include "kiosk/ui/layout.h"

namespace kiosk::screens {

/// What the kana of a text may become, asked of the dictionary once a page, however often this is laid.
struct Converted {
    std::string text;
    std::vector<std::string> found;
};

/// All that a screen may look at. `view` is there on pages that show the state of the case.
struct Seen {
    const Session& session;
    const World& world;
    const Words& words;
    const Strings& strings;
    std::int64_t now_ms = 0;
    const forms::CaseView* view = nullptr;
    const printer::Fonts* fonts = nullptr; // for pages of paper
    mutable std::optional<Converted> converted{};

    const std::vector<std::string>& words_for(const std::string& text) const;
};

ui::Page make_page(const Session& session, const World& world, const Strings& strings, const printer::Fonts& fonts, ui::SizeMm size,
                   std::int64_t now_ms);
/// The same where the caller knows the state of the case already: it is the dear part of a page.
ui::Page make_page(const Session& session, const World& world, const Strings& strings, const printer::Fonts& fonts, ui::SizeMm size,
                   std::int64_t now_ms, const forms::CaseView* view);

// One function a screen; `content` is what the frame leaves free.
void lay_start(ui::Layout& layout, const Seen& seen, const StartPage& page);
void lay_household(ui::Layout& layout, const Seen& seen, const HouseholdPage& page);
void lay_card_people(ui::Layout& layout, const Seen& seen, const CardOfferPage& page);
void lay_card_offer(ui::Layout& layout, const Seen& seen);
void lay_pin(ui::Layout& layout, const Seen& seen, const PinPage& page);
void lay_face(ui::Layout& layout, const Seen& seen, const FacePage& page);
void lay_card_reading(ui::Layout& layout, const Seen& seen);
void lay_card_found(ui::Layout& layout, const Seen& seen, const CardFoundPage& page);
void lay_question(ui::Layout& layout, const Seen& seen, const QuestionPage& page);
void lay_group(ui::Layout& layout, const Seen& seen, const GroupPage& page);
void lay_readings_page(ui::Layout& layout, const Seen& seen, const ReadingsPage& page);
void lay_drop(ui::Layout& layout, const Seen& seen, const DropPage& page);
/// The band above a page in practice, and the page that was laid for the rest of the panel below it.
double practice_band_mm(const ui::Layout& layout);
ui::Page with_practice_band(ui::Page page, ui::Layout band, const Words& words);
/// Behind everything else on the page.
void mark_practice(printer::PageScene& scene, const Seen& seen);
void lay_paper(ui::Layout& layout, const Seen& seen, PaperView view);
/// The first paper that shows this answer, with its box outlined.
PaperView paper_of(const forms::CaseView& view, const forms::Slot& slot);
void lay_check(ui::Layout& layout, const Seen& seen, const CheckPage& page);
void lay_send(ui::Layout& layout, const Seen& seen);
void lay_sending(ui::Layout& layout, const Seen& seen);
void lay_done(ui::Layout& layout, const Seen& seen, const DonePage& page);
void lay_trouble(ui::Layout& layout, const Seen& seen, const TroublePage& page);
void lay_own_code(ui::Layout& layout, const Seen& seen, const OwnCodePage& page);
void lay_code_pin(ui::Layout& layout, const Seen& seen, const CodePinPage& page);
void lay_code_opening(ui::Layout& layout, const Seen& seen);
void lay_errand(ui::Layout& layout, const Seen& seen, const ErrandPage& page);
void lay_code_who(ui::Layout& layout, const Seen& seen);
void lay_scan(ui::Layout& layout, const Seen& seen, const ScanPage& page);
void lay_scan_found(ui::Layout& layout, const Seen& seen, const ScanFoundPage& page);
void lay_confirm(ui::Layout& layout, const Seen& seen, const ConfirmPage& page);
void lay_idle_warning(ui::Layout& layout, const Seen& seen, std::int64_t left_ms);
void lay_staff_notice(ui::Layout& layout, const Seen& seen);
void lay_quit_notice(ui::Layout& layout, const Seen& seen);
void lay_comfort(ui::Layout& layout, const Seen& seen);
void lay_explanation(ui::Layout& layout, const Seen& seen, const QuestionPage& page);
void lay_face_explanation(ui::Layout& layout, const Seen& seen, const FacePage& page);

}  // namespace kiosk::screens
