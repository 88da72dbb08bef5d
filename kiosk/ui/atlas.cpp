// The glyph cache, filled row by row.
// Coverage only, no colour; emptied whole when it is full, never piece by piece.
#include "kiosk/ui/atlas.h"

#include <algorithm>

namespace kiosk::ui {

GlyphAtlas::GlyphAtlas(printer::GlyphRasteriser rasteriser) : rasteriser_(std::move(rasteriser)), coverage_(kWidth_px * kHeight_px) {}

void GlyphAtlas::clear() {
    glyphs_.clear();
    std::fill(coverage_.begin(), coverage_.end(), static_cast<unsigned char>(0));
    pen_x_ = pen_y_ = row_height_ = 0;
    was_full_ = false;
    ++version_;
}

const AtlasGlyph* GlyphAtlas::find(unsigned face, unsigned glyph, int em_px) {
    const Key key{face, glyph, em_px};
    const auto known = glyphs_.find(key);
    if (known != glyphs_.end()) return known->second.width == 0 ? nullptr : &known->second;
    const auto image = rasteriser_.draw(face, glyph, em_px);
    if (!image || image->width == 0 || image->width + 2 > kWidth_px) {
        glyphs_[key] = {};
        return nullptr;
    }
    if (pen_x_ + image->width + 1 > kWidth_px) {
        pen_x_ = 0;
        pen_y_ += row_height_ + 1;
        row_height_ = 0;
    }
    if (pen_y_ + image->height + 1 > kHeight_px) {
        was_full_ = true;
        return nullptr;
    }
    for (int row = 0; row < image->height; ++row)
        std::copy_n(image->coverage.begin() + row * image->width, image->width, coverage_.begin() + (pen_y_ + row) * kWidth_px + pen_x_);
    const AtlasGlyph placed{pen_x_, pen_y_, image->width, image->height, image->left, image->top};
    pen_x_ += image->width + 1;
    row_height_ = std::max(row_height_, image->height);
    ++version_;
    return &(glyphs_[key] = placed);
}

}  // namespace kiosk::ui
