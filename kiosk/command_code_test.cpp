// `kakanai qr test`: the key, the camera and the scanners in the hand, one after the other; of each that fails one thing to do.
// Looks at a frame's size and at nothing in it.
#include "kiosk/command_qr.h"

#include "kiosk/command_words.h"
#include "kiosk/qr/camera.h"
#include "kiosk/qr/intake_keys.h"

#include <iostream>

namespace kiosk {

namespace {

constexpr int kLook_ms = 200;

std::string camera_fault(const forms::Fault& fault) {
    switch (fault.kind) {
        case forms::FaultKind::not_found: return "no_camera";
        case forms::FaultKind::not_permitted: return "camera_not_permitted";
        case forms::FaultKind::unreadable: return "camera_packed";
        case forms::FaultKind::disk_full:
        case forms::FaultKind::damaged:
        case forms::FaultKind::device: return "camera_silent";
    }
    return "camera_silent";
}

std::string scanner_fault(const forms::Fault& fault) {
    if (fault.kind == forms::FaultKind::not_found) return "no_scanner";
    return fault.kind == forms::FaultKind::not_permitted ? "scanner_not_permitted" : "scanner_silent";
}

struct Told {
    const CommandWords& words;
    std::ostream& out;
    int faults = 0;

    void well(const std::string& key, const std::map<std::string, std::string>& values = {}) { out << words.say("card_test.well") << ' ' << words.say("code_test." + key, values) << '\n'; }
    void fault(const std::string& key, const std::string& where) {
        out << words.say("card_test.fault") << ' ' << words.say("code_test." + key, {{"where", where}}) << '\n';
        ++faults;
    }
};

void test_camera(qr::FrameSource& frames, Told& told) {
    if (const auto opened = frames.open(); !opened) return told.fault(camera_fault(opened.fault()), opened.fault().where);
    while (true) {                                     // one that gives nothing is a fault after three seconds (camera.cpp)
        const auto frame = frames.next(kLook_ms);
        if (frame && !*frame) continue;
        if (frame) told.well("camera", {{"width", std::to_string((*frame)->width)}, {"height", std::to_string((*frame)->height)}});
        else told.fault(camera_fault(frame.fault()), frame.fault().where);
        break;
    }
    frames.close();
}

}  // namespace

int test_codes(qr::FrameSource* frames, const std::vector<HeldDevice>& held, const CommandWords& words, std::ostream& out) {
    Told told{words, out};
    if (frames) test_camera(*frames, told);
    for (const HeldDevice& one : held) {
        const auto opened = one.source->open();
        if (opened) told.well("scanner", {{"where", one.name}});
        else told.fault(scanner_fault(opened.fault()), one.name);
        one.source->close();
    }
    return told.faults > 0 ? 1 : 0;
}

int run_qr_test(const Places& places, const std::filesystem::path& data_dir, const std::string& camera, const std::vector<std::string>& scanners) {
    const CommandWords words(places.assets);
    Told told{words, std::cout};
    const auto keys = qr::read_intake_keys(data_dir);
    if (keys) told.well("key");
    else if (keys.fault().kind == forms::FaultKind::not_found) told.fault("no_key", data_dir.string());
    else std::cerr << words.say(keys.fault()) << '\n', ++told.faults;
    std::vector<HeldDevice> held;
    for (const std::string& device : scanners) held.push_back({device, qr::hand_scanner(device)});
    const bool has_only_scanners = camera.empty() && !scanners.empty();
    const auto frames = has_only_scanners ? nullptr : qr::camera_at(camera.empty() ? std::nullopt : std::optional<std::filesystem::path>(camera));
    const int devices = test_codes(frames.get(), held, words, std::cout);
    return told.faults > 0 ? 1 : devices;
}

}  // namespace kiosk
