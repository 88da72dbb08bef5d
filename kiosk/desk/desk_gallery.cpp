// Every screen of the desk as a picture: for looking at, without a window, a store or a key. Sessions come about by desk_step()
// itself, from invented results of the store.
#include "kiosk/desk/desk.h"

#include "forms/answers_file.h"
#include "kiosk/desk/desk_house.h"
#include "kiosk/desk/log_table.h"
#include "kiosk/desk/profile_hand_off.h"
#include "kiosk/desk/screens/desk_screens.h"
#include "kiosk/files.h"
#include "kiosk/paper_words.h"
#include "kiosk/ui/picture.h"
#include "printer/file.h"

#include <iostream>

namespace kiosk::desk {

namespace {

constexpr store::Moment kMorning = 1'775'782'800'000;          // 2026-04-10 10:00 in Japan
constexpr store::Moment kMinute_ms = 60'000;

store::Word word(const char* text) { return *store::Word::make(text); }

store::CaseRow row_of(int number, const char* event, store::CaseState state, int minutes_ago, const char* holder) {
    store::CaseRow row;
    row.id.bytes[15] = static_cast<std::uint8_t>(number);
    row.id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    row.order = number;
    row.day = store::japanese_day(kMorning);
    row.number = number;
    row.event = word(event);
    row.state = state;
    row.submitted_at = row.changed_at = kMorning - minutes_ago * kMinute_ms;
    if (*holder) row.holder = store::Holder{word(holder), word("desk1"), kMorning + 3 * kMinute_ms};
    return row;
}

struct Stage {
    const DeskData& data;
    DeskSession session = first_session(0);
    Times now{1000, kMorning};

    void happen(const Event& event) {
        Stepped stepped = desk_step(std::move(session), event, now, data);
        session = std::move(stepped.session);
    }
    void press(Key key) { happen(Pressed{key}); }
    void type(const std::string& text) { happen(Typed{text}); }
};

struct Shot {
    std::string name;
    DeskSession session;
    Times now;
};

struct Gallery {
    const DeskData& data;
    store::CaseContent content;
    std::vector<Shot> shots;

    void add(const std::string& name, const Stage& stage) { shots.push_back({name, stage.session, stage.now}); }

    Stage signed_in(store::Role role) const {
        Stage stage{data};
        stage.happen(SignedIn{{word("abe"), role}});
        return stage;
    }

    Stage with_queue(int more) const {
        using store::CaseState;
        Stage stage = signed_in(store::Role::supervisor);
        std::vector<store::CaseRow> rows = {row_of(7, "tenkyo", CaseState::in_review, 31, "kimura"), row_of(9, "tennyu", CaseState::waiting, 18, ""), row_of(10, "shussei", CaseState::waiting, 12, ""),
                                            row_of(11, "shoumeisho", CaseState::verified, 9, "abe"), row_of(12, "tennyu", CaseState::waiting, 4, ""), row_of(3, "tenshutsu", CaseState::printed, 55, ""),
                                            row_of(4, "inkan", CaseState::withdrawn, 47, "")};
        for (int i = 0; i < more; ++i) rows.push_back(row_of(20 + i, i % 3 == 0 ? "konin" : "tennyu", CaseState::waiting, std::max(0, 3 - i), ""));
        stage.happen(QueueRead{rows, {}, store::japanese_day(kMorning)});
        return stage;
    }

    Stage with_case(store::CaseState state) const {
        Stage stage = with_queue(0);
        store::CaseRow row = row_of(9, "tennyu", state, 18, "abe");
        row.prints = state == store::CaseState::printed ? 1 : 0;
        stage.happen(CaseOpened{row, content});
        return stage;
    }

    /// Confirms until something else is asked for.
    static void confirm_all(Stage& stage) {
        for (int i = 0; i < 60 && !stage.session.dialog; ++i) stage.press(Key::enter);
    }

