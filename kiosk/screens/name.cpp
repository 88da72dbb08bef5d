// A name: its reading on the kana board, candidates as cards, the letters' shapes as the paper will print them, and the
// whole name with its furigana to be confirmed. Which stage comes next is decided in kiosk/entry_name.cpp.
#include "kiosk/screens/question.h"

#include "forms/text.h"
#include "kiosk/review.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kNameButton_mm = 20, kNameField_mm = 21, kSpellHeight_mm = 24, kNameGap_mm = 5;
/// The most common stand first, so that few look beyond the first sheets.
constexpr GridLook kCandidates{11, 23, printer::Typeface::screen, 8, ui::Align::centre, ui::Icon::none, 2 * ui::kSheetsOfAnswers};
constexpr GridLook kLetters{22, 40, printer::Typeface::value, 8, ui::Align::centre, ui::Icon::none};
constexpr GridLook kShapes{20, 36, printer::Typeface::value, 14, ui::Align::centre, ui::Icon::none};

double caption_height(const ui::Layout& layout) { return layout.em(ui::kSmall_mm) * 1.5; }

struct NamePart {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const NameDraft& draft;
    BoxMm fields, keys;

    const NameBook& names() const { return seen.world.books->names; }
    bool shares_column() const { return keys.x_mm < fields.right_mm() && fields.x_mm < keys.right_mm(); }
    BoxMm keys_under(double y_mm) const {
        if (!shares_column()) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }

    double lay_button(const BoxMm& box, const char* id, const char* key, const char* option) const {
        const double height = layout.grown(kNameButton_mm);
        layout.target({.id = id, .box = {box.x_mm, box.y_mm, std::min(box.width_mm, layout.grown(150.0)), height}, .text = seen.words(key), .note = {},
                       .look = ui::kSecondary, .em_mm = 7.4, .tap = Edit{ChooseOption{option}}});
        return box.y_mm + height;
    }

    void lay_quiet(const BoxMm& box, const char* id, const char* key, const char* option) const {
        layout.target({.id = id, .box = box, .text = seen.words(key), .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{option}}});
    }

    void lay_reading() const {
        const char* const ids[] = {"part.family", "part.given"};
        const double caption = caption_height(layout), gap = 6, height = layout.grown(kNameField_mm), width = (fields.width_mm - gap) / 2;
        for (int i = 0; i < 2; ++i) {
            const std::size_t part = static_cast<std::size_t>(i);
            const double x = fields.x_mm + i * (width + gap);
            const bool is_focused = draft.part == i;
            layout.line(std::string(ids[i]) + ".caption", {x, fields.y_mm, width, caption}, seen.words(ids[i]), ui::kSmallType);
            layout.field({.id = ids[i], .box = {x, fields.y_mm + caption, width, height}, .text = draft.typed[part],
                          .look = page.problem && is_focused ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField, .em_mm = 11,
                          .has_caret = is_focused, .tap = Edit{FocusPart{i}}});
        }
        double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + caption + height, fields.width_mm, 0}) + kNameGap_mm;
        const double button = layout.grown(kNameButton_mm) + kNameGap_mm;
        const bool has_room = shares_column() ? fits_above_board(below, button, keys.bottom_mm()) : fields.bottom_mm() - below >= button;
        if (has_shapes_typed() && !has_room) layout.leave_out("other_shape");
        if (has_shapes_typed() && has_room) below = lay_button({fields.x_mm, below, fields.width_mm, 0}, "other_shape", "name.other_shape", kOtherShape) + kNameGap_mm;
        lay_keyboard(layout, seen.words, keys_under(below), draft.keys, Switch::all_keys);
    }

    /// A name that stands there in kanji already (typed on a keyboard, or being changed) may get another shape at once.
    bool has_shapes_typed() const {
        for (const std::string& part : draft.typed)
            for (const std::string& letter : letters_of(part))
                if (names().has_shapes(letter)) return true;
        return false;
    }

    void lay_spellings() const {
        std::vector<Option> options;
        for (const std::string& spelling : spellings(draft, names())) options.push_back({spelling, spelling, {}, false});
        const ListBoxes boxes = list_boxes(layout, fields, keys, 2);
        lay_grid(layout, seen.words, boxes.list, options, draft.sheet, kCandidates);
        lay_quiet(button_box(layout, boxes.buttons, 0), "spell", "name.spell", kSpell);
        lay_quiet(button_box(layout, boxes.buttons, 1), "as_typed", "name.as_typed", kAsTyped);
    }

    void lay_spell() const {
        const ui::Look look = page.problem ? ui::kFieldMistaken : ui::kFieldFocused;
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, std::min(fields.width_mm, layout.grown(190.0)), layout.grown(kSpellHeight_mm)}, .text = draft.spelled, .look = look, .em_mm = 12,
                      .has_caret = true, .tap = std::nullopt});
        const double strip = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + layout.grown(kSpellHeight_mm), fields.width_mm, 0}) + kNameGap_mm;
        const double room = shares_column() ? strip_room_mm(layout, strip, keys.bottom_mm()) : fields.bottom_mm() - strip;
        lay_conversions(layout, seen.words, {fields.x_mm, strip, fields.width_mm, room},
                        conversions(draft.spelled, names()), draft.sheet);
        lay_keyboard(layout, seen.words, keys_under(strip + (shares_column() && room > 0 ? room + 4 : 0)), draft.keys, Switch::all_keys);
    }

    /// Family and given name side by side as on paper, the furigana above each.
    void lay_whole() const {
        const double padding = 10, furigana = layout.em(8) * 1.4, large = std::min(layout.em(24), 30.0), height = furigana + large * 1.3 + 20;
        const double width = std::min(fields.width_mm, kLineMax_mm);
        const BoxMm card{fields.x_mm, fields.y_mm, width, height};
        layout.panel("name.ground", card, {ui::kWhite, ui::kBorder, ui::kBorder_mm, 4, ui::kInk});
        const auto reading = reading_of(draft);
        const NameDraft said = name_draft_of(whole_name(draft)), kana = name_draft_of(reading.value_or(std::string()));
        const bool has_two = !said.typed[1].empty();
        const double part_width = has_two ? (width - 3 * padding) / 2 : width - 2 * padding;
        for (int part = 0; part < (has_two ? 2 : 1); ++part) {
            const std::size_t at = static_cast<std::size_t>(part);
            const double x = card.x_mm + padding + part * (part_width + padding);
            const std::string suffix = part == 0 ? "family" : "given";
            layout.line("furigana." + suffix, {x, card.y_mm + 7, part_width, furigana}, kana.typed[at], {8, printer::Typeface::screen, ui::kInk, 1.25});
            layout.line("written." + suffix, {x, card.y_mm + 10 + furigana, part_width, large * 1.3}, said.typed[at], {24, printer::Typeface::value, ui::kInk, 1.2});
        }
        double y = std::max(card.bottom_mm() + 7, layout.reach_top_mm());
        if (!letters_with_shapes(draft, names()).empty()) y = lay_button({fields.x_mm, y, fields.width_mm, 0}, "other_shape", "name.other_shape", kOtherShape) + 7;
        if (forms::is_kana_only(said.typed[0]) || forms::is_kana_only(said.typed[1]))
            layout.text("name.by_hand", {fields.x_mm, y, std::min(fields.width_mm, kLineMax_mm), 0}, seen.words("name.by_hand"), ui::kBodyType);
    }

    void lay_letters() const {
        std::vector<Option> options;
        for (const ShapedLetter& letter : letters_with_shapes(draft, names())) options.push_back({"letter." + std::to_string(letter.index), letter.letter, {}, false});
        lay_grid(layout, seen.words, fields, options, draft.sheet, kLetters);
    }

    void lay_shapes() const {
        const std::string now = letter_at(draft, draft.letter);
        std::vector<Option> options;
        for (const std::string& shape : names().shapes(now))
            if (layout.can_draw(shape, printer::Typeface::value)) options.push_back({shape, shape, {}, shape == now});
        lay_grid(layout, seen.words, fields, options, draft.sheet, kShapes);
    }
};

}  // namespace

