// The store on one disk: SQLite beside an append-only log file, used by several processes at once. Behind store.h's
// interfaces; opens, checks and, where the file is damaged, sets it aside and goes on with what is whole.
#pragma once

#include "kiosk/store/database.h"
#include "kiosk/store/log_file.h"
#include "kiosk/store/rules.h"
#include "kiosk/store/store.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace kiosk::store {

/// A damaged database that was found at start: where it is kept, and how much of it could be carried over.
struct SetAside {
    std::filesystem::path kept_at;
    int cases_saved = 0;
};

struct SavedCase;
class SqliteStore;
struct OpenedStore {
    std::unique_ptr<SqliteStore> store;
    std::optional<SetAside> set_aside;
};

class SqliteStore final : public Intake, public Desk {
public:
    /// DATA_DIR/store/current/kakanai.db and log.jsonl. Everything is checked before anything is served. Faults: kNewerVersion, a
    /// disk that cannot be written, a directory that is not ours.
    static forms::Result<OpenedStore> open(const std::filesystem::path& data_dir, const Word& device, Moment now);

    forms::Result<Receipt> submit(const Submission& submission, Moment now) override;
    forms::Result<std::int64_t> call_staff(const Actor& kiosk, Moment now) override;
    forms::Result<std::optional<Call>> call(std::int64_t id) override;
    forms::Outcome introduce(const Word& kiosk, const PublicKey& key) override;
    forms::Result<std::optional<SealedAsk>> asked(const Word& kiosk) override;
    forms::Outcome answer_ask(std::int64_t id, AskState state, const Actor& kiosk, Moment now) override;
    forms::Outcome add_figures(const Word& event, const std::vector<Figure>& figures, Moment now) override;

    forms::Result<std::int64_t> revision() override;
    forms::Result<std::vector<CaseRow>> queue(const std::string& day) override;
    forms::Result<std::optional<CaseRow>> find(const std::string& day, int number) override;
    forms::Result<std::optional<CaseRow>> find(const CaseId& id) override;
    forms::Result<Changed> claim(const CaseId& id, const Actor& actor, Moment now) override;
    forms::Result<Changed> renew(const CaseId& id, const Actor& actor, Moment now) override;
    forms::Result<Changed> release(const CaseId& id, const Actor& actor, Moment now) override;
    forms::Result<Changed> take_over(const CaseId& id, const Actor& actor, Reason reason, Moment now) override;
    forms::Result<Opened> open(const CaseId& id, const Actor& actor, Moment now) override;
    forms::Result<Opened> open_original(const CaseId& id, const Actor& actor, Moment now) override;
    forms::Result<Changed> amend(const CaseId& id, int version, std::string sealed, const std::vector<Word>& corrected, const Actor& actor, Moment now) override;
    forms::Result<Changed> advance(const CaseId& id, CaseState to, const Actor& actor, Moment now) override;
    forms::Result<Changed> withdraw(const CaseId& id, Reason reason, const Actor& actor, Moment now) override;
    forms::Result<int> wipe_due(const Retention& retention, const Actor& actor, Moment now) override;
    forms::Result<std::optional<PublicKey>> kiosk_key(const Word& kiosk) override;
    forms::Result<Changed> ask_resident(const CaseId& id, const Word& kiosk, std::string sealed, const Actor& actor, Moment now) override;
    forms::Result<std::vector<Ask>> asks() override;
    forms::Result<std::vector<Call>> open_calls() override;
    forms::Outcome answer_call(std::int64_t id, const Actor& actor, Moment now) override;
    forms::Outcome note(const LogNote& note, Moment now) override;
    forms::Result<std::vector<LogEntry>> log(std::int64_t from_seq, int count_max) override;
    forms::Result<std::vector<FigureRow>> figures(const std::string& from_day, const std::string& to_day) override;

private:
    SqliteStore(std::filesystem::path directory, Database database, LogFile log_file, Word device);
    static forms::Result<OpenedStore> open_current(const std::filesystem::path& current, const Word& device, Moment now);
    static forms::Outcome fill_fresh(const std::filesystem::path& fresh, const std::vector<SavedCase>& saved, const Word& device, Moment now);
    /// Runs `body` as one transaction with the log file locked; undone as a whole when it returns a Fault.
    forms::Outcome act(Moment now, const std::function<forms::Outcome()>& body);
    forms::Outcome begin(Moment now);
    forms::Outcome catch_up(Moment now);
    forms::Outcome write(LogNote note, Moment now);
    forms::Outcome save(const CaseRow& row);
    using Decide = std::function<Decided(const CaseRow&)>;
    using Also = std::function<forms::Outcome(const CaseRow&)>;
    forms::Result<Changed> change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide, const Also& also);
    forms::Result<Changed> change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide);
    forms::Outcome add(const std::string& day, const Word& event, const Figure& figure);
    enum class Which { newest, original };
    forms::Result<Opened> open_version(const CaseId& id, Which which, const Actor& actor, Moment now);
    forms::Result<std::optional<LogEntry>> head();
    forms::Outcome put(const SealedAsk& one);

    std::filesystem::path directory_;
    Database database_;
    LogFile log_file_;
    Word device_;
    std::vector<LogEntry> unmirrored_;     // entries of the running transaction
};

}  // namespace kiosk::store
