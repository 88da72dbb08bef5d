// Fonts for the PDF writer: the facts that a font descriptor needs, and a private subset of a face that holds only the
// glyphs of one document. Between the font chain and pdf.cpp. Makes no PDF objects and changes no outline.
#pragma once

#include "printer/fonts.h"

#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Lengths in thousandths of the em, measured from the baseline; descent is negative.
struct FaceFacts {
    std::string postscript_name;
    int left = 0, bottom = 0, right = 1000, top = 880;
    int ascent = 880, descent = -120, cap_height = 760;
    bool serif = false;
    unsigned glyph_count = 0;
};
const FaceFacts& face_facts(const Fonts& fonts, unsigned face);

/// The advance that the font itself gives a glyph.
double advance_em(const Fonts& fonts, unsigned face, unsigned glyph);

/// A table of the font file ("glyf"), empty if it has none. Lives as long as `fonts`.
std::string_view font_table(const Fonts& fonts, unsigned face, const char (&tag)[5]);

/// A TrueType file with head, hhea, hmtx, maxp, loca and glyf, without instructions: what a CIDFontType2 needs and no more.
/// Its glyph n is glyph_of_code[n] of the face, empty where that is 0; parts of composite glyphs follow after the codes.
/// Numbering by code leaves no id to be mapped: a mapping once printed 髙橋 as 神橋 while the text read rightly.
/// Fault::damaged for a font file whose outlines cannot be read.
forms::Result<std::string> subset_face(const Fonts& fonts, unsigned face, const std::vector<unsigned>& glyph_of_code);

}  // namespace printer
