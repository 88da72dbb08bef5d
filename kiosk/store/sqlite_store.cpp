// Every action: lock the log file, begin, read the row, let rules.h decide, save, add the log entry, commit, and only then
// copy the entry to the log file. What a Fault interrupts is undone as a whole.
// Opening and damage: sqlite_open.cpp. Rows and schema: tables.cpp.
#include "kiosk/store/sqlite_store.h"

#include "kiosk/store/tables.h"

namespace kiosk::store {

namespace {

const std::string kSelectCase = "SELECT " + std::string(kCaseColumns) + " FROM cases ";
constexpr int kEntriesAtOnce = 1000;

std::int64_t number(int value) { return value; }
Cell text(const Word& word) { return word.text(); }
Cell text(std::string_view id) { return std::string(id); }

forms::Result<std::optional<CaseRow>> one_case(forms::Result<std::vector<Cells>> rows) {
    if (!rows) return rows.fault();
    if (rows->empty()) return std::optional<CaseRow>();
    TRY(row, case_from(rows->front()));
    return std::optional<CaseRow>(std::move(row));
}

const Word& word_cases() {
    static const Word kCases = *Word::make("cases");
    return kCases;
}
const Word& word_corrections() {
    static const Word kCorrections = *Word::make("corrections");
    return kCorrections;
}

}  // namespace

forms::Result<std::optional<LogEntry>> SqliteStore::head() {
    TRY(rows, database_.rows("SELECT line FROM log ORDER BY seq DESC LIMIT 1"));
    if (rows.empty()) return std::optional<LogEntry>();
    auto entry = entry_from_line(text_of(rows[0][0]));
    if (!entry) return forms::Fault{forms::FaultKind::damaged, directory_.string(), "log"};
    return entry;
}

/// The file may lag behind the table (a crash between the two), never run ahead of it: then the database lost something.
forms::Outcome SqliteStore::catch_up(Moment now) {
    TRY(in_file, log_file_.last());
    TRY(in_table, head());
    const std::int64_t have = in_file ? in_file->seq : 0, should = in_table ? in_table->seq : 0;
    const forms::Fault lost{forms::FaultKind::damaged, directory_.string(), "log file runs ahead"};
    if (have > should) return lost;
    if (in_file && in_table && have == should && in_file->hash != in_table->hash) return lost;
    for (std::int64_t seq = have + 1; seq <= should; seq += kEntriesAtOnce) {
        TRY(missing, log_entries(database_, seq, kEntriesAtOnce));
        if (const auto appended = log_file_.append(missing); !appended) return appended.fault();
    }
    if (should - have <= 1) return forms::Done{};
    return write({{Word(), Role::system, device_}, LogEvent::log_file_restored, std::nullopt, Word(), LogResult::done, Reason::none, should - have}, now);
}

forms::Outcome SqliteStore::begin(Moment now) {
    if (const auto reserved = log_file_.reserve(); !reserved) return reserved.fault();
    if (const auto begun = database_.begin(); !begun) return begun.fault();
    return catch_up(now);
}

forms::Outcome SqliteStore::act(Moment now, const std::function<forms::Outcome()>& body) {
    if (log_file_.was_replaced()) return forms::Fault{forms::FaultKind::damaged, directory_.string(), "set aside by another program"};
    if (const auto locked = log_file_.lock(); !locked) return locked.fault();
    unmirrored_.clear();
    forms::Outcome outcome = begin(now);
    if (outcome) outcome = body();
    if (outcome) outcome = database_.commit();
    else database_.roll_back();
    // Committed is done. A log file that fails only now is made up for, or refuses, at the next action (catch_up).
    if (outcome && !unmirrored_.empty()) static_cast<void>(log_file_.append(unmirrored_));
    log_file_.unlock();
    return outcome;
}

forms::Outcome SqliteStore::write(LogNote note, Moment now) {
    std::int64_t seq = 0;
    Hash previous{};
    TRY(rows, database_.rows("SELECT seq, hash FROM log_head"));
    if (!rows.empty()) {
        seq = number_of(rows[0][0]);
        const std::string& hash = text_of(rows[0][1]);
        if (hash.size() != previous.size()) return forms::Fault{forms::FaultKind::damaged, directory_.string(), "log head"};
        std::copy(hash.begin(), hash.end(), previous.begin());
    }
    const LogEntry entry = chained(seq + 1, now, std::move(note), previous);
    if (const auto written = database_.change("INSERT INTO log(seq, line) VALUES(?, ?)", {entry.seq, line_of(entry)}); !written) return written.fault();
    unmirrored_.push_back(entry);
    return database_.change("INSERT OR REPLACE INTO log_head(only, seq, hash) VALUES(1, ?, ?)", {entry.seq, blob_of(entry.hash)});
}

/// The row as it is now, with the newest log entry as the one that made it so.
forms::Outcome SqliteStore::save(const CaseRow& row) {
    TRY(heads, database_.rows("SELECT seq FROM log_head"));
    const std::int64_t log_seq = heads.empty() ? 0 : number_of(heads[0][0]);
    const Cell holder = row.holder ? text(row.holder->who) : Cell(), device = row.holder ? text(row.holder->device) : Cell();
    const Cell lease = row.holder ? Cell(row.holder->lease_until) : Cell();
    return database_.change("UPDATE cases SET state=?, changed_at=?, holder=?, holder_device=?, lease_until=?, version=?, content_hash=?, prints=?,"
                            " log_seq=?, row_hash=? WHERE seq=?",
                            {text(to_id(row.state)), row.changed_at, holder, device, lease, number(row.version), blob_of(row.content_hash),
                             number(row.prints), log_seq, blob_of(row_hash(row, log_seq)), row.order});
}

forms::Outcome SqliteStore::add(const std::string& day, const Word& event, const Figure& figure) {
    TRY(rows, database_.rows("SELECT " + std::string(kFigureColumns) + " FROM figures WHERE day=? AND event=? AND kind=? AND key=?",
                             {day, text(event), text(figure.kind), text(figure.key)}));
    FigureRow row{day, event, figure};
    if (!rows.empty()) {
        TRY(known, figure_from(rows[0]));
        row.figure.count += known.figure.count;
        row.figure.sum += known.figure.sum;
    }
    return database_.change("INSERT OR REPLACE INTO figures(" + std::string(kFigureColumns) + ") VALUES(?,?,?,?,?,?,?)",
                            {day, text(event), text(figure.kind), text(figure.key), row.figure.count, row.figure.sum, blob_of(row_hash(row))});
}

forms::Result<Changed> SqliteStore::change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide) {
    return change(id, now, event, actor, decide, [](const CaseRow&) -> forms::Outcome { return forms::Done{}; });
}

