// The measurable rules of a screen.
// Numbers of the rules R1–R11 stand here and are not taken from the code under test.
#include "tests/kiosk/page_rules.h"

#include "kiosk/ui/phrases.h"
#include "support/build.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

namespace page_rules {

namespace {

using kiosk::Colours;
using kiosk::TextSize;
using kiosk::ui::BoxMm;
using kiosk::ui::Colour;
using kiosk::ui::Icon;
using kiosk::ui::Page;
using kiosk::ui::Role;
using kiosk::ui::TextLine;
using kiosk::ui::Widget;

constexpr double kTolerance_mm = 0.05, kTarget_mm = 15, kAnswer_mm = 20, kGap_mm = 3, kCapital_mm = 4.8, kBand_mm = 300, kBesideIcon_mm = 25, kChosenEdge_mm = 1.0;
constexpr double kCapital_em = 0.765;        // of BIZ UDPGothic
constexpr double kLineMax_em = 40, kReadingMin = 0.5, kLeading_em = 1.5;

double reckoned_contrast(Colour a, Colour b) {
    static std::map<std::pair<unsigned, unsigned>, double> known;
    const auto key = [](Colour c) { return static_cast<unsigned>(c.red) << 16 | static_cast<unsigned>(c.green) << 8 | c.blue; };
    const auto [place, is_new] = known.try_emplace({key(a), key(b)}, 0);
    if (is_new) place->second = kiosk::ui::contrast(a, b);
    return place->second;
}

bool is_inside(const BoxMm& inner, const BoxMm& outer) {
    return inner.x_mm >= outer.x_mm - kTolerance_mm && inner.y_mm >= outer.y_mm - kTolerance_mm && inner.right_mm() <= outer.right_mm() + kTolerance_mm &&
           inner.bottom_mm() <= outer.bottom_mm() + kTolerance_mm;
}
bool overlap(const BoxMm& a, const BoxMm& b) {
    return a.x_mm < b.right_mm() - kTolerance_mm && b.x_mm < a.right_mm() - kTolerance_mm && a.y_mm < b.bottom_mm() - kTolerance_mm && b.y_mm < a.bottom_mm() - kTolerance_mm;
}
double gap(const BoxMm& a, const BoxMm& b) {
    const double across = std::max(a.x_mm, b.x_mm) - std::min(a.right_mm(), b.right_mm());
    const double down = std::max(a.y_mm, b.y_mm) - std::min(a.bottom_mm(), b.bottom_mm());
    return std::max(across, down);
}
/// The box that the ink of a line may take.
BoxMm ink_box(const TextLine& line) { return {line.x_mm, line.baseline_mm - 0.80 * line.type.em_mm, line.width_mm, 0.88 * line.type.em_mm}; }

double capital_of(TextSize size) {
    switch (size) {
        case TextSize::standard: return 5.2;
        case TextSize::large: return 6.8;
        case TextSize::largest: return 8.8;
    }
    return 0;
}

/// A letter whose shape is chosen has no bold face, and no room for a mark: it says so in words.
bool says_chosen(const Widget& widget) {
    const kiosk::Strings& strings = terminal::house().strings;
    const auto languages = strings.languages();
    return std::any_of(languages.begin(), languages.end(), [&](const std::string& language) { return widget.given.ends_with("\n" + strings.text(language, "choice.chosen")); });
}

struct Inspector {
    const Page& page;
    const kiosk::Comfort& comfort;
    const printer::Fonts& fonts;
    std::vector<std::string> found;

    BoxMm whole() const { return {0, 0, page.size.width_mm, page.size.height_mm}; }
    void breach(const Widget& widget, const std::string& rule) { found.push_back(page.id + ": " + widget.id + ": " + rule); }

    void targets() {
        std::vector<const Widget*> all;
        std::set<std::string> ids;
        for (const Widget& widget : page.widgets) {
            if (!widget.tap) continue;
            if (!ids.insert(widget.id).second) breach(widget, "two targets have this id");
            if (widget.box.width_mm < kTarget_mm - kTolerance_mm || widget.box.height_mm < kTarget_mm - kTolerance_mm) breach(widget, "R1 smaller than 15 mm");
            if (widget.role == Role::answer && widget.box.height_mm < kAnswer_mm - kTolerance_mm) breach(widget, "R1 an answer lower than 20 mm");
            if (is_primary(widget) && widget.box.height_mm < kAnswer_mm - kTolerance_mm) breach(widget, "R1 a primary button lower than 20 mm");
            if (!is_inside(widget.box, whole())) breach(widget, "R4 off the panel");
            for (const Widget& field : page.widgets)
                if (field.role == Role::field && !field.tap && overlap(widget.box, field.box)) breach(widget, "R2 stands over the field " + field.id);
            if (widget.role != Role::field && widget.lines.empty()) breach(widget, "R10 an icon alone");
            if (comfort.reach == kiosk::Reach::low && widget.box.y_mm < page.size.height_mm - kBand_mm - kTolerance_mm) breach(widget, "R14 above the reach");
            for (const Widget* other : all)
                if (gap(widget.box, other->box) < kGap_mm - kTolerance_mm) breach(widget, "R2 nearer than 3 mm to " + other->id);
            all.push_back(&widget);
        }
    }

