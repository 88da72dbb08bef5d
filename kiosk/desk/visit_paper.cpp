// The desk's printing: papers made again from the content, written down, given out, and followed until they lie there.
// Part of DeskVisit. What a printer says becomes words here; what follows from them is decided by desk_step().
#include "kiosk/desk/desk_visit.h"

#include "kiosk/desk/slip_code.h"
#include "kiosk/own_code_page.h"
#include "kiosk/paper_words.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::int64_t kLookAgain_ms = 1'000, kLookAtSilent_ms = 10'000;

bool is_same(const printer::JobProgress& a, const printer::JobProgress& b) { return a.state == b.state && a.trouble == b.trouble && a.sheets_done == b.sheets_done; }

}  // namespace

void DeskVisit::run(PrintCase& effect, const Times& now) {
    const Words& words = *parts_.data.world.words;
    const bool is_reprint = effect.copy == Copy::reprint;
    const printer::JobPart& part = effect.part;
    auto papers = printer::make_papers(*parts_.data.world.catalog, effect.content.answers, effect.content.today, *parts_.data.world.fonts);
    if (!papers) return tell_fault(papers.fault(), now);
    if (!papers->complete || (part.form && *part.form >= papers->laid_out.size())) return happen(Trouble{words("desk.message.not_printable")}, now);
    if (!part.form) {
        const std::string number = store::receipt_number(effect.row.number);
        printer::put_receipt_number(*papers, number, *parts_.data.world.fonts);
        put_own_code(*papers, effect.content.own_code, effect.content.today, *parts_.data.world.catalog, *parts_.data.world.fonts);
        const forms::Date day = forms::parse_iso_date(effect.row.day).value_or(effect.content.today);
        const SlipCase slip{effect.content.answers, effect.content.today, {number, day}, now.wall};
        const auto made = unlocked_ && unlocked_->key ? put_slip_code(*papers, slip, unlocked_->key->open, *parts_.data.world.catalog, *parts_.data.world.fonts)
                                                      : printer::make_files_again(*papers, *parts_.data.world.fonts);
        if (!made) return tell_fault(made.fault(), now);
    }
    if (is_reprint) {
        const auto made = make_reprint(*papers, part.form, words("desk.reprint.mark"), *parts_.data.world.fonts);
        if (!made) return tell_fault(made.fault(), now);
    }
    // Written down first: a paper that nobody knows of is worse than an entry without its paper, which the next entry explains.
    const std::size_t sheets = printer::pages_of_job(*papers, part).size();
    if (effect.row.state != store::CaseState::verified) {
        store::LogNote note;
        note.actor = actor();
        note.event = store::LogEvent::form_reprinted;
        note.about = effect.row.id;
        if (part.form) note.subject = store::Word::make(papers->view.forms[*part.form].form->id).value_or(store::Word());
        note.count = static_cast<std::int64_t>(sheets);
        const auto noted = parts_.store.note(note, now.wall);
        if (!noted) return tell_fault(noted.fault(), now);
    } else {
        const auto advanced = parts_.store.advance(effect.row.id, store::CaseState::printed, actor(), now.wall);
        tell(advanced, now);
        if (!advanced || std::holds_alternative<store::Refused>(*advanced)) return;
        effect.row = std::get<store::CaseRow>(*advanced);
    }
    for (const OnItsWay& stuck : on_their_way_)
        if (stuck.row.id == effect.row.id) parts_.paper.cancel(stuck.job);
    std::erase_if(on_their_way_, [&](const OnItsWay& stuck) { return stuck.row.id == effect.row.id; });
    const std::string name = effect.row.day + "/" + store::receipt_number(effect.row.number) + (is_reprint ? "-" + std::to_string(now.wall) : std::string());
    const PaperGiven given = parts_.paper.put_out({name, store::receipt_number(effect.row.number), *papers, part});
    OnItsWay one{0, effect.row, actor(), {is_reprint ? Copy::reprint : Copy::after_failure, part}, sheets, {}};
    if (const auto* refused = std::get_if<PaperRefused>(&given)) {
        const auto event = refused->trouble == PaperTrouble::unsafe ? store::LogEvent::printer_refused : store::LogEvent::print_failed;
        return print_failed(one, refused->sentence, event, now);
    }
    const auto* on_its_way = std::get_if<PaperOnItsWay>(&given);
    if (!on_its_way) return happen(Printed{effect.row.id, effect.row.number, sheets, is_reprint}, now);
    one.job = on_its_way->job;
    on_their_way_.push_back(std::move(one));
    happen(PrintTaken{effect.row.id, effect.row.number}, now);
}

/// Nothing is lost by a printer that fails: which sheet comes next is kept, and the log knows it.
void DeskVisit::print_failed(const OnItsWay& one, std::string sentence, store::LogEvent event, const Times& now) {
    store::LogNote note;
    note.actor = one.by;
    note.event = event;
    note.result = event == store::LogEvent::printer_refused ? store::LogResult::refused : store::LogResult::failed;
    note.about = one.row.id;
    note.reason = store::Reason::paper;
    note.count = static_cast<std::int64_t>(one.unprinted.part.first_sheet) + 1;
    static_cast<void>(parts_.store.note(note, now.wall));
    happen(PrintFailed{one.row.id, one.row.number, std::move(sentence), one.unprinted}, now);
}

void DeskVisit::look_at_paper(const Times& now) {
    if (on_their_way_.empty() || now.steady_ms < look_at_paper_ms_) return;
    look_at_paper_ms_ = now.steady_ms + kLookAgain_ms;
    const CommandWords& words = *parts_.data.sentences;
    std::vector<OnItsWay> going = std::exchange(on_their_way_, {});
    for (OnItsWay& one : going) {
        const auto seen = parts_.paper.look(one.job);
        if (!seen) {                                   // a server that is away may come back with the job
            look_at_paper_ms_ = now.steady_ms + kLookAtSilent_ms;
            on_their_way_.push_back(one);
            happen(PrintGoesOn{one.row.id, words.say("print.no_answer"), true}, now);
            continue;
        }
        printer::JobProgress progress = *seen;
        progress.sheets_done = std::min(progress.sheets_done, static_cast<int>(one.sheets)) + static_cast<int>(one.unprinted.part.first_sheet);
        if (progress.state == printer::JobState::done) {
            happen(Printed{one.row.id, one.row.number, one.sheets, one.unprinted.copy == Copy::reprint}, now);
        } else if (progress.state == printer::JobState::failed) {
            one.unprinted.part.first_sheet = std::min(static_cast<std::size_t>(progress.sheets_done), one.unprinted.part.first_sheet + one.sheets - 1);
            print_failed(one, in_words(words, progress), store::LogEvent::print_failed, now);
        } else {
            if (!is_same(progress, one.seen)) happen(PrintGoesOn{one.row.id, in_words(words, progress), progress.trouble != printer::PaperTrouble::none}, now);
            one.seen = progress;
            on_their_way_.push_back(one);
        }
    }
}

}  // namespace kiosk::desk
