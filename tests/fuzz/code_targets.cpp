// Targets of two-dimensional codes: the keys of a scanner that types, the digits of a set, CBOR, and the payload that somebody who has the city's public key may
// seal. What must hold: nothing beyond the bounds, what was taken can be written and read again, every value fits its item.
#include "tests/fuzz/targets.h"

#include "forms/answers_file.h"
#include "kiosk/command.h"
#include "kiosk/qr/cbor.h"
#include "kiosk/qr/digits.h"
#include "kiosk/qr/line_source.h"
#include "kiosk/qr/payload.h"
#include "printer/deflate.h"

namespace fuzz {

namespace {

namespace qr = kiosk::qr;

std::string_view text_of(Input input) { return {reinterpret_cast<const char*>(input.data()), input.size()}; }

int depth_of(const qr::Cbor& value) {
    int deepest = 0;
    if (const auto* array = std::get_if<qr::Cbor::Array>(&value.value))
        for (const qr::Cbor& one : *array) deepest = std::max(deepest, depth_of(one));
    if (const auto* map = std::get_if<qr::Cbor::Map>(&value.value))
        for (const auto& [key, one] : *map) deepest = std::max(deepest, depth_of(one));
    const bool holds_others = std::holds_alternative<qr::Cbor::Array>(value.value) || std::holds_alternative<qr::Cbor::Map>(value.value);
    return deepest + holds_others;
}

const forms::Catalog& catalog() {
    static const forms::CatalogReading reading = forms::read_catalog(kiosk::usual_places().catalog, *forms::make_date(2026, 4, 10));
    return reading.catalog;
}

bool is_well(const qr::PayloadReading& reading) {
    const qr::Payload& payload = reading.payload;
    for (const auto& [slot, answer] : payload.answers.slots) {
        const forms::Item* item = catalog().item(slot.item);
        if (!item || item->type == forms::ItemType::my_number || slot.person >= forms::kPersonsMax || item->per_person != (slot.person != forms::kWholeCase)) return false;
        if (answer.value && !forms::check_value(*item, *answer.value, payload.today).value) return false;
    }
    const auto again = qr::read_payload(qr::write_payload(payload, catalog()), catalog());
    const auto* same = std::get_if<qr::PayloadReading>(&again);
    return same && same->payload.answers == payload.answers && same->dropped == 0;
}

}  // namespace

bool code_cbor(Input input) {
    const auto value = qr::read_cbor(text_of(input));
    if (!value) return true;
    return depth_of(*value) <= qr::kCborDepthMax && qr::read_cbor(qr::write_cbor(*value)) == value;
}

bool code_digits(Input input) {
    // Lines are the codes as a scanner gives them, one after the other.
    qr::CodeSet set;
    std::string_view rest = text_of(input);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const auto added = set.add(rest.substr(0, end));
        if (const auto* waiting = std::get_if<qr::CodeSet::Waiting>(&added); waiting && (waiting->have >= waiting->of || waiting->of > qr::kCodesMax)) return false;
        if (const auto* whole = std::get_if<std::string>(&added); whole && whole->size() > qr::kSealedBytesMax) return false;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return true;
}

bool scanner_keys(Input input) {
    // The first byte says in which pieces the events come; after each of them there may be a pause.
    if (input.empty()) return true;
    const std::size_t piece = 1 + input[0] % 64;
    const bool pauses = input[0] >= 128;
    qr::LineGatherer lines;
    qr::KeyReader keys(lines);
    for (Input rest = input.subspan(1); !rest.empty(); rest = rest.subspan(std::min(piece, rest.size()))) {
        keys.feed(rest.first(std::min(piece, rest.size())));
        if (pauses) lines.rest();
        while (const auto line = lines.take()) {
            const auto* text = std::get_if<std::string>(&*line);
            if (text && (text->empty() || text->size() > qr::kDigitsMax + 64 || text->find_first_not_of("0123456789?") != std::string::npos)) return false;
        }
    }
    return true;
}

bool code_payload(Input input) {
    static const printer::Deflater deflater(1);
    for (const std::string& bytes : {std::string(text_of(input)), deflater.raw(text_of(input))}) {
        const auto read = qr::read_payload(bytes, catalog());
        if (const auto* reading = std::get_if<qr::PayloadReading>(&read); reading && !is_well(*reading)) return false;
    }
    return true;
}

}  // namespace fuzz
