// Kana in Latin letters, as street signs and passports write them (modified Hepburn, long vowels short), for who does not read kana.
// Only for reading on the screen: what is kept and printed stays kana.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

/// 「カタマチ」 → "Katamachi", 「トウキョウ」 → "Tokyo". The first letter is large; what is no kana stays as it is.
std::string in_latin(std::string_view kana);
/// 「広島市」「ヒロシマシ」 → "Hiroshima-shi", 「安芸郡府中町」「アキグンフチュウチョウ」 → "Aki-gun Fuchu-cho".
std::string city_in_latin(std::string_view name, std::string_view reading);

}  // namespace kiosk
