// What goes to the printer for a case: the route slip, the forms in the order of the windows, the staff sheet — as one PDF,
// from any sheet on, so that a job goes on where the printer stopped. Same pages as everywhere.
#pragma once

#include "printer/papers.h"

namespace printer {

/// The pages in the order in which they are printed. They live as long as `papers`.
std::vector<const PageScene*> pages_of_job(const Papers& papers);

/// Fault::not_found when there is no such sheet (from 0).
forms::Result<std::string> job_pdf(const Papers& papers, std::size_t first_sheet, const Fonts& fonts);

}  // namespace printer
