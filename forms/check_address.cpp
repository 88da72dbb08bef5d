// Addresses: each part cleaned, and what a form needs of an address there.
// Part of check_value; does not know which towns exist (kiosk/address_book does).
#include "forms/check_parts.h"

#include <algorithm>
#include <array>

namespace forms {
namespace {

constexpr std::array<std::string_view, 47> kPrefectures{
    "北海道", "青森県",   "岩手県", "宮城県", "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",   "埼玉県", "千葉県",
    "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県",   "山梨県", "長野県", "岐阜県", "静岡県",   "愛知県", "三重県",
    "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",
    "香川県", "愛媛県",   "高知県", "福岡県", "佐賀県", "長崎県",   "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"};

CheckedValue check_address_in_japan(Address address) {
    if (std::find(kPrefectures.begin(), kPrefectures.end(), address.prefecture) == kPrefectures.end()) {
        return refuse(ValueFault::no_prefecture, "住所は、都道府県から入れてください。", "例: 山口県");
    }
    if (address.city.empty()) return refuse(ValueFault::no_city, "住所の市区町村を入れてください。", "例: 広島市中区");
    if (address.town.empty() && address.block.empty()) return refuse(ValueFault::no_town, "住所の町名か番地を入れてください。", "例: 大字江向510番地");
    return accept(std::move(address));
}

CheckedValue check_address_abroad(Address address) {
    const bool only_country_and_town = address.postal_code.empty() && address.prefecture.empty() && address.city.empty() &&
                                       address.block.empty() && address.building.empty();
    if (!only_country_and_town) return refuse(ValueFault::abroad_parts, "国外の住所は、国の名前と、そのあとを1行にまとめてください。");
    return accept(std::move(address));
}

}  // namespace

CheckedValue check_address(const Item& item, const Address& typed) {
    Address address;
    int characters = 0;
    for (const auto part : {&Address::postal_code, &Address::prefecture, &Address::city, &Address::town, &Address::block,
                            &Address::building, &Address::country}) {
        auto clean = clean_text(typed.*part);
        if (const auto* fault = std::get_if<TextFault>(&clean)) return refuse_text(*fault);
        const auto& letters = std::get<std::u32string>(clean);
        characters += count_characters(letters);
        address.*part = encode_utf8(part == &Address::block ? fold_block_number(letters) : letters);
    }
    if (characters == 0) return refuse_empty();
    if (characters > item.length_max) return refuse_length(item.length_max);
    if (address.country == "日本" || address.country == "日本国") address.country.clear();
    if (!address.country.empty()) return check_address_abroad(std::move(address));
    if (!address.postal_code.empty()) {
        const CheckedValue code = check_postal_code(*decode_utf8(address.postal_code));
        if (!code.value) return code;
        address.postal_code = std::get<std::string>(*code.value);
    }
    return check_address_in_japan(std::move(address));
}

}  // namespace forms
