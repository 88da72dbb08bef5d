// Readings above kanji, as text carries them: 住所《じゅうしょ》. The reading belongs to the kanji before it; ｜ says where
// they begin when that is not where kanji begin. Text → pieces; knows no fonts. Who adds readings is kiosk/readings.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui {

struct Piece {
    std::string base, reading;             // reading empty: as it stands
    bool operator==(const Piece&) const = default;
};

/// Kanji, 々 and 〇: what a reader may need a reading for.
bool is_kanji(char32_t code);
/// Together the bases are the text without its readings.
std::vector<Piece> pieces(std::string_view text);
std::string without_readings(std::string_view text);
/// As it is said aloud: readings in the place of what they stand above.
std::string as_spoken(std::string_view text);

}  // namespace kiosk::ui
