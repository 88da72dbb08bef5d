// A code made at home, at the terminal: shown to a camera, confirmed, completed, sent. From answers over synthetic photographs to
// the papers; and every fault ends in its sentence. No window, no clock, no thread but in one test.
#include "kiosk/qr/aim.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/scanner.h"
#include "kiosk/qr/still.h"
#include "kiosk/screens/scan.h"
#include "kiosk/card_answers.h"
#include "kiosk/qr/cbor.h"
#include "printer/deflate.h"
#include "support/codes.h"
#include "support/frames.h"
#include "support/store_cases.h"
#include "tests/kiosk/kiosk_with_codes.h"
#include "tests/kiosk/page_rules.h"

#include <condition_variable>
#include <mutex>

using namespace kiosk;
using page_rules::Breadth;
using page_rules::check_session;
using page_rules::on_page;
using codes::copy_of;
using codes::Kiosk;
using terminal::house;

namespace {

using forms::kWholeCase;

}  // namespace

TEST_CASE("a family's codes made at home, photographed, become the same papers as if it had been typed") {
    Kiosk kiosk;
    const forms::Answers family = terminal::household("family_of_four");
    kiosk.tap("code.use");
    CHECK(kiosk.page().id == "scan");
    CHECK(kiosk.scanner.is_on);
    const auto codes = kiosk.codes_of(family);
    REQUIRE(codes.size() == 2);
    kiosk.scanner.photograph(codes[1]);
    kiosk.look();
    CHECK(kiosk.text("said").find("2枚のうち、1枚") != std::string::npos);
    kiosk.scanner.photograph(codes[0]);
    kiosk.look();
    REQUIRE(kiosk.page().id == "scan_found");
    CHECK_FALSE(kiosk.scanner.is_on);
    CHECK(kiosk.text("people").find("田村 健一さん") != std::string::npos);
    CHECK(kiosk.visit.session().answers.slots.empty());                    // nothing is taken before it is confirmed
    kiosk.tap("next");
    CHECK(kiosk.visit.session().answers == support::from_code(family));
    REQUIRE(kiosk.page().id == "card");                                    // a card may still be laid down
    kiosk.tap("card.skip");
    REQUIRE(kiosk.page().id.starts_with("check"));                         // everything is there, nothing is asked again
    kiosk.tap("next");
    kiosk.tap("send");
    REQUIRE(std::holds_alternative<DonePage>(kiosk.visit.session().page));
    CHECK(std::filesystem::exists(kiosk.data.path() / "cases"));

    // The same code once more: its case is there already.
    kiosk.happen(Quit{});
    kiosk.tap("code.use");
    for (const std::string& code : codes) kiosk.scanner.see(code);
    kiosk.look();
    CHECK(kiosk.text("problem") == kiosk.sentence(qr::CodeTrouble::used));
}

TEST_CASE("what a code leaves out is asked, and what it says can be changed") {
    Kiosk kiosk;
    forms::Answers answers = terminal::household("single");
    answers.forget({"phone", kWholeCase});
    kiosk.tap("code.use");
    kiosk.scanner.see(kiosk.codes_of(answers).front());
    kiosk.look();
    kiosk.tap("next");
    kiosk.tap("card.skip");
    const auto* question = std::get_if<QuestionPage>(&kiosk.visit.session().page);
    REQUIRE(question);
    CHECK(question->slot.item == "phone");
    kiosk.happen(Quit{});
}

TEST_CASE("whoever sees another person's name reads again, and whoever goes back leaves nothing behind") {
    Kiosk kiosk;
    kiosk.tap("code.use");
    kiosk.scanner.see(kiosk.codes_of(terminal::household("single")).front());
    kiosk.look();
    REQUIRE(kiosk.page().id == "scan_found");
    kiosk.tap("back");
    CHECK(kiosk.page().id == "scan");
    CHECK(kiosk.scanner.is_on);
    kiosk.tap("back");
    CHECK(kiosk.page().id == "start");
    CHECK_FALSE(kiosk.scanner.is_on);
    CHECK(kiosk.visit.session().answers.slots.empty());
    kiosk.tap("code.use");
    kiosk.now_ms += kIdleBeforeWarning_ms + kIdleCountdown_ms;
    kiosk.happen(Tick{});
    CHECK(kiosk.page().id == "start");
    CHECK_FALSE(kiosk.scanner.is_on);
}

