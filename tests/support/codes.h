// Codes of invented cases for the tests: keys, sealed payloads, and what must come back of answers.
// Draws no picture (frames.h does).
#pragma once

#include "kiosk/qr/digits.h"
#include "kiosk/qr/payload.h"
#include "support/cases.h"

namespace support {

/// Noon in Japan of kToday.
inline constexpr kiosk::store::Moment kNoon = 1'775'790'000'000;

inline kiosk::qr::Payload application(const forms::Answers& answers, forms::Date today = kToday) {
    return kiosk::qr::new_payload(kiosk::qr::CodeUse::application, answers, today, kNoon, kiosk::qr::kApplicationDays);
}

inline std::vector<kiosk::store::KeyPair> one_key() {
    std::vector<kiosk::store::KeyPair> keys;
    keys.push_back(kiosk::store::make_key_pair());
    return keys;
}

inline std::string sealed_application(const kiosk::store::KeyPair& key, const forms::Answers& answers) {
    return *kiosk::qr::seal_payload(key.open, application(answers), catalog());
}

/// The answers as a code gives them back: the same values, from `qr`.
inline forms::Answers from_code(forms::Answers answers) {
    for (auto& [slot, answer] : answers.slots) answer.source = answer.value ? forms::Source::qr : forms::Answer{}.source;
    return answers;
}

/// Five people: the family of four and a second younger child.
inline forms::Answers family_of_five() {
    forms::Answers answers = household("family_of_four").answers;
    const forms::Answers four = answers;
    for (const auto& [slot, answer] : four.slots)
        if (slot.person == 3) answers.slots[{slot.item, 4}] = answer;
    answers.set({"name", 4}, std::string("田村 茜"), forms::Source::resident);
    answers.set({"kana", 4}, std::string("タムラ アカネ"), forms::Source::resident);
    answers.set({"birth", 4}, forms::Date{2025, 2, 3}, forms::Source::resident);
    answers.set({"household_size", forms::kWholeCase}, std::int64_t{5}, forms::Source::resident);
    return answers;
}

/// What most families of five hand in: who they are, the move, insurance and pension; no bank, no dog, no school.
inline forms::Answers usual_family_of_five() {
    forms::Answers answers = family_of_five();
    std::erase_if(answers.slots, [](const auto& one) {
        const std::string& item = one.first.item;
        const bool is_apart = item == "main_earner" || item == "public_account" || item == "consent_tax" || item == "has_univ_child" || item == "job" || item == "pension_number";
        return is_apart || item.starts_with("bank_") || item.find("dog") != std::string::npos || item.find("school") != std::string::npos;
    });
    return answers;
}

}  // namespace support
