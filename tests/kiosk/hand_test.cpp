// Several fingers on the glass: what a person means by each.
// Pages are made up here; the rules of one finger are tested in session_test.cpp.
#include "kiosk/ui/hand.h"

#include <doctest/doctest.h>

using kiosk::ui::Hand;
using kiosk::ui::HandLifted;
using kiosk::ui::Page;
using kiosk::ui::PointMm;

namespace {

/// Two buttons and a key, each 20 mm wide, with 20 mm between them.
Page page_with(const std::string& id) {
    Page page;
    page.id = id;
    page.size = {200, 100};
    const auto add = [&page](const char* name, double x_mm, kiosk::ui::Role role, kiosk::Tap tap) {
        kiosk::ui::Widget widget;
        widget.id = name;
        widget.role = role;
        widget.box = {x_mm, 20, 20, 20};
        widget.tap = std::move(tap);
        page.widgets.push_back(std::move(widget));
    };
    add("next", 10, kiosk::ui::Role::button, kiosk::Next{});
    add("back", 50, kiosk::ui::Role::button, kiosk::Back{});
    add("key", 90, kiosk::ui::Role::key, kiosk::Edit{kiosk::EraseLast{}});
    return page;
}

constexpr PointMm kNext{20, 30}, kBack{60, 30}, kKey{100, 30}, kNothing{150, 80};
constexpr std::uint32_t kPalm = 1, kFinger = 2, kThumb = 3;

bool is_next(const std::optional<kiosk::Tap>& tap) { return tap && std::holds_alternative<kiosk::Next>(*tap); }
bool is_only_presence(const std::optional<kiosk::Tap>& tap) { return tap && std::holds_alternative<kiosk::Touched>(*tap); }

}  // namespace

TEST_CASE("a tap that begins and ends in the same moment is a tap") {
    const Page page = page_with("a");
    CHECK(is_next(lift(put_down(Hand{}, kFinger, page, kNext, 1000), kFinger, page, kNext, 1000).tap));
}

TEST_CASE("a palm that rests on the glass keeps no finger from tapping, once and again") {
    const Page page = page_with("a");
    for (const PointMm palm : {kNothing, kBack}) {
        Hand hand = put_down(Hand{}, kPalm, page, palm, 0);
        HandLifted first = lift(put_down(std::move(hand), kFinger, page, kNext, 1000), kFinger, page, kNext, 1050);
        CHECK(is_next(first.tap));
        HandLifted second = lift(put_down(std::move(first.hand), kFinger, page, kNext, 3000), kFinger, page, kNext, 3050);
        CHECK(is_next(second.tap));
        CHECK(is_only_presence(lift(std::move(second.hand), kPalm, page, palm, 4000).tap));
    }
}

TEST_CASE("two thumbs that type in turn, one down before the other is up, both write") {
    const Page page = page_with("a");
    Hand hand = put_down(Hand{}, kThumb, page, kKey, 0);
    hand = put_down(std::move(hand), kFinger, page, kNext, 80);
    HandLifted first = lift(std::move(hand), kFinger, page, kNext, 120);
    CHECK(is_next(first.tap));
    const HandLifted second = lift(std::move(first.hand), kThumb, page, kKey, 160);
    REQUIRE(second.tap);
    CHECK(std::holds_alternative<kiosk::Edit>(*second.tap));
}

TEST_CASE("a finger that slides a little off the edge still taps; one that is drawn away does not") {
    const Page page = page_with("a");
    const PointMm beside{kNext.x_mm + 10 + 3.5, kNext.y_mm};
    Hand slid = moved(put_down(Hand{}, kFinger, page, kNext, 0), kFinger, page, beside);
    CHECK(is_next(lift(std::move(slid), kFinger, page, beside, 60).tap));
    CHECK_FALSE(lift(put_down(Hand{}, kFinger, page, kNext, 0), kFinger, page, kNothing, 60).tap);
}

TEST_CASE("a finger that came down on one page taps nothing on the next") {
    const Page before = page_with("a"), after = page_with("b");
    Hand hand = put_down(put_down(Hand{}, kFinger, before, kNext, 0), kThumb, before, kNext, 10);
    HandLifted first = lift(std::move(hand), kFinger, before, kNext, 50);
    CHECK(is_next(first.tap));
    CHECK(is_only_presence(lift(std::move(first.hand), kThumb, after, kNext, 60).tap));
}

TEST_CASE("the same button is not taken twice at once, whichever fingers do it") {
    const Page page = page_with("a");
    HandLifted first = lift(put_down(Hand{}, kFinger, page, kNext, 0), kFinger, page, kNext, 50);
    CHECK(is_next(first.tap));
    HandLifted second = lift(put_down(std::move(first.hand), kThumb, page, kNext, 100), kThumb, page, kNext, 150);
    CHECK_FALSE(second.tap);
    CHECK(is_next(lift(put_down(std::move(second.hand), kThumb, page, kNext, 900), kThumb, page, kNext, 950).tap));
}

TEST_CASE("ends without a beginning and beginnings without an end do no harm") {
    const Page page = page_with("a");
    CHECK_FALSE(lift(Hand{}, kFinger, page, kNext, 0).tap);
    Hand hand;
    for (std::uint32_t finger = 1; finger < 100; ++finger) hand = put_down(std::move(hand), finger, page, kNothing, finger);
    CHECK(hand.contacts.size() == kiosk::ui::kFingersMax);
    CHECK(is_next(lift(put_down(std::move(hand), 200, page, kNext, 200), 200, page, kNext, 250).tap));
}

TEST_CASE("the button under the last finger is the one shown as pressed") {
    const Page page = page_with("a");
    Hand hand = put_down(Hand{}, kPalm, page, kBack, 0);
    CHECK(pressing(hand).target == "back");
    hand = put_down(std::move(hand), kFinger, page, kNext, 700);
    CHECK(pressing(hand).target == "next");
    HandLifted lifted = lift(std::move(hand), kFinger, page, kNext, 750);
    CHECK(pressing(lifted.hand).target.empty());
}
