// Blank forms and today's numbers.
// One thing that cannot be made does not keep the other back; each is said.
#include "kiosk/fallback/command_paper.h"

#include "kiosk/command_words.h"
#include "kiosk/fallback/queue_sheet.h"
#include "kiosk/store/log_file.h"
#include "printer/file.h"
#include "printer/layout.h"
#include "printer/pdf.h"

#include "forms/catalog.h"
#include "forms/filling.h"

#include <iostream>

namespace kiosk {

namespace {

struct PaperMaker {
    const CommandWords& words;
    const forms::Catalog& catalog;
    const printer::Fonts& fonts;
    std::filesystem::path out;

    bool write(const std::vector<std::string>& names, const std::vector<printer::PdfDocument>& documents) const {
        const auto bytes = printer::write_pdfs(documents, fonts);
        std::vector<printer::NamedBytes> files;
        for (std::size_t i = 0; bytes && i < names.size(); ++i) files.push_back({names[i], (*bytes)[i]});
        const auto written = bytes ? printer::write_files_beside(out, files) : forms::Outcome(bytes.fault());
        if (!written) std::cerr << words.say(written.fault()) << '\n';
        return static_cast<bool>(written);
    }

    /// Every form of the day as it is before anybody said anything.
    std::optional<std::size_t> blank_forms(forms::Date today) const {
        const forms::Situation nobody = forms::derive_situation(catalog, {}, today);
        std::vector<std::pair<const forms::Template*, printer::LaidOutForm>> laid;
        for (const auto& [id, form] : catalog.templates) laid.emplace_back(&form, printer::lay_out(forms::fill(form, nobody), catalog.city, fonts));
        std::vector<std::string> names;
        std::vector<printer::PdfDocument> documents;
        printer::PdfDocument all{words.say("paper.blank_title"), "", {}};
        for (const auto& [form, pages] : laid) {
            names.push_back("blank_" + form->id + ".pdf");
            documents.push_back({form->title, "", {{form->title, &pages.pages}}});
            all.parts.push_back({form->title, &pages.pages});
        }
        names.push_back("blank_forms.pdf");
        documents.push_back(std::move(all));
        if (!write(names, documents)) return std::nullopt;
        return laid.size();
    }

    std::optional<std::size_t> queue(const std::filesystem::path& log_file, const std::string& day) const {
        const auto lines = store::read_log_lines(log_file);
        if (!lines) {
            std::cerr << words.say("paper.no_log", {{"where", log_file.string()}}) << '\n';
            return std::nullopt;
        }
        const auto cases = cases_in_log(lines->lines, day);
        const printer::Slip sheet = queue_sheet(cases, day, catalog, words, fonts);
        if (!write({"queue.pdf"}, {{sheet.title, "", {{sheet.title, &sheet.sheets.pages}}}})) return std::nullopt;
        return cases.size();
    }
};

}  // namespace

int run_paper(const Places& places, const std::filesystem::path& data_dir, const std::filesystem::path& out, forms::Date today) {
    const CommandWords words(places.assets);
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today);
    const auto fonts = printer::Fonts::open();
    if (!fonts) {
        std::cerr << words.say(fonts.fault()) << '\n';
        return 1;
    }
    std::error_code error;
    std::filesystem::create_directories(out, error);
    const PaperMaker maker{words, reading.catalog, *fonts, out};
    const auto forms_made = maker.blank_forms(today);
    if (forms_made) std::cout << words.say("paper.blank_written", {{"count", std::to_string(*forms_made)}, {"where", (out / "blank_forms.pdf").string()}}) << '\n';
    const auto cases = maker.queue(data_dir / "store" / "current" / "log.jsonl", forms::to_iso(today));
    if (cases) std::cout << words.say("paper.queue_written", {{"count", std::to_string(*cases)}, {"where", (out / "queue.pdf").string()}}) << '\n';
    return forms_made && cases ? 0 : 1;
}

}  // namespace kiosk
