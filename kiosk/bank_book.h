// The offline table of banks and their branches, and which items of the catalog make up one account.
// Read once, then const; branches are looked up in place. Knows nothing of screens.
#pragma once

#include "forms/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// `name` as papers want it: 山口銀行, 萩山口信用金庫. Readings are katakana without small letters, as banks write them.
struct Bank {
    std::string code, name, reading;
    std::size_t first = 0, end = 0;          // of its branches in the table
};
struct Branch {
    std::string code, name, reading;
};
/// The items of one account, by their ids in the catalog.
struct AccountItems {
    std::string bank, branch, kind, number;
};

class BankBook {
public:
    /// Reads banks.tsv and entry.toml.
    static forms::Result<BankBook> open(const std::filesystem::path& directory);

    /// First those near the city (entry.toml), then all others in the order of their readings.
    const std::vector<Bank>& banks() const { return banks_; }
    int nearby_count() const { return nearby_; }
    std::optional<int> bank_named(std::string_view name) const;
    std::vector<Branch> branches(const Bank& bank) const;
    /// The account that this item is the bank or the branch of.
    const AccountItems* account_with(const std::string& item) const;
    /// ゆうちょ銀行 numbers its accounts in another way.
    static bool is_yuucho(const Bank& bank) { return bank.code == "9900"; }

private:
    std::string text_;
    std::vector<Bank> banks_;
    int nearby_ = 0;
    std::vector<AccountItems> accounts_;
};

/// What other banks call a ゆうちょ account: 店番, 預金種目 (普通 for 総合口座, 当座 for 振替口座) and seven digits.
struct YuuchoAccount {
    std::string branch_code;
    bool is_current = false;
    std::string number;
};
/// 記号 1xxx0 + 番号 ending in 1: branch = the symbol's second and third digit and 8, number without the last 1. 記号 0xxxx:
/// the digits and 9, 当座. Nothing when they can't be such numbers. (ゆうちょ銀行「記号番号から振込用の店名・預金種目・口座番号への変換」)
std::optional<YuuchoAccount> yuucho_account(std::string_view symbol, std::string_view number);

}  // namespace kiosk
