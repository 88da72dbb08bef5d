// sqlite3* and its statements. Every return code is looked at; each Fault says which of the world's failures it was.
// Statements are prepared once and kept, since a store asks the same things all day.
#include "kiosk/store/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <map>
#include <sys/stat.h>

namespace kiosk::store {

namespace {

constexpr int kBusy_ms = 8'000;           // somebody waits before the screen: after ten seconds they must have read what to do
constexpr int kApplicationId = 0x4B4B4E31;         // "KKN1"
constexpr int kValueBytesMax = 16 << 20, kSqlBytesMax = 100'000;

forms::FaultKind kind_of(int code, int system_error) {
    switch (code & 0xFF) {
        case SQLITE_FULL: return forms::FaultKind::disk_full;
        case SQLITE_ERROR:                     // our statements are constants: what no longer fits them is a table or column that lost its name
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT: return forms::FaultKind::damaged;
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH: return forms::FaultKind::not_permitted;
        case SQLITE_IOERR: return system_error == ENOSPC ? forms::FaultKind::disk_full : forms::FaultKind::device;
        default: return forms::FaultKind::device;
    }
}

struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, CloseStatement>;

void bind(sqlite3_stmt* statement, int place, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) sqlite3_bind_int64(statement, place, *number);
    else if (const auto* text = std::get_if<std::string>(&cell)) sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (const auto* blob = std::get_if<Blob>(&cell)) sqlite3_bind_blob64(statement, place, blob->bytes.data(), blob->bytes.size(), SQLITE_TRANSIENT);
    else sqlite3_bind_null(statement, place);
}

Cell cell_at(sqlite3_stmt* statement, int column) {
    const auto bytes = [&](const void* data) {
        return data ? std::string(static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement, column))) : std::string();
    };
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
        case SQLITE_TEXT: return bytes(sqlite3_column_text(statement, column));
        case SQLITE_BLOB: return Blob{bytes(sqlite3_column_blob(statement, column))};
        default: return std::monostate{};
    }
}

}  // namespace

struct Database::Handle {
    sqlite3* connection = nullptr;
    std::string file;
    std::map<std::string, Statement, std::less<>> statements;

    ~Handle() {
        statements.clear();
        sqlite3_close(connection);
    }

    forms::Fault fault(int code) const {
        return {kind_of(code, connection ? sqlite3_system_errno(connection) : 0), file, (code & 0xFF) == SQLITE_BUSY ? std::string(kDatabaseBusy) : std::string(sqlite3_errstr(code))};
    }

    forms::Outcome script(const std::string& sql) {
        const int code = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) return fault(sqlite3_extended_errcode(connection));
        return forms::Done{};
    }

    forms::Result<sqlite3_stmt*> prepared(std::string_view sql) {
        if (const auto known = statements.find(sql); known != statements.end()) return known->second.get();
        sqlite3_stmt* made = nullptr;
        const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        Statement statement(made);
        if (code != SQLITE_OK) return fault(sqlite3_extended_errcode(connection));
        return statements.emplace(std::string(sql), std::move(statement)).first->second.get();
    }

    forms::Result<std::vector<Cells>> rows(std::string_view sql, std::initializer_list<Cell> values) {
        TRY(statement, prepared(sql));
        int place = 0;
        for (const Cell& value : values) bind(statement, ++place, value);
        std::vector<Cells> found;
        int code = sqlite3_step(statement);
        for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
            Cells row;
            const int columns = sqlite3_column_count(statement);
            row.reserve(static_cast<std::size_t>(columns));
            for (int column = 0; column < columns; ++column) row.push_back(cell_at(statement, column));
            found.push_back(std::move(row));
        }
        const int extended = sqlite3_extended_errcode(connection);
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (code != SQLITE_DONE) return fault(extended);
        return found;
    }

    forms::Result<std::int64_t> number(std::string_view sql) {
        TRY(found, rows(sql, {}));
        return found.empty() || found[0].empty() ? std::int64_t{0} : number_of(found[0][0]);
    }

    forms::Outcome make_safe() {
        sqlite3_busy_timeout(connection, kBusy_ms);
        sqlite3_extended_result_codes(connection, 1);
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, kValueBytesMax);
        sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, kSqlBytesMax);
        sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
        return script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
                      "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;");
    }

    forms::Outcome migrate(const std::vector<std::string>& migrations) {
        TRY(at_first, number("PRAGMA user_version"));
        const auto known = static_cast<std::int64_t>(migrations.size());
        if (at_first > known) return forms::Fault{forms::FaultKind::unreadable, file, kNewerVersion};
        if (at_first == known) return forms::Done{};
        // Two programs may start at once: whoever has the lock looks again.
        if (const auto begun = script("BEGIN EXCLUSIVE"); !begun) return begun.fault();
        const auto version = number("PRAGMA user_version");
        forms::Outcome outcome = version ? forms::Outcome(forms::Done{}) : forms::Outcome(version.fault());
        for (std::int64_t step = version ? *version : known; outcome && step < known; ++step)
            outcome = script(migrations[static_cast<std::size_t>(step)] + "; PRAGMA application_id=" + std::to_string(kApplicationId) +
                             "; PRAGMA user_version=" + std::to_string(step + 1));
        if (outcome) outcome = script("COMMIT");
        if (!outcome) static_cast<void>(script("ROLLBACK"));
        return outcome;
    }
};

