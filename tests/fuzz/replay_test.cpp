// The corpora of the fuzzer, fed to their targets by the normal tests; and, without the fuzzer, every cut and every changed
// byte of each of them.
#include "support/source_root.h"
#include "tests/fuzz/targets.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace {

std::vector<std::vector<std::uint8_t>> corpus_of(std::string_view target) {
    std::vector<std::vector<std::uint8_t>> inputs;
    for (const auto& entry : std::filesystem::directory_iterator(support::source_root() / "tests" / "fuzz" / "corpus" / target)) {
        std::ifstream file(entry.path(), std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return inputs;
}

}  // namespace

TEST_CASE("What the fuzzer found worth keeping holds, whole, cut anywhere, and with any byte changed") {
    for (const fuzz::Target& target : fuzz::targets()) {
        CAPTURE(target.name);
        const auto inputs = corpus_of(target.name);
        CHECK(inputs.size() > 5);
        for (const auto& input : inputs) {
            CHECK(target.holds(input));
            for (std::size_t size = 0; size < input.size(); ++size) REQUIRE(target.holds(fuzz::Input(input).first(size)));
            for (std::size_t at = 0; at < input.size(); ++at)
                for (const int change : {0x01, 0x80, 0xFF}) {
                    auto changed = input;
                    changed[at] = static_cast<std::uint8_t>(changed[at] ^ change);
                    REQUIRE(target.holds(changed));
                }
        }
    }
}
