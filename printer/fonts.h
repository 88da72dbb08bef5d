// Typography: text → (face, glyph, advance) through a chain of fonts, the same for paper and screen.
// A character that no font of the chain can draw is reported, never drawn as a box, a blank or 〓.
#pragma once

#include "forms/result.h"
#include "printer/utf8.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// label: BIZ UDPGothic → IPAexGothic → IPAmj; label_bold its bold; value: IPAex Mincho → IPAmj Mincho (names match);
/// screen: BIZ UDPGothic as label, but a text with a character only IPAmj has is set wholly in the value chain,
/// so that no name shows one Mincho character inside Gothic. For the same reason a value with a shape that only BIZ UD
/// has (侮󠄁, E0101) is set wholly in Gothic. Only a text that no single style can set mixes them.
enum class Typeface { label, label_bold, value, screen, screen_bold };

struct ShapedGlyph {
    unsigned face = 0;         // index into Fonts
    unsigned glyph = 0;
    char32_t code = 0;
    char32_t selector = 0;     // variation selector that chose the glyph, 0 if none
    double advance_em = 0;
};

struct ShapedText {
    std::vector<ShapedGlyph> glyphs;
    double width_em = 0;
    std::vector<char32_t> missing;     // code points that no font has
    bool complete() const { return missing.empty(); }
};

/// Ascender and descender for setting a line, cap height for optical centring; all in em.
struct LineMetrics {
    double ascent_em = 0.88, descent_em = 0.12, cap_height_em = 0.76;
};

class Fonts {
public:
    /// Opens the fonts of the Debian packages fonts-morisawa-bizud-gothic, fonts-ipaexfont and fonts-ipamj-mincho
    /// (files are mapped, not read). A Fault names the missing file and its package.
    static forms::Result<Fonts> open(const std::filesystem::path& font_root = "/usr/share/fonts");

    /// One line; no line breaking. A space between two Japanese characters is half an em wide.
    /// A variation selector is looked up in every font of the chain, Adobe-Japan1 (E0100…) and Moji_Joho alike. When none
    /// has the sequence, the plain character is used only if some font of ours says that the sequence looks like it, or for
    /// FE0E and FE0F; otherwise base and selector are missing. `selector` stays what the text says.
    /// Also missing, whatever a font has there: malformed UTF-8 (as U+FFFD), control characters, lone selectors, private-use
    /// codes, and combining marks, which would stand beside their letter. Use from one thread at a time (it remembers).
    ShapedText shape(Typeface typeface, std::string_view text) const;
    /// The same for a text that is in characters already.
    ShapedText shape(Typeface typeface, const std::vector<Utf8Character>& text) const;
    LineMetrics metrics(Typeface typeface) const;

    unsigned face_count() const;
    /// For the renderers: the font file behind a face, and the face's units per em.
    const std::filesystem::path& file_of(unsigned face) const;

    struct Chain;                      // fonts.cpp
    const Chain& chain() const { return *chain_; }

private:
    explicit Fonts(std::shared_ptr<const Chain> chain) : chain_(std::move(chain)) {}
    std::shared_ptr<const Chain> chain_;
};

}  // namespace printer
