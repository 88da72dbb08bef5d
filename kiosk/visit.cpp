// Runs sessions. Every effect ends in an event, so that step() alone decides what it means.
// Between the window (or a test) and step(); draws nothing.
#include "kiosk/visit.h"

#include "kiosk/case_folder.h"
#include "kiosk/wipe.h"

namespace kiosk {

Visit::Visit(const House& house, CardReader& reader, std::filesystem::path data_dir, std::int64_t now_ms)
    : house_(house), reader_(reader), data_dir_(std::move(data_dir)), session_(first_session(now_ms, house.mode)) {}

void Visit::happen(const Event& event, std::int64_t now_ms) {
    Stepped stepped = step(std::move(session_), event, now_ms, house_.world());
    session_ = std::move(stepped.session);
    bool was_asked = false;
    for (Effect& effect : stepped.effects) {
        if (auto* read = std::get_if<ReadCard>(&effect)) {
            reader_.read(read->key);
            was_asked = true;
        }
        if (std::holds_alternative<ForgetCard>(effect)) reader_.forget();
        if (std::holds_alternative<WriteBundle>(effect)) must_write_ = true;
        if (std::holds_alternative<Wiped>(effect)) {
            reader_.forget();
            was_wiped_ = true;
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
    const auto outcome = store_case(house_.catalog, session_.answers, house_.today, house_.fonts, data_dir_);
    if (!outcome) return happen(WriteFailed{}, now_ms);
    if (const auto* refused = std::get_if<RefusedCase>(&*outcome)) return happen(WriteRefused{refused->labels}, now_ms);
    happen(Written{std::get<StoredCase>(*outcome).number}, now_ms);
}

bool Visit::look_at_reader(std::int64_t now_ms) {
    const ReaderState state = reader_.state();
    const bool has_changed = !(state == session_.reader);
    if (has_changed) happen(ReaderChanged{state}, now_ms);
    const bool has_answered = take_card_answer(now_ms);
    return has_changed || has_answered;
}

}  // namespace kiosk
