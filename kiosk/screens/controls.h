// The parts with which a resident answers: lists of choices, the typing board, digit pads, dates. Each is laid into a
// box; taps carry the edit. Used by the question, PIN and address screens.
#pragma once

#include "kiosk/screens/cards.h"

namespace kiosk::screens {

struct Option {
    std::string id, text, note;
    bool is_chosen = false;
};

/// Answer cards (cards.h) whose tap chooses the option. Ids: "choice.<id>".
void lay_options(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Option>& options, int sheet);

/// Short labels in as many columns as the widest allows, read along the rows, on sheets when there are too many.
/// Ids: "choice.<id>". The face is that of the paper where the shape of a letter is what is chosen.
struct GridLook {
    double em_mm = 11, height_min_mm = 22;
    printer::Typeface face = printer::Typeface::screen;
    int columns_max = 8;
    ui::Align align = ui::Align::centre;
    ui::Icon icon = ui::Icon::none;        // while not chosen
    int sheets_max = ui::kSheetsOfAnswers; // more are too many to look through
};
void lay_grid(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Option>& options, int sheet, const GridLook& look);

/// Below a name whose letters have no readings above them, for who needs them, in their letters: of what an authority lists in katakana.
std::string reading_below(const Words& words, const std::string& katakana);

/// Keys for the rows of the kana table, and for the kana of a long row (in Latin letters for who does not read kana); below them the
/// entries of the open part. Entries that begin with Latin letters have those letters for keys. Until a row is chosen the first
/// `shown_before_row` stand there. Ids: "row.か", "row.A", "sound.き", "choice.<number>".
struct ListEntry {
    std::string text, note;
    char32_t first = 0;                    // the plain katakana of its reading, or its large Latin letter
    int number = -1;                       // of the option; its place in the list where the list has the order of the options
};
void lay_kana_list(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const ListPlace& place, const std::vector<ListEntry>& entries,
                   std::optional<int> chosen, int shown_before_row);

/// What the kana at the end of a text may become, as keys in one or two rows; the last key shows more of them.
void lay_conversions(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<std::string>& conversions, int sheet);

enum class Switch { all_keys, kana_only };
/// The typing board, standing on the lower edge of the box. Returns its upper edge. Ids: "key.か", "kana.voiced", "erase".
double lay_keyboard(ui::Layout& layout, const Words& words, const ui::BoxMm& box, Keys keys, Switch which);
double keyboard_height_mm(const Words& words, const ui::BoxMm& box, Keys keys, Switch which);

/// Two rows of kanji above a typing board.
double strip_height(const ui::Layout& layout);
/// Room for kanji between `y_mm` and a typing board that stands on `bottom_mm`: up to two rows, none where the board needs it all.
double strip_room_mm(const ui::Layout& layout, double y_mm, double bottom_mm);
/// Whether something of this height fits above the board, too.
bool fits_above_board(double y_mm, double height_mm, double bottom_mm);

/// A pad from a list of rows such as "1 2 3"; "_" leaves a place free, "<" is the key that erases. Returns its upper edge.
double lay_pad(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<std::string>& rows, double key_width_max_mm);

double date_fields_height_mm(const ui::Layout& layout, double width_mm);
/// Era buttons, three boxes, the date said back in both calendars. Returns the lower edge.
double lay_date_fields(ui::Layout& layout, const Seen& seen, const ui::BoxMm& box, const DateDraft& draft, const forms::Item& item,
                       const std::optional<EntryProblem>& problem);

}  // namespace kiosk::screens
