// Every screen of a visit as a picture: for looking at, in both orientations, without a window.
// Sessions are set up directly, page by page; the screens and the drawing are the real ones.
#include "kiosk/gallery_entry.h"
#include "kiosk/gallery_shots.h"

#include "forms/answers_file.h"
#include "kiosk/card_answers.h"
#include "kiosk/qr/scanner.h"
#include "kiosk/qr/still.h"
#include "kiosk/screens/scan.h"
#include "kiosk/ui/picture.h"
#include "kiosk/files.h"
#include "kiosk/offers.h"
#include "printer/file.h"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace kiosk {

namespace {

Session with_page(const forms::Answers& answers, Page page) {
    Session session;
    session.answers = answers;
    session.page = std::move(page);
    return session;
}

std::string id_of(const forms::Slot& slot) { return slot.item + (slot.person < 0 ? "" : "_" + std::to_string(slot.person)); }

/// A question as it comes up, filled in, and after 「つぎへ」 without an answer.
void add_question(std::vector<Shot>& shots, const forms::Answers& answers, const forms::Slot& slot, const House& house) {
    const forms::Item& item = *house.catalog.item(slot.item);
    QuestionPage page{slot, blank_draft(item, house.books), std::nullopt, std::nullopt};
    Session blank = with_page(answers, page);
    blank.answers.forget(slot);
    shots.push_back({"q_" + id_of(slot), blank, 0});
    Session offered = blank;
    auto& to_press = std::get<QuestionPage>(offered.page).draft;
    to_press = with_offers(std::move(to_press), slot, house.catalog, blank.answers, house.today, house.books);
    if (is_offered(to_press)) shots.push_back({"q_" + id_of(slot) + "_offered", offered, 0});
    const forms::Answer* said = answers.find(slot);
    if (!said || !said->value) return;
    page.draft = draft_of(item, *said->value, house.books);
    if (auto* address = std::get_if<AddressDraft>(&page.draft))
        if (address->way == AddressWay::town_list) address->row = house.books.addresses.towns().front().reading.substr(0, 3);
    shots.push_back({"q_" + id_of(slot) + "_filled", with_page(blank.answers, page), 0});
    Session pressed = step(blank, Next{}, 0, house.world()).session;
    shots.push_back({"q_" + id_of(slot) + "_problem", pressed, 0});
    if (!std::holds_alternative<AddressDraft>(page.draft)) return;
    for (AddressStage stage : {AddressStage::block, AddressStage::building}) {
        auto& address = std::get<AddressDraft>(page.draft);
        address.stage = stage;
        address.town = 0;
        address.keys = stage == AddressStage::block ? Keys::digits : Keys::hiragana;
        shots.push_back({"q_" + id_of(slot) + (stage == AddressStage::block ? "_block" : "_building"), with_page(blank.answers, page), 0});
    }
}

/// Every state of the reader, every trouble, the printed numbers, and what can be found on a card.
void add_card_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    const ReaderState ready{OnReader::my_number_card, 3, 10, 1};
    const auto add = [&](std::string name, Page page, ReaderState reader) {
        Session session = with_page(answers, std::move(page));
        session.reader = reader;
        shots.push_back({std::move(name), session, 0});
    };
    const std::pair<const char*, OnReader> readers[] = {{"nothing", OnReader::nothing}, {"looking", OnReader::looking}, {"other", OnReader::other_card},
                                                        {"silent", OnReader::silent_card}, {"out_of_order", OnReader::no_service}};
    for (const auto& [name, on] : readers) add(std::string("card_") + name, PinPage{}, {on, {}, {}, 1});
    add("pin_pulled", PinPage{0, {}, CardTrouble::pulled}, {});
    add("pin_locked", PinPage{}, {OnReader::my_number_card, 0, 10, 1});
    add("pin_none", PinPage{}, {OnReader::my_number_card, {}, 10, 1});
    add("pin_stopped", PinPage{}, {OnReader::my_number_card, 1, 10, 1});
    add("face_stopped", FacePage{}, {OnReader::my_number_card, 1, kFaceTriesKept, 1});
    add("pin", PinPage{0, "12", CardTrouble::none}, ready);
    FacePage face;
    add("face_birth", face, ready);
    face.stage = FaceStage::expiry;
    face.expiry = "20";
    add("face_expiry", face, ready);
    shots.push_back({"face_explained", shots.back().session, 0});
    shots.back().session.notice = Notice::explanation;
    face.stage = FaceStage::code;
    face.code = "482";
    face.trouble = CardTrouble::too_short;
    add("face_code", face, ready);
    add("pin_wrong", PinPage{0, {}, CardTrouble::wrong}, {OnReader::my_number_card, 2, 10, 1});
    add("pin_silent", PinPage{0, {}, CardTrouble::silent}, ready);
    add("card_reading", CardReadingPage{}, ready);
    forms::Answers from_card = answers;
    for (auto& [slot, answer] : from_card.slots)
        if (slot.person <= 0 && may_come_from_card(*house.catalog.item(slot.item))) answer.source = forms::Source::card;
    for (const auto& [name, finding] : {std::pair{"taken", CardFinding::taken}, std::pair{"other_address", CardFinding::taken_other_address},
                                        std::pair{"already", CardFinding::already_read}, std::pair{"somebody_else", CardFinding::somebody_else}})
        shots.push_back({std::string("found_") + name, with_page(from_card, CardFoundPage{0, finding}), 0});
    Session swap = with_page(from_card, PinPage{1, {}, CardTrouble::none});
    swap.reader = ready;
    swap.was_card_read = true;
    shots.push_back({"card_swap", swap, 0});
}

