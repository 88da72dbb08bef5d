// A name by its reading, stage by stage. Choosing a card goes on by itself, since the whole name is shown to be confirmed at
// the end and 「もどる」 goes through every stage.
#include "kiosk/entry_name.h"

#include "forms/text.h"
#include "kiosk/entry.h"
#include "kiosk/erase_typed.h"
#include "kiosk/kana_kanji.h"
#include "kiosk/letters.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr const char* kLetterId = "letter.";
/// Among the conversions: the commonest kanji, then whole names, then all other kanji.
constexpr std::size_t kFirstLettersMax = 16, kWholeNamesMax = 12;

std::string& at(std::array<std::string, 2>& parts, int part) { return parts[static_cast<std::size_t>(part)]; }
const std::string& at(const std::array<std::string, 2>& parts, int part) { return parts[static_cast<std::size_t>(part)]; }

bool needs_spelling(const NameDraft& draft, int part) { return forms::is_kana_only(at(draft.typed, part)) && at(draft.written, part).empty(); }

NameDraft at_stage(NameDraft draft, NameStage stage) {
    draft.stage = stage;
    draft.sheet = 0;
    return draft;
}

/// The next part that needs a spelling, else the whole name.
NameDraft onward(NameDraft draft) {
    for (int part = 0; part < 2; ++part)
        if (needs_spelling(draft, part)) {
            draft.part = part;
            return at_stage(std::move(draft), NameStage::spelling);
        }
    return at_stage(std::move(draft), NameStage::whole);
}

NameDraft typed_into_reading(NameDraft draft, const EditAction& action) {
    std::string& part = at(draft.typed, draft.part);
    if (erase_typed(part, action)) return draft;
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const bool is_space = typed->text == " " || typed->text == "\xE3\x80\x80";
        const bool ends_family_name = is_space && draft.part == 0;
        if (ends_family_name && !part.empty()) draft.part = 1;
        if (!ends_family_name && letter_count(part) < kLettersMax) part = forms::encode_utf8(forms::widen_kana(decode(part + typed->text)));
    } else if (const auto* change = std::get_if<ChangeKana>(&action)) {
        part = with_last_changed(part, change->change);
    } else if (const auto* focus = std::get_if<FocusPart>(&action)) {
        draft.part = std::clamp(focus->part, 0, 1);
    } else if (const auto* keys = std::get_if<ShowKeys>(&action)) {
        draft.keys = keys->keys;
    }
    return draft;
}

NameDraft typed_into_spelling(NameDraft draft, const EditAction& action) {
    std::string& text = draft.spelled;
    if (erase_typed(text, action)) {
        draft.sheet = 0;
        return draft;
    }
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        if (letter_count(text) < kLettersMax) text += typed->text;
    } else if (const auto* change = std::get_if<ChangeKana>(&action)) {
        text = with_last_changed(text, change->change);
    } else if (const auto* option = std::get_if<ChooseOption>(&action)) {
        text = converted(text, option->id);
    }
    draft.sheet = 0;
    return draft;
}

void replace_letter(NameDraft& draft, const std::string& shape) {
    int index = draft.letter;
    for (int part = 0; part < 2; ++part) {
        std::vector<std::string> letters = letters_of(at(draft.written, part));
        if (index < static_cast<int>(letters.size())) {
            letters[static_cast<std::size_t>(index)] = shape;
            at(draft.written, part).clear();
            for (const std::string& letter : letters) at(draft.written, part) += letter;
            return;
        }
        index -= static_cast<int>(letters.size());
    }
}

NameDraft chosen(NameDraft draft, const std::string& id, const NameBook& names) {
    const bool asks_shape = id == kOtherShape && (draft.stage == NameStage::whole || draft.stage == NameStage::reading);
    if (asks_shape) {
        for (int part = 0; part < 2; ++part)
            if (at(draft.written, part).empty()) at(draft.written, part) = at(draft.typed, part);
        const auto letters = letters_with_shapes(draft, names);
        if (letters.empty()) return draft;
        draft.letter = letters.front().index;
        return at_stage(std::move(draft), letters.size() == 1 ? NameStage::shape : NameStage::letter);
    }
    if (draft.stage == NameStage::letter && id.starts_with(kLetterId)) {
        for (const ShapedLetter& letter : letters_with_shapes(draft, names))
            if (kLetterId + std::to_string(letter.index) == id) draft.letter = letter.index;
        return at_stage(std::move(draft), NameStage::shape);
    }
    if (draft.stage == NameStage::shape) {
        const auto family = names.shapes(letter_at(draft, draft.letter));
        if (std::find(family.begin(), family.end(), id) == family.end()) return draft;
        replace_letter(draft, id);
        return at_stage(std::move(draft), NameStage::whole);
    }
    if (draft.stage != NameStage::spelling) return draft;
    if (id == kSpell) {
        draft.spelled.clear();
        draft.keys = Keys::hiragana;
        return at_stage(std::move(draft), NameStage::spell);
    }
    at(draft.written, draft.part) = id == kAsTyped ? at(draft.typed, draft.part) : id;
    return onward(std::move(draft));
}

}  // namespace

NameDraft name_draft_of(const std::string& name) {
    NameDraft draft;
    const std::size_t space = name.find(' ');
    draft.typed[0] = name.substr(0, space);
    if (space != std::string::npos) draft.typed[1] = name.substr(space + 1);
    return draft;
}

