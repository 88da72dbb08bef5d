// Pictures as PNG files. The only file that knows stb_image_write.
// Used for galleries; the kiosk itself writes no picture.
#include "kiosk/ui/picture.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace kiosk::ui {

forms::Outcome write_png(const Picture& picture, const std::filesystem::path& file) {
    constexpr int fast = 4;
    stbi_write_png_compression_level = fast;
    const int written = stbi_write_png(file.c_str(), picture.width, picture.height, 3, picture.pixels.data(), picture.width * 3);
    if (!written) return forms::Fault{forms::FaultKind::not_permitted, file.string(), "cannot be written"};
    return forms::Done{};
}

}  // namespace kiosk::ui
