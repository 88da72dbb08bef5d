// Hyphens in telephone numbers: mobile and service numbers by their length, fixed lines by a table of area codes.
// Stands behind phone.h; reads no file, the table is compiled in and sorted.
// Area codes: 総務省「電気通信番号指定状況」（固定電話、2023年5月）, cut to the shortest prefixes that decide the length.
#include "forms/phone.h"

#include "forms/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace forms {
namespace {

// First digits of a number without the leading 0, by the length of its area code with the 0.
// clang-format off
constexpr std::array<int, 14> kTwoDigits{
    3, 6, 420, 471, 4290, 4292, 4293, 4294, 4295, 4296, 4299, 4700, 4701, 4709};
constexpr std::array<int, 277> kThreeDigits{
    11, 44, 45, 52, 75, 78, 177, 188, 196, 199, 222, 227, 236, 245, 249, 252, 253, 262, 272, 273, 281, 286, 292, 298, 423, 424,
    425, 426, 427, 432, 433, 434, 462, 464, 468, 473, 474, 477, 482, 484, 485, 486, 487, 488, 489, 492, 534, 535, 542, 543, 546,
    549, 552, 559, 582, 583, 591, 592, 593, 722, 723, 724, 726, 727, 728, 729, 734, 762, 764, 775, 792, 793, 822, 825, 828, 832,
    849, 862, 864, 878, 886, 888, 899, 922, 923, 924, 925, 926, 927, 928, 929, 932, 933, 934, 935, 936, 937, 938, 939, 958, 962,
    963, 975, 988, 989, 992, 998, 1541, 1548, 1551, 1557, 2230, 2234, 2235, 2236, 2237, 2238, 2239, 2550, 2551, 2552, 2553,
    2554, 2555, 2556, 2559, 2560, 2570, 2571, 2575, 2576, 2577, 2578, 2579, 2580, 2640, 2646, 2647, 2648, 2649, 2780, 2788,
    2789, 2830, 2833, 2834, 2890, 2892, 2893, 2894, 2895, 2917, 2930, 2935, 2936, 2937, 2938, 2939, 4220, 4280, 4281, 4284,
    4285, 4286, 4291, 4297, 4298, 5392, 5393, 5394, 5395, 5398, 5999, 7940, 7942, 7943, 7944, 7945, 7949, 7950, 7955, 7956,
    7959, 7960, 7966, 7967, 8240, 8242, 8243, 8249, 8290, 8296, 8299, 8360, 8377, 8378, 8390, 8391, 8392, 8393, 8394, 8395,
    8397, 8398, 8399, 8652, 8660, 8680, 8689, 8690, 8694, 8695, 9940, 9947, 9948, 26177, 53964, 53965, 53966, 53967, 53968,
    53969, 53970, 53971, 53972, 53973, 53975, 53976, 53978, 53979, 82921, 82922, 82923, 82924, 82925, 82926, 82927, 82928,
    82929, 82941, 82942, 82943, 83766, 83767, 83768, 83960, 83963, 83966, 86362, 86363, 86364, 86365, 86367, 86368, 86369,
    86552, 86553, 86691, 86697, 86698, 86722, 86723, 86724, 86726, 86728, 86737, 86738, 86994, 86995, 86996, 86997, 86998,
    86999, 99331, 99343, 99345, 99347};
constexpr std::array<int, 580> kFourDigits{
    56, 123, 124, 125, 133, 134, 135, 136, 138, 142, 143, 144, 152, 153, 157, 162, 166, 167, 172, 173, 174, 175, 176, 178, 179,
    182, 183, 184, 185, 186, 187, 191, 192, 193, 194, 195, 197, 198, 220, 224, 225, 226, 228, 229, 233, 234, 235, 237, 238, 240,
    241, 242, 243, 244, 246, 247, 248, 250, 254, 259, 260, 263, 265, 266, 267, 268, 269, 270, 274, 276, 277, 279, 280, 282, 284,
    285, 287, 288, 294, 295, 296, 297, 299, 436, 438, 439, 460, 463, 465, 466, 467, 475, 476, 478, 479, 480, 493, 494, 495, 531,
    532, 533, 536, 537, 538, 544, 545, 547, 548, 550, 551, 553, 554, 555, 556, 557, 558, 572, 573, 574, 575, 577, 578, 581, 584,
    585, 586, 587, 594, 595, 596, 598, 721, 725, 735, 736, 737, 738, 739, 740, 742, 743, 744, 745, 747, 748, 749, 761, 763, 765,
    766, 767, 768, 770, 771, 772, 773, 774, 776, 778, 779, 790, 791, 797, 798, 799, 820, 823, 826, 827, 833, 834, 835, 845, 846,
    848, 852, 853, 854, 855, 856, 857, 858, 859, 875, 877, 879, 880, 883, 884, 885, 887, 889, 892, 893, 894, 895, 896, 897, 898,
    920, 930, 940, 942, 943, 944, 946, 947, 948, 950, 952, 954, 955, 956, 957, 959, 964, 965, 966, 967, 968, 969, 972, 973, 974,
    977, 978, 979, 982, 983, 984, 985, 986, 987, 995, 997, 1262, 1263, 1264, 1265, 1266, 1375, 1376, 1378, 1393, 1394, 1395,
    1396, 1452, 1453, 1454, 1455, 1462, 1463, 1464, 1465, 1542, 1543, 1544, 1545, 1546, 1549, 1552, 1553, 1554, 1555, 1556,
    1559, 1562, 1563, 1566, 1567, 1582, 1583, 1584, 1585, 1588, 1589, 1636, 1637, 1638, 1639, 1642, 1643, 1644, 1645, 1646,
    1647, 1652, 1653, 2232, 2233, 2557, 2558, 2562, 2563, 2564, 2565, 2566, 2567, 2568, 2569, 2572, 2573, 2574, 2582, 2583,
    2584, 2585, 2586, 2587, 2588, 2589, 2612, 2613, 2614, 2615, 2616, 2618, 2619, 2642, 2643, 2644, 2645, 2782, 2783, 2784,
    2785, 2786, 2787, 2832, 2835, 2836, 2837, 2838, 2839, 2896, 2897, 2898, 2899, 2911, 2913, 2914, 2932, 2933, 2934, 4222,
    4223, 4224, 4225, 4226, 4227, 4228, 4229, 4282, 4283, 4287, 4288, 4289, 4702, 4703, 4704, 4705, 4706, 4707, 4708, 5399,
    5762, 5763, 5764, 5765, 5766, 5767, 5768, 5972, 5973, 5974, 5977, 5978, 5992, 5993, 5994, 5995, 5996, 5997, 5998, 7463,
    7464, 7465, 7466, 7946, 7947, 7948, 7952, 7953, 7954, 7957, 7958, 7962, 7963, 7964, 7965, 7968, 7969, 8244, 8245, 8246,
    8247, 8248, 8293, 8295, 8297, 8298, 8362, 8363, 8364, 8365, 8366, 8367, 8368, 8369, 8372, 8373, 8374, 8375, 8382, 8383,
    8384, 8385, 8472, 8473, 8474, 8475, 8476, 8478, 8479, 8632, 8633, 8634, 8635, 8637, 8638, 8654, 8656, 8657, 8662, 8663,
    8664, 8665, 8666, 8667, 8668, 8674, 8675, 8676, 8677, 8678, 8679, 8682, 8683, 8684, 8685, 8686, 8687, 8688, 8692, 8693,
    8696, 8697, 8698, 9492, 9493, 9494, 9495, 9803, 9804, 9805, 9806, 9807, 9808, 9809, 9932, 9935, 9936, 9937, 9938, 9942,
    9943, 9944, 9945, 9946, 9949, 9962, 9963, 9964, 9965, 9966, 9967, 9968, 26170, 26171, 26172, 26173, 26174, 26175, 26176,
    26178, 26179, 53960, 53961, 53962, 53963, 53974, 53977, 59790, 59791, 59797, 59798, 82920, 82940, 82944, 82945, 82946,
    82947, 82948, 82949, 83760, 83761, 83762, 83763, 83764, 83765, 83769, 86366, 86550, 86551, 86554, 86555, 86556, 86557,
    86558, 86559, 86690, 86692, 86693, 86694, 86695, 86696, 86699, 86720, 86721, 86725, 86727, 86729, 86730, 86731, 86732,
    86733, 86734, 86735, 86736, 86739, 86992, 86993, 99330, 99332, 99333, 99334, 99335, 99336, 99337, 99338, 99339, 99340,
    99341, 99342, 99344, 99346, 99348, 99349};
constexpr std::array<int, 46> kFiveDigits{
    499, 851, 991, 1267, 1372, 1374, 1377, 1392, 1397, 1398, 1456, 1457, 1466, 1547, 1558, 1564, 1586, 1587, 1632, 1634, 1635,
    1648, 1654, 1655, 1656, 1658, 5769, 7468, 8387, 8388, 8477, 9496, 9802, 9969, 59792, 59793, 59794, 59795, 59796, 59799,
    83962, 83964, 83965, 83967, 83968, 83969};
// clang-format on

template <std::size_t Size>
bool holds(const std::array<int, Size>& sorted, int prefix) {
    return std::binary_search(sorted.begin(), sorted.end(), prefix);
}

std::optional<std::size_t> area_code_length(std::string_view digits) {
    constexpr std::size_t kPrefixMax = 6;
    int prefix = 0;
    for (std::size_t i = 1; i < kPrefixMax; ++i) {
        prefix = prefix * 10 + (digits[i] - '0');
        if (holds(kFourDigits, prefix)) return 4;
        if (holds(kThreeDigits, prefix)) return 3;
        if (holds(kTwoDigits, prefix)) return 2;
        if (holds(kFiveDigits, prefix)) return 5;
    }
    return std::nullopt;
}

/// Numbers without an area (電気通信番号計画): start, digits in all, digits before the first and the second hyphen.
struct Service {
    std::string_view start;
    std::size_t length, first, second;
};
constexpr std::array<Service, 8> kServices{{
    {"0120", 10, 4, 3},
    {"0570", 10, 4, 3},
    {"0800", 11, 4, 3},
    {"050", 11, 3, 4},
    {"060", 11, 3, 4},
    {"070", 11, 3, 4},
    {"080", 11, 3, 4},
    {"090", 11, 3, 4},
}};

/// 0800 is a free number and 080 + 0… is none: the longer start comes first in the table.
const Service* service_of(std::string_view digits) {
    for (const Service& service : kServices) {
        if (digits.substr(0, service.start.size()) == service.start) return &service;
    }
    return nullptr;
}

std::string with_hyphens(std::string_view digits, std::size_t first, std::size_t second) {
    const auto part = [digits](std::size_t from, std::size_t count) { return std::string(digits.substr(from, count)); };
    return part(0, first) + "-" + part(first, second) + "-" + part(first + second, std::string_view::npos);
}

std::string without_hyphens(std::u32string_view text) {
    std::string marks;
    for (const char32_t letter : fold_width(text)) {
        const bool dropped = letter == U' ' || letter == U'(' || letter == U')' || letter == U'.' || is_hyphen_like(letter);
        if (!dropped) marks.push_back(letter < 0x80 ? static_cast<char>(letter) : '?');
    }
    return marks;
}

}  // namespace

