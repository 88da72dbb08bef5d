// A name being entered by its reading: the reading of both parts, a spelling for each, the shapes of its letters.
// Part of entry.h. Nothing of it outlives the session: no spelling is learned, no reading remembered.
#pragma once

#include "forms/catalog.h"
#include "kiosk/event.h"
#include "kiosk/name_book.h"

#include <array>
#include <optional>

namespace kiosk {

enum class NameStage {
    reading,     // both fields, kana; Latin letters and kanji are taken as the name itself
    spelling,    // the candidates for one part
    spell,       // one part letter by letter, when no candidate is right
    whole,       // the name with its furigana, to be confirmed
    letter,      // which letter has another shape
    shape        // the family of that letter
};

struct NameDraft {
    NameStage stage = NameStage::reading;
    std::array<std::string, 2> typed;      // family and given name
    std::array<std::string, 2> written;    // the chosen spelling; empty: not chosen
    std::string spelled;                   // NameStage::spell, as far as it has come
    int part = 0;                          // which has the focus, or is being spelled
    int letter = 0;                        // counted over `written` of both parts
    int sheet = 0;
    Keys keys = Keys::hiragana;
};

/// Options beside the spellings, by id.
inline constexpr const char* kSpell = "spell";             // 「一字ずつ選ぶ」
inline constexpr const char* kAsTyped = "as_typed";        // kana stay; a clerk writes the kanji
inline constexpr const char* kOtherShape = "other_shape";  // 「字の形がちがう」

NameDraft name_draft_of(const std::string& name);
NameDraft edited_name(NameDraft draft, const EditAction& action, const NameBook& names);
std::optional<NameDraft> name_before(const NameDraft& draft);

/// What 「つぎへ」 makes of it: a further stage, the whole name, or the key of a sentence about `part`.
struct NameStep {
    std::optional<NameDraft> further;
    std::string name, problem;
    int part = 0;
};
NameStep advance_name(const NameDraft& draft);

/// The spellings offered for the part being spelled, commonest first, then the kana themselves.
std::vector<std::string> spellings(const NameDraft& draft, const NameBook& names);
/// What the hiragana at the end of a text may become: the commonest kanji with that reading, whole names, then other kanji.
std::vector<std::string> conversions(std::string_view text, const NameBook& names);
/// The same for what is no name: words with that reading first (kana_kanji.h).
std::vector<std::string> conversions_of_words(std::string_view text, const NameBook& names);
/// `text` with the hiragana at its end replaced.
std::string converted(std::string_view text, std::string_view to);

/// The letters of the name with their shapes, those only that have several. `index` counts over the whole name.
struct ShapedLetter {
    int index = 0;
    std::string letter;
};
std::vector<ShapedLetter> letters_with_shapes(const NameDraft& draft, const NameBook& names);
std::string letter_at(const NameDraft& draft, int index);
/// Family and given name with a space between; a part without a chosen spelling as it was typed.
std::string whole_name(const NameDraft& draft);
/// The furigana, in katakana; nothing when the name was not typed as a reading.
std::optional<std::string> reading_of(const NameDraft& draft);

void wipe(NameDraft& draft);

}  // namespace kiosk
