// A resident in tests: answers a whole visit by tapping widgets by id, on a page in memory or on a real window.
// Glass is what the finger sees; the answers to give come from a household file.
#pragma once

#include "forms/catalog.h"
#include "kiosk/address_book.h"

#include <set>
#include <string>

namespace resident {

class Glass {
public:
    virtual ~Glass() = default;
    virtual std::string page() = 0;
    virtual std::set<std::string> targets() = 0;
    virtual void tap(const std::string& id) = 0;
    /// On a keyboard beside the screen.
    virtual void type(const std::string& text) = 0;
};

struct Known {
    const forms::Catalog& catalog;
    const kiosk::AddressBook& addresses;
    const forms::Answers& answers;
};

/// The slot of a page "question/<item>/<person>…"; nothing on other pages.
std::optional<forms::Slot> slot_of(const std::string& page);
/// Enters the value into the control on the page, without pressing 「つぎへ」 at the end.
void enter(Glass& glass, const Known& known, const forms::Slot& slot, const forms::Value& value);
/// Answers one question and goes on; returns the slot. What the household file does not say is answered 「わからない」.
forms::Slot answer_one(Glass& glass, const Known& known);
/// Answers until the check page stands there; returns what was asked.
std::set<forms::Slot> answer_all(Glass& glass, const Known& known);
/// Taps a target that may be on a later sheet of a list.
void tap_on_sheets(Glass& glass, const std::string& id);

}  // namespace resident
