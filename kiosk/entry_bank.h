// A bank and its branch being chosen from the lists by kana, or a ゆうちょ account by its 記号 and 番号.
// Part of entry.h. What is chosen answers several items at once (kiosk/also_said.h).
#pragma once

#include "kiosk/bank_book.h"
#include "kiosk/event.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// Where a long list stands open: all of it, a row of the kana table or a Latin letter, or one kana of that row.
struct ListPlace {
    std::string row, kana;
    int sheet = 0;
};
/// The option ids of a list: a row is its kana (or the large Latin letter that its entries begin with), a kana of the row has this
/// before it, an entry is its number.
inline constexpr char kKanaMark = '=';
/// The action moved the list; nothing when it was about something else.
std::optional<ListPlace> moved_list(ListPlace place, const EditAction& action);
/// Whether an entry whose reading begins with this plain katakana, or whose name with this Latin letter, is in the open part.
bool is_in(const ListPlace& place, char32_t first);
/// "A" to "Z", the row of a list in Latin letters.
bool is_latin_row(std::string_view id);
/// A list that long is narrowed by the kana of the row, too.
inline constexpr int kLongRow = 24;
std::optional<int> parse_index(const std::string& id);

enum class BankStage { bank, branch, yuucho };
struct BankDraft {
    BankStage stage = BankStage::bank;
    ListPlace place;
    std::optional<int> bank, branch;       // indices of BankBook::banks and branches
    std::array<std::string, 2> yuucho;     // 記号, 番号 as typed
    int focus = 0;
};
/// Options beside the entries, by id.
inline constexpr const char* kWriteIt = "write";         // the list does not have it: typed freely
inline constexpr const char* kAsTransfer = "transfer";   // ゆうちょ: by 店名 instead of 記号番号

BankDraft edited_bank(BankDraft draft, const EditAction& action, const BankBook& banks);
std::optional<BankDraft> bank_before(const BankDraft& draft);

struct BankStep {
    std::optional<BankDraft> further;
    bool is_complete = false;
    std::string problem;
    int part = 0;
};
BankStep advance_bank(const BankDraft& draft, const BankBook& banks);

std::string bank_name(const BankDraft& draft, const BankBook& banks);
std::string branch_name(const BankDraft& draft, const BankBook& banks);
/// The account that 記号 and 番号 stand for, when both are complete and ゆうちょ has that branch.
std::optional<YuuchoAccount> yuucho_of(const BankDraft& draft, const BankBook& banks);

void wipe(BankDraft& draft);

}  // namespace kiosk
