// winscard. Exclusive and reset, always: a card that was left verified would open for the next program that asks (measured).
// Passes bytes through and keeps none.
#include "kiosk/devices/pcsc.h"

#include <winscard.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string_view>

namespace kiosk::devices {

namespace {

constexpr auto kServicePause = std::chrono::milliseconds(500);
constexpr std::string_view kVirtualReader = "Virtual PCD";
const char* const kReadersChange = "\\\\?PnP?\\Notification";

bool is_service_gone(LONG code) {
    return code == SCARD_E_NO_SERVICE || code == SCARD_E_SERVICE_STOPPED || code == SCARD_F_COMM_ERROR || code == SCARD_E_INVALID_HANDLE ||
           code == SCARD_F_INTERNAL_ERROR || code == SCARD_F_UNKNOWN_ERROR;
}

/// winscard's codes are negative where LONG has 32 bits and not where it has 64.
bool is_one_of(LONG code, std::initializer_list<LONG> codes) {
    return std::any_of(codes.begin(), codes.end(), [code](LONG one) { return static_cast<std::uint32_t>(one) == static_cast<std::uint32_t>(code); });
}

CardFailure failure_of(LONG code) {
    if (is_one_of(code, {SCARD_E_NO_SMARTCARD, SCARD_W_REMOVED_CARD, SCARD_W_RESET_CARD, SCARD_E_NOT_TRANSACTED})) return CardFailure::pulled;
    if (is_one_of(code, {SCARD_E_SHARING_VIOLATION})) return CardFailure::in_use;
    if (is_one_of(code, {SCARD_E_READER_UNAVAILABLE, SCARD_E_UNKNOWN_READER, SCARD_E_NO_READERS_AVAILABLE})) return CardFailure::no_reader;
    if (is_service_gone(code)) return CardFailure::no_service;
    return CardFailure::silent;
}

/// A connected card. Resets it on the way out, whatever happened.
class PcscLine : public CardLine {
public:
    PcscLine(SCARDHANDLE card, DWORD protocol) : card_(card), protocol_(protocol) {}
    ~PcscLine() override { SCardDisconnect(card_, SCARD_RESET_CARD); }
    PcscLine(const PcscLine&) = delete;
    PcscLine& operator=(const PcscLine&) = delete;

    std::variant<Bytes, CardFailure> transmit(ByteView command) override {
        const SCARD_IO_REQUEST* const header = protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        Bytes answer(kAnswerBytesMax);
        DWORD received = kAnswerBytesMax;
        const LONG code = SCardTransmit(card_, header, command.data(), static_cast<DWORD>(command.size()), nullptr, answer.data(), &received);
        if (code != SCARD_S_SUCCESS) {
            wipe(answer);
            return failure_of(code);
        }
        answer.resize(received);
        return answer;
    }

private:
    static constexpr DWORD kAnswerBytesMax = 258;
    SCARDHANDLE card_;
    DWORD protocol_;
};

}  // namespace

struct PcscPort::Service {
    explicit Service(VirtualReaders accepted) : virtual_readers(accepted) {}
    VirtualReaders virtual_readers;
    std::size_t readers_of_service = 0;    // at the last look, with those that are refused
    SCARDCONTEXT context = 0;
    std::atomic<bool> is_open = false;     // end_wait() looks at it from another thread

    bool open() {
        if (!is_open) is_open = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) == SCARD_S_SUCCESS;
        return is_open;
    }
    void close() {
        if (is_open) SCardReleaseContext(context);
        is_open = false;
    }
    ~Service() { close(); }

    /// Nothing when the service has gone; empty when there is no reader.
    std::optional<std::vector<std::string>> readers() {
        readers_of_service = 0;
        DWORD size = 0;
        LONG code = SCardListReaders(context, nullptr, nullptr, &size);
        std::string names(size, '\0');
        if (code == SCARD_S_SUCCESS) code = SCardListReaders(context, nullptr, names.data(), &size);
        if (is_one_of(code, {SCARD_E_NO_READERS_AVAILABLE, SCARD_E_INSUFFICIENT_BUFFER})) return std::vector<std::string>();
        if (code != SCARD_S_SUCCESS) return std::nullopt;
        std::vector<std::string> list;
        for (const char* name = names.c_str(); *name != '\0'; name += list.back().size() + 1) list.emplace_back(name);
        readers_of_service = list.size();
        if (virtual_readers == VirtualReaders::refused) std::erase_if(list, [](const std::string& name) { return name.starts_with(kVirtualReader); });
        return list;
    }
};