    /// The one strong button of a page: filled, without a border.
    static bool is_primary(const Widget& widget) { return widget.role == Role::button && widget.look.border_mm == 0; }

    /// A mark that is no target stands beside words.
    void icons() {
        for (const Widget& widget : page.widgets) {
            if (widget.icon == Icon::none || !widget.lines.empty()) continue;
            const bool has_words = std::any_of(page.widgets.begin(), page.widgets.end(), [&](const Widget& other) {
                return std::any_of(other.lines.begin(), other.lines.end(), [&](const TextLine& one) { return gap(ink_box(one), widget.icon_box) < kBesideIcon_mm; });
            });
            if (!has_words) breach(widget, "R10 an icon alone");
        }
    }

    /// Colour is never the only sign of what is chosen: a thick edge, and bold words or a check.
    void chosen() {
        for (const Widget& widget : page.widgets) {
            if (!widget.is_selected) continue;
            const bool is_bold = std::any_of(widget.lines.begin(), widget.lines.end(), [](const TextLine& one) { return one.type.face == printer::Typeface::screen_bold; });
            const bool says_so = is_bold || widget.icon == Icon::check || says_chosen(widget);
            if (widget.look.border_mm < kChosenEdge_mm || !says_so) breach(widget, "R9 chosen, and only its colour says so");
        }
    }

    void line(const Widget& widget, const TextLine& line) {
        if (!is_inside(ink_box(line), whole())) breach(widget, "R4 off the panel: " + line.text);
        else if (!is_inside(ink_box(line), widget.box)) breach(widget, "R4 does not fit its box: " + line.text);
        const bool says_geta = widget.id == "letters" || widget.id.starts_with("chip.");           // that tell what it means
        if (!fonts.shape(line.type.face, line.text).complete() || (line.text.find("\u3013") != std::string::npos && !says_geta)) breach(widget, "no glyph: " + line.text);
        if (line.text.find('{') != std::string::npos || line.text.find("\xE3\x80\x8A") != std::string::npos) breach(widget, "a mark is seen: " + line.text);
        const bool is_screen_face = line.type.face == printer::Typeface::screen || line.type.face == printer::Typeface::screen_bold;
        const bool is_shape = line.type.face == printer::Typeface::value && (widget.tap || widget.id.starts_with("written."));      // a name as the paper writes it
        if (!is_screen_face && !is_shape) breach(widget, "R6 neither the regular nor the bold face of the screen: " + line.text);
        if (line.is_reading) return;
        if (line.type.em_mm * kCapital_em < kCapital_mm) breach(widget, "R3 capitals below 4.8 mm");
        if (line.width_mm > kLineMax_em * line.type.em_mm + kTolerance_mm) breach(widget, "R5 longer than 40 letters");
        if (widget.role == Role::heading && line.type.em_mm * kCapital_em < capital_of(comfort.size) - kTolerance_mm) breach(widget, "R3 a heading below the text size");
    }

    void texts() {
        for (const Widget& widget : page.widgets) {
            for (const TextLine& one : widget.lines) {
                line(widget, one);
                if (one.is_reading && one.type.em_mm < kReadingMin * read_by(widget, one)) breach(widget, "R3 a reading below half its kanji");
            }
            if (!widget.lines.empty() && widget.role != Role::field && widget.speech.empty()) breach(widget, "R45 says nothing");
            if (widget.role == Role::heading) torn(widget);
            if (is_paragraph(widget)) leading(widget);
        }
    }

    /// The size of the line below a reading.
    static double read_by(const Widget& widget, const TextLine& reading) {
        const TextLine* below = nullptr;
        for (const TextLine& one : widget.lines)
            if (!one.is_reading && one.baseline_mm > reading.baseline_mm && (!below || one.baseline_mm < below->baseline_mm)) below = &one;
        return below ? below->type.em_mm : 1e9;
    }

    /// What is read as sentences; labels, values and captions stand closer.
    static bool is_paragraph(const Widget& widget) { return widget.id == "help" || widget.id == "why" || widget.id == "problem" || widget.id == "mistake" || widget.id == "lead"; }

