// Orders the sheets by the windows they are handed in at; a form that no procedure prints comes last.
// Lays out nothing.
#include "printer/print_job.h"

#include <algorithm>

namespace printer {

namespace {

void add(std::vector<const PageScene*>& into, const std::vector<PageScene>& pages) {
    for (const PageScene& page : pages) into.push_back(&page);
}

std::vector<const PageScene*> every_page(const Papers& papers) {
    std::vector<const PageScene*> pages;
    std::vector<bool> taken(papers.laid_out.size(), false);
    const auto take = [&](std::size_t at) {
        if (!taken[at]) add(pages, papers.laid_out[at].pages);
        taken[at] = true;
    };
    if (!papers.slips.empty()) add(pages, papers.slips.front().sheets.pages);
    for (const forms::RequiredProcedure* required : in_window_order(papers.view.procedures))
        for (const forms::Paper& paper : required->papers)
            for (std::size_t i = 0; i < papers.laid_out.size(); ++i)
                if (papers.view.forms[i].form->id == paper.form && papers.view.forms[i].person == paper.person) take(i);
    for (std::size_t i = 0; i < papers.laid_out.size(); ++i) take(i);
    for (std::size_t i = 1; i < papers.slips.size(); ++i) add(pages, papers.slips[i].sheets.pages);
    return pages;
}

}  // namespace

std::vector<const PageScene*> pages_of_job(const Papers& papers, const JobPart& part) {
    std::vector<const PageScene*> pages;
    if (part.form) add(pages, papers.laid_out[*part.form].pages);
    else pages = every_page(papers);
    pages.erase(pages.begin(), pages.begin() + static_cast<std::ptrdiff_t>(std::min(part.first_sheet, pages.size())));
    return pages;
}

forms::Result<std::string> job_pdf(const Papers& papers, const JobPart& part, const Fonts& fonts) {
    std::vector<PageScene> sheets;
    for (const PageScene* page : pages_of_job(papers, part)) sheets.push_back(*page);
    if (sheets.empty()) return forms::Fault{forms::FaultKind::not_found, "job", "no such sheet"};
    const std::string title = part.form ? papers.view.forms[*part.form].form->title : papers.slips.empty() ? std::string("job") : papers.slips.front().title;
    return write_pdf({title, "", {{title, &sheets}}}, fonts);
}

}  // namespace printer
