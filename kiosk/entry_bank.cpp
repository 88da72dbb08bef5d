// A bank account, stage by stage; and lists by kana, which addresses use, too.
// Choosing a bank goes on to its branches by itself; the branch is confirmed with 「つぎへ」.
#include "kiosk/entry_bank.h"

#include "kiosk/erase_typed.h"
#include "kiosk/letters.h"
#include "kiosk/wipe.h"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

constexpr std::array<std::size_t, 2> kYuuchoDigitsMax = {5, 8};

BankDraft at_stage(BankDraft draft, BankStage stage) {
    draft.stage = stage;
    draft.place = {};
    return draft;
}

std::optional<int> branch_with_code(const Bank& bank, std::string_view code, const BankBook& banks) {
    const auto branches = banks.branches(bank);
    const auto found = std::find_if(branches.begin(), branches.end(), [&](const Branch& branch) { return branch.code == code; });
    if (found == branches.end()) return std::nullopt;
    return static_cast<int>(found - branches.begin());
}

const Bank* bank_of(const BankDraft& draft, const BankBook& banks) {
    if (!draft.bank || *draft.bank >= static_cast<int>(banks.banks().size())) return nullptr;
    return &banks.banks()[static_cast<std::size_t>(*draft.bank)];
}

}  // namespace

std::optional<int> parse_index(const std::string& id) {
    int index = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), index);
    if (read.ec != std::errc{} || read.ptr != id.data() + id.size() || index < 0) return std::nullopt;
    return index;
}

std::optional<ListPlace> moved_list(ListPlace place, const EditAction& action) {
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) {
        place.sheet = std::max(0, sheet->sheet);
        return place;
    }
    const auto* option = std::get_if<ChooseOption>(&action);
    if (!option || option->id.empty()) return std::nullopt;
    if (option->id[0] == kKanaMark) {
        place.kana = option->id.substr(1);
    } else if (kana_row(option->id) != 0 || is_latin_row(option->id)) {
        place.row = option->id;
        place.kana.clear();
    } else {
        return std::nullopt;
    }
    place.sheet = 0;
    return place;
}

bool is_latin_row(std::string_view id) { return id.size() == 1 && id[0] >= 'A' && id[0] <= 'Z'; }

bool is_in(const ListPlace& place, char32_t first) {
    if (!place.kana.empty()) return first_kana(place.kana) == first;
    if (is_latin_row(place.row)) return first == static_cast<char32_t>(place.row[0]);
    if (!place.row.empty()) return first != 0 && kana_row(place.row) == kana_row(encode(std::u32string(1, first)));
    return true;
}

BankDraft edited_bank(BankDraft draft, const EditAction& action, const BankBook& banks) {
    if (draft.stage != BankStage::yuucho)
        if (const auto moved = moved_list(draft.place, action)) {
            draft.place = *moved;
            return draft;
        }
    std::string& typed_part = draft.yuucho[static_cast<std::size_t>(draft.focus)];
    if (erase_typed(typed_part, action)) return draft;
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const std::string digits = with_plain_digits(typed->text);
        const bool fits = typed_part.size() + digits.size() <= kYuuchoDigitsMax[static_cast<std::size_t>(draft.focus)];
        if (draft.stage == BankStage::yuucho && is_digits(digits) && fits) typed_part += digits;
    } else if (const auto* focus = std::get_if<FocusPart>(&action)) {
        draft.focus = std::clamp(focus->part, 0, 1);
    } else if (const auto* option = std::get_if<ChooseOption>(&action)) {
        const auto index = parse_index(option->id);
        if (option->id == kAsTransfer) return at_stage(std::move(draft), BankStage::branch);
        if (!index) return draft;
        if (draft.stage == BankStage::bank && *index < static_cast<int>(banks.banks().size())) {
            draft.bank = index;
            draft.branch.reset();
            return at_stage(std::move(draft), BankBook::is_yuucho(*bank_of(draft, banks)) ? BankStage::yuucho : BankStage::branch);
        }
        const Bank* bank = bank_of(draft, banks);
        if (draft.stage == BankStage::branch && bank && *index < static_cast<int>(banks.branches(*bank).size())) draft.branch = index;
    }
    return draft;
}

std::optional<BankDraft> bank_before(const BankDraft& draft) {
    if (draft.stage == BankStage::bank) return std::nullopt;
    return at_stage(draft, BankStage::bank);
}

BankStep advance_bank(const BankDraft& draft, const BankBook& banks) {
    BankStep next;
    switch (draft.stage) {
        case BankStage::bank:
            if (const Bank* bank = bank_of(draft, banks)) next.further = at_stage(draft, BankBook::is_yuucho(*bank) ? BankStage::yuucho : BankStage::branch);
            else next.problem = "problem.bank.bank";
            return next;
        case BankStage::branch:
            if (draft.branch) next.is_complete = true;
            else next.problem = "problem.bank.branch";
            return next;
        case BankStage::yuucho:
            for (int part = 0; part < 2; ++part)
                if (draft.yuucho[static_cast<std::size_t>(part)].empty()) {
                    next.problem = part == 0 ? "problem.bank.symbol" : "problem.bank.number";
                    next.part = part;
                    return next;
                }
            if (draft.yuucho[0].size() != kYuuchoDigitsMax[0]) next.problem = "problem.bank.symbol_digits";
            else if (yuucho_of(draft, banks)) next.is_complete = true;
            else next.problem = "problem.bank.yuucho";
            return next;
    }
    return next;
}

std::string bank_name(const BankDraft& draft, const BankBook& banks) {
    const Bank* bank = bank_of(draft, banks);
    return bank ? bank->name : std::string();
}

std::string branch_name(const BankDraft& draft, const BankBook& banks) {
    const Bank* bank = bank_of(draft, banks);
    if (!bank) return {};
    auto branch = draft.branch;
    if (const auto account = draft.stage == BankStage::yuucho ? yuucho_of(draft, banks) : std::nullopt)
        branch = branch_with_code(*bank, account->branch_code, banks);
    const auto branches = banks.branches(*bank);
    if (!branch || *branch >= static_cast<int>(branches.size())) return {};
    return branches[static_cast<std::size_t>(*branch)].name;
}

std::optional<YuuchoAccount> yuucho_of(const BankDraft& draft, const BankBook& banks) {
    const Bank* bank = bank_of(draft, banks);
    const auto account = yuucho_account(draft.yuucho[0], draft.yuucho[1]);
    if (!bank || !account || !branch_with_code(*bank, account->branch_code, banks)) return std::nullopt;
    return account;
}

void wipe(BankDraft& draft) {
    for (std::string& digits : draft.yuucho) wipe(digits);
    draft.bank.reset();
    draft.branch.reset();
}

}  // namespace kiosk
