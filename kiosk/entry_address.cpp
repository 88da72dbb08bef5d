// An address being entered, stage by stage. The stages are sub-screens of one question, so that 「もどる」 goes through
// them as it does through questions.
#include "kiosk/entry_address.h"

#include "kiosk/letters.h"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

std::string& typed_text(AddressDraft& draft) {
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
    return Keys::hiragana;
}

AddressDraft at_stage(AddressDraft draft, AddressStage stage) {
    draft.stage = stage;
    draft.sheet = 0;
    draft.keys = keys_for(draft);
    return draft;
}

std::optional<int> parse_index(const std::string& id) {
    int index = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), index);
    if (read.ec != std::errc{} || read.ptr != id.data() + id.size() || index < 0) return std::nullopt;
    return index;
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
    if (draft.postal_code.size() != 7) return DraftProblem{"problem.address.postal_digits", 0};
    const auto places = addresses.places(draft.postal_code);
    if (places.empty()) return DraftProblem{"problem.address.postal_unknown", 0};
    AddressDraft next = draft;
    if (places.size() == 1) next.town = 0;
    return Draft{at_stage(next, places.size() == 1 ? AddressStage::block : AddressStage::town)};
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
    return draft;
}

AddressDraft address_draft_of(AddressDraft blank, const forms::Address& address) {
    blank.block = address.block;
    blank.building = address.building;
    std::copy_if(address.postal_code.begin(), address.postal_code.end(), std::back_inserter(blank.postal_code), [](char c) { return c != '-'; });
    return blank;
}

AddressDraft edited_address(AddressDraft draft, const EditAction& action, const AddressBook& addresses) {
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        type(draft, typed->text);
    } else if (const auto* change = std::get_if<ChangeKana>(&action)) {
        typed_text(draft) = with_last_changed(typed_text(draft), change->change);
    } else if (std::holds_alternative<EraseLast>(action)) {
        typed_text(draft) = without_last(typed_text(draft));
        if (takes_digits_only(draft)) draft.town.reset();
    } else if (const auto* keys = std::get_if<ShowKeys>(&action)) {
        draft.keys = keys->keys;
    } else if (const auto* sheet = std::get_if<ShowSheet>(&action)) {
        draft.sheet = sheet->sheet;
    } else if (const auto* way = std::get_if<ChooseWay>(&action)) {
        draft.way = way->way;
        draft.town.reset();
        draft = at_stage(draft, AddressStage::place);
    } else if (const auto* option = std::get_if<ChooseOption>(&action)) {
        const auto index = parse_index(option->id);
        if (option->id == kNoBlock) {
            draft.block.clear();
            draft = at_stage(draft, AddressStage::building);
        } else if (!index) {
            draft.row = option->id;
            draft.sheet = 0;
        } else if (*index < static_cast<int>(draft.way == AddressWay::town_list ? addresses.towns().size() : addresses.places(draft.postal_code).size())) {
            draft.town = *index;
        }
    }
    return draft;
}

Advanced advanced_address(const AddressDraft& draft, const AddressBook& addresses) {
    switch (draft.stage) {
        case AddressStage::place: return after_place(draft, addresses);
        case AddressStage::town:
            if (!draft.town) return DraftProblem{"problem.address.town", 0};
            return Draft{at_stage(draft, AddressStage::block)};
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
        case AddressStage::town: return Draft{at_stage(draft, AddressStage::place)};
        case AddressStage::block: return Draft{at_stage(draft, AddressStage::place)};
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
