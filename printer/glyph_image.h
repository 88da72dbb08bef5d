// The picture of a glyph for the screen, from the same font files and glyph ids as the paper.
// The only file behind it that knows FreeType. No cache and no texture: that is the window's business.
#pragma once

#include "printer/fonts.h"

#include <memory>
#include <vector>

namespace printer {

/// Coverage 0–255, row by row from the top, `width` bytes a row. In pixels: `left` from the origin to the first column,
/// `top` from the baseline up to the first row. A blank (space) has neither width nor height.
struct GlyphImage {
    int width = 0, height = 0;
    int left = 0, top = 0;
    double advance_px = 0;
    std::vector<unsigned char> coverage;
};

class GlyphRasteriser {
public:
    /// Opens no font file yet: each is opened when its first glyph is wanted.
    static forms::Result<GlyphRasteriser> open(const Fonts& fonts);
    GlyphRasteriser(GlyphRasteriser&&) noexcept;
    GlyphRasteriser& operator=(GlyphRasteriser&&) noexcept;
    ~GlyphRasteriser();

    /// Unhinted, so that the screen shows the shapes of the paper. `em_px` from 1 to 2000. Fault::damaged for a face or
    /// glyph that is not there; use from one thread at a time.
    forms::Result<GlyphImage> draw(unsigned face, unsigned glyph, double em_px);

private:
    struct Library;
    explicit GlyphRasteriser(std::unique_ptr<Library> library);
    std::unique_ptr<Library> library_;
};

}  // namespace printer
