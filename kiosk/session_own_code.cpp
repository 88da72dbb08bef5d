// The resident's own code for the next visit: offered before sending, under a number entered twice. The city keeps nothing of it
// but the paper's content in the case, as long as the case lives.
// Seals nothing itself: that is an effect, and takes most of a second.
#include "kiosk/session_code.h"

#include "kiosk/code_answers.h"
#include "kiosk/wipe.h"

namespace kiosk {

namespace {

/// The first number, or the second: the page to show next.
OwnCodePage page_after(Turn& turn, OwnCodePage page) {
    if (page.stage == OwnStage::offer) return OwnCodePage{.stage = OwnStage::pin};
    const bool is_first = page.stage == OwnStage::pin;
    const bool is_short = (is_first ? page.pin : page.again).size() < kCodePinDigitsMin;
    page.trouble = is_short ? OwnTrouble::too_short : OwnTrouble::none;
    if (is_short) return page;
    if (is_first) {
        page.stage = OwnStage::again;
        return page;
    }
    if (!(page.pin == page.again)) return OwnCodePage{.stage = OwnStage::pin, .trouble = OwnTrouble::differs};
    turn.effects.push_back(SealOwnCode{own_answers(turn.session.answers, *turn.world.catalog, turn.world.today), page.pin});
    return OwnCodePage{.stage = OwnStage::sealing};
}

}  // namespace

void drop_own_code(Session& session) {
    for (std::string& code : session.own_code) wipe(code);
    session.own_code.clear();
}

void start_own_code(Turn& turn) {
    const bool may_make = turn.world.has_own_codes && turn.session.mode == Mode::real;
    if (!may_make) return;
    const bool is_made = !turn.session.own_code.empty();
    turn.session.page = OwnCodePage{.stage = is_made ? OwnStage::made : OwnStage::offer};
}

void on_page(Turn& turn, OwnCodePage page, const Event& event) {
    const bool goes_on = std::holds_alternative<Next>(event), goes_back = std::holds_alternative<Back>(event);
    switch (page.stage) {
        case OwnStage::offer:
            if (goes_back) turn.session.page = SendPage{};
            if (goes_on) turn.session.page = page_after(turn, std::move(page));
            return;
        case OwnStage::pin:
        case OwnStage::again:
            if (const auto* edit = std::get_if<Edit>(&event)) {
                type_secret(page.stage == OwnStage::pin ? page.pin : page.again, edit->action, kCodePinDigitsMax);
                page.trouble = OwnTrouble::none;
            }
            if (goes_on) page = page_after(turn, std::move(page));
            else if (goes_back) page = OwnCodePage{.stage = page.stage == OwnStage::pin ? OwnStage::offer : OwnStage::pin};
            turn.session.page = std::move(page);
            return;
        case OwnStage::sealing:
            if (goes_back) {
                turn.effects.push_back(ForgetOwnCode{});
                turn.session.page = SendPage{};
            }
            if (const auto* came = std::get_if<OwnCodeCame>(&event)) {
                turn.session.own_code = came->made.codes;
                const bool is_made = !came->made.codes.empty();
                turn.session.page = OwnCodePage{.stage = is_made ? OwnStage::made : OwnStage::pin, .trouble = is_made ? OwnTrouble::none : OwnTrouble::not_made};
            }
            return;
        case OwnStage::made:
            if (goes_on || goes_back) turn.session.page = SendPage{};
            return;
    }
}

}  // namespace kiosk
