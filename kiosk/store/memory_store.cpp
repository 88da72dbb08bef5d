// The fake store: the rules of rules.h over vectors.
// Keeps nothing when it goes; never touches a disk.
#include "kiosk/store/memory_store.h"

#include "kiosk/store/rules.h"

#include <algorithm>

namespace kiosk::store {

MemoryStore::Kept* MemoryStore::kept(const CaseId& id) {
    const auto found = std::find_if(cases_.begin(), cases_.end(), [&id](const Kept& one) { return one.row.id == id; });
    return found == cases_.end() ? nullptr : &*found;
}

void MemoryStore::write(LogNote note, Moment now) {
    log_.push_back(chained(static_cast<std::int64_t>(log_.size()) + 1, now, std::move(note), log_.empty() ? Hash{} : log_.back().hash));
    ++revision_;
}

forms::Result<Changed> MemoryStore::change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide) {
    if (fault_) return *fault_;
    Kept* one = kept(id);
    if (!one) return Changed{Refused{Refusal::no_such_case, std::nullopt}};
    Decided decided = decide(one->row);
    if (const auto* refused = std::get_if<Refused>(&decided)) {
        if (refused->why == Refusal::not_permitted) write({actor, event, id, one->row.event, LogResult::refused, Reason::not_permitted, 0}, now);
        return Changed{*refused};
    }
    Change& done = std::get<Change>(decided);
    one->row = done.row;
    write(std::move(done.note), now);
    return Changed{one->row};
}

void MemoryStore::add(const std::string& day, const Word& event, const Figure& figure) {
    Figure& sum = figures_[{day, event, figure.kind, figure.key}];
    sum.kind = figure.kind;
    sum.key = figure.key;
    sum.count += figure.count;
    sum.sum += figure.sum;
}

forms::Result<Receipt> MemoryStore::submit(const Submission& submission, Moment now) {
    if (fault_) return *fault_;
    if (const Kept* known = kept(submission.id)) return Receipt{receipt_number(known->row.number)};
    CaseRow row;
    row.id = submission.id;
    row.order = static_cast<std::int64_t>(cases_.size()) + 1;
    row.day = japanese_day(now);
    row.number = 1 + static_cast<int>(std::count_if(cases_.begin(), cases_.end(), [&row](const Kept& one) { return one.row.day == row.day; }));
    row.event = submission.event;
    row.kiosk = submission.kiosk.device;
    row.submitted_at = row.changed_at = now;
    row.content_hash = sha256(submission.sealed);
    cases_.push_back({row, {submission.sealed}});
    write({submission.kiosk, LogEvent::case_submitted, row.id, row.event, LogResult::done, Reason::none, row.number}, now);
    add(row.day, row.event, {*Word::make("cases"), Word(), 1, 1});
    return Receipt{receipt_number(row.number)};
}

forms::Result<std::int64_t> MemoryStore::call_staff(const Actor& kiosk, Moment now) {
    if (fault_) return *fault_;
    calls_.push_back({static_cast<std::int64_t>(calls_.size()) + 1, kiosk.device, now, std::nullopt});
    write({kiosk, LogEvent::staff_called, std::nullopt, Word(), LogResult::done, Reason::none, calls_.back().id}, now);
    return calls_.back().id;
}

forms::Result<std::optional<Call>> MemoryStore::call(std::int64_t id) {
    for (const Call& one : calls_)
        if (one.id == id) return std::optional<Call>(one);
    return std::optional<Call>();
}

forms::Outcome MemoryStore::add_figures(const Word& event, const std::vector<Figure>& figures, Moment now) {
    if (fault_) return *fault_;
    for (const Figure& figure : figures) add(japanese_day(now), event, figure);
    return forms::Done{};
}

forms::Result<std::int64_t> MemoryStore::revision() { return revision_; }

forms::Result<std::vector<CaseRow>> MemoryStore::queue(const std::string& day) {
    std::vector<CaseRow> rows;
    for (const Kept& one : cases_)
        if (is_listed(one.row, day)) rows.push_back(one.row);
    return rows;
}

