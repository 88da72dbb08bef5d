// The resident's own code for the next visit: made before sending, printed, shown again, opened with its number. And codes in the middle
// of a visit, beside what was answered already. No window and no clock; the maker's thread is waited for.
#include "kiosk/code_answers.h"
#include "kiosk/qr/still.h"
#include "support/program.h"
#include "tests/kiosk/kiosk_with_codes.h"
#include "tests/kiosk/page_rules.h"

using namespace kiosk;
using codes::Kiosk;
using page_rules::on_page;
using terminal::house;

namespace {

using forms::kWholeCase;

template <typename T>
T said(const forms::Answers& answers, const char* item, int person) {
    const forms::Answer* answer = answers.find({item, person});
    REQUIRE_MESSAGE((answer && answer->value && std::holds_alternative<T>(*answer->value)), item << " " << person);
    return std::get<T>(*answer->value);
}

/// As far as the page before sending, with everything answered by a code made at home.
void answer_all(Kiosk& kiosk, const forms::Answers& answers) {
    kiosk.tap("code.use");
    for (const std::string& code : kiosk.codes_of(answers)) kiosk.scanner.see(code);
    kiosk.look();
    kiosk.tap("next");
    kiosk.tap("card.skip");
    REQUIRE(kiosk.page().id.starts_with("check"));
    kiosk.tap("next");
    REQUIRE(kiosk.page().id == "send");
}

void make_own(Kiosk& kiosk, const std::string& pin) {
    kiosk.tap("own.use");
    kiosk.tap("next");
    kiosk.enter(pin);
    kiosk.enter(pin);
    REQUIRE(kiosk.page().id == "own_code/3");
    kiosk.wait_for_maker();
    REQUIRE(kiosk.page().id == "own_code/4");
}

std::vector<std::string> own_code_of(Kiosk& kiosk, const forms::Answers& answers, const std::string& pin, store::Moment made, int days = qr::kOwnDays) {
    const auto payload = qr::new_payload(qr::CodeUse::own, own_answers(answers, house().catalog, house().today), support::kToday, made, days);
    return *qr::to_digits(*qr::seal_payload(kiosk.keys.front().open, payload, house().catalog, pin, store::WrapCost::trial));
}

}  // namespace