    void leading(const Widget& widget) {
        const TextLine* above = nullptr;
        for (const TextLine& one : widget.lines) {
            if (one.is_reading) continue;
            const bool is_next_line = above && one.baseline_mm > above->baseline_mm + kTolerance_mm;
            if (is_next_line && one.baseline_mm - above->baseline_mm < kLeading_em * one.type.em_mm - kTolerance_mm) breach(widget, "R5 lines too close: " + one.text);
            above = &one;
            if (widget.id != "lead" && one.type.em_mm * kCapital_em < capital_of(comfort.size) - kTolerance_mm) breach(widget, "R3 a sentence below the text size");
        }
    }

    /// A heading breaks between phrases only.
    void torn(const Widget& widget) {
        std::set<std::size_t> ends;
        std::size_t at = 0;                                    // of the text without the spaces at which lines break
        for (std::string phrase : kiosk::ui::phrases(widget.given)) {
            std::erase(phrase, ' ');
            const bool fits_no_line = !widget.lines.empty() && fonts.shape(widget.lines.front().type.face, phrase).width_em * widget.lines.front().type.em_mm > widget.box.width_mm;
            for (std::size_t letter = 1; fits_no_line && letter < phrase.size(); ++letter) ends.insert(at + letter);     // a name longer than a line
            ends.insert(at += phrase.size());
        }
        double baseline = 0;
        std::size_t said = 0;
        for (const TextLine& one : widget.lines) {
            if (one.is_reading) continue;
            const bool is_new_line = said > 0 && one.baseline_mm > baseline + kTolerance_mm;
            if (is_new_line && widget.given.find("\xE3\x80\x8A") == std::string::npos && !ends.contains(said)) breach(widget, "R5 a word of the heading is torn: " + one.text);
            baseline = one.baseline_mm;
            said += one.text.size() - static_cast<std::size_t>(std::count(one.text.begin(), one.text.end(), ' '));
        }
    }

    /// What a text stands on: the topmost drawn widget below it, or the paper.
    Colour ground_of(std::size_t index) const {
        if (page.widgets[index].is_drawn) return page.widgets[index].look.fill;
        for (std::size_t i = index; i-- > 0;)
            if (page.widgets[i].is_drawn && is_inside(page.widgets[index].box, page.widgets[i].box)) return page.widgets[i].look.fill;
        return kiosk::ui::kPaper;
    }

    /// Marks are drawn in the ink of their widget; a check is white on a blue disc. The disc and the empty ring are borders: they tell
    /// nothing that the stroke or the words do not.
    void icon_contrast(std::size_t index, Colours colours) {
        const Widget& widget = page.widgets[index];
        const double least = colours == Colours::standard ? 10.0 : 20.99;
        const auto seen = [&](Colour colour) { return kiosk::ui::seen_in(colours, colour); };
        const Colour ground = seen(ground_of(index)), ink = kiosk::ui::seen_in(colours, widget.look).ink;
        if (widget.icon == Icon::none) return;
        if (widget.icon == Icon::circle && reckoned_contrast(seen(kiosk::ui::kBorder), ground) < 3) breach(widget, "R7 R8 a ring too pale");
        if (widget.icon == Icon::check && reckoned_contrast(seen(kiosk::ui::kBlue), ground) < 3) breach(widget, "R7 R8 a disc too pale");
        if (widget.icon == Icon::check && reckoned_contrast(seen(kiosk::ui::kBlue), seen(kiosk::ui::kWhite)) < least) breach(widget, "R7 R8 a check too pale");
        if (widget.icon != Icon::circle && widget.icon != Icon::check && reckoned_contrast(ink, ground) < least) breach(widget, "R7 R8 an icon too pale");
    }

    /// The same page in all three colour modes: colours change no box.
    void contrasts() {
        for (const Colours colours : {Colours::standard, Colours::white, Colours::black}) {
            const double least = colours == Colours::standard ? 10.0 : 20.99;
            const auto seen = [&](Colour colour) { return kiosk::ui::seen_in(colours, colour); };
            for (std::size_t i = 0; i < page.widgets.size(); ++i) {
                const Widget& widget = page.widgets[i];
                const kiosk::ui::Look look = kiosk::ui::seen_in(colours, widget.look);
                for (const TextLine& one : widget.lines)
                    if (reckoned_contrast(seen(one.type.ink), seen(ground_of(i))) < least) breach(widget, "R7 R8 too pale: " + one.text);
                icon_contrast(i, colours);
                const Colour edge = look.border_mm > 0 ? look.border : look.fill;
                if (widget.tap && reckoned_contrast(edge, seen(kiosk::ui::kPaper)) < 3.0) breach(widget, "R7 a border too pale");
            }
        }
    }

