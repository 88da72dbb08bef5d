// The keys of the map and the shape of each value; see kiosk/qr/README.md, which says the same for other programs.
// A value that is not what its item wants is left out, not repaired: the interview asks for it.
#include "kiosk/qr/payload.h"

#include "forms/answers_file.h"
#include "forms/answers_writing.h"
#include "forms/word_code.h"
#include "kiosk/qr/cbor.h"
#include "printer/deflate.h"

#include <algorithm>

namespace kiosk::qr {

namespace {

enum Key : std::int64_t { version, use, id, issued, expires, case_items, person_items, number, today_given, day_of_number };
constexpr std::int64_t kVersion = 1;
constexpr char kPlain = 0, kWrapped = 1;
constexpr forms::Date kFirstDay{1868, 1, 1};          // forms::Date begins here
constexpr int kDaysMax = 130'000;                     // … and ends in 2199

std::int64_t days_of(forms::Date date) { return forms::days_between(kFirstDay, date); }
std::optional<forms::Date> date_of(const Cbor* value) {
    const auto* days = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    if (!days || *days < 0 || *days > kDaysMax) return std::nullopt;
    const forms::Date date = forms::plus_days(kFirstDay, static_cast<int>(*days));
    return forms::make_date(date.year, date.month, date.day);
}

/// 個人番号 has no place in a code, whatever the catalog says.
bool may_stand_in_code(const forms::Item& item) { return item.type != forms::ItemType::my_number && item.sensitivity != forms::Sensitivity::my_number; }

Cbor number_of(std::int64_t value) { return Cbor{value}; }

Cbor cbor_of(const forms::Address& address) {
    Cbor::Array parts;
    for (const forms::AddressMember& member : forms::kAddressMembers) parts.push_back(Cbor{address.*member.part});
    while (!parts.empty() && std::get<std::string>(parts.back().value).empty()) parts.pop_back();
    return Cbor{std::move(parts)};
}

Cbor cbor_of(const forms::Item& item, const forms::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return item.type == forms::ItemType::choice ? number_of(forms::word_code(*text)) : Cbor{*text};
    if (const auto* date = std::get_if<forms::Date>(&value)) return number_of(days_of(*date));
    if (const auto* address = std::get_if<forms::Address>(&value)) return cbor_of(*address);
    if (const auto* yes = std::get_if<bool>(&value)) return Cbor{*yes};
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return number_of(*whole);
    if (const auto* person = std::get_if<forms::PersonRef>(&value)) return number_of(person->index);
    Cbor::Array codes;
    for (const std::string& choice : std::get<forms::ChoiceSet>(value)) codes.push_back(number_of(forms::word_code(choice)));
    return Cbor{std::move(codes)};
}

std::optional<std::string> choice_of(const forms::Item& item, const Cbor& value) {
    const auto* code = std::get_if<std::int64_t>(&value.value);
    if (!code) return std::nullopt;
    const auto found = std::find_if(item.choices.begin(), item.choices.end(), [code](const forms::Choice& choice) { return forms::word_code(choice.id) == *code; });
    return found == item.choices.end() ? std::nullopt : std::optional(found->id);
}

std::optional<forms::Value> address_of(const Cbor& value) {
    const auto* parts = std::get_if<Cbor::Array>(&value.value);
    if (!parts || parts->size() > forms::kAddressMembers.size()) return std::nullopt;
    forms::Address address;
    for (std::size_t at = 0; at < parts->size(); ++at) {
        const auto* text = std::get_if<std::string>(&(*parts)[at].value);
        if (!text) return std::nullopt;
        address.*forms::kAddressMembers[at].part = *text;
    }
    return address;
}

std::optional<forms::Value> choices_of(const forms::Item& item, const Cbor& value) {
    const auto* codes = std::get_if<Cbor::Array>(&value.value);
    if (!codes) return std::nullopt;
    forms::ChoiceSet set;
    for (const Cbor& code : *codes) {
        const auto choice = choice_of(item, code);
        if (!choice) return std::nullopt;
        set.push_back(*choice);
    }
    return set;
}

template <typename T>
std::optional<forms::Value> plain_of(const Cbor& value) {
    if (const T* plain = std::get_if<T>(&value.value)) return forms::Value{*plain};
    return std::nullopt;
}

std::optional<forms::Value> value_of(const forms::Item& item, const Cbor& value, int people) {
    switch (item.type) {
        case forms::ItemType::choice: {
            const auto choice = choice_of(item, value);
            return choice ? std::optional<forms::Value>(*choice) : std::nullopt;
        }
        case forms::ItemType::multi_choice: return choices_of(item, value);
        case forms::ItemType::yes_no: return plain_of<bool>(value);
        case forms::ItemType::number: return plain_of<std::int64_t>(value);
        case forms::ItemType::date: {
            const auto date = date_of(&value);
            return date ? std::optional<forms::Value>(*date) : std::nullopt;
        }
        case forms::ItemType::address: return address_of(value);
        case forms::ItemType::person: {
            const auto* index = std::get_if<std::int64_t>(&value.value);
            if (!index || *index < 0 || *index >= people) return std::nullopt;
            return forms::PersonRef{static_cast<int>(*index)};
        }
        case forms::ItemType::my_number: return std::nullopt;
        case forms::ItemType::name:
        case forms::ItemType::kana:
        case forms::ItemType::text:
        case forms::ItemType::phone:
        case forms::ItemType::digits:
        case forms::ItemType::postal_code: return plain_of<std::string>(value);
    }
    return std::nullopt;
}

/// Reads one map of items into the answers.
class ItemsReader {
public:
    ItemsReader(const forms::Catalog& catalog, PayloadReading& reading, int people) : reading_(reading), people_(people) {
        for (const auto& [name, item] : catalog.items) items_[forms::word_code(name)] = &item;
    }

