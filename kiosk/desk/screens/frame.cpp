// The frame of the desk's screens: who is signed in above, every key and what it does below.
// Chooses the screen for a session; knows no word itself.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kMargin_mm = 8, kTopHeight_mm = 13, kLegendHeight_mm = 10;

std::string page_id(const DeskSession& session) {
    if (session.is_locked) return "desk/lock";
    constexpr const char* screens[] = {"desk/sign_in", "desk/queue", "desk/case", "desk/table", "desk/figures", "desk/hand_off"};
    constexpr const char* dialogs[] = {"/correct", "/identity", "/reason", "/reprint", "/message", "/transcript"};
    std::string id = screens[session.screen.index()];
    if (session.dialog) id += dialogs[session.dialog->index()];
    return id;
}

}  // namespace

void Seen::button(const std::string& id, const BoxMm& box, const std::string& text, const ui::Look& look, Event asked, double em_mm, ui::Icon icon) const {
    layout.target({.id = id, .box = box, .text = text, .note = {}, .look = look, .em_mm = em_mm, .icon = icon, .is_bold = look.fill == ui::kBlue, .tap = kiosk::Touched{}});
    asks.insert_or_assign(id, std::move(asked));
}

void Seen::place(const std::string& id, const BoxMm& box, const ui::Look& look, Event asked) const {
    layout.field({.id = id, .box = box, .text = {}, .look = look, .tap = kiosk::Touched{}});
    asks.insert_or_assign(id, std::move(asked));
}

BoxMm content_box(ui::SizeMm size) {
    const double top = kMargin_mm + kTopHeight_mm + 4, bottom = size.height_mm - 5 - kLegendHeight_mm - 4;
    return {kMargin_mm, top, size.width_mm - 2 * kMargin_mm, bottom - top};
}

void lay_top(const Seen& seen, const std::string& title) {
    const double width = seen.layout.size().width_mm - 2 * kMargin_mm, staff_width = 120;
    seen.layout.panel("top.mark", {kMargin_mm, kMargin_mm + 2, 1.6, kTopHeight_mm - 4}, {ui::kBlue, ui::kBlue, 0, 0.8, ui::kInk});
    seen.layout.line("top.title", {kMargin_mm + 5, kMargin_mm, width - staff_width - 8, kTopHeight_mm}, title, kTitle, ui::Align::left, ui::Role::heading);
    if (!seen.session.staff) return;
    const std::string role = seen.words()("desk.role." + std::string(store::to_id(seen.session.staff->role)));
    seen.layout.line("top.staff", {kMargin_mm + width - staff_width, kMargin_mm, staff_width, kTopHeight_mm},
                     seen.words()("desk.top.staff", {{"who", seen.session.staff->id.text()}, {"role", role}}), kText, ui::Align::right);
}

void lay_legend(const Seen& seen) {
    const double y = seen.layout.size().height_mm - 5 - kLegendHeight_mm, right = seen.layout.size().width_mm - kMargin_mm;
    double x = kMargin_mm;
    int count = 0;
    for (const Shortcut& shortcut : shortcuts(seen.session)) {
        if (shortcut.says.empty()) continue;
        const std::string name(name_of(shortcut.key)), says = seen.words()(shortcut.says), id = "key." + std::to_string(count++);
        const double cap = seen.layout.text_width(name, {4.25, printer::Typeface::screen_bold, ui::kInk, 1.2}) + 4, label = seen.layout.text_width(says, kSmallText) + 2;
        if (x + cap + label + 4 > right) return;
        seen.place(id, {x, y, cap + label + 4, kLegendHeight_mm - 0.5}, {ui::kHint, ui::kHint, 0, 1.2, ui::kInk}, Pressed{shortcut.key});
        seen.layout.panel(id + ".cap", {x + 1.2, y + 1.4, cap, kLegendHeight_mm - 3.3}, {ui::kWhite, ui::kBorder, 0.3, 1, ui::kInk});
        seen.layout.line(id + ".name", {x + 1.2, y + 1.4, cap, kLegendHeight_mm - 3.3}, name, {4.25, printer::Typeface::screen_bold, ui::kInk, 1.2}, ui::Align::centre);
        seen.layout.line(id + ".says", {x + 1.2 + cap + 1.4, y + 1.2, label, kLegendHeight_mm - 3}, says, kSmallText);
        x += cap + label + 6;
    }
}

/// What the printer says stands until the paper is out, trouble before everything else.
void lay_notice(const Seen& seen, const BoxMm& box) {
    const auto& printing = seen.session.printing;
    const auto stuck = std::find_if(printing.begin(), printing.end(), [](const PrintRun& run) { return run.is_in_trouble; });
    const PrintRun* run = stuck != printing.end() ? &*stuck : printing.empty() ? nullptr : &printing.front();
    const bool shows_run = run && (run->is_in_trouble || seen.session.notice.empty());
    std::string text = seen.session.notice;
    if (shows_run) {
        const std::string number = store::receipt_number(run->number);
        text = run->sentence.empty() ? seen.words()("desk.notice.sent", {{"number", number}}) : seen.words()("desk.notice.printing", {{"number", number}, {"sentence", run->sentence}});
    }
    seen.layout.line("notice", box, text, {4.8, printer::Typeface::screen_bold, shows_run && run->is_in_trouble ? ui::kRed : ui::kDeepBlue, 1.3});
}

std::optional<PointAt> place_on_paper(const ui::Page& page, printer::PointMm point) {
    const ui::Widget* paper = page.find("paper");
    if (!paper || !paper->sheet || !ui::contains(paper->box, point)) return std::nullopt;
    const ui::Sheet& view = *paper->sheet;
    return PointAt{(point.x_mm - view.corner.x_mm) / view.scale, (point.y_mm - view.corner.y_mm) / view.scale};
}

std::optional<LookAt> drawn_paper(const ui::Page& page, printer::PointMm from, printer::PointMm to) {
    const ui::Widget* paper = page.find("paper");
    if (!paper || !paper->sheet) return std::nullopt;
    const ui::Sheet& view = *paper->sheet;
    const printer::PointMm middle{paper->box.x_mm + paper->box.width_mm / 2, paper->box.y_mm + paper->box.height_mm / 2};
    return LookAt{(middle.x_mm - (to.x_mm - from.x_mm) - view.corner.x_mm) / view.scale, (middle.y_mm - (to.y_mm - from.y_mm) - view.corner.y_mm) / view.scale};
}

DeskPage make_page(const DeskSession& session, const DeskData& data, ui::SizeMm size, const Times& now) {
    ui::Layout layout(*data.world.fonts, size, page_id(session), Comfort{}, ui::kForDesk);
    DeskPage made;
    const Seen seen{layout, session, data, now, made.asks};
    struct Lay {
        const Seen& seen;
        void operator()(const SignInScreen&) const { lay_sign_in(seen); }
        void operator()(const QueueScreen&) const { lay_queue(seen); }
        void operator()(const CaseScreen& screen) const { lay_case(seen, screen); }
        void operator()(const TableScreen& screen) const { lay_table(seen, screen); }
        void operator()(const HandOffScreen& screen) const { lay_hand_off(seen, screen); }
        void operator()(const FiguresScreen& screen) const { lay_figures(seen, screen); }
    };
    if (session.is_locked) lay_lock(seen);
    else std::visit(Lay{seen}, session.screen);
    lay_legend(seen);
    made.page = layout.take();
    return made;
}

}  // namespace kiosk::desk::screens
