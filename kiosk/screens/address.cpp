// The stages of an address: the town from the city's list or by postal code, the number, the building.
// Part of the question screen; which stage comes next is decided in kiosk/entry_address.cpp.
#include "kiosk/screens/question.h"

#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kFieldHeight_mm = 22, kWayHeight_mm = 17, kFoundHeight_mm = 16;

struct AddressPart {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const AddressDraft& draft;
    BoxMm fields, keys;

    bool shares_column() const { return keys.x_mm < fields.right_mm() && fields.x_mm < keys.right_mm(); }
    BoxMm keys_under(double y_mm) const {
        if (!shares_column()) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }
    ui::Look look() const { return page.problem ? ui::kFieldMistaken : ui::kFieldFocused; }

    /// 「郵便番号で入れる」 and the like: the other ways in, as quiet buttons. Returns the lower edge.
    double way_height() const { return layout.grown(kWayHeight_mm); }
    double field_height() const { return layout.grown(kFieldHeight_mm); }
    double found_height() const { return layout.grown(kFoundHeight_mm); }
    double lay_ways(double y_mm) const { return lay_ways(BoxMm{fields.x_mm, y_mm, fields.width_mm, way_height()}); }
    double lay_ways(const BoxMm& box) const {
        struct Way {
            AddressWay way;
            const char* id;
            const char* key;
        };
        const Way ways[] = {{AddressWay::town_list, "way.list", "address.by_list"},
                            {AddressWay::postal_code, "way.postal", "address.by_postal"},
                            {AddressWay::written, "way.written", "address.by_hand"}};
        const double gap = ui::kGap_mm, width = std::min(112.0, (box.width_mm - gap) / 2);
        double x = box.x_mm;
        for (const Way& way : ways) {
            if (way.way == draft.way) continue;
            layout.target({.id = way.id, .box = {x, box.y_mm, width, box.height_mm}, .text = seen.words(way.key), .note = {}, .look = ui::kQuiet,
                           .em_mm = 6.8, .tap = Edit{ChooseWay{way.way}}});
            x += width + gap;
        }
        return box.bottom_mm() + 6;
    }

    void lay_found(double y_mm) const {
        const auto place = place_of(draft, *seen.world.addresses);
        if (place) layout.line("address.found", {fields.x_mm, y_mm, fields.width_mm, found_height()}, forms::address_line(*place),
                               {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
    }

    void lay_postal() const {
        std::string shown = draft.postal_code;
        if (shown.size() > 3) shown.insert(3, 1, '-');
        const double mark = layout.em(11) + 3;
        layout.line("postal.mark", {fields.x_mm, fields.y_mm, mark, field_height()}, seen.words("address.postal_mark"), {11, printer::Typeface::screen, ui::kInk, 1.2});
        layout.field({.id = "field", .box = {fields.x_mm + mark, fields.y_mm, std::min(layout.grown(110.0), fields.width_mm - mark), field_height()}, .text = shown,
                      .look = look(), .em_mm = 13, .has_caret = true, .tap = std::nullopt});
        lay_found(fields.y_mm + field_height() + 2);
        const double below = lay_ways(fields.y_mm + field_height() + found_height() + 4);
        lay_pad(layout, seen.words, keys_under(below), seen.words.list("keys.pad"), 44);
    }

    void lay_written() const {
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, fields.width_mm, field_height()}, .text = draft.written, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        const double below = lay_ways(fields.y_mm + field_height() + 5);
        lay_keyboard(layout, seen.words, keys_under(below), draft.keys, Switch::all_keys);
    }

    /// The heads of the kana table that have towns; then the towns of the chosen row.
    void lay_list() const {
        const auto& towns = seen.world.addresses->towns();
        const auto& heads = seen.words.list("address.rows");
        const double gap = 4, width = (std::min(fields.width_mm, 290.0) - gap * (static_cast<double>(heads.size()) - 1)) / static_cast<double>(heads.size());
        double x = fields.x_mm;
        for (const std::string& head : heads) {
            const bool is_chosen = draft.row == head;
            layout.target({.id = "row." + head, .role = ui::Role::key, .box = {x, fields.y_mm, width, 20}, .text = head, .note = {},
                           .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = 10, .is_bold = is_chosen, .is_selected = is_chosen, .tap = Edit{ChooseOption{head}}});
            x += width + gap;
        }
        // The other ways stand beside the row keys where there is room, else at the lower edge.
        const bool has_room_beside = fields.right_mm() - x > layout.grown(145);
        const double ways_y = has_room_beside ? fields.bottom_mm() + 8 : fields.bottom_mm() - way_height();
        lay_ways(has_room_beside ? BoxMm{x + 3, fields.y_mm + 1, fields.right_mm() - x - 3, std::min(way_height(), 20.0)} : BoxMm{fields.x_mm, ways_y, fields.width_mm, way_height()});
        std::vector<Option> options;
        for (std::size_t i = 0; i < towns.size(); ++i)
            if (!draft.row.empty() && kana_row(towns[i].reading) == kana_row(draft.row))
                options.push_back({std::to_string(i), towns[i].name, towns[i].reading, draft.town == static_cast<int>(i)});
        const double top = fields.y_mm + 27;
        if (options.empty())
            layout.text("row.hint", {fields.x_mm, top, fields.width_mm, 0}, seen.words("address.choose_row"), ui::kBodyType);
        lay_options(layout, seen.words, {fields.x_mm, top, fields.width_mm, ways_y - 8 - top}, options, draft.sheet);
    }

    void lay_towns() const {
        const auto places = seen.world.addresses->places(draft.postal_code);
        std::vector<Option> options;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::string text = places[i].prefecture + places[i].city + places[i].town;
            options.push_back({std::to_string(i), text, {}, draft.town == static_cast<int>(i)});
        }
        lay_options(layout, seen.words, fields, options, draft.sheet);
    }

