// The resident's own code: what it is, the number that opens it, entered twice, and the code itself. And the other way round: the
// number of a code that was shown. Digits are dots; who the code is about is never shown beside it.
#include "kiosk/qr/digits.h"
#include "kiosk/screens/card_parts.h"
#include "kiosk/screens/scan.h"

#include "printer/qr_code.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kOwnPad_mm = 4 * ui::kTargetMin_mm + 3 * 4.0, kCodeSideMax_mm = 150, kCodeGap_mm = 8;

std::string trouble_text(const Words& words, OwnTrouble trouble) {
    switch (trouble) {
        case OwnTrouble::none: return {};
        case OwnTrouble::too_short: return words("own.too_short");
        case OwnTrouble::differs: return words("own.differs");
        case OwnTrouble::not_made: return words("own.not_made");
    }
    return {};
}

struct NumberWords {
    std::string heading, lead, note, mistake;
    std::size_t digits = 0;
};

/// One field for four to eight dots, with the pad right below it.
void lay_code_number(ui::Layout& layout, const Seen& seen, const BoxMm& content, const NumberWords& said) {
    const NumberPlaces places = number_places(layout, content);
    BoxMm words = places.words;
    words.height_mm -= trouble_height(layout, words.width_mm, said.mistake);
    const double y = lay_words(layout, words,
                               {{.id = "heading", .text = said.heading, .type = ui::kHeadingType, .heading_lines = 3},
                                {.id = "tries", .text = said.note, .type = ui::kStrongType, .below_mm = 4},
                                {.id = "lead", .text = said.lead, .stay = Paragraph::Stay::if_room}}).bottom_mm;
    lay_trouble_sentence(layout, {words.x_mm, y, words.width_mm, 0}, said.mistake);
    std::string dots;
    for (std::size_t digit = 0; digit < said.digits; ++digit) dots += seen.words("pin.dot");
    const BoxMm& box = places.number;
    const double height = std::clamp(box.height_mm - kOwnPad_mm - 6, 18.0, layout.grown(26.0));
    layout.field({.id = "own.number", .box = {box.x_mm, box.y_mm, box.width_mm, height}, .text = dots, .look = ui::kFieldFocused, .em_mm = 11, .align = ui::Align::centre,
                  .has_caret = true, .tap = std::nullopt});
    lay_pad(layout, seen.words, {box.x_mm, box.y_mm + height + 6, box.width_mm, box.height_mm - height - 6}, seen.words.list("keys.pad"), 44);
}

void lay_offer(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.back = back_button(seen.words);
    frame.next = FrameButton{"next", seen.words("own.make"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const double width = std::min(content.width_mm, line_max_mm(layout));
    std::vector<Paragraph> said = {{.id = "heading", .text = seen.words("own.heading"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 2},
                                   {.id = "lead", .text = seen.words("own.lead"), .below_mm = 6},
                                   {.id = "number", .text = seen.words("own.number"), .below_mm = 6},
                                   {.id = "keeps", .text = seen.words("own.keeps"), .below_mm = 6}};
    if (height_of(layout, width, said) > content.height_mm)
        for (Paragraph& paragraph : said) paragraph.below_mm = 2;
    if (height_of(layout, width, said) > content.height_mm) layout.spread_thinly();          // smaller letters than words that touch the buttons
    lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm}, std::move(said));
}

/// Black on white in every colour: a phone reads it from here.
void lay_codes(ui::Layout& layout, const std::vector<std::string>& codes, const BoxMm& room) {
    const double count = static_cast<double>(codes.size());
    const double side = std::min({room.height_mm, (room.width_mm - (count - 1) * kCodeGap_mm) / count, kCodeSideMax_mm});
    if (side < 20) return;
    for (std::size_t at = 0; at < codes.size(); ++at) {
        const auto code = printer::make_qr_code(codes[at], qr::kCodeVersionMax);
        if (!code) continue;
        const BoxMm box{room.x_mm + static_cast<double>(at) * (side + kCodeGap_mm), room.y_mm, side, side};
        ui::Sheet sheet;
        sheet.corner = {box.x_mm, box.y_mm};
        sheet.scene.width_mm = sheet.scene.height_mm = side;
        sheet.scene.marks = printer::qr_marks(*code, {0, 0}, side);
        layout.sheet("own.code." + std::to_string(at), box, std::move(sheet));
    }
}

void lay_made(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.next = FrameButton{"next", seen.words("own.go_on"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double width = is_portrait ? std::min(content.width_mm, line_max_mm(layout)) : content.width_mm * 0.45;
    const double bottom = lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm},
                                    {{.id = "heading", .text = seen.words("own.made"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 2},
                                     {.id = "lead", .text = seen.words("own.made_lead"), .below_mm = 6}}).bottom_mm;
    if (is_portrait) lay_codes(layout, seen.session.own_code, {content.x_mm, bottom, content.width_mm, content.bottom_mm() - bottom});
    else lay_codes(layout, seen.session.own_code, {content.x_mm + width + kCodeGap_mm, content.y_mm, content.width_mm - width - kCodeGap_mm, content.height_mm});
}

void lay_waiting(ui::Layout& layout, const Seen& seen, const char* heading, const char* text, const char* back, ui::Icon icon) {
    Frame frame;
    frame.back = FrameButton{"back", seen.words(back), Back{}, icon};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::none, seen.words(heading), seen.words(text));
}

}  // namespace

void lay_own_code(ui::Layout& layout, const Seen& seen, const OwnCodePage& page) {
    switch (page.stage) {
        case OwnStage::offer: return lay_offer(layout, seen);
        case OwnStage::sealing: return lay_waiting(layout, seen, "own.sealing", "own.sealing_text", "own.stop", ui::Icon::none);
        case OwnStage::made: return lay_made(layout, seen);
        case OwnStage::pin:
        case OwnStage::again: break;
    }
    const bool is_first = page.stage == OwnStage::pin;
    Frame frame;
    frame.back = back_button(seen.words);
    frame.next = next_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    lay_code_number(layout, seen, content,
                    {seen.words(is_first ? "own.pin" : "own.again"), seen.words(is_first ? "own.pin_lead" : "own.again_lead"), {}, trouble_text(seen.words, page.trouble),
                     (is_first ? page.pin : page.again).size()});
}

void lay_code_pin(ui::Layout& layout, const Seen& seen, const CodePinPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    if (page.trouble) {
        frame.next = without_code(seen.words);
        const std::string text = seen.words("scan." + std::string(qr::to_id(*page.trouble)));
        lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::warning, seen.words("own.not_used"), text);
        return;
    }
    frame.next = FrameButton{"next", seen.words("own.open"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const std::string mistake = page.is_short ? seen.words("own.too_short") : page.asked.was_wrong && page.digits.size() == 0 ? seen.words("scan.wrong_pin") : std::string();
    lay_code_number(layout, seen, content,
                    {seen.words("own.ask"), seen.words("own.ask_lead"), seen.words("pin.tries", {{"n", std::to_string(page.asked.tries_left)}}), mistake, page.digits.size()});
}

void lay_code_opening(ui::Layout& layout, const Seen& seen) { lay_waiting(layout, seen, "own.opening", "own.opening_text", "frame.back", ui::Icon::back); }

}  // namespace kiosk::screens
