// While the card is read, and what it said: the resident sees it before anything is asked, and may lay down the next card
// of the family. Shows what stands in the answers, not what the reader sent.
#include "kiosk/screens/card_parts.h"

#include "kiosk/card_answers.h"
#include "kiosk/letters.h"
#include "kiosk/review.h"
#include "kiosk/session_card.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kPadding_mm = 8, kFoundRowGap_mm = 4, kFoundGap_mm = 16;

constexpr std::pair<const char*, const char*> kCardFacts[] = {{"fullName", "name"}, {"dateOfBirth", "birth"}, {"sex", "sex"}};

struct FoundRow {
    std::string id, label, value;
};

/// The last part of the key of what a card calls it.
std::string called_on_card(const forms::Item& item) {
    for (const auto& [gif, id] : kCardFacts)
        if (item.gif == gif && item.per_person) return id;
    return "address";
}

/// What of the answers came from this person's card.
std::vector<FoundRow> rows_of(const Seen& seen, int person) {
    const auto situation = forms::derive_situation(*seen.world.catalog, seen.session.answers, seen.world.today);
    std::vector<FoundRow> rows;
    const auto add = [&](const forms::Item& item, const std::string& id) {
        const forms::Answer* said = seen.session.answers.find({item.id, item.per_person ? person : forms::kWholeCase});
        const bool is_from_card = said && said->value && said->source == forms::Source::card;
        if (is_from_card) rows.push_back({id, seen.words("found." + id), value_text(item, *said->value, situation, seen.words)});
    };
    for (const auto& [gif, id] : kCardFacts)
        for (const auto& [name, item] : seen.world.catalog->items)
            if (item.gif == gif && item.per_person && may_come_from_card(item)) add(item, id);
    for (const auto& [name, item] : seen.world.catalog->items)
        if (item.type == forms::ItemType::address && !item.per_person && may_come_from_card(item)) add(item, "address");
    return rows;
}

double rows_height(const ui::Layout& layout, const std::vector<FoundRow>& rows, double width_mm, const ui::Type& type) {
    double height = 0;
    for (const FoundRow& row : rows) height += layout.text_height(row.value, width_mm, type) + kFoundRowGap_mm;
    return height;
}

struct RowsShape {
    double label_mm, value_mm, chip_mm, height_mm;
};
constexpr ui::Type kValueType{8.4, printer::Typeface::screen_bold, ui::kInk, 1.4};
RowsShape shape_of(const ui::Layout& layout, const std::vector<FoundRow>& rows, double width_mm, bool has_chip) {
    RowsShape shape{0, 0, has_chip ? layout.em(ui::kSmall_mm) * 2.4 : 0, 0};
    for (const FoundRow& row : rows) shape.label_mm = std::max(shape.label_mm, layout.text_width(row.label, ui::kBodyType) + 6);
    shape.label_mm = std::min(shape.label_mm, width_mm * 0.35);
    shape.value_mm = width_mm - 2 * kPadding_mm - shape.label_mm;
    shape.height_mm = rows_height(layout, rows, shape.value_mm, kValueType) + 2 * kPadding_mm + shape.chip_mm;
    return shape;
}

double lay_rows(ui::Layout& layout, const Seen& seen, const BoxMm& box, const RowsShape& shape, const std::vector<FoundRow>& rows) {
    layout.panel("found.ground", {box.x_mm, box.y_mm, box.width_mm, shape.height_mm}, {ui::kWhite, ui::kHairline, 0.4, 5, ui::kInk});
    if (shape.chip_mm > 0) layout.chip("found.chip", box.x_mm + kPadding_mm, box.y_mm + kPadding_mm + shape.chip_mm * 0.4, seen.words("review.from_card"), ui::kHintPanel);
    double y = box.y_mm + kPadding_mm + shape.chip_mm;
    for (const FoundRow& row : rows) {
        const double height = layout.text_height(row.value, shape.value_mm, kValueType);
        layout.line("label." + row.id, {box.x_mm + kPadding_mm, y, shape.label_mm - 4, std::max(height, layout.em(kValueType.em_mm) * 1.4)}, row.label, ui::kBodyType);
        y = layout.text("value." + row.id, {box.x_mm + kPadding_mm + shape.label_mm, y, shape.value_mm, 0}, row.value, kValueType) + kFoundRowGap_mm;
    }
    return box.y_mm + shape.height_mm;
}

bool lacks_letters(const ui::Layout& layout, const std::vector<FoundRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [&](const FoundRow& row) { return !layout.can_draw(row.value, kValueType.face); });
}

