// Codes from the command line: answers → PNG, and pictures → answers. Reasons go to stderr in Japanese; the answers of a code
// only to stdout or into the file that was asked for.
#include "kiosk/command_qr.h"

#include "forms/answers_file.h"
#include "forms/answers_writing.h"
#include "kiosk/ask_secretly.h"
#include "kiosk/code.h"
#include "kiosk/code_answers.h"
#include "kiosk/command_words.h"
#include "kiosk/export/command_export.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/digits.h"
#include "kiosk/qr/intake_keys.h"
#include "kiosk/qr/payload.h"
#include "kiosk/qr/still.h"
#include "kiosk/store/keys.h"
#include "kiosk/ui/picture.h"
#include "kiosk/wall_clock.h"
#include "printer/file.h"
#include "printer/qr_code.h"

#include <iostream>

namespace kiosk {

namespace {

constexpr int kModulePx = 8;

std::string say(const CommandWords& words, qr::CodeTrouble trouble) { return words.say("qr." + std::string(qr::to_id(trouble))); }

store::Moment moment_of(std::optional<forms::Date> today) { return today ? noon_of(*today) : now_by_clock(); }

forms::Result<store::PublicKey> key_for(const std::string& hex, const std::filesystem::path& data_dir) {
    if (hex.empty()) return qr::read_intake_public(data_dir);
    const auto bytes = store::hash_from_hex(hex);
    if (!bytes) return forms::Fault{forms::FaultKind::damaged, "--key", "not a key"};
    return store::PublicKey{*bytes};
}

std::filesystem::path name_of(const std::filesystem::path& out, std::size_t code, std::size_t of) {
    if (of == 1) return out;
    return out.parent_path() / (out.stem().string() + "-" + std::to_string(code + 1) + out.extension().string());
}

forms::Outcome write_code(const printer::QrCode& code, const std::filesystem::path& file) {
    const qr::GreyPicture grey = qr::draw_code(code, kModulePx);
    ui::Picture picture{grey.width, grey.height, {}};
    for (const std::uint8_t level : grey.pixels) picture.pixels.insert(picture.pixels.end(), 3, level);
    return ui::write_png(picture, file);
}

/// The sealed bytes of the pictures' codes; what is wrong is told. `status`: 2 when a file is no picture.
std::optional<std::string> sealed_in(const std::vector<std::filesystem::path>& images, const CommandWords& words) {
    qr::CodeSet set;
    std::string sentence = words.say("qr.no_code");
    for (const std::filesystem::path& image : images) {
        const auto picture = qr::read_still(image);
        if (!picture) {
            sentence = words.say("qr.no_picture", {{"where", image.string()}});
            continue;
        }
        for (const qr::FoundCode& code : qr::find_codes(picture->view())) {
            const auto added = set.add(code.text);
            if (const auto* whole = std::get_if<std::string>(&added)) return *whole;
            if (const auto* trouble = std::get_if<qr::CodeTrouble>(&added)) sentence = say(words, *trouble);
            if (const auto* waiting = std::get_if<qr::CodeSet::Waiting>(&added)) sentence = words.say("qr.waiting", {{"have", std::to_string(waiting->have)}, {"of", std::to_string(waiting->of)}});
        }
    }
    std::cerr << sentence << '\n';
    return std::nullopt;
}

}  // namespace

int run_qr_keys(const Places& places, const std::filesystem::path& data_dir) {
    const CommandWords words(places.assets);
    const auto key = qr::change_intake_key(data_dir);
    if (!key) return refuse(words.say(key.fault()));
    const std::string hex = store::to_hex(std::string_view(reinterpret_cast<const char*>(key->bytes.data()), key->bytes.size()));
    std::cout << words.say("qr.key_made", {{"where", (data_dir / "keys" / "intake").string()}, {"key", hex}}) << '\n';
    return 0;
}

int run_qr_make(const Places& places, const std::filesystem::path& data_dir, const QrRequest& request, std::optional<forms::Date> today_given) {
    const CommandWords words(places.assets);
    const auto text = printer::read_file(request.answers, kAnswerBytesMax);
    if (!text) return refuse(words.say("command.answers_unreadable"), 2);
    const forms::Date today = today_given ? *today_given : forms::today_of(*text).value_or(today_by_clock());
    const forms::CatalogReading catalog = forms::read_catalog(places.catalog, today);
    if (!catalog_is_clean(catalog, words)) return 1;
    const forms::AnswersReading answers = forms::read_answers(*text, catalog.catalog, today);
    for (const forms::Problem& problem : answers.problems) std::cerr << forms::to_text(problem);
    if (!answers.problems.empty()) return 1;
    const auto key = key_for(request.key, data_dir);
    if (!key) return refuse(words.say(request.key.empty() ? "qr.no_key" : "qr.bad_key"));
    const bool is_own = request.lock == CodeLock::by_pin;
    std::string pin = is_own ? ask_secretly(words.say("qr.ask_pin")) : std::string();
    const bool is_pin = pin.size() >= kCodePinDigitsMin && pin.size() <= kCodePinDigitsMax && pin.find_first_not_of("0123456789") == std::string::npos;
    if (is_own && !is_pin) return refuse(words.say("qr.bad_pin"));
    const forms::Answers carried = is_own ? own_answers(answers.answers, catalog.catalog, today) : answers.answers;
    if (carried.slots.empty()) return refuse(words.say("qr.nobody"));
    const int usual = is_own ? qr::kOwnDays : qr::kApplicationDays;
    const qr::Payload payload = qr::new_payload(is_own ? qr::CodeUse::own : qr::CodeUse::application, carried, today, moment_of(today_given), request.days > 0 ? request.days : usual);
    const auto sealed = qr::seal_payload(*key, payload, catalog.catalog, is_own ? std::optional<std::string_view>(pin) : std::nullopt);
    store::wipe_bytes(pin);
    const auto digits = sealed ? qr::to_digits(*sealed) : std::nullopt;
    if (!digits) return refuse(words.say("qr.too_long"));
    int version = 0;
    for (std::size_t at = 0; at < digits->size(); ++at) {
        const auto code = printer::make_qr_code((*digits)[at], qr::kCodeVersionMax);
        if (!code) return refuse(words.say("qr.too_long"));
        const auto written = write_code(*code, name_of(request.out, at, digits->size()));
        if (!written) return refuse(words.say(written.fault()));
        version = std::max(version, code->version);
    }
    std::cout << words.say("qr.made", {{"count", std::to_string(digits->size())}, {"bytes", std::to_string(sealed->size())}, {"version", std::to_string(version)}}) << '\n';
    return 0;
}

int run_qr_read(const Places& places, const std::filesystem::path& data_dir, const QrRequest& request, std::optional<forms::Date> today) {
    const CommandWords words(places.assets);
    const forms::CatalogReading catalog = forms::read_catalog(places.catalog, today.value_or(today_by_clock()));
    if (!catalog_is_clean(catalog, words)) return 1;
    const auto keys = qr::read_intake_keys(data_dir);
    if (!keys) return refuse(keys.fault().kind == forms::FaultKind::not_found ? words.say("qr.no_key") : words.say(keys.fault()));
    const auto sealed = sealed_in(request.images, words);
    if (!sealed) return 1;
    auto opened = qr::open_code(*keys, *sealed, catalog.catalog, moment_of(today));
    if (std::holds_alternative<qr::PinWanted>(opened)) {
        std::string pin = ask_secretly(words.say("qr.ask_pin"));
        opened = qr::open_code(*keys, *sealed, catalog.catalog, moment_of(today), pin);
        store::wipe_bytes(pin);
    }
    if (const auto* trouble = std::get_if<qr::CodeTrouble>(&opened)) return refuse(say(words, *trouble));
    const auto& reading = std::get<qr::PayloadReading>(opened);
    if (reading.payload.use == qr::CodeUse::slip) return refuse(say(words, qr::CodeTrouble::other_use));
    if (reading.dropped > 0) std::cerr << words.say("qr.dropped", {{"count", std::to_string(reading.dropped)}}) << '\n';
    std::cout << forms::write_answers(reading.payload.answers, catalog.catalog, reading.payload.today);
    return 0;
}

int run_import_qr(const Places& places, const std::filesystem::path& data_dir, const ImportRequest& request, std::optional<forms::Date> today) {
    const CommandWords words(places.assets);
    const auto staff = store::Word::make(request.staff);
    if (!staff) return refuse(words.say("export.who"), 2);
    const forms::CatalogReading catalog = forms::read_catalog(places.catalog, today.value_or(today_by_clock()));
    const ExportProfiles profiles = read_export_profiles(places.catalog, catalog.catalog);
    for (const forms::Problem& problem : profiles.problems) std::cerr << forms::to_text(problem);
    if (!catalog_is_clean(catalog, words) || !profiles.problems.empty()) return refuse(words.say("export.broken_profile"));
    const ExportProfile* chosen = profiles.find(request.profile);
    if (!chosen) {
        std::string known;
        for (const ExportProfile& one : profiles.profiles) known += (known.empty() ? "" : " ") + one.id;
        return refuse(words.say("export.no_profile", {{"known", known}}), 2);
    }
    std::error_code error;
    if (!std::filesystem::is_directory(request.out, error)) return refuse(words.say("export.no_folder", {{"where", request.out.string()}}));
    const auto letters = TargetLetters::open(places.assets);
    if (!letters) return refuse(words.say(letters.fault()));
    const auto sealed = sealed_in(request.images, words);
    if (!sealed) return 1;
    std::string passphrase = ask_secretly(words.say("keys.passphrase", {{"id", request.staff}}));
    auto unlocked = store::unlock(data_dir, *staff, passphrase);
    store::wipe_bytes(passphrase);
    if (!unlocked) return refuse(words.say(unlocked.fault()));
    if (!*unlocked) return refuse(words.say("keys.wrong"));
    if (!(*unlocked)->key) return refuse(words.say("export.not_permitted"));
    std::vector<store::KeyPair> keys;
    keys.push_back(std::move(*(*unlocked)->key));
    const auto opened = qr::open_code(keys, *sealed, catalog.catalog, moment_of(today));
    if (const auto* trouble = std::get_if<qr::CodeTrouble>(&opened)) return refuse(say(words, *trouble));
    const auto* reading = std::get_if<qr::PayloadReading>(&opened);
    if (!reading || !reading->payload.slip) return refuse(words.say("qr.no_slip"));
    if (reading->dropped > 0) return refuse(words.say("qr.slip_incomplete", {{"count", std::to_string(reading->dropped)}}));
    const qr::Payload& payload = reading->payload;
    std::vector<ExportCase> cases;
    cases.push_back({payload.slip->number, forms::to_iso(payload.slip->day), forms::derive_situation(catalog.catalog, payload.answers, payload.today)});
    const Lacking lacking = request.shrinks ? Lacking::shrink : Lacking::stop;
    const Export made = make_export(*chosen, cases, *letters, lacking);
    tell_letters(made, cases, words);
    const auto different = differences(*chosen, cases, made, *letters, lacking);
    if (!different.empty()) return refuse(words.say("export.different", {{"place", different.front()}}));
    if (!made.left_out.empty()) return 1;
    std::vector<printer::NamedBytes> files;
    for (const ExportFile& file : made.files) files.push_back({file.name, file.bytes});
    const auto written = printer::write_files_beside(request.out, files);
    if (!written) return refuse(words.say(written.fault()));
    std::cout << words.say("export.written", {{"count", "1"}, {"where", request.out.string()}, {"title", chosen->title}}) << '\n';
    return 0;
}

}  // namespace kiosk
