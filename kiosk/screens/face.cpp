// The numbers printed on the card's face, for people who do not know their PIN: one after the other, with a sketch of the
// card that shows where to look. Nothing here is secret, so digits are shown.
#include "kiosk/screens/card_parts.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kSketchWidth_mm = 132, kSketchHeight_mm = 78, kPad_mm = 4 * ui::kTargetMin_mm + 3 * 4.0, kPadMax_mm = 4 * 28.0 + 3 * 4.0;
constexpr double kExplainGap_mm = 5, kBelowExplain_mm = 2.5, kAbovePad_mm = 6;

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

/// The scale at which the sketch stands in this room; 0 where its sample would be too small.
double sketch_scale_in(const ui::Layout& layout, double width_mm, double height_mm) {
    constexpr double kLittleSmaller = 0.86;                     // the sample is set a little smaller then
    const double wanted = sketch_scale(layout), scale = std::min({wanted, height_mm / kSketchHeight_mm, width_mm / kSketchWidth_mm});
    return scale >= std::max(1.0, wanted * kLittleSmaller) ? scale : 0;
}

/// What is asked, from the number of tries to what is told of it. The explanation may give way to its one line and to 「説明」, which
/// stands beside the tries.
struct FaceWords {
    std::vector<Paragraph> said;
    bool has_button = false;
};
double explain_width(const ui::Layout& layout, const Seen& seen) { return small_button_width_mm(layout, seen.words("question.explain")); }

FaceWords face_words(const Seen& seen, const FacePage& page, bool is_whole, bool has_button) {
    const std::string key = stage_key(page.stage);
    return {{{.id = "heading", .text = seen.words(key), .type = ui::kHeadingType, .heading_lines = 2},
             {.id = "tries", .text = seen.words("pin.tries", {{"n", std::to_string(seen.session.reader.face_tries.value_or(0) - kFaceTriesKept)}}),
              .type = ui::kStrongType, .below_mm = 4, .stay = Paragraph::Stay::wanted},
             {.id = "lead", .text = seen.words(key + (is_whole ? "_lead" : "_short")), .stay = Paragraph::Stay::wanted},
             {.id = "progress", .text = seen.words("face.step", {{"n", std::to_string(stage_number(page.stage))}}),
              .type = {ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.4}, .stay = Paragraph::Stay::if_room}}, has_button};
}
/// The tries stand beside the button.
double tries_row(const ui::Layout& layout, const Seen& seen, double width_mm, const Paragraph& tries) {
    const double beside = width_mm - explain_width(layout, seen) - kExplainGap_mm;
    return std::max(layout.text_height(tries.text, beside, tries.type) + tries.below_mm, small_button_height_mm(layout) + kBelowExplain_mm);
}
double words_height(const ui::Layout& layout, const Seen& seen, double width_mm, FaceWords words, bool with_progress) {
    if (!with_progress) words.said.pop_back();
    if (!words.has_button) return height_of(layout, width_mm, words.said);
    const double row = tries_row(layout, seen, width_mm, words.said[1]);
    words.said.erase(words.said.begin() + 1);
    return row + height_of(layout, width_mm, words.said);
}

/// As much as has room. `has_sketch`: the page shows where to look, too.
FaceWords chosen_words(const ui::Layout& layout, const Seen& seen, const FacePage& page, const BoxMm& box, bool has_sketch) {
    const FaceWords whole = face_words(seen, page, true, false);
    if (has_sketch && words_height(layout, seen, box.width_mm, whole, true) <= box.height_mm) return whole;
    const bool button_is_reached = box.y_mm + height_of(layout, box.width_mm, {whole.said.front()}) >= layout.reach_top_mm();
    for (const bool is_whole : {true, false})
        for (const bool has_button : {true, false}) {
            if (has_button && !button_is_reached) continue;
            FaceWords words = face_words(seen, page, is_whole, has_button);
            if (words_height(layout, seen, box.width_mm, words, false) <= box.height_mm) return words;
        }
    FaceWords least = face_words(seen, page, false, false);
    least.said.front().type.em_mm = ui::kBody_mm;                // a small heading leaves the line its room
    return least;
}

double lay_face_words(ui::Layout& layout, const Seen& seen, const BoxMm& box, const FaceWords& words) {
    if (!words.has_button) return lay_words(layout, box, words.said).bottom_mm;
    double y = lay_words(layout, {box.x_mm, box.y_mm, box.width_mm, 1e9}, {words.said.front()}).bottom_mm;
    const Paragraph& tries = words.said[1];
    const double row = tries_row(layout, seen, box.width_mm, tries), button = explain_width(layout, seen);
    layout.text("tries", {box.x_mm, y, box.width_mm - button - kExplainGap_mm, 0}, tries.text, tries.type);
    layout.target({.id = "explain", .box = {box.right_mm() - button, y, button, small_button_height_mm(layout)}, .text = seen.words("question.explain"), .note = {},
                   .look = ui::kQuiet, .em_mm = ui::kBody_mm, .tap = ExplainQuestion{}});
    y += row;
    return lay_words(layout, {box.x_mm, y, box.width_mm, box.bottom_mm() - y}, {words.said.begin() + 2, words.said.end()}).bottom_mm;
}

}  // namespace

