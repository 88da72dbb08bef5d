// Two threads: the watcher sleeps in the port, the worker asks a card that came for its tries and reads when told to.
// Asking for the tries is repeated when a card was laid down slowly; VERIFY with a number never is.
#include "kiosk/devices/watched_reader.h"

#include "kiosk/devices/card_table.h"
#include "kiosk/wipe.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kiosk::devices {

namespace {

/// A card laid down slowly comes and goes a few times before it lies still.
constexpr int kLooks = 4;
constexpr auto kBetweenLooks = std::chrono::milliseconds(150);
constexpr auto kEndPatience = std::chrono::seconds(2);

OnReader on_reader(Presence presence) {
    switch (presence) {
        case Presence::unknown:
        case Presence::empty: return OnReader::nothing;
        case Presence::no_service: return OnReader::no_service;
        case Presence::no_reader: return OnReader::no_reader;
        case Presence::silent_card: return OnReader::silent_card;
        case Presence::card: return OnReader::looking;
    }
    return OnReader::nothing;
}

OnReader on_reader(CardFailure failure) {
    switch (failure) {
        case CardFailure::other_card: return OnReader::other_card;
        case CardFailure::no_service: return OnReader::no_service;
        case CardFailure::no_reader:
        case CardFailure::in_use: return OnReader::no_reader;
        case CardFailure::pulled:
        case CardFailure::silent:
        case CardFailure::garbled:
        case CardFailure::too_few_tries:
        case CardFailure::no_such_number: return OnReader::silent_card;
    }
    return OnReader::silent_card;
}

bool may_be_better_in_a_moment(CardFailure failure) {
    return failure == CardFailure::pulled || failure == CardFailure::silent || failure == CardFailure::garbled || failure == CardFailure::in_use;
}

/// The card is not as it was told: its tries were spent elsewhere, or it is another one.
bool asks_for_another_look(CardFailure failure) {
    return failure == CardFailure::too_few_tries || failure == CardFailure::no_such_number || failure == CardFailure::other_card;
}

}  // namespace

struct WatchedReader::Shared {
    std::unique_ptr<CardPort> port;
    std::function<void()> wake;
    std::mutex lock;
    std::condition_variable changed;
    // All below under the lock.
    ReaderState state;
    std::optional<CardKey> request;
    int request_for = 0;                   // the card that lay there when the number was typed
    std::optional<CardAnswer> answer;
    bool has_new_card = false, is_reading = false, is_ending = false;
    bool is_forgotten = false;             // the answer on its way is not wanted any more
    int threads = 2;

    void watch();
    void work();
    void look_at_card();
    void read_card(CardKey key);
    void note(const Sight& sight);
    void leave();
    void rouse();
    void finish_reading(const CardAnswer& told) {
        if (!is_forgotten) answer = told;
        is_reading = false;
    }
};

/// Under the lock, so that nobody is woken who has gone.
void WatchedReader::Shared::rouse() {
    const std::lock_guard<std::mutex> held(lock);
    wake();
}

void WatchedReader::Shared::leave() {
    const std::lock_guard<std::mutex> held(lock);
    --threads;
    changed.notify_all();
}

void WatchedReader::Shared::note(const Sight& sight) {
    {
        const std::lock_guard<std::mutex> held(lock);
        const bool has_card = sight.presence == Presence::card || sight.presence == Presence::silent_card;
        state = {on_reader(sight.presence), {}, {}, state.cards_laid_down + (has_card ? 1 : 0)};
        has_new_card = sight.presence == Presence::card;
    }
    changed.notify_all();
    rouse();
}

void WatchedReader::Shared::watch() {
    Sight known;
    while (true) {
        Sight seen = port->wait_for_other(known);
        {
            const std::lock_guard<std::mutex> held(lock);
            if (is_ending) break;
        }
        if (seen == known) continue;
        known = std::move(seen);
        note(known);
    }
    leave();
}

/// Asks a card that has just come for its tries. Ends early when another one comes.
void WatchedReader::Shared::look_at_card() {
    for (int look = 1; look <= kLooks; ++look) {
        std::variant<CardTries, CardFailure> told = CardFailure::silent;
        {
            auto line = port->connect();
            if (const auto* failure = std::get_if<CardFailure>(&line)) told = *failure;
            else told = ask_tries(*std::get<std::unique_ptr<CardLine>>(line));
        }
        std::unique_lock<std::mutex> held(lock);
        const bool is_still_there = state.on == OnReader::looking && !has_new_card && !is_ending;
        if (!is_still_there) return;
        const auto* failure = std::get_if<CardFailure>(&told);
        if (failure && look < kLooks && may_be_better_in_a_moment(*failure)) {
            const bool is_over = changed.wait_for(held, kBetweenLooks, [this] { return is_ending || has_new_card || state.on != OnReader::looking; });
            if (is_over) return;
            continue;
        }
        state.on = failure ? on_reader(*failure) : OnReader::my_number_card;
        if (const auto* tries = std::get_if<CardTries>(&told)) {
            state.pin_tries = tries->pin;
            state.face_tries = tries->face_number;
        }
        held.unlock();
        rouse();
        return;
    }
}

