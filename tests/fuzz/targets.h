// What is fed to the fuzzer: parsers of bytes that come from outside. Each returns whether what must always hold did hold.
// Run by clang's libFuzzer (fuzz_main.cpp) on bytes of its own making, and by the normal tests on the corpus (replay_test.cpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace fuzz {

using Input = std::span<const std::uint8_t>;

struct Target {
    std::string_view name;                 // also the folder of its corpus
    bool (*holds)(Input input);
};
const std::vector<Target>& targets();

bool card_record(Input input);
bool card_dialogue(Input input);
bool code_digits(Input input);
bool code_cbor(Input input);
bool code_payload(Input input);
bool scanner_keys(Input input);

}  // namespace fuzz
