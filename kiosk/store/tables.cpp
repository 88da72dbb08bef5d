// Schema and rows. Each row carries a SHA-256 over itself: SQLite notices broken pages, but not a flipped byte in a value.
// Nothing is written here.
#include "kiosk/store/tables.h"

#include <algorithm>

namespace kiosk::store {

namespace {

const forms::Fault kDamagedRow{forms::FaultKind::damaged, "kakanai.db", "row"};
constexpr std::size_t kLinesAtOnce = 5000;

std::string field(std::string_view value) { return std::to_string(value.size()) + ":" + std::string(value) + ","; }
std::string field(std::int64_t value) { return field(std::to_string(value)); }

bool fits(const Cell& cell, const Hash& hash) { return text_of(cell) == blob_of(hash).bytes; }

std::optional<Word> word_at(const Cell& cell) { return Word::make(text_of(cell)); }

std::optional<Hash> hash_at(const Cell& cell) {
    Hash hash;
    const std::string& bytes = text_of(cell);
    if (bytes.size() != hash.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

bool is_null(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

forms::Outcome check_cases(Database& database) {
    TRY(rows, database.rows("SELECT " + std::string(kCaseColumns) + " FROM cases ORDER BY seq"));
    for (const Cells& cells : rows) {
        TRY(row, case_from(cells));
        TRY(contents, database.rows("SELECT version, sealed FROM contents WHERE case_seq=? ORDER BY version", {row.order}));
        if (row.state == CaseState::wiped ? !contents.empty() : contents.size() != static_cast<std::size_t>(row.version)) return kDamagedRow;
        if (!contents.empty() && (number_of(contents.back()[0]) != row.version || sha256(text_of(contents.back()[1])) != row.content_hash)) return kDamagedRow;
    }
    TRY(contents, database.rows("SELECT sealed, hash FROM contents"));
    for (const Cells& cells : contents)
        if (!fits(cells[1], sha256(text_of(cells[0])))) return kDamagedRow;
    return forms::Done{};
}

forms::Outcome check_log(Database& database) {
    Hash previous{};
    std::int64_t seq = 0;
    for (std::size_t taken = kLinesAtOnce; taken == kLinesAtOnce;) {
        TRY(lines, database.rows("SELECT line FROM log WHERE seq > ? ORDER BY seq LIMIT ?", {seq, std::int64_t{kLinesAtOnce}}));
        for (const Cells& cells : lines) {
            const auto hash = hash_of_next(text_of(cells[0]), seq + 1, previous);
            if (!hash) return kDamagedRow;
            previous = *hash;
            ++seq;
        }
        taken = lines.size();
    }
    TRY(head, database.rows("SELECT seq, hash FROM log_head"));
    const bool is_head = head.empty() ? seq == 0 : number_of(head[0][0]) == seq && fits(head[0][1], previous);
    TRY(beyond, database.rows("SELECT 1 FROM cases WHERE log_seq > ? LIMIT 1", {seq}));
    if (!is_head || !beyond.empty()) return kDamagedRow;
    return forms::Done{};
}

forms::Outcome check_others(Database& database) {
    TRY(figures, database.rows("SELECT " + std::string(kFigureColumns) + " FROM figures"));
    for (const Cells& cells : figures)
        if (const auto row = figure_from(cells); !row) return row.fault();
    TRY(calls, database.rows("SELECT " + std::string(kCallColumns) + " FROM calls"));
    for (const Cells& cells : calls)
        if (const auto row = call_from(cells); !row) return row.fault();
    TRY(asks, database.rows("SELECT " + std::string(kAskColumns) + " FROM asks"));
    for (const Cells& cells : asks)
        if (const auto row = ask_from(cells); !row) return row.fault();
    TRY(kiosks, database.rows("SELECT " + std::string(kKioskColumns) + " FROM kiosks"));
    for (const Cells& cells : kiosks)
        if (const auto row = kiosk_key_from(cells); !row) return row.fault();
    return forms::Done{};
}

}  // namespace

const std::vector<std::string>& migrations() {
    static const std::vector<std::string> kAll = {
        // 1: cases in clear columns, their sealed contents, the log that only grows, calls, counts.
        "CREATE TABLE cases(seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE CHECK(length(id)=16), day TEXT NOT NULL,"
        " number INTEGER NOT NULL, event TEXT NOT NULL, kiosk TEXT NOT NULL, state TEXT NOT NULL, submitted_at INTEGER NOT NULL,"
        " changed_at INTEGER NOT NULL, holder TEXT, holder_device TEXT, lease_until INTEGER, version INTEGER NOT NULL,"
        " content_hash BLOB NOT NULL, prints INTEGER NOT NULL, log_seq INTEGER NOT NULL, row_hash BLOB NOT NULL, UNIQUE(day, number));"
        "CREATE INDEX cases_by_state ON cases(state, seq);"
        "CREATE TABLE contents(case_seq INTEGER NOT NULL REFERENCES cases(seq), version INTEGER NOT NULL, sealed BLOB NOT NULL,"
        " hash BLOB NOT NULL, PRIMARY KEY(case_seq, version));"
        "CREATE TABLE log(seq INTEGER PRIMARY KEY, line TEXT NOT NULL);"
        "CREATE TABLE log_head(only INTEGER PRIMARY KEY CHECK(only=1), seq INTEGER NOT NULL, hash BLOB NOT NULL);"
        "CREATE TRIGGER log_is_not_altered BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'append only'); END;"
        "CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'append only'); END;"
        "CREATE TABLE calls(id INTEGER PRIMARY KEY AUTOINCREMENT, kiosk TEXT NOT NULL, at INTEGER NOT NULL, answered_by TEXT, row_hash BLOB NOT NULL);"
        "CREATE TABLE figures(day TEXT NOT NULL, event TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,"
        " sum INTEGER NOT NULL, row_hash BLOB NOT NULL, PRIMARY KEY(day, event, kind, key)) WITHOUT ROWID",
        // 2: what clerks ask residents at a kiosk, sealed to the kiosk's key of the day.
        "CREATE TABLE kiosks(kiosk TEXT PRIMARY KEY, key BLOB NOT NULL, row_hash BLOB NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE asks(id INTEGER PRIMARY KEY AUTOINCREMENT, case_id BLOB NOT NULL, kiosk TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL,"
        " sealed BLOB NOT NULL, row_hash BLOB NOT NULL);"
        "CREATE INDEX asks_by_case ON asks(case_id)",
    };
    return kAll;
}

Blob blob_of(const Hash& hash) { return {std::string(reinterpret_cast<const char*>(hash.data()), hash.size())}; }
Blob blob_of(const CaseId& id) { return {std::string(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size())}; }

Hash row_hash(const CaseRow& row, std::int64_t log_seq) {
    std::string all = field(row.order) + field(blob_of(row.id).bytes) + field(row.day) + field(row.number) + field(row.event.text()) + field(row.kiosk.text()) +
                      field(to_id(row.state)) + field(row.submitted_at) + field(row.changed_at);
    if (row.holder) all += field(row.holder->who.text()) + field(row.holder->device.text()) + field(row.holder->lease_until);
    all += "/" + field(row.version) + field(blob_of(row.content_hash).bytes) + field(row.prints) + field(log_seq);
    return sha256(all);
}

Hash row_hash(const FigureRow& row) {
    return sha256(field(row.day) + field(row.event.text()) + field(row.figure.kind.text()) + field(row.figure.key.text()) + field(row.figure.count) + field(row.figure.sum));
}

Hash row_hash(const Call& call) {
    return sha256(field(call.id) + field(call.kiosk.text()) + field(call.at) + (call.answered_by ? field(call.answered_by->text()) : std::string()));
}

Hash row_hash(const SealedAsk& one) {
    return sha256(field(one.ask.id) + field(blob_of(one.ask.about).bytes) + field(one.ask.kiosk.text()) + field(one.ask.at) + field(to_id(one.ask.state)) + field(one.sealed));
}

Hash row_hash(const Word& kiosk, const PublicKey& key) { return sha256(field(kiosk.text()) + field(std::string_view(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()))); }

forms::Result<CaseRow> case_from(const Cells& cells) {
    CaseRow row;
    const std::string& id = text_of(cells[1]);
    const auto event = word_at(cells[4]), kiosk = word_at(cells[5]);
    const auto state = case_state_from(text_of(cells[6]));
    const auto content_hash = hash_at(cells[13]);
    if (id.size() != row.id.bytes.size() || !event || !kiosk || !state || !content_hash) return kDamagedRow;
    std::copy(id.begin(), id.end(), row.id.bytes.begin());
    row.order = number_of(cells[0]);
    row.day = text_of(cells[2]);
    row.number = static_cast<int>(number_of(cells[3]));
    row.event = *event;
    row.kiosk = *kiosk;
    row.state = *state;
    row.submitted_at = number_of(cells[7]);
    row.changed_at = number_of(cells[8]);
    if (!is_null(cells[9])) {
        const auto who = word_at(cells[9]), device = word_at(cells[10]);
        if (!who || !device) return kDamagedRow;
        row.holder = Holder{*who, *device, number_of(cells[11])};
    }
    row.version = static_cast<int>(number_of(cells[12]));
    row.content_hash = *content_hash;
    row.prints = static_cast<int>(number_of(cells[14]));
    if (!fits(cells[16], row_hash(row, number_of(cells[15])))) return kDamagedRow;
    return row;
}

forms::Result<FigureRow> figure_from(const Cells& cells) {
    const auto event = word_at(cells[1]), kind = word_at(cells[2]), key = word_at(cells[3]);
    if (!event || !kind || !key) return kDamagedRow;
    FigureRow row{text_of(cells[0]), *event, {*kind, *key, number_of(cells[4]), number_of(cells[5])}};
    if (!fits(cells[6], row_hash(row))) return kDamagedRow;
    return row;
}

forms::Result<Call> call_from(const Cells& cells) {
    const auto kiosk = word_at(cells[1]);
    if (!kiosk) return kDamagedRow;
    Call call{number_of(cells[0]), *kiosk, number_of(cells[2]), std::nullopt};
    if (!is_null(cells[3])) call.answered_by = word_at(cells[3]);
    if (!fits(cells[4], row_hash(call))) return kDamagedRow;
    return call;
}

forms::Result<SealedAsk> ask_from(const Cells& cells) {
    SealedAsk one;
    const std::string& about = text_of(cells[1]);
    const auto kiosk = word_at(cells[2]);
    const auto state = ask_state_from(text_of(cells[4]));
    if (about.size() != one.ask.about.bytes.size() || !kiosk || !state) return kDamagedRow;
    std::copy(about.begin(), about.end(), one.ask.about.bytes.begin());
    one.ask.id = number_of(cells[0]);
    one.ask.kiosk = *kiosk;
    one.ask.at = number_of(cells[3]);
    one.ask.state = *state;
    one.sealed = text_of(cells[5]);
    if (!fits(cells[6], row_hash(one))) return kDamagedRow;
    return one;
}

forms::Result<PublicKey> kiosk_key_from(const Cells& cells) {
    const auto kiosk = word_at(cells[0]);
    const std::string& bytes = text_of(cells[1]);
    PublicKey key;
    if (!kiosk || bytes.size() != key.bytes.size()) return kDamagedRow;
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    if (!fits(cells[2], row_hash(*kiosk, key))) return kDamagedRow;
    return key;
}

forms::Result<std::vector<LogEntry>> log_entries(Database& database, std::int64_t from_seq, int count_max) {
    TRY(rows, database.rows("SELECT line, seq FROM log WHERE seq >= ? ORDER BY seq LIMIT ?", {from_seq, std::int64_t{count_max}}));
    std::vector<LogEntry> entries;
    entries.reserve(rows.size());
    for (const Cells& cells : rows) {
        auto entry = entry_from_line(text_of(cells[0]));
        if (!entry || entry->seq != number_of(cells[1])) return kDamagedRow;
        entries.push_back(std::move(*entry));
    }
    return entries;
}

forms::Outcome check_everything(Database& database) {
    if (const auto whole = database.check_integrity(); !whole) return whole.fault();
    if (const auto whole = check_cases(database); !whole) return whole.fault();
    if (const auto whole = check_others(database); !whole) return whole.fault();
    return check_log(database);
}

std::vector<SavedCase> whole_cases(Database& damaged) {
    std::vector<SavedCase> saved;
    if (!damaged.rows("SELECT count(*) FROM sqlite_schema")) return saved;
    // By number, not as a list: a broken page ends a list but hides only its own rows. Numbers have no gaps of their own.
    constexpr int kMissesMax = 500;
    int misses = 0;
    for (std::int64_t seq = 1; misses < kMissesMax; ++seq) {
        ++misses;
        const auto rows = damaged.rows("SELECT " + std::string(kCaseColumns) + " FROM cases WHERE seq=?", {seq});
        if (!rows || rows->size() != 1) continue;
        misses = 0;
        const auto row = case_from((*rows)[0]);
        if (!row) continue;
        SavedCase one{*row, {}};
        for (int version = 1; version <= row->version && row->state != CaseState::wiped; ++version) {
            const auto content = damaged.rows("SELECT sealed, hash FROM contents WHERE case_seq=? AND version=?", {seq, std::int64_t{version}});
            if (!content || content->size() != 1 || !fits((*content)[0][1], sha256(text_of((*content)[0][0])))) break;
            one.contents.emplace_back(version, text_of((*content)[0][0]));
        }
        const bool is_whole = row->state == CaseState::wiped || static_cast<int>(one.contents.size()) == row->version;
        if (is_whole) saved.push_back(std::move(one));
    }
    return saved;
}

}  // namespace kiosk::store
