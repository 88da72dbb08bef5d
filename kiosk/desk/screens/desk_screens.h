// DeskSession → page: what a member of staff sees, in words, boxes and targets, and what each target asks for. Pure; decides
// nothing. Laid out on a sheet 508 mm wide (1920 px at 96 dpi), whatever the monitor; the window magnifies it.
#pragma once

#include "kiosk/desk/desk_session.h"
#include "kiosk/ui/layout.h"

namespace kiosk::desk::screens {

inline constexpr double kWidth_mm = 508, kHeightMin_mm = 285.75;

/// `asks`: by widget id, what a click on it asks for.
struct DeskPage {
    ui::Page page;
    std::map<std::string, Event> asks;
};

DeskPage make_page(const DeskSession& session, const DeskData& data, ui::SizeMm size, const Times& now);

/// A point of the screen as a place on the paper that is shown there; nothing when it lies beside the paper.
std::optional<PointAt> place_on_paper(const ui::Page& page, printer::PointMm point);

/// What stands in the middle of the window on the paper after a hand drew the paper from one point of the screen to another.
std::optional<LookAt> drawn_paper(const ui::Page& page, printer::PointMm from, printer::PointMm to);

/// All that a screen may look at, and where it puts its targets.
struct Seen {
    ui::Layout& layout;
    const DeskSession& session;
    const DeskData& data;
    const Times& now;
    std::map<std::string, Event>& asks;

    const Words& words() const { return *data.world.words; }
    void button(const std::string& id, const ui::BoxMm& box, const std::string& text, const ui::Look& look, Event asked, double em_mm = 4.6, ui::Icon icon = ui::Icon::none) const;
    /// A row or a field that can be clicked; its words are laid over it.
    void place(const std::string& id, const ui::BoxMm& box, const ui::Look& look, Event asked) const;
};

// Parts that every screen has.
void lay_top(const Seen& seen, const std::string& title);
void lay_legend(const Seen& seen);
/// What is left between the two.
ui::BoxMm content_box(ui::SizeMm size);
void lay_notice(const Seen& seen, const ui::BoxMm& box);

/// Rows and columns of a table from the first ones shown on.
struct Grid {
    TablePart part;
    int first = 0, first_column = 0, rows_shown = kTableRowsShown;
};
void lay_grid(const Seen& seen, const Grid& grid, const ui::BoxMm& box);

/// The word of a flag: a key of assets/strings.
const char* flag_key(Flag flag);
/// Who said it, in a word.
const char* source_key(forms::Source source);

// One function a screen.
void lay_sign_in(const Seen& seen);
void lay_lock(const Seen& seen);
void lay_queue(const Seen& seen);
void lay_case(const Seen& seen, const CaseScreen& screen);
void lay_paper(const Seen& seen, const CaseScreen& screen, const ui::BoxMm& box);
void lay_table(const Seen& seen, const TableScreen& screen);
void lay_hand_off(const Seen& seen, const HandOffScreen& screen);
void lay_figures(const Seen& seen, const FiguresScreen& screen);
void lay_dialog(const Seen& seen, const Dialog& dialog, const ui::BoxMm& box);
void lay_transcript(const Seen& seen, const TranscriptDialog& dialog, const ui::BoxMm& box);

// Looks of the desk.
inline constexpr ui::Colour kAmber{0xFF, 0xF3, 0xD6}, kAmberInk{0x4A, 0x2E, 0x00};
inline constexpr ui::Look kRowLook{ui::kWhite, ui::kHairline, 0.25, 1.2, ui::kInk};
inline constexpr ui::Look kRowUnderReview{ui::kSelected, ui::kBlue, 0.8, 1.2, ui::kInk};
inline constexpr ui::Look kCareChip{kAmber, kAmberInk, 0.25, 1.2, kAmberInk};
inline constexpr ui::Look kMistakeChip{ui::kMistake, ui::kRedBorder, 0.25, 1.2, ui::kRed};
inline constexpr ui::Look kQuietChip{ui::kHint, ui::kHint, 0, 1.2, ui::kInk};
inline constexpr ui::Look kStaffChip{ui::kSelected, ui::kBlue, 0.25, 1.2, ui::kDeepBlue};

inline constexpr ui::Type kText{4.6, printer::Typeface::screen, ui::kInk, 1.4};
inline constexpr ui::Type kSmallText{4.25, printer::Typeface::screen, ui::kSoftInk, 1.35};
inline constexpr ui::Type kBold{4.8, printer::Typeface::screen_bold, ui::kInk, 1.35};
inline constexpr ui::Type kTitle{7.0, printer::Typeface::screen_bold, ui::kInk, 1.3};
inline constexpr ui::Type kCare{4.6, printer::Typeface::screen_bold, ui::kRed, 1.35};

}  // namespace kiosk::desk::screens
