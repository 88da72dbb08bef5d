// Asking for a code made at home: what the camera sees, a frame to hold the code in, and one thing to do. Then what it said, before
// anything is taken. The picture itself is put in by the loop (show_live), because no page may look at a camera.
#include "kiosk/screens/scan.h"

#include "kiosk/review.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"
#include "printer/qr_code.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kWide = 16.0 / 9, kScanGap_mm = 6;
constexpr int kGreys = 24;                 // levels of the small picture: runs of one level become one box
constexpr int kPeopleShown = 8;

std::string aim_key(Aim aim) {
    switch (aim) {
        case Aim::nothing_seen: return "scan.aim_nothing";
        case Aim::nearer: return "scan.aim_nearer";
        case Aim::farther: return "scan.aim_farther";
        case Aim::brighter: return "scan.aim_brighter";
        case Aim::hold_still: return "scan.aim_still";
        case Aim::by_hand: return "scan.aim_by_hand";
        case Aim::out_of_order: return "scan.aim_out_of_order";
    }
    return {};
}

std::string said(const Seen& seen, const ScanPage& page) {
    if (page.trouble) return seen.words("scan." + std::string(qr::to_id(*page.trouble)));
    if (page.left.of > 0) return seen.words("scan.left", {{"have", std::to_string(page.left.have)}, {"of", std::to_string(page.left.of)}});
    return seen.words(aim_key(page.aim));
}

/// As wide as the room allows in the shape of a camera's picture.
BoxMm picture_box(const BoxMm& room) {
    const double width = std::min(room.width_mm, room.height_mm * kWide), height = width / kWide;
    return {room.x_mm + (room.width_mm - width) / 2, room.y_mm, width, height};
}

/// Four corners, between which the code belongs.
void lay_aim(ui::Layout& layout, const BoxMm& picture) {
    const double side = picture.height_mm * 0.8, arm = side * 0.16, thick = 1.6;
    const double left = picture.x_mm + (picture.width_mm - side) / 2, top = picture.y_mm + (picture.height_mm - side) / 2;
    const ui::Look look{ui::kFocus, ui::kFocus, 0, 0, ui::kInk};
    int count = 0;
    const auto bar = [&](double x, double y, double width, double height) { layout.panel("aim." + std::to_string(count++), {x, y, width, height}, look); };
    for (const double x : {left, left + side - arm})
        for (const double y : {top, top + side - thick}) bar(x, y, arm, thick);
    for (const double x : {left, left + side - thick})
        for (const double y : {top, top + side - arm}) bar(x, y, thick, arm);
}

/// A sheet with a code, and a scanner in the hand whose light falls on all of it. Greys only, on white: a picture as on a card.
void lay_hand_sketch(ui::Layout& layout, const BoxMm& room) {
    constexpr double kWidth_mm = 160, kHeight_mm = 92, kCode_mm = 62;
    const double scale = std::min({room.width_mm / kWidth_mm, room.height_mm / kHeight_mm, 1.6});
    if (scale < 0.4) return;
    const printer::Grey ink{0.1}, soft{0.45}, light{0.88};
    ui::Sheet sheet;
    sheet.corner = {room.x_mm, room.y_mm};
    sheet.scale = scale;
    sheet.scene.width_mm = kWidth_mm;
    sheet.scene.height_mm = kHeight_mm;
    auto& marks = sheet.scene.marks;
    const auto box = [&](const BoxMm& place, printer::Grey fill, double stroke_mm) { marks.push_back(printer::Rectangle{place, stroke_mm, ink, true, fill}); };
    box({0, 0, kWidth_mm, kHeight_mm}, {1}, 0);
    box({4, 4, 76, 84}, {1}, 0.8);
    for (double y = 8; y < 16; y += 5) box({11, y, y < 10 ? 62.0 : 40.0, 2}, light, 0);
    if (const auto code = printer::make_qr_code(std::string(120, '5'), 20))
        for (printer::Mark& mark : printer::qr_marks(*code, {11, 20}, kCode_mm)) marks.push_back(std::move(mark));
    const double window_x = 112, window_top = 26, window_bottom = 42;
    marks.push_back(printer::Line{{window_x, window_top}, {72, 22}, 0.8, soft, true});
    marks.push_back(printer::Line{{window_x, window_bottom}, {72, 80}, 0.8, soft, true});
    box({window_x, 20, 40, 28}, light, 0.8);
    box({window_x, window_top, 4, window_bottom - window_top}, ink, 0);
    box({130, 48, 16, 38}, light, 0.8);
    box({124, 50, 6, 12}, soft, 0);
    layout.sheet("sketch", {room.x_mm, room.y_mm, kWidth_mm * scale, kHeight_mm * scale}, std::move(sheet));
}

