// The camera's thread lives as long as the scanner and sleeps while nobody asks for a code; the camera is open only then.
// A device that has gone is opened again every second: somebody may plug it in.
#include "kiosk/qr/scanner.h"

#include "kiosk/qr/aim.h"
#include "kiosk/qr/code_reader.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <thread>

namespace kiosk::qr {

namespace {

constexpr int kWait_ms = 200;
constexpr std::chrono::seconds kRest{1};   // before a device that has gone is looked for again
constexpr int kAimFrames = 8;              // what is said about the picture changes no more often than this

}  // namespace

struct Scanner::Shared {
    std::unique_ptr<FrameSource> frames;
    std::vector<std::unique_ptr<LineSource>> held;
    std::function<void()> wake;
    mutable std::mutex lock;
    std::condition_variable changed;
    Intake intake;
    bool is_wanted = false, is_over = false, is_camera_away = false;
    int held_away = 0;
    Aim aim = Aim::nothing_seen;
    std::deque<CodeAnswer> answers;
    std::optional<GreyPicture> live;
    std::vector<std::thread> threads;

    Shared(std::unique_ptr<FrameSource> from, Intake with, std::function<void()> waking, std::vector<std::unique_ptr<LineSource>> lines)
        : frames(std::move(from)), held(std::move(lines)), wake(std::move(waking)), intake(std::move(with)) {}

    bool is_asked() const {
        const std::lock_guard guard(lock);
        return is_wanted && !is_over;
    }
    bool has_ended() const {
        const std::lock_guard guard(lock);
        return is_over;
    }
    /// False when the program ends meanwhile.
    bool rest() {
        std::unique_lock guard(lock);
        return !changed.wait_for(guard, kRest, [this] { return is_over; });
    }

    void look(const GreyView& frame, int number) {
        const auto codes = find_codes(frame, look_of_frame(number));
        GreyPicture seen = live_of(frame);
        const std::lock_guard guard(lock);
        if (!is_wanted) return;
        is_camera_away = false;
        live = std::move(seen);
        if (number % kAimFrames == 0) aim = aim_of(frame);
        for (const FoundCode& code : codes)
            if (auto answer = intake.take(code.text)) answers.push_back(std::move(*answer));
    }

    void lose_camera(const forms::Fault& fault) {
        {
            const std::lock_guard guard(lock);
            if (!is_camera_away) std::cerr << fault.where << ": " << fault.detail << '\n';
            is_camera_away = true;
            live.reset();
        }
        wake();
    }

    /// Until nobody asks for a code any more, or the camera goes.
    void watch() {
        int number = 0;
        while (is_asked()) {
            const auto frame = frames->next(kWait_ms);
            if (!frame) return lose_camera(frame.fault());
            if (!*frame) continue;
            look(**frame, number++);
            wake();
        }
    }

    void run_camera() {
        while (true) {
            {
                std::unique_lock guard(lock);
                changed.wait(guard, [this] { return is_wanted || is_over; });
                if (is_over) return;
            }
            const auto opened = frames->open();
            if (opened) watch();
            else lose_camera(opened.fault());
            frames->close();
            std::unique_lock guard(lock);
            if (is_wanted) changed.wait_for(guard, kRest, [this] { return !is_wanted || is_over; });
        }
    }

    void take_line(const ScannedLine& line) {
        {
            const std::lock_guard guard(lock);
            if (!is_wanted) return;                // shown where no code was asked for
            if (const auto* text = std::get_if<std::string>(&line)) {
                if (auto answer = intake.take(*text)) answers.push_back(std::move(*answer));
            } else {
                answers.push_back(CodeTrouble::cut_short);
            }
        }
        wake();
    }

