// The card reader for people without one: cards are JSON files in assets/cards, a staff key puts the next one on the
// reader or takes it away. For demonstration and drills; never part of a real installation.
#pragma once

#include "forms/result.h"
#include "kiosk/card_memory.h"

#include <filesystem>
#include <vector>

namespace kiosk {

class FileCardReader : public CardReader {
public:
    /// Reads every *.json of the directory, in the order of names. A directory that is not there holds no cards.
    static forms::Result<FileCardReader> open(const std::filesystem::path& directory);

    ReaderState state() override;
    void read(CardKey key) override;
    std::optional<CardAnswer> take_answer() override;
    void forget() override;
    /// The staff key: takes the card away, or puts the next one down.
    void insert_next_or_remove();

private:
    std::vector<SimulatedCard> cards_;
    std::optional<std::size_t> inserted_;
    std::size_t next_ = 0;
    int laid_down_ = 0;
    std::optional<CardAnswer> answer_;
};

}  // namespace kiosk
