// What a clerk corrected: whose it is, each value before and now on a page of its own, and thanks.
// Shows nothing else of the case, and nothing before the resident said that it is theirs.
#include "kiosk/review.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kInside_mm = 6;

struct FactWords {
    std::string label, before, now;
};

FactWords words_of(const Seen& seen, const CorrectedFact& fact) {
    const forms::Item* item = seen.world.catalog->item(fact.slot.item);
    if (!item) return {};
    const forms::Situation& situation = seen.view->situation;
    const forms::Resolved& known = situation.find(*item, fact.slot.person);
    const auto value = [&](const std::optional<forms::Value>& one) { return one ? value_text(*item, *one, situation, seen.words) : seen.words("check.unanswered"); };
    const forms::Question* question = seen.world.catalog->question_for(item->id);
    const std::string said = fact_text(fact.slot, situation, seen.words);
    const bool is_short = seen.words.is_japanese() || !question;                                   // others read the paper's word too
    const std::string label = is_short ? said : seen.words("confirm.both", {{"said", said}, {"label", item->label}});
    return {label, value(fact.before), value(known.value)};
}

void lay_fact(ui::Layout& layout, const Seen& seen, const CorrectedFact& fact, const BoxMm& room) {
    const FactWords words = words_of(seen, fact);
    const double width = std::min(room.width_mm - 2 * kInside_mm, line_max_mm(layout));
    const std::vector<Paragraph> said = {{.id = "fact.label", .text = words.label, .type = ui::kStrongType, .below_mm = 4},
                                         {.id = "fact.before", .text = seen.words("confirm.before", {{"value", words.before}}), .type = ui::kBodyType, .below_mm = 4},
                                         {.id = "fact.now", .text = seen.words("confirm.now", {{"value", words.now}}), .type = ui::kStrongType}};
    const BoxMm inside{room.x_mm + kInside_mm, room.y_mm + kInside_mm, width, room.height_mm - 2 * kInside_mm};
    layout.panel("fact.ground", {room.x_mm, room.y_mm, room.width_mm, height_of(layout, width, said) + 2 * kInside_mm}, {ui::kWhite, ui::kBorder, ui::kStrongBorder_mm, 3, ui::kInk});
    lay_words(layout, inside, said);
}

void lay_facts(ui::Layout& layout, const Seen& seen, const ConfirmPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = FrameButton{"otherwise", seen.words("confirm.otherwise"), SayOtherwise{}, ui::Icon::none};
    frame.next = FrameButton{"next", seen.words("confirm.agree"), Next{}, page.is_last() ? ui::Icon::none : ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const std::vector<Paragraph> heading = {{.id = "heading", .text = seen.words("confirm.heading"), .type = ui::kTitleType, .below_mm = 4, .heading_lines = 2}};
    const double width = std::min(content.width_mm, line_max_mm(layout));
    const double top = lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm}, heading).bottom_mm + 2;
    lay_fact(layout, seen, page.facts[static_cast<std::size_t>(page.sheet)], {content.x_mm, top, content.width_mm, content.bottom_mm() - top});
}

}  // namespace

void lay_confirm(ui::Layout& layout, const Seen& seen, const ConfirmPage& page) {
    if (page.stage == ConfirmStage::facts && seen.view) return lay_facts(layout, seen, page);
    Frame frame;
    if (page.stage == ConfirmStage::thanks) {
        frame.may_quit = false;
        frame.next = FrameButton{"finish", seen.words("done.finish"), Quit{}, ui::Icon::none};
        lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::check, seen.words("confirm.thanks"), seen.words("confirm.thanks_text"));
        return;
    }
    frame.back = FrameButton{"not_mine", seen.words("confirm.not_mine"), Quit{}, ui::Icon::none};
    frame.next = FrameButton{"next", seen.words("confirm.mine"), Next{}, ui::Icon::none};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::staff, seen.words("confirm.whose", {{"number", page.number}}), seen.words("confirm.whose_text"));
}

}  // namespace kiosk::screens
