// PageScenes → PDF bytes. The only file behind it that knows libharu. Text stays text: any name prints, extracts and
// searches as itself. The same scenes give the same bytes: nothing of clock, machine or run goes in.
#pragma once

#include "forms/result.h"
#include "printer/fonts.h"
#include "printer/scene.h"

namespace printer {

/// A form in a document: its outline entry, and its pages.
struct PdfPart {
    std::string title;
    const std::vector<PageScene>* pages = nullptr;
};

struct PdfDocument {
    std::string title;           // /Title, Japanese; no name of a resident
    std::string subject;         // may be empty
    std::vector<PdfPart> parts;  // an outline entry each
};

/// Fault::damaged when libharu refuses something (never the resident's text in it).
forms::Result<std::string> write_pdf(const PdfDocument& document, const Fonts& fonts);

/// The documents of one case, in their order: a page that stands in several of them (the bundle and a single form) is
/// written and packed once. No document holds a glyph that its own pages do not show.
forms::Result<std::vector<std::string>> write_pdfs(const std::vector<PdfDocument>& documents, const Fonts& fonts);

}  // namespace printer
