// A store on disk for tests: opened, with a day's cases in every state, and the places of its files.
// Only for tests that may name doctest.
#pragma once

#include "kiosk/store/sqlite_store.h"
#include "support/store_cases.h"

#include <doctest/doctest.h>

#include <memory>

namespace support {

inline constexpr kiosk::store::Moment kMorning = 1'795'653'000'000;      // 2026-11-26T00:30Z, 9:30 in Japan

inline std::unique_ptr<kiosk::store::SqliteStore> opened(const std::filesystem::path& folder) {
    auto store = kiosk::store::SqliteStore::open(folder, *kiosk::store::Word::make("desk-1"), kMorning);
    REQUIRE(store);
    REQUIRE_FALSE(store->set_aside);
    return std::move(store->store);
}

inline std::filesystem::path database_in(const std::filesystem::path& folder) { return folder / "store" / "current" / "kakanai.db"; }
inline std::filesystem::path log_in(const std::filesystem::path& folder) { return folder / "store" / "current" / "log.jsonl"; }

/// A day with cases in every state; closed, so that everything is in the one file.
inline std::vector<kiosk::store::Submission> a_day(const std::filesystem::path& folder) {
    using namespace kiosk::store;
    const auto store = opened(folder);
    std::vector<Submission> cases;
    for (int i = 0; i < 8; ++i) {
        cases.push_back(submission("sealed " + std::string(300, static_cast<char>('a' + i))));
        REQUIRE(store->submit(cases.back(), kMorning));
    }
    for (std::size_t i = 0; i < 5; ++i) REQUIRE(store->claim(cases[i].id, clerk(), kMorning));
    REQUIRE(store->amend(cases[0].id, 1, std::string(300, 'z'), {*Word::make("name")}, clerk(), kMorning));
    REQUIRE(store->advance(cases[1].id, CaseState::verified, clerk(), kMorning));
    REQUIRE(store->withdraw(cases[2].id, Reason::resident_left, clerk(), kMorning));
    REQUIRE(store->call_staff(terminal(), kMorning));
    return cases;
}

}  // namespace support
