// A page scene as PDF operators (ISO 32000-1, 8.5 and 9.4), and the codes that its glyphs get in the document.
// Between scene and pdf.cpp; knows PDF's language but no PDF objects and no library.
#pragma once

#include "printer/fonts.h"
#include "printer/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace printer {

/// Two-byte codes for the glyphs of a document, one for each (glyph, code point, selector) of a face, in the order of
/// first use from 1. Two code points that share a glyph get two codes, so that each extracts as itself.
class GlyphCodes {
public:
    struct Entry {
        unsigned glyph = 0;
        char32_t code = 0, selector = 0;
        double advance_em = 0;
        unsigned next = 0;             // the next code of the same glyph, 0 if none
    };

    explicit GlyphCodes(const Fonts& fonts);
    unsigned code_of(const PlacedGlyph& glyph);
    /// The advance that the viewer will use for the code, as its /W says: in whole tenths of 1/1000 em.
    double advance_em(unsigned face, unsigned code) const { return faces_[face].entries[code].advance_em; }
    /// entries[0] stands for .notdef; size 1 when the face is not used.
    const std::vector<Entry>& entries(unsigned face) const { return faces_[face].entries; }
    unsigned face_count() const { return static_cast<unsigned>(faces_.size()); }

private:
    struct Face {
        std::vector<std::uint16_t> first_code;   // by glyph id
        std::vector<Entry> entries;
    };
    const Fonts* fonts_;
    std::vector<Face> faces_;
};

/// The content stream, uncompressed, in millimetres from the bottom left; faces are the resources /F0, /F1, …
std::string page_content(const PageScene& page, GlyphCodes& codes);

}  // namespace printer
