// A store in memory, for tests and for screens without a disk: the same rules, the same log, nothing kept.
// Can be told to fail, as a disk would.
#pragma once

#include "kiosk/store/rules.h"
#include "kiosk/store/store.h"

#include <functional>
#include <tuple>

namespace kiosk::store {

class MemoryStore final : public Intake, public Desk {
public:
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

    /// From now on every change fails with this fault; nothing again with nullopt.
    void fail_with(std::optional<forms::Fault> fault) { fault_ = std::move(fault); }

private:
    struct Kept {
        CaseRow row;
        std::vector<std::string> versions;     // sealed; empty after wiping
    };
    Kept* kept(const CaseId& id);
    void write(LogNote note, Moment now);
    void add(const std::string& day, const Word& event, const Figure& figure);
    using Decide = std::function<Decided(const CaseRow&)>;
    forms::Result<Changed> change(const CaseId& id, Moment now, LogEvent event, const Actor& actor, const Decide& decide);
    enum class Which { newest, original };
    forms::Result<Opened> open_version(const CaseId& id, Which which, const Actor& actor, Moment now);

    std::vector<Kept> cases_;
    std::vector<Call> calls_;
    std::vector<SealedAsk> asks_;
    std::map<Word, PublicKey> kiosks_;
    std::vector<LogEntry> log_;
    std::map<std::tuple<std::string, Word, Word, Word>, Figure> figures_;
    std::optional<forms::Fault> fault_;
    std::int64_t revision_ = 0;
};

}  // namespace kiosk::store
