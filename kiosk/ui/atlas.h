// The glyph cache: pictures of glyphs on one sheet of coverage, made when first wanted. When it is full it is emptied
// and filled again with what the page shows. Knows no window; whoever shows it uploads the changed sheet.
#pragma once

#include "printer/glyph_image.h"

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

namespace kiosk::ui {

/// Where a glyph lies on the sheet, and where it stands from its origin, in pixels.
struct AtlasGlyph {
    int x = 0, y = 0, width = 0, height = 0;
    int left = 0, top = 0;
};

class GlyphAtlas {
public:
    static constexpr int kWidth_px = 2048, kHeight_px = 1024;

    explicit GlyphAtlas(printer::GlyphRasteriser rasteriser);

    /// Nothing for a blank, for a glyph that cannot be drawn, and when the sheet is full in this frame.
    const AtlasGlyph* find(unsigned face, unsigned glyph, int em_px);
    const std::vector<unsigned char>& coverage() const { return coverage_; }
    /// Grows whenever the sheet changes.
    std::uint64_t version() const { return version_; }
    /// True once after find() ran out of room: empty it and draw the page again.
    bool was_full() const { return was_full_; }
    void clear();

private:
    using Key = std::tuple<unsigned, unsigned, int>;
    printer::GlyphRasteriser rasteriser_;
    std::map<Key, AtlasGlyph> glyphs_;
    std::vector<unsigned char> coverage_;
    int pen_x_ = 0, pen_y_ = 0, row_height_ = 0;
    std::uint64_t version_ = 1;
    bool was_full_ = false;
};

}  // namespace kiosk::ui
