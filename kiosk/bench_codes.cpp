// Wall time of what a resident waits for, CPU of what a frame costs; photographs are drawn from fixed numbers.
// Asserts nothing about the figures, only that what was measured worked.
#include "kiosk/bench_codes.h"

#include "kiosk/cpu_clock.h"
#include "kiosk/bench_frames.h"
#include "kiosk/devices/card_dialogue.h"
#include "kiosk/devices/virtual_card.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/payload.h"
#include "kiosk/qr/digits.h"
#include "printer/qr_code.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace kiosk {

namespace {

using Moments = std::chrono::steady_clock;
constexpr int kCodeRounds = 60, kFramesOfHand = 10;
constexpr unsigned kRooms = 12, kHands = 100;

double ms_from(Moments::time_point start) { return std::chrono::duration<double, std::milli>(Moments::now() - start).count(); }

double middle_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

class ModelLine final : public devices::CardLine {
public:
    explicit ModelLine(devices::VirtualCard& card) : card_(card) {}
    std::variant<devices::Bytes, CardFailure> transmit(devices::ByteView command) override { return card_.answer(command); }

private:
    devices::VirtualCard& card_;
};

/// A contactless card answers in some 30 ms.
class SlowLine final : public devices::CardLine {
public:
    explicit SlowLine(devices::VirtualCard& card) : model_(card) {}
    std::variant<devices::Bytes, CardFailure> transmit(devices::ByteView command) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        return model_.transmit(command);
    }

private:
    ModelLine model_;
};

std::optional<double> measure_card_to_data(const devices::CardPerson& person) {
    devices::VirtualCard card(person, {});
    SlowLine line(card);
    const auto start = Moments::now();
    const auto tries = devices::ask_tries(line);
    const CardAnswer answer = devices::read_basic_four(line, Pin{std::string_view(person.pin)});
    const bool is_well = std::holds_alternative<devices::CardTries>(tries) && std::holds_alternative<CardFacts>(answer);
    return is_well ? std::optional(ms_from(start)) : std::nullopt;
}

std::optional<double> measure_card(const devices::CardPerson& person) {
    std::vector<double> took_ms;
    devices::VirtualCard card(person, {});
    for (int round = 0; round < kCodeRounds; ++round) {
        card.reset();
        ModelLine line(card);
        const auto start = Moments::now();
        const CardAnswer answer = devices::read_basic_four(line, Pin{std::string_view(person.pin)});
        took_ms.push_back(ms_from(start));
        if (!std::holds_alternative<CardFacts>(answer)) return std::nullopt;
    }
    return middle_of(std::move(took_ms));
}

double measure_empty_frame() {
    std::vector<qr::GreyPicture> rooms;
    for (unsigned seed = 0; seed < kRooms; ++seed) rooms.push_back(frames::photograph(nullptr, {900 + seed}));
    const double start = process_cpu_ms();
    for (int frame = 0; frame < kCodeRounds; ++frame) (void)qr::find_codes(rooms[static_cast<std::size_t>(frame) % kRooms].view(), qr::look_of_frame(frame));
    return (process_cpu_ms() - start) / kCodeRounds;
}

/// As many digits as version 20 holds, held by hands of their own.
double measure_unread_hands() {
    std::string digits = "1";
    while (digits.size() < qr::kDigitsMax) digits += static_cast<char>('0' + (digits.size() * 7 + digits.size() / 10) % 10);
    const auto code = printer::make_qr_code(digits, qr::kCodeVersionMax);
    int unread = 0;
    for (unsigned hand = 0; hand < kHands; ++hand) {
        bool is_read = false;
        for (int frame = 0; code && frame < kFramesOfHand && !is_read; ++frame) {
            const auto found = qr::find_codes(frames::photograph(&*code, {7'000 + hand * 10 + static_cast<unsigned>(frame), 450}).view(), qr::look_of_frame(frame));
            is_read = std::any_of(found.begin(), found.end(), [&](const qr::FoundCode& one) { return one.text == digits; });
        }
        unread += !is_read;
    }
    return 100.0 * unread / kHands;
}

/// What most families of five hand in; the second younger child has a name of its own.
forms::Answers five_of(const forms::Answers& family) {
    forms::Answers five;
    for (const auto& [slot, answer] : family.slots) {
        const std::string& item = slot.item;
        const bool is_apart = item == "main_earner" || item == "public_account" || item == "consent_tax" || item == "has_univ_child" || item == "job" || item == "pension_number" ||
                              item.starts_with("bank_") || item.find("dog") != std::string::npos || item.find("school") != std::string::npos;
        if (is_apart) continue;
        five.slots[slot] = answer;
        if (slot.person == 3) five.slots[{item, 4}] = answer;
    }
    five.set({"household_size", forms::kWholeCase}, std::int64_t{5}, forms::Source::resident);
    five.set({"birth", 4}, forms::Date{2025, 2, 3}, forms::Source::resident);
    return five;
}

}  // namespace

std::optional<CodeFigures> measure_codes(const std::filesystem::path& cards, const forms::Catalog& catalog, const forms::Answers& family, forms::Date today) {
    const auto people = devices::read_card_people(cards);
    if (!people || people->empty()) return std::nullopt;
    const auto card_ms = measure_card(people->front());
    const auto card_to_data_ms = measure_card_to_data(people->front());
    if (!card_ms || !card_to_data_ms) return std::nullopt;
    CodeFigures figures{*card_ms, *card_to_data_ms, measure_empty_frame(), measure_unread_hands(), 0, 0};
    std::vector<store::KeyPair> keys;
    keys.push_back(store::make_key_pair());
    constexpr store::Moment noon = 1'775'790'000'000;
    const qr::Payload payload = qr::new_payload(qr::CodeUse::application, five_of(family), today, noon, qr::kApplicationDays);
    std::vector<double> took_ms;
    std::optional<std::string> sealed;
    for (int round = 0; round < kCodeRounds; ++round) {
        const auto start = Moments::now();
        sealed = qr::seal_payload(keys.front().open, payload, catalog);
        const auto opened = sealed ? qr::open_code(keys, *sealed, catalog, noon) : qr::OpenedCode{qr::CodeTrouble::broken};
        took_ms.push_back(ms_from(start));
        if (!std::holds_alternative<qr::PayloadReading>(opened)) return std::nullopt;
    }
    figures.seal_and_open_ms = middle_of(std::move(took_ms));
    const auto digits = qr::to_digits(*sealed);
    if (!digits) return std::nullopt;
    for (const std::string& one : *digits) {
        const auto code = printer::make_qr_code(one, qr::kCodeVersionMax);
        if (!code) return std::nullopt;
        figures.version += code->version;
    }
    return figures;
}

}  // namespace kiosk
