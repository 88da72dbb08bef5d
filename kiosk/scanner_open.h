// Opens the scanner of codes that a kiosk was told to use: the frames, the terminals' key, the list of used codes. Says in words
// what is missing; the kiosk then goes on without codes.
#pragma once

#include "kiosk/house.h"
#include "kiosk/qr/own_code_maker.h"
#include "kiosk/qr/scanner.h"

namespace kiosk {

/// Nothing where no codes are read: no device was named and there is no camera, or the terminal has no key (said only when a device
/// was named). `house` must outlive it.
std::unique_ptr<qr::Scanner> open_scanner(const KioskOptions& options, const House& house, std::function<void()> wake);
/// Nothing where the terminal has no key.
std::unique_ptr<qr::OwnCodeMaker> open_own_codes(const KioskOptions& options, const House& house, std::function<void()> wake);

}  // namespace kiosk