TEST_CASE("An own code is made before sending, comes with the papers, and at the next visit fills in who everybody is") {
    Kiosk kiosk;
    const forms::Answers family = terminal::household("family_of_four");
    answer_all(kiosk, family);
    make_own(kiosk, "135790");
    const std::vector<std::string> codes = kiosk.visit.session().own_code;
    REQUIRE(codes.size() == 1);
    CHECK(printer::make_qr_code(codes.front(), 20));
    REQUIRE(kiosk.page().find("own.code.0"));
    kiosk.tap("next");
    CHECK(kiosk.text("own.use") == house().strings.text("ja", "own.is_made"));
    kiosk.tap("send");
    REQUIRE(std::holds_alternative<DonePage>(kiosk.visit.session().page));
    CHECK(kiosk.text("own.done") == house().strings.text("ja", "own.done"));
    CHECK(kiosk.visit.session().own_code.empty());

    // The paper that the resident takes home, photographed.
    const auto slip = kiosk.data.path() / "cases" / "A-001" / "00_goannaihyou.pdf", picture = kiosk.data.path() / "paper";
    REQUIRE(support::run("pdftoppm -r 200 -gray -f 2 -singlefile " + support::quoted(slip) + " " + support::quoted(picture)).status == 0);
    const auto still = qr::read_still(picture.string() + ".pgm");
    REQUIRE(still);
    const auto found = qr::find_codes(still->view());
    REQUIRE(found.size() == 1);
    CHECK(found.front().text == codes.front());

    kiosk.happen(Quit{});
    kiosk.tap("code.use");
    kiosk.scanner.photograph(codes.front());
    kiosk.look();
    REQUIRE(kiosk.page().id == "code_pin");
    CHECK_FALSE(kiosk.scanner.is_on);
    kiosk.enter("135791");
    kiosk.wait_for_maker();
    REQUIRE(kiosk.page().id == "code_pin");
    CHECK(kiosk.text("problem") == kiosk.sentence(qr::CodeTrouble::wrong_pin));
    CHECK(kiosk.text("tries").find("4") != std::string::npos);
    kiosk.enter("135790");
    kiosk.wait_for_maker();
    REQUIRE(kiosk.page().id == "scan_found");
    CHECK(kiosk.text("people").find("田村 健一さん") != std::string::npos);
    CHECK(kiosk.text("address").find("萩市") != std::string::npos);
    CHECK_FALSE(kiosk.text("phone").empty());
    CHECK(kiosk.visit.session().answers.slots.empty());
    kiosk.tap("next");
    REQUIRE(kiosk.page().id == "errand");
    kiosk.tap("errand.tenkyo");
    REQUIRE(kiosk.page().id == "household");                               // who of them moves is said, not taken for granted
    const forms::Answers& now = kiosk.visit.session().answers;
    for (int person = 0; person < 4; ++person)
        for (const char* item : {"name", "kana", "birth", "sex"}) {
            CHECK(*now.find({item, person})->value == *family.find({item, person})->value);
            CHECK(now.find({item, person})->source == forms::Source::qr);
        }
    CHECK(said<forms::Address>(now, "old_address", kWholeCase) == said<forms::Address>(family, "new_address", kWholeCase));
    for (const char* item : {"move_date", "has_dog", "joins_household", "new_address"}) CHECK_FALSE(now.find({item, kWholeCase}));
    kiosk.tap("next");
    CHECK(kiosk.page().id == "card");
    kiosk.happen(AskToQuit{});
    kiosk.happen(Quit{});
    CHECK(kiosk.visit.session().answers.slots.empty());

    // It may be shown as often as one comes.
    kiosk.tap("code.use");
    kiosk.scanner.see(codes.front());
    kiosk.look();
    CHECK(kiosk.page().id == "code_pin");
}

TEST_CASE("An errand of one person asks which of the people in the code it is about") {
    Kiosk kiosk;
    const forms::Answers family = terminal::household("family_of_four");
    kiosk.tap("code.use");
    kiosk.scanner.see(own_code_of(kiosk, family, "2468", support::kNoon).front());
    kiosk.look();
    kiosk.enter("2468");
    kiosk.wait_for_maker();
    kiosk.tap("next");
    kiosk.tap("errand.shoumeisho");
    REQUIRE(kiosk.page().id == "code_who");
    kiosk.tap("who.1");
    CHECK(said<std::string>(kiosk.visit.session().answers, "name", 0) == said<std::string>(family, "name", 1));
    CHECK_FALSE(kiosk.visit.session().answers.find({"name", 1}));
    CHECK_FALSE(kiosk.visit.session().answers.find({"relationship", 0}));
    CHECK(kiosk.page().id == "card");
}

TEST_CASE("An own code keeps who people are, where they live and their telephone, and nothing of the errand") {
    const forms::Answers kept = own_answers(terminal::household("family_of_four"), house().catalog, house().today);
    std::set<std::string> items;
    for (const auto& [slot, answer] : kept.slots) items.insert(slot.item);
    CHECK(items == std::set<std::string>{"birth", "card_address", "household_size", "kana", "name", "old_address", "phone", "relationship", "sex"});
    for (const auto& [slot, answer] : kept.slots) CHECK(house().catalog.item(slot.item)->type != forms::ItemType::my_number);
    CHECK(own_answers({}, house().catalog, house().today).slots.empty());
    // Whoever has died is not named at the next visit.
    const forms::Answers mourning = terminal::household("shibou_head_of_75");
    const int deceased = said<forms::PersonRef>(mourning, "deceased", kWholeCase).index;
    const forms::Answers left = own_answers(mourning, house().catalog, house().today);
    for (const auto& [slot, answer] : left.slots)
        if (slot.item == "name") CHECK(*answer.value != *mourning.find({"name", deceased})->value);
    CHECK(left.find({"name", 0}));
}