void lay_face(ui::Layout& layout, const Seen& seen, const FacePage& page) {
    const Obstacle obstacle = face_obstacle(seen.session, page.trouble);
    Frame frame;
    frame.back = back_button(seen.words);
    put_skip(frame, seen, obstacle);
    const bool is_last = page.stage == FaceStage::code;
    if (obstacle.none()) frame.next = is_last ? FrameButton{"next", seen.words("pin.read"), Next{}, ui::Icon::next} : next_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    if (!obstacle.none()) return lay_obstacle(layout, seen, content, obstacle);
    const bool is_birth = page.stage == FaceStage::birth, is_portrait = layout.size().is_portrait();
    NumberPlaces places = number_places(layout, content);
    const double fields = is_birth ? date_fields_height_mm(layout, places.words.width_mm) + (is_portrait ? kAbovePad_mm : 0) : 0;
    const std::string problem = page.problem.empty() ? std::string() : seen.words(page.problem);
    const double troubles = trouble_height(layout, places.words.width_mm, problem) + card_trouble_height(layout, seen, places.words.width_mm, page.trouble, CardWay::face_number);
    const double whole = words_height(layout, seen, places.words.width_mm, face_words(seen, page, true, false), true) + troubles;
    if (is_birth && is_portrait) {                               // the fields stand above the pad, both in reach
        const double all = fields + std::clamp(content.height_mm - fields - whole, kPad_mm, kPadMax_mm);
        places.number = reachable(layout, {content.x_mm, content.bottom_mm() - all, content.width_mm, all});
        places.words.height_mm = places.number.y_mm - content.y_mm;
    }
    BoxMm words = places.words;
    words.height_mm -= troubles + (is_birth && !is_portrait ? fields : 0);
    const double scale = is_birth ? 0 : sketch_scale_in(layout, words.width_mm, places.words.height_mm - whole - 4);
    double y = lay_face_words(layout, seen, words, chosen_words(layout, seen, page, words, is_birth || scale > 0));
    y = lay_trouble_sentence(layout, {words.x_mm, y, words.width_mm, 0}, problem);
    y = lay_card_trouble(layout, seen, {words.x_mm, y, words.width_mm, 0}, page.trouble, CardWay::face_number);
    if (is_birth) {
        std::optional<EntryProblem> mistake;
        if (!page.problem.empty()) mistake = EntryProblem{page.problem, page.mistaken_part};
        const double top = is_portrait ? places.number.y_mm : y;
        const double below = lay_date_fields(layout, seen, {words.x_mm, top, words.width_mm, 0}, page.birth, *seen.world.catalog->item(forms::kBirth), mistake) + kAbovePad_mm;
        const BoxMm& pad = places.number;
        lay_pad(layout, seen.words, is_portrait ? BoxMm{pad.x_mm, below, pad.width_mm, pad.bottom_mm() - below} : pad, seen.words.list("keys.pad"), 44);
        return;
    }
    if (scale > 0) lay_sketch(layout, seen, {words.x_mm, y + 2, words.width_mm, 0}, page.stage, scale);
    const bool is_expiry = page.stage == FaceStage::expiry;
    lay_number_entry(layout, seen, places.number, {"face", is_expiry ? page.expiry : page.code, {}, is_expiry ? kExpiryDigits : kSecurityCodeDigits});
}

void lay_face_explanation(ui::Layout& layout, const Seen& seen, const FacePage& page) {
    Frame frame;
    frame.next = FrameButton{"go_on", seen.words("staff.close"), GoOn{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool has_sketch = page.stage != FaceStage::birth, is_beside = has_sketch && !layout.size().is_portrait();
    const double gap = 14, width = is_beside ? (content.width_mm - gap) / 2 : content.width_mm;
    std::vector<Paragraph> words = face_words(seen, page, true, false).said;
    words.erase(words.begin() + 1);                              // the tries are told where the number is typed
    const double y = lay_words(layout, {content.x_mm, content.y_mm, std::min(width, line_max_mm(layout)), content.height_mm}, for_reading(std::move(words))).bottom_mm;
    if (!has_sketch) return;
    const BoxMm box = is_beside ? BoxMm{content.right_mm() - width, content.y_mm, width, content.height_mm} : BoxMm{content.x_mm, y, width, content.bottom_mm() - y};
    const double scale = sketch_scale_in(layout, box.width_mm, box.height_mm);
    if (scale > 0) lay_sketch(layout, seen, box, page.stage, scale);
    else layout.leave_out("sketch");
}

}  // namespace kiosk::screens
