// A session on every kind of page a resident can meet: for rules that hold on all of them.
// Those of the gallery, and the few that it sets up for itself; a test asserts that no kind of page is missing.
#pragma once

#include "kiosk/gallery_entry.h"
#include "kiosk/gallery_shots.h"
#include "tests/kiosk/page_rules.h"

namespace every_page {

/// Notices stand over a page and are no kind of it.
inline kiosk::Shot with_notice(std::string name, const forms::Answers& answers, kiosk::Notice notice) {
    kiosk::Session session = page_rules::on_page(answers, kiosk::SendPage{});
    session.notice = notice;
    return {std::move(name), std::move(session), 0};
}

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
    const kiosk::House& house = terminal::house();
    std::vector<kiosk::Shot> all;
    const auto add = [&](const char* name, const forms::Answers& said, kiosk::Page page) { all.push_back({name, page_rules::on_page(said, std::move(page)), 0}); };
    add("start", {}, kiosk::StartPage{});
    add("card_offer", answers, kiosk::CardOfferPage{});
    add("card_missing", answers, kiosk::PinPage{});
    add("pin", answers, kiosk::PinPage{0, "12", kiosk::CardTrouble::none});
    all.back().session.reader = {kiosk::OnReader::my_number_card, 3, 10, 1};
    add("face", answers, kiosk::FacePage{});
    all.back().session.reader = {kiosk::OnReader::my_number_card, 3, 10, 1};
    add("card_reading", answers, kiosk::CardReadingPage{});
    add("card_found", answers, kiosk::CardFoundPage{});
    for (int sheet = 0; sheet < 8; ++sheet) add(("check_" + std::to_string(sheet)).c_str(), answers, kiosk::CheckPage{sheet});
    add("send", answers, kiosk::SendPage{});
    add("sending", answers, kiosk::SendingPage{});
    add("done", {}, kiosk::DonePage{"A-001", 0});
    add("trouble", answers, kiosk::TroublePage{});
    add("trouble_refused", answers, kiosk::TroublePage{kiosk::Trouble::refused, {"\u6C0F\u540D"}});
    for (const auto& [name, notice] : {std::pair{"staff", kiosk::Notice::staff}, std::pair{"quit", kiosk::Notice::quit}, std::pair{"comfort", kiosk::Notice::comfort}})
        all.push_back(with_notice(name, answers, notice));
    all.push_back({"idle", page_rules::on_page(answers, kiosk::SendPage{}), 121'000});
    add_questions(all, answers);
    for (kiosk::EntryShot& shot : kiosk::entry_shots(answers, house)) all.push_back({shot.name, std::move(shot.session), 0});
    kiosk::add_flow_shots(all, answers, house);
    return all;
}

/// As it is shown, with every button there can be.
inline kiosk::ui::Page laid(const kiosk::Shot& shot, kiosk::ui::SizeMm size = terminal::kPortrait) {
    kiosk::World world = terminal::house().world();
    world.has_scanner = world.has_own_codes = true;
    return kiosk::screens::make_page(shot.session, world, terminal::house().strings, terminal::house().fonts, size, shot.now_ms);
}

}  // namespace every_page
