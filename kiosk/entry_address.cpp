// An address being entered, stage by stage. The stages are sub-screens of one question, so that 「もどる」 goes through
// them as it does through questions.
#include "kiosk/entry_address.h"

#include "kiosk/erase_typed.h"
#include "kiosk/letters.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

namespace {

std::string& typed_text(AddressDraft& draft) {
    if (draft.stage == AddressStage::foreign) return draft.written;
    if (draft.stage == AddressStage::building) return draft.building;
    if (draft.stage == AddressStage::block) return draft.block;
    return draft.way == AddressWay::written ? draft.written : draft.postal_code;
}

bool takes_digits_only(const AddressDraft& draft) {
    return draft.stage == AddressStage::place && draft.way == AddressWay::postal_code;
}

/// The keys that suit a stage.
Keys keys_for(const AddressDraft& draft) {
    if (draft.stage == AddressStage::block || takes_digits_only(draft)) return Keys::digits;
    if (draft.stage == AddressStage::foreign) return Keys::latin;
    return draft.letters;
}

AddressDraft at_stage(AddressDraft draft, AddressStage stage) {
    draft.stage = stage;
    draft.sheet = 0;
    draft.row.clear();
    draft.kana.clear();
    draft.keys = keys_for(draft);
    return draft;
}

void type(AddressDraft& draft, const std::string& text) {
    std::string& typed = typed_text(draft);
    if (!takes_digits_only(draft)) {
        if (letter_count(typed) < kLettersMax) typed += text;
        return;
    }
    const std::string digits = with_plain_digits(text);
    if (!is_digits(digits) || typed.size() + digits.size() > 7) return;
    typed += digits;
    draft.town.reset();
}

Advanced after_place(const AddressDraft& draft, const AddressBook& addresses) {
    if (draft.way == AddressWay::written) {
        if (draft.written.empty()) return DraftProblem{"problem.address.written", 0};
        return Draft{at_stage(draft, AddressStage::block)};
    }
    if (draft.way == AddressWay::town_list) {
        if (!draft.town) return DraftProblem{"problem.address.town", 0};
        return Draft{at_stage(draft, AddressStage::block)};
    }
    if (draft.way == AddressWay::area) {
        if (draft.prefecture.empty()) return DraftProblem{"problem.address.prefecture", 0};
        return Draft{at_stage(draft, AddressStage::city)};
    }
    if (draft.way == AddressWay::abroad) {
        if (!draft.country) return DraftProblem{"problem.address.country", 0};
        return Draft{at_stage(draft, AddressStage::foreign)};
    }
    if (draft.postal_code.size() != 7) return DraftProblem{"problem.address.postal_digits", 0};
    const auto places = addresses.places(draft.postal_code);
    if (places.empty()) return DraftProblem{"problem.address.postal_unknown", 0};
    AddressDraft next = draft;
    if (places.size() == 1) next.town = 0;
    return Draft{at_stage(next, places.size() == 1 ? AddressStage::block : AddressStage::town)};
}

/// The entries that a tap on a number may mean at this stage.
int entry_count(const AddressDraft& draft, const AddressBook& addresses) {
    if (draft.stage == AddressStage::city) return static_cast<int>(addresses.cities(draft.prefecture).size());
    if (draft.way == AddressWay::area) return draft.city ? static_cast<int>(addresses.towns_of(draft.prefecture, *draft.city).size()) : 0;
    if (draft.way == AddressWay::abroad) return static_cast<int>(addresses.countries().size());
    if (draft.way == AddressWay::town_list) return static_cast<int>(addresses.towns().size());
    return static_cast<int>(addresses.places(draft.postal_code).size());
}

/// A tap on an entry of a list goes on by itself; the stage of the number shows the place, and 「もどる」 leads back to the list.
AddressDraft with_entry(AddressDraft draft, int index, const AddressBook& addresses) {
    if (index >= entry_count(draft, addresses)) return draft;
    if (draft.stage == AddressStage::city) {
        draft.city = index;
        draft.town.reset();
        return at_stage(std::move(draft), AddressStage::town);
    }
    if (draft.way == AddressWay::abroad) {
        draft.country = index;
        return at_stage(std::move(draft), AddressStage::foreign);
    }
    draft.town = index;
    return at_stage(std::move(draft), AddressStage::block);
}

forms::Address whole(const AddressDraft& draft, const AddressBook& addresses) {
    forms::Address address = place_of(draft, addresses).value_or(forms::Address{});
    address.block = draft.block;
    address.building = draft.building;
    return with_chome_in_town(std::move(address));
}

}  // namespace

AddressDraft blank_address(const forms::Item& item, const AddressBook& addresses) {
    AddressDraft draft;
    draft.way = addresses.first_way(item.id);
    draft.may_be_abroad = addresses.may_be_abroad(item.id);
    return draft;
}

AddressDraft address_draft_of(AddressDraft blank, const forms::Address& address, const AddressBook& addresses) {
    if (!address.country.empty()) {
        blank.way = AddressWay::abroad;
        blank.may_be_abroad = true;
        blank.written = address.town;
        const auto& countries = addresses.countries();
        for (std::size_t i = 0; i < countries.size(); ++i)
            if (countries[i].name == address.country) blank.country = static_cast<int>(i);
        return blank;
    }
    if (blank.way == AddressWay::town_list) {                     // opens where the town stands
        const auto& towns = addresses.towns();
        const auto said = std::find_if(towns.begin(), towns.end(), [&](const Town& town) {
            const forms::Address place = addresses.address_of(town);
            return place.prefecture == address.prefecture && place.city == address.city && place.town == address.town;
        });
        if (said != towns.end()) {
            blank.town = static_cast<int>(said - towns.begin());
            blank.sheet = kWhereChosen;
        }
    }
    blank.block = address.block;
    blank.building = address.building;
    std::copy_if(address.postal_code.begin(), address.postal_code.end(), std::back_inserter(blank.postal_code), [](char c) { return c != '-'; });
    return blank;
}