std::string name_help_key(const NameDraft& draft) {
    switch (draft.stage) {
        case NameStage::reading: return {};
        case NameStage::spelling: return draft.part == 0 ? "name.help_family" : "name.help_given";
        case NameStage::spell: return "name.help_spell";
        case NameStage::whole: return "name.help_whole";
        case NameStage::letter: return "name.help_letter";
        case NameStage::shape: return "name.help_shape";
    }
    return {};
}

bool name_needs_keys(const NameDraft& draft) { return draft.stage == NameStage::reading || draft.stage == NameStage::spell; }

double name_fields_height_mm(const ui::Layout& layout, const NameDraft& draft) {
    switch (draft.stage) {
        case NameStage::reading: {
            const bool may_have_button = !forms::is_kana_only(draft.typed[0]) && !draft.typed[0].empty();
            return caption_height(layout) + layout.grown(kNameField_mm) + kNameGap_mm + (may_have_button ? layout.grown(kNameButton_mm) + kNameGap_mm : 0);
        }
        case NameStage::spell: return layout.grown(kSpellHeight_mm) + strip_height(layout) + 2 * kNameGap_mm;
        case NameStage::whole: return layout.em(8) * 1.4 + std::min(layout.em(24), 30.0) * 1.3 + 20 + layout.grown(kNameButton_mm) + 12 + layout.em(ui::kBody_mm) * 3.2;
        case NameStage::spelling:
        case NameStage::letter:
        case NameStage::shape: return 5 * layout.grown(24);
    }
    return 0;
}

void lay_name(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const NameDraft& draft, const BoxMm& fields, const BoxMm& keys) {
    const NamePart part{layout, seen, page, draft, fields, keys};
    switch (draft.stage) {
        case NameStage::reading: return part.lay_reading();
        case NameStage::spelling: return part.lay_spellings();
        case NameStage::spell: return part.lay_spell();
        case NameStage::whole: return part.lay_whole();
        case NameStage::letter: return part.lay_letters();
        case NameStage::shape: return part.lay_shapes();
    }
}

}  // namespace kiosk::screens
