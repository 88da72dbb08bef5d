// The thread lives as long as the scanner and sleeps while nobody asks for a code; the camera is open only then.
// A camera that has gone is opened again every second: somebody may plug it in.
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
constexpr int kAimFrames = 8;              // what is said about the picture changes no more often than this

}  // namespace

struct Scanner::Shared {
    std::unique_ptr<FrameSource> frames;
    std::function<void()> wake;
    mutable std::mutex lock;
    std::condition_variable changed;
    Intake intake;
    bool is_wanted = false, is_over = false;
    Aim aim = Aim::nothing_seen;
    std::deque<CodeAnswer> answers;
    std::optional<GreyPicture> live;
    std::thread thread;

    Shared(std::unique_ptr<FrameSource> from, Intake with, std::function<void()> waking) : frames(std::move(from)), wake(std::move(waking)), intake(std::move(with)) {}

    bool is_asked() const {
        const std::lock_guard guard(lock);
        return is_wanted && !is_over;
    }

    void look(const GreyView& frame, int number) {
        const auto codes = find_codes(frame, look_of_frame(number));
        GreyPicture seen = live_of(frame);
        const std::lock_guard guard(lock);
        if (!is_wanted) return;
        live = std::move(seen);
        if (number % kAimFrames == 0) aim = aim_of(frame);
        for (const FoundCode& code : codes)
            if (auto answer = intake.take(code.text)) answers.push_back(std::move(*answer));
    }

    /// Until nobody asks for a code any more, or the camera goes.
    void watch() {
        int number = 0;
        while (is_asked()) {
            const auto frame = frames->next(kWait_ms);
            if (!frame) return;
            if (!*frame) continue;
            look(**frame, number++);
            wake();
        }
    }

    void run() {
        while (true) {
            {
                std::unique_lock guard(lock);
                changed.wait(guard, [this] { return is_wanted || is_over; });
                if (is_over) return;
            }
            const auto opened = frames->open();
            if (opened) watch();
            else std::cerr << opened.fault().where << ": " << opened.fault().detail << '\n';
            frames->close();
            std::unique_lock guard(lock);
            if (is_wanted) changed.wait_for(guard, std::chrono::seconds(1), [this] { return !is_wanted || is_over; });
        }
    }
};

Scanner::Scanner(std::unique_ptr<FrameSource> frames, Intake intake, std::function<void()> wake)
    : shared_(std::make_unique<Shared>(std::move(frames), std::move(intake), std::move(wake))) {
    shared_->thread = std::thread([shared = shared_.get()] { shared->run(); });
}

Scanner::~Scanner() {
    {
        const std::lock_guard guard(shared_->lock);
        shared_->is_over = true;
        shared_->is_wanted = false;
    }
    shared_->changed.notify_all();
    shared_->thread.join();
}

void Scanner::start() {
    const std::lock_guard guard(shared_->lock);
    shared_->intake.forget();
    shared_->answers.clear();
    shared_->aim = Aim::nothing_seen;
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
    return shared_->aim;
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