forms::Result<std::optional<CaseRow>> MemoryStore::find(const std::string& day, int number) {
    for (const Kept& one : cases_)
        if (one.row.day == day && one.row.number == number) return std::optional<CaseRow>(one.row);
    return std::optional<CaseRow>();
}

forms::Result<std::optional<CaseRow>> MemoryStore::find(const CaseId& id) {
    const Kept* one = kept(id);
    return one ? std::optional<CaseRow>(one->row) : std::nullopt;
}

forms::Result<Changed> MemoryStore::claim(const CaseId& id, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_claimed, actor, [&](const CaseRow& row) { return decide_claim(row, actor, now); });
}

forms::Result<Changed> MemoryStore::renew(const CaseId& id, const Actor& actor, Moment now) {
    if (fault_) return *fault_;
    Kept* one = kept(id);
    if (!one) return Changed{Refused{Refusal::no_such_case, std::nullopt}};
    const Decided decided = decide_renew(one->row, actor, now);
    if (const auto* refused = std::get_if<Refused>(&decided)) return Changed{*refused};
    one->row = std::get<Change>(decided).row;
    return Changed{one->row};
}

forms::Result<Changed> MemoryStore::release(const CaseId& id, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_released, actor, [&](const CaseRow& row) { return decide_release(row, actor, now); });
}

forms::Result<Changed> MemoryStore::take_over(const CaseId& id, const Actor& actor, Reason reason, Moment now) {
    return change(id, now, LogEvent::case_taken_over, actor, [&](const CaseRow& row) { return decide_take_over(row, actor, reason, now); });
}

forms::Result<Opened> MemoryStore::open_version(const CaseId& id, Which which, const Actor& actor, Moment now) {
    auto changed = change(id, now, LogEvent::case_opened, actor, [&](const CaseRow& row) { return decide_open(row, actor, now); });
    if (!changed) return changed.fault();
    if (const auto* refused = std::get_if<Refused>(&*changed)) return Opened{*refused};
    const Kept* one = kept(id);
    return Opened{SealedContent{one->row, which == Which::original ? one->versions.front() : one->versions.back()}};
}

forms::Result<Opened> MemoryStore::open(const CaseId& id, const Actor& actor, Moment now) { return open_version(id, Which::newest, actor, now); }
forms::Result<Opened> MemoryStore::open_original(const CaseId& id, const Actor& actor, Moment now) {
    return open_version(id, Which::original, actor, now);
}

forms::Result<Changed> MemoryStore::amend(const CaseId& id, int version, std::string sealed, const std::vector<Word>& corrected, const Actor& actor, Moment now) {
    const Hash hash = sha256(sealed);
    auto changed = change(id, now, LogEvent::case_amended, actor, [&](const CaseRow& row) {
        return decide_amend(row, version, hash, static_cast<std::int64_t>(corrected.size()), actor, now);
    });
    if (!changed || std::holds_alternative<Refused>(*changed)) return changed;
    kept(id)->versions.push_back(std::move(sealed));
    for (const Word& item : corrected) add(japanese_day(now), kept(id)->row.event, {*Word::make("corrections"), item, 1, 1});
    return changed;
}

forms::Result<Changed> MemoryStore::advance(const CaseId& id, CaseState to, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_verified, actor, [&](const CaseRow& row) { return decide_advance(row, to, actor, now); });
}

forms::Result<Changed> MemoryStore::withdraw(const CaseId& id, Reason reason, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_withdrawn, actor, [&](const CaseRow& row) { return decide_withdraw(row, reason, actor, now); });
}

forms::Result<int> MemoryStore::wipe_due(const Retention& retention, const Actor& actor, Moment now) {
    if (fault_) return *fault_;
    int wiped = 0;
    for (Kept& one : cases_) {
        Decided decided = decide_wipe(one.row, retention, actor, now);
        auto* done = std::get_if<Change>(&decided);
        if (!done) continue;
        one.row = done->row;
        one.versions.clear();
        std::erase_if(asks_, [&](const SealedAsk& ask) { return ask.ask.about == one.row.id; });
        write(std::move(done->note), now);
        ++wiped;
    }
    return wiped;
}

