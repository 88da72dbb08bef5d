// The start screen: what people come for, in everyday words; below it the languages, each in its own script, the size of
// the letters and the colours. Errands come from the catalog; a new event of the DX staff stands here without code.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kPickHeight_mm = 20, kCaption_mm = 1.5, kRoom_mm = 8, kStepsHeight_mm = 40;
constexpr std::size_t kErrandsWithDetail = 6;      // more of them stand as a grid of titles

/// One group of picks under its caption.
struct Group {
    std::string id, caption;
    std::vector<Pick> picks;
};
constexpr ui::Type kCaptionType{ui::kSmall_mm, printer::Typeface::screen, ui::kSoftInk, 1.3};

double caption_height(const ui::Layout& layout, const Group& group, double width_mm) {
    return group.caption.empty() ? 0 : layout.text_height(group.caption, width_mm, kCaptionType) + kCaption_mm;
}

bool fits(const ui::Layout& layout, const Group& group, double width_mm) {
    const double each = (width_mm - 4 * (static_cast<double>(group.picks.size()) - 1)) / static_cast<double>(group.picks.size());
    return std::all_of(group.picks.begin(), group.picks.end(), [&](const Pick& pick) {
        const double icon = pick.is_chosen ? layout.em(7.4) + 3.5 : 0;
        return layout.text_width(pick.text, {7.4, printer::Typeface::screen_bold, ui::kInk, 1.25}) * 0.9 + icon + 2 * std::min(ui::kPadding_mm, each * 0.08) <= each;
    });
}

void lay_group(ui::Layout& layout, const Group& group, const BoxMm& box) {
    double y = box.y_mm;
    if (!group.caption.empty()) y = layout.text(group.id, {box.x_mm, y, box.width_mm, 0}, group.caption, kCaptionType) + kCaption_mm;
    lay_picks(layout, {box.x_mm, y, box.width_mm, box.bottom_mm() - y}, group.picks);
}

/// The languages first; sizes and colours beside or below them, as far as there is room for both. They are in
/// 「文字の大きさ」 too. Stands on the lower edge of the box; returns its upper edge.
double lay_wishes(ui::Layout& layout, const Seen& seen, const BoxMm& box, double height_max_mm) {
    const bool is_tight = box.height_mm < layout.em(ui::kBody_mm) * 18;
    const auto caption = [&](std::string_view key) { return is_tight ? std::string() : seen.words(key); };
    const Group languages{"language.caption", caption("start.language"), language_picks(seen)};
    const Group sizes{"size.caption", caption("comfort.size"), size_picks(seen)}, colours{"colours.caption", caption("comfort.colours"), colour_picks(seen)};
    const double gap = 10, pick = layout.grown(kPickHeight_mm);
    if (!layout.size().is_portrait()) {
        const double room = box.width_mm - 2 * gap, wide = room * 0.44, narrow = room * 0.28, row = caption_height(layout, languages, wide) + pick, top = box.bottom_mm() - row;
        const bool all_fit = fits(layout, languages, wide) && fits(layout, sizes, narrow) && fits(layout, colours, narrow);
        lay_group(layout, languages, {box.x_mm, top, all_fit ? wide : std::min(box.width_mm, 330.0), row});
        if (!all_fit) return top;
        lay_group(layout, sizes, {box.x_mm + wide + gap, top, narrow, row});
        lay_group(layout, colours, {box.x_mm + wide + narrow + 2 * gap, top, narrow, row});
        return top;
    }
    const double half = (box.width_mm - gap) / 2, row = caption_height(layout, languages, box.width_mm) + pick, between = 5;
    const bool are_beside = fits(layout, sizes, half) && fits(layout, colours, half);
    const int rows_wished = are_beside ? 2 : 3, rows = rows_wished * (row + between) - between <= height_max_mm ? rows_wished : 1;
    double y = box.bottom_mm() - rows * (row + between) + between;
    const double top = y;
    lay_group(layout, languages, {box.x_mm, y, box.width_mm, row});
    if (rows == 1) return top;
    y += row + between;
    lay_group(layout, sizes, {box.x_mm, y, are_beside ? half : box.width_mm, row});
    if (are_beside) lay_group(layout, colours, {box.x_mm + half + gap, y, half, row});
    else lay_group(layout, colours, {box.x_mm, y + row + between, box.width_mm, row});
    return top;
}