TEST_CASE("Two numbers that differ, a short one and a code that cannot be made are told, and one may go on without") {
    Kiosk kiosk;
    answer_all(kiosk, terminal::household("single"));
    kiosk.tap("own.use");
    kiosk.tap("next");
    kiosk.enter("123");
    CHECK(kiosk.text("problem") == house().strings.text("ja", "own.too_short"));
    kiosk.tap("key.4");
    kiosk.tap("next");
    kiosk.enter("1235");
    CHECK(kiosk.page().id == "own_code/1");
    CHECK(kiosk.text("problem") == house().strings.text("ja", "own.differs"));
    CHECK(kiosk.text("own.number").empty());
    kiosk.enter("123456789");                                              // the ninth digit is not taken
    kiosk.enter("12345678");
    REQUIRE(kiosk.page().id == "own_code/3");
    kiosk.happen(OwnCodeCame{});
    CHECK(kiosk.text("problem") == house().strings.text("ja", "own.not_made"));
    kiosk.tap("back");
    kiosk.tap("back");
    REQUIRE(kiosk.page().id == "send");
    kiosk.bell.wait_for(1);
    kiosk.look();
    CHECK(kiosk.page().id == "send");                                      // what came too late changes nothing
    kiosk.tap("send");
    CHECK(kiosk.text("own.done").empty());
}

TEST_CASE("The number stands nowhere on the screen, and an answer that is changed takes the code back") {
    Kiosk kiosk;
    answer_all(kiosk, terminal::household("single"));
    kiosk.tap("own.use");
    kiosk.tap("next");
    for (const char* key : {"key.9", "key.8", "key.7", "key.6"}) kiosk.tap(key);
    for (const ui::Widget& widget : kiosk.page().widgets)
        if (widget.role != ui::Role::key) CHECK(widget.text().find("9876") == std::string::npos);
    CHECK(kiosk.text("own.number").size() == 4 * house().strings.text("ja", "pin.dot").size());
    kiosk.tap("back");
    kiosk.tap("back");
    make_own(kiosk, "9876");
    kiosk.tap("next");
    kiosk.tap("back");
    CHECK_FALSE(kiosk.visit.session().own_code.empty());
    kiosk.happen(ChangeAnswer{{"phone", kWholeCase}});
    CHECK(kiosk.visit.session().own_code.empty());
}

TEST_CASE("After five wrong numbers a code is not taken any more, also when it is shown again") {
    Kiosk kiosk;
    const std::string code = own_code_of(kiosk, terminal::household("single"), "1111", support::kNoon).front();
    kiosk.tap("code.use");
    kiosk.scanner.see(code);
    kiosk.look();
    for (int wrong = 0; wrong < kCodePinTries; ++wrong) {
        CHECK(kiosk.text("tries").find(std::to_string(kCodePinTries - wrong)) != std::string::npos);
        kiosk.enter("2222");
        kiosk.wait_for_maker();
    }
    CHECK(kiosk.text("text") == kiosk.sentence(qr::CodeTrouble::too_many_pins));
    CHECK_FALSE(kiosk.page().find("next"));
    kiosk.tap("back");
    CHECK(kiosk.page().id == "start");
    kiosk.tap("code.use");
    kiosk.scanner.see(code);
    kiosk.look();
    CHECK(kiosk.text("text") == kiosk.sentence(qr::CodeTrouble::too_many_pins));
}

