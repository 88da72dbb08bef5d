// The numbers printed on the card's face, for people who do not know their PIN: one after the other, with a sketch of the
// card that shows where to look. Nothing here is secret, so digits are shown.
#include "kiosk/screens/card_parts.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kSketchWidth_mm = 132, kSketchHeight_mm = 78;

int stage_number(FaceStage stage) {
    switch (stage) {
        case FaceStage::birth: return 1;
        case FaceStage::expiry: return 2;
        case FaceStage::code: return 3;
    }
    return 1;
}

std::string stage_key(FaceStage stage) {
    switch (stage) {
        case FaceStage::birth: return "face.birth";
        case FaceStage::expiry: return "face.expiry";
        case FaceStage::code: return "face.code";
    }
    return {};
}

void lay_ghost(ui::Layout& layout, const std::string& id, const BoxMm& box) {
    layout.panel(id, box, {ui::kHairline, ui::kHairline, 0, 1, ui::kInk});
}

/// The front of the card in outline: grey for what does not matter, a blue frame around what is asked.
double lay_sketch(ui::Layout& layout, const Seen& seen, const BoxMm& box, FaceStage stage) {
    layout.panel("sketch", {box.x_mm, box.y_mm, kSketchWidth_mm, kSketchHeight_mm}, {ui::kWhite, ui::kBorder, 0.5, 5, ui::kInk});
    const double x = box.x_mm + 8, y = box.y_mm + 8, right = box.x_mm + kSketchWidth_mm - 8;
    lay_ghost(layout, "sketch.name", {x, y, 60, 5});
    lay_ghost(layout, "sketch.address", {x, y + 10, right - x, 5});
    lay_ghost(layout, "sketch.photo", {x, y + 22, 27, 36});
    const double column = x + 34;
    lay_ghost(layout, "sketch.birth", {column, y + 23, 46, 5});
    lay_ghost(layout, "sketch.panel", {column, y + 50, right - column, 8});
    const bool is_expiry = stage == FaceStage::expiry;
    const BoxMm expiry{column, y + 32, 82, 13}, code{right - 24, y + 32, 24, 13};
    const ui::Look asked{ui::kSelected, ui::kBlue, ui::kStrongBorder_mm, 2, ui::kInk};
    const BoxMm& marked = is_expiry ? expiry : code;
    layout.panel("sketch.asked", marked, asked);
    layout.line("sketch.sample", {marked.x_mm + 1.5, marked.y_mm, marked.width_mm - 3, marked.height_mm},
                seen.words(is_expiry ? "face.sample_expiry" : "face.sample_code"), {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2},
                ui::Align::centre);
    if (is_expiry) return box.y_mm + kSketchHeight_mm;
    lay_ghost(layout, "sketch.expiry", {column, y + 36, 50, 5});
    return box.y_mm + kSketchHeight_mm;
}

void lay_birth(ui::Layout& layout, const Seen& seen, const FacePage& page, const BoxMm& fields, const BoxMm& pad) {
    std::optional<EntryProblem> problem;
    if (!page.problem.empty()) problem = EntryProblem{page.problem, {}, {}, page.mistaken_part};
    const double y = lay_date_fields(layout, seen, fields, page.birth, *seen.world.catalog->item(forms::kBirth), problem) + 6;
    const bool is_under_fields = pad.x_mm == fields.x_mm;
    lay_pad(layout, seen.words, is_under_fields ? BoxMm{pad.x_mm, y, pad.width_mm, pad.bottom_mm() - y} : pad, seen.words.list("keys.pad"), 44);
}

/// Boxes for the digits, the pad below them.
void lay_number(ui::Layout& layout, const Seen& seen, const FacePage& page, const BoxMm& box) {
    const bool is_expiry = page.stage == FaceStage::expiry;
    const double height = 26, gap = 8;
    lay_digit_boxes(layout, {box.x_mm, box.y_mm, box.width_mm, height}, {"face", is_expiry ? page.expiry : page.code, {}, is_expiry ? kExpiryDigits : kSecurityCodeDigits});
    lay_pad(layout, seen.words, {box.x_mm, box.y_mm + height + gap, box.width_mm, box.height_mm - height - gap}, seen.words.list("keys.pad"), 44);
}

}  // namespace

void lay_face(ui::Layout& layout, const Seen& seen, const FacePage& page) {
    const Obstacle obstacle = face_obstacle(seen.session, page.trouble);
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = FrameButton{"card.skip", seen.words("pin.skip"), SkipCard{}, ui::Icon::none};
    const bool is_last = page.stage == FaceStage::code;
    if (obstacle.none()) frame.next = is_last ? FrameButton{"next", seen.words("pin.read"), Next{}, ui::Icon::next} : next_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    if (!obstacle.none()) return lay_obstacle(layout, seen, content, obstacle);
    const bool is_portrait = layout.size().is_portrait();
    const double width = is_portrait ? content.width_mm : content.width_mm * 0.52;
    const std::string key = stage_key(page.stage);
    double y = content.y_mm;
    y = layout.text("progress", {content.x_mm, y, width, 0}, seen.words("face.step", {{"n", std::to_string(stage_number(page.stage))}}),
                    {ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.4}) + 3;
    y = layout.text("heading", {content.x_mm, y, width, 0}, seen.words(key), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("lead", {content.x_mm, y, width, 0}, seen.words(key + "_lead"), ui::kBodyType) + 3;
    y = layout.text("tries", {content.x_mm, y, width, 0},
                    seen.words("pin.tries", {{"n", std::to_string(seen.session.reader.face_tries.value_or(0) - kFaceTriesKept)}}), ui::kStrongType) + 5;
    if (!page.problem.empty()) {
        const std::string& sentence = seen.words(page.problem);
        const double height = layout.text_height(sentence, width - 12, ui::kMistakeType) + 8;
        layout.panel("problem.ground", {content.x_mm, y, width, height}, ui::kMistakePanel, ui::Role::notice);
        y = layout.text("problem", {content.x_mm + 6, y + 4, width - 12, 0}, sentence, ui::kMistakeType) + 10;
    }
    y = lay_card_trouble(layout, seen, {content.x_mm, y, width, 0}, page.trouble, CardWay::face_number);
    const BoxMm beside{content.x_mm + width + 16, content.y_mm, content.width_mm - width - 16, content.height_mm};
    if (page.stage == FaceStage::birth) {
        const BoxMm fields{content.x_mm, y, width, content.bottom_mm() - y};
        return lay_birth(layout, seen, page, fields, is_portrait ? fields : beside);
    }
    y = lay_sketch(layout, seen, {content.x_mm, y, width, 0}, page.stage) + 8;
    lay_number(layout, seen, page, is_portrait ? BoxMm{content.x_mm, y, content.width_mm, content.bottom_mm() - y} : beside);
}

}  // namespace kiosk::screens
