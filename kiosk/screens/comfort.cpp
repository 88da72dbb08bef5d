// 「文字の大きさ」: letters, colours, what is in reach, the hand, the language. One page, opened from any other; each tap
// shows at once what it does, and the answers stay as they are.
// Rows of choices; what follows from them is in kiosk/ui.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kComfortPick_mm = 20, kComfortRowGap_mm = 4, kLanguagesInRow = 4;
constexpr ui::Type kComfortCaption{ui::kBody_mm, printer::Typeface::screen_bold, ui::kInk, 1.3};

/// One pick for each value that a wish can have; the others stay as they are.
template <typename Wish>
struct WishPick {
    Wish wish;
    const char* id;
    const char* key;
};
template <typename Wish, std::size_t count>
std::vector<Pick> picks_of(const Seen& seen, Wish Comfort::*part, const WishPick<Wish> (&all)[count]) {
    std::vector<Pick> picks;
    for (const auto& [wish, id, key] : all) {
        Comfort wished = seen.session.comfort;
        wished.*part = wish;
        picks.push_back({id, seen.words(key), SetComfort{wished}, seen.session.comfort.*part == wish});
    }
    return picks;
}

struct ComfortRow {
    std::string id, caption;
    std::vector<Pick> picks;
};

std::string caption(const Words& words, std::string_view key, const std::vector<Pick>& picks) {
    const auto chosen = std::find_if(picks.begin(), picks.end(), [](const Pick& pick) { return pick.is_chosen; });
    return words("comfort.now", {{"what", words(key)}, {"now", chosen == picks.end() ? std::string() : chosen->text}});
}

std::vector<ComfortRow> rows_of(const Seen& seen) {
    const Words& words = seen.words;
    std::vector<ComfortRow> rows;
    const auto add = [&](std::string id, std::string_view key, std::vector<Pick> picks) {
        std::string said = caption(words, key, picks);
        rows.push_back({std::move(id), std::move(said), std::move(picks)});
    };
    add("sizes", "comfort.size", size_picks(seen));
    add("colours", "comfort.colours", colour_picks(seen));
    add("reaches", "comfort.reach", picks_of(seen, &Comfort::reach, {{Reach::whole, "reach.whole", "comfort.reach_whole"}, {Reach::low, "reach.low", "comfort.reach_low"}}));
    add("hands", "comfort.hand", picks_of(seen, &Comfort::hand, {{Hand::left, "hand.left", "comfort.hand_left"}, {Hand::right, "hand.right", "comfort.hand_right"}}));
    const auto languages = language_picks(seen);
    for (std::size_t i = 0; i < languages.size(); i += kLanguagesInRow) {
        const auto end = languages.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(languages.size(), i + kLanguagesInRow));
        rows.push_back({"languages." + std::to_string(i), i == 0 ? caption(words, "comfort.language", languages) : std::string(),
                        {languages.begin() + static_cast<std::ptrdiff_t>(i), end}});
    }
    return rows;
}

}  // namespace

std::vector<Pick> size_picks(const Seen& seen) {
    return picks_of(seen, &Comfort::size, {{TextSize::standard, "size.standard", "comfort.size_standard"}, {TextSize::large, "size.large", "comfort.size_large"},
                                           {TextSize::largest, "size.largest", "comfort.size_largest"}});
}

std::vector<Pick> colour_picks(const Seen& seen) {
    return picks_of(seen, &Comfort::colours, {{Colours::standard, "colours.standard", "comfort.colours_standard"}, {Colours::white, "colours.white", "comfort.colours_white"},
                                              {Colours::black, "colours.black", "comfort.colours_black"}});
}

std::vector<Pick> language_picks(const Seen& seen) {
    std::vector<Pick> picks;
    for (const std::string& language : seen.strings.languages())
        picks.push_back({"language." + language, seen.strings.text(language, "language.name"), ChooseLanguage{language}, language == seen.session.language});
    return picks;
}

void lay_comfort(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.may_adjust = false;
    frame.next = FrameButton{"go_on", seen.words("comfort.close"), GoOn{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const auto rows = rows_of(seen);
    const bool is_portrait = layout.size().is_portrait();
    const double count = static_cast<double>(rows.size());
    double captions = 0, widest = 0;
    for (const ComfortRow& row : rows) {
        captions += row.caption.empty() ? 0 : layout.text_height(row.caption, content.width_mm, kComfortCaption) + 1;
        widest = std::max(widest, layout.text_width(row.caption, kComfortCaption));
    }
    const double label = is_portrait ? 0 : std::min(widest + 8, content.width_mm * 0.34);
    BoxMm box = content;
    const BoxMm low = reachable(layout, content);
    const double heading = layout.text_height(seen.words("comfort.heading"), content.width_mm, ui::kHeadingType) + 6;
    const double least = count * (ui::kTargetMin_mm + 3) + kComfortRowGap_mm * (count - 1) + (is_portrait ? captions : 0);
    const bool has_room = low.height_mm - (low.y_mm > content.y_mm ? 0 : heading) >= least;
    if (has_room || low.y_mm - content.y_mm >= heading) {
        const double below = layout.text("heading", {content.x_mm, content.y_mm, content.width_mm, 0}, seen.words("comfort.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 6;
        box = {content.x_mm, below, content.width_mm, content.bottom_mm() - below};
    }
    box = reachable(layout, box);
    const double room = (box.height_mm - kComfortRowGap_mm * (count - 1) - (is_portrait ? captions : 0)) / count;
    const double height = std::clamp(room, ui::kTargetMin_mm, layout.grown(kComfortPick_mm + 2));
    const double spare = is_portrait ? std::clamp((room - height) * 0.6, 0.0, 10.0) : 0;
    double y = box.y_mm;
    for (const ComfortRow& row : rows) {
        if (is_portrait && !row.caption.empty()) y = layout.text(row.id, {box.x_mm, y, box.width_mm, 0}, row.caption, kComfortCaption) + 1;
        if (!is_portrait) layout.line(row.id, {box.x_mm, y, label - 4, height}, row.caption, kComfortCaption);
        const double width = std::min(box.width_mm - label, 330.0);
        lay_picks(layout, {box.x_mm + label, y, width, height}, row.picks);
        y += height + kComfortRowGap_mm + spare;
    }
}

}  // namespace kiosk::screens
