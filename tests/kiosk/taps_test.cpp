// How many taps a visit costs, counted. Everything is tapped on the glass: letters on the board, digits on the pad, one tap
// each; laying a card on the reader is none. A 転入 with four cards keeps its aim of 60, a 住民票 that of 12. Of the 60, 20 are four
// PINs, 10 the telephone and 9 the new address; one of the four names is not read as the tables guess. Each test tells where
// the taps go.
#include "tests/kiosk/tap_glass.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::TapGlass;
using terminal::Terminal;

namespace {

void tell(const TapGlass& glass) {
    std::string all;
    for (const auto& [page, taps] : glass.taps_on) all += page + " " + std::to_string(taps) + "\n";
    MESSAGE(glass.taps << " taps\n" << all);
}

/// A move without anything out of the ordinary: four cards, everybody in the same insurance, no dog, no wishes; what stands in
/// the moving-out certificate anyway is left to it.
forms::Answers clean_move() {
    forms::Answers family = terminal::household("family_of_four");
    const auto set = [&](const char* item, forms::Value value, int person = forms::kWholeCase) { family.set({item, person}, std::move(value), forms::Source::resident); };
    set("public_account", true);
    set("has_dog", false);
    for (const char* item : {"honseki", "hittousha", "old_school", "job"}) std::erase_if(family.slots, [&](const auto& entry) { return entry.first.item == item; });
    for (int person = 0; person < 4; ++person) set("card_use", std::string("continue"), person);
    for (int person = 0; person < 4; ++person) set("insurance", std::string(person == 0 ? "shaho_honnin" : "shaho_fuyou"), person);
    set("pension_kind", std::string("second"), 0);
    set("pension_kind", std::string("third"), 1);
    set("pension_scheme", std::string("kousei"), 0);
    set("main_earner", forms::PersonRef{0});
    set("is_civil_servant", false, 0);
    return family;
}

/// From the start page to the number.
int taps_of_clean_move() {
    const forms::Answers family = clean_move();
    Terminal screen;
    TapGlass glass(screen);
    const resident::Known known = terminal::known(family);
    glass.tap("errand.tennyu");
    resident::gather_household(glass, known);
    for (int person = 0; person < 4; ++person) terminal::read_card(screen, glass, terminal::card_of(family, person));
    resident::answer_all(glass, known);
    terminal::send(glass);
    tell(glass);
    return glass.taps;
}

}  // namespace

TEST_CASE("A clean 転入 of the family of four with four cards takes at most 60 taps") { CHECK(taps_of_clean_move() <= 60); }

TEST_CASE("A 住民票 request with a card takes at most 12 taps") {
    forms::Answers one = terminal::household("shoumeisho_self");
    one.set({"cert_wanted", forms::kWholeCase}, forms::ChoiceSet{"juminhyo"}, forms::Source::resident);
    one.set({"cert_order", forms::kWholeCase}, std::string("household"), forms::Source::resident);
    Terminal screen;
    TapGlass glass(screen);
    glass.tap("errand.shoumeisho");
    terminal::read_card(screen, glass, terminal::card_of(one, 0, "new_address"));
    resident::answer_all(glass, terminal::known(one));
    terminal::send(glass);
    tell(glass);
    CHECK(glass.taps <= 12);
}
