// The papers of a case on their way to the printer.
// A reprint's mark is a mark of the scene like every other; the PDF knows nothing of it.
#include "kiosk/desk/desk_paper.h"

#include "printer/manifest.h"

namespace kiosk::desk {

namespace {

constexpr double kBoxSide_mm = 8, kEdge_mm = 5, kMarkEm_mm = 6;

std::string file_of_reprint(std::size_t form, const printer::Papers& papers) { return printer::file_name(form, papers.view.forms[form]); }

}  // namespace

forms::Outcome FolderOut::put_out(const std::string& job, const printer::Papers& papers) { return printer::write_papers(papers, directory_ / job); }

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

std::size_t sheets_of(const printer::Papers& papers) {
    std::size_t count = 0;
    for (const printer::LaidOutForm& form : papers.laid_out) count += form.pages.size();
    for (const printer::Slip& slip : papers.slips) count += slip.sheets.pages.size();
    return count;
}

}  // namespace kiosk::desk
