// ZXing, and nothing else of the house knows it.
// Debian's ZXing 1.4 wants four pixels a module: what is smaller is enlarged, what is large is made smaller (measured: a code
// of version 5 that fills the frame is read in half of the frames as it is, and in nine of ten at half its size).
#include "kiosk/qr/code_reader.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cmath>

namespace kiosk::qr {

namespace {

constexpr int kCodesMax = 4;               // of one picture

ZXing::DecodeHints hints() {
    return ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryRotate(false).setReturnErrors(true).setMaxNumberOfSymbols(kCodesMax);
}

struct Frame {
    int left = 0, top = 0, right = 0, bottom = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

std::vector<FoundCode> look(const GreyView& picture, double scale, PixelPoint origin, const ZXing::DecodeHints& how) {
    const ZXing::ImageView image(picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.row_step, picture.pixel_step);
    std::vector<FoundCode> found;
    for (const ZXing::Result& result : ZXing::ReadBarcodes(image, how)) {
        if (result.format() != ZXing::BarcodeFormat::QRCode) continue;
        FoundCode code;
        const auto corner = [&](const ZXing::PointI& point) { return PixelPoint{origin.x + static_cast<int>(point.x / scale), origin.y + static_cast<int>(point.y / scale)}; };
        const ZXing::Position& place = result.position();
        code.corners = {corner(place.topLeft()), corner(place.topRight()), corner(place.bottomRight()), corner(place.bottomLeft())};
        if (result.isValid()) code.text = std::string(result.bytes().begin(), result.bytes().end());
        found.push_back(std::move(code));
    }
    return found;
}

/// The code with a margin of an eighth of it.
Frame around(const FoundCode& code, const GreyView& picture) {
    Frame frame{picture.width, picture.height, 0, 0};
    for (const PixelPoint& corner : code.corners) {
        frame.left = std::min(frame.left, corner.x), frame.right = std::max(frame.right, corner.x);
        frame.top = std::min(frame.top, corner.y), frame.bottom = std::max(frame.bottom, corner.y);
    }
    const int margin = std::max(frame.width(), frame.height()) / 8 + 4;
    return {std::max(0, frame.left - margin), std::max(0, frame.top - margin), std::min(picture.width, frame.right + margin), std::min(picture.height, frame.bottom + margin)};
}

/// Bilinear, so that edges between modules stay where they are.
GreyPicture scaled(const GreyView& picture, const Frame& part, double scale) {
    GreyPicture result{static_cast<int>(part.width() * scale), static_cast<int>(part.height() * scale), {}};
    result.pixels.resize(static_cast<std::size_t>(std::max(0, result.width)) * static_cast<std::size_t>(std::max(0, result.height)));
    std::size_t at = 0;
    for (int y = 0; y < result.height; ++y) {
        const double from_y = std::clamp((y + 0.5) / scale - 0.5, 0.0, part.height() - 1.0);
        const int top = part.top + static_cast<int>(from_y), below = std::min(top + 1, part.bottom - 1);
        const int down = static_cast<int>((from_y - std::floor(from_y)) * 256);
        for (int x = 0; x < result.width; ++x) {
            const double from_x = std::clamp((x + 0.5) / scale - 0.5, 0.0, part.width() - 1.0);
            const int left = part.left + static_cast<int>(from_x), beside = std::min(left + 1, part.right - 1);
            const int across = static_cast<int>((from_x - std::floor(from_x)) * 256);
            const int upper = picture.at(left, top) * (256 - across) + picture.at(beside, top) * across;
            const int lower = picture.at(left, below) * (256 - across) + picture.at(beside, below) * across;
            result.pixels[at++] = static_cast<std::uint8_t>((upper * (256 - down) + lower * down) >> 16);
        }
    }
    return result;
}

bool is_read(const std::vector<FoundCode>& codes) {
    return std::any_of(codes.begin(), codes.end(), [](const FoundCode& code) { return code.text.has_value(); });
}

}  // namespace

std::vector<FoundCode> find_codes(const GreyView& picture) {
    if (picture.width < 32 || picture.height < 32) return {};
    auto found = look(picture, 1, {}, hints());
    if (found.empty() || is_read(found)) return found;
    for (FoundCode& code : found) {
        const Frame part = around(code, picture);
        if (part.width() < 16 || part.height() < 16) continue;
        for (const double scale : {2.0, 1.5, 0.5}) {
            const GreyPicture again = scaled(picture, part, scale);
            auto second = look(again.view(), scale, {part.left, part.top}, hints());
            const auto read = std::find_if(second.begin(), second.end(), [](const FoundCode& one) { return one.text.has_value(); });
            if (read == second.end()) continue;
            code = std::move(*read);
            break;
        }
    }
    return found;
}

}  // namespace kiosk::qr
