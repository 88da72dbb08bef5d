// Letters of another system: which it has, which it lacks, and what the register's own tables propose for those. Also widths
// of kana and digits. Proposes; replaces nothing by itself (a name is a person's, and 髙 is not 高).
#pragma once

#include "forms/result.h"
#include "kiosk/export/profile.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// A letter that the target lacks, with what assets/letters/shrink.tsv proposes (best first; may be none).
struct LackingLetter {
    std::string letter;                     // as written, with its variation selector
    std::string code;                       // "U+20BB7"
    struct Proposal {
        std::string letter, basis;          // basis: the table it comes from, as in the file's head
    };
    std::vector<Proposal> proposals;
};

class TargetLetters {
public:
    static forms::Result<TargetLetters> open(const std::filesystem::path& assets_dir);

    std::vector<LackingLetter> lacking(std::string_view text, Encoding encoding) const;
    /// With the first proposal in place of each lacking letter; those without one stay.
    std::string shrunk(std::string_view text, Encoding encoding) const;

private:
    std::map<char32_t, std::vector<std::pair<char32_t, std::string>>> proposals_;
};

/// Nothing when a letter is not in the set.
std::optional<std::string> encoded(std::string_view utf8, Encoding encoding);
std::optional<std::string> decoded(std::string_view bytes, Encoding encoding);

std::string in_width(std::string_view text, Width width);
/// For comparing what was written in any width.
std::string without_width(std::string_view text);

}  // namespace kiosk
