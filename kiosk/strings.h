// Every visible word of the programs that is not in the catalog: assets/strings/<language>/*.toml. Read once, then const.
// Japanese must be complete; another language falls back to it word by word.
#pragma once

#include "forms/problem.h"
#include "kiosk/readings.h"

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk {

class Strings {
public:
    /// Problems: a file that cannot be read, a key that Japanese lacks, a key nobody uses.
    /// Every folder is a language. `readings` puts readings above the kanji of やさしい日本語 (kiosk/readings.h).
    static Strings read(const std::filesystem::path& directory, const Readings& readings, forms::Problems& problems);

    /// In the order of the start screen.
    std::vector<std::string> languages() const;
    const std::string& text(const std::string& language, std::string_view key) const;
    const std::vector<std::string>& list(const std::string& language, std::string_view key) const;
    /// Whether the language itself has it.
    bool has(const std::string& language, std::string_view key) const;
    /// The key of a sentence as it stands on a screen; empty for what people or the catalog say.
    std::string key_of(const std::string& language, const std::string& said) const;

private:
    struct Language {
        std::map<std::string, std::string, std::less<>> texts;
        std::map<std::string, std::vector<std::string>, std::less<>> lists;
        std::map<std::string, std::string, std::less<>> keys;      // the other way round
    };
    const Language* find(const std::string& language) const;
    std::map<std::string, Language> languages_;
    std::vector<std::string> order_;
};

/// Japanese or やさしい日本語: what stands on paper can be read as it is.
inline bool is_japanese(std::string_view language) { return language.starts_with("ja"); }

/// The strings of one language.
class Words {
public:
    Words(const Strings& strings, std::string language) : strings_(strings), language_(std::move(language)) {}
    const std::string& operator()(std::string_view key) const { return strings_.text(language_, key); }
    /// With {placeholders} filled in.
    std::string operator()(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values) const;
    const std::vector<std::string>& list(std::string_view key) const { return strings_.list(language_, key); }
    const std::string& language() const { return language_; }
    Words in(std::string language) const { return Words(strings_, std::move(language)); }
    bool is_japanese() const { return kiosk::is_japanese(language_); }
    /// やさしい日本語, whose readers want every kanji read to them.
    bool is_easy() const { return language_ == "ja_easy"; }
    /// Japanese for who reads it as the forms have it.
    bool is_plain() const { return is_japanese() && !is_easy(); }

private:
    const Strings& strings_;
    std::string language_;
};

/// Every key the program uses, kept by hand beside the screens of each part; a test compares them with the sources.
const std::vector<std::string_view>& string_keys();
const std::vector<std::string_view>& resident_string_keys();
const std::vector<std::string_view>& card_string_keys();
const std::vector<std::string_view>& entry_string_keys();
const std::vector<std::string_view>& flow_string_keys();
const std::vector<std::string_view>& desk_string_keys();
const std::vector<std::string_view>& string_list_keys();

}  // namespace kiosk
