// From the options to a scanner: a key that is missing is told with the command that makes it.
// A code is taken by the clock of the machine; drills with --today take noon of that day.
#include "kiosk/scanner_open.h"

#include "kiosk/command_words.h"
#include "kiosk/qr/camera.h"
#include "kiosk/qr/intake_keys.h"
#include "kiosk/wall_clock.h"

#include <iostream>

namespace kiosk {

namespace {

/// Nothing where there is none. Pictures of a folder stand in for a camera.
std::unique_ptr<qr::FrameSource> frames_for(const KioskOptions& options) {
    if (!options.codes.empty()) return qr::pictures_of(options.codes);
    if (options.camera == kNoCamera) return nullptr;
    if (!options.camera.empty()) return qr::camera_at(options.camera);
    return qr::has_camera(*qr::kernel_video()) ? qr::camera_at(std::nullopt) : nullptr;
}

qr::Intake::Clock clock_of(const KioskOptions& options) {
    if (!options.today) return now_by_clock;
    return [noon = noon_of(*options.today)] { return noon; };
}

}  // namespace

std::unique_ptr<qr::Scanner> open_scanner(const KioskOptions& options, const House& house, std::function<void()> wake) {
    const bool was_named = !options.codes.empty() || !options.scanners.empty() || (!options.camera.empty() && options.camera != kNoCamera);
    const CommandWords words(options.assets_dir);
    auto keys = qr::read_intake_keys(options.data_dir);
    if (!keys) {
        const bool has_none = keys.fault().kind == forms::FaultKind::not_found;
        if (was_named || !has_none) std::cerr << (has_none ? words.say("qr.no_key") : words.say(keys.fault())) << '\n';
        return nullptr;
    }
    auto frames = frames_for(options);
    if (!frames && options.scanners.empty()) return nullptr;
    auto seen = qr::SeenCodes::open(options.data_dir);
    if (!seen) {
        std::cerr << words.say(seen.fault()) << '\n';
        return nullptr;
    }
    std::vector<std::unique_ptr<qr::LineSource>> held;
    for (const std::string& device : options.scanners) held.push_back(qr::hand_scanner(device));
    return std::make_unique<qr::Scanner>(std::move(frames), qr::Intake(std::move(*keys), std::move(*seen), house.catalog, clock_of(options)), std::move(wake), std::move(held));
}

std::unique_ptr<qr::OwnCodeMaker> open_own_codes(const KioskOptions& options, const House& house, std::function<void()> wake) {
    auto keys = qr::read_intake_keys(options.data_dir);
    if (!keys) return nullptr;             // open_scanner() has told why
    return std::make_unique<qr::OwnCodeMaker>(std::move(*keys), house.catalog, house.today, clock_of(options), std::move(wake));
}

}  // namespace kiosk