void WatchedReader::Shared::read_card(CardKey key) {
    CardAnswer told = CardFailure::silent;
    {
        auto line = port->connect();
        if (const auto* failure = std::get_if<CardFailure>(&line)) told = *failure;
        else told = read_basic_four(*std::get<std::unique_ptr<CardLine>>(line), key);
    }
    const bool is_pin = std::holds_alternative<Pin>(key);
    {
        const std::lock_guard<std::mutex> held(lock);
        std::optional<int>& tries = is_pin ? state.pin_tries : state.face_tries;
        if (const auto* wrong = std::get_if<WrongNumber>(&told); wrong && tries) tries = wrong->tries_left;
        if (std::holds_alternative<CardFacts>(told) && tries) tries = is_pin ? kMyNumberCard.pin.tries_max : kMyNumberCard.face_number.tries_max;
        finish_reading(told);
        const auto* failure = std::get_if<CardFailure>(&told);
        has_new_card = has_new_card || (failure && asks_for_another_look(*failure));
        if (has_new_card && state.on == OnReader::my_number_card) state.on = OnReader::looking;
    }
    if (auto* facts = std::get_if<CardFacts>(&told)) kiosk::wipe(*facts);
    rouse();
}

void WatchedReader::Shared::work() {
    while (true) {
        std::unique_lock<std::mutex> held(lock);
        changed.wait(held, [this] { return is_ending || has_new_card || request; });
        if (is_ending) break;
        const bool is_asked = request.has_value();
        CardKey key;
        if (is_asked) {
            key = *request;
            request.reset();
            const bool is_another_card = request_for != state.cards_laid_down || state.on != OnReader::my_number_card;
            if (is_another_card) {                         // its number would cost this one a try
                finish_reading(CardFailure::pulled);
                wake();
                continue;
            }
        } else {
            has_new_card = false;
        }
        held.unlock();
        if (is_asked) read_card(std::move(key));
        else look_at_card();
    }
    leave();
}

WatchedReader::WatchedReader(std::unique_ptr<CardPort> port, std::function<void()> wake) : shared_(std::make_shared<Shared>()) {
    shared_->port = std::move(port);
    shared_->wake = std::move(wake);
    std::thread([shared = shared_] { shared->watch(); }).detach();
    std::thread([shared = shared_] { shared->work(); }).detach();
}

WatchedReader::~WatchedReader() {
    std::unique_lock<std::mutex> held(shared_->lock);
    shared_->is_ending = true;
    shared_->changed.notify_all();
    const auto deadline = std::chrono::steady_clock::now() + kEndPatience;
    while (shared_->threads > 0 && std::chrono::steady_clock::now() < deadline) {
        held.unlock();
        shared_->port->end_wait();         // more than once: a thread that was about to wait has not heard the first
        held.lock();
        shared_->changed.wait_for(held, std::chrono::milliseconds(5));
    }
    shared_->wake = [] {};
    shared_->request.reset();
}

ReaderState WatchedReader::state() {
    const std::lock_guard<std::mutex> held(shared_->lock);
    return shared_->state;
}

void WatchedReader::read(CardKey key) {
    {
        const std::lock_guard<std::mutex> held(shared_->lock);
        if (shared_->is_reading) {
            shared_->answer = CardFailure::silent;         // the card before is still being waited for
        } else if (shared_->state.on != OnReader::my_number_card) {
            shared_->answer = CardFailure::pulled;
        } else {
            shared_->request_for = shared_->state.cards_laid_down;
            shared_->is_reading = true;
            shared_->is_forgotten = false;
            shared_->answer.reset();
            shared_->request = std::move(key);
        }
    }
    shared_->changed.notify_all();
}

std::optional<CardAnswer> WatchedReader::take_answer() {
    const std::lock_guard<std::mutex> held(shared_->lock);
    auto answer = std::exchange(shared_->answer, std::nullopt);
    return answer;
}

void WatchedReader::forget() {
    const std::lock_guard<std::mutex> held(shared_->lock);
    if (shared_->answer)
        if (auto* facts = std::get_if<CardFacts>(&*shared_->answer)) kiosk::wipe(*facts);
    shared_->answer.reset();
    shared_->is_forgotten = shared_->is_reading;
}

}  // namespace kiosk::devices