Database::Database(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

forms::Result<Database> Database::open(const std::filesystem::path& file, const std::vector<std::string>& migrations) {
    auto handle = std::make_unique<Handle>();
    handle->file = file.string();
    const mode_t others = umask(0077);             // only this account may read the file, its log of pages and its index
    const int code = sqlite3_open_v2(handle->file.c_str(), &handle->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_FULLMUTEX, nullptr);
    forms::Outcome outcome = code == SQLITE_OK ? forms::Outcome(forms::Done{}) : forms::Outcome(handle->fault(code));
    if (outcome) outcome = handle->make_safe();
    if (outcome) outcome = handle->migrate(migrations);
    umask(others);
    if (!outcome) return outcome.fault();
    return Database(std::move(handle));
}

forms::Result<Database> Database::open_read_only(const std::filesystem::path& file) {
    auto handle = std::make_unique<Handle>();
    handle->file = file.string();
    const int code = sqlite3_open_v2(handle->file.c_str(), &handle->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, nullptr);
    if (code != SQLITE_OK) return handle->fault(code);
    Database database(std::move(handle));
    sqlite3_extended_result_codes(database.handle_->connection, 1);
    sqlite3_db_config(database.handle_->connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    database.keep_as_found();
    if (const auto only = database.handle_->script("PRAGMA query_only=ON; PRAGMA cell_size_check=ON"); !only) return only.fault();
    return database;
}

forms::Outcome Database::begin() { return handle_->script("BEGIN IMMEDIATE"); }

forms::Outcome Database::commit() {
    const auto committed = handle_->script("COMMIT");
    if (!committed) roll_back();
    return committed;
}

void Database::roll_back() {
    if (!sqlite3_get_autocommit(handle_->connection)) static_cast<void>(handle_->script("ROLLBACK"));
}

forms::Outcome Database::change(std::string_view sql, std::initializer_list<Cell> values) {
    const auto done = handle_->rows(sql, values);
    if (!done) return done.fault();
    return forms::Done{};
}

forms::Result<std::vector<Cells>> Database::rows(std::string_view sql, std::initializer_list<Cell> values) { return handle_->rows(sql, values); }

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(handle_->connection); }

forms::Outcome Database::check_integrity() {
    TRY(found, handle_->rows("PRAGMA integrity_check(1)", {}));
    if (found.size() == 1 && found[0].size() == 1 && text_of(found[0][0]) == "ok") return forms::Done{};
    return forms::Fault{forms::FaultKind::damaged, handle_->file, "integrity_check"};
}

void Database::checkpoint() { sqlite3_wal_checkpoint_v2(handle_->connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr); }

void Database::keep_as_found() { sqlite3_db_config(handle_->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

std::int64_t number_of(const Cell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    return number ? *number : 0;
}

const std::string& text_of(const Cell& cell) {
    static const std::string none;
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* blob = std::get_if<Blob>(&cell)) return blob->bytes;
    return none;
}

}  // namespace kiosk::store
