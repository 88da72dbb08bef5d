// Readings of words, for やさしい日本語: assets/readings.toml. Adds them above the kanji of sentences that are written
// without, before any name is put into a sentence: a name's reading is never guessed.
// Read once, then const. What a reading looks like in a text is in kiosk/ui/ruby.h.
#pragma once

#include "forms/catalog.h"
#include "forms/problem.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace kiosk {

/// One and two people are read otherwise than more: 「1人《にん》」 becomes 「｜1人《ひとり》」, 「2人目《にんめ》」 「｜2人目《ふたりめ》」.
std::string with_counts_of_people(std::string text);

class Readings {
public:
    static Readings read(const std::filesystem::path& file, forms::Problems& problems);

    /// The text with 《readings》 after its kanji, longest word first; what has a reading already keeps it, and kanji that
    /// no word knows stay bare.
    std::string above(std::string_view text) const;
    /// Every sentence of やさしい日本語 that the catalog shows on a screen; where it has none, the Japanese one.
    void put_above(forms::Catalog& catalog) const;

private:
    std::map<std::u32string, std::string, std::less<>> words_;
    std::size_t longest_ = 0;
};

}  // namespace kiosk
