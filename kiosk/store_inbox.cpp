// Makes the papers once, so that the gate speaks while the resident is still there; the desk makes them again to print.
// Nothing of the papers is kept.
#include "kiosk/store_inbox.h"

#include "kiosk/asked_case.h"
#include "kiosk/case_folder.h"
#include "kiosk/wipe.h"

namespace kiosk {

forms::Result<CaseOutcome> StoreInbox::take(const Sending& sending) {
    TRY(papers, printer::make_papers(house_.catalog, sending.answers, house_.today, house_.fonts));
    for (printer::PaperFile& file : papers.files) wipe(file.bytes);
    wipe(papers.manifest);
    const bool waits_for_staff = papers.view.missing.empty() && printer::lacks_only_letters(papers.findings);        // flagged at the desk, where printing stops
    if (!papers.complete && !waits_for_staff) return CaseOutcome{refusal_of(house_.catalog, papers)};
    const forms::Answer* errand = sending.answers.find({kErrandItem, forms::kWholeCase});
    const auto* event = errand && errand->value ? std::get_if<std::string>(&*errand->value) : nullptr;
    store::CaseContent content;
    content.id = sending.id;
    content.answers = sending.answers;
    content.today = house_.today;
    content.language = sending.language;
    for (const CorrectedFact& fact : sending.overruled)
        if (fact.before) content.overruled.emplace(fact.slot, forms::Answer{*fact.before, fact.source});
    content.own_code = sending.own_code;
    content.catalog_hash = stamp_.hash;
    for (const forms::FilledForm& form : papers.view.forms)
        if (const auto version = stamp_.forms.find(form.form->id); version != stamp_.forms.end()) content.forms[form.form->id] = version->second;
    const store::Word word = store::Word::make(event ? *event : std::string()).value_or(store::Word());
    const store::Submission submission{sending.id, word, kiosk_, store::seal_content(key_, content)};
    wipe(content.answers);
    for (std::string& code : content.own_code) wipe(code);
    TRY(receipt, intake_.submit(submission, clock_()));
    return CaseOutcome{StoredCase{receipt.number}};
}

forms::Result<bool> StoreInbox::call_staff() {
    const auto called = intake_.call_staff(kiosk_, clock_());
    if (!called) return called.fault();
    return true;
}

forms::Result<std::optional<AskedHere>> StoreInbox::asked() {
    if (!is_introduced_) {
        if (const auto introduced = intake_.introduce(kiosk_.device, own_.open); !introduced) return introduced.fault();
        is_introduced_ = true;
    }
    TRY(found, intake_.asked(kiosk_.device));
    if (!found) return std::optional<AskedHere>();
    auto opened = open_asked(own_, found->ask.about, found->sealed);
    if (opened) return std::optional<AskedHere>({found->ask.id, std::move(opened->number), std::move(opened->content)});
    if (const auto left = intake_.answer_ask(found->ask.id, store::AskState::left, kiosk_, clock_()); !left) return left.fault();      // asked before this kiosk was started anew
    return std::optional<AskedHere>();
}

forms::Outcome StoreInbox::answer(std::int64_t id, ConfirmAnswer said) {
    const store::AskState state = said == ConfirmAnswer::agrees ? store::AskState::agreed : said == ConfirmAnswer::differs ? store::AskState::differs : store::AskState::left;
    return intake_.answer_ask(id, state, kiosk_, clock_());
}

forms::Outcome StoreInbox::count(const store::Word& event, const std::vector<store::Figure>& figures) { return intake_.add_figures(event, figures, clock_()); }

}  // namespace kiosk
