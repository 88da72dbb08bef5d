// The sentences of the commands, from assets/strings/commands.toml.
// A word that is missing is shown by its key, so that no command fails for want of a sentence.
#pragma once

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

}  // namespace kiosk
