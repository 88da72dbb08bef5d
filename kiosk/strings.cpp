// Reads assets/strings. Tables of the file become dotted keys: [start] heading → "start.heading".
// Tells every missing and unknown key at once; shows nothing itself.
#include "kiosk/strings.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

const std::string kFirstLanguage = "ja", kWithReadings = "ja_easy";
const std::vector<std::string> kFirstLanguages = {"ja", "ja_easy", "en"};

struct Flat {
    std::map<std::string, std::string, std::less<>>& texts;
    std::map<std::string, std::vector<std::string>, std::less<>>& lists;
};

void flatten(const forms::Node& node, const std::string& prefix, Flat& into) {
    if (const auto* table = node.table())
        for (const auto& [key, member] : *table) flatten(member, prefix.empty() ? key : prefix + "." + key, into);
    if (const auto* text = node.string()) into.texts[prefix] = *text;
    if (const auto* array = node.array())
        for (const auto& member : *array)
            if (const auto* text = member.string()) into.lists[prefix].push_back(*text);
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Words of the desk stand on no screen of a resident, and only in Japanese.
bool is_of_staff(std::string_view key) { return key.starts_with("desk."); }

/// 日本語, やさしい日本語, English, then the others by name.
std::vector<std::string> languages_in(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error))
        if (entry.is_directory() && !toml_files(entry.path()).empty()) names.push_back(entry.path().filename().string());
    const auto rank = [](const std::string& name) {
        const auto first = std::find(kFirstLanguages.begin(), kFirstLanguages.end(), name);
        return std::pair(first - kFirstLanguages.begin(), name);
    };
    std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return names;
}

}  // namespace

const std::vector<std::string_view>& string_keys() {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> all;
        for (const auto* part : {&resident_string_keys(), &card_string_keys(), &entry_string_keys(), &flow_string_keys(), &desk_string_keys()}) all.insert(all.end(), part->begin(), part->end());
        return all;
    }();
    return keys;
}

Strings Strings::read(const std::filesystem::path& directory, const Readings& readings, forms::Problems& problems) {
    Strings strings;
    strings.order_ = languages_in(directory);
    for (const std::string& name : strings.order_) {
        Language& language = strings.languages_[name];
        Flat flat{language.texts, language.lists};
        for (const auto& file : toml_files(directory / name)) {
            const auto text = printer::read_file(file, kFileBytesMax);
            const auto node = text ? forms::read_toml(*text, file.string(), problems) : std::nullopt;
            if (!text) problems.push_back({{file.string(), 0, 0}, text.fault().detail, {}, {}});
            if (node) flatten(*node, {}, flat);
        }
        for (const auto& [key, said] : language.texts)
            if (std::find(string_keys().begin(), string_keys().end(), key) == string_keys().end())
                problems.push_back({{(directory / name).string(), 0, 0}, key + ": unused", {}, {}});
        if (name == kWithReadings) {
            for (auto& [key, said] : language.texts) said = readings.above(said);
            for (auto& [key, list] : language.lists)
                for (std::string& said : list) said = readings.above(said);
        }
        for (const auto& [key, said] : language.texts)
            if (!is_of_staff(key)) language.keys.emplace(said, key);
    }
    const auto complain = [&](std::string_view key) {
        problems.push_back({{(directory / kFirstLanguage).string(), 0, 0}, std::string(key) + ": missing", {}, {}});
    };
    const Language& first = strings.languages_[kFirstLanguage];
    for (const auto key : string_keys())
        if (first.texts.find(key) == first.texts.end()) complain(key);
    for (const auto key : string_list_keys())
        if (first.lists.find(key) == first.lists.end()) complain(key);
    return strings;
}

std::vector<std::string> Strings::languages() const { return order_; }

const Strings::Language* Strings::find(const std::string& language) const {
    const auto found = languages_.find(language);
    return found == languages_.end() ? nullptr : &found->second;
}

const std::string& Strings::text(const std::string& language, std::string_view key) const {
    static const std::string nothing;
    for (const std::string& name : {language, kFirstLanguage}) {
        const Language* known = find(name);
        if (!known) continue;
        const auto said = known->texts.find(key);
        if (said != known->texts.end()) return said->second;
    }
    return nothing;
}

const std::vector<std::string>& Strings::list(const std::string& language, std::string_view key) const {
    static const std::vector<std::string> nothing;
    for (const std::string& name : {language, kFirstLanguage}) {
        const Language* known = find(name);
        if (!known) continue;
        const auto said = known->lists.find(key);
        if (said != known->lists.end()) return said->second;
    }
    return nothing;
}

bool Strings::has(const std::string& language, std::string_view key) const {
    const Language* known = find(language);
    return known && (known->texts.find(key) != known->texts.end() || known->lists.find(key) != known->lists.end());
}

std::string Strings::key_of(const std::string& language, const std::string& said) const {
    for (const std::string& name : {language, kFirstLanguage}) {
        const Language* known = find(name);
        if (!known) continue;
        const auto key = known->keys.find(said);
        if (key != known->keys.end()) return key->second;
    }
    return {};
}

std::string Words::operator()(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values) const {
    std::string text = (*this)(key);
    for (const auto& [name, value] : values) {
        const std::string brace = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(brace); at != std::string::npos; at = text.find(brace, at + value.size()))
            text.replace(at, brace.size(), value);
    }
    return with_counts_of_people(std::move(text));
}

}  // namespace kiosk