NameDraft edited_name(NameDraft draft, const EditAction& action, const NameBook& names) {
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) {
        draft.sheet = std::max(0, sheet->sheet);
        return draft;
    }
    if (draft.stage == NameStage::spell) return typed_into_spelling(std::move(draft), action);
    if (const auto* option = std::get_if<ChooseOption>(&action)) return chosen(std::move(draft), option->id, names);
    if (draft.stage == NameStage::reading) {
        NameDraft typed = typed_into_reading(draft, action);
        for (int part = 0; part < 2; ++part)               // another reading: the spelling chosen for the old one goes
            if (at(typed.typed, part) != at(draft.typed, part)) at(typed.written, part).clear();
        return typed;
    }
    return draft;
}

std::optional<NameDraft> name_before(const NameDraft& draft) {
    NameDraft before = draft;
    switch (draft.stage) {
        case NameStage::reading: return std::nullopt;
        case NameStage::spelling:
        case NameStage::whole:
            for (int part = (draft.stage == NameStage::whole ? 2 : draft.part) - 1; part >= 0; --part)
                if (forms::is_kana_only(at(draft.typed, part))) {
                    before.part = part;
                    at(before.written, part).clear();
                    return at_stage(std::move(before), NameStage::spelling);
                }
            before.part = 0;
            before.written = {};
            return at_stage(std::move(before), NameStage::reading);
        case NameStage::spell: return at_stage(std::move(before), NameStage::spelling);
        case NameStage::letter:
        case NameStage::shape: return at_stage(std::move(before), NameStage::whole);
    }
    return std::nullopt;
}

NameStep advance_name(const NameDraft& draft) {
    NameStep next;
    next.part = draft.part;
    switch (draft.stage) {
        case NameStage::reading:
            if (draft.typed[0].empty() && draft.typed[1].empty()) {
                next.problem = "problem.name.empty";
                next.part = 0;
            } else if (needs_spelling(draft, 0) || needs_spelling(draft, 1)) {
                next.further = onward(draft);
            } else {
                next.name = whole_name(draft);
            }
            return next;
        case NameStage::spelling:
            next.problem = "problem.name.choose";
            return next;
        case NameStage::spell:
            if (draft.spelled.empty()) {
                next.problem = "problem.name.spell";
            } else {
                NameDraft spelled = draft;
                at(spelled.written, draft.part) = draft.spelled;
                next.further = onward(std::move(spelled));
            }
            return next;
        case NameStage::letter:
        case NameStage::shape: next.further = at_stage(draft, NameStage::whole); return next;
        case NameStage::whole: next.name = whole_name(draft); return next;
    }
    return next;
}

std::vector<std::string> spellings(const NameDraft& draft, const NameBook& names) {
    const std::string& reading = at(draft.typed, draft.part);
    std::vector<std::string> found = draft.part == 0 ? names.surnames(reading) : names.given_names(reading);
    add_new(found, {to_hiragana(reading), forms::encode_utf8(forms::to_katakana(decode(reading)))});
    return found;
}

std::vector<std::string> conversions(std::string_view text, const NameBook& names) {
    const std::string_view run = hiragana_at_end(text);
    std::vector<std::string> found;
    if (run.empty()) return found;
    const auto add_first = [&](std::vector<std::string> from, std::size_t count_max) {
        from.resize(std::min(from.size(), count_max));
        add_new(found, from);
    };
    const std::vector<std::string> letters = names.letters(run);
    add_first(letters, kFirstLettersMax);
    add_first(names.surnames(run), kWholeNamesMax);
    add_first(names.given_names(run), kWholeNamesMax);
    add_new(found, letters);
    return found;
}

std::vector<std::string> conversions_of_words(std::string_view text, const NameBook& names) {
    std::vector<std::string> found = words_in_kanji(hiragana_at_end(text));
    add_new(found, conversions(text, names));
    return found;
}

std::string converted(std::string_view text, std::string_view to) {
    return std::string(text.substr(0, text.size() - hiragana_at_end(text).size())) + std::string(to);
}

std::string letter_at(const NameDraft& draft, int index) {
    for (int part = 0; part < 2; ++part) {
        const auto letters = letters_of(at(draft.written, part));
        if (index < static_cast<int>(letters.size())) return letters[static_cast<std::size_t>(index)];
        index -= static_cast<int>(letters.size());
    }
    return {};
}

std::vector<ShapedLetter> letters_with_shapes(const NameDraft& draft, const NameBook& names) {
    std::vector<ShapedLetter> found;
    int index = 0;
    for (int part = 0; part < 2; ++part)
        for (const std::string& letter : letters_of(at(draft.written, part))) {
            if (names.has_shapes(letter)) found.push_back({index, letter});
            ++index;
        }
    return found;
}

std::string whole_name(const NameDraft& draft) {
    std::string name;
    for (int part = 0; part < 2; ++part) {
        const std::string& text = at(draft.written, part).empty() ? at(draft.typed, part) : at(draft.written, part);
        if (text.empty()) continue;
        if (!name.empty()) name += ' ';
        name += text;
    }
    return name;
}

std::optional<std::string> reading_of(const NameDraft& draft) {
    std::string reading;
    for (const std::string& typed : draft.typed) {
        if (typed.empty()) continue;
        if (!forms::is_kana_only(typed)) return std::nullopt;
        if (!reading.empty()) reading += ' ';
        reading += typed;
    }
    return forms::encode_utf8(forms::to_katakana(decode(reading)));
}

void wipe(NameDraft& draft) {
    for (std::string& typed : draft.typed) wipe(typed);
    for (std::string& written : draft.written) wipe(written);
    wipe(draft.spelled);
}

}  // namespace kiosk