std::vector<Shot> shots_of(const forms::Answers& answers, const House& house) {
    std::vector<Shot> shots;
    add_page_shots(shots, answers, house);
    for (const auto& [slot, answer] : answers.slots)
        if (slot.person <= 0 && house.catalog.question_for(slot.item)) add_question(shots, answers, slot, house);   // one person shows it all
    return shots;
}

/// "largest,black,low,left,en"; nothing when a word is none of them.
std::optional<Session> wished(const std::string& mode, const Strings& strings) {
    Session session;
    std::istringstream in(mode);
    const auto languages = strings.languages();
    for (std::string word; std::getline(in, word, ',');) {
        if (word == "standard") session.comfort = {};
        else if (word == "large") session.comfort.size = TextSize::large;
        else if (word == "largest") session.comfort.size = TextSize::largest;
        else if (word == "white") session.comfort.colours = Colours::white;
        else if (word == "black") session.comfort.colours = Colours::black;
        else if (word == "low") session.comfort.reach = Reach::low;
        else if (word == "left") session.comfort.hand = Hand::left;
        else if (std::find(languages.begin(), languages.end(), word) != languages.end()) session.language = word;
        else return std::nullopt;
    }
    return session;
}

/// What a camera would see of somebody with a code: a person's grey, a sheet, the code.
qr::GreyPicture held_up_code() {
    constexpr int kModule = 4;
    const auto code = printer::make_qr_code(std::string(300, '7'), 20);
    qr::GreyPicture scene{1280, 720, std::vector<std::uint8_t>(1280UL * 720, 96)};
    if (!code) return scene;
    const qr::GreyPicture drawn = qr::draw_code(*code, kModule);
    const int left = (scene.width - drawn.width) / 2, top = (scene.height - drawn.height) / 2;
    for (int y = 0; y < drawn.height; ++y)
        for (int x = 0; x < drawn.width; ++x) scene.pixels[static_cast<std::size_t>((top + y) * scene.width + left + x)] = drawn.view().at(x, y);
    return qr::live_of(scene.view());
}