const std::string* text_of(const forms::Answers& answers, const forms::Slot& slot) {
    const forms::Answer* answer = answers.find(slot);
    return answer && answer->value ? std::get_if<std::string>(&*answer->value) : nullptr;
}

std::string errand_of(const Seen& seen, const forms::Answers& answers) {
    const std::string* id = text_of(answers, {kErrandItem, forms::kWholeCase});
    const auto event = id ? seen.world.catalog->events.find(*id) : seen.world.catalog->events.end();
    return event == seen.world.catalog->events.end() ? std::string() : forms::text_in(event->second.card, seen.session.language);
}

std::string value_in(const Seen& seen, const forms::Answers& answers, const auto& is_wanted) {
    const auto situation = forms::derive_situation(*seen.world.catalog, answers, seen.world.today);
    for (const auto& [slot, answer] : answers.slots) {
        const forms::Item* item = seen.world.catalog->item(slot.item);
        if (item && answer.value && slot.person == forms::kWholeCase && is_wanted(*item)) return value_text(*item, *answer.value, situation, seen.words);
    }
    return {};
}

}  // namespace

std::string people_in(const Seen& seen, const forms::Answers& answers) {
    std::string people;
    int count = 0;
    for (int person = 0; person < forms::kPersonsMax; ++person) {
        const std::string* name = text_of(answers, {forms::kName, person});
        if (!name) continue;
        if (++count <= kPeopleShown) people += (people.empty() ? "" : "\u3001") + seen.words("household.person_named", {{"name", *name}});
    }
    if (count > kPeopleShown) people += seen.words("scan.more_people", {{"n", std::to_string(count - kPeopleShown)}});
    return people;
}

FrameButton without_code(const Words& words) { return {"code.without", words("scan.without"), Back{}, ui::Icon::none}; }

