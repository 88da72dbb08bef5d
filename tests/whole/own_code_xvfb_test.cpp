// The finished kiosk in a real window with pictures laid before its camera: a code made at home, an own code for the next visit made from
// it and printed, and that paper shown again and opened with its number. The whole way, with nothing replaced but camera and printer.
#include "support/cases.h"
#include "support/window_glass.h"

using support::quoted;
using support::WindowGlass;

namespace {

namespace fs = std::filesystem;

struct Drill {
    support::Folder folder;
    fs::path dump = folder.path / "widgets.json", data = folder.path / "data", cases = folder.path / "cases", camera = folder.path / "camera";
    const std::string more = " --data " + quoted(data) + " --today 2026-04-10";

    Drill() {
        fs::create_directories(camera);
        REQUIRE(support::run(quoted(support::program()) + " qr keys --data " + quoted(data)).status == 0);
    }
    /// In place of whatever lay there.
    void show(const fs::path& picture) const {
        for (const auto& entry : fs::directory_iterator(camera)) fs::remove(entry.path());
        fs::rename(picture, camera / picture.filename());
    }
    void make_application(const std::string& household) const {
        const fs::path answers = support::kSource / "assets" / "households" / (household + ".json"), code = folder.path / "code.png";
        REQUIRE(support::run(quoted(support::program()) + " qr make " + quoted(answers) + " --out " + quoted(code) + more).status == 0);
        show(code);
    }
};

void enter(WindowGlass& glass, const std::string& number) {
    resident::tap_digits(glass, number);
    glass.tap("next");
}

}  // namespace

TEST_CASE("an own code made in a real window, printed, and shown at the next visit opens with its number") {
    const auto screen = support::start_x_server({"Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", "540x960x24"});
    const Drill drill;
    drill.make_application("single");
    const support::Child kiosk({support::program().string(), "kiosk", "--windowed", "--card", "files", "--size", "540x960", "--folder", drill.cases.string(), "--data", drill.data.string(),
                                "--codes", drill.camera.string(), "--dump-widgets", drill.dump.string(), "--today", "2026-04-10"});
    WindowGlass glass(drill.dump);
    REQUIRE(glass.page() == "start");
    glass.tap("code.use");
    glass.wait_for("scan_found");
    glass.tap("next");
    glass.tap("card.skip");
    for (int sheet = 0; sheet < 9 && !glass.targets().contains("own.use"); ++sheet) glass.tap("next");
    glass.tap("own.use");
    glass.tap("next");
    enter(glass, "24680");
    enter(glass, "24680");
    glass.wait_for("own_code/4");
    glass.tap("next");
    glass.tap("send");
    glass.wait_for("done");
    const fs::path slip = drill.cases / "cases" / "A-001" / "00_goannaihyou.pdf", paper = drill.folder.path / "paper";
    REQUIRE(support::run("pdftoppm -r 150 -gray -png -f 2 -singlefile " + quoted(slip) + " " + quoted(paper)).status == 0);
    drill.show(paper.string() + ".png");
    glass.tap("finish");
    glass.tap("code.use");
    glass.wait_for("code_pin");
    enter(glass, "24681");
    glass.wait_for("code_pin");
    enter(glass, "24680");
    glass.wait_for("scan_found");
    glass.tap("next");
    CHECK(glass.page() == "errand");
    CHECK(glass.targets().contains("errand.tenkyo"));
}