    void add_signing_in() {
        Stage stage{data};
        add("sign_in", stage);
        stage.type("abe");
        stage.press(Key::enter);
        stage.type("secret");
        add("sign_in_typed", stage);
        for (int i = 0; i < 5; ++i) stage.happen(SignInRefused{});
        add("sign_in_waiting", stage);
        Stage locked = with_case(store::CaseState::in_review);
        locked.press(Key::f12);
        add("lock", locked);
    }

    void add_queue() {
        Stage stage = with_queue(0);
        add("queue", stage);
        stage.press(Key::down);
        stage.press(Key::down);
        add("queue_chosen", stage);
        stage.press(Key::up);
        stage.press(Key::up);
        stage.press(Key::enter);
        add("queue_take_over", stage);
        Stage calls = with_queue(30);
        calls.happen(QueueRead{calls.session.rows, {{1, word("kiosk2"), kMorning - 2 * kMinute_ms, std::nullopt}, {2, word("kiosk1"), kMorning, std::nullopt}}, calls.session.day});
        add("queue_full_with_call", calls);
        Stage sought = with_queue(0);
        sought.type("3");
        add("queue_found_printed", sought);
        Stage empty = signed_in(store::Role::clerk);
        add("queue_empty", empty);
    }

    void add_case() {
        Stage stage = with_case(store::CaseState::in_review);
        add("case_first", stage);
        stage.press(Key::enter);
        add("case_second", stage);
        confirm_all(stage);
        add("case_identity", stage);
        stage.press(Key::enter);
        add("case_identity_too_little", stage);
        Stage rest = with_case(store::CaseState::in_review);
        for (int i = 0; i < 4; ++i) rest.press(Key::right);
        add("case_rest", rest);
        rest.press(Key::down);
        rest.press(Key::down);
        rest.type("+");
        rest.type("+");
        rest.type("+");
        add("case_zoomed", rest);
        Stage printed = with_case(store::CaseState::printed);
        add("case_printed", printed);
        printed.press(Key::f8);
        add("case_reprint", printed);
        Stage withdrawing = with_case(store::CaseState::in_review);
        withdrawing.press(Key::f4);
        add("case_withdraw", withdrawing);
        Stage trouble = with_case(store::CaseState::verified);
        trouble.happen(CaseUnreadable{store::SealTrouble::altered});
        add("case_message", trouble);
    }

    /// The row of this item, or the first.
    static void go_to(Stage& stage, const std::string& id) {
        for (int i = 0; i < 400; ++i) {
            const auto& screen = std::get<CaseScreen>(stage.session.screen);
            const Sight& sight = stage.session.open->sight;
            std::size_t left = screen.cursor;
            const SightRow* row = left < sight.flags.size() ? &sight.flags[left] : nullptr;
            left -= std::min(left, sight.flags.size());
            for (const SightGroup& group : sight.groups) {
                if (row) break;
                if (left < group.rows.size()) row = &group.rows[left];
                else left -= group.rows.size();
            }
            if (row && row->id == id) return;
            stage.press(Key::down);
        }
    }

    void add_corrections() {
        for (const auto& [name, id] : {std::pair{"correct_text", "name.0"}, {"correct_choice", "insurance.0"}, {"correct_address", "new_address.-1"}, {"correct_date", "birth.0"}}) {
            Stage stage = with_case(store::CaseState::in_review);
            go_to(stage, id);
            stage.press(Key::f2);
            add(name, stage);
            if (std::string(name) == "correct_date") stage.type("x");
            if (std::string(name) == "correct_choice") stage.type("2");
            stage.press(Key::enter);
            add(std::string(name) + "_after", stage);
        }
        Stage amended = with_case(store::CaseState::in_review);
        const forms::Slot slot{"insurance", 0};
        amended.happen(CaseAmended{row_of(9, "tennyu", store::CaseState::in_review, 18, "abe"), corrected(content, slot, std::string("shaho_honnin"), word("abe"), kMorning, {})});
        add("case_forms_changed", amended);
        amended.press(Key::enter);
        go_to(amended, "insurance.0");
        add("case_corrected", amended);
    }

