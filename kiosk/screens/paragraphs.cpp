// Words of a screen one under the other, and the quiet card that a message is.
// Part of the frame; chooses sizes and what may be left out, never words.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kMark_mm = 20, kMarkRoom_mm = 8;
constexpr double kTroublePadding_mm = 6, kTroubleIcon_mm = 9, kTroubleIconGap_mm = 5;
constexpr double kReading_mm = 9, kReadingGap_mm = 6;

ui::Type type_of(const ui::Layout& layout, const Paragraph& paragraph, double width_mm) {
    return paragraph.heading_lines > 0 ? layout.calm(paragraph.text, width_mm, paragraph.type, paragraph.heading_lines) : paragraph.type;
}

double trouble_room_mm(const ui::Layout& layout, double width_mm) { return width_mm - 2 * kTroublePadding_mm - layout.em(kTroubleIcon_mm) - kTroubleIconGap_mm; }

double paragraph_height(const ui::Layout& layout, double width_mm, const Paragraph& paragraph) {
    if (paragraph.is_mistake) return trouble_height(layout, width_mm, paragraph.text);
    return layout.text_height(paragraph.text, width_mm, type_of(layout, paragraph, width_mm)) + paragraph.below_mm;
}

/// How roomy the card can be.
struct WordsCard {
    double padding_mm, mark_mm;
};
double card_height(const WordsCard& card, double words_mm) { return 2 * card.padding_mm + (card.mark_mm > 0 ? card.mark_mm + kMarkRoom_mm : 0) + words_mm; }

double card_width_mm(const ui::Layout& layout, const BoxMm& content) { return std::min(content.width_mm, line_max_mm(layout) + 40); }
double card_padding_mm(const ui::Layout& layout) { return std::min(16.0, std::min(layout.size().width_mm, layout.size().height_mm) * 0.045); }

}  // namespace

double height_of(const ui::Layout& layout, double width_mm, const std::vector<Paragraph>& paragraphs) {
    double height = 0;
    for (const Paragraph& paragraph : paragraphs)
        if (!paragraph.text.empty()) height += paragraph_height(layout, width_mm, paragraph);
    return height;
}

LaidWords lay_words(ui::Layout& layout, const BoxMm& box, std::vector<Paragraph> paragraphs) {
    LaidWords laid;
    std::erase_if(paragraphs, [](const Paragraph& paragraph) { return paragraph.text.empty(); });
    while (height_of(layout, box.width_mm, paragraphs) > box.height_mm) {
        const auto last_that = [&](Paragraph::Stay stay) { return std::find_if(paragraphs.rbegin(), paragraphs.rend(), [&](const Paragraph& one) { return one.stay == stay; }); };
        auto last = last_that(Paragraph::Stay::if_room);
        if (last == paragraphs.rend()) last = last_that(Paragraph::Stay::wanted);
        if (last == paragraphs.rend()) break;
        if (last->stay == Paragraph::Stay::wanted) layout.leave_out(last->id);
        paragraphs.erase(std::next(last).base());
    }
    double y = box.y_mm;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.is_mistake) {
            y = lay_trouble_sentence(layout, {box.x_mm, y, box.width_mm, 0}, paragraph.text);
            continue;
        }
        const ui::Type type = type_of(layout, paragraph, box.width_mm);
        const ui::Role role = paragraph.heading_lines > 0 ? ui::Role::heading : ui::Role::text;
        y = layout.text(paragraph.id, {box.x_mm, y, box.width_mm, 0}, paragraph.text, type, ui::Align::left, role) + paragraph.below_mm;
    }
    laid.bottom_mm = y;
    return laid;
}

std::vector<Paragraph> for_reading(std::vector<Paragraph> paragraphs) {
    for (Paragraph& paragraph : paragraphs) {
        paragraph.stay = Paragraph::Stay::always;
        paragraph.type.em_mm = std::min(paragraph.type.em_mm, kReading_mm);
        paragraph.below_mm = kReadingGap_mm;
    }
    return paragraphs;
}

double trouble_height(const ui::Layout& layout, double width_mm, const std::string& sentence) {
    return sentence.empty() ? 0 : layout.text_height(sentence, trouble_room_mm(layout, width_mm), ui::kMistakeType) + 11;
}

double lay_trouble_sentence(ui::Layout& layout, const BoxMm& box, const std::string& sentence) {
    if (sentence.empty()) return box.y_mm;
    const double height = trouble_height(layout, box.width_mm, sentence), icon = layout.em(kTroubleIcon_mm), x = box.x_mm + kTroublePadding_mm;
    layout.panel("problem.ground", {box.x_mm, box.y_mm, box.width_mm, height - 5}, ui::kMistakePanel, ui::Role::notice);
    layout.icon("problem.icon", {x, box.y_mm + (height - 5 - icon) / 2, icon, icon}, ui::Icon::warning, ui::kRed);
    layout.text("problem", {x + icon + kTroubleIconGap_mm, box.y_mm + 3, trouble_room_mm(layout, box.width_mm), 0}, sentence, ui::kMistakeType);
    return box.y_mm + height;
}

ui::BoxMm message_box(const ui::Layout& layout, const BoxMm& content) {
    const double width = card_width_mm(layout, content), padding = card_padding_mm(layout);
    return {content.x_mm + (content.width_mm - width) / 2 + padding, content.y_mm, width - 2 * padding, content.height_mm};
}

double lay_message(ui::Layout& layout, const BoxMm& content, ui::Icon icon, const std::string& title, const std::string& text, double room_mm) {
    const BoxMm inner = message_box(layout, content);
    const std::vector<Paragraph> words = {{.id = "title", .text = title, .type = ui::kTitleType, .below_mm = 4, .heading_lines = 2},
                                          {.id = "text", .text = text, .type = {8, printer::Typeface::screen, ui::kInk, 1.6}, .below_mm = 0}};
    const double words_height = height_of(layout, inner.width_mm, words) + room_mm, padding = card_padding_mm(layout);
    WordsCard card{padding, icon == ui::Icon::none ? 0 : layout.grown(kMark_mm)};
    if (card_height(card, words_height) > content.height_mm) card.mark_mm = 0;
    if (card_height(card, words_height) > content.height_mm) card.padding_mm = std::max(3.0, (content.height_mm - words_height) / 2);
    const double height = card_height(card, words_height);
    const double y = content.y_mm + std::max(0.0, (content.height_mm - height) * (layout.size().is_portrait() ? 0.36 : 0.5));
    layout.panel("message.ground", {inner.x_mm - padding, y, inner.width_mm + 2 * padding, height}, {ui::kWhite, ui::kHairline, 0.4, 5, ui::kInk});
    double below = y + card.padding_mm;
    if (card.mark_mm > 0) {
        layout.icon("message.icon", {inner.x_mm, below, card.mark_mm, card.mark_mm}, icon, ui::kBlue);
        below += card.mark_mm + kMarkRoom_mm;
    }
    return lay_words(layout, {inner.x_mm, below, inner.width_mm, 1e9}, words).bottom_mm;
}

}  // namespace kiosk::screens
