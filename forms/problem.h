// Problem: a person's mistake (resident, clerk, DX staff), as data: where it is, what is wrong, how to mend it.
// Collected, never thrown; a reader goes on after one so that all of them are told at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace forms {

/// The name of a file, held once for everything that was read from it: the catalog's files have some 60,000 places.
class FileName {
public:
    FileName() = default;
    FileName(std::string name) : name_(std::make_shared<const std::string>(std::move(name))) {}
    FileName(const char* name) : FileName(std::string(name)) {}

    const std::string& text() const {
        static const std::string kNone;
        return name_ ? *name_ : kNone;
    }
    friend bool operator==(const FileName& one, const FileName& other) { return one.text() == other.text(); }
    friend bool operator<(const FileName& one, const FileName& other) { return one.text() < other.text(); }

private:
    std::shared_ptr<const std::string> name_;
};

/// Line and column count from 1; 0 means the whole file. Columns count characters, not bytes.
struct Place {
    FileName file;
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
