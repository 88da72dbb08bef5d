// The thread works without the lock on what it was given; keys and catalog do not change.
// Wrong numbers are counted by the hash of the sealed code, in memory: starting the terminal anew forgives them.
#include "kiosk/qr/own_code_maker.h"

#include "kiosk/qr/digits.h"
#include "kiosk/wipe.h"
#include "printer/qr_code.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace kiosk::qr {

namespace {

struct Making {
    forms::Answers answers;
    Secret pin;
};
struct Opening {
    std::string sealed;
    Secret pin;
};
using Work = std::variant<Making, Opening>;

std::string name_of(std::string_view sealed) { return store::to_hex(store::sha256(sealed)); }

}  // namespace

struct OwnCodeMaker::Shared {
    std::vector<store::KeyPair> keys;
    const forms::Catalog& catalog;
    forms::Date today;
    Clock clock;
    std::function<void()> wake;
    store::WrapCost cost;
    std::mutex lock;
    std::condition_variable changed;
    // All below under the lock.
    std::optional<Work> work;
    std::optional<OwnCodeAnswer> answer;
    std::map<std::string, int> wrong;      // numbers, by the code's hash
    bool is_forgotten = false, is_over = false;
    std::thread thread;

    int left(const std::string& sealed) const {
        const auto found = wrong.find(name_of(sealed));
        return found == wrong.end() ? kCodePinTries : kCodePinTries - found->second;
    }

    OwnCodeMade make(Making& making) const {
        const Payload payload = new_payload(CodeUse::own, making.answers, today, clock(), kOwnDays);
        kiosk::wipe(making.answers);
        const auto sealed = payload.answers.slots.empty() ? std::nullopt : seal_payload(keys.front().open, payload, catalog, making.pin.view(), cost);
        auto codes = sealed ? to_digits(*sealed) : std::nullopt;
        if (!codes) return {};
        for (const std::string& one : *codes)
            if (!printer::make_qr_code(one, kCodeVersionMax)) return {};
        return {std::move(*codes)};
    }

    CodeAnswer open(const Opening& opening) {
        {
            const std::lock_guard guard(lock);
            if (left(opening.sealed) <= 0) return CodeTrouble::too_many_pins;
        }
        auto opened = open_code(keys, opening.sealed, catalog, clock(), opening.pin.view());
        const auto* trouble = std::get_if<CodeTrouble>(&opened);
        if (trouble && *trouble == CodeTrouble::wrong_pin) {
            const std::lock_guard guard(lock);
            ++wrong[name_of(opening.sealed)];
            return PinAsked{opening.sealed, left(opening.sealed), true};
        }
        if (trouble) return *trouble;
        auto* reading = std::get_if<PayloadReading>(&opened);
        if (!reading || reading->payload.use != CodeUse::own) return CodeTrouble::other_use;
        return CodeFacts{std::move(reading->payload.answers), std::nullopt, reading->dropped};
    }

    void run() {
        std::unique_lock guard(lock);
        while (true) {
            changed.wait(guard, [this] { return work || is_over; });
            if (is_over) return;
            Work now = std::move(*work);
            work.reset();
            is_forgotten = false;
            guard.unlock();
            OwnCodeAnswer came = std::holds_alternative<Making>(now) ? OwnCodeAnswer(make(std::get<Making>(now))) : OwnCodeAnswer(open(std::get<Opening>(now)));
            guard.lock();
            if (is_forgotten || is_over) drop(came);
            else answer = std::move(came);
            guard.unlock();
            wake();
            guard.lock();
        }
    }

    static void drop(OwnCodeAnswer& came) {
        if (auto* made = std::get_if<OwnCodeMade>(&came))
            for (std::string& code : made->codes) store::wipe_bytes(code);
        auto* opened = std::get_if<CodeAnswer>(&came);
        if (auto* facts = opened ? std::get_if<CodeFacts>(opened) : nullptr) kiosk::wipe(facts->answers);
    }

    void take(Work wanted) {
        {
            const std::lock_guard guard(lock);
            forget_waiting();
            work = std::move(wanted);
        }
        changed.notify_all();
    }
    void forget_waiting() {
        is_forgotten = true;
        if (answer) drop(*answer);
        answer.reset();
        if (auto* making = work ? std::get_if<Making>(&*work) : nullptr) kiosk::wipe(making->answers);
        work.reset();
    }
};

OwnCodeMaker::OwnCodeMaker(std::vector<store::KeyPair> keys, const forms::Catalog& catalog, forms::Date today, Clock clock, std::function<void()> wake, store::WrapCost cost)
    : shared_(new Shared{std::move(keys), catalog, today, std::move(clock), std::move(wake), cost, {}, {}, {}, {}, {}, false, false, {}}) {
    Shared* shared = shared_.get();
    shared->thread = std::thread([shared] { shared->run(); });
}

OwnCodeMaker::~OwnCodeMaker() {
    {
        const std::lock_guard guard(shared_->lock);
        shared_->is_over = true;
    }
    shared_->changed.notify_all();
    shared_->thread.join();
    shared_->forget_waiting();
}

void OwnCodeMaker::make(forms::Answers answers, Secret pin) { shared_->take(Making{std::move(answers), std::move(pin)}); }
void OwnCodeMaker::open(std::string sealed, Secret pin) { shared_->take(Opening{std::move(sealed), std::move(pin)}); }

int OwnCodeMaker::tries_left(const std::string& sealed) const {
    const std::lock_guard guard(shared_->lock);
    return shared_->left(sealed);
}

std::optional<OwnCodeAnswer> OwnCodeMaker::take_answer() {
    const std::lock_guard guard(shared_->lock);
    return std::exchange(shared_->answer, std::nullopt);
}

void OwnCodeMaker::forget() {
    const std::lock_guard guard(shared_->lock);
    shared_->forget_waiting();
}

}  // namespace kiosk::qr
