// The desk's hand-off: printed cases opened for a preview, and what goes out written down, written, and moved on.
// Part of DeskVisit. No cell is made here (kiosk/export through hand_off.h).
#include "kiosk/desk/desk_visit.h"

#include <algorithm>

namespace kiosk::desk {

std::vector<HandOffCase> DeskVisit::to_hand_off(const Times& now) {
    std::vector<HandOffCase> cases;
    const auto rows = parts_.store.queue(store::japanese_day(now.wall));
    if (!rows || !unlocked_ || !unlocked_->key) return cases;
    for (const store::CaseRow& row : *rows) {
        if (row.state != store::CaseState::printed) continue;
        auto opened = parts_.store.open(row.id, actor(), now.wall);
        const auto* sealed = opened ? std::get_if<store::SealedContent>(&*opened) : nullptr;
        if (!sealed) continue;                         // somebody has it open: it goes with the next lot
        auto content = store::open_content(*unlocked_->key, row.id, sealed->sealed);
        if (auto* whole = std::get_if<store::CaseContent>(&content)) cases.push_back({row, std::move(*whole)});
    }
    return cases;
}

void DeskVisit::run(ReadHandOff& effect, const Times& now) {
    if (parts_.hand_off) happen(parts_.hand_off->preview(to_hand_off(now), effect.wish), now);
}

void DeskVisit::run(WriteHandOff& effect, const Times& now) {
    if (!parts_.hand_off) return;
    const Words& words = *parts_.data.world.words;
    const std::vector<HandOffCase> cases = to_hand_off(now);
    const HandOffRead made = parts_.hand_off->preview(cases, effect.wish);
    const bool is_well = made.differences == 0 && !made.going.empty();
    if (!is_well) return happen(made, now);            // changed since it was shown: it is looked at anew
    for (const std::size_t one : made.going) {
        store::LogNote note;
        note.actor = actor();
        note.event = store::LogEvent::case_exported;
        note.about = cases[one].row.id;
        note.subject = parts_.hand_off->name_of(effect.wish);
        const auto noted = parts_.store.note(note, now.wall);
        if (!noted) return tell_fault(noted.fault(), now);
    }
    const auto where = parts_.hand_off->write(cases, effect.wish, now.wall);
    if (!where) {
        const bool is_missing = where.fault().kind == forms::FaultKind::not_found;
        return happen(Trouble{is_missing ? words("desk.message.export_no_folder", {{"where", where.fault().where}}) : words("desk.message.export_failed", {{"where", where.fault().where}})}, now);
    }
    std::string left;                                  // written, and still called printed
    for (const std::size_t one : made.going) {
        const store::CaseRow& row = cases[one].row;
        const auto claimed = parts_.store.claim(row.id, actor(), now.wall);
        const bool is_ours = claimed && std::holds_alternative<store::CaseRow>(*claimed);
        const auto moved = is_ours ? parts_.store.advance(row.id, store::CaseState::handed_off, actor(), now.wall) : claimed;
        const bool is_moved = is_ours && moved && std::holds_alternative<store::CaseRow>(*moved);
        if (!is_moved) left += (left.empty() ? "" : " ") + store::receipt_number(row.number);
    }
    happen(HandedOff{*where, made.going.size()}, now);
    happen(parts_.hand_off->preview(to_hand_off(now), effect.wish), now);
    if (!left.empty()) happen(Trouble{words("desk.message.not_handed_off", {{"numbers", left}})}, now);
}

}  // namespace kiosk::desk
