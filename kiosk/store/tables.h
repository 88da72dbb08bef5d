// The tables of the store and how a row becomes a value: schema, hashes of rows, checks of a whole database.
// Between sqlite_store.cpp and database.h; changes no case.
#pragma once

#include "kiosk/store/case.h"
#include "kiosk/store/database.h"
#include "kiosk/store/log.h"
#include "kiosk/store/store.h"

namespace kiosk::store {

/// In order; the n-th makes version n. Never change one that was shipped: add another.
const std::vector<std::string>& migrations();

inline constexpr std::string_view kCaseColumns =
    "seq, id, day, number, event, kiosk, state, submitted_at, changed_at, holder, holder_device, lease_until, version, content_hash, prints, log_seq, row_hash";
/// Fault::damaged when the row's own hash does not fit.
forms::Result<CaseRow> case_from(const Cells& cells);
/// Over every clear column, so that a flipped byte in any of them is noticed.
Hash row_hash(const CaseRow& row, std::int64_t log_seq);
inline constexpr std::string_view kFigureColumns = "day, event, kind, key, count, sum, row_hash";
forms::Result<FigureRow> figure_from(const Cells& cells);
Hash row_hash(const FigureRow& row);
inline constexpr std::string_view kCallColumns = "id, kiosk, at, answered_by, row_hash";
forms::Result<Call> call_from(const Cells& cells);
Hash row_hash(const Call& call);

inline constexpr std::string_view kAskColumns = "id, case_id, kiosk, at, state, sealed, row_hash";
forms::Result<SealedAsk> ask_from(const Cells& cells);
Hash row_hash(const SealedAsk& one);
inline constexpr std::string_view kKioskColumns = "kiosk, key, row_hash";
forms::Result<PublicKey> kiosk_key_from(const Cells& cells);
Hash row_hash(const Word& kiosk, const PublicKey& key);

Blob blob_of(const Hash& hash);
Blob blob_of(const CaseId& id);

forms::Result<std::vector<LogEntry>> log_entries(Database& database, std::int64_t from_seq, int count_max);

/// Every row, every sealed content and the log's chain. Fault::damaged at the first that does not fit.
forms::Outcome check_everything(Database& database);

/// What is whole in a damaged database, in the order of arrival.
struct SavedCase {
    CaseRow row;
    std::vector<std::pair<int, std::string>> contents;     // version → sealed bytes
};
std::vector<SavedCase> whole_cases(Database& damaged);

}  // namespace kiosk::store