TEST_CASE("Another city's code, an old one and one that is no own code end in their sentences") {
    Kiosk kiosk, elsewhere;
    const forms::Answers single = terminal::household("single");
    kiosk.tap("code.use");
    kiosk.scanner.see(own_code_of(elsewhere, single, "1111", support::kNoon).front());
    kiosk.look();
    CHECK(kiosk.page().id == "scan");
    CHECK(kiosk.text("problem") == kiosk.sentence(qr::CodeTrouble::other_key));
    kiosk.scanner.see(own_code_of(kiosk, single, "1111", support::kNoon - 800 * qr::kDay_ms).front());
    kiosk.look();
    kiosk.enter("1111");
    kiosk.wait_for_maker();
    CHECK(kiosk.text("text") == kiosk.sentence(qr::CodeTrouble::expired));
    kiosk.tap("back");
    kiosk.tap("code.use");
    const auto wrapped = qr::seal_payload(kiosk.keys.front().open, support::application(single), house().catalog, "1111", store::WrapCost::trial);
    kiosk.scanner.see(qr::to_digits(*wrapped)->front());
    kiosk.look();
    kiosk.enter("1111");
    kiosk.wait_for_maker();
    CHECK(kiosk.text("text") == kiosk.sentence(qr::CodeTrouble::other_use));
    CHECK(kiosk.visit.session().answers.slots.empty());
}

TEST_CASE("Whoever leaves while the code is opened finds nothing of it later") {
    Kiosk kiosk;
    kiosk.tap("code.use");
    kiosk.scanner.see(own_code_of(kiosk, terminal::household("single"), "1111", support::kNoon).front());
    kiosk.look();
    kiosk.enter("1111");
    REQUIRE(kiosk.page().id == "code_opening");
    kiosk.tap("back");
    CHECK(kiosk.page().id == "start");
    kiosk.own.make({}, "1111");                                             // the next thing asked for is the only one that comes
    std::optional<OwnCodeAnswer> came;
    for (int rings = 1; !came; ++rings) {
        kiosk.bell.wait_for(rings);
        came = kiosk.own.take_answer();
    }
    CHECK(std::holds_alternative<OwnCodeMade>(*came));
    CHECK_FALSE(kiosk.own.take_answer());
}

TEST_CASE("Without a key, and in practice, no own code is offered") {
    const forms::Answers single = terminal::household("single");
    World world = house().world();
    const auto has_offer = [&](const Session& session) { return screens::make_page(session, world, house().strings, house().fonts, terminal::kPortrait, 0).find("own.use") != nullptr; };
    CHECK_FALSE(has_offer(on_page(single, SendPage{})));
    CHECK(std::holds_alternative<SendPage>(step(on_page(single, SendPage{}), MakeOwnCode{}, 0, world).session.page));
    world.has_own_codes = true;
    CHECK(has_offer(on_page(single, SendPage{})));
    Session practice = on_page(single, SendPage{});
    practice.mode = Mode::practice;
    CHECK_FALSE(has_offer(practice));
    CHECK(std::holds_alternative<SendPage>(step(practice, MakeOwnCode{}, 0, world).session.page));
}

TEST_CASE("A code beside answers fills what is missing, overwrites nothing, and tells every difference") {
    const forms::Answers family = terminal::household("family_of_four");
    forms::Answers begun = family;
    begun.set({"phone", kWholeCase}, std::string("0838-22-0000"), forms::Source::resident);
    begun.forget({"has_dog", kWholeCase});
    begun.forget({"sex", 2});
    const auto beside = beside_answers(begun, support::from_code(family), house().catalog);
    REQUIRE(beside.differences.size() == 1);
    CHECK(beside.differences.front().slot == forms::Slot{"phone", kWholeCase});
    CHECK(std::get<std::string>(beside.differences.front().said) == "0838-22-0000");
    CHECK(beside.added == 2);
    CHECK(beside.people_left_out == 0);
    CHECK(said<std::string>(beside.answers, "phone", kWholeCase) == "0838-22-0000");
    CHECK(beside.answers.find({"sex", 2})->source == forms::Source::qr);
    CHECK(beside.answers.find({"has_dog", kWholeCase})->source == forms::Source::qr);
}