TEST_CASE("every fault of a code ends in its sentence, and the page stays for another code") {
    Kiosk kiosk;
    const forms::Answers answers = terminal::household("single");
    const store::KeyPair& key = kiosk.keys.front();
    const auto digits = [&](const std::string& sealed) { return qr::to_digits(sealed)->front(); };
    const auto aged = [&](store::Moment from, int days) {
        return digits(*qr::seal_payload(key.open, qr::new_payload(qr::CodeUse::application, answers, support::kToday, from, days), house().catalog));
    };
    std::string flipped = kiosk.codes_of(answers).front();
    flipped[60] = flipped[60] == '5' ? '6' : '5';
    qr::Payload slip = qr::new_payload(qr::CodeUse::slip, answers, support::kToday, support::kNoon, 14);
    slip.slip = qr::SlipFacts{"A-001", support::kToday};
    std::vector<std::pair<std::string, qr::CodeTrouble>> faults{
        {"https://example.jp/", qr::CodeTrouble::not_ours},
        {flipped, qr::CodeTrouble::altered},
        {kiosk.codes_of(answers).front().substr(0, 200), qr::CodeTrouble::altered},
        {aged(support::kNoon - 40 * qr::kDay_ms, 14), qr::CodeTrouble::expired},
        {aged(support::kNoon + 9 * qr::kDay_ms, 14), qr::CodeTrouble::not_yet},
        {digits(support::sealed_application(support::one_key().front(), answers)), qr::CodeTrouble::other_key},
        {digits(store::seal(key.open, std::string(2, '\0'))), qr::CodeTrouble::broken},
        {digits(*qr::seal_payload(key.open, slip, house().catalog)), qr::CodeTrouble::other_use}};
    const auto of_cbor = [&](std::string_view cbor) { return digits(store::seal(key.open, std::string(1, '\0') + printer::Deflater(9).raw(cbor))); };
    qr::Cbor next_version = *qr::read_cbor(*printer::inflate_raw(qr::write_payload(support::application(answers), house().catalog), qr::kInsideBytesMax));
    for (auto& [member, value] : std::get<qr::Cbor::Map>(next_version.value))
        if (member == 0) value = qr::Cbor{std::int64_t{2}};
    std::string next_digits = kiosk.codes_of(answers).front(), many = next_digits;
    next_digits[0] = '2';
    many[1] = '9';
    const std::vector<std::pair<std::string, qr::CodeTrouble>> ill{
        {of_cbor(std::string(512 << 10, '\0')), qr::CodeTrouble::broken},       // half a megabyte of nothing, in one code
        {of_cbor(std::string(64 * 1024, '\x81')), qr::CodeTrouble::broken},       // a nest of 65,536 arrays
        {of_cbor(qr::write_cbor(next_version)), qr::CodeTrouble::newer},
        {next_digits, qr::CodeTrouble::newer},
        {many, qr::CodeTrouble::too_many}};
    faults.insert(faults.end(), ill.begin(), ill.end());
    kiosk.tap("code.use");
    for (const auto& [code, trouble] : faults) {
        CAPTURE(qr::to_id(trouble));
        kiosk.scanner.see(code);
        kiosk.look();
        CHECK(kiosk.page().id == "scan");
        CHECK(kiosk.text("problem") == kiosk.sentence(trouble));
    }
    const auto eight = kiosk.codes_of(terminal::household("three_generations_of_eight"));
    kiosk.scanner.see(eight.front());
    kiosk.scanner.see(kiosk.codes_of(terminal::household("family_of_four")).back());
    kiosk.look();
    CHECK(kiosk.text("problem") == kiosk.sentence(qr::CodeTrouble::other_half));
    kiosk.scanner.see(eight.back());
    kiosk.look();
    CHECK(kiosk.page().id == "scan_found");
}

TEST_CASE("whatever a scanner tells, its sentence stands on the page and no answer is lost") {
    const forms::Answers answers = terminal::household("single");
    World world = house().world();
    world.has_scanner = true;
    std::set<std::string> sentences;
    for (int at = 0; at <= static_cast<int>(qr::CodeTrouble::no_memory); ++at) {
        const auto trouble = static_cast<qr::CodeTrouble>(at);
        CAPTURE(qr::to_id(trouble));
        const Session session = step(on_page(answers, ScanPage{.from = ScanFrom::offer}), CodeAnswered{trouble}, 0, world).session;
        CHECK(session.answers == answers);
        const ui::Page page = screens::make_page(session, world, house().strings, house().fonts, terminal::kPortrait, 0);
        REQUIRE(page.find("problem"));
        CHECK(page.find("problem")->text() == house().strings.text("ja", "scan." + std::string(qr::to_id(trouble))));
        sentences.insert(page.find("problem")->text());
    }
    CHECK(sentences.size() >= 14);                                          // two troubles may ask for the same
}

TEST_CASE("a card outweighs what the code said, and the difference is shown") {
    forms::Answers answers = support::from_code(terminal::household("single"));
    const std::string name = std::get<std::string>(*answers.find({"name", 0})->value);
    const std::string birth = forms::to_iso(std::get<forms::Date>(*answers.find({"birth", 0})->value));
    const bool is_male = std::get<std::string>(*answers.find({"sex", 0})->value) == "male";
    Session session = on_page(answers, CardReadingPage{0, CardWay::pin, 0});
    session = step(std::move(session), CardAnswered{CardFacts{name, "山口県萩市大字江向510番地", birth, is_male ? "female" : "male"}}, 0, house().world()).session;
    const auto* found = std::get_if<CardFoundPage>(&session.page);
    REQUIRE(found);
    CHECK(std::find(found->replaced.begin(), found->replaced.end(), forms::Slot{"sex", 0}) != found->replaced.end());
    CHECK(session.answers.find({"sex", 0})->source == forms::Source::card);
    const ui::Page page = screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    REQUIRE(page.find("replaced"));
    CHECK(page.find("replaced")->text().find("性別") != std::string::npos);
}