forms::Result<Changed> SqliteStore::change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide, const Also& also) {
    Changed changed = Refused{Refusal::no_such_case, std::nullopt};
    const auto outcome = act(now, [&]() -> forms::Outcome {
        TRY(row, one_case(database_.rows(kSelectCase + "WHERE id=?", {blob_of(id)})));
        if (!row) return forms::Done{};
        Decided decided = decide(*row);
        if (const auto* refused = std::get_if<Refused>(&decided)) {
            changed = *refused;
            if (refused->why != Refusal::not_permitted) return forms::Done{};
            return write({actor, event, id, row->event, LogResult::refused, Reason::not_permitted, 0}, now);
        }
        Change& done = std::get<Change>(decided);
        if (const auto written = write(std::move(done.note), now); !written) return written.fault();
        if (const auto saved = save(done.row); !saved) return saved.fault();
        changed = done.row;
        return also(done.row);
    });
    if (!outcome) return outcome.fault();
    return changed;
}

forms::Result<Receipt> SqliteStore::submit(const Submission& submission, Moment now) {
    Receipt receipt;
    const auto outcome = act(now, [&]() -> forms::Outcome {
        TRY(known, one_case(database_.rows(kSelectCase + "WHERE id=?", {blob_of(submission.id)})));
        if (known) {
            receipt.number = receipt_number(known->number);
            return forms::Done{};
        }
        CaseRow row;
        row.id = submission.id;
        row.day = japanese_day(now);
        TRY(last, database_.rows("SELECT max(number) FROM cases WHERE day=?", {row.day}));
        row.number = static_cast<int>(number_of(last[0][0])) + 1;
        row.event = submission.event;
        row.kiosk = submission.kiosk.device;
        row.submitted_at = row.changed_at = now;
        row.content_hash = sha256(submission.sealed);
        const auto inserted = database_.change(
            "INSERT INTO cases(id, day, number, event, kiosk, state, submitted_at, changed_at, version, content_hash, prints, log_seq, row_hash)"
            " VALUES(?,?,?,?,?,?,?,?,1,?,0,0,x'')",
            {blob_of(row.id), row.day, number(row.number), text(row.event), text(row.kiosk), text(to_id(row.state)), row.submitted_at, row.changed_at, blob_of(row.content_hash)});
        if (!inserted) return inserted.fault();
        row.order = database_.last_row_id();
        const auto kept = database_.change("INSERT INTO contents(case_seq, version, sealed, hash) VALUES(?,1,?,?)",
                                           {row.order, Blob{submission.sealed}, blob_of(row.content_hash)});
        if (!kept) return kept.fault();
        if (const auto written = write({submission.kiosk, LogEvent::case_submitted, row.id, row.event, LogResult::done, Reason::none, row.number}, now); !written)
            return written.fault();
        if (const auto saved = save(row); !saved) return saved.fault();
        receipt.number = receipt_number(row.number);
        return add(row.day, row.event, {word_cases(), Word(), 1, 1});
    });
    if (!outcome) return outcome.fault();
    return receipt;
}

