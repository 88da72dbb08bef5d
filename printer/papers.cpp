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

std::string bundle_title(const forms::Situation& situation) {
    const forms::Catalog& catalog = situation.catalog();
    const forms::Answer* event = situation.answers().find({forms::kEvent, forms::kWholeCase});
    const std::string* id = event && event->value ? std::get_if<std::string>(&*event->value) : nullptr;
    const auto known = id ? catalog.events.find(*id) : catalog.events.end();
    return catalog.word("bundle.title", {{"city", catalog.city.name}, {"event", known == catalog.events.end() ? "" : known->second.title}});
}

/// One document a form and a slip, then the bundle of them all: ご案内票, the forms in order, 職員確認票.
forms::Result<std::vector<PaperFile>> make_files(const Papers& papers, const Fonts& fonts) {
    const std::vector<std::string> titles = outline_titles(papers.view.forms);
    std::vector<PdfDocument> documents;
    std::vector<PaperFile> files;
    PdfDocument bundle{bundle_title(papers.view.situation), "", {}};
    const auto add = [&](const std::string& file, const std::string& title, const std::string& subject, const PdfPart& part) {
        documents.push_back({title, subject, {part}});
        bundle.parts.push_back(part);
        files.push_back({file, {}});
    };
    for (std::size_t i = 0; i < papers.slips.size(); ++i) {
        const Slip& slip = papers.slips[i];
        if (i == 0) add("00_" + slip.id + ".pdf", slip.title, "", {slip.title, &slip.sheets.pages});
    }
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const forms::FilledForm& form = papers.view.forms[i];
        add(file_name(i, form), form.form->title, form.form->code, {titles[i], &papers.laid_out[i].pages});
    }
    for (std::size_t i = 1; i < papers.slips.size(); ++i) {
        const Slip& slip = papers.slips[i];
        add("99_" + slip.id + ".pdf", slip.title, "", {slip.title, &slip.sheets.pages});
    }
    documents.push_back(std::move(bundle));
    files.push_back({kBundle, {}});
    TRY(bytes, write_pdfs(documents, fonts));
    for (std::size_t i = 0; i < files.size(); ++i) files[i].bytes = std::move(bytes[i]);
    return files;
}

/// What does not fit on a slip is as wrong as on a form.
void inspect_slips(Papers& papers) {
    for (const Slip& slip : papers.slips) {
        for (const LayoutFinding& finding : slip.sheets.findings) {
            const char* remedy = finding.lacks_letter ? kMendLetter : finding.remedy.c_str();      // its own words all have their letters: it is a name's
            papers.findings.push_back({Level::error, slip.id, slip.title, forms::kWholeCase, finding.field, "", finding.message, remedy, finding.lacks_letter});
        }
    }
}

/// What the resident did not know may decide about a whole procedure, a day may have passed, a case may be the clerk's:
/// the clerk must hear of it.
void warn_the_clerk(Papers& papers) {
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
        if (required.deadline_passed) {
            Finding finding;
            finding.level = Level::warning;
            finding.form_title = required.procedure->title;
            finding.message = "期限（" + forms::wareki_text(*required.deadline) + "）を過ぎています。";
            finding.remedy = "窓口で事情をうかがってください。";
            papers.findings.push_back(std::move(finding));
        }
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
    Papers papers{forms::view_case(catalog, answers, today), {}, {}, {}, {}, {}, false};
    for (const forms::FilledForm& form : papers.view.forms) papers.laid_out.push_back(lay_out(form, catalog.city, fonts));
    papers.findings = inspect(papers.view.forms, papers.laid_out, papers.view.situation, fonts);
    warn_the_clerk(papers);
    if (!papers.view.procedures.required.empty()) papers.slips = {route_slip(papers.view, fonts), staff_sheet(papers.view, fonts)};
    inspect_slips(papers);
    papers.complete = refused.empty() && papers.view.missing.empty() && !has_errors(papers.findings) && !papers.view.procedures.required.empty();
    if (papers.complete) {
        TRY(files, make_files(papers, fonts));
        papers.files = std::move(files);
    }
    papers.manifest = manifest_of(papers, answers, refused);
    return papers;
}

void put_receipt_number(Papers& papers, const std::string& number, const Fonts& fonts) {
    if (!papers.slips.empty()) papers.slips.front() = route_slip(papers.view, fonts, number);
}

forms::Outcome make_files_again(Papers& papers, const Fonts& fonts) {
    TRY(files, make_files(papers, fonts));
    papers.files = std::move(files);
    return forms::Done{};
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
    std::vector<NamedBytes> files;
    std::set<std::string> kept;
    for (const PaperFile& file : papers.files) {
        files.push_back({file.name, file.bytes});
        kept.insert(file.name);
    }
    files.push_back({kManifest, papers.manifest});
    remove_papers(directory, kept);      // PDFs of an earlier run would be taken for this case's
    const forms::Outcome written = write_files_beside(directory, files);
    if (!written) remove_papers(directory, {});      // part of a bundle would look like the whole of it
    return written;
}

}  // namespace printer
