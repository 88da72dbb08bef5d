// The gate's look at the page itself: are the letters of every filled field in its box, and does each ring stand around
// the word that was chosen? Reads the scene back, so that no fault of the layout can print less than was answered.
#include "printer/gate_parts.h"

#include "forms/text.h"

#include <algorithm>
#include <map>

namespace printer {

namespace {

using forms::FieldKind;
using forms::FieldState;
using forms::FilledField;

constexpr double kSlackMm = 0.3;
constexpr std::u32string_view kOnAttachedSheet = U"別紙";

/// What stands in a box of a page: its letters in drawing order, and the words inside rings.
struct BoxContent {
    std::u32string letters;
    std::vector<std::u32string> ringed;
    bool off_page = false;
};

bool is_space(char32_t code) { return code == U' ' || code == U'　'; }

bool holds(const BoxMm& box, double x, double y) {
    return x >= box.x_mm - kSlackMm && x <= box.right_mm() + kSlackMm && y >= box.y_mm - kSlackMm &&
           y <= box.bottom_mm() + kSlackMm;
}

void add_letters(std::u32string& to, const TextRun& run, const BoxMm& box) {
    if (run.baseline_mm < box.y_mm - kSlackMm || run.baseline_mm > box.bottom_mm() + kSlackMm) return;
    for (const PlacedGlyph& glyph : run.glyphs) {
        if (glyph.x_mm < box.x_mm - kSlackMm || glyph.x_mm > box.right_mm() + kSlackMm || is_space(glyph.code)) continue;
        to += glyph.code;
        if (glyph.selector != 0) to += glyph.selector;
    }
}

BoxContent read_box(const PageScene& page, const BoxMm& box) {
    BoxContent content;
    content.off_page = box.x_mm < 0 || box.y_mm < 0 || box.right_mm() > page.width_mm || box.bottom_mm() > page.height_mm;
    std::vector<const Ellipse*> rings;
    for (const Mark& mark : page.marks) {
        if (const auto* run = std::get_if<TextRun>(&mark)) add_letters(content.letters, *run, box);
        if (const auto* ring = std::get_if<Ellipse>(&mark)) {
            const BoxMm& at = ring->box;
            if (holds(box, at.x_mm + at.width_mm / 2, at.y_mm + at.height_mm / 2)) rings.push_back(ring);
        }
    }
    for (const Ellipse* ring : rings) {
        std::u32string word;
        for (const Mark& mark : page.marks) {
            if (const auto* run = std::get_if<TextRun>(&mark)) add_letters(word, *run, ring->box);
        }
        content.ringed.push_back(std::move(word));
    }
    return content;
}

std::u32string letters_of(const std::string& text) {
    const auto decoded = forms::decode_utf8(text);
    std::u32string letters;
    if (!decoded) return letters;
    for (const char32_t code : *decoded) {
        if (!is_space(code) && code != U'\n' && code != U'\r') letters += code;
    }
    return letters;
}

/// What has to be found, as one run of letters: an era date stands in its places without the era's name.
std::u32string expected_letters(const FilledField& filled) {
    if (filled.field->kind != FieldKind::era_date) return letters_of(filled.text);
    std::u32string letters = letters_of(filled.text);
    const bool has_era = letters.size() > 2 && (letters[0] < U'0' || letters[0] > U'9');
    return has_era ? letters.substr(2) : letters;
}

std::vector<std::u32string> expected_rings(const FilledField& filled) {
    std::vector<std::u32string> words;
    if (filled.field->kind == FieldKind::circle) {
        for (const forms::PrintedOption& option : filled.field->options) {
            if (std::find(filled.chosen.begin(), filled.chosen.end(), option.is) != filled.chosen.end())
                words.push_back(letters_of(option.label));
        }
    }
    if (filled.field->kind == FieldKind::era_date && filled.value) {
        const auto* date = std::get_if<forms::Date>(&*filled.value);
        const auto wareki = date != nullptr ? forms::to_wareki(*date) : std::nullopt;
        if (wareki) words.push_back(letters_of(std::string(forms::era_initial(wareki->era))));
    }
    return words;
}

bool prints_letters(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
        case FieldKind::name:
        case FieldKind::address:
        case FieldKind::date:
        case FieldKind::era_date:
        case FieldKind::comb:
            return true;
        case FieldKind::circle:
        case FieldKind::check:
        case FieldKind::strike:
        case FieldKind::signature:
        case FieldKind::stamp:
        case FieldKind::blank:
            return false;
    }
    return false;
}

bool rings(FieldKind kind) { return kind == FieldKind::circle || kind == FieldKind::era_date; }

void compare(const Inspected& inspected, const FilledField& filled, const BoxContent& content, Findings& findings) {
    const char* ask_staff = "この様式は印刷せず、DX担当に知らせてください";
    if (content.off_page)
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の欄が、紙の外に出ています",
                     "DX担当が様式のますの大きさを直してください");
    if (filled.state != FieldState::filled) return;
    const FieldKind kind = filled.field->kind;
    const bool attached = content.letters.find(kOnAttachedSheet) != std::u32string::npos;
    if (prints_letters(kind) && !attached && content.letters.find(expected_letters(filled)) == std::u32string::npos) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の文字が、紙の上でそろっていません", ask_staff);
    }
    if (prints_letters(kind) && !attached && content.letters.find(letters_of(filled.furigana)) == std::u32string::npos) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "のフリガナが、紙の上でそろっていません",
                     ask_staff);
    }
    if (rings(kind) && content.ringed != expected_rings(filled)) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の○が、選んだものに付いていません", ask_staff);
    }
}

}  // namespace

void inspect_paper(const Inspected& inspected, Findings& findings) {
    std::map<std::string, const FilledField*> fields;
    for (const FilledField& filled : inspected.form->fields) fields.emplace(filled.id(), &filled);
    for (const PageScene& page : inspected.paper->pages) {
        for (const FieldBox& box : page.fields) {
            const auto found = fields.find(box.field);
            if (found != fields.end()) compare(inspected, *found->second, read_box(page, box.box), findings);
        }
    }
}

}  // namespace printer
