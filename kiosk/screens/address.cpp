// The stages of an address: the town from the city's list or by postal code, the number, the building.
// Part of the question screen; which stage comes next is decided in kiosk/entry_address.cpp.
#include "kiosk/screens/question.h"

#include "kiosk/latin.h"
#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kAddressField_mm = 22, kWayHeight_mm = 17, kFoundHeight_mm = 16, kAddressGap_mm = 5;
constexpr GridLook kPrefectures{8.5, 22, printer::Typeface::screen, 9, ui::Align::centre, ui::Icon::none};
/// Countries of most foreign residents come first in their table.
constexpr int kCountriesFirst = 15;

/// A for Åland.
char32_t first_latin(std::string_view name) {
    const char32_t first = decode(name).front();
    return first < 0x80 ? first : U'A';
}

struct AddressPart {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const AddressDraft& draft;
    BoxMm fields, keys;

    bool shares_column() const { return keys.x_mm < fields.right_mm() && fields.x_mm < keys.right_mm(); }
    double way_height() const { return layout.grown(kWayHeight_mm); }
    double field_height() const { return layout.grown(kAddressField_mm); }
    double found_height() const { return layout.grown(kFoundHeight_mm); }
    BoxMm keys_under(double y_mm) const {
        if (!shares_column()) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }
    ui::Look look() const { return page.problem ? ui::kFieldMistaken : ui::kFieldFocused; }

    /// The way that most people take when this one does not do; 「ほかの入れ方」 leads to all of them.
    struct WayButton {
        const char* id;
        const char* key;
        Tap tap;
    };
    std::vector<WayButton> way_buttons() const {
        const WayButton others{"way.others", "address.others", Edit{ChooseOption{kOtherWays}}};
        if (draft.way == AddressWay::town_list || draft.way == AddressWay::area)
            return {{"way.postal", "address.by_postal", Edit{ChooseWay{AddressWay::postal_code}}}, others};
        return {{"way.area", "address.by_area", Edit{ChooseWay{AddressWay::area}}}, others};
    }
    /// Below a field, as quiet buttons in a row. Returns the lower edge.
    double lay_ways(double y_mm) const {
        const double gap = ui::kGap_mm, width = std::min(layout.grown(112.0), (fields.width_mm - gap) / 2);
        double x = fields.x_mm;
        for (const WayButton& button : way_buttons()) {
            layout.target({.id = button.id, .box = {x, y_mm, width, way_height()}, .text = seen.words(button.key), .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = button.tap});
            x += width + gap;
        }
        return y_mm + way_height() + kAddressGap_mm;
    }
    /// The box of a list, with the ways laid beside or below it.
    BoxMm above_ways() const {
        const ListBoxes boxes = list_boxes(layout, fields, keys, 2);
        int place = 0;
        for (const WayButton& button : way_buttons())
            layout.target({.id = button.id, .box = button_box(layout, boxes.buttons, place++), .text = seen.words(button.key), .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = button.tap});
        return boxes.list;
    }
    void lay_all_ways() const {
        std::vector<Card> cards = {{"way.list", seen.words("address.by_list"), {}, Edit{ChooseWay{AddressWay::town_list}}},
                                   {"way.postal", seen.words("address.by_postal"), {}, Edit{ChooseWay{AddressWay::postal_code}}},
                                   {"way.area", seen.words("address.by_area"), {}, Edit{ChooseWay{AddressWay::area}}},
                                   {"way.written", seen.words("address.by_hand"), {}, Edit{ChooseWay{AddressWay::written}}}};
        if (draft.may_be_abroad) cards.push_back({"way.abroad", seen.words("address.by_country"), {}, Edit{ChooseWay{AddressWay::abroad}}});
        lay_cards(layout, seen.words, fields, cards, draft.sheet);
    }
    ListPlace open_part() const { return {draft.row, draft.kana, draft.sheet}; }

