// Twelve kinds of people whom forms forget — the longest name, a name of one word, a hundred years, a newborn, an address
// abroad — put into every household and onto every form: nothing overflows, no letter is missing, no box stays unfilled.
#include "support/cases.h"

#include "printer/gate.h"
#include "printer/layout.h"

#include <functional>
#include <set>

using namespace forms;

namespace {

struct Persona {
    std::string name;
    std::function<void(Answers&)> enter;      // changes the first person, or the case
};

void rename(Answers& answers, const std::string& name, const std::string& kana) {
    answers.set({"name", 0}, name, Source::resident);
    answers.set({"kana", 0}, kana, Source::resident);
}

void set_if_there(Answers& answers, const Slot& slot, Value value) {
    if (answers.find(slot)) answers.set(slot, std::move(value), Source::resident);
}

const std::vector<Persona>& personas() {
    static const std::vector<Persona> kAll = {
        {"longest name", [](Answers& a) { rename(a, "勘解由小路左衛門三郎 寿限無五劫擦切海砂利水魚長助", "カデノコウジサエモンサブロウ ジュゲムゴコウスリキレカイジャリスイギョチョウスケ"); }},
        {"rare letters", [](Answers& a) { rename(a, "𠮷葛\U000E0102髙﨑邉\U000E0110 辻\U000E0102子", "ヨシカツタカサキベ ツジコ"); }},
        {"forty Latin letters", [](Answers& a) { rename(a, "MONTGOMERY FITZGERALD ALEXANDER CHRISTOPHER", "モンゴメリー フィッツジェラルド"); }},
        {"Latin letters with a 通称", [](Answers& a) { rename(a, "NGUYEN THI HOANG ANH（通称 山田 花子）", "グエン ティ ホアン アイン（ヤマダ ハナコ）"); }},
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

}  // namespace

TEST_CASE("every persona in every household fits every form") {
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    int sheets = 0;
    for (const support::Household& home : support::households()) {
        for (const Persona& persona : personas()) {
            Answers answers = home.answers;
            persona.enter(answers);
            const Situation situation = derive_situation(support::catalog(), answers, home.today);
            for (const auto& [id, form] : support::catalog().templates) {
                const FilledForm filled = fill(form, situation, support::catalog().prints_per_person(id) ? 0 : kWholeCase);
                const printer::LaidOutForm laid_out = printer::lay_out(filled, support::catalog().city, *fonts);
                for (const printer::LayoutFinding& finding : laid_out.findings) FAIL_CHECK(persona.name << " in " << home.name << " on " << id << " " << finding.field << ": " << finding.message);
                ++sheets;
            }
        }
    }
    CHECK(personas().size() >= 12);
    CHECK(sheets > 2000);
}

TEST_CASE("where a persona's case is complete, no required box stays empty") {
    int complete = 0;
    for (const support::Household& home : support::households()) {
        for (const Persona& persona : personas()) {
            Answers answers = home.answers;
            persona.enter(answers);
            const CaseView view = view_case(support::catalog(), answers, home.today);
            if (!view.missing.empty()) continue;       // the changed age or address asks for more: the interview would
            ++complete;
            for (const FilledForm& form : view.forms) {
                for (const FilledField& field : form.fields) CHECK_MESSAGE(field.state != FieldState::missing, persona.name << " in " << home.name << " on " << form.form->id << ": " << field.id());
            }
        }
    }
    CHECK(complete > 100);
}
