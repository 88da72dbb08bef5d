// Who may know whom: includes point from kiosk to printer to forms, and each library of others is known in one place.
// Reads the source tree; a library that is new to the house is added to the table here, with its place.
#include "support/source_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace support;

bool starts_with_any(std::string_view text, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(), [text](const std::string& start) { return text.starts_with(start); });
}

std::string room_of(const TreeFile& file) { return file.path.substr(0, file.path.find('/')); }

std::vector<std::string> rooms_seen_from(const std::string& room) {
    if (room == "forms") return {"forms/"};
    if (room == "printer") return {"forms/", "printer/"};
    if (room == "kiosk") return {"forms/", "printer/", "kiosk/"};
    return {"forms/", "printer/", "kiosk/", "support/"};
}

/// A library of others: how its headers begin, and the only places that may include them.
struct Library {
    std::string name;
    std::vector<std::string> headers, places;
    std::size_t files_max;
};

constexpr std::size_t kAnyNumber = 1000;

const std::vector<Library>& libraries() {
    static const std::vector<Library> kLibraries{
        {"libharu", {"hpdf"}, {"printer/pdf.cpp"}, 1},
        {"HarfBuzz", {"hb"}, {"printer/"}, 2},  // fonts.cpp maps letters to glyphs, subset.cpp makes the font of a document
        {"FreeType", {"ft2build", "freetype"}, {"printer/glyph_image.cpp"}, 1},
        {"libdeflate", {"libdeflate"}, {"printer/"}, 1},
        {"nlohmann-json", {"nlohmann/"}, {"forms/"}, 1},
        {"toml++", {"toml++/"}, {"forms/"}, 1},
        {"CLI11", {"CLI/"}, {"kiosk/"}, 1},
        {"GLFW and OpenGL", {"GLFW/", "GL/", "KHR/"}, {"kiosk/"}, 1},
        {"Xlib and XInput", {"X11/"}, {"kiosk/touch.cpp"}, 1},
        {"Dear ImGui", {"imgui", "backends/imgui"}, {"kiosk/ui", "kiosk/screens", "kiosk/window"}, kAnyNumber},
        {"CUPS", {"cups/"}, {"printer/cups_queue.cpp"}, 1},
        {"libsodium", {"sodium"}, {"kiosk/store/seal.cpp"}, 1},
        {"SQLite", {"sqlite3"}, {"kiosk/store/"}, 1},
        {"PC/SC", {"winscard", "wintypes", "pcsclite", "PCSC/"}, {"kiosk/devices/pcsc.cpp"}, 1},
        {"ZXing", {"ZXing/"}, {"kiosk/qr/code_reader.cpp"}, 1},
        {"Video4Linux", {"linux/videodev2"}, {"kiosk/qr/camera.cpp", "tests/kiosk/camera_test.cpp"}, 2},
        {"input events of the kernel", {"linux/input"}, {"kiosk/qr/typing_scanner.cpp", "tests/kiosk/hand_scanner_test.cpp"}, 2},
        {"Anthy", {"anthy/"}, {"kiosk/kana_kanji.cpp"}, 1},
        {"libqrencode", {"qrencode"}, {"printer/qr_code.cpp"}, 1},
        {"stb_image_write", {"stb/stb_image_write"}, {"kiosk/ui/png.cpp"}, 1},
        {"stb_image", {"stb/stb_image.h"}, {"kiosk/qr/still.cpp"}, 1},
        {"doctest", {"doctest/"}, {"tests/"}, kAnyNumber},
    };
    return kLibraries;
}

/// What the system gives: the standard library (no dot, no slash) and POSIX.
bool is_of_the_system(std::string_view header) {
    static const std::set<std::string, std::less<>> kPosix{"fcntl.h", "unistd.h",  "poll.h",  "signal.h",
                                                           "spawn.h", "termios.h", "errno.h", "endian.h", "stdlib.h", "malloc.h", "iconv.h", "sched.h", "pty.h"};
    return header.find_first_of("./") == std::string_view::npos || starts_with_any(header, {"sys/", "net/", "netinet/", "arpa/"}) ||
           kPosix.count(header) != 0;
}

}  // namespace

TEST_CASE("includes point from kiosk to printer to forms, never back") {
    Offences offences;
    int seen = 0;
    for (const TreeFile& file : source_files()) {
        const auto allowed = rooms_seen_from(room_of(file));
        for (const Include& include : includes_of(file.text)) {
            const bool neighbour = file.path.starts_with("tests/") && (include.header.find('/') == std::string::npos || file.path.starts_with(include.header.substr(0, include.header.rfind('/') + 1)));
            if (!include.own || neighbour) continue;
            ++seen;
            if (!starts_with_any(include.header, allowed))
                offences.add(file, include.line, room_of(file) + " must not know " + include.header);
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(seen > 60);
}

TEST_CASE("each library of others is known in its one place") {
    Offences offences;
    int seen = 0;
    for (const Library& library : libraries()) {
        std::set<std::string> users;
        for (const TreeFile& file : source_files()) {
            for (const Include& include : includes_of(file.text)) {
                if (include.own || !starts_with_any(include.header, library.headers)) continue;
                ++seen;
                users.insert(file.path);
                if (!starts_with_any(file.path, library.places))
                    offences.add(file, include.line, library.name + " does not belong here");
                if (users.size() > library.files_max)
                    offences.add(file, include.line, library.name + " is already known elsewhere");
            }
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(seen > 5);
}

TEST_CASE("no library comes in that is not in the table") {
    Offences offences;
    for (const TreeFile& file : source_files()) {
        for (const Include& include : includes_of(file.text)) {
            const bool known = std::any_of(libraries().begin(), libraries().end(), [&include](const Library& library) {
                return starts_with_any(include.header, library.headers);
            });
            if (!include.own && !known && !is_of_the_system(include.header))
                offences.add(file, include.line, "unknown library " + include.header);
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
}
