// From answers to the papers of a case: view, layout, gate, PDF, manifest, files. `kakanai fill` and the kiosk both
// end here, so both give the same files.
#pragma once

#include "forms/interview.h"
#include "printer/gate.h"
#include "printer/pdf.h"
#include "printer/slips.h"

#include <filesystem>

namespace printer {

struct PaperFile {
    std::string name;          // "01_juumin_idou_todoke.pdf", "bundle.pdf"; never a resident's name
    std::string bytes;
};

struct Papers {
    forms::CaseView view;
    std::vector<LaidOutForm> laid_out;       // parallel to view.forms
    std::vector<Slip> slips;                 // ご案内票 before the forms, 職員確認票 after them
    std::vector<Finding> findings;
    std::vector<PaperFile> files;            // empty when a finding is an error or something is missing
    std::string manifest;                    // JSON, design.md §6
    bool complete = false;                   // PDFs were made
};

/// `refused`: problems of the answers file; with any, there are no PDFs and the manifest lists them.
forms::Result<Papers> make_papers(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today,
                                  const Fonts& fonts, const forms::Problems& refused = {});

/// Puts the number under which the case was taken ("A-012") on the ご案内票; the PDFs know it after make_files_again().
void put_receipt_number(Papers& papers, const std::string& number, const Fonts& fonts);

/// The PDFs once more, after something was put on a page that is printed at the desk only.
forms::Outcome make_files_again(Papers& papers, const Fonts& fonts);

/// Writes every file beside its name, fsyncs, then renames; manifest.json last. Removes PDFs of an earlier run from
/// `directory` that this case does not have. Creates the directory. Nothing half-written stays behind.
forms::Outcome write_papers(const Papers& papers, const std::filesystem::path& directory);

}  // namespace printer
