// Pictures of entering a name, an address and an account, stage by stage: every stage is reached by the events of a finger.
// Part of gallery.cpp; invented names only.
#include "kiosk/gallery_entry.h"

#include "kiosk/letters.h"
#include "kiosk/offers.h"

namespace kiosk {

namespace {

struct Walk {
    const House& house;
    Session session;
    std::vector<EntryShot>& shots;

    void act(EditAction action) { happen(Edit{std::move(action)}); }
    void happen(const Event& event) { session = step(std::move(session), event, 0, house.world()).session; }
    void type(std::string_view text) {
        for (const char32_t letter : decode(text)) act(TypeText{encode(std::u32string(1, letter))});
    }
    void choose(const std::string& id) { act(ChooseOption{id}); }
    void shoot(const std::string& name) { shots.push_back({name, session}); }
    const Draft& draft() const { return std::get<QuestionPage>(session.page).draft; }
};

Walk walk_to(const forms::Answers& answers, const std::string& item, const House& house, std::vector<EntryShot>& shots) {
    const forms::Item& known = *house.catalog.item(item);
    const forms::Slot slot{item, known.per_person ? 0 : forms::kWholeCase};
    Session session;
    session.answers = answers;
    session.answers.forget(slot);
    session.page = QuestionPage{slot, blank_draft(known, house.books), std::nullopt, std::nullopt};
    return {house, std::move(session), shots};
}

/// The kana are written by their code points: わたなべ, ゆうき.
void shoot_name(const forms::Answers& answers, const House& house, std::vector<EntryShot>& shots) {
    Walk walk = walk_to(answers, "name", house, shots);
    walk.type("\u308F\u305F\u306A\u3079");
    walk.act(FocusPart{1});
    walk.type("\u3086\u3046\u304D");
    walk.shoot("name_1_reading");
    walk.happen(Next{});
    walk.shoot("name_2_family");
    walk.choose(spellings(std::get<NameDraft>(walk.draft()), house.books.names).front());
    walk.shoot("name_3_given");
    walk.act(ShowSheet{1});
    walk.shoot("name_3_given_more");
    Walk alone = walk;
    alone.choose(kSpell);
    alone.type("\u3086\u3046");
    alone.shoot("name_3_one_by_one");
    walk.choose(spellings(std::get<NameDraft>(walk.draft()), house.books.names).front());
    walk.shoot("name_4_whole");
    walk.choose(kOtherShape);
    walk.shoot("name_5_letters");
    walk.choose("letter.1");
    walk.shoot("name_6_shapes");
}

/// The readings of a name from a card (田中 恵), and the last days.
void shoot_offers(const forms::Answers& answers, const House& house, std::vector<EntryShot>& shots) {
    const auto offered = [&](const std::string& item, const forms::Answers& known, const std::string& name) {
        Walk walk = walk_to(known, item, house, shots);
        auto& page = std::get<QuestionPage>(walk.session.page);
        page.draft = with_offers(std::move(page.draft), page.slot, *house.world().catalog, walk.session.answers, house.today, house.books);
        walk.shoot(name);
        return walk;
    };
    forms::Answers card = answers;
    card.set({forms::kName, 0}, std::string("\u7530\u4E2D \u6075"), forms::Source::card);
    Walk reading = offered("kana", card, "kana_1_readings");
    reading.choose(kTypeIt);
    reading.shoot("kana_2_typed");
    offered("move_date", answers, "date_1_days");
}

void shoot_addresses(const forms::Answers& answers, const House& house, std::vector<EntryShot>& shots) {
    Walk walk = walk_to(answers, "old_address", house, shots);
    walk.act(ChooseWay{AddressWay::area});
    walk.shoot("address_area_1_prefecture");
    walk.choose(house.books.addresses.prefectures()[33]);
    walk.shoot("address_area_2_city");
    walk.choose("3");
    walk.shoot("address_area_3_town");
    walk.choose("\u306F");
    walk.shoot("address_area_3_town_row");
    walk.act(ChooseWay{AddressWay::abroad});
    walk.shoot("address_abroad_1_country");
    walk.choose("11");
    walk.type("123 SUKHUMVIT RD");
    walk.shoot("address_abroad_2_rest");
    Walk written = walk_to(answers, "old_address", house, shots);
    written.act(ChooseWay{AddressWay::written});
    written.type("\u3084\u307E");
    written.shoot("address_written");
    Walk own = walk_to(answers, "new_address", house, shots);
    own.shoot("address_own_1_list");
    own.choose("\u304B");
    own.shoot("address_own_2_row");
}

void shoot_account(const forms::Answers& answers, const House& house, std::vector<EntryShot>& shots) {
    Walk walk = walk_to(answers, "bank_name", house, shots);
    walk.shoot("bank_1_near");
    walk.choose("\u306F");
    walk.shoot("bank_2_row");
    walk.choose("0");
    walk.shoot("bank_3_branches");
    Walk yuucho = walk_to(answers, "bank_name", house, shots);
    for (std::size_t i = 0; i < house.books.banks.banks().size(); ++i)
        if (BankBook::is_yuucho(house.books.banks.banks()[i])) yuucho.choose(std::to_string(i));
    yuucho.type("15510");
    yuucho.act(FocusPart{1});
    yuucho.type("12345671");
    yuucho.shoot("bank_4_yuucho");
    yuucho.act(EraseAll{});
    yuucho.happen(Next{});
    yuucho.shoot("bank_4_yuucho_problem");
}

}  // namespace

std::vector<EntryShot> entry_shots(const forms::Answers& answers, const House& house) {
    std::vector<EntryShot> shots;
    shoot_name(answers, house, shots);
    shoot_offers(answers, house, shots);
    shoot_addresses(answers, house, shots);
    shoot_account(answers, house, shots);
    return shots;
}

}  // namespace kiosk