forms::Outcome paint(const std::vector<Shot>& shots, const Session& wish, const House& house, const ui::Panel& panel, ui::PictureMaker& maker,
                     const std::filesystem::path& directory) {
    std::filesystem::create_directories(directory);
    for (const Shot& shot : shots) {
        Session session = shot.session;
        session.comfort = wish.comfort;
        session.language = wish.language;
        auto* asked = std::get_if<QuestionPage>(&session.page);
        if (asked && !asked->problem && shot.name.starts_with("q_")) asked->draft = begun_in(wish.language, std::move(asked->draft));
        World world = house.world();
        world.has_scanner = true;
        world.has_own_codes = true;
        ui::Page page = screens::make_page(session, world, house.strings, house.fonts, panel.size_mm(), shot.now_ms);
        screens::show_live(page, held_up_code());
        const auto written = ui::write_png(maker.picture(page, panel), directory / (shot.name + ".png"));
        if (!written) return written;
    }
    return forms::Done{};
}

}  // namespace

void add_page_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    shots.push_back({"start", with_page({}, StartPage{}), 0});
    shots.push_back({"start_1", with_page({}, StartPage{1}), 0});
    shots.push_back({"check", with_page(answers, CheckPage{}), 0});
    Session adjusted = with_page(answers, SendPage{});
    adjusted.notice = Notice::comfort;
    shots.push_back({"comfort", adjusted, 0});
    shots.push_back({"card_offer", with_page(answers, CardOfferPage{}), 0});
    add_card_shots(shots, answers, house);
    for (EntryShot& shot : entry_shots(answers, house)) shots.push_back({shot.name, std::move(shot.session), 0});
    for (int sheet = 1; sheet < 4; ++sheet) shots.push_back({"check_" + std::to_string(sheet), with_page(answers, CheckPage{sheet}), 0});
    shots.push_back({"send", with_page(answers, SendPage{}), 0});
    shots.push_back({"sending", with_page(answers, SendingPage{}), 0});
    shots.push_back({"done", with_page({}, DonePage{"A-001", 0}), 0});
    shots.push_back({"done_clearing", with_page({}, DonePage{"A-001", 0}), kDoneShown_ms - 12'000});
    shots.push_back({"trouble_refused", with_page(answers, TroublePage{Trouble::refused, {{forms::Slot{forms::kName, 0}, {}}}}), 0});
    shots.push_back({"trouble_not_written", with_page(answers, TroublePage{}), 0});
    shots.push_back({"idle", with_page(answers, SendPage{}), kIdleBeforeWarning_ms + 7'000});
    Session called = with_page(answers, SendPage{});
    called.notice = Notice::staff;
    shots.push_back({"staff", called, 0});
    called.is_staff_told = true;
    shots.push_back({"staff_told", called, 0});
    called.notice = Notice::quit;
    shots.push_back({"quit", called, 0});
    add_flow_shots(shots, answers, house);
}

int write_gallery(const KioskOptions& options, const GalleryOrder& order) {
    const auto house = open_house(options);
    const auto text = printer::read_file(order.answers_file, kFileBytesMax);
    if (!house || !text) return 1;
    const auto reading = forms::read_answers(*text, house->catalog, house->today);
    auto rasteriser = printer::GlyphRasteriser::open(house->fonts);
    if (!rasteriser) return 1;
    ui::PictureMaker maker(house->fonts, std::move(*rasteriser));
    const ui::Panel panel{options.px_per_mm.value_or(ui::Panel{}.px_per_mm), options.width, options.height};
    auto shots = shots_of(reading.answers, *house);
    std::erase_if(shots, [&](const Shot& shot) { return !shot.name.starts_with(order.only); });
    const std::vector<std::string> plain = {"standard"};
    for (const std::string& mode : order.modes.empty() ? plain : order.modes) {
        const auto wish = wished(mode, house->strings);
        if (!wish) {
            std::cerr << "--mode standard|large|largest,white|black,low,left,LANGUAGE\n";
            return 2;
        }
        const auto painted = paint(shots, *wish, *house, panel, maker, order.modes.empty() ? order.directory : order.directory / mode);
        if (!painted) std::cerr << painted.fault().where << ": " << painted.fault().detail << '\n';
        if (!painted) return 1;
    }
    return 0;
}

}  // namespace kiosk
