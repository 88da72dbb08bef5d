// Follows the chain in the table and in the file, then compares both and the head.
// Opens the database only to read.
#include "kiosk/store/log_check.h"

#include "kiosk/store/database.h"
#include "kiosk/store/log_file.h"
#include "kiosk/store/tables.h"

#include <algorithm>

namespace kiosk::store {

namespace {

/// The seq of the first line that does not follow the one before; the head of a chain that is whole.
std::optional<std::int64_t> follow(const std::vector<std::string>& lines, LogHead& head) {
    for (const std::string& line : lines) {
        const auto hash = hash_of_next(line, head.seq + 1, head.hash);
        if (!hash || !entry_from_line(line)) return head.seq + 1;
        head = {head.seq + 1, *hash};
    }
    return std::nullopt;
}

}  // namespace

std::optional<LogTrouble> log_trouble(const std::vector<std::string>& table, const std::vector<std::string>& file, const LogHead& head) {
    LogHead of_table, of_file;
    if (const auto seq = follow(table, of_table)) return LogTrouble{LogPlace::table, *seq};
    if (const auto seq = follow(file, of_file)) return LogTrouble{LogPlace::file, *seq};
    if (of_table.seq < of_file.seq) return LogTrouble{LogPlace::table, of_table.seq + 1};
    if (of_file.seq < of_table.seq) return LogTrouble{LogPlace::file, of_file.seq + 1};
    const auto differing = std::mismatch(table.begin(), table.end(), file.begin(), file.end());
    if (differing.first != table.end()) return LogTrouble{LogPlace::file, static_cast<std::int64_t>(differing.first - table.begin()) + 1};
    if (of_table != head) return LogTrouble{LogPlace::head, std::min(head.seq, of_table.seq)};
    return std::nullopt;
}

forms::Result<LogVerdict> verify_log(const std::filesystem::path& data_dir, const std::optional<LogHead>& known) {
    const auto current = data_dir / "store" / "current";
    std::error_code error;
    if (!std::filesystem::exists(current / "kakanai.db", error)) return forms::Fault{forms::FaultKind::not_found, (current / "kakanai.db").string(), {}};
    TRY(database, Database::open_read_only(current / "kakanai.db"));
    TRY(heads, database.rows("SELECT seq, hash FROM log_head"));
    TRY(rows, database.rows("SELECT line FROM log ORDER BY seq"));
    std::vector<std::string> table;
    for (const Cells& cells : rows) table.push_back(text_of(cells[0]));
    const auto lines = read_log_lines(current / "log.jsonl");
    const std::vector<std::string> file = lines ? lines->lines : std::vector<std::string>();
    LogVerdict verdict;
    verdict.entries = static_cast<std::int64_t>(table.size());
    if (!heads.empty() && text_of(heads[0][1]).size() == verdict.head.hash.size()) {
        verdict.head.seq = number_of(heads[0][0]);
        std::copy(text_of(heads[0][1]).begin(), text_of(heads[0][1]).end(), verdict.head.hash.begin());
    }
    verdict.trouble = log_trouble(table, file, verdict.head);
    if (verdict.trouble) return verdict;
    if (lines && lines->torn) verdict.trouble = LogTrouble{LogPlace::file, verdict.entries + 1};
    TRY(beyond, database.rows("SELECT max(log_seq) FROM cases"));
    if (!beyond.empty() && number_of(beyond[0][0]) > verdict.head.seq) verdict.trouble = LogTrouble{LogPlace::head, verdict.head.seq + 1};
    if (!known || verdict.trouble) return verdict;
    const bool is_there = known->seq >= 1 && known->seq <= verdict.entries;
    const auto entry = is_there ? entry_from_line(table[static_cast<std::size_t>(known->seq - 1)]) : std::nullopt;
    if (!entry || entry->hash != known->hash) verdict.trouble = LogTrouble{LogPlace::head, known->seq};
    return verdict;
}

}  // namespace kiosk::store
