// Opening the store: check everything first; where something is broken, keep the files aside under a name that says when,
// carry over each case that is whole, and go on with a new database and a new log.
// The only place that renames or makes the store's files.
#include "kiosk/store/sqlite_store.h"
#include "kiosk/store/tables.h"
#include "kiosk/files.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kiosk::store {

namespace {

constexpr const char* kDatabaseName = "kakanai.db";
constexpr const char* kLogName = "log.jsonl";

/// One process at a time opens and, where needed, sets aside.
class OpeningLock {
public:
    explicit OpeningLock(const std::filesystem::path& directory)
        : descriptor_(::open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
        if (descriptor_ >= 0 && flock(descriptor_, LOCK_EX) != 0) {
            close(descriptor_);
            descriptor_ = -1;
        }
    }
    ~OpeningLock() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    OpeningLock(const OpeningLock&) = delete;
    OpeningLock& operator=(const OpeningLock&) = delete;
    bool is_held() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

/// "damaged-20261125T010203Z", with a count when there was one in the same second.
std::filesystem::path name_for_kept(const std::filesystem::path& directory, Moment now) {
    std::string stamp = to_utc(now).substr(0, 19) + "Z";
    std::erase_if(stamp, [](char letter) { return letter == '-' || letter == ':'; });
    std::filesystem::path name = directory / ("damaged-" + stamp);
    std::error_code ignored;
    for (int more = 2; std::filesystem::exists(name, ignored); ++more) name = directory / ("damaged-" + stamp + "-" + std::to_string(more));
    return name;
}

std::filesystem::path current_in(const std::filesystem::path& directory) { return directory / "current"; }
std::filesystem::path fresh_in(const std::filesystem::path& directory) { return directory / "fresh"; }

forms::Outcome rename_directory(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error) return forms::Fault{forms::FaultKind::not_permitted, from.string(), error.message()};
    return forms::Done{};
}

/// A crash while setting aside leaves a fresh directory: complete when the damaged one is already gone, else to be made again.
forms::Outcome finish_exchange(const std::filesystem::path& directory) {
    std::error_code error;
    if (!std::filesystem::exists(fresh_in(directory), error)) return forms::Done{};
    if (!std::filesystem::exists(current_in(directory), error)) return rename_directory(fresh_in(directory), current_in(directory));
    std::filesystem::remove_all(fresh_in(directory), error);
    if (error) return forms::Fault{forms::FaultKind::not_permitted, fresh_in(directory).string(), error.message()};
    return forms::Done{};
}

bool is_damage(const forms::Fault& fault) { return fault.kind == forms::FaultKind::damaged; }

std::vector<SavedCase> saved_from(const std::filesystem::path& damaged_dir) {
    auto damaged = Database::open_read_only(damaged_dir / kDatabaseName);
    if (!damaged) return {};
    return whole_cases(*damaged);
}

forms::Outcome put_back(Database& database, const SavedCase& one) {
    const CaseRow& row = one.row;
    CaseRow fresh = row;
    fresh.holder.reset();                              // nobody holds a case that was carried over
    const auto inserted = database.change(
        "INSERT INTO cases(" + std::string(kCaseColumns) + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,?)",
        {row.order, blob_of(row.id), row.day, std::int64_t{row.number}, row.event.text(), row.kiosk.text(), std::string(to_id(row.state)), row.submitted_at, row.changed_at,
         Cell(), Cell(), Cell(), std::int64_t{row.version}, blob_of(row.content_hash), std::int64_t{row.prints}, blob_of(row_hash(fresh, 0))});
    if (!inserted) return inserted.fault();
    for (const auto& [version, sealed] : one.contents) {
        const auto kept = database.change("INSERT INTO contents(case_seq, version, sealed, hash) VALUES(?,?,?,?)",
                                          {row.order, std::int64_t{version}, Blob{sealed}, blob_of(sha256(sealed))});
        if (!kept) return kept.fault();
    }
    return forms::Done{};
}

