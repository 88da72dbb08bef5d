// What is left of a resident in the memory of the process when the visit is over: searched for in every writable page.
// The words searched for stand nowhere in plain letters but in the session itself.
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

using terminal::Terminal;

namespace {

constexpr unsigned char kMask = 0x5A;

/// Letters under a mask; unmasked one at a time.
struct Hidden {
    std::vector<std::string> letters;
    std::size_t bytes() const {
        std::size_t sum = 0;
        for (const auto& letter : letters) sum += letter.size();
        return sum;
    }
    unsigned char masked(std::size_t at) const {
        for (const auto& letter : letters) {
            if (at < letter.size()) return static_cast<unsigned char>(letter[at]);
            at -= letter.size();
        }
        return 0;
    }
};

Hidden hide(std::initializer_list<const char32_t> codes) {
    Hidden hidden;
    for (const char32_t code : codes) {
        std::string letter = kiosk::encode(std::u32string(1, code));
        for (char& byte : letter) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ kMask);
        hidden.letters.push_back(std::move(letter));
    }
    return hidden;
}

void type_hidden(Terminal& screen, const Hidden& hidden) {
    for (std::string letter : hidden.letters) {
        for (char& byte : letter) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ kMask);
        screen.type(letter);
    }
}

/// How often the text stands in the writable memory of this process.
int found_in_memory(const Hidden& hidden) {
    std::ifstream maps("/proc/self/maps");
    const int memory = open("/proc/self/mem", O_RDONLY);
    REQUIRE(memory >= 0);
    std::vector<unsigned char> masked;
    for (std::size_t i = 0; i < hidden.bytes(); ++i) masked.push_back(hidden.masked(i));
    constexpr std::size_t piece_bytes = 1 << 20;
    std::vector<unsigned char> piece(piece_bytes + 64);
    int found = 0;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0, to = 0;
        char dash = 0;
        std::string access;
        std::istringstream(line) >> std::hex >> from >> dash >> to >> access;
        if (access.substr(0, 2) != "rw") continue;
        const auto own = reinterpret_cast<std::uintptr_t>(piece.data());
        for (std::uintptr_t at = from; at < to; at += piece_bytes) {
            const auto got = pread(memory, piece.data(), std::min<std::size_t>(piece.size(), to - at), static_cast<off_t>(at));
            for (ssize_t i = 0; i + static_cast<ssize_t>(masked.size()) <= got; ++i) {
                const std::uintptr_t place = at + static_cast<std::uintptr_t>(i);
                if (place >= own && place < own + piece.size()) continue;
                std::size_t same = 0;
                while (same < masked.size() && (piece[static_cast<std::size_t>(i) + same] ^ kMask) == masked[same]) ++same;
                if (same == masked.size()) ++found;
            }
        }
    }
    close(memory);
    std::fill(piece.begin(), piece.end(), static_cast<unsigned char>(0));
    return found;
}

}  // namespace

#if !defined(__SANITIZE_ADDRESS__)

TEST_CASE("No word of a resident is left in the memory of the process after the visit") {
    // Longer than a string keeps within itself, and short enough for it.
    const Hidden family = hide({0x308C, 0x3080, 0x306C, 0x3048, 0x308D, 0x3091}), given = hide({0x306C, 0x3080, 0x3091});
    {
        Terminal screen;
        screen.begin("tennyu");
        for (const char* id : {"add.head", "add.wife"}) screen.tap(id);
        screen.tap("next");
        if (screen.targets().contains("card.skip")) screen.tap("card.skip");
        while (*resident::slot_of(screen.page()) != forms::Slot{forms::kName, 0}) {
            const forms::Answers family_of_four = terminal::household("family_of_four");
            resident::answer_page(screen, {terminal::house().catalog, terminal::house().books.addresses, family_of_four});
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

#endif
