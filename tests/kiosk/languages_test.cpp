// Any number of languages: the tables take more, what one of them lacks is said in Japanese, and the pages on which languages are
// chosen have room for all of them. The languages here are made up; that the real ones are complete is easy_japanese_test.cpp's.
#include "kiosk/house.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

#include <fstream>

namespace {

namespace fs = std::filesystem;

/// Of the eleven of the plan, those that are not there yet with their name and one sentence only. (The fonts of the house lack
/// the letters of Vietnamese.)
const std::vector<std::pair<std::string, std::string>> kLaterLanguages = {
    {"es", "Espa\u00F1ol"}, {"id", "Bahasa Indonesia"}, {"ko", "\u97D3\u56FD\u8A9E"}, {"pt", "Portugu\u00EAs"}, {"tl", "Tagalog"}, {"vi", "TIENG VIET"}, {"zh_hans", "\u4E2D\u6587"}, {"zh_hant", "\u7E41\u9AD4\u4E2D\u6587"}};

struct ManyLanguages {
    support::Folder folder;
    forms::Problems problems;
    kiosk::Strings strings;

    explicit ManyLanguages(std::size_t later = kLaterLanguages.size()) {
        fs::copy(terminal::source("assets/strings"), folder.path, fs::copy_options::recursive);
        for (std::size_t i = 0; i < later; ++i) {
            const auto& [language, name] = kLaterLanguages[i];
            fs::create_directory(folder.path / language);
            std::ofstream(folder.path / language / "resident.toml") << "[language]\nname = \"" << name << "\"\n[frame]\nquit = \"" << name << "!\"\n";
        }
        strings = kiosk::Strings::read(folder.path, kiosk::Readings::read(terminal::source("assets/readings.toml"), problems), problems);
    }
};

}  // namespace

TEST_CASE("Eleven languages are taken as three are: in their order, and with Japanese for what one of them does not say") {
    const ManyLanguages many;
    CHECK(many.problems.empty());
    std::vector<std::string> expected = {"ja", "ja_easy", "en"};
    for (const auto& [language, name] : kLaterLanguages) expected.push_back(language);
    CHECK(many.strings.languages() == expected);
    int fallen_back = 0;
    for (const auto& [language, name] : kLaterLanguages) {
        CHECK(many.strings.text(language, "language.name") == name);
        CHECK(many.strings.text(language, "frame.quit") == name + "!");
        for (const auto key : kiosk::string_keys()) {
            CHECK_FALSE(many.strings.text(language, key).empty());
            if (many.strings.has(language, key)) continue;
            ++fallen_back;
            CHECK(many.strings.text(language, key) == many.strings.text("ja", key));
        }
        for (const auto key : kiosk::string_list_keys()) CHECK(many.strings.list(language, key) == many.strings.list("ja", key));
    }
    CHECK(fallen_back > 1000);
}

TEST_CASE("A language that lacks a sentence, and a sentence that no screen says, are told") {
    const ManyLanguages many;
    forms::Problems problems;
    std::ofstream(many.folder.path / "vi" / "more.toml") << "[frame]\nno_such_button = \"x\"\n";
    const auto readings = kiosk::Readings::read(terminal::source("assets/readings.toml"), problems);
    kiosk::Strings::read(many.folder.path, readings, problems);
    REQUIRE(problems.size() == 1);
    CHECK(forms::to_text(problems.front()).find("frame.no_such_button") != std::string::npos);
    CHECK_FALSE(many.strings.has("vi", "frame.back"));                     // what the test of completeness asks
    fs::remove(many.folder.path / "ja" / "card.toml");
    problems.clear();
    kiosk::Strings::read(many.folder.path, readings, problems);
    CHECK(problems.size() > 20);
}

TEST_CASE("With eleven languages the wishes keep the rules, with four the start screen too, and each language is there in its own words") {
    const ManyLanguages eleven, four(1);
    const kiosk::House& house = terminal::house();
    kiosk::Session wishes = page_rules::on_page(terminal::household("single"), kiosk::SendPage{});
    wishes.notice = kiosk::Notice::comfort;
    const auto check = [&](kiosk::Session session, const kiosk::Strings& strings, kiosk::ui::SizeMm size, kiosk::TextSize text_size) {
        session.comfort.size = text_size;
        const auto page = kiosk::screens::make_page(session, house.world(), strings, house.fonts, size, 0);
        kiosk::Comfort asserted = session.comfort;
        asserted.size = page.letters;                                      // the largest that the page has room for
        for (const std::string& breach : page_rules::breaches(page, asserted, house.fonts)) FAIL_CHECK(breach << " " << size.width_mm);
        for (const std::string& language : strings.languages()) {
            REQUIRE_MESSAGE(page.find("language." + language), page.id << " " << language);
            CHECK(page.find("language." + language)->given == strings.text(language, "language.name"));
        }
    };
    for (const auto& panel : page_rules::kPanels)
        for (const auto& size : {panel, kiosk::ui::SizeMm{panel.height_mm, panel.width_mm}})
            for (const auto text_size : {kiosk::TextSize::standard, kiosk::TextSize::large, kiosk::TextSize::largest}) {
                check(wishes, eleven.strings, size, text_size);
                check(page_rules::on_page({}, kiosk::StartPage{}), four.strings, size, text_size);
            }
}
