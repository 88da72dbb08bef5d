// The commands for two-dimensional codes: `kakanai qr keys`, `qr make`, `qr read`, `qr test`, and `kakanai import-qr`, with which a back
// office without network reads a slip. Exit status as in command.h.
#pragma once

#include "kiosk/command.h"
#include "kiosk/qr/frame_source.h"
#include "kiosk/qr/line_source.h"
#include "kiosk/store/word.h"

#include <iosfwd>

namespace kiosk {

class CommandWords;

enum class CodeLock { none, by_pin };

struct QrRequest {
    std::filesystem::path answers, out;            // make
    std::vector<std::filesystem::path> images;     // read: the codes of one set, in any order
    std::string key;                               // make: 64 digits of hex; empty: the city's own, from the data folder
    int days = 0;                                  // make: how long it is valid; 0: as usual
    CodeLock lock = CodeLock::none;                // the resident's own code, for the next visit
};

/// Makes the terminals' key, or changes it; prints the half that a phone page carries.
int run_qr_keys(const Places& places, const std::filesystem::path& data_dir);
/// Answers → one PNG a code: OUT.png, or OUT-1.png, OUT-2.png. `today`, when given, is also the moment of issue.
int run_qr_make(const Places& places, const std::filesystem::path& data_dir, const QrRequest& request, std::optional<forms::Date> today);
/// Pictures → the answers as the JSON of an answers file, on stdout.
int run_qr_read(const Places& places, const std::filesystem::path& data_dir, const QrRequest& request, std::optional<forms::Date> today);

struct HeldDevice {
    std::string name;
    std::unique_ptr<qr::LineSource> source;
};
/// Which layer is at fault where codes are not read: key, camera, scanners; with one thing to do. No camera named: the first there is,
/// unless only scanners were named.
int run_qr_test(const Places& places, const std::filesystem::path& data_dir, const std::string& camera, const std::vector<std::string>& scanners);
/// `frames`: nothing where there is no camera to look at.
int test_codes(qr::FrameSource* frames, const std::vector<HeldDevice>& held, const CommandWords& words, std::ostream& out);

struct ImportRequest {
    std::vector<std::filesystem::path> images;
    std::string profile, staff;
    std::filesystem::path out;
    bool shrinks = false;
};
/// The slip's code → the files that `kakanai export` would have written of that case.
int run_import_qr(const Places& places, const std::filesystem::path& data_dir, const ImportRequest& request, std::optional<forms::Date> today);

}  // namespace kiosk
