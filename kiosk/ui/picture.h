// A page as a picture without a window: ImGui's draw data rasterised in software, and written as PNG. For galleries and
// picture tests; the same draw lists as on the glass.
#pragma once

#include "forms/result.h"
#include "kiosk/ui/canvas.h"

#include <filesystem>

namespace kiosk::ui {

/// RGB, row by row from the top.
struct Picture {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels;
};

/// Owns an ImGui context without any backend; one at a time.
class PictureMaker {
public:
    PictureMaker(const printer::Fonts& fonts, printer::GlyphRasteriser rasteriser);
    ~PictureMaker();
    PictureMaker(const PictureMaker&) = delete;
    PictureMaker& operator=(const PictureMaker&) = delete;

    Picture picture(const Page& page, const Panel& panel, const Finger& finger = {});

private:
    const printer::Fonts& fonts_;
    GlyphAtlas atlas_;
};

forms::Outcome write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace kiosk::ui