forms::Result<std::int64_t> SqliteStore::call_staff(const Actor& kiosk, Moment now) {
    Call call{0, kiosk.device, now, std::nullopt};
    const auto outcome = act(now, [&]() -> forms::Outcome {
        const auto inserted = database_.change("INSERT INTO calls(kiosk, at, row_hash) VALUES(?, ?, x'')", {text(kiosk.device), now});
        if (!inserted) return inserted.fault();
        call.id = database_.last_row_id();
        if (const auto hashed = database_.change("UPDATE calls SET row_hash=? WHERE id=?", {blob_of(row_hash(call)), call.id}); !hashed) return hashed.fault();
        return write({kiosk, LogEvent::staff_called, std::nullopt, Word(), LogResult::done, Reason::none, call.id}, now);
    });
    if (!outcome) return outcome.fault();
    return call.id;
}

forms::Result<std::optional<Call>> SqliteStore::call(std::int64_t id) {
    TRY(rows, database_.rows("SELECT " + std::string(kCallColumns) + " FROM calls WHERE id=?", {id}));
    if (rows.empty()) return std::optional<Call>();
    TRY(found, call_from(rows[0]));
    return std::optional<Call>(found);
}

forms::Outcome SqliteStore::add_figures(const Word& event, const std::vector<Figure>& figures, Moment now) {
    return act(now, [&]() -> forms::Outcome {
        for (const Figure& figure : figures)
            if (const auto added = add(japanese_day(now), event, figure); !added) return added.fault();
        return forms::Done{};
    });
}

forms::Result<std::int64_t> SqliteStore::revision() {
    TRY(rows, database_.rows("SELECT seq FROM log_head"));
    return rows.empty() ? std::int64_t{0} : number_of(rows[0][0]);
}

forms::Result<std::vector<CaseRow>> SqliteStore::queue(const std::string& day) {
    TRY(rows, database_.rows(kSelectCase + "WHERE state IN ('waiting','in_review','verified','printed') OR (day=? AND state<>'wiped') ORDER BY seq", {day}));
    std::vector<CaseRow> cases;
    cases.reserve(rows.size());
    for (const Cells& cells : rows) {
        TRY(row, case_from(cells));
        if (is_listed(row, day)) cases.push_back(std::move(row));
    }
    return cases;
}

