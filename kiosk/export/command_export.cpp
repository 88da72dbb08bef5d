// Opens the store with a clerk's passphrase, opens each case of the day (each is logged), makes the files, reads them back,
// and writes them only when they say what the cases say.
// What the target lacks is told letter by letter; nothing of it is written into the log.
#include "kiosk/export/command_export.h"

#include "kiosk/ask_secretly.h"
#include "kiosk/command_store.h"
#include "kiosk/command_words.h"
#include "kiosk/export/export.h"
#include "kiosk/store/content.h"
#include "kiosk/store/keys.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wipe.h"
#include "kiosk/wall_clock.h"
#include "printer/file.h"

#include <iostream>

namespace kiosk {

namespace {

using store::CaseState;

struct Exporting {
    const CommandWords& words;
    const forms::Catalog& catalog;
    store::SqliteStore& desk;
    store::Actor actor;
    const store::KeyPair& key;
    store::Word profile;

    int refuse(const std::string& sentence, int status = 1) const {
        std::cerr << sentence << '\n';
        return status;
    }

    bool is_ready(const store::CaseRow& row, const std::string& day) const {
        return row.day == day && (row.state == CaseState::verified || row.state == CaseState::printed || row.state == CaseState::handed_off);
    }

    /// Nothing when the case could not be opened; the reason is told.
    std::optional<ExportCase> opened(const store::CaseRow& row) const {
        const std::string number = store::receipt_number(row.number);
        const auto tell = [&](const std::string& key_of_words) {
            std::cerr << words.say(key_of_words, {{"number", number}}) << '\n';
            return std::nullopt;
        };
        const auto sealed = desk.open(row.id, actor, now_by_clock());
        if (!sealed) return tell("export.not_opened");
        if (std::holds_alternative<store::Refused>(*sealed)) return tell("export.held");
        auto content = store::open_content(key, row.id, std::get<store::SealedContent>(*sealed).sealed);
        if (const auto* trouble = std::get_if<store::SealTrouble>(&content)) return tell(*trouble == store::SealTrouble::other_key ? "export.other_key" : "export.altered");
        const auto& inside = std::get<store::CaseContent>(content);
        const store::LogNote note{actor, store::LogEvent::case_exported, row.id, profile, store::LogResult::done, store::Reason::none, 0};
        if (!desk.note(note, now_by_clock())) return tell("export.no_log");
        return ExportCase{number, row.day, forms::derive_situation(catalog, inside.answers, inside.today)};
    }

    void hand_off(const store::CaseRow& row) const {
        if (row.state != CaseState::printed) return;
        const auto claimed = desk.claim(row.id, actor, now_by_clock());
        const bool is_ours = claimed && std::holds_alternative<store::CaseRow>(*claimed);
        if (is_ours && !desk.advance(row.id, CaseState::handed_off, actor, now_by_clock())) std::cerr << words.say("export.not_handed_off", {{"number", store::receipt_number(row.number)}}) << '\n';
    }

