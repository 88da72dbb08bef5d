// What clerks ask residents at a kiosk, in the database: one row an ask, its sealed content until it is answered.
// Part of SqliteStore; who may ask is decided by rules.h.
#include "kiosk/store/sqlite_store.h"
#include "kiosk/store/tables.h"

namespace kiosk::store {

namespace {

const std::string kSelectAsk = "SELECT " + std::string(kAskColumns) + " FROM asks ";

Blob blob_of_key(const PublicKey& key) { return {std::string(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size())}; }

}  // namespace

forms::Outcome SqliteStore::introduce(const Word& kiosk, const PublicKey& key) {
    return database_.change("INSERT OR REPLACE INTO kiosks(kiosk, key, row_hash) VALUES(?,?,?)", {kiosk.text(), blob_of_key(key), blob_of(row_hash(kiosk, key))});
}

forms::Result<std::optional<PublicKey>> SqliteStore::kiosk_key(const Word& kiosk) {
    TRY(rows, database_.rows("SELECT " + std::string(kKioskColumns) + " FROM kiosks WHERE kiosk=?", {kiosk.text()}));
    if (rows.empty()) return std::optional<PublicKey>();
    TRY(key, kiosk_key_from(rows[0]));
    return std::optional<PublicKey>(key);
}

forms::Outcome SqliteStore::put(const SealedAsk& one) {
    return database_.change("UPDATE asks SET state=?, sealed=?, row_hash=? WHERE id=?", {std::string(to_id(one.ask.state)), Blob{one.sealed}, blob_of(row_hash(one)), one.ask.id});
}

forms::Result<Changed> SqliteStore::ask_resident(const CaseId& id, const Word& kiosk, std::string sealed, const Actor& actor, Moment now) {
    return change(
        id, now, LogEvent::confirmation_asked, actor, [&](const CaseRow& row) { return decide_ask(row, kiosk, actor, now); },
        [&](const CaseRow& row) -> forms::Outcome {
            if (const auto older = database_.change("DELETE FROM asks WHERE case_id=?", {blob_of(row.id)}); !older) return older.fault();
            const auto inserted = database_.change("INSERT INTO asks(case_id, kiosk, at, state, sealed, row_hash) VALUES(?,?,?,'open',x'',x'')", {blob_of(row.id), kiosk.text(), now});
            if (!inserted) return inserted.fault();
            return put({{database_.last_row_id(), row.id, kiosk, now, AskState::open}, std::move(sealed)});
        });
}

forms::Result<std::optional<SealedAsk>> SqliteStore::asked(const Word& kiosk) {
    TRY(rows, database_.rows(kSelectAsk + "WHERE kiosk=? AND state='open' ORDER BY id LIMIT 1", {kiosk.text()}));
    if (rows.empty()) return std::optional<SealedAsk>();
    TRY(one, ask_from(rows[0]));
    return std::optional<SealedAsk>(std::move(one));
}

forms::Outcome SqliteStore::answer_ask(std::int64_t id, AskState state, const Actor& kiosk, Moment now) {
    return act(now, [&]() -> forms::Outcome {
        TRY(rows, database_.rows(kSelectAsk + "WHERE id=?", {id}));
        if (rows.empty()) return forms::Done{};
        TRY(one, ask_from(rows[0]));
        if (one.ask.state != AskState::open || one.ask.kiosk != kiosk.device) return forms::Done{};
        one.ask.state = state;
        one.sealed.clear();
        if (const auto saved = put(one); !saved) return saved.fault();
        return write(note_of_answer(one.ask, kiosk), now);
    });
}

forms::Result<std::vector<Ask>> SqliteStore::asks() {
    TRY(rows, database_.rows(kSelectAsk + "ORDER BY id"));
    std::vector<Ask> all;
    for (const Cells& cells : rows) {
        TRY(one, ask_from(cells));
        all.push_back(one.ask);
    }
    return all;
}

}  // namespace kiosk::store