TEST_CASE("without a scanner, and in practice, no code is asked for") {
    const ui::Page plain = screens::make_page(on_page({}, StartPage{}), house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    CHECK_FALSE(plain.find("code.use"));
    const Session session = step(on_page({}, StartPage{}), UseCode{}, 0, house().world()).session;
    CHECK(std::holds_alternative<StartPage>(session.page));
    World world = house().world();
    world.has_scanner = true;
    Session practice = on_page({}, StartPage{});
    practice.mode = Mode::practice;
    CHECK_FALSE(screens::make_page(practice, world, house().strings, house().fonts, terminal::kPortrait, 0).find("code.use"));
    CHECK(std::holds_alternative<StartPage>(step(practice, UseCode{}, 0, world).session.page));
}

TEST_CASE("The pages of a code keep the rules") {
    int pages = 0;
    for (int trouble = 0; trouble <= static_cast<int>(qr::CodeTrouble::no_memory); ++trouble)
        pages += check_session(on_page({}, ScanPage{Aim::hold_still, static_cast<qr::CodeTrouble>(trouble), {}}), 0, Breadth::narrow);
    for (const Aim aim : {Aim::nothing_seen, Aim::nearer, Aim::farther, Aim::brighter, Aim::hold_still, Aim::by_hand, Aim::out_of_order}) pages += check_session(on_page({}, ScanPage{aim, {}, {}}), 0, Breadth::narrow);
    pages += check_session(on_page({}, ScanPage{Aim::nothing_seen, {}, {1, 2}}), 0, Breadth::narrow);
    for (const char* name : {"single", "three_generations_of_eight"})
        pages += check_session(on_page({}, ScanFoundPage{{terminal::household(name), UsedCode{}, 3}}), 0, Breadth::narrow);
    CHECK(pages > 50);
}

TEST_CASE("what would help is told from the picture: nearer, farther, more light") {
    const auto code = *printer::make_qr_code(std::string(900, '4'), 20);
    CHECK(qr::aim_of(qr::GreyPicture{1280, 720, std::vector<std::uint8_t>(1280UL * 720, 120)}.view()) == Aim::nothing_seen);
    for (unsigned seed = 1; seed < 9; ++seed) CHECK(qr::aim_of(support::photograph(&code, {seed, 450}).view()) == Aim::hold_still);
    CHECK(qr::aim_of(support::photograph(&code, {5, 200}).view()) == Aim::nearer);
    CHECK(qr::aim_of(support::photograph(&code, {5, 450}).view()) == Aim::hold_still);
    CHECK(qr::aim_of(support::photograph(&code, {5, 450, 1280, 720, 0.1}).view()) == Aim::brighter);
    const auto small = *printer::make_qr_code("1234", 20);
    CHECK(qr::aim_of(support::photograph(&small, {5, 520}).view()) == Aim::farther);
    CHECK(qr::aim_of({}) == Aim::nothing_seen);
}

TEST_CASE("the scanner finds a picture that is laid into its folder, shows what it sees, and stops") {
    const auto keys = support::one_key();
    const support::TempFolder folder, data;
    const auto code = printer::make_qr_code(qr::to_digits(support::sealed_application(keys.front(), terminal::household("single")))->front(), 20);
    REQUIRE(code);
    const qr::GreyPicture picture = support::photograph(&*code, {77, 450});
    support::write_bytes(folder.path() / "a.txt", "no picture");
    support::write_bytes(folder.path() / "b.pgm", "P5 " + std::to_string(picture.width) + " " + std::to_string(picture.height) + " 255\n" + std::string(picture.pixels.begin(), picture.pixels.end()));
    std::mutex lock;
    std::condition_variable changed;
    int woken = 0;
    qr::Scanner scanner(qr::pictures_of(folder.path()), qr::Intake(copy_of(keys), *qr::SeenCodes::open(data.path()), house().catalog, [] { return support::kNoon; }), [&] {
        const std::lock_guard guard(lock);
        ++woken;
        changed.notify_all();
    });
    CHECK_FALSE(scanner.live());
    scanner.start();
    std::optional<CodeAnswer> answer;
    std::unique_lock guard(lock);
    for (int frame = 1; frame < 60 && !answer; ++frame) {
        REQUIRE(changed.wait_for(guard, std::chrono::seconds(20), [&] { return woken >= frame; }));
        answer = scanner.take_answer();
    }
    guard.unlock();
    REQUIRE(answer);
    CHECK(std::holds_alternative<CodeFacts>(*answer));
    const auto live = scanner.live();
    REQUIRE(live);
    CHECK(live->width == qr::kLiveWidth);
    ui::Page page = screens::make_page(on_page({}, ScanPage{}), house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    screens::show_live(page, *live);
    CHECK(page.find("live")->sheet->scene.marks.size() > 500);
    scanner.stop();
    CHECK_FALSE(scanner.live());
    CHECK_FALSE(scanner.take_answer());
}
