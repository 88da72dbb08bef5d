// What the desk hands to other systems: a preview that says whether the files read back the same, then the files. The desk opens
// the cases and moves them on; how they are written is behind this seam (an export profile, or a test's memory).
#pragma once

#include "kiosk/desk/desk_event.h"

#include "forms/result.h"

namespace kiosk::desk {

struct HandOffCase {
    store::CaseRow row;
    store::CaseContent content;
};

class HandOff {
public:
    virtual ~HandOff() = default;
    /// The rows as the other system gets them; `is_sound` when reading them back gives the cases again.
    virtual TableRead preview(const std::vector<HandOffCase>& cases) = 0;
    /// All files or none. The numbers of the cases that went out: a case with a letter that the target lacks may stay.
    virtual forms::Result<std::vector<std::string>> write(const std::vector<HandOffCase>& cases) = 0;
    /// Where write() puts them, for people.
    virtual std::string place() const = 0;
};

}  // namespace kiosk::desk
