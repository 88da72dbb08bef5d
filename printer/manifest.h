// The manifest of a case: what was printed and why, what is left for a hand, what is missing. For staff and scripts.
// Stands beside the PDFs and, like them, belongs to the case; it is no log.
#pragma once

#include "printer/papers.h"

namespace printer {

/// The JSON of design §6. `refused` are the problems of the answers file. Form files are listed only when complete.
std::string manifest_of(const Papers& papers, const forms::Answers& answers, const forms::Problems& refused);

/// "01_juumin_idou_todoke.pdf": the order in the bundle and the form; never a resident's name.
std::string file_name(std::size_t position, const forms::FilledForm& form);

}  // namespace printer
