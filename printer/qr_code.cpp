// libqrencode, and nothing else of the house knows it.
// Numeric mode: three digits in ten bits, and no keyboard layout can spoil them.
#include "printer/qr_code.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <string>

namespace printer {

std::optional<QrCode> make_qr_code(std::string_view digits, int version_max) {
    const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
    if (digits.empty() || !all_digits) return std::nullopt;
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(0, QR_ECLEVEL_M), &QRinput_free);
    if (!input || QRinput_append(input.get(), QR_MODE_NUM, static_cast<int>(digits.size()), reinterpret_cast<const unsigned char*>(digits.data())) != 0) return std::nullopt;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(QRcode_encodeInput(input.get()), &QRcode_free);
    if (!made || made->version > version_max) return std::nullopt;
    QrCode code{made->version, made->width, {}};
    const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(modules);
    for (std::size_t at = 0; at < modules; ++at) code.dark.push_back((made->data[at] & 1) != 0);
    return code;
}

std::vector<Mark> qr_marks(const QrCode& code, PointMm place, double side_mm) {
    const double module_mm = side_mm / (code.width + 2 * kQuietModules);
    std::vector<Mark> marks{Rectangle{{place.x_mm, place.y_mm, side_mm, side_mm}, 0, {}, true, Grey{1}}};
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width; ++column) {
            if (!code.is_dark(column, row)) continue;
            const int from = column;
            while (column < code.width && code.is_dark(column, row)) ++column;
            marks.push_back(Rectangle{{place.x_mm + (from + kQuietModules) * module_mm, place.y_mm + (row + kQuietModules) * module_mm, (column - from) * module_mm, module_mm},
                                      0, {}, true, Grey{0}});
        }
    }
    return marks;
}

}  // namespace printer
