// Runs the desk. Every effect ends in an event, so that desk_step() alone decides what it means. No log, no action: what the
// store refuses to write down is not done.
#include "kiosk/desk/desk_visit.h"

#include "kiosk/asked_case.h"
#include "kiosk/desk/log_table.h"
#include "kiosk/wipe.h"
#include "kiosk/retention.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::int64_t kReadAgain_ms = 30'000;       // leases are renewed without a change that the store counts
constexpr std::int64_t kWipeAgain_ms = 60'000;
constexpr std::int64_t kLookIntoNext_ms = 500;       // a case is looked into in some 50 ms: a hand should not feel it
constexpr int kLogPage = 1000, kFigureDays = 30;

bool takes_long(const Effect& effect) {
    return std::holds_alternative<SignIn>(effect) || std::holds_alternative<PrintCase>(effect) || std::holds_alternative<ReadHandOff>(effect) || std::holds_alternative<WriteHandOff>(effect);
}

store::LogNote note_of(const store::Actor& actor, store::LogEvent event, store::LogResult result = store::LogResult::done) {
    store::LogNote note;
    note.actor = actor;
    note.event = event;
    note.result = result;
    return note;
}

}  // namespace

DeskVisit::DeskVisit(DeskParts parts, const Times& now) : parts_(std::move(parts)), session_(first_session(now.steady_ms)) {
    count_wrong_words(now);
    if (parts_.hand_off) happen(HandOffPossible{}, now);
    look_at_store(now);
}

store::Actor DeskVisit::actor() const {
    if (!unlocked_) return {store::Word(), store::Role::system, parts_.device};       // also while signing out: the case is still theirs
    return {unlocked_->member.id, unlocked_->member.role, parts_.device};
}

void DeskVisit::happen(const Event& event, const Times& now) {
    Stepped stepped = desk_step(std::move(session_), event, now, parts_.data);
    session_ = std::move(stepped.session);
    for (Effect& effect : stepped.effects) {
        if (takes_long(effect)) waiting_.push_back(std::move(effect));
        else carry_out(std::move(effect), now);
    }
}

void DeskVisit::carry_out(const Times& now) {
    std::vector<Effect> due = std::exchange(waiting_, {});
    for (Effect& effect : due) carry_out(std::move(effect), now);
}

void DeskVisit::carry_out(Effect effect, const Times& now) {
    std::visit([&](auto& known) { run(known, now); }, effect);
}

/// A desk that is started anew remembers how often somebody was wrong: the log does.
void DeskVisit::count_wrong_words(const Times& now) {
    std::map<store::Word, int> wrong;
    std::int64_t from = 1;
    for (bool goes_on = true; goes_on;) {
        const auto entries = parts_.store.log(from, kLogPage);
        if (!entries) return;
        for (const store::LogEntry& entry : *entries) {
            if (entry.note.event == store::LogEvent::sign_in_failed) ++wrong[entry.note.subject];
            if (entry.note.event == store::LogEvent::signed_in) wrong.erase(entry.note.actor.who);
            if (entry.note.event == store::LogEvent::staff_added) wrong.erase(entry.note.subject);       // with a new passphrase
            from = entry.seq + 1;
        }
        goes_on = static_cast<int>(entries->size()) == kLogPage;
    }
    happen(AttemptsKnown{{wrong.begin(), wrong.end()}, now.steady_ms}, now);
}

/// What is due is destroyed while a desk runs, by nobody in particular; each leaves its record in the log.
void DeskVisit::wipe_what_is_due(const Times& now) {
    if (wiped_ms_ && now.steady_ms - *wiped_ms_ < kWipeAgain_ms) return;
    wiped_ms_ = now.steady_ms;
    static_cast<void>(parts_.store.wipe_due(retention_of(parts_.data.world.catalog->city), {store::Word(), store::Role::system, parts_.device}, now.wall));
}

void DeskVisit::look_at_store(const Times& now) {
    wipe_what_is_due(now);
    look_at_paper(now);
    const auto revision = parts_.store.revision();
    if (!revision || (*revision == revision_ && now.steady_ms - read_ms_ < kReadAgain_ms)) return look_for_flags(now);
    const std::string day = store::japanese_day(now.wall);
    const auto rows = parts_.store.queue(day);
    const auto calls = parts_.store.open_calls();
    const auto asks = parts_.store.asks();
    if (!rows || !calls || !asks) return;
    revision_ = *revision;
    read_ms_ = now.steady_ms;
    happen(QueueRead{*rows, *calls, day, *asks}, now);
}

