// Joins the stages: view → layout → gate → PDFs and manifest. Decides only whether there is paper at all.
// Everything is made in memory first; files are written whole or not at all.
#include "printer/papers.h"

#include "forms/result.h"
#include "printer/file.h"
#include "printer/manifest.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

constexpr const char* kBundle = "bundle.pdf";
constexpr const char* kManifest = "manifest.json";

/// Two papers of one kind are told apart by a number, never by a name.
std::vector<std::string> outline_titles(const std::vector<forms::FilledForm>& filled) {
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < filled.size(); ++i) {
        const auto same = [&](const forms::FilledForm& other) { return other.form == filled[i].form; };
        const auto before = std::count_if(filled.begin(), filled.begin() + static_cast<std::ptrdiff_t>(i), same);
        const auto all = std::count_if(filled.begin(), filled.end(), same);
        std::string title = filled[i].form->title;
        if (all > 1) title += "（" + std::to_string(before + 1) + "／" + std::to_string(all) + "）";
        titles.push_back(std::move(title));
    }
    return titles;
}

forms::Result<std::vector<PaperFile>> make_files(const Papers& papers, const Fonts& fonts) {
    const forms::Situation& situation = papers.view.situation;
    const std::vector<std::string> titles = outline_titles(papers.view.forms);
    std::vector<PaperFile> files;
    PdfDocument bundle;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const PdfPart part{titles[i], &papers.laid_out[i].pages};
        PdfDocument single{papers.view.forms[i].form->title, papers.view.forms[i].form->code, {part}};
        TRY(bytes, write_pdf(single, fonts));
        files.push_back({file_name(i, papers.view.forms[i]), std::move(bytes)});
        bundle.parts.push_back(part);
    }
    const forms::Answer* event = situation.answers().find({forms::kEvent, forms::kWholeCase});
    const std::string* id = event && event->value ? std::get_if<std::string>(&*event->value) : nullptr;
    const auto known = id ? situation.catalog().events.find(*id) : situation.catalog().events.end();
    bundle.title = situation.catalog().city.name + (known == situation.catalog().events.end() ? "" : "　" + known->second.title);
    if (bundle.parts.empty()) return files;
    TRY(bytes, write_pdf(bundle, fonts));
    files.push_back({kBundle, std::move(bytes)});
    return files;
}

/// What the resident did not know may decide about a whole procedure: the clerk must hear of it.
void warn_of_undecided(Papers& papers) {
    if (!papers.view.missing.empty()) return;
    for (const forms::Procedure* procedure : papers.view.procedures.undecided) {
        Finding finding;
        finding.level = Level::warning;
        finding.form_title = procedure->title;
        finding.message = "この手続が必要かどうか、いただいた答えからは決まりません。";
        finding.remedy = "窓口で確かめてください。";
        papers.findings.push_back(std::move(finding));
    }
    for (const forms::RequiredProcedure& required : papers.view.procedures.required) {
        for (const std::string& sentence : required.handovers) {
            Finding finding;
            finding.level = Level::warning;
            finding.form_title = required.procedure->title;
            finding.message = sentence;
            papers.findings.push_back(std::move(finding));
        }
    }
}

}  // namespace

forms::Result<Papers> make_papers(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today, const Fonts& fonts,
                                  const forms::Problems& refused) {
    Papers papers{forms::view_case(catalog, answers, today), {}, {}, {}, {}, false};
    for (const forms::FilledForm& form : papers.view.forms) papers.laid_out.push_back(lay_out(form, catalog.city, fonts));
    papers.findings = inspect(papers.view.forms, papers.laid_out, papers.view.situation);
    warn_of_undecided(papers);
    papers.complete = refused.empty() && papers.view.missing.empty() && !has_errors(papers.findings) && !papers.view.procedures.required.empty();
    if (papers.complete) {
        TRY(files, make_files(papers, fonts));
        papers.files = std::move(files);
    }
    papers.manifest = manifest_of(papers, answers, refused);
    return papers;
}

namespace {

/// "01_….pdf" and the bundle: what an earlier run wrote. Other files in the directory are not ours.
bool is_paper_name(const std::string& name) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return name == kBundle || (name.size() > 7 && digit(name[0]) && digit(name[1]) && name[2] == '_' && name.ends_with(".pdf"));
}

void remove_papers(const std::filesystem::path& directory, const std::set<std::string>& kept) {
    std::error_code error;
    std::vector<std::filesystem::path> old;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (is_paper_name(name) && !kept.count(name)) old.push_back(entry->path());
    }
    for (const std::filesystem::path& path : old) std::filesystem::remove(path, error);
}

}  // namespace

forms::Outcome write_papers(const Papers& papers, const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return forms::Fault{forms::FaultKind::not_permitted, directory.string(), error.message()};
    std::set<std::string> kept;
    for (const PaperFile& file : papers.files) {
        const forms::Outcome written = write_file_beside(directory / file.name, file.bytes);
        if (!written) {
            remove_papers(directory, {});      // part of a bundle would look like the whole of it
            return written.fault();
        }
        kept.insert(file.name);
    }
    remove_papers(directory, kept);            // PDFs of an earlier run would be taken for this case's
    return write_file_beside(directory / kManifest, papers.manifest);
}

}  // namespace printer
