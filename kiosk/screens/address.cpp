// The stages of an address: the town from the city's list or by postal code, the number, the building.
// Part of the question screen; which stage comes next is decided in kiosk/entry_address.cpp.
#include "kiosk/screens/question.h"

#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kFieldHeight_mm = 26, kWayHeight_mm = 18, kStripHeight_mm = 39;
constexpr GridLook kPrefectures{8.5, 22, printer::Typeface::screen, 9};
/// Countries of most foreign residents come first in their table.
constexpr int kCountriesFirst = 15;

struct AddressPart {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const AddressDraft& draft;
    BoxMm fields, keys;

    bool shares_column() const { return keys.x_mm == fields.x_mm; }
    BoxMm keys_under(double y_mm) const {
        if (!shares_column()) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }
    ui::Look look() const { return page.problem ? ui::kFieldMistaken : ui::kFieldFocused; }

    struct Way {
        AddressWay way;
        const char* id;
        const char* key;
    };
    std::vector<Way> other_ways() const {
        std::vector<Way> ways = {{AddressWay::town_list, "way.list", "address.by_list"},
                                 {AddressWay::postal_code, "way.postal", "address.by_postal"},
                                 {AddressWay::area, "way.area", "address.by_area"},
                                 {AddressWay::written, "way.written", "address.by_hand"},
                                 {AddressWay::abroad, "way.abroad", "address.by_country"}};
        std::erase_if(ways, [&](const Way& way) { return way.way == draft.way || (way.way == AddressWay::abroad && !draft.may_be_abroad); });
        return ways;
    }
    void lay_ways_in(const BoxMm& buttons) const {
        int place = 0;
        for (const Way& way : other_ways())
            layout.target({.id = way.id, .box = button_box(buttons, place++), .text = seen.words(way.key), .note = {}, .look = ui::kQuiet, .em_mm = 6.8,
                           .tap = Edit{ChooseWay{way.way}}});
    }
    /// 「郵便番号で入れる」 and the like: below the field, or above the keys where these have a column of their own. Returns the
    /// box that is left for the keys.
    BoxMm lay_ways(double y_mm) const {
        const BoxMm& column = shares_column() ? fields : keys;
        const double height = list_boxes(column, column, static_cast<int>(other_ways().size())).buttons.height_mm;
        const double y = shares_column() ? y_mm : keys.y_mm;
        lay_ways_in({column.x_mm, y, column.width_mm, height});
        return {keys.x_mm, y + height + 8, keys.width_mm, keys.bottom_mm() - y - height - 8};
    }
    /// The box of a list, with the ways laid beside or below it.
    BoxMm above_ways() const {
        const ListBoxes boxes = list_boxes(fields, keys, static_cast<int>(other_ways().size()));
        lay_ways_in(boxes.buttons);
        return boxes.list;
    }
    ListPlace open_part() const { return {draft.row, draft.kana, draft.sheet}; }

    void lay_found(double y_mm) const {
        const auto place = place_of(draft, seen.world.books->addresses);
        if (place) layout.line("address.found", {fields.x_mm, y_mm, fields.width_mm, 18}, forms::address_line(*place),
                               {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
    }

    /// What the kana at the end may become. Returns the height that is kept for it above the keys.
    double lay_kanji(double y_mm, const std::string& text) const {
        const double room = shares_column() ? kStripHeight_mm : fields.bottom_mm() - y_mm;
        lay_conversions(layout, seen.words, {fields.x_mm, y_mm, fields.width_mm, room}, conversions(text, seen.world.books->names), draft.sheet);
        return kStripHeight_mm + 5;
    }

    void lay_postal() const {
        std::string shown = draft.postal_code;
        if (shown.size() > 3) shown.insert(3, 1, '-');
        const double mark = 14;
        layout.line("postal.mark", {fields.x_mm, fields.y_mm, mark, kFieldHeight_mm}, seen.words("address.postal_mark"), {11, printer::Typeface::screen, ui::kInk, 1.2});
        layout.field({.id = "field", .box = {fields.x_mm + mark, fields.y_mm, std::min(110.0, fields.width_mm - mark), kFieldHeight_mm}, .text = shown,
                      .look = look(), .em_mm = 13, .has_caret = true, .tap = std::nullopt});
        if (page.problem) lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + kFieldHeight_mm, fields.width_mm, 0});
        else lay_found(fields.y_mm + kFieldHeight_mm + 3);
        lay_pad(layout, seen.words, lay_ways(fields.y_mm + kFieldHeight_mm + 24), seen.words.list("keys.pad"), 44);
    }

