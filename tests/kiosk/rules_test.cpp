// The measurable rules of the screens, on every question of the catalog and every other page, tall and wide:
// targets large enough and apart, nothing overlapping, no text cut, capitals high enough, contrast, words always there.
#include "kiosk/screens/screens.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using kiosk::ui::BoxMm;
using kiosk::ui::Page;
using kiosk::ui::Role;
using kiosk::ui::Widget;
using terminal::house;

namespace {

constexpr double kTolerance_mm = 0.05;

double luminance(kiosk::ui::Colour colour) {
    const auto linear = [](std::uint8_t level) {
        const double part = level / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}
double contrast(kiosk::ui::Colour a, kiosk::ui::Colour b) {
    const double lighter = std::max(luminance(a), luminance(b)), darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

bool is_inside(const BoxMm& inner, const BoxMm& outer) {
    return inner.x_mm >= outer.x_mm - kTolerance_mm && inner.y_mm >= outer.y_mm - kTolerance_mm && inner.right_mm() <= outer.right_mm() + kTolerance_mm &&
           inner.bottom_mm() <= outer.bottom_mm() + kTolerance_mm;
}
bool overlap(const BoxMm& a, const BoxMm& b) {
    return a.x_mm < b.right_mm() - kTolerance_mm && b.x_mm < a.right_mm() - kTolerance_mm && a.y_mm < b.bottom_mm() - kTolerance_mm && b.y_mm < a.bottom_mm() - kTolerance_mm;
}
double gap(const BoxMm& a, const BoxMm& b) {
    const double across = std::max(a.x_mm, b.x_mm) - std::min(a.right_mm(), b.right_mm());
    const double down = std::max(a.y_mm, b.y_mm) - std::min(a.bottom_mm(), b.bottom_mm());
    return std::max(across, down);
}

/// The box that the ink of a line may take.
BoxMm ink_box(const kiosk::ui::TextLine& line) {
    return {line.x_mm, line.baseline_mm - 0.80 * line.type.em_mm, line.width_mm, 0.88 * line.type.em_mm};
}

/// What a text stands on: the topmost drawn widget below it, or the paper.
kiosk::ui::Colour ground_of(const Page& page, std::size_t index) {
    if (page.widgets[index].is_drawn) return page.widgets[index].look.fill;
    for (std::size_t i = index; i-- > 0;)
        if (page.widgets[i].is_drawn && is_inside(page.widgets[index].box, page.widgets[i].box)) return page.widgets[i].look.fill;
    return kiosk::ui::kPaper;
}

void check_targets(const Page& page) {
    std::vector<const Widget*> targets;
    for (const Widget& widget : page.widgets)
        if (widget.tap) targets.push_back(&widget);
    std::set<std::string> ids;
    for (const Widget* target : targets) {
        CAPTURE(target->id);
        CHECK(ids.insert(target->id).second);
        CHECK(target->box.width_mm >= kiosk::ui::kTargetMin_mm - kTolerance_mm);
        CHECK(target->box.height_mm >= kiosk::ui::kTargetMin_mm - kTolerance_mm);
        if (target->role == Role::answer) CHECK(target->box.height_mm >= kiosk::ui::kAnswerHeightMin_mm - kTolerance_mm);
        CHECK(is_inside(target->box, {0, 0, page.size.width_mm, page.size.height_mm}));
        CHECK((target->role == Role::field || !target->lines.empty()));                // an icon never stands alone
        for (const Widget* other : targets)
            if (other > target) CHECK_MESSAGE(gap(target->box, other->box) >= kiosk::ui::kGapMin_mm - kTolerance_mm, other->id);
    }
}

void check_text(const Page& page) {
    for (std::size_t i = 0; i < page.widgets.size(); ++i) {
        const Widget& widget = page.widgets[i];
        CAPTURE(widget.id);
        for (const auto& line : widget.lines) {
            CAPTURE(line.text);
            CHECK(line.type.em_mm * kiosk::ui::kCapHeight_em >= 4.8);
            CHECK(is_inside(ink_box(line), {0, 0, page.size.width_mm, page.size.height_mm}));
            CHECK(is_inside(ink_box(line), widget.box));
            CHECK(contrast(line.type.ink, ground_of(page, i)) >= 10.0);
            CHECK(house().fonts.shape(line.type.face, line.text).complete());
            CHECK(line.text.find('{') == std::string::npos);
        }
        if (widget.tap) CHECK(contrast(widget.look.border_mm > 0 ? widget.look.border : widget.look.fill, kiosk::ui::kPaper) >= 3.0);
    }
}

/// Text may stand on a panel, a target on the page; but no two texts, nor a text and a foreign target, in one place.
void check_overlaps(const Page& page) {
    for (const Widget& a : page.widgets)
        for (const Widget& b : page.widgets) {
            if (&a >= &b || a.role == Role::panel || b.role == Role::panel || a.role == Role::notice || b.role == Role::notice) continue;
            const bool belongs = b.id.starts_with("chosen.") || a.lines.empty() || b.lines.empty();
            if (belongs) continue;
            for (const auto& line : a.lines)
                for (const auto& other : b.lines) CHECK_MESSAGE(!overlap(ink_box(line), ink_box(other)), page.id << ": " << a.id << " / " << b.id);
            for (const auto& other : b.lines)
                if (a.tap) CHECK_MESSAGE(!overlap(a.box, ink_box(other)), page.id << ": " << a.id << " / " << b.id);
        }
}

void check_page(const Page& page) {
    CAPTURE(page.id);
    CAPTURE(page.size.width_mm);
    check_targets(page);
    check_text(page);
    check_overlaps(page);
}

kiosk::Session on_page(const forms::Answers& answers, kiosk::Page page) {
    kiosk::Session session;
    session.answers = answers;
    session.page = std::move(page);
    return session;
}

void check_session(const kiosk::Session& session, std::int64_t now_ms = 0) {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape, terminal::kLargePortrait, terminal::kLargeLandscape})
        for (const std::string& language : house().strings.languages()) {
            kiosk::Session spoken = session;
            spoken.language = language;
            CAPTURE(language);
            check_page(kiosk::screens::make_page(spoken, house().world(), house().strings, house().fonts, size, now_ms));
        }
}

}  // namespace