forms::Result<std::optional<CaseRow>> SqliteStore::find(const std::string& day, int of_day) {
    return one_case(database_.rows(kSelectCase + "WHERE day=? AND number=?", {day, number(of_day)}));
}

forms::Result<std::optional<CaseRow>> SqliteStore::find(const CaseId& id) { return one_case(database_.rows(kSelectCase + "WHERE id=?", {blob_of(id)})); }

forms::Result<Changed> SqliteStore::claim(const CaseId& id, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_claimed, actor, [&](const CaseRow& row) { return decide_claim(row, actor, now); });
}

forms::Result<Changed> SqliteStore::renew(const CaseId& id, const Actor& actor, Moment now) {
    Changed changed = Refused{Refusal::no_such_case, std::nullopt};
    const auto outcome = act(now, [&]() -> forms::Outcome {
        TRY(row, one_case(database_.rows(kSelectCase + "WHERE id=?", {blob_of(id)})));
        if (!row) return forms::Done{};
        const Decided decided = decide_renew(*row, actor, now);
        if (const auto* refused = std::get_if<Refused>(&decided)) {
            changed = *refused;
            return forms::Done{};
        }
        changed = std::get<Change>(decided).row;
        return save(std::get<Change>(decided).row);
    });
    if (!outcome) return outcome.fault();
    return changed;
}

forms::Result<Changed> SqliteStore::release(const CaseId& id, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_released, actor, [&](const CaseRow& row) { return decide_release(row, actor, now); });
}

forms::Result<Changed> SqliteStore::take_over(const CaseId& id, const Actor& actor, Reason reason, Moment now) {
    return change(id, now, LogEvent::case_taken_over, actor, [&](const CaseRow& row) { return decide_take_over(row, actor, reason, now); });
}

forms::Result<Opened> SqliteStore::open_version(const CaseId& id, Which which, const Actor& actor, Moment now) {
    std::string sealed;
    auto changed = change(
        id, now, LogEvent::case_opened, actor, [&](const CaseRow& row) { return decide_open(row, actor, now); },
        [&](const CaseRow& row) -> forms::Outcome {
            const std::int64_t version = which == Which::original ? 1 : row.version;
            TRY(rows, database_.rows("SELECT sealed, hash FROM contents WHERE case_seq=? AND version=?", {row.order, version}));
            if (rows.empty() || text_of(rows[0][1]) != blob_of(sha256(text_of(rows[0][0]))).bytes) return forms::Fault{forms::FaultKind::damaged, directory_.string(), "content"};
            sealed = text_of(rows[0][0]);
            return forms::Done{};
        });
    if (!changed) return changed.fault();
    if (const auto* refused = std::get_if<Refused>(&*changed)) return Opened{*refused};
    return Opened{SealedContent{std::get<CaseRow>(*changed), std::move(sealed)}};
}

forms::Result<Opened> SqliteStore::open(const CaseId& id, const Actor& actor, Moment now) { return open_version(id, Which::newest, actor, now); }
forms::Result<Opened> SqliteStore::open_original(const CaseId& id, const Actor& actor, Moment now) { return open_version(id, Which::original, actor, now); }

forms::Result<Changed> SqliteStore::amend(const CaseId& id, int version, std::string sealed, const std::vector<Word>& corrected, const Actor& actor, Moment now) {
    const Hash hash = sha256(sealed);
    const auto decide = [&](const CaseRow& row) { return decide_amend(row, version, hash, static_cast<std::int64_t>(corrected.size()), actor, now); };
    return change(id, now, LogEvent::case_amended, actor, decide, [&](const CaseRow& row) -> forms::Outcome {
        const auto kept = database_.change("INSERT INTO contents(case_seq, version, sealed, hash) VALUES(?,?,?,?)",
                                           {row.order, number(row.version), Blob{sealed}, blob_of(hash)});
        if (!kept) return kept.fault();
        for (const Word& item : corrected)
            if (const auto added = add(japanese_day(now), row.event, {word_corrections(), item, 1, 1}); !added) return added.fault();
        return forms::Done{};
    });
}

