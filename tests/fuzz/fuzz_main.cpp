// The entry of libFuzzer: which target is told when this is compiled (KAKANAI_FUZZ_TARGET).
// Built only with -DKAKANAI_FUZZ=ON and clang; see README.
#include "tests/fuzz/targets.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (!fuzz::KAKANAI_FUZZ_TARGET({bytes, size})) std::abort();
    return 0;
}