/// 「住所・性別」
std::string labels_of(const Seen& seen, const std::vector<forms::Slot>& slots) {
    std::string labels;
    for (const forms::Slot& slot : slots) {
        const forms::Item& item = *seen.world.catalog->item(slot.item);
        labels += (labels.empty() ? "" : seen.words("review.separator")) + (may_come_from_card(item) ? seen.words("found." + called_on_card(item)) : label_text(item, seen.words));
    }
    return labels;
}

struct Sentences {
    std::string heading, text;
};
Sentences sentences_of(const Seen& seen, const CardFoundPage& page) {
    const std::string person = name_called(seen, page.person);          // both that use it are about a name
    switch (page.finding) {
        case CardFinding::taken: return {seen.words("found.heading"), seen.words("found.lead")};
        case CardFinding::taken_other_address: return {seen.words("found.heading"), seen.words("found.other_address")};
        case CardFinding::already_read: return {seen.words("found.already"), seen.words("found.already_text", {{"person", person}})};
        case CardFinding::somebody_else:
            return {seen.words("found.somebody_else", {{"person", person}}), seen.words("found.somebody_else_text", {{"person", person}})};
    }
    return {};
}

}  // namespace

void lay_card_reading(ui::Layout& layout, const Seen& seen) {
    const BoxMm content = lay_frame(layout, seen, {});
    lay_message(layout, content, ui::Icon::card, seen.words("reading.heading"), seen.words("reading.text"));
}

void lay_card_found(ui::Layout& layout, const Seen& seen, const CardFoundPage& page) {
    Frame frame;
    frame.next = FrameButton{"next", seen.words("found.go_on"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_refused = page.finding == CardFinding::somebody_else;
    const bool may_read_more = is_refused || next_card_person(seen.session, seen.world).has_value();
    const std::string more = seen.words(is_refused ? "found.same_person" : "found.next_card");
    const Sentences said = sentences_of(seen, page);
    const double button_height = layout.grown(20), button_width = std::min(layout.grown(150), content.width_mm), gap = 6;
    if (is_refused) {
        const double below = lay_message(layout, content, ui::Icon::warning, said.heading, said.text, button_height + gap);
        const BoxMm inside = message_box(layout, content);
        layout.target({.id = "card.next", .box = {inside.x_mm, std::max(below + gap, layout.reach_top_mm()), std::min(button_width, inside.width_mm), button_height}, .text = more,
                       .note = {}, .look = ui::kSecondary, .icon = ui::Icon::card, .tap = UseCard{page.person}});
        return;
    }
    // Tall: words, what the card said, the next card. Wide: what the card said stands beside the rest.
    const bool is_portrait = layout.size().is_portrait();
    const double width = is_portrait ? std::min(content.width_mm, line_max_mm(layout) + 2 * kPadding_mm) : (content.width_mm - kFoundGap_mm) * 0.56;
    const std::vector<FoundRow> rows = rows_of(seen, page.person);
    const bool is_incomplete = lacks_letters(layout, rows);
    const double button = may_read_more ? button_height + gap : 0;
    const double heading = layout.em(ui::kBody_mm) * 2.2, rows_room = content.height_mm - (is_portrait ? heading + button : 0);
    RowsShape shape = shape_of(layout, rows, width, true);
    if (shape.height_mm > rows_room) shape = shape_of(layout, rows, width, false);
    const std::string replaced = page.replaced.empty() ? std::string() : seen.words("scan.replaced", {{"items", labels_of(seen, page.replaced)}});
    const BoxMm words = is_portrait ? BoxMm{content.x_mm, content.y_mm, width, content.height_mm - shape.height_mm - button - gap}
                                    : BoxMm{content.x_mm, content.y_mm, content.width_mm - width - kFoundGap_mm, content.height_mm - button};
    double y = lay_words(layout, words,
                         {{.id = "heading", .text = said.heading, .type = ui::kHeadingType, .below_mm = 3, .heading_lines = is_portrait ? 1 : 3},
                          {.id = "letters", .text = is_incomplete ? seen.words("found.letters") : std::string(), .stay = Paragraph::Stay::wanted},
                          {.id = "replaced", .text = replaced, .stay = Paragraph::Stay::wanted},
                          {.id = "lead", .text = said.text, .stay = page.finding == CardFinding::taken ? Paragraph::Stay::if_room : Paragraph::Stay::wanted}}).bottom_mm + 2;
    if (is_portrait) y = lay_rows(layout, seen, {content.x_mm, y, width, 0}, shape, rows) + gap;
    else lay_rows(layout, seen, {content.right_mm() - width, content.y_mm, width, 0}, shape, rows);
    if (!may_read_more) return;
    layout.target({.id = "card.next", .box = {words.x_mm, std::max(y, layout.reach_top_mm()), std::min(button_width, words.width_mm), button_height}, .text = more, .note = {},
                   .look = ui::kSecondary, .icon = ui::Icon::card, .tap = UseCard{page.person}});
}

}  // namespace kiosk::screens