void DeskVisit::look_for_flags(const Times& now) {
    if (now.steady_ms < look_for_flags_ms_) return;
    look_for_flags_ms_ = now.steady_ms + kLookIntoNext_ms;
    const bool may_look = unlocked_ && unlocked_->key && !session_.is_locked && std::holds_alternative<QueueScreen>(session_.screen) && !session_.dialog && waiting_.empty();
    if (!may_look) return;
    const auto is_unknown = [&](const store::CaseRow& row) {
        const auto looked = looked_into_.find(row.id);
        const auto known = session_.flags_known.find(row.id);
        if (known != session_.flags_known.end() && known->second.version == row.version) return false;
        const bool is_open_case = row.state == store::CaseState::waiting || (row.state == store::CaseState::in_review && !store::is_held(row, now.wall));
        return is_open_case && (looked == looked_into_.end() || looked->second != row.version);
    };
    const auto row = std::find_if(session_.rows.begin(), session_.rows.end(), is_unknown);
    if (row == session_.rows.end()) return;
    looked_into_[row->id] = row->version;              // one that cannot be opened is not tried again and again
    const auto opened = parts_.store.open(row->id, actor(), now.wall);
    const auto* sealed = opened ? std::get_if<store::SealedContent>(&*opened) : nullptr;
    if (!sealed) return;
    const auto content = store::open_content(*unlocked_->key, row->id, sealed->sealed);
    if (const auto* whole = std::get_if<store::CaseContent>(&content)) happen(FlagsKnown{row->id, row->version, flags_in(look_at(*whole, parts_.data.world))}, now);
}

void DeskVisit::tell_fault(const forms::Fault& fault, const Times& now) {
    happen(Trouble{(*parts_.data.world.words)("desk.message.not_written", {{"where", fault.where}})}, now);
}

void DeskVisit::tell(const forms::Result<store::Changed>& changed, const Times& now) {
    if (!changed) return tell_fault(changed.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*changed)) happen(CaseRefused{*refused}, now);
    else happen(CaseChanged{std::get<store::CaseRow>(*changed)}, now);
}

void DeskVisit::run(SignIn& effect, const Times& now) {
    auto unlocked = store::unlock(parts_.data_dir, effect.id, effect.passphrase);
    kiosk::wipe(effect.passphrase);
    const bool is_unknown = !unlocked && unlocked.fault().kind == forms::FaultKind::not_found && store::read_public_key(parts_.data_dir);
    if (!unlocked && !is_unknown) return happen(SignInImpossible{}, now);
    if (is_unknown || !*unlocked) {
        store::LogNote note = note_of(actor(), store::LogEvent::sign_in_failed, store::LogResult::refused);
        note.subject = effect.id;
        note.reason = store::Reason::wrong_passphrase;
        const auto noted = parts_.store.note(note, now.wall);
        happen(SignInRefused{}, now);
        if (!noted) tell_fault(noted.fault(), now);
        return;
    }
    const store::StaffMember member = (*unlocked)->member;
    const auto noted = parts_.store.note(note_of({member.id, member.role, parts_.device}, store::LogEvent::signed_in), now.wall);
    if (!noted) return tell_fault(noted.fault(), now);
    unlocked_ = std::move(*unlocked);
    happen(SignedIn{member}, now);
}

void DeskVisit::open(const store::CaseId& id, const Times& now) {
    auto opened = parts_.store.open(id, actor(), now.wall);
    if (!opened) return tell_fault(opened.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*opened)) return happen(CaseRefused{*refused}, now);
    const auto& sealed = std::get<store::SealedContent>(*opened);
    if (!unlocked_ || !unlocked_->key) return happen(Trouble{(*parts_.data.world.words)("desk.message.key_missing")}, now);
    auto content = store::open_content(*unlocked_->key, id, sealed.sealed);
    if (const auto* trouble = std::get_if<store::SealTrouble>(&content)) {
        static_cast<void>(parts_.store.release(id, actor(), now.wall));
        return happen(CaseUnreadable{*trouble}, now);
    }
    happen(CaseOpened{sealed.row, std::move(std::get<store::CaseContent>(content))}, now);
}

void DeskVisit::run(OpenIt& effect, const Times& now) {
    if (!effect.is_to_be_held) return open(effect.id, now);
    const auto claimed = parts_.store.claim(effect.id, actor(), now.wall);
    if (!claimed) return tell_fault(claimed.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*claimed)) return happen(CaseRefused{*refused}, now);
    open(effect.id, now);
}

void DeskVisit::run(Renew& effect, const Times& now) {
    const auto renewed = parts_.store.renew(effect.id, actor(), now.wall);
    if (renewed && std::holds_alternative<store::Refused>(*renewed)) happen(CaseRefused{std::get<store::Refused>(*renewed)}, now);
}

void DeskVisit::run(Leave& effect, const Times& now) {
    static_cast<void>(parts_.store.release(effect.id, actor(), now.wall));       // a lease that has run out is free already
    look_at_store(now);
}

void DeskVisit::run(TakeOver& effect, const Times& now) {
    const auto taken = parts_.store.take_over(effect.id, actor(), effect.reason, now.wall);
    if (!taken) return tell_fault(taken.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*taken)) return happen(CaseRefused{*refused}, now);
    open(effect.id, now);
}

