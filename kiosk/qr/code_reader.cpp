// ZXing, and nothing else of the house knows it.
// Debian's ZXing 1.4 wants four pixels a module: what is smaller is enlarged first, what is large is made smaller.
#include "kiosk/qr/code_reader.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace kiosk::qr {

namespace {

constexpr int kCodesInPictureMax = 4;      // of one picture
constexpr int kMiddle_px = 640;            // of a camera's frame: more than a code of version 20 needs
constexpr int kSmallPicture_px = 1000;     // a picture below this is enlarged whole

struct Part {
    int left = 0, top = 0, width = 0, height = 0;
};

std::vector<FoundCode> look_at(const GreyView& picture, double scale, PixelPoint origin) {
    // Smaller copies are our own steps: trying them here too would double the time of a frame without a code.
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryDownscale(false).setMaxNumberOfSymbols(kCodesInPictureMax);
    const ZXing::ImageView image(picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.row_step, picture.pixel_step);
    std::vector<FoundCode> found;
    for (const ZXing::Result& result : ZXing::ReadBarcodes(image, hints)) {
        if (!result.isValid()) continue;
        const auto corner = [&](const ZXing::PointI& point) { return PixelPoint{origin.x + static_cast<int>(point.x / scale), origin.y + static_cast<int>(point.y / scale)}; };
        const ZXing::Position& place = result.position();
        found.push_back({std::string(result.bytes().begin(), result.bytes().end()),
                         {corner(place.topLeft()), corner(place.topRight()), corner(place.bottomRight()), corner(place.bottomLeft())}});
    }
    return found;
}

/// Bilinear in 24.8 fixed point, so that edges between modules stay where they are. Each row of the picture is stretched once, and a
/// row of the result lies between two of them.
GreyPicture scaled(const GreyView& picture, const Part& part, int width, int height) {
    GreyPicture result{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    struct Sample {
        int low, high;                     // bytes from the row's beginning, or rows
        int share;
    };
    const auto sample = [](int at, int size, int from_size) {
        const int place = std::clamp(((2 * at + 1) * from_size * 128) / size - 128, 0, (from_size - 1) * 256);
        return Sample{place >> 8, std::min((place >> 8) + 1, from_size - 1), place & 255};
    };
    std::vector<Sample> columns;
    for (int x = 0; x < width; ++x) {
        const Sample column = sample(x, width, part.width);
        columns.push_back({(part.left + column.low) * picture.pixel_step, (part.left + column.high) * picture.pixel_step, column.share});
    }
    std::array<std::vector<std::uint16_t>, 2> stretched{std::vector<std::uint16_t>(columns.size()), std::vector<std::uint16_t>(columns.size())};
    std::array<int, 2> rows{-1, -1};
    const auto stretch = [&](int y) -> const std::uint16_t* {
        const std::size_t slot = static_cast<std::size_t>(y) % 2;
        if (rows[slot] == y) return stretched[slot].data();
        const std::uint8_t* row = picture.pixels + static_cast<std::ptrdiff_t>(part.top + y) * picture.row_step;
        std::uint16_t* to = stretched[slot].data();
        for (const Sample& column : columns) *to++ = static_cast<std::uint16_t>(row[column.low] * (256 - column.share) + row[column.high] * column.share);
        rows[slot] = y;
        return stretched[slot].data();
    };
    std::uint8_t* to = result.pixels.data();
    for (int y = 0; y < height; ++y) {
        const Sample row = sample(y, height, part.height);
        const std::uint16_t* upper = stretch(row.low);
        const std::uint16_t* lower = stretch(row.high);
        const auto share = static_cast<std::uint32_t>(row.share);
        for (int x = 0; x < width; ++x) *to++ = static_cast<std::uint8_t>((upper[x] * (256 - share) + lower[x] * share) >> 16);
    }
    return result;
}

std::vector<FoundCode> look_scaled(const GreyView& picture, const Part& part, double scale) {
    const int width = static_cast<int>(part.width * scale), height = static_cast<int>(part.height * scale);
    if (width < 16 || height < 16) return {};
    const GreyPicture again = scaled(picture, part, width, height);
    return look_at(again.view(), scale, {part.left, part.top});
}

bool is_picture(const GreyView& picture) { return picture.pixels && picture.width >= 32 && picture.height >= 32; }

}  // namespace

Look look_of_frame(int frame) {
    if (frame % 2 == 0) return Look::as_it_is;
    return frame % 4 == 1 ? Look::nearer : Look::farther;
}

std::vector<FoundCode> find_codes(const GreyView& picture, Look look) {
    if (!is_picture(picture)) return {};
    const Part whole{0, 0, picture.width, picture.height};
    switch (look) {
        case Look::as_it_is: return look_at(picture, 1, {});
        case Look::nearer: {
            const int width = std::min(kMiddle_px, picture.width), height = std::min(kMiddle_px, picture.height);
            return look_scaled(picture, {(picture.width - width) / 2, (picture.height - height) / 2, width, height}, 1.5);
        }
        case Look::farther: return look_scaled(picture, whole, 0.5);
    }
    return {};
}

std::vector<FoundCode> find_codes(const GreyView& picture) {
    if (!is_picture(picture)) return {};
    const Part whole{0, 0, picture.width, picture.height};
    auto found = look_at(picture, 1, {});
    for (const double scale : {1.5, 2.0, 0.5, 0.25}) {
        if (!found.empty()) break;
        const bool is_small = std::max(picture.width, picture.height) <= kSmallPicture_px * 2;
        if (scale < 1 || is_small) found = look_scaled(picture, whole, scale);
        else found = find_codes(picture, Look::nearer);
    }
    return found;
}

}  // namespace kiosk::qr
