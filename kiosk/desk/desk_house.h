// What the desk reads once at its start and then only looks at. Made by open_desk_house, then const.
// Holds nothing of a resident and no key.
#pragma once

#include "kiosk/desk/desk_session.h"
#include "kiosk/house.h"

#include <memory>

namespace kiosk::desk {

class DeskHouse {
public:
    DeskHouse(House house, IdentityDocuments documents, forms::SourcePapers papers, CommandWords sentences);
    DeskHouse(const DeskHouse&) = delete;
    DeskHouse& operator=(const DeskHouse&) = delete;

    const House& house() const { return house_; }
    const DeskData& data() const { return data_; }

private:
    House house_;
    Words words_;
    IdentityDocuments documents_;
    forms::SourcePapers papers_;
    CommandWords sentences_;
    DeskData data_;
};

/// Nothing when anything is missing; every reason is then told on stderr.
std::unique_ptr<const DeskHouse> open_desk_house(const KioskOptions& options);

}  // namespace kiosk::desk