void DeskVisit::run(Amend& effect, const Times& now) {
    if (!unlocked_ || !unlocked_->key) return happen(Trouble{(*parts_.data.world.words)("desk.message.key_missing")}, now);
    const auto amended = parts_.store.amend(effect.row.id, effect.row.version, store::seal_content(unlocked_->key->open, effect.content), effect.corrected, actor(), now.wall);
    if (!amended) return tell_fault(amended.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*amended)) return happen(CaseRefused{*refused}, now);
    if (effect.corrected.empty()) {
        store::LogNote note = note_of(actor(), store::LogEvent::identity_checked);
        note.about = effect.row.id;
        note.count = effect.content.identity ? static_cast<std::int64_t>(effect.content.identity->documents.size()) : 0;
        const auto noted = parts_.store.note(note, now.wall);
        if (!noted) return tell_fault(noted.fault(), now);
    }
    happen(CaseAmended{std::get<store::CaseRow>(*amended), std::move(effect.content)}, now);
}

void DeskVisit::run(KeepConfirmed& effect, const Times& now) {
    if (!unlocked_ || !unlocked_->key) return;
    const auto kept = parts_.store.amend(effect.row.id, effect.row.version, store::seal_content(unlocked_->key->open, effect.content), {}, actor(), now.wall);
    const auto* row = kept ? std::get_if<store::CaseRow>(&*kept) : nullptr;          // whoever took the case over confirms for themselves
    if (row) happen(ConfirmedKept{*row, std::move(effect.content.confirmed)}, now);
}

void DeskVisit::run(Advance& effect, const Times& now) { tell(parts_.store.advance(effect.id, effect.to, actor(), now.wall), now); }
void DeskVisit::run(Withdraw& effect, const Times& now) { tell(parts_.store.withdraw(effect.id, effect.reason, actor(), now.wall), now); }

void DeskVisit::run(AskResident& effect, const Times& now) {
    const Words& words = *parts_.data.world.words;
    const store::Word& kiosk = effect.row.kiosk;
    const auto key = parts_.store.kiosk_key(kiosk);
    if (!key) return tell_fault(key.fault(), now);
    if (!*key) return happen(Trouble{words("desk.message.no_kiosk", {{"kiosk", kiosk.text()}})}, now);
    const auto asked = parts_.store.ask_resident(effect.row.id, kiosk, seal_asked(**key, {store::receipt_number(effect.row.number), effect.content}), actor(), now.wall);
    if (!asked) return tell_fault(asked.fault(), now);
    if (const auto* refused = std::get_if<store::Refused>(&*asked)) return happen(CaseRefused{*refused}, now);
    happen(ResidentAsked{std::get<store::CaseRow>(*asked)}, now);
}

void DeskVisit::run(AnswerCall& effect, const Times& now) {
    const auto answered = parts_.store.answer_call(effect.id, actor(), now.wall);
    if (!answered) return tell_fault(answered.fault(), now);
    look_at_store(now);
}

void DeskVisit::run(ReadLog&, const Times& now) {
    std::vector<store::LogEntry> entries;
    std::int64_t from = 1;
    for (bool goes_on = true; goes_on;) {
        const auto page = parts_.store.log(from, kLogPage);
        if (!page) return tell_fault(page.fault(), now);
        entries.insert(entries.end(), page->begin(), page->end());
        goes_on = static_cast<int>(page->size()) == kLogPage;
        if (!entries.empty()) from = entries.back().seq + 1;
    }
    happen(log_table(entries, *parts_.data.world.words), now);
}

void DeskVisit::run(ReadHistory& effect, const Times& now) {
    std::vector<store::LogEntry> entries;
    std::int64_t from = 1;
    for (bool goes_on = true; goes_on;) {
        const auto page = parts_.store.log(from, kLogPage);
        if (!page) return tell_fault(page.fault(), now);
        for (const store::LogEntry& entry : *page) {
            if (entry.note.about == effect.id) entries.push_back(entry);
            from = entry.seq + 1;
        }
        goes_on = static_cast<int>(page->size()) == kLogPage;
    }
    happen(HistoryRead{history_of(entries, *parts_.data.world.words)}, now);
}

void DeskVisit::run(ReadFigures&, const Times& now) {
    constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
    const std::string from_day = store::japanese_day(now.wall - (kFigureDays - 1) * day_ms), to_day = store::japanese_day(now.wall);
    const auto rows = parts_.store.figures(from_day, to_day);
    if (!rows) return tell_fault(rows.fault(), now);
    happen(FiguresRead{gather(*rows, from_day, to_day)}, now);
}

void DeskVisit::run(NoteLocked&, const Times& now) { static_cast<void>(parts_.store.note(note_of(actor(), store::LogEvent::screen_locked), now.wall)); }

void DeskVisit::run(NoteSignedOut&, const Times& now) {
    if (unlocked_) static_cast<void>(parts_.store.note(note_of({unlocked_->member.id, unlocked_->member.role, parts_.device}, store::LogEvent::signed_out), now.wall));
    unlocked_.reset();
}

void DeskVisit::run(CountWrongWords&, const Times& now) { count_wrong_words(now); }

void DeskVisit::run(ForgetDrawn&, const Times&) { must_forget_ = true; }

}  // namespace kiosk::desk
