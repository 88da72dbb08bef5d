// `kakanai kiosk`: the resident's terminal. Reads catalog, strings, places and cards, opens the window, runs sessions
// until it is told to stop. Keeps nothing of a session.
#pragma once

#include "forms/date.h"
#include "kiosk/mode.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// Which cards are read: by itself the service's when it has a reader, else the simulated ones of assets/cards. Virtual
/// readers are for tests and drills.
enum class CardSource { by_itself, pcsc, pcsc_virtual, files };

inline constexpr const char* kNoCamera = "none";

struct KioskOptions {
    std::filesystem::path catalog_dir, data_dir, assets_dir;
    std::optional<forms::Date> today;      // for drills and tests; otherwise the clock's day
    bool windowed = false;
    int width = 1080, height = 1920;       // of the window; full screen takes the monitor's
    std::optional<double> px_per_mm;       // otherwise from the monitor's physical size
    Mode mode = Mode::real;
    std::filesystem::path dump_widgets;    // empty: never written
    CardSource cards = CardSource::by_itself;
    std::filesystem::path folder;          // a trial: papers in clear below it, no store
    std::filesystem::path codes;           // a folder of pictures, or one, in place of a camera; empty: no codes are read
    std::string device = "kiosk-1";        // how the desk and the log name this terminal
    std::string camera{};                  // a device, kNoCamera, or empty: the first there is
    std::vector<std::string> scanners{};   // devices of scanners held in the hand
};

/// Exit status: 0 ended, 1 refused to start (every reason on stderr).
int run_kiosk(const KioskOptions& options);

/// What to paint: `modes` as "largest,black,low,left,en", each into a folder of that name; none: the standard one, into
/// `directory` itself. `only`: screens whose name begins so.
struct GalleryOrder {
    std::filesystem::path answers_file, directory;
    std::vector<std::string> modes;
    std::string only;
};
/// Paints every screen of a visit with these answers as PNG files, without a window. Exit status as above.
int write_gallery(const KioskOptions& options, const GalleryOrder& order);

}  // namespace kiosk
