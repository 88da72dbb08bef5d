// A mistake pointed out: the box above, the sentence at its field, or, on a panel with no room for either, a page of its own.
// Part of the question screen; which sentence it is was decided by kiosk/entry.cpp and forms::check_value, what it says by the tables of strings.
#include "kiosk/screens/question.h"

#include "kiosk/review.h"

#include <algorithm>

namespace kiosk::screens {

using ui::BoxMm;

namespace {

/// 「どれもいらない」, as the question on the page has it.
std::string alone_text(const Seen& seen) {
    const auto* page = std::get_if<QuestionPage>(&seen.session.page);
    const auto* choice = page ? std::get_if<ChoiceDraft>(&page->draft) : nullptr;
    if (!choice || choice->alone.empty() || !seen.view) return {};
    return value_text(*seen.world.catalog->item(page->slot.item), forms::ChoiceSet{choice->alone.front()}, seen.view->situation, seen.words);
}

}  // namespace

std::string problem_sentence(const Seen& seen, const EntryProblem& problem) {
    return seen.words(problem.key, {{"least", std::to_string(problem.least)}, {"most", std::to_string(problem.most)}, {"alone", alone_text(seen)}});
}

namespace {

constexpr ui::Type kProblemTitle{ui::kSmall_mm, printer::Typeface::screen, ui::kRed, 1.3};

}  // namespace

ProblemBox problem_box(const ui::Layout& layout, const Seen& seen, double width_mm, const EntryProblem& problem) {
    ProblemBox box{layout.em(9), 0, 0, 0, problem_sentence(seen, problem)};
    box.room_mm = width_mm - box.icon_mm - 17;
    box.title_mm = layout.text_height(seen.words("problem.title"), box.room_mm, kProblemTitle);
    box.height_mm = box.title_mm + layout.text_height(box.sentence, box.room_mm, ui::kMistakeType) + 7;
    return box;
}

void lay_mistake_alone(ui::Layout& layout, const Seen& seen, const std::string& question, const EntryProblem& problem) {
    Frame frame;
    frame.next = FrameButton{"mend", seen.words("problem.to_question"), Edit{FocusPart{std::max(0, problem.part)}}, ui::Icon::none};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::warning, question, problem_sentence(seen, problem));
}

double lay_problem(ui::Layout& layout, const Seen& seen, const BoxMm& box, const EntryProblem& problem) {
    const ProblemBox shape = problem_box(layout, seen, box.width_mm, problem);
    const double x = box.x_mm + shape.icon_mm + 11;
    const BoxMm ground{box.x_mm, box.y_mm, box.width_mm, shape.height_mm}, title{x, box.y_mm + 3, shape.room_mm, shape.title_mm};
    if (ground.y_mm >= layout.reach_top_mm()) {                 // leads to the field
        layout.target({.id = "problem.title", .box = ground, .text = seen.words("problem.title"), .note = {}, .words = title, .look = ui::kMistakePanel, .em_mm = kProblemTitle.em_mm,
                       .align = ui::Align::left, .tap = Edit{FocusPart{std::max(0, problem.part)}}});
    } else {
        layout.panel("problem.ground", ground, ui::kMistakePanel, ui::Role::notice);
        layout.text("problem.title", title, seen.words("problem.title"), kProblemTitle);
    }
    layout.icon("problem.icon", {box.x_mm + 5, box.y_mm + (shape.height_mm - shape.icon_mm) / 2, shape.icon_mm, shape.icon_mm}, ui::Icon::warning, ui::kRed);
    layout.text("problem", {x, box.y_mm + 3 + shape.title_mm, shape.room_mm, 0}, shape.sentence, ui::kMistakeType);
    return box.y_mm + shape.height_mm + 5;
}

bool has_room_for_mistake(const ui::Layout& layout) {
    constexpr double kRoomy_mm = 260;
    return std::min(layout.size().width_mm, layout.size().height_mm) >= kRoomy_mm && layout.comfort().size == TextSize::standard;
}

double lay_mistake(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& under) {
    if (!page.problem || !has_room_for_mistake(layout)) return under.y_mm;
    return layout.text("mistake", {under.x_mm, under.y_mm + 1, under.width_mm, 0}, problem_sentence(seen, *page.problem), ui::kMistakeType) + 1;
}

}  // namespace kiosk::screens
