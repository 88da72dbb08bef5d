// PC/SC: the system's service for card readers (pcscd). The only file behind it that knows winscard.
// Waits in the service, not by asking again and again; comes back by itself when the service or the reader does.
#pragma once

#include "kiosk/devices/card_port.h"

#include <condition_variable>
#include <mutex>

namespace kiosk::devices {

/// vpcd's readers take cards from the network, whoever sends them: for tests and drills only.
enum class VirtualReaders { refused, accepted };

class PcscPort : public CardPort {
public:
    explicit PcscPort(VirtualReaders virtual_readers);
    ~PcscPort() override;
    PcscPort(const PcscPort&) = delete;
    PcscPort& operator=(const PcscPort&) = delete;

    Sight wait_for_other(const Sight& known) override;
    void end_wait() override;
    std::variant<std::unique_ptr<CardLine>, CardFailure> connect() override;

    /// Whether a service answers and has a reader of its own; the kiosk then uses it by itself.
    static bool has_reader();

private:
    struct Service;                        // one connection to pcscd; each thread has its own
    bool sleep_or_end();

    std::unique_ptr<Service> watching_, working_;
    std::mutex lock_;
    std::condition_variable wake_;
    std::string reader_;                   // where the card was last seen
    bool has_ended_ = false;
};

}  // namespace kiosk::devices