AddressDraft edited_address(AddressDraft draft, const EditAction& action, const AddressBook& addresses) {
    const bool is_written = draft.stage == AddressStage::place && draft.way == AddressWay::written;
    const bool is_typing = is_written || draft.stage == AddressStage::block || draft.stage == AddressStage::building || draft.stage == AddressStage::foreign;
    const auto moved = is_typing ? std::nullopt : moved_list({draft.row, draft.kana, draft.sheet}, action);
    if (moved) {
        draft.row = moved->row;
        draft.kana = moved->kana;
        draft.sheet = moved->sheet;
        return draft;
    }
    draft.sheet = 0;
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) {
        draft.sheet = std::max(0, sheet->sheet);
    } else if (const auto* typed = std::get_if<TypeText>(&action)) {
        type(draft, typed->text);
    } else if (const auto* change = std::get_if<ChangeKana>(&action)) {
        typed_text(draft) = with_last_changed(typed_text(draft), change->change);
    } else if (erase_typed(typed_text(draft), action)) {
        if (takes_digits_only(draft)) draft.town.reset();
    } else if (const auto* keys = std::get_if<ShowKeys>(&action)) {
        draft.keys = keys->keys;
    } else if (const auto* way = std::get_if<ChooseWay>(&action)) {
        draft.way = way->way;
        draft.town.reset();
        draft.city.reset();
        draft.prefecture.clear();
        draft = at_stage(draft, AddressStage::place);
    } else if (const auto* option = std::get_if<ChooseOption>(&action)) {
        const auto index = parse_index(option->id);
        if (option->id == kNoBuilding && draft.stage == AddressStage::block) {
            draft.building.clear();
            if (!draft.block.empty()) draft = at_stage(draft, AddressStage::building);
        } else if (option->id == kNoBlock) {
            draft.block.clear();
            draft = at_stage(draft, AddressStage::building);
        } else if (option->id == kOtherWays && draft.stage == AddressStage::place) {
            draft = at_stage(draft, AddressStage::ways);
        } else if (option->id == kNoTown && draft.stage == AddressStage::town) {
            draft.town.reset();
            draft = at_stage(draft, AddressStage::block);
        } else if (is_typing) {
            typed_text(draft) = converted(typed_text(draft), option->id);
        } else if (draft.way == AddressWay::area && draft.stage == AddressStage::place) {
            const auto& known = addresses.prefectures();
            if (std::find(known.begin(), known.end(), option->id) == known.end()) return draft;
            draft.prefecture = option->id;
            draft = at_stage(draft, AddressStage::city);
        } else if (index) {
            draft = with_entry(std::move(draft), *index, addresses);
        }
    }
    return draft;
}

Advanced advanced_address(const AddressDraft& draft, const AddressBook& addresses) {
    switch (draft.stage) {
        case AddressStage::place: return after_place(draft, addresses);
        case AddressStage::ways: return DraftProblem{"problem.address.way", 0};
        case AddressStage::city: return DraftProblem{"problem.address.city", 0};
        case AddressStage::town:
            if (!draft.town) return DraftProblem{"problem.address.town", 0};
            return Draft{at_stage(draft, AddressStage::block)};
        case AddressStage::foreign:
            if (draft.written.empty()) return DraftProblem{"problem.address.foreign", 0};
            return forms::Value{*place_of(draft, addresses)};
        case AddressStage::block:
            if (draft.block.empty()) return DraftProblem{"problem.address.block", 0};
            return Draft{at_stage(draft, AddressStage::building)};
        case AddressStage::building: return forms::Value{whole(draft, addresses)};
    }
    return DraftProblem{"problem.address.town", 0};
}

std::optional<Draft> address_before(const AddressDraft& draft) {
    switch (draft.stage) {
        case AddressStage::place: return std::nullopt;
        case AddressStage::ways:
        case AddressStage::city:
        case AddressStage::foreign: return Draft{at_stage(draft, AddressStage::place)};
        case AddressStage::town: return Draft{at_stage(draft, draft.way == AddressWay::area ? AddressStage::city : AddressStage::place)};
        case AddressStage::block: return Draft{at_stage(draft, draft.way == AddressWay::area ? AddressStage::town : AddressStage::place)};
        case AddressStage::building: return Draft{at_stage(draft, AddressStage::block)};
    }
    return std::nullopt;
}

std::optional<forms::Address> place_of(const AddressDraft& draft, const AddressBook& addresses) {
    if (draft.way == AddressWay::written) {
        forms::Address address;
        address.town = draft.written;
        if (draft.written.empty()) return std::nullopt;
        return address;
    }
    if (draft.way == AddressWay::area) {
        if (!draft.city) return std::nullopt;
        return addresses.address_in(draft.prefecture, *draft.city, draft.town);
    }
    if (draft.way == AddressWay::abroad) {
        if (!draft.country) return std::nullopt;
        forms::Address address;
        address.country = addresses.countries()[static_cast<std::size_t>(*draft.country)].name;
        address.town = draft.written;
        return address;
    }
    if (draft.way == AddressWay::town_list) {
        if (!draft.town) return std::nullopt;
        return addresses.address_of(addresses.towns()[static_cast<std::size_t>(*draft.town)]);
    }
    const auto places = addresses.places(draft.postal_code);
    if (draft.town && *draft.town < static_cast<int>(places.size())) return places[static_cast<std::size_t>(*draft.town)];
    if (places.size() == 1) return places.front();
    return std::nullopt;
}

}  // namespace kiosk
