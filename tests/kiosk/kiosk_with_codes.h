// The kiosk with a scanner of codes and without window, clock or camera: what is held before it is looked at when it asks.
// Shared by the tests of codes; the maker of own codes is the real one, with its thread and at the cost of trials.
#pragma once

#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/intake.h"
#include "kiosk/qr/own_code_maker.h"
#include "support/codes.h"
#include "support/frames.h"
#include "tests/kiosk/terminal.h"

#include <condition_variable>
#include <mutex>

namespace codes {

using namespace kiosk;
using terminal::house;

inline std::vector<kiosk::store::KeyPair> copy_of(const std::vector<store::KeyPair>& keys) {
    std::vector<store::KeyPair> copies;
    for (const store::KeyPair& key : keys) {
        store::KeyPair copy{key.open, store::Secret(key.secret.size())};
        std::copy_n(key.secret.data(), key.secret.size(), copy.secret.data());
        copies.push_back(std::move(copy));
    }
    return copies;
}

/// A scanner without a thread: what is held before it is looked at when the kiosk asks.
class HandScanner final : public CodeScanner {
public:
    HandScanner(const std::vector<store::KeyPair>& keys, const std::filesystem::path& data) : intake_(copy_of(keys), *qr::SeenCodes::open(data), house().catalog, [] { return support::kNoon; }) {}
    bool is_there() const override { return true; }
    void start() override { is_on = true; }
    void stop() override {
        is_on = false;
        intake_.forget();
        answers_.clear();
    }
    Aim aim() const override { return Aim::hold_still; }
    std::optional<CodeAnswer> take_answer() override {
        if (answers_.empty()) return std::nullopt;
        CodeAnswer answer = answers_.front();
        answers_.erase(answers_.begin());
        return answer;
    }
    void mark_used(const UsedCode& code) override { REQUIRE(intake_.mark_used(code)); }
    void see(const std::string& digits) {
        if (!is_on) return;
        if (auto answer = intake_.take(digits)) answers_.push_back(std::move(*answer));
    }
    /// Holds the code before the camera until it is read.
    void photograph(const std::string& digits) {
        const auto code = printer::make_qr_code(digits, 20);
        REQUIRE(code);
        for (unsigned frame = 0; frame < 10; ++frame) {
            const auto found = qr::find_codes(support::photograph(&*code, {300 + frame, 450}).view(), qr::look_of_frame(static_cast<int>(frame)));
            for (const qr::FoundCode& one : found) see(one.text);
            if (!found.empty()) return;
        }
        FAIL("not read within ten frames");
    }
    bool is_on = false;

private:
    qr::Intake intake_;
    std::vector<CodeAnswer> answers_;
};

/// Told from the maker's thread that something came.
struct Bell {
    std::mutex lock;
    std::condition_variable rung;
    int rings = 0;
    void ring() {
        const std::lock_guard guard(lock);
        ++rings;
        rung.notify_all();
    }
    void wait_for(int count) {
        std::unique_lock guard(lock);
        REQUIRE(rung.wait_for(guard, std::chrono::seconds(60), [&] { return rings >= count; }));
    }
};

struct Kiosk {
    std::vector<store::KeyPair> keys = support::one_key();
    store::Moment now = support::kNoon;    // of codes
    support::TempFolder data;
    Bell bell;
    HandScanner scanner{keys, data.path()};
    qr::OwnCodeMaker own{copy_of(keys), house().catalog, house().today, [this] { return now; }, [this] { bell.ring(); }, store::WrapCost::trial};
    MemoryCardReader reader;
    FolderInbox inbox{house(), data.path()};
    Visit visit{house(), reader, inbox, 1000, &scanner, &own};
    std::int64_t now_ms = 1000;
    int rings_heard = 0;

    ui::Page page() const { return screens::make_page(visit.session(), visit.world(), house().strings, house().fonts, terminal::kPortrait, now_ms); }
    std::string text(const std::string& widget) const {
        const ui::Page shown = page();
        const ui::Widget* found = shown.find(widget);
        return found ? found->text() : std::string();
    }
    void happen(const Event& event) {
        now_ms += 1000;
        visit.happen(event, now_ms);
        visit.carry_out(now_ms);
    }
    void tap(const std::string& id) {
        const ui::Page shown = page();
        const ui::Widget* widget = shown.find(id);
        REQUIRE_MESSAGE((widget && widget->tap), shown.id << " has no target " << id);
        happen(to_event(*widget->tap));
    }
    /// Types on the pad and goes on.
    void enter(const std::string& digits) {
        for (const char digit : digits) tap("key." + std::string(1, digit));
        tap("next");
    }
    /// The maker has finished.
    void wait_for_maker() {
        bell.wait_for(++rings_heard);
        look();
    }
    void look() {
        while (visit.look_at_codes(now_ms)) {}
    }
    std::vector<std::string> codes_of(const forms::Answers& answers) { return *qr::to_digits(support::sealed_application(keys.front(), answers)); }
    std::string sentence(qr::CodeTrouble trouble) const { return house().strings.text("ja", "scan." + std::string(qr::to_id(trouble))); }
};

}  // namespace codes