    void lay_block() const {
        lay_found(fields.y_mm);
        const double top = fields.y_mm + found_height() + 2;
        layout.field({.id = "field", .box = {fields.x_mm, top, std::min(fields.width_mm, layout.grown(190.0)), field_height()}, .text = draft.block, .look = look(),
                      .em_mm = 12, .has_caret = true, .tap = std::nullopt});
        const double below = top + field_height() + 5;
        layout.target({.id = "no_block", .box = {fields.x_mm, below, std::min(fields.width_mm, layout.grown(112.0)), way_height()}, .text = seen.words("address.no_block"),
                       .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{kNoBlock}}});
        lay_pad(layout, seen.words, keys_under(below + way_height() + 5), seen.words.list("keys.block"), 44);
    }

    void lay_building() const {
        lay_found(fields.y_mm);
        const double top = fields.y_mm + found_height() + 2;
        layout.field({.id = "field", .box = {fields.x_mm, top, fields.width_mm, field_height()}, .text = draft.building, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        lay_keyboard(layout, seen.words, keys_under(top + field_height() + 4), draft.keys, Switch::all_keys);
    }
};

}  // namespace

double address_fields_height_mm(const ui::Layout& layout, const AddressDraft& draft) {
    const double field = layout.grown(kFieldHeight_mm), way = layout.grown(kWayHeight_mm), found = layout.grown(kFoundHeight_mm);
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::town_list) return 4 * layout.grown(24);
            return field + way + 12 + (draft.way == AddressWay::postal_code ? found : 0);
        case AddressStage::town: return 3 * layout.grown(24);
        case AddressStage::block: return found + field + way + 14;
        case AddressStage::building: return found + field + 6;
    }
    return 0;
}

std::string address_help_key(const AddressDraft& draft) {
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::town_list) return "address.help_list";
            return draft.way == AddressWay::postal_code ? "address.help_postal" : "address.help_written";
        case AddressStage::town: return "address.help_town";
        case AddressStage::block: return "address.help_block";
        case AddressStage::building: return "address.help_building";
    }
    return {};
}

void lay_address(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const AddressDraft& draft, const BoxMm& fields, const BoxMm& keys) {
    const AddressPart part{layout, seen, page, draft, fields, keys};
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::town_list) return part.lay_list();
            return draft.way == AddressWay::postal_code ? part.lay_postal() : part.lay_written();
        case AddressStage::town: return part.lay_towns();
        case AddressStage::block: return part.lay_block();
        case AddressStage::building: return part.lay_building();
    }
}

}  // namespace kiosk::screens
