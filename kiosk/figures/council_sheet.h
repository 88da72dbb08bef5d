// The one page for the council: figures as a template of printed words, laid out by the one layout and written as PDF.
// FiguresReport → PDF bytes. Words from commands.toml and the catalog.
#pragma once

#include "kiosk/command_words.h"
#include "kiosk/figures/figures.h"
#include "printer/slips.h"

namespace kiosk {

printer::Slip council_sheet(const FiguresReport& report, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts);
forms::Result<std::string> council_pdf(const FiguresReport& report, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts);

}  // namespace kiosk