forms::Result<Changed> SqliteStore::advance(const CaseId& id, CaseState to, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_verified, actor, [&](const CaseRow& row) { return decide_advance(row, to, actor, now); });
}

forms::Result<Changed> SqliteStore::withdraw(const CaseId& id, Reason reason, const Actor& actor, Moment now) {
    return change(id, now, LogEvent::case_withdrawn, actor, [&](const CaseRow& row) { return decide_withdraw(row, reason, actor, now); });
}

forms::Result<int> SqliteStore::wipe_due(const Retention& retention, const Actor& actor, Moment now) {
    TRY(rows, database_.rows(kSelectCase + "WHERE state<>'wiped' ORDER BY seq"));
    int wiped = 0;
    for (const Cells& cells : rows) {
        TRY(listed, case_from(cells));
        if (!is_to_be_wiped(listed, retention, now)) continue;
        TRY(changed, change(
                         listed.id, now, LogEvent::case_wiped, actor, [&](const CaseRow& row) { return decide_wipe(row, retention, actor, now); },
                         [&](const CaseRow& row) -> forms::Outcome {
                             if (const auto gone = database_.change("DELETE FROM asks WHERE case_id=?", {blob_of(row.id)}); !gone) return gone.fault();
                             return database_.change("DELETE FROM contents WHERE case_seq=?", {row.order});
                         }));
        if (std::holds_alternative<CaseRow>(changed)) ++wiped;
    }
    if (wiped > 0) database_.checkpoint();         // the sealed bytes also leave SQLite's log of pages
    return wiped;
}

forms::Result<std::vector<Call>> SqliteStore::open_calls() {
    TRY(rows, database_.rows("SELECT " + std::string(kCallColumns) + " FROM calls WHERE answered_by IS NULL ORDER BY id"));
    std::vector<Call> calls;
    for (const Cells& cells : rows) {
        TRY(one, call_from(cells));
        calls.push_back(one);
    }
    return calls;
}

forms::Outcome SqliteStore::answer_call(std::int64_t id, const Actor& actor, Moment now) {
    return act(now, [&]() -> forms::Outcome {
        TRY(rows, database_.rows("SELECT " + std::string(kCallColumns) + " FROM calls WHERE id=?", {id}));
        if (rows.empty() || !may(actor.role, LogEvent::call_answered)) return forms::Done{};
        TRY(one, call_from(rows[0]));
        if (one.answered_by) return forms::Done{};
        one.answered_by = actor.who;
        const auto changed = database_.change("UPDATE calls SET answered_by=?, row_hash=? WHERE id=?", {text(actor.who), blob_of(row_hash(one)), id});
        if (!changed) return changed.fault();
        return write({actor, LogEvent::call_answered, std::nullopt, one.kiosk, LogResult::done, Reason::none, id}, now);
    });
}

forms::Outcome SqliteStore::note(const LogNote& note, Moment now) {
    if (!may(note.actor.role, note.event)) return forms::Fault{forms::FaultKind::not_permitted, "log", std::string(to_id(note.event))};
    return act(now, [&] { return write(note, now); });
}

forms::Result<std::vector<LogEntry>> SqliteStore::log(std::int64_t from_seq, int count_max) { return log_entries(database_, from_seq, count_max); }

forms::Result<std::vector<FigureRow>> SqliteStore::figures(const std::string& from_day, const std::string& to_day) {
    TRY(rows, database_.rows("SELECT " + std::string(kFigureColumns) + " FROM figures WHERE day>=? AND day<=? ORDER BY day, event, kind, key", {from_day, to_day}));
    std::vector<FigureRow> figures;
    for (const Cells& cells : rows) {
        TRY(row, figure_from(cells));
        figures.push_back(std::move(row));
    }
    return figures;
}

}  // namespace kiosk::store
