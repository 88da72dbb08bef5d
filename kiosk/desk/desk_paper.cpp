// The papers of a case on their way to the printer.
// A reprint's mark is a mark of the scene like every other; the PDF knows nothing of it.
#include "kiosk/desk/desk_paper.h"

#include "kiosk/paper_words.h"
#include "kiosk/wipe.h"
#include "printer/manifest.h"

namespace kiosk::desk {

namespace {

constexpr double kBoxSide_mm = 8, kEdge_mm = 5, kMarkEm_mm = 6;

std::string file_of_reprint(std::size_t form, const printer::Papers& papers) { return printer::file_name(form, papers.view.forms[form]); }

}  // namespace

PaperGiven FolderOut::put_out(const PaperJob& job) {
    const auto written = printer::write_papers(job.papers, directory_ / job.name);
    if (!written) return PaperRefused{words_.say(written.fault())};
    return PaperLies{};
}

forms::Result<printer::JobProgress> FolderOut::look(int) { return printer::JobProgress{printer::JobState::done, {}, 0}; }

std::optional<std::string> QueueOut::why_not() { return kiosk::why_not(words_, place_, queue_->check()); }

PaperGiven QueueOut::put_out(const PaperJob& job) {
    const auto checked = queue_->check();
    if (const auto why = kiosk::why_not(words_, place_, checked)) return PaperRefused{*why, checked ? PaperTrouble::unsafe : PaperTrouble::failed};
    auto pdf = printer::job_pdf(job.papers, job.part, fonts_);
    if (!pdf) return PaperRefused{words_.say(pdf.fault())};
    const auto sent = queue_->send(*pdf, job.title);
    kiosk::wipe(*pdf);
    if (!sent) return PaperRefused{in_words(words_, place_, sent.fault())};
    return PaperOnItsWay{*sent};
}

void mark_as_reprint(printer::PageScene& page, const std::string& mark, const printer::Fonts& fonts) {
    const printer::BoxMm box{page.width_mm - kEdge_mm - kBoxSide_mm, kEdge_mm, kBoxSide_mm, kBoxSide_mm};
    page.marks.push_back(printer::Rectangle{box, 0.5, {}, true, {1}});
    const auto shaped = fonts.shape(printer::Typeface::label_bold, mark);
    printer::TextRun run{box.y_mm + kBoxSide_mm / 2 + fonts.metrics(printer::Typeface::label_bold).cap_height_em / 2 * kMarkEm_mm, kMarkEm_mm, {}, {}};
    double x = box.x_mm + (kBoxSide_mm - shaped.width_em * kMarkEm_mm) / 2;
    for (const printer::ShapedGlyph& glyph : shaped.glyphs) {
        run.glyphs.push_back({glyph.face, glyph.glyph, glyph.code, glyph.selector, x});
        x += glyph.advance_em * kMarkEm_mm;
    }
    page.marks.push_back(std::move(run));
}

forms::Outcome make_reprint(printer::Papers& papers, std::optional<std::size_t> form, const std::string& mark, const printer::Fonts& fonts) {
    for (printer::LaidOutForm& laid_out : papers.laid_out)
        for (printer::PageScene& page : laid_out.pages) mark_as_reprint(page, mark, fonts);
    for (printer::Slip& slip : papers.slips)
        for (printer::PageScene& page : slip.sheets.pages) mark_as_reprint(page, mark, fonts);
    printer::PdfDocument bundle{papers.view.forms.empty() ? mark : papers.view.forms.front().form->title, "", {}};
    std::vector<printer::PdfDocument> documents;
    std::vector<printer::PaperFile> files;
    const auto add = [&](const std::string& file, const std::string& title, const std::vector<printer::PageScene>& pages) {
        documents.push_back({title, "", {{title, &pages}}});
        bundle.parts.push_back({title, &pages});
        files.push_back({file, {}});
    };
    if (!form && !papers.slips.empty()) add("00_" + papers.slips.front().id + ".pdf", papers.slips.front().title, papers.slips.front().sheets.pages);
    for (std::size_t i = 0; i < papers.view.forms.size(); ++i)
        if (!form || *form == i) add(file_of_reprint(i, papers), papers.view.forms[i].form->title, papers.laid_out[i].pages);
    for (std::size_t i = 1; !form && i < papers.slips.size(); ++i) add("99_" + papers.slips[i].id + ".pdf", papers.slips[i].title, papers.slips[i].sheets.pages);
    documents.push_back(std::move(bundle));
    files.push_back({"bundle.pdf", {}});
    TRY(bytes, printer::write_pdfs(documents, fonts));
    for (std::size_t i = 0; i < files.size(); ++i) files[i].bytes = std::move(bytes[i]);
    papers.files = std::move(files);
    return forms::Done{};
}

}  // namespace kiosk::desk
