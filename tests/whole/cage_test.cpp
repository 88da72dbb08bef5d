// The kiosk as an office may install it: under the compositor cage, which gives one program the whole screen, with X through
// Xwayland. Without a screen (a headless output) and without a graphics card. cage refuses to run as root: then it runs as nobody.
#include "support/window_glass.h"

#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

/// A folder that the one who runs cage may write to.
struct Place {
    support::Folder folder;
    bool is_root = geteuid() == 0;

    Place() {
        chmod(folder.path.c_str(), 0700);
        if (is_root) REQUIRE(support::run("chown nobody " + support::quoted(folder.path)).status == 0);
    }
    std::vector<std::string> as_somebody() const { return is_root ? std::vector<std::string>{"runuser", "-u", "nobody", "--"} : std::vector<std::string>{}; }
};

bool is_here(const char* program) { return support::run(std::string("command -v ") + program).status == 0; }

}  // namespace

TEST_CASE("under cage the kiosk has the whole screen and goes on at a tap") {
    for (const char* needed : {"cage", "Xwayland"})
        if (!is_here(needed)) {
            MESSAGE(needed << " is not installed here: the kiosk is not tried under cage");
            return;
        }
    const Place place;
    const fs::path dump = place.folder.path / "widgets.json", display = place.folder.path / "display";
    const std::string kiosk = support::quoted(support::program()) + " kiosk --card files --folder " + support::quoted(place.folder.path / "data") + " --dump-widgets " + support::quoted(dump) + " --today 2026-04-10";
    std::vector<std::string> command = place.as_somebody();
    for (const std::string& word : {std::string("env"), "XDG_RUNTIME_DIR=" + place.folder.path.string(), "HOME=" + place.folder.path.string(), std::string("WLR_BACKENDS=headless"), std::string("WLR_RENDERER=pixman"),
                                    std::string("WLR_LIBINPUT_NO_DEVICES=1"), std::string("cage"), std::string("--"), std::string("sh"), std::string("-c"), "echo $DISPLAY > " + support::quoted(display) + "; exec " + kiosk})
        command.push_back(word);
    const support::Child cage(command);
    std::string who;
    for (const std::string& word : place.as_somebody()) who += word + " ";
    support::WindowGlass glass(dump, who + "env DISPLAY=$(cat " + support::quoted(display) + ") ");
    REQUIRE(glass.page() == "start");
    const auto [width, height] = glass.reach();
    MESSAGE("the kiosk's targets reach to " << width << "x" << height << " pixels of the 1280x720 that cage's output without a screen has");
    CHECK(width > 1000);
    CHECK(height > 600);
    resident::tap_on_sheets(glass, "errand.tennyu");
    CHECK(glass.page() == "household");
    glass.tap("add.head");
    CHECK((glass.targets().contains("remove.0") || glass.targets().contains("people")));         // who was added, or how many
}
