// Which of the two builds a test runs in.
#pragma once

namespace support {

/// The build with AddressSanitizer looks for wrong memory and takes eight times as long: of what differs only by panel, language or
/// household it walks one of each kind. Every one of them is the plain build's.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kLooksForWrongMemory = true;
#else
inline constexpr bool kLooksForWrongMemory = false;
#endif

}  // namespace support