void lay_code_who(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.back = back_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const double top = lay_words(layout, {content.x_mm, content.y_mm, std::min(content.width_mm, line_max_mm(layout)), content.height_mm * 0.36},
                                 {{.id = "heading", .text = seen.words("own.who"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 2}}).bottom_mm;
    std::vector<Card> cards;
    for (int person = 0; person < forms::kPersonsMax; ++person)
        if (const std::string* name = text_of(seen.session.answers, {forms::kName, person}))
            cards.push_back({"who." + std::to_string(person), seen.words("household.person_named", {{"name", *name}}), {}, TogglePerson{person}, false, ui::kSecondary, ui::Icon::next});
    lay_cards(layout, seen.words, reachable(layout, {content.x_mm, top, content.width_mm, content.bottom_mm() - top}), cards, 0, {9.0, 40.0, 2, true});
}

void lay_scan(ui::Layout& layout, const Seen& seen, const ScanPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    if (page.aim == Aim::out_of_order) {
        frame.next = without_code(seen.words);
        const BoxMm content = lay_frame(layout, seen, frame);
        lay_message(layout, content, ui::Icon::staff, seen.words("scan.out_of_order"), seen.words(aim_key(page.aim)));
        return;
    }
    const bool has_picture = page.aim != Aim::by_hand;
    const bool is_trouble = page.trouble.has_value();
    if (is_trouble) frame.next = without_code(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const std::string sentence = said(seen, page);
    const bool is_portrait = layout.size().is_portrait();
    const double words_width = std::min(is_portrait ? content.width_mm : content.width_mm * 0.42, line_max_mm(layout));
    const auto words = lay_words(layout, {content.x_mm, content.y_mm, words_width, is_portrait ? content.height_mm * 0.5 : content.height_mm},
                                 {{.id = "heading", .text = seen.words(has_picture ? "scan.heading" : "scan.heading_by_hand"), .type = ui::kHeadingType, .below_mm = 4, .heading_lines = 3},
                                  {.id = "said", .text = sentence, .type = {ui::kStrongType.em_mm, printer::Typeface::screen_bold, ui::kDeepBlue, 1.5}, .below_mm = 5, .is_mistake = is_trouble},
                                  {.id = "lead", .text = seen.words("scan.lead"), .stay = Paragraph::Stay::if_room}});
    BoxMm room = is_portrait ? BoxMm{content.x_mm, words.bottom_mm + kScanGap_mm, content.width_mm, content.bottom_mm() - words.bottom_mm - kScanGap_mm}
                             : BoxMm{content.x_mm + words_width + 2 * kScanGap_mm, content.y_mm, content.width_mm - words_width - 2 * kScanGap_mm, content.height_mm};
    if (room.width_mm < 40 || room.height_mm < 30) return;
    if (!has_picture) return lay_hand_sketch(layout, room);
    const BoxMm picture = picture_box(room);
    layout.panel("live.ground", picture, {ui::kHairline, ui::kHairline, 0.4, 0, ui::kInk});
    layout.sheet("live", picture, {});
    lay_aim(layout, picture);
}

void lay_scan_found(ui::Layout& layout, const Seen& seen, const ScanFoundPage& page) {
    Frame frame;
    frame.back = FrameButton{"back", seen.words("scan.again"), Back{}, ui::Icon::back};
    frame.next = FrameButton{"next", seen.words("scan.take"), Next{}, ui::Icon::next};
    if (page.from == ScanFrom::offer) return lay_code_beside(layout, seen, page, std::move(frame));
    const BoxMm content = lay_frame(layout, seen, frame);
    const double width = std::min(content.width_mm, line_max_mm(layout));
    const forms::Answers& answers = page.facts.answers;
    const std::string dropped = page.facts.dropped > 0 ? seen.words("scan.dropped", {{"n", std::to_string(page.facts.dropped)}}) : std::string();
    const ui::Type value{8.4, printer::Typeface::screen_bold, ui::kInk, 1.4};
    std::vector<Paragraph> said{{.id = "heading", .text = seen.words("scan.found"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 3}};
    const auto say = [&](const char* id, const std::string& label, const std::string& text) {
        if (text.empty()) return;
        said.push_back({.id = id + std::string(".label"), .text = label, .type = ui::kSmallType, .below_mm = 1});
        said.push_back({.id = id, .text = text, .type = value, .below_mm = 6});
    };
    const bool is_own = !page.facts.code;
    say("errand", seen.words("scan.errand"), errand_of(seen, answers));
    say("people", seen.words("scan.people"), people_in(seen, answers));
    if (is_own) {
        say("address", seen.words("found.address"), value_in(seen, answers, [](const forms::Item& item) { return item.type == forms::ItemType::address; }));
        say("phone", seen.words("scan.phone"), value_in(seen, answers, [](const forms::Item& item) { return item.type == forms::ItemType::phone; }));
    }
    said.push_back({.id = "dropped", .text = dropped, .below_mm = 4, .stay = Paragraph::Stay::if_room});
    said.push_back({.id = "lead", .text = seen.words("scan.found_lead"), .stay = Paragraph::Stay::if_room});
    lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm}, std::move(said));
}

void show_live(ui::Page& page, const qr::GreyPicture& picture) {
    const auto live = std::find_if(page.widgets.begin(), page.widgets.end(), [](const ui::Widget& widget) { return widget.id == "live"; });
    if (live == page.widgets.end() || picture.width < 1 || picture.height < 1) return;
    ui::Sheet sheet;
    sheet.corner = {live->box.x_mm, live->box.y_mm};
    sheet.scene.width_mm = live->box.width_mm;
    sheet.scene.height_mm = live->box.height_mm;
    const double pixel_x = live->box.width_mm / picture.width, pixel_y = live->box.height_mm / picture.height;
    const auto level = [&](int x, int y) { return picture.view().at(x, y) * kGreys / 256; };
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width;) {
            const int from = x, grey = level(x, y);
            while (x < picture.width && level(x, y) == grey) ++x;
            sheet.scene.marks.push_back(printer::Rectangle{{from * pixel_x, y * pixel_y, (x - from) * pixel_x, pixel_y}, 0, {}, true, {static_cast<double>(grey) / (kGreys - 1)}});
        }
    }
    live->sheet = std::move(sheet);
}

}  // namespace kiosk::screens
