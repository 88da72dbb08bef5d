// The gallery: a picture of every screen in every mode, for people to look through. Here it is painted coarsely, and counted.
// Whether what it shows is right is asserted on pages, not on pictures.
#include "kiosk/kiosk.h"
#include "kiosk/qr/still.h"
#include "support/folder.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <fstream>

namespace {

namespace fs = std::filesystem;

/// A fifth of the pixels of a real panel.
kiosk::KioskOptions coarse(int width, int height, double width_mm) {
    kiosk::KioskOptions options;
    options.catalog_dir = terminal::source("forms/catalog");
    options.assets_dir = terminal::source("assets");
    options.today = forms::parse_iso_date("2026-04-10");
    options.width = width;
    options.height = height;
    options.px_per_mm = width / width_mm;
    return options;
}

kiosk::GalleryOrder order(const fs::path& directory, std::vector<std::string> modes, std::string only) {
    return {terminal::source("assets/households/family_of_four.json"), directory, std::move(modes), std::move(only)};
}

/// The same to the eye: processors round an edge of a letter otherwise, by one or two of 255 (measured: 924 of 1.5 million values, each by 1).
bool look_alike(const fs::path& one, const fs::path& other) {
    constexpr int kRounding = 3;
    const auto a = kiosk::qr::read_still(one), b = kiosk::qr::read_still(other);
    if (!a || !b || a->width != b->width || a->height != b->height) return false;
    return std::equal(a->pixels.begin(), a->pixels.end(), b->pixels.begin(), b->pixels.end(), [](int x, int y) { return std::abs(x - y) <= kRounding; });
}

std::set<std::string> pictures_in(const fs::path& directory) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory)) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::string signature(8, '\0');
        in.read(signature.data(), 8);
        CHECK_MESSAGE(signature == "\x89PNG\r\n\x1A\n", entry.path().filename().string());
        names.insert(entry.path().stem().string());
    }
    return names;
}

}  // namespace

TEST_CASE("The gallery paints every kind of screen of a visit") {
    const support::Folder folder;
    REQUIRE(kiosk::write_gallery(coarse(216, 384, 268), order(folder.path, {}, {})) == 0);
    const auto names = pictures_in(folder.path);
    CHECK(names.size() > 250);
    for (const char* name : {"start", "household", "household_family", "card_offer", "cards", "pin", "face_birth", "card_reading", "found_taken", "q_name_0", "q_birth_0", "q_phone", "q_new_address", "q_new_address_problem",
                             "group_household", "readings", "together", "drop", "check", "send", "paper_100", "paper_200", "paper_400", "sending", "done", "done_clearing", "trouble_refused", "trouble_not_written",
                             "idle", "staff", "quit", "comfort", "scan", "scan_found", "confirm_whose", "own_made", "own_ask", "own_errand", "own_who", "practice_start", "practice_done"})
        CHECK_MESSAGE(names.contains(name), name);
}

TEST_CASE("The gallery paints in every mode, both ways up, each into its own folder, and knows no other") {
    const std::vector<std::string> modes = {"standard", "large", "largest", "white", "black", "low", "left", "ja_easy", "en", "largest,black,low,left,en"};
    for (const auto& options : {coarse(216, 384, 268), coarse(384, 216, 476.4)}) {
        const support::Folder folder;
        REQUIRE(kiosk::write_gallery(options, order(folder.path, modes, "send")) == 0);
        const std::set<std::string> expected = {"send", "sending"};
        for (const std::string& mode : modes) CHECK_MESSAGE(pictures_in(folder.path / mode) == expected, mode);
    }
    const support::Folder folder;
    CHECK(kiosk::write_gallery(coarse(216, 384, 268), order(folder.path, {"upside_down"}, "send")) == 2);
}

TEST_CASE("The pictures of the README are what the gallery paints today") {
    const std::pair<const char*, const char*> pictures[] = {{"standard", "start"}, {"standard", "household_family"}, {"standard", "name_2_family"},
                                                            {"standard", "check"}, {"largest", "q_move_date_offered"}, {"black", "paper_100"},
                                                            {"en", "q_insurance_0"}, {"standard", "done"}};
    const bool accepts = std::getenv("KAKANAI_ACCEPT") != nullptr;
    for (const auto& [mode, name] : pictures) {
        CAPTURE(name);
        const support::Folder folder;
        REQUIRE(kiosk::write_gallery(coarse(540, 960, 336.2), order(folder.path, {mode}, name)) == 0);
        const fs::path kept = terminal::source("assets/pictures") / mode / (std::string(name) + ".png"), painted = folder.path / mode / (std::string(name) + ".png");
        if (accepts && !look_alike(kept, painted)) {           // a picture that only rounds otherwise stays as it is
            fs::create_directories(kept.parent_path());
            fs::copy_file(painted, kept, fs::copy_options::overwrite_existing);
        }
        CHECK(look_alike(kept, painted));
    }
}