    void lay_found(double y_mm) const {
        const auto place = place_of(draft, seen.world.books->addresses);
        if (place) layout.line("address.found", {fields.x_mm, y_mm, fields.width_mm, found_height()}, forms::address_line(*place),
                               {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
    }

    /// What the kana at the end may become. Returns the height that is kept for it above the keys, where `below_mm` more follow.
    double lay_kanji(double y_mm, const std::string& text, double below_mm = 0) const {
        const double room = shares_column() ? strip_room_mm(layout, y_mm + below_mm, keys.bottom_mm()) : fields.bottom_mm() - y_mm;
        lay_conversions(layout, seen.words, {fields.x_mm, y_mm, fields.width_mm, room}, seen.words_for(text), draft.sheet);
        return shares_column() && room > 0 ? room + 4 : 0;
    }

    void lay_postal() const {
        const std::string_view code = draft.postal_code;
        const std::string shown = code.size() > 3 ? std::string(code.substr(0, 3)) + "-" + std::string(code.substr(3)) : std::string(code);
        const double mark = layout.em(11) + 3;
        layout.line("postal.mark", {fields.x_mm, fields.y_mm, mark, field_height()}, seen.words("address.postal_mark"), {11, printer::Typeface::screen, ui::kInk, 1.2});
        layout.field({.id = "field", .box = {fields.x_mm + mark, fields.y_mm, std::min(layout.grown(110.0), fields.width_mm - mark), field_height()}, .text = shown,
                      .look = look(), .em_mm = 13, .has_caret = true, .tap = std::nullopt});
        double below = fields.y_mm + field_height() + 2;
        if (!page.problem && code.empty()) layout.line("postal.hint", {fields.x_mm, below, fields.width_mm, found_height()}, seen.words("address.postal_hint"), ui::kBodyType);
        if (!page.problem) lay_found(below);
        below = page.problem ? lay_mistake(layout, seen, page, {fields.x_mm, below - 2, fields.width_mm, 0}) + 3 : below + found_height() + 2;
        lay_pad(layout, seen.words, keys_under(lay_ways(below)), seen.words.list("keys.pad"), 44);
    }

    void lay_written() const {
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, fields.width_mm, field_height()}, .text = draft.written, .look = look(),
                      .em_mm = 10, .has_caret = true, .tap = std::nullopt});
        double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + field_height(), fields.width_mm, 0}) + kAddressGap_mm;
        if (shares_column()) {                                   // right below what is typed, since that is looked at
            below = lay_ways(below + lay_kanji(below, draft.written, way_height() + kAddressGap_mm));
        } else {
            below = lay_ways(below);
            lay_kanji(below, draft.written);
        }
        lay_keyboard(layout, seen.words, keys_under(below), draft.keys, Switch::all_keys);
    }

    /// The city's own towns in their official form.
    void lay_list() const {
        std::vector<ListEntry> entries;
        for (const Town& town : seen.world.books->addresses.towns())
            entries.push_back({town.name, seen.words.is_plain() ? town.reading : reading_below(seen.words, town.reading), first_kana(town.reading)});
        lay_kana_list(layout, seen.words, above_ways(), open_part(), entries, draft.town, static_cast<int>(entries.size()));
    }

    void lay_prefectures() const {
        std::vector<Option> options;
        for (const std::string& prefecture : seen.world.books->addresses.prefectures()) {
            const auto called = seen.world.books->addresses.called(prefecture);
            options.push_back({prefecture, prefecture, seen.words.is_japanese() ? reading_below(seen.words, called.reading) : called.english, prefecture == draft.prefecture});
        }
        lay_grid(layout, seen.words, above_ways(), options, draft.sheet, kPrefectures);
    }

    void lay_cities() const {
        std::vector<ListEntry> entries;
        for (const Listed& city : seen.world.books->addresses.cities(draft.prefecture)) entries.push_back({city.name, seen.words.is_japanese() ? reading_below(seen.words, city.reading) : city_in_latin(city.name, city.reading), city.first_kana});
        lay_kana_list(layout, seen.words, fields, open_part(), entries, draft.city, static_cast<int>(entries.size()));
    }

    void lay_towns_of_city() const {
        std::vector<ListEntry> entries;
        for (const Listed& town : seen.world.books->addresses.towns_of(draft.prefecture, draft.city.value_or(0))) entries.push_back({town.name, {}, town.first_kana});
        const ListBoxes boxes = list_boxes(layout, fields, keys, 1);
        layout.target({.id = "no_town", .box = button_box(layout, boxes.buttons, 0), .text = seen.words("address.no_town"), .note = {},
                       .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{kNoTown}}});
        lay_kana_list(layout, seen.words, boxes.list, open_part(), entries, draft.town,
                      static_cast<int>(entries.size()));
    }

    void lay_countries() const {
        std::vector<ListEntry> entries;
        for (const Country& country : seen.world.books->addresses.countries()) {
            const int number = static_cast<int>(entries.size());
            if (seen.words.is_japanese()) entries.push_back({country.name, country.english, first_kana(country.reading), number});
            else entries.push_back({country.english, country.name, first_latin(country.english), number});         // the paper takes the Japanese name in any case
        }
        if (!seen.words.is_japanese())
            std::sort(entries.begin() + kCountriesFirst, entries.end(), [](const ListEntry& a, const ListEntry& b) { return a.text < b.text; });
        lay_kana_list(layout, seen.words, above_ways(), open_part(), entries, draft.country, kCountriesFirst);
    }

    /// What is known of the place, and the field for what follows. Returns its lower edge.
    double lay_rest(const std::string& known, const std::string& text, double width_mm, double em_mm) const {
        layout.line("address.found", {fields.x_mm, fields.y_mm, fields.width_mm, found_height()}, known, {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
        const double top = fields.y_mm + found_height() + 2;
        layout.field({.id = "field", .box = {fields.x_mm, top, width_mm, field_height()}, .text = text, .look = look(), .em_mm = em_mm, .has_caret = true, .tap = std::nullopt});
        return lay_mistake(layout, seen, page, {fields.x_mm, top + field_height(), fields.width_mm, 0}) + kAddressGap_mm;
    }
    std::string known_place() const {
        const auto place = place_of(draft, seen.world.books->addresses);
        if (!place) return {};
        if (!draft.country || place->country.empty()) return forms::address_line(*place);
        const Country& country = seen.world.books->addresses.countries()[static_cast<std::size_t>(*draft.country)];
        return seen.words.is_japanese() ? country.name : seen.words("confirm.both", {{"said", country.english}, {"label", country.name}});
    }

    void lay_foreign() const {
        const double below = lay_rest(known_place(), draft.written, fields.width_mm, 10);
        lay_keyboard(layout, seen.words, keys_under(below), draft.keys, Switch::all_keys);
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
        const double below = lay_rest(known_place(), draft.block, std::min(fields.width_mm, layout.grown(190.0)), 12);
        const double width = std::min(layout.grown(112.0), (fields.width_mm - ui::kGap_mm) / 2);
        layout.target({.id = "no_building", .box = {fields.x_mm, below, width, way_height()}, .text = seen.words("address.no_building"), .note = {}, .look = ui::kSecondary, .em_mm = 6.8,
                       .tap = Edit{ChooseOption{kNoBuilding}}});
        layout.target({.id = "no_block", .box = {fields.x_mm + width + ui::kGap_mm, below, width, way_height()}, .text = seen.words("address.no_block"), .note = {}, .look = ui::kQuiet,
                       .em_mm = 6.8, .tap = Edit{ChooseOption{kNoBlock}}});
        lay_pad(layout, seen.words, keys_under(below + way_height() + kAddressGap_mm), seen.words.list("keys.block"), 44);
    }

    void lay_building() const {
        const double below = lay_rest(known_place(), draft.building, fields.width_mm, 10);
        lay_keyboard(layout, seen.words, keys_under(below + lay_kanji(below, draft.building)), draft.keys, Switch::all_keys);
    }
};

}  // namespace

