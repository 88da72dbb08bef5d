// Figures of the desk.
// Sealed bytes are opened too, as they come from the store; only the disk is left out.
#include "kiosk/desk/desk_bench.h"

#include "kiosk/desk/desk_house.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>
#include <ctime>

namespace kiosk::desk {

namespace {

constexpr int kRounds = 15, kQueue = 10'000;

template <typename Work>
double median_ms(Work work) {
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

DeskSession signed_in() {
    DeskSession session = first_session(0);
    session.staff = store::StaffMember{*store::Word::make("abe"), store::Role::clerk};
    session.screen = QueueScreen{};
    return session;
}

DeskSession with_long_queue() {
    DeskSession session = signed_in();
    session.day = "2026-04-10";
    for (int i = 0; i < kQueue; ++i) {
        store::CaseRow row;
        row.id = store::new_case_id();
        row.day = session.day;
        row.number = i + 1;
        row.event = *store::Word::make("tennyu");
        session.rows.push_back(std::move(row));
    }
    return session;
}

}  // namespace

std::optional<DeskTimes> measure_desk(const Places& places, const forms::Answers& answers, forms::Date today) {
    KioskOptions options;
    options.catalog_dir = places.catalog;
    options.assets_dir = places.assets;
    options.today = today;
    const auto house = open_desk_house(options);
    if (!house) return std::nullopt;
    const ui::SizeMm sheet{screens::kWidth_mm, screens::kHeightMin_mm};
    const Times now{1000, 1'775'782'800'000};
    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = answers;
    content.today = today;
    const store::KeyPair keys = store::make_key_pair();
    const std::string sealed = store::seal_content(keys.open, content);
    store::CaseRow row;
    row.id = content.id;
    row.event = *store::Word::make("tennyu");
    row.state = store::CaseState::in_review;
    row.holder = store::Holder{*store::Word::make("abe"), *store::Word::make("desk1"), now.wall + store::kLease_ms};
    DeskTimes times;
    times.open_ms = median_ms([&] {
        auto opened = store::open_content(keys, content.id, sealed);
        Stepped stepped = desk_step(signed_in(), CaseOpened{row, std::move(std::get<store::CaseContent>(opened))}, now, house->data());
        screens::make_page(stepped.session, house->data(), sheet, now);
    });
    DeskSession session = with_long_queue();
    times.queue_ms = median_ms([&] {
        Stepped stepped = desk_step(std::move(session), Wheel{3}, now, house->data());
        session = std::move(stepped.session);
        screens::make_page(session, house->data(), sheet, now);
    });
    return times;
}

}  // namespace kiosk::desk
