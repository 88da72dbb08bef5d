// What the desk hands to other systems: a preview that says whether the files read back the same, then the files. The desk opens
// the cases and moves them on; how they are written is behind this seam (export profiles, or a test's memory).
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
    /// Rows as the other system gets them, what it lacks, and which of the cases go out. Writes nothing.
    virtual HandOffRead preview(const std::vector<HandOffCase>& cases, const HandOffWish& wish) = 0;
    /// All files or none; where they lie now, for people. `at`: when, for the name of their folder.
    /// Fault: not_found (the folder that the desk was told of), damaged (they did not read back), and those of files.
    virtual forms::Result<std::string> write(const std::vector<HandOffCase>& cases, const HandOffWish& wish, store::Moment at) = 0;
    /// The profile, for the log.
    virtual store::Word name_of(const HandOffWish& wish) const = 0;
};

}  // namespace kiosk::desk
