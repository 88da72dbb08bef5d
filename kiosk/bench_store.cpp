// Submits real sealed cases of the sample household, then many small ones, and reads them back.
// Wall time, since a disk is part of it.
#include "kiosk/bench_store.h"

#include "forms/interview.h"
#include "kiosk/store/content.h"
#include "kiosk/store/sqlite_store.h"
#include "printer/layout.h"

#include <algorithm>
#include <chrono>

namespace kiosk {

namespace {

constexpr int kSubmits = 200, kOpenings = 15, kQueued = 10'000;
constexpr store::Moment kMoment = 1'795'653'000'000;

double now_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

forms::Result<StoreFigures> measure_store(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today, const printer::Fonts& fonts,
                                          const std::filesystem::path& folder) {
    using namespace store;
    const Word device = *Word::make("bench"), event = *Word::make("tennyu");
    TRY(opened, SqliteStore::open(folder, device, kMoment));
    SqliteStore& desk = *opened.store;
    const KeyPair key = make_key_pair();
    CaseContent content;
    content.answers = answers;
    content.today = today;
    StoreFigures figures;
    std::vector<double> submits, opens, queues;
    for (int i = 0; i < kSubmits; ++i) {
        content.id = new_case_id();
        const double start = now_ms();
        const Submission one{content.id, event, {Word(), Role::terminal, device}, seal_content(key.open, content)};
        if (const auto receipt = desk.submit(one, kMoment); !receipt) return receipt.fault();
        submits.push_back(now_ms() - start);
    }
    const Actor clerk{*Word::make("bench"), Role::clerk, device};
    for (int i = 0; i < kOpenings; ++i) {
        const double start = now_ms();
        TRY(sealed, desk.open(content.id, clerk, kMoment));
        const auto inside = open_content(key, content.id, std::get<SealedContent>(sealed).sealed);
        const forms::CaseView view = forms::view_case(catalog, std::get<CaseContent>(inside).answers, today);
        const printer::LaidOutForm page = printer::lay_out(view.forms.front(), catalog.city, fonts);
        opens.push_back(now_ms() - start);
    }
    for (int i = kSubmits; i < kQueued; ++i) {
        const Submission one{new_case_id(), event, {Word(), Role::terminal, device}, "sealed"};
        if (const auto receipt = desk.submit(one, kMoment); !receipt) return receipt.fault();
    }
    for (int i = 0; i < 5; ++i) {
        const double start = now_ms();
        if (const auto rows = desk.queue("2026-11-26"); !rows) return rows.fault();
        queues.push_back(now_ms() - start);
    }
    opened.store.reset();
    const double start = now_ms();
    if (const auto again = SqliteStore::open(folder, device, kMoment); !again) return again.fault();
    figures.restart_ms = now_ms() - start;
    figures.submit_p95_ms = at_share(submits, 0.95);
    figures.open_page_ms = at_share(opens, 0.5);
    figures.queue_ms = at_share(queues, 0.5);
    return figures;
}

}  // namespace kiosk
