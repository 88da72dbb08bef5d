// What goes to the printer for a case: the route slip, the forms in the order of the windows, the staff sheet — as one PDF,
// from any sheet on, so that a job goes on where the printer stopped. Same pages as everywhere.
#pragma once

#include "printer/papers.h"

namespace printer {

/// Which of the papers: all of them, or one form again; and from which sheet on (from 0).
struct JobPart {
    std::optional<std::size_t> form;
    std::size_t first_sheet = 0;
};

/// The pages in the order in which they are printed, from the first of the part on. They live as long as `papers`.
std::vector<const PageScene*> pages_of_job(const Papers& papers, const JobPart& part);

/// Fault::not_found when there is no such sheet.
forms::Result<std::string> job_pdf(const Papers& papers, const JobPart& part, const Fonts& fonts);

}  // namespace printer
