// A bank account: the bank and the branch from lists by kana, or ゆうちょ by 記号 and 番号, with what they are called elsewhere.
// Part of the question screen; which stage comes next is decided in kiosk/entry_bank.cpp.
#include "kiosk/screens/question.h"

#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kBankButton_mm = 18, kBankField_mm = 22, kBankEcho_mm = 15, kBankGap_mm = 5;

struct BankPart {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const BankDraft& draft;
    BoxMm fields, keys;

    const BankBook& banks() const { return seen.world.books->banks; }

    /// Below a list: the way out of it. Returns the box that is left for the list.
    BoxMm lay_way_out(const char* id, const char* key, const char* option) const {
        const ListBoxes boxes = list_boxes(layout, fields, keys, 1);
        layout.target({.id = id, .box = button_box(layout, boxes.buttons, 0), .text = seen.words(key), .note = {}, .look = ui::kQuiet,
                       .em_mm = 6.8, .tap = Edit{ChooseOption{option}}});
        return boxes.list;
    }

    /// 「ヤマグチケン ノウキョウ」: the kind of bank stands by itself.
    static std::string reading_of(const Bank& bank) {
        std::string reading = with_small_kana(bank.reading);
        // ノウキョウ, ギョキョウ, シンキン, シンクミ, ロウキン
        for (const std::string_view kind : {"\u30CE\u30A6\u30AD\u30E7\u30A6", "\u30AE\u30E7\u30AD\u30E7\u30A6", "\u30B7\u30F3\u30AD\u30F3", "\u30B7\u30F3\u30AF\u30DF", "\u30ED\u30A6\u30AD\u30F3"})
            if (reading.ends_with(kind) && reading.size() > kind.size()) return reading.insert(reading.size() - kind.size(), " ");
        return reading;
    }

    void lay_banks() const {
        std::vector<ListEntry> entries;
        // Until a row is chosen only those near the city: the whole list would be forty sheets.
        const bool is_open = !draft.place.row.empty();
        for (const Bank& bank : banks().banks()) {
            const char32_t first = first_kana(bank.reading);
            const bool is_shown = is_open ? is_in(draft.place, first) : static_cast<int>(entries.size()) < banks().nearby_count();
            ListEntry& entry = entries.emplace_back();
            entry.first = first;
            if (!is_shown) continue;                            // counts for the keys alone
            entry.text = bank.name;
            if (!seen.words.is_plain()) entry.note = reading_below(seen.words, reading_of(bank));
        }
        const BoxMm box = lay_way_out("way.written", "bank.write", kWriteIt);
        lay_kana_list(layout, seen.words, box, draft.place, entries, draft.bank, is_open ? static_cast<int>(entries.size()) : banks().nearby_count());
    }

    void lay_branches() const {
        std::vector<ListEntry> entries;
        if (draft.bank)
            for (const Branch& branch : banks().branches(banks().banks()[static_cast<std::size_t>(*draft.bank)]))
                entries.push_back({branch.name, branch.code, first_kana(branch.reading)});
        const BoxMm box = lay_way_out("way.written", "bank.write", kWriteIt);
        const double below = layout.text("bank.chosen", {box.x_mm, box.y_mm, box.width_mm, 0}, bank_name(draft, banks()), ui::kStrongType) + 3;
        lay_kana_list(layout, seen.words, {box.x_mm, below, box.width_mm, box.bottom_mm() - below}, draft.place, entries, draft.branch, static_cast<int>(entries.size()));
    }

    void lay_yuucho() const {
        const char* const ids[] = {"part.symbol", "part.number"};
        const char* const captions[] = {"bank.symbol", "bank.number"};
        const double gap = 8, caption = layout.em(ui::kSmall_mm) * 1.5, height = layout.grown(kBankField_mm), width = (fields.width_mm - gap) / 2;
        for (int i = 0; i < 2; ++i) {
            const std::size_t part = static_cast<std::size_t>(i);
            const double x = fields.x_mm + i * (width + gap);
            const bool is_focused = draft.focus == i, is_mistaken = page.problem && page.problem->part == i;
            layout.line(std::string(ids[i]) + ".caption", {x, fields.y_mm, width, caption}, seen.words(captions[i]), ui::kSmallType);
            layout.field({.id = ids[i], .box = {x, fields.y_mm + caption, width, height}, .text = draft.yuucho[part],
                          .look = is_mistaken ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField, .em_mm = 12, .has_caret = is_focused,
                          .tap = Edit{FocusPart{i}}});
        }
        double below = fields.y_mm + caption + height + 2;
        if (page.problem) {
            const double x = fields.x_mm + page.problem->part * (width + gap);          // below its own field
            below = lay_mistake(layout, seen, page, {x, below, fields.right_mm() - x, 0});
        } else {
            if (const auto account = yuucho_of(draft, banks()))
                layout.line("bank.echo", {fields.x_mm, below, fields.width_mm, layout.grown(kBankEcho_mm)},
                            seen.words("bank.echo", {{"branch", branch_name(draft, banks())}, {"number", account->number}}), {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
            below += layout.grown(kBankEcho_mm);
        }
        below += 3;
        layout.target({.id = "way.transfer", .box = {fields.x_mm, below, std::min(fields.width_mm, layout.grown(150.0)), layout.grown(kBankButton_mm)},
                       .text = seen.words("bank.by_branch"), .note = {}, .look = ui::kQuiet, .em_mm = 6.8, .tap = Edit{ChooseOption{kAsTransfer}}});
        below += layout.grown(kBankButton_mm) + kBankGap_mm;
        const bool is_beside = keys.x_mm >= fields.right_mm() || keys.right_mm() <= fields.x_mm;
        lay_pad(layout, seen.words, is_beside ? keys : BoxMm{keys.x_mm, below, keys.width_mm, keys.bottom_mm() - below}, seen.words.list("keys.pad"), 44);
    }
};

}  // namespace

std::string bank_help_key(const BankDraft& draft) {
    switch (draft.stage) {
        case BankStage::bank: return "bank.help_bank";
        case BankStage::branch: return "bank.help_branch";
        case BankStage::yuucho: return "bank.help_yuucho";
    }
    return {};
}

double bank_fields_height_mm(const ui::Layout& layout, const BankDraft& draft) {
    if (draft.stage != BankStage::yuucho) return 4 * layout.grown(24) + 50;
    return layout.em(ui::kSmall_mm) * 1.5 + layout.grown(kBankField_mm) + layout.grown(kBankEcho_mm) + layout.grown(kBankButton_mm) + 2 * kBankGap_mm;
}

void lay_bank(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BankDraft& draft, const BoxMm& fields, const BoxMm& keys) {
    const BankPart part{layout, seen, page, draft, fields, keys};
    switch (draft.stage) {
        case BankStage::bank: return part.lay_banks();
        case BankStage::branch: return part.lay_branches();
        case BankStage::yuucho: return part.lay_yuucho();
    }
}

}  // namespace kiosk::screens
