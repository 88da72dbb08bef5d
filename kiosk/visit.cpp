// Runs sessions. Every effect ends in an event, so that step() alone decides what it means.
// Between the window (or a test) and step(); draws nothing.
#include "kiosk/visit.h"

#include "kiosk/case_folder.h"
#include "kiosk/wipe.h"

namespace kiosk {

Visit::Visit(const House& house, CardReader& reader, std::filesystem::path data_dir, std::int64_t now_ms)
    : house_(house), reader_(reader), data_dir_(std::move(data_dir)), session_(first_session(now_ms)) {}

void Visit::happen(const Event& event, std::int64_t now_ms) {
    Stepped stepped = step(std::move(session_), event, now_ms, house_.world());
    session_ = std::move(stepped.session);
    for (Effect& effect : stepped.effects) {
        if (auto* read = std::get_if<ReadCard>(&effect)) read_card(std::move(read->pin), now_ms);
        if (std::holds_alternative<WriteBundle>(effect)) must_write_ = true;
        if (std::holds_alternative<Wiped>(effect)) was_wiped_ = true;
    }
}

void Visit::read_card(std::string pin, std::int64_t now_ms) {
    const auto answer = reader_.read(pin);
    wipe(pin);
    if (!answer) return happen(CardFailed{}, now_ms);
    if (const auto* wrong = std::get_if<WrongPin>(&*answer)) return happen(PinWrong{wrong->tries_left}, now_ms);
    happen(CardRead{std::get<CardFacts>(*answer)}, now_ms);
}

void Visit::carry_out(std::int64_t now_ms) {
    if (!must_write_) return;
    must_write_ = false;
    const auto outcome = store_case(house_.catalog, session_.answers, house_.today, house_.fonts, data_dir_);
    if (!outcome) return happen(WriteFailed{}, now_ms);
    if (const auto* refused = std::get_if<RefusedCase>(&*outcome)) return happen(WriteRefused{refused->labels}, now_ms);
    happen(Written{std::get<StoredCase>(*outcome).number}, now_ms);
}

void Visit::look_at_reader(std::int64_t now_ms) {
    const auto tries = reader_.tries_left();
    if (tries == session_.card_tries_left) return;
    if (tries) happen(CardInserted{*tries}, now_ms);
    else happen(CardRemoved{}, now_ms);
}

}  // namespace kiosk
