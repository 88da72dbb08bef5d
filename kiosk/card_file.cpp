// Simulated cards from files, answered in memory.
// Keeps the count of tries while the program runs, as a card would.
#include "kiosk/card_file.h"

#include "kiosk/devices/card_people.h"

#include <utility>

namespace kiosk {

forms::Result<FileCardReader> FileCardReader::open(const std::filesystem::path& directory) {
    TRY(people, devices::read_card_people(directory));
    FileCardReader reader;
    for (const devices::CardPerson& person : people) reader.cards_.push_back({person.facts, person.pin, person.face_number()});
    return reader;
}

ReaderState FileCardReader::state() {
    ReaderState state;
    if (inserted_) state = state_of(cards_[*inserted_]);
    state.cards_laid_down = laid_down_;
    return state;
}

void FileCardReader::read(CardKey key) {
    if (inserted_) answer_ = answer_of(cards_[*inserted_], key);
    else answer_ = CardFailure::pulled;
}

std::optional<CardAnswer> FileCardReader::take_answer() { return std::exchange(answer_, std::nullopt); }
void FileCardReader::forget() { answer_.reset(); }

void FileCardReader::insert_next_or_remove() {
    if (inserted_) {
        inserted_.reset();
        return;
    }
    if (cards_.empty()) return;
    inserted_ = next_;
    ++laid_down_;
    next_ = (next_ + 1) % cards_.size();
}

}  // namespace kiosk
