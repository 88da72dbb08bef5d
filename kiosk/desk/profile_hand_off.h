// Handing off by the export profiles of the catalog: cases → files of another system in a new folder below the one that the desk
// was told of, so that nothing that another program has yet to fetch is ever overwritten.
// Makes no cell itself (kiosk/export) and moves no case (desk_visit.h).
#pragma once

#include "kiosk/command_words.h"
#include "kiosk/desk/hand_off.h"
#include "kiosk/export/export.h"

#include <filesystem>

namespace kiosk::desk {

class ProfileHandOff final : public HandOff {
public:
    ProfileHandOff(std::vector<ExportProfile> profiles, TargetLetters letters, std::filesystem::path directory, const forms::Catalog& catalog, CommandWords words)
        : profiles_(std::move(profiles)), letters_(std::move(letters)), directory_(std::move(directory)), catalog_(catalog), words_(std::move(words)) {}

    HandOffRead preview(const std::vector<HandOffCase>& cases, const HandOffWish& wish) override;
    forms::Result<std::string> write(const std::vector<HandOffCase>& cases, const HandOffWish& wish, store::Moment at) override;
    store::Word name_of(const HandOffWish& wish) const override;

private:
    const ExportProfile& profile_of(const HandOffWish& wish) const { return profiles_[wish.target % profiles_.size()]; }
    std::vector<ExportCase> opened(const std::vector<HandOffCase>& cases) const;

    std::vector<ExportProfile> profiles_;  // at least one
    TargetLetters letters_;
    std::filesystem::path directory_;
    const forms::Catalog& catalog_;
    CommandWords words_;
};

}  // namespace kiosk::desk
