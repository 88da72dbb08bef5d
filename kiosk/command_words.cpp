// Reads the commands' sentences and fills in their values.
// Knows no language but the staff's.
#include "kiosk/command_words.h"

#include "forms/document.h"
#include "forms/text.h"
#include "printer/file.h"

#include <iostream>

namespace kiosk {

CommandWords::CommandWords(const std::filesystem::path& assets) {
    constexpr std::size_t kBytesMax = 1 << 20;
    const std::filesystem::path file = assets / "strings" / "commands.toml";
    const auto text = printer::read_file(file, kBytesMax);
    forms::Problems problems;
    const auto tree = text ? forms::read_toml(*text, file.string(), problems) : std::nullopt;
    if (!tree || !tree->table()) return;
    for (const auto& [group, sentences] : *tree->table()) {
        if (!sentences.table()) continue;
        for (const auto& [key, sentence] : *sentences.table()) {
            if (sentence.string()) sentences_[group + "." + key] = *sentence.string();
        }
    }
}

std::string CommandWords::say(const std::string& key, const std::map<std::string, std::string>& values) const {
    const auto found = sentences_.find(key);
    return forms::with_places(found == sentences_.end() ? key : found->second, values);
}

std::string CommandWords::say(const forms::Fault& fault) const {
    const std::map<std::string, std::string> values = {{"where", fault.where}, {"detail", fault.detail}};
    // Some troubles of the store have a sentence of their own: what to do differs.
    if (sentences_.contains("store." + fault.detail)) return say("store." + fault.detail, values);
    switch (fault.kind) {
        case forms::FaultKind::not_found: return say("fault.not_found", values);
        case forms::FaultKind::not_permitted: return say("fault.not_permitted", values);
        case forms::FaultKind::disk_full: return say("fault.disk_full", values);
        case forms::FaultKind::unreadable: return say("fault.unreadable", values);
        case forms::FaultKind::device: return say("fault.device", values);
        case forms::FaultKind::damaged: return say("fault.damaged", values);
    }
    return {};
}

bool catalog_is_clean(const forms::CatalogReading& reading, const CommandWords& words) {
    for (const forms::Problem& problem : reading.problems) std::cerr << forms::to_text(problem);
    if (reading.problems.empty()) return true;
    std::cerr << words.say("command.catalog_broken", {{"count", std::to_string(reading.problems.size())}}) << '\n';
    return false;
}

int refuse(const std::string& sentence, int status) {
    std::cerr << sentence << '\n';
    return status;
}

}  // namespace kiosk