    void lay_written() const {
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, fields.width_mm, kFieldHeight_mm}, .text = draft.written, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        const double below = fields.y_mm + kFieldHeight_mm + 6, kanji = lay_kanji(below, draft.written);
        lay_keyboard(layout, seen.words, lay_ways(shares_column() ? below + kanji : 0), draft.keys, Switch::all_keys);
    }

    /// The city's own towns in their official form.
    void lay_list() const {
        std::vector<ListEntry> entries;
        for (const Town& town : seen.world.books->addresses.towns()) entries.push_back({town.name, town.reading, first_kana(town.reading)});
        lay_kana_list(layout, seen.words, above_ways(), open_part(), entries, draft.town, static_cast<int>(entries.size()));
    }

    void lay_prefectures() const {
        std::vector<Option> options;
        for (const std::string& prefecture : seen.world.books->addresses.prefectures()) options.push_back({prefecture, prefecture, {}, prefecture == draft.prefecture});
        lay_grid(layout, seen.words, above_ways(), options, draft.sheet, kPrefectures);
    }

    void lay_cities() const {
        std::vector<ListEntry> entries;
        for (const Listed& city : seen.world.books->addresses.cities(draft.prefecture)) entries.push_back({city.name, {}, city.first_kana});
        lay_kana_list(layout, seen.words, fields, open_part(), entries, draft.city, static_cast<int>(entries.size()));
    }

    void lay_towns_of_city() const {
        std::vector<ListEntry> entries;
        for (const Listed& town : seen.world.books->addresses.towns_of(draft.prefecture, draft.city.value_or(0))) entries.push_back({town.name, {}, town.first_kana});
        const ListBoxes boxes = list_boxes(fields, keys, 1);
        layout.target({.id = "no_town", .box = button_box(boxes.buttons, 0), .text = seen.words("address.no_town"), .note = {},
                       .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{kNoTown}}});
        lay_kana_list(layout, seen.words, boxes.list, open_part(), entries, draft.town,
                      static_cast<int>(entries.size()));
    }

    void lay_countries() const {
        std::vector<ListEntry> entries;
        for (const Country& country : seen.world.books->addresses.countries()) entries.push_back({country.name, country.english, first_kana(country.reading)});
        lay_kana_list(layout, seen.words, above_ways(), open_part(), entries, draft.country, kCountriesFirst);
    }

    void lay_foreign() const {
        const auto place = place_of(draft, seen.world.books->addresses);
        layout.line("address.found", {fields.x_mm, fields.y_mm - 4, fields.width_mm, 18}, place ? place->country : std::string(),
                    {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm + 16, fields.width_mm, kFieldHeight_mm}, .text = draft.written, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        lay_keyboard(layout, seen.words, keys_under(fields.y_mm + 16 + kFieldHeight_mm + 6), draft.keys, Switch::all_keys);
    }

    void lay_towns() const {
        const auto places = seen.world.books->addresses.places(draft.postal_code);
        std::vector<Option> options;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::string text = places[i].prefecture + places[i].city + places[i].town;
            options.push_back({std::to_string(i), text, {}, draft.town == static_cast<int>(i)});
        }
        lay_options(layout, seen.words, fields, options, draft.sheet);
    }

    void lay_block() const {
        lay_found(fields.y_mm - 4);
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm + 16, std::min(fields.width_mm, 190.0), kFieldHeight_mm}, .text = draft.block, .look = look(),
                      .em_mm = 12, .has_caret = true, .tap = std::nullopt});
        const double below = fields.y_mm + 16 + kFieldHeight_mm + 6;
        layout.target({.id = "no_block", .box = {fields.x_mm, below, std::min(fields.width_mm, 112.0), kWayHeight_mm}, .text = seen.words("address.no_block"),
                       .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{kNoBlock}}});
        lay_pad(layout, seen.words, keys_under(below + kWayHeight_mm + 8), seen.words.list("keys.block"), 44);
    }

    void lay_building() const {
        lay_found(fields.y_mm - 4);
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm + 16, fields.width_mm, kFieldHeight_mm}, .text = draft.building, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        const double below = fields.y_mm + 16 + kFieldHeight_mm + 6;
        lay_keyboard(layout, seen.words, keys_under(below + lay_kanji(below, draft.building)), draft.keys, Switch::all_keys);
    }
};

}  // namespace

std::string address_help_key(const AddressDraft& draft) {
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::town_list) return "address.help_list";
            if (draft.way == AddressWay::area) return "address.help_prefecture";
            if (draft.way == AddressWay::abroad) return "address.help_country";
            return draft.way == AddressWay::postal_code ? "address.help_postal" : "address.help_written";
        case AddressStage::city: return "address.help_city";
        case AddressStage::foreign: return "address.help_foreign";
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
            if (draft.way == AddressWay::area) return part.lay_prefectures();
            if (draft.way == AddressWay::abroad) return part.lay_countries();
            return draft.way == AddressWay::postal_code ? part.lay_postal() : part.lay_written();
        case AddressStage::city: return part.lay_cities();
        case AddressStage::foreign: return part.lay_foreign();
        case AddressStage::town: return draft.way == AddressWay::area ? part.lay_towns_of_city() : part.lay_towns();
        case AddressStage::block: return part.lay_block();
        case AddressStage::building: return part.lay_building();
    }
}

}  // namespace kiosk::screens
