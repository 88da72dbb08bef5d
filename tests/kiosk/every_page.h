// A session on every kind of page a resident can meet: for rules that hold on all of them.
// Those of the gallery, the last sheets of the check page, and a question of each kind; a test asserts that no kind of page is missing.
#pragma once

#include "kiosk/gallery_shots.h"
#include "tests/kiosk/page_rules.h"

namespace every_page {

/// A question of each kind of item, as it comes up.
inline void add_questions(std::vector<kiosk::Shot>& shots, const forms::Answers& answers) {
    std::set<forms::ItemType> seen;
    for (const auto& [id, item] : terminal::house().catalog.items) {
        if (!terminal::house().catalog.question_for(id) || !seen.insert(item.type).second) continue;
        const forms::Slot slot{id, item.per_person ? 0 : forms::kWholeCase};
        shots.push_back({"question_" + id, page_rules::on_page(answers, kiosk::QuestionPage{slot, kiosk::blank_draft(item, terminal::house().books), std::nullopt, std::nullopt}), 0});
    }
}

inline std::vector<kiosk::Shot> shots(const forms::Answers& answers) {
    std::vector<kiosk::Shot> all;
    kiosk::add_page_shots(all, answers, terminal::house());
    for (int sheet = 4; sheet < 8; ++sheet) all.push_back({"check_" + std::to_string(sheet), page_rules::on_page(answers, kiosk::CheckPage{sheet}), 0});
    add_questions(all, answers);
    return all;
}

/// As it is shown, with every button there can be.
inline kiosk::ui::Page laid(const kiosk::Shot& shot, kiosk::ui::SizeMm size = terminal::kPortrait) {
    kiosk::World world = terminal::house().world();
    world.has_scanner = world.has_own_codes = true;
    return kiosk::screens::make_page(shot.session, world, terminal::house().strings, terminal::house().fonts, size, shot.now_ms);
}

}  // namespace every_page
