// The offline tables of names: spellings by reading, single kanji by reading, and the family of written shapes of a letter.
// Files of assets/names, read once, then const; looked up in place, so that reading them costs nothing but the file.
// Learns nothing and remembers nobody.
#pragma once

#include "forms/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

class NameBook {
public:
    static forms::Result<NameBook> open(const std::filesystem::path& directory);

    /// Spellings of a surname read so (kana of either kind), commonest first; a shape in everyday use (髙橋) stands behind
    /// its standard form. Empty when no source has that reading.
    std::vector<std::string> surnames(std::string_view reading) const;
    /// The same for given names; everyday shapes (惠子) stand behind all standard forms, whose lists are long.
    std::vector<std::string> given_names(std::string_view reading) const;
    /// The readings (hiragana) of this spelling, the one under which it stands foremost first; empty when it stands under none.
    /// Other shapes (邉, 髙) read as their standard form. Goes through the whole table (under 2 ms): once a question.
    std::vector<std::string> surname_readings(std::string_view name) const;
    std::vector<std::string> given_readings(std::string_view name) const;
    /// Single kanji with that reading (山, 産, 三 …), 常用 first.
    std::vector<std::string> letters(std::string_view reading) const;
    /// The letter's whole family of written shapes, the standard one first and the letter itself among them; a letter that is
    /// written in one way only stands alone. A shape may be a variation sequence.
    std::vector<std::string> shapes(std::string_view letter) const;
    bool has_shapes(std::string_view letter) const { return shapes(letter).size() > 1; }

private:
    /// Lines of "key TAB values with spaces between", in the order of the keys' bytes, found by bisection.
    struct Table {
        std::string text;
        std::string_view find(std::string_view key) const;
        std::vector<std::string> keys_with(std::string_view value) const;
    };
    std::vector<std::string> everyday_shapes(std::string_view name) const;
    std::string in_standard_shapes(std::string_view name) const;
    std::vector<std::string> readings_in(const Table& table, std::string_view name) const;
    void read_families(std::string_view text);

    Table surnames_, given_, letters_, shapes_;
    std::vector<std::vector<std::string>> families_;                       // the first is the standard shape
    std::map<std::string, std::vector<std::size_t>, std::less<>> families_of_;
    std::map<std::string, std::vector<std::string>, std::less<>> everyday_;    // standard shape → shapes in everyday use
};

/// A name as a resident sees its letters: a variation selector belongs to the letter before it.
std::vector<std::string> letters_of(std::string_view name);
/// Those that are not among them yet, at the end.
void add_new(std::vector<std::string>& to, std::vector<std::string> from);

}  // namespace kiosk
