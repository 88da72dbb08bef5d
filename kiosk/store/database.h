// SQLite, wrapped where it is opened: safe settings, numbered migrations, values in and out. The only place that knows
// SQLite (database.cpp). Knows no cases; what the tables mean is sqlite_store.cpp's.
#pragma once

#include "forms/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiosk::store {

struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};
using Cell = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using Cells = std::vector<Cell>;

/// Fault details that a caller may act on; anything else is SQLite's own text, which never repeats a value.
inline constexpr const char* kNewerVersion = "newer_version";
inline constexpr const char* kDatabaseBusy = "busy";

class Database {
public:
    /// Opens or creates; WAL, synchronous=FULL, secure_delete, foreign keys, defensive, no trusted schema, private file mode.
    /// Runs the migrations that are missing, in one transaction each. Fault::unreadable with kNewerVersion when the file
    /// was written by a newer program; damaged when it is no database.
    static forms::Result<Database> open(const std::filesystem::path& file, const std::vector<std::string>& migrations);
    /// Only for looking into a file that was set aside: changes nothing in it, whatever its state.
    static forms::Result<Database> open_read_only(const std::filesystem::path& file);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    forms::Outcome begin();                // immediate: the one writer from here on
    forms::Outcome commit();               // on a Fault the transaction is undone
    void roll_back();

    forms::Outcome change(std::string_view sql, std::initializer_list<Cell> values = {});
    forms::Result<std::vector<Cells>> rows(std::string_view sql, std::initializer_list<Cell> values = {});
    std::int64_t last_row_id() const;
    /// Fault::damaged with what SQLite found.
    forms::Outcome check_integrity();
    /// Moves everything from the log of pages into the file and empties it, so that nothing overwritten lingers there.
    void checkpoint();
    /// Leave the files as they are when closing.
    void keep_as_found();

private:
    struct Handle;
    explicit Database(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

std::int64_t number_of(const Cell& cell);          // 0 for what is no number
const std::string& text_of(const Cell& cell);      // "" for what is neither text nor blob

}  // namespace kiosk::store