TEST_CASE("Every question of the catalog keeps the rules, empty, filled and with a mistake pointed out") {
    const forms::Answers family = terminal::household("family_of_four");
    int questions = 0;
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        ++questions;
        const forms::Slot slot{id, item.per_person ? 0 : forms::kWholeCase};
        kiosk::QuestionPage page{slot, kiosk::blank_draft(item, house().addresses), std::nullopt, std::nullopt};
        check_session(on_page(family, page));
        check_session(kiosk::step(on_page(family, page), kiosk::Next{}, 0, house().world()).session);
        const forms::Answer* said = family.find(slot);
        if (!said || !said->value) continue;
        page.draft = kiosk::draft_of(item, *said->value, house().addresses);
        check_session(on_page(family, page));
    }
    CHECK(questions > 40);
}

TEST_CASE("Every stage of an address keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    const forms::Slot slot{"new_address", forms::kWholeCase};
    using kiosk::AddressStage;
    for (const auto way : {kiosk::AddressWay::town_list, kiosk::AddressWay::postal_code, kiosk::AddressWay::written})
        for (const auto stage : {AddressStage::place, AddressStage::town, AddressStage::block, AddressStage::building}) {
            kiosk::AddressDraft draft;
            draft.way = way;
            draft.stage = stage;
            draft.postal_code = "7580043";
            draft.town = 0;
            draft.row = "\u304B";
            draft.block = "510\u756A\u5730";
            draft.keys = stage == AddressStage::building ? kiosk::Keys::latin : kiosk::Keys::hiragana;
            check_session(on_page(family, kiosk::QuestionPage{slot, draft, std::nullopt, std::nullopt}));
        }
}

TEST_CASE("Every other page keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    check_session(on_page({}, kiosk::StartPage{}));
    check_session(on_page(family, kiosk::CardOfferPage{}));
    for (const int tries : {3, 2, 1, 0}) {
        kiosk::Session session = on_page(family, kiosk::PinPage{0, "12", kiosk::PinTrouble::wrong});
        session.card_tries_left = tries;
        check_session(session);
    }
    check_session(on_page(family, kiosk::PinPage{}));
    for (int sheet = 0; sheet < 10; ++sheet) check_session(on_page(family, kiosk::CheckPage{sheet}));
    check_session(on_page(family, kiosk::SendPage{}));
    check_session(on_page(family, kiosk::SendingPage{}));
    check_session(on_page({}, kiosk::DonePage{"A-001", 0}));
    check_session(on_page({}, kiosk::DonePage{"A-999", 0}), kiosk::kDoneShown_ms - 1000);
    check_session(on_page(family, kiosk::TroublePage{kiosk::Trouble::refused, {"\u6C0F\u540D", "\u4F4F\u6240"}}));
    check_session(on_page(family, kiosk::TroublePage{}));
    check_session(on_page(family, kiosk::SendPage{}), kiosk::kIdleBeforeWarning_ms + 1);
    for (const auto notice : {kiosk::Notice::staff, kiosk::Notice::quit}) {
        kiosk::Session session = on_page(family, kiosk::SendPage{});
        session.notice = notice;
        check_session(session);
    }
}

TEST_CASE("A household of eight and the longest names keep the rules on every sheet of the check page and before sending") {
    for (const char* name : {"three_generations_of_eight", "foreign_family", "rare_characters"}) {
        CAPTURE(name);
        const forms::Answers answers = terminal::household(name);
        for (int sheet = 0; sheet < 4; ++sheet) check_session(on_page(answers, kiosk::CheckPage{sheet}));
        check_session(on_page(answers, kiosk::SendPage{}));
    }
}

TEST_CASE("The digits of the number on the last page are at least 20 mm high") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        const Page page = kiosk::screens::make_page(on_page({}, kiosk::DonePage{"A-001", 0}), house().world(), house().strings, house().fonts, size, 0);
        CHECK(page.find("number")->lines.front().type.em_mm * 0.72 >= 20);
    }
}

TEST_CASE("「職員を呼ぶ」「やめる」「もどる」 stand in the same place on every page that has them") {
    const forms::Answers family = terminal::household("family_of_four");
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        std::map<std::string, BoxMm> places;
        for (const kiosk::Page& page : {kiosk::Page{kiosk::StartPage{}}, kiosk::Page{kiosk::CardOfferPage{}}, kiosk::Page{kiosk::PinPage{}}, kiosk::Page{kiosk::CheckPage{}},
                                        kiosk::Page{kiosk::SendPage{}}, kiosk::Page{kiosk::DonePage{"A-001", 0}}, kiosk::Page{kiosk::TroublePage{}}}) {
            const Page shown = kiosk::screens::make_page(on_page(family, page), house().world(), house().strings, house().fonts, size, 0);
            for (const char* id : {"staff", "quit", "back"})
                if (const Widget* widget = shown.find(id)) {
                    const auto [place, is_first] = places.emplace(id, widget->box);
                    CHECK_MESSAGE((place->second.x_mm == widget->box.x_mm && place->second.y_mm == widget->box.y_mm), shown.id << " " << id);
                }
        }
        CHECK(places.size() == 3);
    }
}