std::variant<std::string, PhoneFault> hyphenate_phone(std::u32string_view text) {
    std::string digits = without_hyphens(text);
    if (!digits.empty() && digits[0] == '+') {
        if (digits.substr(0, 3) != "+81") return PhoneFault::abroad;
        digits.erase(0, digits.substr(3, 1) == "0" ? 3 : 2);
        digits[0] = '0';
    }
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return PhoneFault::other_letters;
    if (digits.empty()) return PhoneFault::wrong_length;
    if (digits[0] != '0') return PhoneFault::no_area_code;

    if (const Service* service = service_of(digits)) {
        if (digits.size() != service->length) return PhoneFault::wrong_length;
        return with_hyphens(digits, service->first, service->second);
    }
    constexpr std::size_t kFixedLineDigits = 10;
    if (digits.size() != kFixedLineDigits) return PhoneFault::wrong_length;
    const auto area = area_code_length(digits);
    if (!area) return PhoneFault::unknown_area;
    return with_hyphens(digits, *area, 6 - *area);
}

std::string e164_phone(std::u32string_view text) {
    const auto phone = hyphenate_phone(text);
    const std::string* hyphenated = std::get_if<std::string>(&phone);
    if (!hyphenated) return {};
    std::string international = "+81";
    for (const char c : hyphenated->substr(1)) {
        if (c != '-') international.push_back(c);
    }
    return international;
}

}  // namespace forms
