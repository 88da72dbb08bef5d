// Finding codes in pictures: drawn codes, synthetic photographs, frames without any. The figures are printed.
// Deterministic: every photograph is drawn from its seed.
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/still.h"
#include "support/build.h"
#include "support/codes.h"
#include "support/frames.h"

#include <ctime>

using namespace kiosk::qr;

namespace {

constexpr int kTrials = support::kLooksForWrongMemory ? 6 : 100, kFewTrials = support::kLooksForWrongMemory ? 2 : 25;

/// The longest digits that give a code of this version, with a beginning of their own.
std::string digits_of_version(int version) {
    std::string digits = "1";
    unsigned state = 12345;
    while (true) {
        for (int more = 0; more < 8; ++more) digits += static_cast<char>('0' + ((state = state * 1103515245 + 12345) >> 16) % 10);
        const auto code = printer::make_qr_code(digits, 40);
        REQUIRE(code);
        if (code->version > version) return digits.substr(0, digits.size() - 8);
    }
}

bool holds(const std::vector<FoundCode>& codes, const std::string& digits) {
    return std::any_of(codes.begin(), codes.end(), [&](const FoundCode& code) { return code.text == digits; });
}

double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

TEST_CASE("a drawn code of any version is read as it was written, in any of its four directions") {
    for (const int version : {1, 5, 10, 15, 20}) {
        CAPTURE(version);
        const std::string digits = digits_of_version(version);
        const auto code = printer::make_qr_code(digits, version);
        REQUIRE(code);
        CHECK(code->width == 17 + 4 * version);
        GreyPicture picture = draw_code(*code, 5);
        for (int turn = 0; turn < 4; ++turn) {
            CHECK(holds(find_codes(picture.view()), digits));
            GreyPicture turned{picture.height, picture.width, {}};
            for (int y = 0; y < turned.height; ++y)
                for (int x = 0; x < turned.width; ++x) turned.pixels.push_back(picture.view().at(y, picture.height - 1 - x));
            picture = std::move(turned);
        }
    }
}

TEST_CASE("letters, too many digits and nothing at all make no code") {
    CHECK_FALSE(printer::make_qr_code("", 20));
    CHECK_FALSE(printer::make_qr_code("12a", 20));
    CHECK_FALSE(printer::make_qr_code(std::string(1601, '7'), 20));
    CHECK(printer::make_qr_code(std::string(1600, '7'), 20));
    CHECK_FALSE(printer::make_qr_code(std::string(8000, '7'), 40));
}

TEST_CASE("the marks of a code cover its dark modules exactly, in a white square") {
    const auto code = *printer::make_qr_code("314159", 20);
    const auto marks = printer::qr_marks(code, {10, 20}, 29);
    double dark_mm2 = 0, modules = 0;
    for (std::size_t at = 1; at < marks.size(); ++at) {
        const auto& box = std::get<printer::Rectangle>(marks[at]).box;
        dark_mm2 += box.width_mm * box.height_mm;
        CHECK(box.x_mm >= 14 - 1e-9);
        CHECK(box.right_mm() <= 35 + 1e-9);
    }
    for (const bool dark : code.dark) modules += dark;
    CHECK(dark_mm2 == doctest::Approx(modules));       // 21 modules and 8 free ones on 29 mm: one millimetre each
    CHECK(std::get<printer::Rectangle>(marks.front()).box.width_mm == 29);
}

TEST_CASE("brightness read in place out of YUYV is the same as a grey picture") {
    const std::string digits = digits_of_version(10);
    const auto code = printer::make_qr_code(digits, 10);
    const GreyPicture grey = support::photograph(&*code, {7, 400});
    std::vector<std::uint8_t> yuyv;
    for (const std::uint8_t level : grey.pixels) yuyv.insert(yuyv.end(), {level, 128});
    const auto codes = find_codes({yuyv.data(), grey.width, grey.height, grey.width * 2, 2});
    REQUIRE(codes.size() == 1);
    CHECK(codes.front().text == digits);
}

TEST_CASE("codes up to version 20 at 450 pixels are read within ten frames, in 99 of 100 hands") {
    struct Hold {
        int version;
        double side_px;
        int trials;
    };
    for (const Hold hold : {Hold{20, 450, kTrials}, Hold{15, 450, kFewTrials}, Hold{10, 450, kFewTrials}, Hold{20, 320, kFewTrials}, Hold{5, 560, kFewTrials}}) {
        const std::string digits = digits_of_version(hold.version);
        const auto code = printer::make_qr_code(digits, hold.version);
        int hands = 0, at_first = 0, frames = 0;
        double took_ms = 0;
        for (int trial = 0; trial < hold.trials; ++trial) {
            for (int frame = 0; frame < 10; ++frame) {
                const GreyPicture picture = support::photograph(&*code, {static_cast<unsigned>(hold.version * 10'000 + trial * 10 + frame), hold.side_px});
                const double start = cpu_ms();
                const bool read = holds(find_codes(picture.view(), look_of_frame(frame)), digits);
                took_ms += cpu_ms() - start;
                ++frames;
                if (!read) continue;
                ++hands;
                at_first += frame == 0;
                break;
            }
        }
        MESSAGE("version " << hold.version << " at " << hold.side_px << " px: " << hands << " of " << hold.trials << " hands, " << at_first << " in the first frame, " << took_ms / frames
                           << " ms a frame");
        CHECK(hands * 100 >= hold.trials * 99);
    }
}

TEST_CASE("a frame without a code shows none, and what looking for one costs is told") {
    std::array<double, 3> took_ms{};
    std::array<int, 3> looks{};
    for (int frame = 0; frame < 2 * kFewTrials; ++frame) {
        const GreyPicture picture = support::photograph(nullptr, {static_cast<unsigned>(900 + frame)});
        const auto look = static_cast<std::size_t>(look_of_frame(frame));
        const double start = cpu_ms();
        const auto codes = find_codes(picture.view(), look_of_frame(frame));
        took_ms[look] += cpu_ms() - start;
        ++looks[look];
        CHECK(codes.empty());
    }
    MESSAGE("no code: as it is " << took_ms[0] / looks[0] << " ms, nearer " << took_ms[1] / looks[1] << " ms, farther " << took_ms[2] / looks[2] << " ms");
}

TEST_CASE("pictures that are empty, tiny or of one colour hold no code and do no harm") {
    CHECK(find_codes({}).empty());
    for (const int side : {1, 31, 32, 100}) {
        const GreyPicture picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 77)};
        CHECK(find_codes(picture.view()).empty());
    }
}

TEST_CASE("answers made at home, photographed, give the same answers") {
    const auto keys = support::one_key();
    for (const char* household : {"single", "family_of_four"}) {
        CAPTURE(household);
        const forms::Answers answers = support::household(household).answers;
        const auto digits = to_digits(support::sealed_application(keys.front(), answers));
        REQUIRE(digits);
        CodeSet set;
        CodeSet::Added added = CodeTrouble::not_ours;
        for (const std::string& one : *digits) {
            const auto code = printer::make_qr_code(one, 20);
            for (unsigned frame = 0; frame < 10; ++frame) {
                const auto codes = find_codes(support::photograph(&*code, {40 + frame, 450}).view());
                if (codes.empty()) continue;
                added = set.add(codes.front().text);
                break;
            }
        }
        REQUIRE(std::holds_alternative<std::string>(added));
        const auto opened = open_code(keys, std::get<std::string>(added), support::catalog(), support::kNoon);
        REQUIRE(std::holds_alternative<PayloadReading>(opened));
        CHECK(std::get<PayloadReading>(opened).payload.answers == support::from_code(answers));
    }
}
