// The numbers printed on the card's face, for people who do not know their PIN: one after the other, with a sketch of the
// card that shows where to look. Nothing here is secret, so digits are shown.
#include "kiosk/screens/card_parts.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kSketchWidth_mm = 132, kSketchHeight_mm = 78, kPad_mm = 4 * ui::kTargetMin_mm + 3 * 4.0;

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

/// How much larger than at the standard text size the sketch is, so that its sample reads like the rest.
double sketch_scale(const ui::Layout& layout) { return layout.em(ui::kSmall_mm) / ui::kSmall_mm; }

/// The front of the card in outline: grey for what does not matter, a blue frame around what is asked.
void lay_sketch(ui::Layout& layout, const Seen& seen, const BoxMm& box, FaceStage stage, double scale) {
    const auto on_card = [&](double x, double y, double width, double height) { return BoxMm{box.x_mm + x * scale, box.y_mm + y * scale, width * scale, height * scale}; };
    constexpr double kEdge_mm = 8, kRight_mm = kSketchWidth_mm - kEdge_mm, kColumn_mm = kEdge_mm + 34;
    layout.panel("sketch", on_card(0, 0, kSketchWidth_mm, kSketchHeight_mm), {ui::kWhite, ui::kBorder, 0.5, 5, ui::kInk});
    lay_ghost(layout, "sketch.name", on_card(kEdge_mm, 8, 60, 5));
    lay_ghost(layout, "sketch.address", on_card(kEdge_mm, 18, kRight_mm - kEdge_mm, 5));
    lay_ghost(layout, "sketch.photo", on_card(kEdge_mm, 30, 27, 36));
    lay_ghost(layout, "sketch.birth", on_card(kColumn_mm, 31, 46, 5));
    lay_ghost(layout, "sketch.panel", on_card(kColumn_mm, 58, kRight_mm - kColumn_mm, 8));
    const bool is_expiry = stage == FaceStage::expiry;
    const BoxMm marked = is_expiry ? on_card(kColumn_mm, 40, 82, 13) : on_card(kRight_mm - 24, 40, 24, 13);
    layout.panel("sketch.asked", marked, {ui::kSelected, ui::kBlue, ui::kStrongBorder_mm, 2, ui::kInk});
    layout.line("sketch.sample", {marked.x_mm + 1.5, marked.y_mm, marked.width_mm - 3, marked.height_mm},
                seen.words(is_expiry ? "face.sample_expiry" : "face.sample_code"), {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2},
                ui::Align::centre);
    if (!is_expiry) lay_ghost(layout, "sketch.expiry", on_card(kColumn_mm, 44, 50, 5));
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
    const bool is_birth = page.stage == FaceStage::birth, is_portrait = layout.size().is_portrait();
    NumberPlaces places = number_places(layout, content);
    const double fields = is_birth ? date_fields_height_mm(layout, places.words.width_mm) + 6 : 0;
    if (is_birth && is_portrait) {                               // the fields stand above the pad, both in reach
        const double all = fields + kPad_mm;
        places.number = reachable(layout, {content.x_mm, content.bottom_mm() - all, content.width_mm, all});
        places.words.height_mm = places.number.y_mm - content.y_mm;
    }
    const std::string problem = page.problem.empty() ? std::string() : seen.words(page.problem);
    BoxMm words = places.words;
    const double problem_height = trouble_height(layout, words.width_mm, problem);
    const double trouble = card_trouble_height(layout, seen, words.width_mm, page.trouble, CardWay::face_number);
    words.height_mm -= problem_height + trouble + (is_birth && !is_portrait ? fields : 0);
    const std::string key = stage_key(page.stage);
    const auto stays = problem_height + trouble > 0 ? Paragraph::Stay::if_room : Paragraph::Stay::always;
    double y = lay_words(layout, words,
                         {{.id = "heading", .text = seen.words(key), .type = ui::kHeadingType, .heading_lines = 2},
                          {.id = "tries", .text = seen.words("pin.tries", {{"n", std::to_string(seen.session.reader.face_tries.value_or(0) - kFaceTriesKept)}}),
                           .type = ui::kStrongType, .below_mm = 4, .stay = stays},
                          {.id = "lead", .text = seen.words(key + "_lead"), .stay = Paragraph::Stay::if_room},
                          {.id = "progress", .text = seen.words("face.step", {{"n", std::to_string(stage_number(page.stage))}}),
                           .type = {ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.4}, .stay = Paragraph::Stay::if_room}}).bottom_mm;
    y = lay_trouble_sentence(layout, {words.x_mm, y, words.width_mm, 0}, problem);
    y = lay_card_trouble(layout, seen, {words.x_mm, y, words.width_mm, 0}, page.trouble, CardWay::face_number);
    if (is_birth) {
        std::optional<EntryProblem> mistake;
        if (!page.problem.empty()) mistake = EntryProblem{page.problem, page.mistaken_part};
        const double top = is_portrait ? places.number.y_mm : y;
        const double below = lay_date_fields(layout, seen, {words.x_mm, top, words.width_mm, 0}, page.birth, *seen.world.catalog->item(forms::kBirth), mistake) + 6;
        const BoxMm& pad = places.number;
        lay_pad(layout, seen.words, is_portrait ? BoxMm{pad.x_mm, below, pad.width_mm, pad.bottom_mm() - below} : pad, seen.words.list("keys.pad"), 44);
        return;
    }
    constexpr double kLittleSmaller = 0.86;                     // the sample is set a little smaller then
    const double wanted = sketch_scale(layout), scale = std::min({wanted, (places.words.bottom_mm() - y - 4) / kSketchHeight_mm, places.words.width_mm / kSketchWidth_mm});
    const bool has_room = scale >= std::max(1.0, wanted * kLittleSmaller);
    if (has_room) lay_sketch(layout, seen, {words.x_mm, y + 2, words.width_mm, 0}, page.stage, scale);
    const bool is_expiry = page.stage == FaceStage::expiry;
    lay_number_entry(layout, seen, places.number, {"face", is_expiry ? page.expiry : page.code, {}, is_expiry ? kExpiryDigits : kSecurityCodeDigits});
}

}  // namespace kiosk::screens
