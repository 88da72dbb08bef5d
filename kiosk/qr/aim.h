// What would help to bring a code into the picture: nearer, farther, more light. Looks only for the three corner squares of a
// code, by the run lengths 1:1:3:1:1 along rows; a reader that fails does not say why.
#pragma once

#include "kiosk/code.h"
#include "kiosk/qr/frame.h"

namespace kiosk::qr {

Aim aim_of(const GreyView& picture);

}  // namespace kiosk::qr