double address_fields_height_mm(const ui::Layout& layout, const AddressDraft& draft) {
    const double field = layout.grown(kAddressField_mm), way = layout.grown(kWayHeight_mm), found = layout.grown(kFoundHeight_mm);
    const double kanji = strip_height(layout) + kAddressGap_mm;
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::postal_code) return field + found + way + 4 + kAddressGap_mm;
            if (draft.way == AddressWay::written) return field + way + kanji + 2 * kAddressGap_mm;
            return 4 * layout.grown(24) + 30;
        case AddressStage::ways: return 3 * layout.grown(24);
        case AddressStage::city: return 3 * layout.grown(24) + 30;
        case AddressStage::town: return 3 * layout.grown(24) + 30;
        case AddressStage::block: return found + field + way + 2 + 2 * kAddressGap_mm;
        case AddressStage::building: return found + field + 2 + kanji + kAddressGap_mm;
        case AddressStage::foreign: return found + field + 2 + kAddressGap_mm;
    }
    return 0;
}

std::string address_help_key(const AddressDraft& draft) {
    switch (draft.stage) {
        case AddressStage::place:
            if (draft.way == AddressWay::town_list) return "address.help_list";
            if (draft.way == AddressWay::area) return "address.help_prefecture";
            if (draft.way == AddressWay::abroad) return "address.help_country";
            return draft.way == AddressWay::postal_code ? "address.help_postal" : "address.help_written";
        case AddressStage::ways: return "address.help_ways";
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
        case AddressStage::ways: return part.lay_all_ways();
        case AddressStage::city: return part.lay_cities();
        case AddressStage::foreign: return part.lay_foreign();
        case AddressStage::town: return draft.way == AddressWay::area ? part.lay_towns_of_city() : part.lay_towns();
        case AddressStage::block: return part.lay_block();
        case AddressStage::building: return part.lay_building();
    }
}

}  // namespace kiosk::screens