    int run(const ExportProfile& chosen, const TargetLetters& letters, const std::string& day, const ExportRequest& request) const {
        const auto rows = desk.queue(day);
        if (!rows) return refuse(words.say(rows.fault()));
        std::vector<ExportCase> cases;
        std::vector<store::CaseRow> of_cases;
        bool is_whole = true;
        for (const store::CaseRow& row : *rows) {
            if (!is_ready(row, day)) continue;
            auto one = opened(row);
            is_whole = is_whole && one;
            if (!one) continue;
            cases.push_back(std::move(*one));
            of_cases.push_back(row);
        }
        if (cases.empty()) return refuse(words.say("export.none", {{"day", day}}));
        const Lacking lacking = request.shrinks ? Lacking::shrink : Lacking::stop;
        const Export made = make_export(chosen, cases, letters, lacking);
        tell_letters(made, cases, words);
        const auto different = differences(chosen, cases, made, letters, lacking);
        if (!different.empty()) return refuse(words.say("export.different", {{"place", different.front()}}));
        std::vector<printer::NamedBytes> files;
        for (const ExportFile& file : made.files) files.push_back({file.name, file.bytes});
        const auto written = printer::write_files_beside(request.out, files);
        if (!written) return refuse(words.say(written.fault()));
        for (std::size_t i = 0; i < cases.size() && request.hands_off; ++i)
            if (std::find(made.left_out.begin(), made.left_out.end(), i) == made.left_out.end()) hand_off(of_cases[i]);
        std::cout << words.say("export.written", {{"count", std::to_string(made.exported)}, {"where", request.out.string()}, {"title", chosen.title}}) << '\n';
        return is_whole && made.left_out.empty() ? 0 : 1;
    }
};

}  // namespace

void tell_letters(const Export& made, const std::vector<ExportCase>& cases, const CommandWords& words) {
    for (const LetterFinding& finding : made.findings) std::cerr << in_words(words, finding) << '\n';
    for (const std::size_t one : made.left_out) std::cerr << words.say("export.left_out", {{"number", cases[one].number}}) << '\n';
}

int run_export(const Places& places, const std::filesystem::path& data_dir, const ExportRequest& request) {
    const CommandWords words(places.assets);
    const auto refuse = [](const std::string& sentence, int status) {
        std::cerr << sentence << '\n';
        return status;
    };
    const std::string day = request.day.empty() ? forms::to_iso(today_by_clock()) : request.day;
    if (!forms::parse_iso_date(day)) return refuse(words.say("export.bad_day"), 2);
    const auto staff = store::Word::make(request.staff), profile = store::Word::make(request.profile);
    if (!staff) return refuse(words.say("export.who"), 2);
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, *forms::parse_iso_date(day));
    const ExportProfiles profiles = read_export_profiles(places.catalog, reading.catalog);
    for (const forms::Problem& problem : profiles.problems) std::cerr << forms::to_text(problem);
    if (!reading.problems.empty() || !profiles.problems.empty()) return refuse(words.say("export.broken_profile"), 1);
    const ExportProfile* chosen = profiles.find(request.profile);
    if (!chosen || !profile) {
        std::string known;
        for (const ExportProfile& one : profiles.profiles) known += (known.empty() ? "" : " ") + one.id;
        return refuse(words.say("export.no_profile", {{"known", known}}), 2);
    }
    std::error_code error;
    if (!std::filesystem::is_directory(request.out, error)) return refuse(words.say("export.no_folder", {{"where", request.out.string()}}), 1);
    const auto letters = TargetLetters::open(places.assets);
    if (!letters) return refuse(words.say(letters.fault()), 1);
    std::string passphrase = ask_secretly(words.say("keys.passphrase", {{"id", request.staff}}));
    auto unlocked = store::unlock(data_dir, *staff, passphrase);
    wipe(passphrase);
    if (!unlocked) return refuse(words.say(unlocked.fault()), 1);
    auto opened = store::SqliteStore::open(data_dir, *store::Word::make("command"), now_by_clock());
    if (!opened) return refuse(words.say(opened.fault()), 1);
    const store::Word device = *store::Word::make("command");
    if (!*unlocked) {
        const store::LogNote failed{{*staff, store::Role::clerk, device}, store::LogEvent::sign_in_failed, std::nullopt, *staff, store::LogResult::refused, store::Reason::wrong_passphrase, 0};
        static_cast<void>(opened->store->note(failed, now_by_clock()));
        return refuse(words.say("keys.wrong"), 1);
    }
    if (!(*unlocked)->key) return refuse(words.say("export.not_permitted"), 1);
    const Exporting exporting{words, reading.catalog, *opened->store, {*staff, (*unlocked)->member.role, device}, *(*unlocked)->key, *profile};
    return exporting.run(*chosen, *letters, day, request);
}

}  // namespace kiosk
