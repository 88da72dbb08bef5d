// The kiosk's card reader over a port: one thread waits for cards, another talks to them, and the screen never waits for
// either. What they find is fetched by the kiosk's loop, which `wake` brings out of its sleep.
#pragma once

#include "kiosk/card.h"
#include "kiosk/devices/card_port.h"

#include <functional>

namespace kiosk::devices {

class WatchedReader : public CardReader {
public:
    /// `wake` is called from other threads, often for nothing, and must outlive the reader.
    WatchedReader(std::unique_ptr<CardPort> port, std::function<void()> wake);
    /// A card that never answers does not keep the program from ending.
    ~WatchedReader() override;
    WatchedReader(const WatchedReader&) = delete;
    WatchedReader& operator=(const WatchedReader&) = delete;

    ReaderState state() override;
    void read(CardKey key) override;
    std::optional<CardAnswer> take_answer() override;
    void forget() override;

private:
    struct Shared;
    // Shared with the two threads: one that hangs in a reader is left behind with it (see the destructor).
    std::shared_ptr<Shared> shared_;
};

}  // namespace kiosk::devices
