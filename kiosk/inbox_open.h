// Opens the inbox a kiosk was told to use: the sealed store, or the folder of a trial. Says in words what is missing.
// The last step before the window opens.
#pragma once

#include "kiosk/inbox.h"
#include "kiosk/kiosk.h"
#include "kiosk/house.h"

#include <memory>

namespace kiosk {

struct OpenInbox {
    std::unique_ptr<store::Intake> intake;         // outlives the inbox; nothing in a trial
    std::unique_ptr<Inbox> inbox;
};
/// Nothing when there are no keys or the store cannot be opened; one sentence with one thing to do is then on stderr.
std::optional<OpenInbox> open_inbox(const KioskOptions& options, const House& house);

}  // namespace kiosk
