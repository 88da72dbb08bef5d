// A clerk's corrections shown to the resident: whose they are, what they are, and the answer.
// Part of step(); changes no answer. The case itself stays at the desk.
#include "kiosk/turn.h"

namespace kiosk {

namespace {

void answer(Turn& turn, ConfirmPage page, ConfirmAnswer said) {
    turn.effects.push_back(AnswerAsked{page.ask, said});
    page.stage = ConfirmStage::thanks;
    turn.session.page = page;
    turn.forget_everything(ConfirmPage{page.ask, {}, {}, ConfirmStage::thanks, 0});
}

}  // namespace

void take_corrections(Turn& turn, const CorrectionsAsked& asked) {
    Session& session = turn.session;
    const bool is_free = std::holds_alternative<StartPage>(session.page) && session.notice == Notice::none && session.mode == Mode::real;
    if (!is_free || asked.facts.empty()) return;
    session.answers = asked.answers;
    session.language = asked.language;
    session.page = ConfirmPage{asked.ask, asked.number, asked.facts, ConfirmStage::whose, 0};
    session.last_activity_ms = turn.now_ms;
}

void on_page(Turn& turn, ConfirmPage page, const Event& event) {
    const bool goes_on = std::holds_alternative<Next>(event), goes_back = std::holds_alternative<Back>(event);
    switch (page.stage) {
        case ConfirmStage::whose:
            if (goes_on) page.stage = ConfirmStage::facts;
            break;
        case ConfirmStage::facts:
            if (std::holds_alternative<SayOtherwise>(event)) return answer(turn, std::move(page), ConfirmAnswer::differs);
            if (goes_on && page.is_last()) return answer(turn, std::move(page), ConfirmAnswer::agrees);
            if (goes_on) ++page.sheet;
            if (goes_back && page.sheet == 0) page.stage = ConfirmStage::whose;
            else if (goes_back) --page.sheet;
            break;
        case ConfirmStage::thanks:
            if (std::holds_alternative<Quit>(event)) return turn.forget_everything(StartPage{});
            break;
    }
    turn.session.page = std::move(page);
}

}  // namespace kiosk
