// The part of TOML that the house's own files are written in, read ten times as fast as by toml++: most of the start of a
// new process was spent there. Between a file's text and read_toml, which asks toml++ whenever this finds anything else.
// Never reports a mistake and never guesses: whatever it does not know for certain, it does not read.
#pragma once

#include "forms/document.h"

namespace forms {

/// The same tree as toml++ gives, places included; nothing where the text is wrong or uses more of TOML than: bare keys,
/// [a.b] and [[a]] headings, one-line "strings" with \n \t \" \\, whole numbers, decimals, true, false, dates, arrays,
/// inline tables, comments, line feeds.
std::optional<Node> read_plain_toml(std::string_view text, const std::string& file);
/// All of TOML, by toml++, and the place of what is wrong.
std::optional<Node> read_any_toml(std::string_view text, const std::string& file, Problems& problems);

}  // namespace forms
