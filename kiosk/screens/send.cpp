// Before sending: what will happen, and the papers that will be made, each with whose it is or why.
// Decides nothing; the papers are those of the view of the case.
#include "kiosk/review.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kOwnCodeRow_mm = 17, kSendGap_mm = 16;
constexpr double kFormGap_mm = 3, kFormGapMost_mm = 9, kReasonBelow_mm = 0.5;
constexpr ui::Type kFormType{7.6, printer::Typeface::screen_bold, ui::kInk, 1.15}, kReasonType{ui::kSmall_mm, printer::Typeface::screen, ui::kSoftInk, 1.15};

/// A paper of the list: its title, and below it whose it is, or why it is made.
struct FormRow {
    std::string title, below;
    bool is_name = false;
    double title_mm = 0, below_mm = 0;
    double height_mm() const { return title_mm + below_mm; }
};

/// In the words of the rule that prints the paper; where that is one of several people's, the name.
void tell_why(FormRow& row, const forms::CaseView& view, const forms::FilledForm& form, const Words& words) {
    for (const forms::RequiredProcedure& required : view.procedures.required)
        for (const forms::Paper& paper : required.papers)
            if (paper.form == form.form->id && paper.person == form.person && !paper.noted) {
                row.is_name = form.person >= 0 && required.persons.size() > 1;
                row.below = row.is_name ? person_text(form.person, view.situation, words) : reason_text(required, view.situation, words);
                return;
            }
}

double height_of(const std::vector<FormRow>& rows) {
    double height = 0;
    for (const FormRow& row : rows) height += row.height_mm() + kFormGap_mm;
    return height;
}

void lay_forms(ui::Layout& layout, const Seen& seen, const BoxMm& box) {
    const double mark = layout.em(8), indent = mark + 4, width = box.width_mm - indent - 4, line = std::min(width, line_max_mm(layout));
    std::vector<FormRow> rows;
    for (const forms::FilledForm& form : seen.view->forms) {
        FormRow row{title_text(form, seen.words), {}, false, 0, 0};
        tell_why(row, *seen.view, form, seen.words);
        row.title_mm = layout.fitted_height(row.title, width, kFormType) + 1;
        row.below_mm = row.below.empty() ? 0 : layout.fitted_height(row.below, line, kReasonType) + kReasonBelow_mm;
        rows.push_back(std::move(row));
    }
    if (height_of(rows) > box.height_mm)                        // whose a paper is stays, because titles are alike
        for (FormRow& row : rows)
            if (!row.is_name) row.below.clear(), row.below_mm = 0;
    std::size_t shown = rows.size();
    double used = height_of(rows);
    const double more_mm = layout.text_height(seen.words("send.more_forms", {{"n", "00"}}), width, kFormType);
    if (used > box.height_mm) used += more_mm;                  // the last line says how many more there are; 「書類を見る」 shows them all
    while (used > box.height_mm && shown > 1) used -= rows[--shown].height_mm() + kFormGap_mm;
    const double gap = kFormGap_mm + std::clamp((box.height_mm - used) / static_cast<double>(std::max<std::size_t>(1, shown)), 0.0, kFormGapMost_mm - kFormGap_mm);
    const double x = box.x_mm + indent;
    double y = box.y_mm;
    for (std::size_t i = 0; i < shown; ++i) {
        const FormRow& row = rows[i];
        layout.icon("form.icon." + std::to_string(i), {box.x_mm, y + (row.title_mm - mark) / 2, mark, mark}, ui::Icon::check, ui::kBlue);
        layout.line("form." + std::to_string(i), {x, y, width, row.title_mm}, row.title, kFormType);
        if (!row.below.empty()) layout.line("because." + std::to_string(i), {x, y + row.title_mm + kReasonBelow_mm, line, row.below_mm - kReasonBelow_mm}, row.below, kReasonType);
        y += row.height_mm() + gap;
    }
    if (shown < rows.size())
        layout.line("forms.more", {x, y, width, std::min(more_mm, box.bottom_mm() - y)}, seen.words("send.more_forms", {{"n", std::to_string(rows.size() - shown)}}), kFormType);
}

}  // namespace

void lay_send(ui::Layout& layout, const Seen& seen) {
    const Words& words = seen.words;
    Frame frame;
    frame.back = back_button(words);
    frame.middle = FrameButton{"paper", words("paper.look"), LookAtPaper{}, ui::Icon::none};
    frame.next = FrameButton{"send", words("send.send"), Send{}, ui::Icon::none};
    BoxMm content = lay_frame(layout, seen, frame);
    const double width = std::min(content.width_mm, kLineMax_mm);
    const bool is_portrait = layout.size().is_portrait();
    if (seen.world.has_own_codes && !is_practice(seen.session)) {
        const double row = layout.grown(kOwnCodeRow_mm), gap = 5;
        content.height_mm -= is_portrait ? row + gap : 0;
        const double room = is_portrait ? content.width_mm : (content.width_mm - kSendGap_mm) * 0.44;
        layout.target({.id = "own.use", .box = {content.x_mm, content.bottom_mm() + (is_portrait ? gap : -row), std::min(room, layout.grown(170.0)), row},
                       .text = words(seen.session.own_code.empty() ? "own.use" : "own.is_made"), .note = {}, .look = ui::kQuiet, .em_mm = 7.4,
                       .icon = seen.session.own_code.empty() ? ui::Icon::none : ui::Icon::check, .is_last = true, .tap = MakeOwnCode{}});
    }
    // Tall: one under the other. Wide: what will happen to the left, the papers to the right.
    const double words_width = is_portrait ? width : (content.width_mm - kSendGap_mm) * 0.44;
    double y = content.y_mm + (is_portrait ? 10 : 0);
    y = layout.text("heading", {content.x_mm, y, words_width, 0}, words("send.heading"), layout.calm(words("send.heading"), words_width, ui::kHeadingType, 2), ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("lead", {content.x_mm, y, words_width, 0}, words("send.lead"), {7.6, printer::Typeface::screen, ui::kInk, 1.55}) + (is_portrait ? 10 : 5);
    const auto& required = seen.view->procedures.required;
    if (std::any_of(required.begin(), required.end(), [](const forms::RequiredProcedure& one) { return !one.handovers.empty(); }))
        y = layout.text("handover", {content.x_mm, y, words_width, 0}, words("send.handover"), ui::kStrongType) + 8;
    const double list_x = is_portrait ? content.x_mm : content.x_mm + words_width + kSendGap_mm, column = content.right_mm() - list_x;
    if (!is_portrait) y = content.y_mm;
    y = layout.text("forms.caption", {list_x, y, column, 0}, words("send.forms", {{"n", std::to_string(seen.view->forms.size())}}), ui::kStrongType) + 2;
    lay_forms(layout, seen, {list_x, y, column, content.bottom_mm() - y});
}

}  // namespace kiosk::screens
