// Problem: a person's mistake (resident, clerk, DX staff), as data: where it is, what is wrong, how to mend it.
// Collected, never thrown; a reader goes on after one so that all of them are told at once.
#pragma once

#include <string>
#include <vector>

namespace forms {

/// Line and column count from 1; 0 means the whole file. Columns count characters, not bytes.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// `message` and `remedy` are Japanese sentences for the person who can mend it. They never repeat what a resident
/// typed; `excerpt` is one line of a catalog file (empty for everything that comes from a resident).
struct Problem {
    Place place;
    std::string message;
    std::string remedy;
    std::string excerpt;
};

using Problems = std::vector<Problem>;

/// "file:line:column: message", the excerpt with a caret below, and the remedy; ends with a newline.
std::string to_text(const Problem& problem);

}  // namespace forms
