// A resident with nothing but a finger: every letter is tapped on the board of the screen, and every tap is counted.
// Shared by the tests of whole walks; lays cards on the reader, which is no tap.
#pragma once

#include "printer/papers.h"
#include "tests/kiosk/terminal.h"

namespace terminal {

class TapGlass : public resident::Glass {
public:
    explicit TapGlass(Terminal& screen) : screen_(screen) {}
    std::string page() override { return screen_.page(); }
    std::set<std::string> targets() override { return screen_.targets(); }
    void tap(const std::string& id) override {
        ++taps;
        ++taps_on[page()];
        screen_.tap(id);
    }
    void type(const std::string& text) override { resident::type_on_board(*this, text); }
    std::optional<std::string> field(const std::string& id) override { return screen_.field(id); }

    /// What the print gate says of the case as it stands.
    std::string why_stopped() const {
        const auto papers = printer::make_papers(house().catalog, screen_.session().answers, house().today, house().fonts);
        std::string said;
        if (papers)
            for (const printer::Finding& finding : papers->findings) said += finding.form_title + ": " + finding.message + "\n";
        return said;
    }

    int taps = 0;
    std::map<std::string, int> taps_on;

private:
    Terminal& screen_;
};

/// The card that says of this person what the household says.
inline kiosk::SimulatedCard card_of(const forms::Answers& answers, int person, const char* address_item = "old_address") {
    const auto text = [&](const char* item) { return std::get<std::string>(*answers.find({item, person})->value); };
    const auto address = std::get<forms::Address>(*answers.find({address_item, forms::kWholeCase})->value);
    const std::string line = forms::address_line(address) + (address.building.empty() ? "" : "\u3000" + address.building);
    return {{text("name"), line, forms::to_iso(std::get<forms::Date>(*answers.find({"birth", person})->value)), answers.find({"sex", person}) ? text("sex") : "female"}, "1234", {}};
}

/// Takes away what lies there, lays the card down, and enters its number.
inline void read_card(Terminal& screen, resident::Glass& glass, kiosk::SimulatedCard card) {
    screen.reader.card.reset();
    screen.look_at_reader();
    screen.reader.card = std::move(card);
    screen.look_at_reader();
    REQUIRE_MESSAGE(glass.targets().contains("key.1"), glass.page());
    resident::tap_digits(glass, "1234");
    glass.tap("next");
}

inline void send(TapGlass& glass) {
    for (int sheet = 0; sheet < 20 && !glass.targets().contains("send"); ++sheet) glass.tap("next");
    glass.tap("send");
    REQUIRE_MESSAGE(glass.page() == "done", glass.why_stopped());
}

}  // namespace terminal