/// The log in the database and the log file tell the same, as far as both go.
forms::Outcome check_log_file(Database& database, LogFile& file, const std::filesystem::path& path) {
    TRY(last, file.last());
    if (!last) return forms::Done{};
    TRY(rows, database.rows("SELECT line FROM log WHERE seq=?", {last->seq}));
    if (rows.empty() || text_of(rows[0][0]) != line_of(*last)) return forms::Fault{forms::FaultKind::damaged, path.string(), "log file runs ahead"};
    return forms::Done{};
}

struct Parts {
    Database database;
    LogFile log_file;
};

forms::Result<Parts> open_parts(const std::filesystem::path& directory) {
    TRY(log_file, LogFile::open(directory / kLogName));
    TRY(database, Database::open(directory / kDatabaseName, migrations()));
    return Parts{std::move(database), std::move(log_file)};
}

forms::Result<Parts> open_checked(const std::filesystem::path& directory) {
    TRY(parts, open_parts(directory));
    if (const auto locked = parts.log_file.lock(); !locked) return locked.fault();
    forms::Outcome outcome = check_everything(parts.database);
    if (outcome) outcome = check_log_file(parts.database, parts.log_file, directory / kLogName);
    parts.log_file.unlock();
    if (outcome) return std::move(parts);
    if (is_damage(outcome.fault())) parts.database.keep_as_found();
    return outcome.fault();
}

}  // namespace

SqliteStore::SqliteStore(std::filesystem::path directory, Database database, LogFile log_file, Word device)
    : directory_(std::move(directory)), database_(std::move(database)), log_file_(std::move(log_file)), device_(std::move(device)) {}

forms::Result<OpenedStore> SqliteStore::open(const std::filesystem::path& data_dir, const Word& device, Moment now) {
    const std::filesystem::path directory = data_dir / "store";
    if (const auto made = make_private_directory(directory); !made) return made.fault();
    const OpeningLock lock(directory);
    if (!lock.is_held()) return forms::Fault{forms::FaultKind::not_permitted, (directory / "lock").string(), "cannot be locked"};
    if (const auto finished = finish_exchange(directory); !finished) return finished.fault();
    auto opened = open_current(current_in(directory), device, now);
    if (opened || !is_damage(opened.fault())) return opened;
    const std::vector<SavedCase> saved = saved_from(current_in(directory));
    // The new one is complete and closed before the damaged one leaves its place.
    if (const auto made = fill_fresh(fresh_in(directory), saved, device, now); !made) return made.fault();
    const std::filesystem::path kept = name_for_kept(directory, now);
    if (const auto moved = rename_directory(current_in(directory), kept); !moved) return moved.fault();
    if (const auto moved = rename_directory(fresh_in(directory), current_in(directory)); !moved) return moved.fault();
    auto again = open_current(current_in(directory), device, now);
    if (again) again->set_aside = SetAside{kept, static_cast<int>(saved.size())};
    return again;
}

forms::Result<OpenedStore> SqliteStore::open_current(const std::filesystem::path& current, const Word& device, Moment now) {
    if (const auto made = make_private_directory(current); !made) return made.fault();
    TRY(parts, open_checked(current));
    OpenedStore opened;
    opened.store.reset(new SqliteStore(current, std::move(parts.database), std::move(parts.log_file), device));
    // A log file that a crash left behind is made up for at once.
    if (const auto caught_up = opened.store->act(now, [] { return forms::Outcome(forms::Done{}); }); !caught_up) return caught_up.fault();
    return opened;
}

forms::Outcome SqliteStore::fill_fresh(const std::filesystem::path& fresh, const std::vector<SavedCase>& saved, const Word& device, Moment now) {
    if (const auto made = make_private_directory(fresh); !made) return made.fault();
    TRY(parts, open_parts(fresh));
    SqliteStore store(fresh, std::move(parts.database), std::move(parts.log_file), device);
    return store.act(now, [&]() -> forms::Outcome {
        for (const SavedCase& one : saved)
            if (const auto put = put_back(store.database_, one); !put) return put.fault();
        return store.write({{Word(), Role::system, device}, LogEvent::database_set_aside, std::nullopt, Word(), LogResult::done, Reason::altered,
                            static_cast<std::int64_t>(saved.size())}, now);
    });
}

}  // namespace kiosk::store
