// Banks and branches. The format is told by the first lines of assets/banks/banks.tsv.
// Looks up; whether an account exists only the bank knows.
#include "kiosk/bank_book.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "kiosk/letters.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

struct Row {
    std::string_view code, name, reading;
};

Row row_of(std::string_view line) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return {};
    return {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
}

forms::Fault damaged(const std::filesystem::path& file, const std::string& what) { return {forms::FaultKind::damaged, file.string(), what}; }

}  // namespace

forms::Result<BankBook> BankBook::open(const std::filesystem::path& directory) {
    BankBook book;
    TRY(text, printer::read_file(directory / "banks.tsv", kFileBytesMax));
    book.text_ = std::move(text);
    const std::string_view all = book.text_;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        const std::string_view line = all.substr(begin, end - begin);
        begin = end + 1;
        if (!book.banks_.empty()) book.banks_.back().end = std::min(begin, all.size());
        if (!line.starts_with('=')) continue;
        if (!book.banks_.empty()) book.banks_.back().end = begin - line.size() - 1;
        const Row row = row_of(line.substr(1));
        if (row.code.empty()) return damaged(directory / "banks.tsv", "a bank without its name and reading");
        book.banks_.push_back({std::string(row.code), std::string(row.name), std::string(row.reading), begin, begin});
    }
    const auto settings = directory / "entry.toml";
    TRY(toml, printer::read_file(settings, kFileBytesMax));
    forms::Problems problems;
    const auto node = forms::read_toml(toml, settings.string(), problems);
    if (!node) return damaged(settings, "not TOML");
    forms::TableReader table(*node, problems);
    const std::vector<std::string> nearby = table.strings("nearby");
    for (const forms::Node& account : table.tables("account")) {
        forms::TableReader items(account, problems);
        book.accounts_.push_back({items.required_string("bank"), items.required_string("branch"), items.required_string("kind"), items.required_string("number")});
        items.finish();
    }
    table.finish();
    if (!problems.empty()) return damaged(settings, "a member is missing or unknown");
    const auto place = [&](const Bank& bank) {
        return static_cast<std::size_t>(std::find(nearby.begin(), nearby.end(), bank.code) - nearby.begin());
    };
    std::sort(book.banks_.begin(), book.banks_.end(), [&](const Bank& a, const Bank& b) {
        return std::tuple(place(a), std::string_view(a.reading), std::string_view(a.code)) < std::tuple(place(b), std::string_view(b.reading), std::string_view(b.code));
    });
    book.nearby_ = static_cast<int>(std::count_if(book.banks_.begin(), book.banks_.end(), [&](const Bank& bank) { return place(bank) < nearby.size(); }));
    return book;
}

std::optional<int> BankBook::bank_named(std::string_view name) const {
    const auto found = std::find_if(banks_.begin(), banks_.end(), [&](const Bank& bank) { return bank.name == name; });
    if (found == banks_.end()) return std::nullopt;
    return static_cast<int>(found - banks_.begin());
}

std::vector<Branch> BankBook::branches(const Bank& bank) const {
    std::vector<Branch> found;
    const std::string_view all = text_;
    for (std::size_t begin = bank.first; begin < bank.end;) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        const Row row = row_of(all.substr(begin, end - begin));
        if (!row.code.empty()) found.push_back({std::string(row.code), std::string(row.name), std::string(row.reading)});
        begin = end + 1;
    }
    return found;
}

const AccountItems* BankBook::account_with(const std::string& item) const {
    const auto found = std::find_if(accounts_.begin(), accounts_.end(), [&](const AccountItems& items) { return items.bank == item || items.branch == item; });
    return found == accounts_.end() ? nullptr : &*found;
}

std::optional<YuuchoAccount> yuucho_account(std::string_view symbol, std::string_view number) {
    constexpr std::size_t kSymbolDigits = 5, kAccountDigits = 7, kNumberDigitsMax = 8, kTransferDigitsMax = 6;
    if (symbol.size() != kSymbolDigits || number.empty() || !is_digits(symbol) || !is_digits(number)) return std::nullopt;
    const std::string area(symbol.substr(1, 2));
    const auto padded = [&](std::string_view digits) { return std::string(kAccountDigits - std::min(kAccountDigits, digits.size()), '0') + std::string(digits); };
    if (symbol[0] == '0') {
        if (number.size() > kTransferDigitsMax) return std::nullopt;
        return YuuchoAccount{area + "9", true, padded(number)};
    }
    const bool is_general = symbol[0] == '1' && symbol[4] == '0' && number.back() == '1' && number.size() >= 2 && number.size() <= kNumberDigitsMax;
    if (!is_general) return std::nullopt;
    return YuuchoAccount{area + "8", false, padded(number.substr(0, number.size() - 1))};
}

}  // namespace kiosk