    /// Text may stand on a panel, a target on the page; but no two texts, nor a text and a foreign target, in one place.
    void overlaps() {
        struct Ink {
            std::size_t widget;
            BoxMm box;
        };
        std::vector<Ink> inks;
        for (std::size_t i = 0; i < page.widgets.size(); ++i)
            for (const TextLine& one : page.widgets[i].lines) inks.push_back({i, ink_box(one)});
        for (std::size_t a = 0; a < inks.size(); ++a)
            for (std::size_t b = a + 1; b < inks.size(); ++b)
                if (inks[a].widget != inks[b].widget && overlap(inks[a].box, inks[b].box))
                    breach(page.widgets[inks[a].widget], "R4 written over " + page.widgets[inks[b].widget].id);
        for (std::size_t i = 0; i < page.widgets.size(); ++i) {
            if (!page.widgets[i].tap) continue;
            for (const Ink& ink : inks) {
                const Widget& other = page.widgets[ink.widget];
                const bool is_its_sentence = page.widgets[i].id == other.id + ".title";
                const bool belongs = ink.widget == i || is_its_sentence || other.id.starts_with("chosen.");
                if (!belongs && overlap(page.widgets[i].box, ink.box)) breach(page.widgets[i], "R4 stands over the text of " + other.id);
            }
        }
    }
};

}  // namespace

std::vector<std::string> breaches(const Page& page, const kiosk::Comfort& comfort, const printer::Fonts& fonts) {
    Inspector inspector{page, comfort, fonts, {}};
    inspector.targets();
    inspector.icons();
    inspector.chosen();
    inspector.texts();
    inspector.contrasts();
    inspector.overlaps();
    return std::move(inspector.found);
}

namespace {

/// A page takes the largest letters it has room for: rules of size are asserted for those it is laid in. Which these are is a rule of
/// its own (fit_test.cpp).
kiosk::Comfort asserted(const Page& shown, const kiosk::Comfort& wished) {
    kiosk::Comfort least = wished;
    least.size = shown.letters;
    return least;
}

struct Sweep {
    Breadth breadth;
    std::int64_t now_ms;
    const forms::CaseView& view;
    int pages = 0;

    /// With every button there can be; the start page also on a kiosk that reads and makes no codes.
    void page(const kiosk::Session& session, kiosk::ui::SizeMm size) {
        kiosk::World world = terminal::house().world();
        if (std::holds_alternative<kiosk::StartPage>(session.page)) page(session, size, world);
        world.has_scanner = world.has_own_codes = true;
        page(session, size, world);
    }
    void page(const kiosk::Session& session, kiosk::ui::SizeMm size, const kiosk::World& world) {
        const kiosk::House& house = terminal::house();
        const Page shown = kiosk::screens::make_page(session, world, house.strings, house.fonts, size, now_ms, &view);
        ++pages;
        const kiosk::Comfort& comfort = session.comfort;
        for (const std::string& breach : breaches(shown, asserted(shown, comfort), house.fonts))
            FAIL_CHECK(breach << " [" << session.language << " size " << static_cast<int>(comfort.size) << " low " << static_cast<int>(comfort.reach) << " left "
                              << static_cast<int>(comfort.hand) << " " << size.width_mm << "x" << size.height_mm << "]");
    }
};

}  // namespace

kiosk::Session on_page(const forms::Answers& answers, kiosk::Page page) {
    kiosk::Session session;
    session.answers = answers;
    session.page = std::move(page);
    return session;
}

int check_session(const kiosk::Session& given, std::int64_t now_ms, Breadth breadth) {
    const auto& house = terminal::house();
    const forms::CaseView view = forms::view_case(house.catalog, given.answers, house.today);
    Sweep sweep{breadth, now_ms, view};
    kiosk::Session session = given;
    for (const std::string& language : house.strings.languages())
        for (const auto text_size : {TextSize::standard, TextSize::large, TextSize::largest})
            for (const kiosk::ui::SizeMm& panel : kPanels) {
                if (breadth == Breadth::narrow && &panel - kPanels > 1) continue;
                // One panel in the usual letters, another in the largest.
                if (support::kLooksForWrongMemory && (text_size == TextSize::large || &panel - kPanels != (text_size == TextSize::largest))) {
                    sweep.pages += breadth == Breadth::narrow ? 2 : 4;
                    continue;
                }
                const kiosk::ui::SizeMm tall{panel.height_mm, panel.width_mm};
                session.language = language;
                session.comfort = {text_size, Colours::standard, kiosk::Reach::whole, kiosk::Hand::right};
                sweep.page(session, panel);
                sweep.page(session, tall);
                if (breadth == Breadth::narrow) continue;
                session.comfort.hand = kiosk::Hand::left;
                sweep.page(session, panel);
                session.comfort.reach = kiosk::Reach::low;
                sweep.page(session, tall);
                session.comfort.hand = kiosk::Hand::right;
                if (panel.height_mm > kBand_mm) sweep.page(session, panel);          // lower ones are within reach as they are
            }
    return sweep.pages;
}

}  // namespace page_rules
