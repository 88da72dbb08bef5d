// The kiosk in memory: session, pages and a finger, without window and clock.
// Shared by the tests of this folder.
#pragma once

#include "kiosk/card_memory.h"
#include "kiosk/letters.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/press.h"
#include "kiosk/case_folder.h"
#include "kiosk/visit.h"
#include "support/folder.h"
#include "support/resident.h"

#include <filesystem>

namespace terminal {

/// ０ to ９ for 0 to 9; everything else stays.
inline std::string in_wide_digits(const std::string& text) {
    std::string wide;
    for (const char c : text) wide += c >= '0' && c <= '9' ? kiosk::encode(std::u32string(1, static_cast<char32_t>(0xFF10 + (c - '0')))) : std::string(1, c);
    return wide;
}

inline constexpr kiosk::ui::SizeMm kPortrait{268, 476.4};
inline constexpr kiosk::ui::SizeMm kLandscape{476.4, 268};
/// 15.6 inches, the smallest panel.
inline constexpr kiosk::ui::SizeMm kSmallPortrait{194.3, 345.4};
inline constexpr kiosk::ui::SizeMm kSmallLandscape{345.4, 194.3};
/// 27 inches, both ways.
inline constexpr kiosk::ui::SizeMm kLargePortrait{336, 598};
inline constexpr kiosk::ui::SizeMm kLargeLandscape{598, 336};

/// Read once for all tests; const.
const kiosk::House& house();
std::filesystem::path source(const std::string& path);
/// A household of assets/households as answers.
forms::Answers household(const std::string& name);
/// A resident who knows these answers; they must outlive what is returned.
inline resident::Known known(const forms::Answers& answers) { return {house().catalog, house().books.addresses, answers}; }
/// After this event, or these, all in one moment; nothing is carried out.
kiosk::Session after(kiosk::Session session, const kiosk::Event& event);
kiosk::Session stepped(kiosk::Session session, const std::vector<kiosk::Event>& events);
using Scratch = support::Folder;

class Terminal : public resident::Glass {
public:
    explicit Terminal(kiosk::ui::SizeMm size = kPortrait);
    /// With another reader than the one in memory; it must outlive the terminal.
    explicit Terminal(kiosk::CardReader& other, kiosk::ui::SizeMm size = kPortrait);

    std::string page() override { return now_shown().id; }
    std::set<std::string> targets() override;
    void tap(const std::string& id) override;
    void type(const std::string& text) override;
    std::optional<std::string> field(const std::string& id) override;

    kiosk::ui::Page now_shown() const;
    const kiosk::Session& session() const { return visit_.session(); }
    void happen(const kiosk::Event& event) { visit_.happen(event, now_ms); }
    /// Lets time pass with nobody at the screen.
    void wait_ms(std::int64_t duration);
    bool look_at_reader() { return visit_.look_at_reader(now_ms); }
    void begin(const std::string& errand);

    std::int64_t now_ms = 1'000'000;
    kiosk::MemoryCardReader reader;
    Scratch data;

private:
    kiosk::ui::SizeMm size_;
    kiosk::FolderInbox inbox_;
    kiosk::Visit visit_;
    kiosk::ui::Finger finger_;
};

}  // namespace terminal
