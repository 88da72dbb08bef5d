// The pages of a code. The scanner is started and stopped by effects; what it sees comes as events.
// Nothing is taken before the resident has said that it is theirs.
#include "kiosk/session_code.h"

#include "kiosk/wipe.h"

namespace kiosk {

namespace {

void leave(Turn& turn, Page page) {
    turn.effects.push_back(StopScan{});
    turn.session.page = std::move(page);
}

}  // namespace

void start_scan(Turn& turn) {
    const bool may_scan = turn.world.has_scanner && turn.session.mode == Mode::real && turn.session.answers.slots.empty();
    if (!may_scan) return;
    turn.effects.push_back(StartScan{});
    turn.session.page = ScanPage{};
}

void on_page(Turn& turn, ScanPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) return leave(turn, StartPage{});
    if (const auto* answered = std::get_if<CodeAnswered>(&event)) {
        if (const auto* facts = std::get_if<CodeFacts>(&answered->answer)) return leave(turn, ScanFoundPage{*facts});
        const auto* left = std::get_if<CodesLeft>(&answered->answer);
        const auto* trouble = std::get_if<qr::CodeTrouble>(&answered->answer);
        page.left = left ? *left : page.left;
        page.trouble = trouble ? std::optional(*trouble) : std::nullopt;
    }
    turn.session.page = page;
}

void on_page(Turn& turn, ScanFoundPage page, const Event& event) {
    if (std::holds_alternative<Back>(event)) {
        wipe(page.facts.answers);
        return start_scan(turn);
    }
    if (!std::holds_alternative<Next>(event)) return;
    turn.session.answers = std::move(page.facts.answers);
    turn.session.code = page.facts.code;
    turn.session.page = turn.next_page();
}

std::vector<forms::Slot> replaced_by_card(const forms::Answers& before, const forms::Answers& after) {
    std::vector<forms::Slot> replaced;
    for (const auto& [slot, answer] : before.slots) {
        const forms::Answer* now = after.find(slot);
        if (answer.source == forms::Source::qr && answer.value && now && now->source == forms::Source::card && now->value != answer.value) replaced.push_back(slot);
    }
    return replaced;
}

}  // namespace kiosk
