// Simulated cards from files. Each file: { "name", "address", "birth", "sex", "pin" }; all invented.
// Keeps the count of tries while the program runs, as a card would.
#include "kiosk/card_file.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

forms::Result<SimulatedCard> read_card(const std::filesystem::path& file) {
    TRY(text, printer::read_file(file, kFileBytesMax));
    forms::Problems problems;
    const auto node = forms::read_json(text, problems);
    if (!node) return forms::Fault{forms::FaultKind::damaged, file.string(), "not JSON"};
    forms::TableReader table(*node, problems);
    SimulatedCard card;
    card.facts.name = table.required_string("name");
    card.facts.address = table.required_string("address");
    card.facts.birth = table.required_string("birth");
    card.facts.sex = table.required_string("sex");
    card.pin = table.required_string("pin");
    table.finish();
    if (!problems.empty()) return forms::Fault{forms::FaultKind::damaged, file.string(), "a member is missing or unknown"};
    return card;
}

}  // namespace

forms::Result<FileCardReader> FileCardReader::open(const std::filesystem::path& directory) {
    FileCardReader reader;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        TRY(card, read_card(file));
        reader.cards_.push_back(card);
    }
    return reader;
}

std::optional<int> FileCardReader::tries_left() {
    if (!inserted_) return std::nullopt;
    return cards_[*inserted_].tries_left;
}

forms::Result<CardAnswer> FileCardReader::read(std::string_view pin) {
    if (!inserted_) return forms::Fault{forms::FaultKind::device, "card", "no card"};
    return answer_of(cards_[*inserted_], pin);
}

void FileCardReader::insert_next_or_remove() {
    if (inserted_) {
        inserted_.reset();
        return;
    }
    if (cards_.empty()) return;
    inserted_ = next_;
    next_ = (next_ + 1) % cards_.size();
}

}  // namespace kiosk