forms::Outcome MemoryStore::introduce(const Word& kiosk, const PublicKey& key) {
    if (fault_) return *fault_;
    kiosks_[kiosk] = key;
    return forms::Done{};
}

forms::Result<std::optional<PublicKey>> MemoryStore::kiosk_key(const Word& kiosk) {
    const auto known = kiosks_.find(kiosk);
    return known == kiosks_.end() ? std::optional<PublicKey>() : std::optional(known->second);
}

forms::Result<Changed> MemoryStore::ask_resident(const CaseId& id, const Word& kiosk, std::string sealed, const Actor& actor, Moment now) {
    TRY(changed, change(id, now, LogEvent::confirmation_asked, actor, [&](const CaseRow& row) { return decide_ask(row, kiosk, actor, now); }));
    if (!std::holds_alternative<CaseRow>(changed)) return changed;
    const std::int64_t next = asks_.empty() ? 1 : asks_.back().ask.id + 1;
    std::erase_if(asks_, [&](const SealedAsk& one) { return one.ask.about == id; });
    asks_.push_back({{next, id, kiosk, now, AskState::open}, std::move(sealed)});
    return changed;
}

forms::Result<std::optional<SealedAsk>> MemoryStore::asked(const Word& kiosk) {
    for (const SealedAsk& one : asks_)
        if (one.ask.kiosk == kiosk && one.ask.state == AskState::open) return std::optional(one);
    return std::optional<SealedAsk>();
}

forms::Outcome MemoryStore::answer_ask(std::int64_t id, AskState state, const Actor& kiosk, Moment now) {
    if (fault_) return *fault_;
    for (SealedAsk& one : asks_) {
        if (one.ask.id != id || one.ask.state != AskState::open || one.ask.kiosk != kiosk.device) continue;
        one.ask.state = state;
        one.sealed.clear();
        write(note_of_answer(one.ask, kiosk), now);
    }
    return forms::Done{};
}

forms::Result<std::vector<Ask>> MemoryStore::asks() {
    std::vector<Ask> all;
    for (const SealedAsk& one : asks_) all.push_back(one.ask);
    return all;
}

forms::Result<std::vector<Call>> MemoryStore::open_calls() {
    std::vector<Call> open;
    for (const Call& one : calls_)
        if (!one.answered_by) open.push_back(one);
    return open;
}

forms::Outcome MemoryStore::answer_call(std::int64_t id, const Actor& actor, Moment now) {
    if (fault_) return *fault_;
    for (Call& one : calls_) {
        if (one.id != id || one.answered_by || !may(actor.role, LogEvent::call_answered)) continue;
        one.answered_by = actor.who;
        write({actor, LogEvent::call_answered, std::nullopt, one.kiosk, LogResult::done, Reason::none, id}, now);
    }
    return forms::Done{};
}

forms::Outcome MemoryStore::note(const LogNote& note, Moment now) {
    if (fault_) return *fault_;
    if (!may(note.actor.role, note.event)) return forms::Fault{forms::FaultKind::not_permitted, "log", std::string(to_id(note.event))};
    write(note, now);
    return forms::Done{};
}

forms::Result<std::vector<LogEntry>> MemoryStore::log(std::int64_t from_seq, int count_max) {
    std::vector<LogEntry> some;
    for (const LogEntry& entry : log_)
        if (entry.seq >= from_seq && static_cast<int>(some.size()) < count_max) some.push_back(entry);
    return some;
}

forms::Result<std::vector<FigureRow>> MemoryStore::figures(const std::string& from_day, const std::string& to_day) {
    std::vector<FigureRow> rows;
    for (const auto& [key, figure] : figures_)
        if (std::get<0>(key) >= from_day && std::get<0>(key) <= to_day) rows.push_back({std::get<0>(key), std::get<1>(key), figure});
    return rows;
}

}  // namespace kiosk::store