    bool read(const Cbor& map, int person) {
        const auto* members = std::get_if<Cbor::Map>(&map.value);
        if (!members) return false;
        for (const auto& [code, value] : *members) {
            const auto found = items_.find(code);
            // An item that this catalog lacks belongs to a newer one: it is not needed here.
            if (found == items_.end() || found->second->per_person != (person != forms::kWholeCase) || !may_stand_in_code(*found->second)) continue;
            if (!take(*found->second, person, value)) ++reading_.dropped;
        }
        return true;
    }

private:
    bool take(const forms::Item& item, int person, const Cbor& value) {
        const forms::Slot slot{item.id, person};
        if (std::holds_alternative<std::monostate>(value.value)) {
            if (item.may_be_unknown) reading_.payload.answers.set_unknown(slot);
            return item.may_be_unknown;
        }
        auto raw = value_of(item, value, people_);
        if (!raw) return false;
        forms::CheckedValue checked = forms::check_value(item, std::move(*raw), reading_.payload.today);
        if (!checked.value) return false;
        reading_.payload.answers.set(slot, std::move(*checked.value), forms::Source::qr);
        return true;
    }

    PayloadReading& reading_;
    int people_;
    std::map<std::int64_t, const forms::Item*> items_;
};

const std::int64_t* whole_number(const Cbor& map, Key key) {
    const Cbor* found = map.find(key);
    return found ? std::get_if<std::int64_t>(&found->value) : nullptr;
}

/// Seconds of the years 2000 to 2200.
std::optional<store::Moment> moment_of(const Cbor& map, Key key) {
    const std::int64_t* seconds = whole_number(map, key);
    if (!seconds || *seconds < 946'684'800 || *seconds > 7'258'118'400) return std::nullopt;
    return *seconds * 1000;
}

/// Nothing when what every version must say is not there.
bool read_head(const Cbor& map, Payload& payload) {
    const std::int64_t* use_code = whole_number(map, use);
    const Cbor* id_value = map.find(id);
    const auto* id_bytes = id_value ? std::get_if<CborBytes>(&id_value->value) : nullptr;
    const auto from = moment_of(map, issued), until = moment_of(map, expires);
    const auto given = date_of(map.find(today_given));
    if (!use_code || *use_code < 1 || *use_code > 3 || !id_bytes || id_bytes->bytes.size() != kCodeIdBytes || !from || !until || !given) return false;
    payload.use = static_cast<CodeUse>(*use_code);
    payload.id = id_bytes->bytes;
    payload.issued = *from;
    payload.expires = *until;
    payload.today = *given;
    if (payload.use != CodeUse::slip) return true;
    const Cbor* receipt = map.find(number);
    const auto* text = receipt ? std::get_if<std::string>(&receipt->value) : nullptr;
    const auto day = date_of(map.find(day_of_number));
    if (!text || text->empty() || text->size() > 12 || !day) return false;
    payload.slip = SlipFacts{*text, *day};
    return true;
}

}  // namespace

Payload new_payload(CodeUse use_wanted, const forms::Answers& answers, forms::Date today, store::Moment now, int days) {
    const store::Moment whole = now / 1000 * 1000;
    return {use_wanted, store::random_bytes(kCodeIdBytes), whole, whole + days * kDay_ms, today, answers, std::nullopt};
}

std::string write_payload(const Payload& payload, const forms::Catalog& catalog) {
    const int people = forms::people_in(payload.answers);
    Cbor::Map whole;
    std::vector<Cbor::Map> persons(static_cast<std::size_t>(people));
    for (const auto& [slot, answer] : payload.answers.slots) {
        const forms::Item* item = catalog.item(slot.item);
        if (!item || !may_stand_in_code(*item) || slot.person >= people || slot.item == "household_size") continue;
        Cbor::Map& items = slot.person == forms::kWholeCase ? whole : persons[static_cast<std::size_t>(slot.person)];
        items.emplace_back(forms::word_code(slot.item), answer.value ? cbor_of(*item, *answer.value) : Cbor{});
    }
    Cbor::Array people_array;
    for (Cbor::Map& person : persons) people_array.push_back(Cbor{std::move(person)});
    Cbor::Map top{{version, number_of(kVersion)}, {use, number_of(static_cast<std::int64_t>(payload.use))}, {id, Cbor{CborBytes{payload.id}}},
                  {issued, number_of(payload.issued / 1000)}, {expires, number_of(payload.expires / 1000)}, {case_items, Cbor{std::move(whole)}},
                  {person_items, Cbor{std::move(people_array)}}};
    if (payload.slip) top.emplace_back(number, Cbor{payload.slip->number});
    top.emplace_back(today_given, number_of(days_of(payload.today)));
    if (payload.slip) top.emplace_back(day_of_number, number_of(days_of(payload.slip->day)));
    constexpr int smallest = 12;
    return printer::Deflater(smallest).raw(write_cbor(Cbor{std::move(top)}));
}

std::variant<PayloadReading, CodeTrouble> read_payload(std::string_view bytes, const forms::Catalog& catalog) {
    const auto inflated = printer::inflate_raw(bytes, kInsideBytesMax);
    const auto top = inflated ? read_cbor(*inflated) : std::nullopt;
    if (!top) return CodeTrouble::broken;
    const std::int64_t* says_version = whole_number(*top, version);
    if (!says_version || *says_version < kVersion) return CodeTrouble::broken;
    if (*says_version > kVersion) return CodeTrouble::newer;
    PayloadReading reading;
    const Cbor* whole = top->find(case_items);
    const Cbor* people = top->find(person_items);
    const auto* persons = people ? std::get_if<Cbor::Array>(&people->value) : nullptr;
    if (!read_head(*top, reading.payload) || !whole || !persons || persons->size() > static_cast<std::size_t>(forms::kPersonsMax)) return CodeTrouble::broken;
    ItemsReader items(catalog, reading, static_cast<int>(persons->size()));
    if (!items.read(*whole, forms::kWholeCase)) return CodeTrouble::broken;
    for (std::size_t at = 0; at < persons->size(); ++at)
        if (!items.read((*persons)[at], static_cast<int>(at))) return CodeTrouble::broken;
    forms::Answers& answers = reading.payload.answers;
    if (!persons->empty()) answers.set({"household_size", forms::kWholeCase}, static_cast<std::int64_t>(persons->size()), forms::Source::qr);
    if (reading.payload.use == CodeUse::own) return reading;       // says who somebody is, not what they come for
    // An event that this catalog does not have is one that a newer one knows.
    const forms::Answer* event = answers.find({"event", forms::kWholeCase});
    const auto* event_id = event && event->value ? std::get_if<std::string>(&*event->value) : nullptr;
    if (!event_id || !catalog.events.count(*event_id)) return CodeTrouble::newer;
    return reading;
}

std::optional<std::string> seal_payload(const store::PublicKey& key, const Payload& payload, const forms::Catalog& catalog, std::optional<std::string_view> pin,
                                        store::WrapCost cost) {
    std::string inside = write_payload(payload, catalog);
    std::string plain(1, pin ? kWrapped : kPlain);
    if (pin) {
        const auto wrapped = store::wrap(inside, *pin, cost);
        if (wrapped) plain += *wrapped;
        if (!wrapped) plain.clear();
    } else {
        plain += inside;
    }
    store::wipe_bytes(inside);
    if (plain.empty()) return std::nullopt;
    std::string sealed = store::seal(key, plain);
    store::wipe_bytes(plain);
    return sealed;
}

OpenedCode open_code(const std::vector<store::KeyPair>& keys, std::string_view sealed, const forms::Catalog& catalog, store::Moment now, std::optional<std::string_view> pin) {
    if (!store::is_sealed(sealed)) return CodeTrouble::not_ours;
    if (sealed.size() > kSealedBytesMax) return CodeTrouble::broken;
    std::optional<store::Secret> inside;
    CodeTrouble trouble = CodeTrouble::other_key;
    for (const store::KeyPair& key : keys) {
        store::Unsealed unsealed = store::unseal(key, sealed);
        if (auto* plain = std::get_if<store::Secret>(&unsealed)) inside = std::move(*plain);
        else if (std::get<store::SealTrouble>(unsealed) != store::SealTrouble::other_key) trouble = CodeTrouble::altered;
        if (inside) break;
    }
    if (!inside) return trouble;
    std::string_view plain = inside->view();
    if (plain.empty() || (plain[0] != kPlain && plain[0] != kWrapped)) return CodeTrouble::broken;
    if (plain[0] == kWrapped) {
        if (!pin) return PinWanted{};
        store::Unwrapped unwrapped = store::try_unwrap(plain.substr(1), *pin);
        if (const auto* why = std::get_if<store::WrapTrouble>(&unwrapped)) return *why == store::WrapTrouble::no_memory ? CodeTrouble::no_memory : CodeTrouble::wrong_pin;
        inside = std::move(std::get<store::Secret>(unwrapped));
        plain = inside->view();
    } else {
        plain.remove_prefix(1);
    }
    auto read = read_payload(plain, catalog);
    if (const auto* why = std::get_if<CodeTrouble>(&read)) return *why;
    auto& reading = std::get<PayloadReading>(read);
    if (reading.payload.issued > now + kDay_ms) return CodeTrouble::not_yet;
    if (reading.payload.expires + kDay_ms < now) return CodeTrouble::expired;
    return std::move(reading);
}

}  // namespace kiosk::qr