    void add_copying() {
        Stage stage = with_case(store::CaseState::in_review);
        stage.press(Key::f7);
        add("copy_case", stage);
        for (int i = 0; i < 5; ++i) stage.press(Key::enter);
        stage.type("R8.3.31");
        for (int i = 0; i < 7; ++i) stage.press(Key::enter);
        stage.type("12345");
        stage.press(Key::f5);
        add("copy_wrong", stage);
        stage.type("67890");
        stage.type("1");
        stage.press(Key::enter);
        add("copy_choice", stage);
        stage.press(Key::escape);
        add("copy_leave", stage);
        stage.press(Key::escape);
        stage.press(Key::f5);
        add("copy_save", stage);
    }

    void add_tables() {
        Stage log = signed_in(store::Role::auditor);
        std::vector<store::LogEntry> entries;
        for (const store::LogEvent event : store::log_events()) {
            store::LogNote note{{word("abe"), store::Role::clerk, word("desk1")}, event, store::CaseId{}, word("juumin_idou_todoke"), store::LogResult::done, store::Reason::none, 1};
            entries.push_back(store::chained(static_cast<std::int64_t>(entries.size()) + 1, kMorning, note, entries.empty() ? store::Hash{} : entries.back().hash));
        }
        log.happen(log_table(entries, *data.world.words));
        add("log", log);
        entries.erase(entries.begin() + 3);
        log.happen(log_table(entries, *data.world.words));
        add("log_broken", log);
        Stage figures = signed_in(store::Role::dx_staff);
        std::vector<store::FigureRow> rows;
        const auto counted = [&rows](const char* day, const char* event, const char* kind, const char* key, std::int64_t count, std::int64_t sum) {
            rows.push_back({day, word(event), {word(kind), *key ? word(key) : store::Word(), count, sum}});
        };
        for (int day = 1; day <= 9; ++day) counted(("2026-04-0" + std::to_string(day)).c_str(), "tennyu", "cases", "", 20 + day * 7 % 11, 20 + day * 7 % 11);
        int turn = 3;
        for (const char* item : {"new_address", "name", "insurance", "birth", "phone", "bank_number"}) {
            counted("2026-04-09", "tennyu", "ms", (std::string("q.") + item).c_str(), 180, 180'000LL * (turn * 5 % 17 + 4));
            counted("2026-04-09", "tennyu", "taps", (std::string("q.") + item).c_str(), 180 * turn, 180 * turn);
            counted("2026-04-09", "tennyu", "corrections", item, turn % 5 + 1, turn % 5 + 1);
            ++turn;
        }
        for (const char* page : {"check", "household", "card_found", "send"}) counted("2026-04-09", "tennyu", "ms", page, 180, 180'000LL * (turn++ * 5 % 17 + 9));
        for (const char* event : {"tennyu", "shussei", "shibou"}) {
            counted("2026-04-09", event, "visits", "sent", 60, 60);
            counted("2026-04-09", event, "forms", "case", 60, 60 * turn++ / 2);
            counted("2026-04-09", event, "boxes_filled", "case", 60, 60 * 141);
            counted("2026-04-09", event, "boxes_by_hand", "case", 60, 60 * 12);
        }
        const FiguresRead read{gather(rows, "2026-03-12", "2026-04-10")};
        figures.happen(read);
        add("figures", figures);
    }

    void add_printing() {
        Stage stage = with_queue(0);
        const store::CaseRow row = row_of(3, "tenshutsu", store::CaseState::printed, 55, "");
        stage.happen(PrintTaken{row.id, row.number});
        printer::JobProgress progress{printer::JobState::printing, printer::PaperTrouble::paper_out, 2};
        stage.happen(PrintGoesOn{row.id, in_words(*data.sentences, progress), true});
        add("queue_paper_out", stage);
        Stage failed = with_case(store::CaseState::printed);
        const store::CaseRow open = failed.session.open->row;
        progress.trouble = printer::PaperTrouble::job_failed;
        failed.happen(PrintFailed{open.id, open.number, in_words(*data.sentences, progress), {Copy::after_failure, {std::nullopt, 2}}});
        add("case_print_failed", failed);
        failed.press(Key::enter);
        add("case_print_on", failed);
    }

    void add_hand_off(HandOff& target) {
        Stage stage = with_queue(0);
        stage.happen(HandOffPossible{});
        stage.press(Key::f6);
        stage.happen(target.preview({}, {}));
        add("hand_off_empty", stage);
        store::CaseContent rare = content;
        rare.answers.set({"name", 0}, std::string("\U00020BB7\u7530 \u82B1\u5B50"), forms::Source::resident);
        const std::vector<HandOffCase> cases = {{row_of(3, "tennyu", store::CaseState::printed, 55, ""), content}, {row_of(5, "tennyu", store::CaseState::printed, 40, ""), rare}};
        for (std::size_t i = 0; i < 3; ++i) {
            stage.happen(target.preview(cases, {i, false}));
            add("hand_off_" + std::to_string(i), stage);
        }
        stage.happen(target.preview(cases, {2, true}));
        add("hand_off_shrunk", stage);
        stage.press(Key::tab);
        stage.press(Key::right);
        add("hand_off_persons", stage);
        stage.happen(HandedOff{"/srv/rpa/winactor-20260410-100203", 2});
        stage.happen(target.preview({}, {2, false}));
        add("hand_off_done", stage);
        stage.happen(Trouble{(*data.world.words)("desk.message.export_no_folder", {{"where", "/srv/rpa"}})});
        add("hand_off_no_folder", stage);
    }
};

}  // namespace

static int paint_gallery(const KioskOptions& options, const std::filesystem::path& answers_file, const std::filesystem::path& directory) {
    const auto house = open_desk_house(options);
    const auto text = printer::read_file(answers_file, kFileBytesMax);
    if (!house || !text) return 1;
    const auto reading = forms::read_answers(*text, house->house().catalog, house->house().today);
    auto rasteriser = printer::GlyphRasteriser::open(house->house().fonts);
    if (!rasteriser) return 1;
    Gallery gallery{house->data(), {}, {}};
    gallery.content.answers = reading.answers;
    gallery.content.today = reading.today.value_or(house->house().today);
    gallery.add_signing_in();
    gallery.add_queue();
    gallery.add_case();
    gallery.add_corrections();
    gallery.add_copying();
    gallery.add_tables();
    gallery.add_printing();
    ExportProfiles exports = read_export_profiles(options.catalog_dir, house->house().catalog);
    auto letters = TargetLetters::open(options.assets_dir);
    if (!letters || exports.profiles.empty()) return 1;
    ProfileHandOff target(std::move(exports.profiles), std::move(*letters), {}, house->house().catalog, *house->data().sentences);
    gallery.add_hand_off(target);
    ui::PictureMaker maker(house->house().fonts, std::move(*rasteriser));
    std::filesystem::create_directories(directory);
    const ui::Panel panel{options.width / screens::kWidth_mm, options.width, options.height};
    for (const Shot& shot : gallery.shots) {
        const auto page = screens::make_page(shot.session, house->data(), panel.size_mm(), shot.now);
        const auto written = ui::write_png(maker.picture(page.page, panel), directory / (shot.name + ".png"));
        if (!written) std::cerr << written.fault().where << ": " << written.fault().detail << '\n';
        if (!written) return 1;
    }
    return 0;
}

}  // namespace kiosk::desk

int kiosk::write_desk_gallery(const KioskOptions& options, const std::filesystem::path& answers_file, const std::filesystem::path& directory) {
    return desk::paint_gallery(options, answers_file, directory);
}
