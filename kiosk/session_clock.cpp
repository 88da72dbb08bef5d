// What time does to a session: the idle warning, the end, and when to look again.
// Part of session.h; reads the session and a number of milliseconds, changes nothing.
#include "kiosk/session.h"

#include <algorithm>

namespace kiosk {

namespace {

/// Nothing was chosen yet that the next person would find.
bool is_fresh(const Session& session) {
    return session.language == Session{}.language && session.comfort == Comfort{} && session.mode == Mode::real && session.notice == Notice::none;
}

}  // namespace

std::int64_t idle_before_warning_ms(const forms::Municipality& city) {
    constexpr std::int64_t kLeast_s = 120, kMost_s = 300, second = 1000;
    const auto seconds = forms::number_setting(city, "idle_seconds");
    return seconds && *seconds >= kLeast_s && *seconds <= kMost_s ? *seconds * second : kIdleBeforeWarning_ms;
}

bool has_ended(const Session& session, std::int64_t now_ms) {
    if (const auto* done = std::get_if<DonePage>(&session.page)) return now_ms - done->since_ms >= kDoneShown_ms;
    if (std::holds_alternative<SendingPage>(session.page)) return false;
    const std::int64_t idle = now_ms - session.last_activity_ms;
    if (std::holds_alternative<StartPage>(session.page)) return !is_fresh(session) && idle >= session.idle_before_warning_ms;
    return idle >= session.idle_before_warning_ms + kIdleCountdown_ms;
}

std::optional<std::int64_t> idle_countdown(const Session& session, std::int64_t now_ms) {
    const bool has_no_warning = std::holds_alternative<StartPage>(session.page) || std::holds_alternative<DonePage>(session.page) ||
                                std::holds_alternative<SendingPage>(session.page);
    const std::int64_t idle = now_ms - session.last_activity_ms;
    if (has_no_warning || idle < session.idle_before_warning_ms) return std::nullopt;
    return std::max<std::int64_t>(0, session.idle_before_warning_ms + kIdleCountdown_ms - idle);
}

std::optional<std::int64_t> next_tick(const Session& session, std::int64_t now_ms) {
    constexpr std::int64_t second = 1000;
    if (const auto* done = std::get_if<DonePage>(&session.page)) {
        const std::int64_t left = done->since_ms + kDoneShown_ms - now_ms;
        return left > kDoneWarning_ms ? now_ms + left - kDoneWarning_ms : now_ms + std::max<std::int64_t>(1, left % second);
    }
    if (std::holds_alternative<SendingPage>(session.page)) return std::nullopt;
    if (const auto* reading = std::get_if<CardReadingPage>(&session.page)) return std::max(now_ms + 1, reading->since_ms + kCardPatience_ms);
    if (std::holds_alternative<StartPage>(session.page) && is_fresh(session)) return std::nullopt;
    const std::int64_t warning_ms = session.last_activity_ms + session.idle_before_warning_ms;
    if (now_ms < warning_ms) return warning_ms;
    return now_ms + second - (now_ms - warning_ms) % second;
}

}  // namespace kiosk
