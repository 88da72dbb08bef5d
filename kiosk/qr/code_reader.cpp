// ZXing, and nothing else of the house knows it.
// Debian's ZXing 1.4 wants four pixels a module: what is smaller is enlarged first, what is large is made smaller.
#include "kiosk/qr/code_reader.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>

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

/// Bilinear in 24.8 fixed point, so that edges between modules stay where they are.
GreyPicture scaled(const GreyView& picture, const Part& part, int width, int height) {
    GreyPicture result{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    struct Sample {
        int low, high, share;
    };
    const auto sample = [](int at, int size, int from_size) {
        const int place = std::clamp(((2 * at + 1) * from_size * 128) / size - 128, 0, (from_size - 1) * 256);
        return Sample{place >> 8, std::min((place >> 8) + 1, from_size - 1), place & 255};
    };
    std::vector<Sample> columns;
    for (int x = 0; x < width; ++x) columns.push_back(sample(x, width, part.width));
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        const Sample row = sample(y, height, part.height);
        for (const Sample& column : columns) {
            const int left = part.left + column.low, right = part.left + column.high, top = part.top + row.low, below = part.top + row.high;
            const int upper = picture.at(left, top) * (256 - column.share) + picture.at(right, top) * column.share;
            const int lower = picture.at(left, below) * (256 - column.share) + picture.at(right, below) * column.share;
            result.pixels[at++] = static_cast<std::uint8_t>((upper * (256 - row.share) + lower * row.share) >> 16);
        }
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
