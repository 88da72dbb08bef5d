// Wall time of what a resident waits for; the frame is a room of things of any brightness, made from fixed numbers.
// Asserts nothing about the figures, only that what was measured worked.
#include "kiosk/bench_codes.h"

#include "kiosk/devices/card_dialogue.h"
#include "kiosk/devices/virtual_card.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/payload.h"
#include "kiosk/qr/digits.h"
#include "printer/qr_code.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace kiosk {

namespace {

using Moments = std::chrono::steady_clock;
constexpr int kCodeRounds = 60, kCodeVersionMax = 20;

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

qr::GreyPicture room_without_code() {
    qr::GreyPicture room{1280, 720, std::vector<std::uint8_t>(1280UL * 720, 120)};
    std::mt19937 random(20260410);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int thing = 0; thing < 60; ++thing) {
        const int left = below(room.width), top = below(room.height), right = std::min(room.width, left + 10 + below(300)), bottom = std::min(room.height, top + 5 + below(200));
        const int level = below(256), stripe = below(3) == 0 ? 5 : room.width;
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x) room.pixels[static_cast<std::size_t>(y * room.width + x)] = static_cast<std::uint8_t>((x / stripe) % 2 ? 255 - level : level);
    }
    for (std::uint8_t& pixel : room.pixels) pixel = static_cast<std::uint8_t>(std::clamp(pixel + below(11) - 5, 0, 255));
    return room;
}

double measure_empty_frame() {
    const qr::GreyPicture room = room_without_code();
    const auto start = Moments::now();
    for (int frame = 0; frame < kCodeRounds; ++frame) (void)qr::find_codes(room.view(), qr::look_of_frame(frame));
    return ms_from(start) / kCodeRounds;
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
    if (!card_ms) return std::nullopt;
    CodeFigures figures{*card_ms, measure_empty_frame(), 0, 0};
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
        const auto code = printer::make_qr_code(one, kCodeVersionMax);
        if (!code) return std::nullopt;
        figures.version += code->version;
    }
    return figures;
}

}  // namespace kiosk