    /// Open all the time: what such a scanner types must never reach a field.
    void run_held(LineSource& source) {
        bool was_there = true;
        while (!has_ended()) {
            const auto opened = source.open();
            if (!opened && was_there) std::cerr << opened.fault().where << ": " << opened.fault().detail << '\n';
            note_held(was_there, static_cast<bool>(opened));
            while (opened && !has_ended()) {
                const auto line = source.next(kWait_ms);
                if (!line) break;
                if (*line) take_line(**line);
            }
            source.close();
            if (!rest()) return;
        }
    }
    void note_held(bool& was_there, bool is_there) {
        if (was_there == is_there) return;
        was_there = is_there;
        {
            const std::lock_guard guard(lock);
            held_away += is_there ? -1 : 1;
        }
        wake();
    }
};

Scanner::Scanner(std::unique_ptr<FrameSource> frames, Intake intake, std::function<void()> wake, std::vector<std::unique_ptr<LineSource>> held)
    : shared_(std::make_unique<Shared>(std::move(frames), std::move(intake), std::move(wake), std::move(held))) {
    Shared* shared = shared_.get();
    if (shared->frames) shared->threads.emplace_back([shared] { shared->run_camera(); });
    for (const auto& source : shared->held) shared->threads.emplace_back([shared, line = source.get()] { shared->run_held(*line); });
}

Scanner::~Scanner() {
    {
        const std::lock_guard guard(shared_->lock);
        shared_->is_over = true;
        shared_->is_wanted = false;
    }
    shared_->changed.notify_all();
    for (std::thread& thread : shared_->threads) thread.join();
}

void Scanner::start() {
    const std::lock_guard guard(shared_->lock);
    shared_->intake.forget();
    shared_->answers.clear();
    shared_->aim = Aim::nothing_seen;
    shared_->is_camera_away = false;
    shared_->is_wanted = true;
    shared_->changed.notify_all();
}

void Scanner::stop() {
    const std::lock_guard guard(shared_->lock);
    shared_->is_wanted = false;
    shared_->intake.forget();
    shared_->answers.clear();
    shared_->live.reset();
    shared_->changed.notify_all();
}

Aim Scanner::aim() const {
    const std::lock_guard guard(shared_->lock);
    if (shared_->frames && !shared_->is_camera_away) return shared_->aim;
    const bool has_held = shared_->held_away < static_cast<int>(shared_->held.size());
    return has_held ? Aim::by_hand : Aim::out_of_order;
}

std::optional<CodeAnswer> Scanner::take_answer() {
    const std::lock_guard guard(shared_->lock);
    if (shared_->answers.empty()) return std::nullopt;
    CodeAnswer answer = std::move(shared_->answers.front());
    shared_->answers.pop_front();
    return answer;
}

void Scanner::mark_used(const UsedCode& code) {
    const std::lock_guard guard(shared_->lock);
    const auto marked = shared_->intake.mark_used(code);
    if (!marked) std::cerr << marked.fault().where << ": " << marked.fault().detail << '\n';
}

std::optional<GreyPicture> Scanner::live() const {
    const std::lock_guard guard(shared_->lock);
    return shared_->live;
}

GreyPicture live_of(const GreyView& frame) {
    GreyPicture small{kLiveWidth, kLiveHeight, {}};
    small.pixels.reserve(static_cast<std::size_t>(kLiveWidth) * kLiveHeight);
    for (int y = 0; y < kLiveHeight; ++y) {
        for (int x = 0; x < kLiveWidth; ++x) {
            // Turned as in a mirror: who moves to the left is seen moving to the left.
            const int left = (kLiveWidth - 1 - x) * frame.width / kLiveWidth, top = y * frame.height / kLiveHeight;
            const int right = std::max(left + 1, (kLiveWidth - x) * frame.width / kLiveWidth), bottom = std::max(top + 1, (y + 1) * frame.height / kLiveHeight);
            int sum = 0, count = 0;
            for (int row = top; row < std::min(bottom, frame.height); row += 2)
                for (int column = left; column < std::min(right, frame.width); column += 2, ++count) sum += frame.at(column, row);
            small.pixels.push_back(static_cast<std::uint8_t>(count > 0 ? sum / count : 0));
        }
    }
    return small;
}

}  // namespace kiosk::qr
