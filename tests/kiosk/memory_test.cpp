// What is left of a resident in the memory of the process when the visit is over: searched for in every writable page.
// The words searched for stand nowhere in plain letters but in the session itself.
#include "kiosk/entry_name.h"
#include "kiosk/kana_kanji.h"
#include "kiosk/wipe.h"
#include "support/memory_search.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::Terminal;

namespace {

using support::found_in_memory;
using support::hide;
using support::Hidden;

void type_hidden(Terminal& screen, const Hidden& hidden) {
    support::type_hidden(hidden, [&](const std::string& letter) { screen.type(letter); });
}

}  // namespace

#if !defined(__SANITIZE_ADDRESS__)

TEST_CASE("No word of a resident is left in the memory of the process after the visit") {
    // Longer than a string keeps within itself, and short enough for it.
    const Hidden family = hide<0x308C, 0x3080, 0x306C, 0x3048, 0x308D, 0x3091>(), given = hide<0x306C, 0x3080, 0x3091>();
    {
        Terminal screen;
        screen.begin("tennyu");
        for (const char* id : {"add.head", "add.wife"}) screen.tap(id);
        screen.tap("next");
        if (screen.targets().contains("card.skip")) screen.tap("card.skip");
        while (*resident::slot_of(screen.page()) != forms::Slot{forms::kName, 0}) {
            const forms::Answers family_of_four = terminal::household("family_of_four");
            resident::answer_page(screen, terminal::known(family_of_four));
        }
        type_hidden(screen, family);
        screen.tap("part.given");
        type_hidden(screen, given);
        screen.tap("next");
        static_cast<void>(screen.now_shown());
        REQUIRE(found_in_memory(family) > 0);                     // the search finds it while it is there
        REQUIRE(found_in_memory(given) > 0);
        SUBCASE("by leaving") {
            screen.tap("quit");
            screen.tap("finish");
        }
        SUBCASE("by walking away") {
            screen.wait_ms(kiosk::kIdleBeforeWarning_ms);
            screen.wait_ms(kiosk::kIdleCountdown_ms);
        }
        REQUIRE(screen.page() == "start");
        CHECK(found_in_memory(family) == 0);
        CHECK(found_in_memory(given) == 0);
    }
}

TEST_CASE("No word that was turned into kanji is left in the memory of the process") {
    const Hidden typed = hide<0x3068, 0x308A, 0x3075, 0x308C, 0x304A, 0x304F>();                    // in no dictionary, in no table
    for (int times = 0; times < 3; ++times) {
        std::string text;
        support::type_hidden(typed, [&](const std::string& letter) { text += letter; });
        REQUIRE_FALSE(kiosk::conversions_of_words(text, terminal::house().books.names).empty());
        REQUIRE(found_in_memory(typed) > 0);
        kiosk::wipe(text);
    }
    kiosk::wipe_stack();
    CHECK(found_in_memory(typed) == 0);
}

TEST_CASE("No word of any length that was turned into kanji is left in what the converter gave back") {
    const Hidden typed = hide<0x3068, 0x308A, 0x3075, 0x308C, 0x304A, 0x304F>();
    for (const std::size_t before : {0u, 3u, 6u, 9u, 12u, 15u, 18u, 24u, 30u})
        for (const std::size_t behind : {0u, 3u, 6u, 9u}) {
            std::string text;
            for (std::size_t i = 0; i < before; i += 3) text += "\u306E";
            support::type_hidden(typed, [&](const std::string& letter) { text += letter; });
            for (std::size_t i = 0; i < behind; i += 3) text += "\u304B";
            kiosk::words_in_kanji(text);
            kiosk::wipe(text);
            kiosk::wipe_stack();
            CHECK_MESSAGE(found_in_memory(typed) == 0, before << " " << behind);
        }
}

#endif
