// Makes the papers once, so that the gate speaks while the resident is still there; the desk makes them again to print.
// Nothing of the papers is kept.
#include "kiosk/store_inbox.h"

#include "kiosk/case_folder.h"
#include "kiosk/wipe.h"

namespace kiosk {

forms::Result<CaseOutcome> StoreInbox::take(const Sending& sending) {
    TRY(papers, printer::make_papers(house_.catalog, sending.answers, house_.today, house_.fonts));
    for (printer::PaperFile& file : papers.files) wipe(file.bytes);
    wipe(papers.manifest);
    if (!papers.complete) return CaseOutcome{refusal_of(house_.catalog, papers)};
    const forms::Answer* errand = sending.answers.find({kErrandItem, forms::kWholeCase});
    const auto* event = errand && errand->value ? std::get_if<std::string>(&*errand->value) : nullptr;
    store::CaseContent content;
    content.id = sending.id;
    content.answers = sending.answers;
    content.today = house_.today;
    content.language = sending.language;
    content.catalog_hash = stamp_.hash;
    for (const forms::FilledForm& form : papers.view.forms)
        if (const auto version = stamp_.forms.find(form.form->id); version != stamp_.forms.end()) content.forms[form.form->id] = version->second;
    const store::Word word = store::Word::make(event ? *event : std::string()).value_or(store::Word());
    const store::Submission submission{sending.id, word, kiosk_, store::seal_content(key_, content)};
    wipe(content.answers);
    TRY(receipt, intake_.submit(submission, clock_()));
    return CaseOutcome{StoredCase{receipt.number}};
}

forms::Outcome StoreInbox::call_staff() {
    const auto called = intake_.call_staff(kiosk_, clock_());
    if (!called) return called.fault();
    return forms::Done{};
}

forms::Outcome StoreInbox::count(const store::Word& event, const std::vector<store::Figure>& figures) { return intake_.add_figures(event, figures, clock_()); }

}  // namespace kiosk
