// Runs sessions. Every effect ends in an event, so that step() alone decides what it means.
// Between the window (or a test) and step(); draws nothing.
#include "kiosk/visit.h"

#include "kiosk/wipe.h"

#include <algorithm>
#include <iostream>

namespace kiosk {

namespace {

void tell(const forms::Outcome& outcome) {
    if (!outcome) std::cerr << outcome.fault().where << ": " << outcome.fault().detail << '\n';
}

}  // namespace

Visit::Visit(const House& house, CardReader& reader, Inbox& inbox, std::int64_t now_ms, CodeScanner* codes, OwnCodes* own_codes)
    : house_(house), reader_(reader), inbox_(inbox), codes_(codes), own_codes_(own_codes), session_(first_session(now_ms, house.mode)) {}

World Visit::world() const {
    World world = house_.world();
    world.has_scanner = codes_ && codes_->is_there();
    world.has_own_codes = own_codes_ && own_codes_->is_there();
    return world;
}

void Visit::end_of_visit() {
    sending_.reset();
    if (const auto ended = counts_.take()) tell(inbox_.count(ended->event, ended->figures));
    was_wiped_ = true;
}

void Visit::happen(const Event& event, std::int64_t now_ms) {
    counts_.before(session_, event, now_ms);
    const bool had_called = session_.notice == Notice::staff;
    Stepped stepped = step(std::move(session_), event, now_ms, world());
    session_ = std::move(stepped.session);
    if (!had_called && session_.notice == Notice::staff) {
        const auto told = inbox_.call_staff();
        if (!told) tell(forms::Outcome(told.fault()));
        else if (*told) happen(StaffTold{}, now_ms);
    }
    bool was_asked = false;
    for (Effect& effect : stepped.effects) {
        if (auto* read = std::get_if<ReadCard>(&effect)) {
            reader_.read(read->key);
            was_asked = true;
        }
        if (std::holds_alternative<ForgetCard>(effect)) reader_.forget();
        if (std::holds_alternative<StartScan>(effect) && codes_) codes_->start();
        if (std::holds_alternative<StopScan>(effect) && codes_) codes_->stop();
        if (auto* seal = std::get_if<SealOwnCode>(&effect); seal && own_codes_) own_codes_->make(std::move(seal->answers), seal->pin);
        if (auto* open = std::get_if<OpenOwnCode>(&effect); open && own_codes_) own_codes_->open(std::move(open->sealed), open->pin);
        if (std::holds_alternative<ForgetOwnCode>(effect) && own_codes_) own_codes_->forget();
        if (std::holds_alternative<WriteBundle>(effect)) must_write_ = true;
        if (const auto* answered = std::get_if<AnswerAsked>(&effect)) tell(inbox_.answer(answered->ask, answered->answer));
        if (std::holds_alternative<Wiped>(effect)) {
            reader_.forget();
            if (codes_) codes_->stop();
            if (own_codes_) own_codes_->forget();
            end_of_visit();
            wipe_stack();
        }
    }
    if (was_asked) look_at_reader(now_ms);             // a reader in memory has answered already
}

bool Visit::take_card_answer(std::int64_t now_ms) {
    auto answer = reader_.take_answer();
    if (!answer) return false;
    CardAnswered answered{std::move(*answer)};
    happen(answered, now_ms);
    if (auto* facts = std::get_if<CardFacts>(&answered.answer)) wipe(*facts);
    return true;
}

void Visit::carry_out(std::int64_t now_ms) {
    if (!must_write_) return;
    must_write_ = false;
    if (!sending_) sending_ = store::new_case_id();
    const auto outcome = inbox_.take({*sending_, session_.answers, session_.language, session_.overruled, session_.own_code});
    if (!outcome) return happen(WriteFailed{}, now_ms);
    if (const auto* refused = std::get_if<RefusedCase>(&*outcome)) return happen(WriteRefused{refused->boxes}, now_ms);
    for (const UsedCode& code : session_.codes)
        if (codes_) codes_->mark_used(code);
    counts_.sent(forms::view_case(house_.catalog, session_.answers, house_.today));
    happen(Written{std::get<StoredCase>(*outcome).number}, now_ms);
}

bool Visit::waits_for_inbox() const { return std::holds_alternative<StartPage>(session_.page) && session_.notice == Notice::none && session_.mode == Mode::real; }

bool Visit::look_at_inbox(std::int64_t now_ms) {
    if (!waits_for_inbox() || now_ms < look_at_inbox_ms_) return false;
    look_at_inbox_ms_ = now_ms + kLookAtInbox_ms;
    auto asked = inbox_.asked();
    if (!asked || !*asked) return false;               // a store that is away is told when somebody sends
    AskedHere& here = **asked;
    CorrectionsAsked event{here.id, std::move(here.number), std::move(here.content.language), std::move(here.content.answers), {}};
    for (const store::Correction& one : here.content.corrections) {
        const bool is_known = std::any_of(event.facts.begin(), event.facts.end(), [&](const CorrectedFact& fact) { return fact.slot == one.slot; });
        if (!is_known) event.facts.push_back({one.slot, one.before ? one.before->value : std::nullopt});          // the resident's own is the first
    }
    happen(event, now_ms);
    wipe(event.answers);
    return true;
}

bool Visit::look_at_reader(std::int64_t now_ms) {
    const ReaderState state = reader_.state();
    const bool has_changed = !(state == session_.reader);
    if (has_changed) happen(ReaderChanged{state}, now_ms);
    const bool has_answered = take_card_answer(now_ms);
    return has_changed || has_answered;
}

bool Visit::take_own_code(std::int64_t now_ms) {
    auto answer = own_codes_ ? own_codes_->take_answer() : std::nullopt;
    if (!answer) return false;
    if (auto* made = std::get_if<OwnCodeMade>(&*answer)) {
        happen(OwnCodeCame{std::move(*made)}, now_ms);
        return true;
    }
    CodeAnswered answered{std::move(std::get<CodeAnswer>(*answer))};
    happen(answered, now_ms);
    if (auto* facts = std::get_if<CodeFacts>(&answered.answer)) wipe(facts->answers);
    return true;
}

bool Visit::look_at_codes(std::int64_t now_ms) {
    if (take_own_code(now_ms)) return true;
    const auto* scan = std::get_if<ScanPage>(&session_.page);
    if (!codes_ || !scan) return false;
    const Aim aim = codes_->aim();
    const bool has_changed = aim != scan->aim;
    if (has_changed) happen(AimChanged{aim}, now_ms);
    auto answer = codes_->take_answer();
    if (!answer) return has_changed;
    CodeAnswered answered{std::move(*answer)};
    if (auto* asked = std::get_if<PinAsked>(&answered.answer)) {
        if (own_codes_) asked->tries_left = own_codes_->tries_left(asked->sealed);
        else answered.answer = qr::CodeTrouble::other_use;
    }
    happen(answered, now_ms);
    if (auto* facts = std::get_if<CodeFacts>(&answered.answer)) wipe(facts->answers);
    return true;
}

}  // namespace kiosk