/// 「答える → 確かめる → 受け取る」: what will happen, so that nobody starts into the unknown.
void lay_steps(ui::Layout& layout, const Seen& seen, const BoxMm& box) {
    const auto& steps = seen.words.list("start.steps");
    const double gap = ui::kGap_mm, width = (box.width_mm - gap * (static_cast<double>(steps.size()) - 1)) / static_cast<double>(steps.size());
    double x = box.x_mm;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string id = "step." + std::to_string(i);
        const double number = layout.em(13) + 4;
        layout.panel(id + ".ground", {x, box.y_mm, width, box.height_mm}, ui::kHintPanel);
        layout.line(id + ".number", {x + 5, box.y_mm, number, box.height_mm}, std::to_string(i + 1), {13, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2});
        layout.line(id, {x + 5 + number, box.y_mm + 2, width - number - 9, box.height_mm - 4}, steps[i], {ui::kBody_mm, printer::Typeface::screen, ui::kInk, 1.35});
        x += width + gap;
    }
}

std::vector<Card> errands_of(const Seen& seen) {
    std::vector<Card> cards;
    const auto errands = seen.world.catalog->events_in_order();
    const bool has_detail = errands.size() <= kErrandsWithDetail;
    for (const forms::Event* event : errands)
        cards.push_back({"errand." + event->id, forms::text_in(event->card, seen.session.language),
                         has_detail ? forms::text_in(event->detail, seen.session.language) : std::string(), ChooseErrand{event->id}, false, ui::kSecondary, ui::Icon::next});
    return cards;
}

CardStyle errand_style(const std::vector<Card>& cards, bool is_portrait) {
    const bool are_many = cards.size() > kErrandsWithDetail;
    return {are_many ? 7.6 : 11, are_many ? 30.0 : 56.0, is_portrait ? 2 : 3, true};
}

}  // namespace

void lay_errand(ui::Layout& layout, const Seen& seen, const ErrandPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const auto cards = errands_of(seen);
    const CardStyle style = errand_style(cards, is_portrait);
    constexpr double kWords = 0.36;
    const auto said = that_cost_no_sheet(layout, seen.words, content, kWords,
                                         {{.id = "heading", .text = seen.words("own.errand"), .type = ui::kHeadingType, .below_mm = 4, .heading_lines = is_portrait ? 2 : 1},
                                          {.id = "lead", .text = seen.words("own.errand_lead"), .below_mm = 4, .stay = Paragraph::Stay::if_room}}, cards, style);
    const LaidWords words = lay_words(layout, {content.x_mm, content.y_mm, std::min(content.width_mm, line_max_mm(layout)), content.height_mm * kWords}, said);
    lay_cards(layout, seen.words, reachable(layout, {content.x_mm, words.bottom_mm, content.width_mm, content.bottom_mm() - words.bottom_mm}), cards, page.sheet, style);
}

void lay_start(ui::Layout& layout, const Seen& seen, const StartPage& page) {
    Frame frame;
    frame.may_quit = is_practice(seen.session);                 // a practice can be left before it has begun
    frame.may_practise = !is_practice(seen.session);
    frame.middle = code_button(seen, "scan.use");
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double top = lay_wishes(layout, seen, content, reachable(layout, content).height_mm * 0.36);
    const double text_width = std::min(content.width_mm, line_max_mm(layout));
    const double words_room = std::max((top - content.y_mm) * 0.36, layout.reach_top_mm() - content.y_mm);
    const LaidWords words = lay_words(layout, {content.x_mm, content.y_mm, text_width, words_room},
                                      {{.id = "heading", .text = seen.words("start.heading"), .type = ui::kTitleType, .below_mm = 4, .heading_lines = is_portrait ? 2 : 1},
                                       {.id = "lead", .text = seen.words("start.lead"), .type = {7.4, printer::Typeface::screen, ui::kSoftInk, 1.5}, .below_mm = 4,
                                        .stay = Paragraph::Stay::if_room}});
    BoxMm box = reachable(layout, {content.x_mm, words.bottom_mm, content.width_mm, top - kRoom_mm - words.bottom_mm});
    const auto cards = errands_of(seen);
    const CardStyle style = errand_style(cards, is_portrait);
    const double steps = layout.grown(kStepsHeight_mm), below = lay_cards(layout, seen.words, box, cards, page.sheet, style);
    const bool steps_fit = box.bottom_mm() - below >= steps + kRoom_mm;
    if (steps_fit) lay_steps(layout, seen, {content.x_mm, box.bottom_mm() - steps, content.width_mm, steps});
}

}  // namespace kiosk::screens
