// stb_image, with only the three formats that cameras and scanners write.
// The size is asked for before a pixel is decoded.
#include "kiosk/qr/still.h"

#include "printer/file.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNM
#define STBI_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include <memory>

namespace kiosk::qr {

forms::Result<GreyPicture> read_still(const std::filesystem::path& file) {
    constexpr std::size_t kBytesMax = 64 << 20;
    TRY(bytes, printer::read_file(file, kBytesMax));
    const forms::Fault unreadable{forms::FaultKind::unreadable, file.string(), "no picture"};
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int size = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    if (!stbi_info_from_memory(data, size, &width, &height, &channels)) return unreadable;
    if (width < 1 || height < 1 || width > kStillSideMax || height > kStillSideMax) return unreadable;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(stbi_load_from_memory(data, size, &width, &height, &channels, 1), &stbi_image_free);
    if (!pixels) return unreadable;
    return GreyPicture{width, height, std::vector<std::uint8_t>(pixels.get(), pixels.get() + static_cast<std::ptrdiff_t>(width) * height)};
}

GreyPicture draw_code(const printer::QrCode& code, int module_px) {
    constexpr std::uint8_t kWhite = 255, kBlack = 0;
    const int side = (code.width + 2 * printer::kQuietModules) * module_px;
    GreyPicture picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), kWhite)};
    const int quiet = printer::kQuietModules * module_px;
    for (int y = 0; y < code.width * module_px; ++y)
        for (int x = 0; x < code.width * module_px; ++x)
            if (code.is_dark(x / module_px, y / module_px)) picture.pixels[static_cast<std::size_t>((y + quiet) * side + x + quiet)] = kBlack;
    return picture;
}

}  // namespace kiosk::qr
