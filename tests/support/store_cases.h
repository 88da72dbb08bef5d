// Invented cases for the store's tests: content of every kind of value, staff, a folder that goes away by itself.
// Makes files only in folders of their own.
#pragma once

#include "kiosk/store/content.h"
#include "kiosk/store/store.h"
#include "support/folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace support {

inline std::string bytes_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}
inline void replace_in_file(const std::filesystem::path& file, const std::string& what, const std::string& with) {
    std::string text = bytes_of_file(file);
    const auto at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), with);
    write_bytes(file, text);
}

/// Each alternative of Value, each Source, an unknown, a correction and an identity check; letters beyond the BMP.
inline kiosk::store::CaseContent content_of_every_kind() {
    using namespace forms;
    using kiosk::store::Word;
    kiosk::store::CaseContent content;
    content.id = kiosk::store::new_case_id();
    content.today = *make_date(2026, 4, 10);
    content.catalog_hash = std::string(64, 'a');
    content.forms["juumin_idou_todoke"] = {"1", std::string(64, 'b')};
    Answers& answers = content.answers;
    answers.set({"event", kWholeCase}, std::string("tennyu"), Source::resident);
    answers.set({"name", 0}, std::string("𠮷田 \"太郎\"\\"), Source::card);
    answers.set({"birth", 0}, *make_date(1986, 5, 1), Source::qr);
    answers.set({"new_address", kWholeCase}, Address{"758-0041", "山口県", "萩市", "大字江向", "510番地", "", ""}, Source::clerk);
    answers.set({"moves", 0}, true, Source::resident);
    answers.set({"household_size", kWholeCase}, std::int64_t{2}, Source::given);
    answers.set({"filer", kWholeCase}, PersonRef{1}, Source::computed);
    answers.set({"wishes", kWholeCase}, ChoiceSet{"a", "b"}, Source::resident);
    answers.set_unknown({"honseki", 0});
    content.corrections.push_back({{"name", 0}, Answer{std::string("吉田 太郎"), Source::resident}, Answer{std::string("𠮷田 \"太郎\"\\"), Source::card}, *Word::make("tanaka"), 1'775'000'000'000, "カードのとおり"});
    content.corrections.push_back({{"phone", 0}, std::nullopt, Answer{std::nullopt, Source::clerk}, *Word::make("tanaka"), 1'775'000'000'001, ""});
    content.overruled[{"name", 0}] = Answer{std::string("吉田 太郎"), Source::resident};
    content.confirmed = {{"name.0", "0123456789abcdef"}};
    content.identity = kiosk::store::IdentityCheck{{"mynumber_card"}, *Word::make("tanaka"), 1'775'000'000'002};
    return content;
}

inline kiosk::store::Actor clerk(const char* who = "tanaka", const char* device = "desk-1") {
    return {*kiosk::store::Word::make(who), kiosk::store::Role::clerk, *kiosk::store::Word::make(device)};
}
inline kiosk::store::Actor actor(const char* who, kiosk::store::Role role) {
    return {*kiosk::store::Word::make(who), role, *kiosk::store::Word::make("desk-1")};
}
inline kiosk::store::Actor terminal(const char* device = "kiosk-1") {
    return {kiosk::store::Word(), kiosk::store::Role::terminal, *kiosk::store::Word::make(device)};
}
inline kiosk::store::Actor the_house() { return {kiosk::store::Word(), kiosk::store::Role::system, *kiosk::store::Word::make("desk-1")}; }

inline kiosk::store::Submission submission(std::string sealed = "sealed bytes", const char* event = "tennyu") {
    return {kiosk::store::new_case_id(), *kiosk::store::Word::make(event), terminal(), std::move(sealed)};
}

}  // namespace support
