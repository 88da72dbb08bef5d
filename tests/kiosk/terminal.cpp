// The kiosk in memory. Taps go through the same press rules as fingers.
// Nothing sleeps: time is a number.
#include "tests/kiosk/terminal.h"

#include "forms/answers_file.h"
#include "printer/file.h"
#include "kiosk/files.h"
#include "support/source_root.h"

#include <doctest/doctest.h>

namespace terminal {

std::filesystem::path source(const std::string& path) { return support::source_root() / path; }

const kiosk::House& house() {
    static const kiosk::House read = [] {
        kiosk::KioskOptions options;
        options.catalog_dir = source("forms/catalog");
        options.assets_dir = source("assets");
        options.today = forms::parse_iso_date("2026-04-10");
        auto opened = kiosk::open_house(options);
        REQUIRE(opened);
        return std::move(*opened);
    }();
    return read;
}

forms::Answers household(const std::string& name) {
    const auto text = printer::read_file(source("assets/households/" + name + ".json"), kiosk::kFileBytesMax);
    REQUIRE(text);
    auto reading = forms::read_answers(*text, house().catalog, house().today);
    REQUIRE(reading.problems.empty());
    return std::move(reading.answers);
}

kiosk::Session after(kiosk::Session session, const kiosk::Event& event) { return kiosk::step(std::move(session), event, 0, house().world()).session; }

kiosk::Session stepped(kiosk::Session session, const std::vector<kiosk::Event>& events) {
    for (const kiosk::Event& event : events) session = after(std::move(session), event);
    return session;
}

Terminal::Terminal(kiosk::ui::SizeMm size) : size_(size), inbox_(house(), data.path), visit_(house(), reader, inbox_, now_ms) {}
Terminal::Terminal(kiosk::CardReader& other, kiosk::ui::SizeMm size) : size_(size), inbox_(house(), data.path), visit_(house(), other, inbox_, now_ms) {}

kiosk::ui::Page Terminal::now_shown() const {
    return kiosk::screens::make_page(visit_.session(), house().world(), house().strings, house().fonts, size_, now_ms);
}

std::set<std::string> Terminal::targets() {
    std::set<std::string> ids;
    for (const auto& widget : now_shown().widgets)
        if (widget.tap) ids.insert(widget.id);
    return ids;
}

void Terminal::tap(const std::string& id) {
    const kiosk::ui::Page page = now_shown();
    const kiosk::ui::Widget* widget = page.find(id);
    REQUIRE_MESSAGE((widget && widget->tap), page.id << " has no target " << id);
    const printer::PointMm middle{widget->box.x_mm + widget->box.width_mm / 2, widget->box.y_mm + widget->box.height_mm / 2};
    now_ms += 1000;
    finger_ = kiosk::ui::put_down(finger_, page, middle);
    kiosk::ui::Lifted lifted = kiosk::ui::lift(finger_, page, middle, now_ms);
    finger_ = lifted.finger;
    REQUIRE(lifted.tap);
    visit_.happen(kiosk::to_event(*lifted.tap), now_ms);
    visit_.carry_out(now_ms);
}

void Terminal::type(const std::string& text) {
    for (const char32_t letter : kiosk::decode(text)) visit_.happen(kiosk::Edit{kiosk::TypeText{kiosk::encode(std::u32string(1, letter))}}, now_ms);
}

std::optional<std::string> Terminal::field(const std::string& id) {
    const kiosk::ui::Page page = now_shown();
    const kiosk::ui::Widget* widget = page.find(id);
    if (!widget) return std::nullopt;
    return widget->text();
}

void Terminal::wait_ms(std::int64_t duration) {
    now_ms += duration;
    visit_.happen(kiosk::Tick{}, now_ms);
}

void Terminal::begin(const std::string& errand) {
    tap("errand." + errand);
    if (targets().contains("card.skip")) tap("card.skip");
}

}  // namespace terminal
