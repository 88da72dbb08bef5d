// Kinds of people whom forms forget: the longest name, a name of one word, a hundred years, a newborn, an address abroad.
// For tests that put each of them into every household.
#pragma once

#include "support/cases.h"

#include <functional>

namespace support {

using namespace forms;

struct Persona {
    std::string name;
    std::function<void(Answers&)> enter;      // changes the first person, or the case
};

inline void rename(Answers& answers, const std::string& name, const std::string& kana) {
    answers.set({"name", 0}, name, Source::resident);
    answers.set({"kana", 0}, kana, Source::resident);
}

inline void set_if_there(Answers& answers, const Slot& slot, Value value) {
    if (answers.find(slot)) answers.set(slot, std::move(value), Source::resident);
}

inline const std::vector<Persona>& personas() {
    static const std::vector<Persona> kAll = {
        {"longest name", [](Answers& a) { rename(a, "勘解由小路左衛門三郎 寿限無五劫擦切海砂利水魚長助", "カデノコウジサエモンサブロウ ジュゲムゴコウスリキレカイジャリスイギョチョウスケ"); }},
        {"rare letters", [](Answers& a) { rename(a, "𠮷葛\U000E0102髙﨑邉\U000E0110 辻\U000E0102子", "ヨシカツタカサキベ ツジコ"); }},
        {"forty Latin letters", [](Answers& a) { rename(a, "MONTGOMERY FITZGERALD ALEXANDER CHRISTOPHER", "モンゴメリー フィッツジェラルド"); }},
        {"Latin letters with a 通称", [](Answers& a) {
             rename(a, "NGUYEN THI HOANG ANH", "グエン ティ ホアン アイン");
             a.set({"is_foreign", 0}, true, Source::resident);
             a.set({"has_common_name", 0}, true, Source::resident);
             a.set({"common_name", 0}, "東久世 美智恵（ひがしくぜ）", Source::resident);
             a.set({"common_kana", 0}, "ヒガシクゼ ミチエ", Source::resident);
         }},
        {"one word", [](Answers& a) { rename(a, "SUKARNO", "スカルノ"); }},
        {"two letters", [](Answers& a) { rename(a, "乙 一", "オツ イチ"); }},
        {"born in 明治", [](Answers& a) { a.set({"birth", 0}, Date{1911, 3, 1}, Source::resident); }},
        {"born in 大正", [](Answers& a) { a.set({"birth", 0}, Date{1926, 12, 24}, Source::resident); }},
        {"born on 29 February", [](Answers& a) { a.set({"birth", 0}, Date{1988, 2, 29}, Source::resident); }},
        {"born in the first days of 平成", [](Answers& a) { a.set({"birth", 0}, Date{1989, 1, 8}, Source::resident); }},
        {"born in the first year of 令和", [](Answers& a) { a.set({"birth", 0}, Date{2019, 5, 1}, Source::resident); }},
        {"newborn", [](Answers& a) { a.set({"birth", 0}, Date{2026, 3, 30}, Source::resident); }},
        {"long building", [](Answers& a) {
             for (const char* item : {"new_address", "old_address"}) {
                 const Answer* known = a.find({item, kWholeCase});
                 if (!known || !known->value) continue;
                 Address address = std::get<Address>(*known->value);
                 address.building = "グランドレジデンス萩城下町サウスガーデンズ・プレミアムタワー壱番館1234号室（山田太郎様方）";
                 a.set({item, kWholeCase}, address, Source::resident);
             }
         }},
        {"address abroad", [](Answers& a) { set_if_there(a, {"old_address", kWholeCase}, Address{"", "", "", "1600 Amphitheatre Parkway, Mountain View, CA 94043", "", "", "アメリカ合衆国"}); }},
        {"no telephone", [](Answers& a) {
             for (const char* item : {"phone", "filer_phone", "phone_kind"}) {
                 if (a.find({item, kWholeCase})) a.set_unknown({item, kWholeCase});
             }
         }},
    };
    return kAll;
}

}  // namespace support
