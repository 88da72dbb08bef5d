// The log against everything that may be done to it: cut, deleted, altered, moved, refused.
// The chain itself is log.cpp's; here the table, the file and the head are held against each other.
#include "kiosk/store/log_check.h"
#include "support/store_disk.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kiosk::store;
using support::a_day;
using support::bytes_of_file;
using support::kMorning;
using support::log_in;
using support::opened;
using support::submission;
using support::write_bytes;

TEST_CASE("a log line cut by a crash, and a log file that lags, are made up for at the next start") {
    const support::TempFolder folder;
    a_day(folder.path());
    const std::string log = bytes_of_file(log_in(folder.path()));
    write_bytes(log_in(folder.path()), log.substr(0, log.size() - 40));
    opened(folder.path());
    CHECK(bytes_of_file(log_in(folder.path())) == log);
    std::filesystem::remove(log_in(folder.path()));
    opened(folder.path());
    const std::string restored = bytes_of_file(log_in(folder.path()));
    CHECK(restored.starts_with(log));
    CHECK(restored.find("log_file_restored") != std::string::npos);      // nobody deletes a log file unseen
}

TEST_CASE("without a log there is no action") {
    const support::TempFolder folder;
    const auto store = opened(folder.path());
    std::filesystem::remove(log_in(folder.path()));
    std::filesystem::create_directory(log_in(folder.path()));
    const auto refused = store->submit(submission(), kMorning);
    CHECK_FALSE(refused);
    CHECK(store->queue("2026-11-26")->empty());
}

TEST_CASE("every entry of the log that is deleted, altered, inserted, moved or cut off is found") {
    const support::TempFolder folder;
    a_day(folder.path());
    const auto store = opened(folder.path());
    const auto entries = *store->log(1, 1000);
    std::vector<std::string> lines;
    for (const LogEntry& entry : entries) lines.push_back(line_of(entry));
    const LogHead head{entries.back().seq, entries.back().hash};
    REQUIRE_FALSE(log_trouble(lines, lines, head));
    REQUIRE(lines.size() >= 15);
    int touched = 0;
    const auto is_found = [&](std::vector<std::string> changed) {
        ++touched;
        CHECK(log_trouble(changed, lines, head));          // in the table
        CHECK(log_trouble(lines, changed, head));          // in the file
        CHECK(log_trouble(changed, changed, head));        // in both, consistently: the head is kept elsewhere too
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(i);
        auto changed = lines;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
        is_found(changed);
        changed = lines;
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), lines[(i + 3) % lines.size()]);
        is_found(changed);
        if (i + 1 < lines.size()) {
            changed = lines;
            std::swap(changed[i], changed[i + 1]);
            is_found(changed);
        }
        is_found({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i)});
        for (std::size_t at = 0; at < lines[i].size(); at += 7) {
            changed = lines;
            changed[i][at] = changed[i][at] == '1' ? '2' : '1';
            is_found(changed);
        }
        // An entry rewritten with a chain that fits from there on.
        changed = lines;
        Hash previous = i == 0 ? Hash{} : entries[i - 1].hash;
        for (std::size_t j = i; j < lines.size(); ++j) {
            LogNote note = entries[j].note;
            if (j == i) note.actor.who = *Word::make("nobody");
            const LogEntry forged = chained(entries[j].seq, entries[j].at, note, previous);
            previous = forged.hash;
            changed[j] = line_of(forged);
        }
        is_found(changed);
    }
    CHECK(touched > 400);
}

TEST_CASE("log verify finds a touched log in the files themselves") {
    const support::TempFolder folder;
    a_day(folder.path());
    CHECK_FALSE(verify_log(folder.path())->trouble);
    const std::string log = bytes_of_file(log_in(folder.path()));
    write_bytes(log_in(folder.path()), log.substr(0, log.rfind('\n', log.size() - 2) + 1));
    CHECK(verify_log(folder.path())->trouble);             // one whole line less
    support::replace_in_file(log_in(folder.path()), "case_claimed", "case_opened");
    CHECK(verify_log(folder.path())->trouble);
    std::filesystem::remove(log_in(folder.path()));
    CHECK(verify_log(folder.path())->trouble);
}
