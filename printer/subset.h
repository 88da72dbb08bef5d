// Fonts for the PDF writer: the facts a font descriptor needs, and a private subset of a face that holds only the
// glyphs of one document. Defined in fonts.cpp, the only file that knows HarfBuzz. Makes no PDF objects.
#pragma once

#include "printer/fonts.h"

#include <string>
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
FaceFacts face_facts(const Fonts& fonts, unsigned face);

/// The advance that the font itself gives a glyph.
double advance_em(const Fonts& fonts, unsigned face, unsigned glyph);

struct SubsetFace {
    std::string truetype;               // head, hhea, hmtx, maxp, loca, glyf: what a CIDFontType2 needs and no more
    std::vector<unsigned> glyphs;       // the new id of each glyph asked for, in the same order
};

/// `glyphs` may be in any order and may repeat. Ids come from HarfBuzz's own mapping, never from their rank: parts of
/// composite glyphs shift the ranks, and text that extracts rightly would print wrongly. Fault::damaged for a font file
/// that cannot be subset.
forms::Result<SubsetFace> subset_face(const Fonts& fonts, unsigned face, const std::vector<unsigned>& glyphs);

}  // namespace printer
