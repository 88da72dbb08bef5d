// The gate's look at the page itself: are the letters of every filled field in its box, and does each ring stand around
// the word that was chosen? Reads the scene back, so that no fault of the layout can print less than was answered.
#include "printer/gate_reading.h"

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

bool holds(const BoxMm& box, double x, double y) {
    return x >= box.x_mm - kSlackMm && x <= box.right_mm() + kSlackMm && y >= box.y_mm - kSlackMm &&
           y <= box.bottom_mm() + kSlackMm;
}

void add_letters(std::u32string& to, const TextRun& run, const BoxMm& box) {
    for (const PlacedGlyph& glyph : run.glyphs) {
        if (glyph.x_mm < box.x_mm - kSlackMm || glyph.x_mm > box.right_mm() + kSlackMm || forms::is_space(glyph.code)) continue;
        to += glyph.code;
        if (glyph.selector != 0) to += glyph.selector;
    }
}

/// The word inside a ring: letters whose middle lies in it. The dots between options stand close outside.
std::u32string read_ring(const PageReading& page, const BoxMm& ring) {
    constexpr double kMiddleEm = 0.35;  // holds for full-width letters and for digits
    std::u32string word;
    for (const TextRun* run : page.runs_between(ring.y_mm, ring.bottom_mm())) {
        for (const PlacedGlyph& glyph : run->glyphs) {
            const double middle = glyph.x_mm + kMiddleEm * run->em_mm;
            if (middle > ring.x_mm && middle < ring.right_mm() && !forms::is_space(glyph.code)) word += glyph.code;
        }
    }
    return word;
}

BoxContent read_box(const PageReading& page, const BoxMm& box) {
    BoxContent content;
    content.off_page = box.x_mm < 0 || box.y_mm < 0 || box.right_mm() > page.scene->width_mm || box.bottom_mm() > page.scene->height_mm;
    for (const TextRun* run : page.runs_between(box.y_mm - kSlackMm, box.bottom_mm() + kSlackMm)) add_letters(content.letters, *run, box);
    for (const Ellipse* ring : page.rings) {
        const BoxMm& at = ring->box;
        const bool inside = holds(box, at.x_mm + at.width_mm / 2, at.y_mm + at.height_mm / 2);
        if (inside) content.ringed.push_back(read_ring(page, at));
    }
    return content;
}

/// What has to be found, as one run of letters: an era date stands in its places without the era's name.
std::u32string expected_letters(const FilledField& filled) {
    if (filled.field->kind != FieldKind::era_date) return bare(filled.text);
    std::u32string letters = bare(filled.text);
    const bool has_era = letters.size() > 2 && (letters[0] < U'0' || letters[0] > U'9');
    return has_era ? letters.substr(2) : letters;
}

std::vector<std::u32string> expected_rings(const FilledField& filled) {
    std::vector<std::u32string> words;
    if (filled.field->kind == FieldKind::circle) {
        for (const forms::PrintedOption& option : filled.field->options) {
            if (std::find(filled.chosen.begin(), filled.chosen.end(), option.is) != filled.chosen.end())
                words.push_back(bare(option.label));
        }
    }
    if (filled.field->kind == FieldKind::era_date && filled.value) {
        const auto* date = std::get_if<forms::Date>(&*filled.value);
        const auto wareki = date != nullptr ? forms::to_wareki(*date) : std::nullopt;
        if (wareki) words.push_back(bare(std::string(forms::era_initial(wareki->era))));
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

/// Where the box only says 「別紙のとおり」, the whole text has to stand on one of the following pages.
bool stands_on_attached_sheet(const Inspected& inspected, const std::u32string& wanted) {
    return std::any_of(inspected.pages.begin(), inspected.pages.end(), [&wanted](const PageReading& page) {
        const BoxMm whole{0, 0, page.scene->width_mm, page.scene->height_mm};
        return read_box(page, whole).letters.find(wanted) != std::u32string::npos;
    });
}

bool says(const Inspected& inspected, const BoxContent& content, const std::u32string& wanted) {
    if (content.letters.find(wanted) != std::u32string::npos) return true;
    const bool attached = content.letters.find(kOnAttachedSheet) != std::u32string::npos;
    return attached && stands_on_attached_sheet(inspected, wanted);
}

void compare(const Inspected& inspected, const FilledField& filled, const BoxContent& content, Findings& findings) {
    if (content.off_page)
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の欄が、紙の外に出ています",
                     "DX担当が様式のますの大きさを直してください");
    if (filled.state != FieldState::filled) return;
    const FieldKind kind = filled.field->kind;
    if (prints_letters(kind) && !says(inspected, content, expected_letters(filled))) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の文字が、紙の上でそろっていません", kAskStaff);
    }
    if (prints_letters(kind) && !says(inspected, content, bare(filled.furigana))) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "のフリガナが、紙の上でそろっていません",
                     kAskStaff);
    }
    if (rings(kind) && content.ringed != expected_rings(filled)) {
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の○が、選んだものに付いていません", kAskStaff);
    }
}

}  // namespace

void inspect_paper(const Inspected& inspected, Findings& findings) {
    std::map<std::string, const FilledField*> fields;
    for (const FilledField& filled : inspected.form->fields) fields.emplace(filled.id(), &filled);
    for (const PageReading& page : inspected.pages) {
        for (const FieldBox& box : page.scene->fields) {
            const auto found = fields.find(box.field);
            if (found != fields.end()) compare(inspected, *found->second, read_box(page, box.box), findings);
        }
    }
}

}  // namespace printer