TEST_CASE("People of a code are found among those of the case by name, birth date or relation, and the others are left out") {
    const forms::Answers family = support::from_code(terminal::household("family_of_four"));
    forms::Answers begun;
    begun.set({kErrandItem, kWholeCase}, std::string("tenkyo"), forms::Source::resident);
    begun.set({"household_size", kWholeCase}, std::int64_t{3}, forms::Source::resident);
    begun.set({"relationship", 0}, said<std::string>(family, "relationship", 1), forms::Source::resident);      // the wife, first
    begun.set({"name", 1}, said<std::string>(family, "name", 0), forms::Source::card);
    begun.set({"birth", 2}, said<forms::Date>(family, "birth", 3), forms::Source::resident);
    begun.set({"name", 2}, std::string("たむら あおい"), forms::Source::resident);
    const auto beside = beside_answers(begun, family, house().catalog);
    CHECK(said<std::string>(beside.answers, "name", 0) == said<std::string>(family, "name", 1));
    CHECK(said<forms::Date>(beside.answers, "birth", 1) == said<forms::Date>(family, "birth", 0));
    CHECK(said<std::string>(beside.answers, "kana", 2) == said<std::string>(family, "kana", 3));
    CHECK(beside.people_left_out == 1);
    CHECK(beside.differences.size() == 1);                                  // the name typed in kana stays as it was said
    CHECK(said<std::int64_t>(beside.answers, "household_size", kWholeCase) == 3);
    // Of another errand nothing but who people are.
    CHECK_FALSE(beside.answers.find({"move_date", kWholeCase}));
    CHECK_FALSE(beside.answers.find({"insurance", 0}));
    CHECK(said<std::string>(beside.answers, kErrandItem, kWholeCase) == "tenkyo");
}

TEST_CASE("In place of a card a code may be shown; it says what differs, and going back leaves everything as it was") {
    Kiosk kiosk;
    const forms::Answers single = terminal::household("single");
    kiosk.tap("errand.tennyu");
    for (const char* id : {"add.head", "next"}) kiosk.tap(id);
    REQUIRE(kiosk.page().id == "card");
    const forms::Answers before = kiosk.visit.session().answers;
    kiosk.tap("code.use");
    REQUIRE(kiosk.page().id == "scan");
    kiosk.tap("back");
    CHECK(kiosk.page().id == "card");
    CHECK(kiosk.visit.session().answers == before);
    kiosk.tap("code.use");
    kiosk.scanner.see(kiosk.codes_of(single).front());
    kiosk.look();
    REQUIRE(kiosk.page().id == "scan_found");
    CHECK(kiosk.visit.session().answers == before);
    kiosk.tap("next");
    CHECK(kiosk.page().id == "card");                                       // a card may still be laid down, and outweighs it
    CHECK(said<std::string>(kiosk.visit.session().answers, "name", 0) == said<std::string>(single, "name", 0));
    kiosk.tap("card.skip");
    CHECK(kiosk.page().id.starts_with("check"));

    Kiosk again;
    again.tap("errand.tennyu");
    for (const char* id : {"add.head", "next"}) again.tap(id);
    Session session = again.visit.session();
    session.answers.set({"phone", kWholeCase}, std::string("0838-22-0000"), forms::Source::resident);
    session.page = ScanFoundPage{{support::from_code(single), UsedCode{}, 0}, ScanFrom::offer};
    const ui::Page page = screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    REQUIRE(page.find("difference.0"));
    CHECK(page.find("difference.0")->text().find("0838-22-0000") != std::string::npos);
    CHECK(page.find("difference.0")->text().find(said<std::string>(single, "phone", kWholeCase)) != std::string::npos);
    CHECK(page.find("differences"));
}