namespace {

SCARD_READERSTATE state_of(const char* reader, DWORD known) {
    SCARD_READERSTATE state{};
    state.szReader = reader;
    state.dwCurrentState = known;
    return state;
}

/// What one look at the readers shows: the first card, else the first reader.
Sight sight_of(const std::vector<SCARD_READERSTATE>& readers) {
    Sight sight{Presence::no_reader, 0, {}};
    int index = 0;
    for (const SCARD_READERSTATE& state : readers) {
        const bool is_there = (state.dwEventState & (SCARD_STATE_UNAVAILABLE | SCARD_STATE_UNKNOWN | SCARD_STATE_IGNORE)) == 0;
        const int changes = static_cast<int>(state.dwEventState >> 16) + 0x10000 * index++;
        if (!is_there) continue;
        const bool has_card = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        const bool is_mute = (state.dwEventState & SCARD_STATE_MUTE) != 0;
        if (sight.presence == Presence::no_reader || has_card)
            sight = {!has_card ? Presence::empty : is_mute ? Presence::silent_card : Presence::card, changes, state.szReader};
        if (has_card) break;
    }
    return sight;
}

}  // namespace

PcscPort::PcscPort(VirtualReaders virtual_readers)
    : watching_(std::make_unique<Service>(virtual_readers)), working_(std::make_unique<Service>(virtual_readers)) {}
PcscPort::~PcscPort() = default;

bool PcscPort::has_reader() {
    Service service(VirtualReaders::refused);
    const auto readers = service.open() ? service.readers() : std::nullopt;
    return readers && !readers->empty();
}

bool PcscPort::sleep_or_end() {
    std::unique_lock<std::mutex> held(lock_);
    return wake_.wait_for(held, kServicePause, [this] { return has_ended_; });
}

Sight PcscPort::wait_for_other(const Sight& known) {
    Service& service = *watching_;
    while (true) {
        {
            const std::lock_guard<std::mutex> held(lock_);
            if (has_ended_) return known;
        }
        const auto readers = service.open() ? service.readers() : std::nullopt;
        if (!readers) {
            service.close();
            const Sight nothing{Presence::no_service, 0, {}};
            if (!(known == nothing)) return nothing;
            if (sleep_or_end()) return known;
            continue;
        }
        std::vector<SCARD_READERSTATE> states;
        for (const std::string& reader : *readers) states.push_back(state_of(reader.c_str(), SCARD_STATE_UNAWARE));
        if (!states.empty() && SCardGetStatusChange(service.context, 0, states.data(), static_cast<DWORD>(states.size())) != SCARD_S_SUCCESS) {
            service.close();
            continue;
        }
        const Sight seen = sight_of(states);
        if (!(seen == known)) {
            const std::lock_guard<std::mutex> held(lock_);
            reader_ = seen.reader;
            return seen;
        }
        for (SCARD_READERSTATE& state : states) state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
        states.push_back(state_of(kReadersChange, static_cast<DWORD>(service.readers_of_service) << 16));
        const LONG code = SCardGetStatusChange(service.context, INFINITE, states.data(), static_cast<DWORD>(states.size()));
        if (is_service_gone(code)) service.close();
    }
}

void PcscPort::end_wait() {
    {
        const std::lock_guard<std::mutex> held(lock_);
        has_ended_ = true;
    }
    wake_.notify_all();
    if (watching_->is_open) SCardCancel(watching_->context);
}

std::variant<std::unique_ptr<CardLine>, CardFailure> PcscPort::connect() {
    std::string reader;
    {
        const std::lock_guard<std::mutex> held(lock_);
        reader = reader_;
    }
    if (reader.empty()) return CardFailure::no_reader;
    LONG code = SCARD_E_NO_SERVICE;
    for (int attempt = 0; attempt < 2; ++attempt) {                 // the second after the service was started anew
        if (!working_->open()) return CardFailure::no_service;
        SCARDHANDLE card = 0;
        DWORD protocol = 0;
        code = SCardConnect(working_->context, reader.c_str(), SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol);
        if (code == SCARD_S_SUCCESS) return std::make_unique<PcscLine>(card, protocol);
        if (!is_service_gone(code)) break;
        working_->close();
    }
    return failure_of(code);
}

}  // namespace kiosk::devices
