// The sentences of the commands, from assets/strings/commands.toml.
// A word that is missing is shown by its key, so that no command fails for want of a sentence.
#pragma once

#include "forms/catalog.h"
#include "forms/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace kiosk {

class CommandWords {
public:
    explicit CommandWords(const std::filesystem::path& assets);
    /// "fault.disk_full" with {where} and the like filled in.
    std::string say(const std::string& key, const std::map<std::string, std::string>& values = {}) const;
    std::string say(const forms::Fault& fault) const;

private:
    std::map<std::string, std::string> sentences_;
};

/// More than an answers file can have: read_answers refuses with a sentence well before this.
constexpr std::size_t kAnswerBytesMax = 8 << 20;

/// Prints every problem on stderr; true when the catalog can be used.
bool catalog_is_clean(const forms::CatalogReading& reading, const CommandWords& words);
/// Says on stderr why not; the exit code.
int refuse(const std::string& sentence, int status = 1);

}  // namespace kiosk
