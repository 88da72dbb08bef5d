// A page scene as PDF operators (ISO 32000-1, 8.5 and 9.4), and the codes that its glyphs get in the document.
// Between scene and pdf.cpp; knows PDF's language but no PDF objects and no library.
#pragma once

#include "printer/fonts.h"
#include "printer/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace printer {

/// Two-byte codes for the glyphs of a case, one for each (glyph, code point, selector) of a face, in the order of first
/// use from 1. Two code points that share a glyph get two codes, so that each extracts as itself.
class GlyphCodes {
public:
    struct Entry {
        unsigned glyph = 0;
        char32_t code = 0, selector = 0;
        double advance_em = 0;  // as the viewer will have it from /W: rounded to 1/10,000 em
        unsigned next = 0;      // the next code of the same glyph, 0 if none
    };

    explicit GlyphCodes(const Fonts& fonts);
    unsigned code_of(const PlacedGlyph& glyph);
    const Entry& entry(unsigned face, unsigned code) const { return faces_[face].entries[code]; }
    /// Codes of a face given so far are smaller than this.
    unsigned code_count(unsigned face) const { return static_cast<unsigned>(faces_[face].entries.size()); }
    unsigned face_count() const { return static_cast<unsigned>(faces_.size()); }

private:
    struct Face {
        std::vector<std::uint16_t> first_code;  // by glyph id; empty until the face is used
        std::vector<Entry> entries;             // entries[0] stands for .notdef
    };
    const Fonts* fonts_;
    std::vector<Face> faces_;
};

struct PageContent {
    std::string operators;                     // uncompressed; faces are the resources /F0, /F1, …
    std::vector<std::vector<unsigned>> codes;  // by face: what the page shows, in the order shown, with repetitions
};

PageContent page_content(const PageScene& page, GlyphCodes& codes);

}  // namespace printer
