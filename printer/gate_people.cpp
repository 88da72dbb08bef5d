// The gate's look at the people of the case: one head, ages that fit the relationships, pensions and insurances, nobody twice.
// Error where the law or nature leaves no doubt; warning where only a clerk can tell. Dates against each other are gate_facts'.
#include "printer/gate_parts.h"

#include "forms/date.h"

#include <algorithm>
#include <map>
#include <set>

namespace printer {

namespace {

using forms::Date;
using forms::Item;
using forms::ItemType;
using forms::Slot;

constexpr const char* kRelationship = "relationship";

/// Who has to be so much younger than whom. 民法793条: nobody adopts an elder.
struct Generation {
    const char* relationship;
    bool is_younger_than_head;
    Level level;
};
constexpr Generation kGenerations[] = {
    {"child", true, Level::error},           {"child_child", true, Level::error},     {"wife_child", true, Level::warning},
    {"husband_child", true, Level::warning}, {"father", false, Level::error},         {"mother", false, Level::error},
    {"wife_father", false, Level::warning},  {"wife_mother", false, Level::warning},  {"husband_father", false, Level::warning},
    {"husband_mother", false, Level::warning}, {"elder_brother", false, Level::warning}, {"elder_sister", false, Level::warning},
    {"younger_brother", true, Level::warning}, {"younger_sister", true, Level::warning},
};

const std::set<std::string> kMen{"husband", "father", "child_husband", "wife_father", "husband_father", "elder_brother", "younger_brother", "husband_unregistered"};
const std::set<std::string> kWomen{"wife", "mother", "child_wife", "wife_mother", "husband_mother", "elder_sister", "younger_sister", "wife_unregistered"};
const std::set<std::string> kSpouses{"husband", "wife", "husband_unregistered", "wife_unregistered"};

/// 国民年金法7条1項 (20–59), 附則5条 (任意, to 69; earlier only from 60); 厚生年金保険法9条 (under 70);
/// 高齢者の医療の確保に関する法律50条 (75, with a disability 65); 国民健康保険法6条8号 (under 75).
struct AgeLimit {
    const char* item;
    const char* choice;
    int from, to;
    const char* message;
};
constexpr AgeLimit kAgeLimits[] = {
    {"pension_kind", "first", 20, 59, "の年齢では、国民年金の第1号になりません"},
    {"pension_kind", "third", 20, 59, "の年齢では、国民年金の第3号になりません"},
    {"pension_kind", "second", 15, 69, "の年齢では、厚生年金（第2号）になりません"},
    {"pension_kind", "voluntary", 20, 69, "の年齢では、国民年金に任意加入できません"},
    {"insurance", "kouki", 65, 999, "の年齢では、後期高齢者医療になりません"},
    {"insurance", "kokuho", 0, 74, "の年齢では、国民健康保険に入れません"},
};

constexpr const char* kGrades[] = {"e1", "e2", "e3", "e4", "e5", "e6", "j1", "j2", "j3"};
constexpr int kAgeOfFirstGrade = 7;  // reached by the end of the school year (学校教育法17条)

class PeopleInspection {
public:
    PeopleInspection(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings)
        : all_(all), situation_(situation), findings_(findings) {}

    void run() {
        heads();
        named_people();
        same_numbers();
        same_people();
        for (int person = 0; person < situation_.person_count(); ++person) {
            generation(person);
            sex(person);
            ages(person);
            grade(person);
        }
        people_left_over();
        addresses();
    }

private:
    template <typename T>
    const T* value(const std::string& id, int person) const {
        const Item* item = situation_.catalog().item(id);
        if (item == nullptr) return nullptr;
        const forms::Resolved& resolved = situation_.find(*item, item->per_person ? person : forms::kWholeCase);
        return resolved.value ? std::get_if<T>(&*resolved.value) : nullptr;
    }
    std::string choice(const std::string& id, int person) const {
        const auto* text = value<std::string>(id, person);
        return text != nullptr ? *text : std::string();
    }
    bool moves(int person) const {
        const bool* answer = value<bool>("moves", person);
        return answer == nullptr || *answer;
    }

    /// Told with the first paper that prints the fact, or with the first of all.
    void tell(Level level, const Slot& slot, std::string message, std::string remedy) {
        if (all_.empty()) return;
        for (const Inspected& inspected : all_) {
            for (const forms::FilledField& filled : inspected.form->fields) {
                if (filled.slot != slot || filled.state != forms::FieldState::filled) continue;
                return findings_.add(level, *inspected.form, &filled, std::move(message), std::move(remedy));
            }
        }
        findings_.add(level, *all_.front().form, nullptr, std::move(message), std::move(remedy));
    }
    static std::string who(int person) { return std::to_string(person + 1) + "人目の方"; }

    std::vector<int> heads_of_movers() const {
        std::vector<int> heads;
        for (int person = 0; person < situation_.person_count(); ++person) {
            if (moves(person) && choice(kRelationship, person) == "head") heads.push_back(person);
        }
        return heads;
    }

    /// 住民基本台帳法7条4号: every household has one head.
    void heads() {
        const std::vector<int> found = heads_of_movers();
        if (found.size() > 1)
            tell(Level::error, {kRelationship, found[1]}, "世帯主が2人以上います", "世帯主を1人だけにして、ほかの方の続柄を選び直してください");
        const bool* joins = value<bool>("joins_household", forms::kWholeCase);
        if (joins == nullptr) return;
        if (*joins && !found.empty())
            tell(Level::warning, {kRelationship, found.front()}, "もともとある世帯に入る方が、世帯主になっています", "いまの世帯主の方からみた続柄か、窓口で確かめてください");
        bool all_known = situation_.person_count() > 0, any_head = false;
        for (int person = 0; person < situation_.person_count(); ++person) {
            all_known = all_known && !choice(kRelationship, person).empty();
            any_head = any_head || choice(kRelationship, person) == "head";
        }
        if (!*joins && all_known && !any_head)
            tell(Level::error, {kRelationship, 0}, "新しい世帯に、世帯主がいません", "続柄の質問にもどって、世帯主になる方を選んでください");
    }

    void named_people() {
        for (const auto& [id, item] : situation_.catalog().items) {
            if (item.type != ItemType::person || item.per_person) continue;
            const auto* named = value<forms::PersonRef>(id, forms::kWholeCase);
            if (named == nullptr || (named->index >= 0 && named->index < situation_.person_count())) continue;
            tell(Level::error, {id, forms::kWholeCase}, "「" + item.label + "」に、この届出にいない人が選ばれています", "届出の中の方から選び直してください");
        }
    }

    /// Numbers that the state gives to one person only.
    void same_numbers() {
        for (const auto& [id, item] : situation_.catalog().items) {
            const bool numbers_people = item.type == ItemType::digits || item.type == ItemType::my_number || item.distinct;
            if (!item.per_person || !numbers_people || item.about == forms::About::other) continue;
            std::map<std::string, int> first;
            for (int person = 0; person < situation_.person_count(); ++person) {
                const std::string number = choice(id, person);
                if (number.empty() || first.emplace(number, person).second) continue;
                tell(Level::error, {id, person}, who(person) + "の「" + item.label + "」が、" + who(first[number]) + "と同じです", "それぞれの方の番号を、書類で確かめてください");
            }
        }
    }

    void same_people() {
        for (int one = 0; one < situation_.person_count(); ++one) {
            for (int other = one + 1; other < situation_.person_count(); ++other) compare(one, other);
        }
    }
    void compare(int one, int other) {
        const std::string both = who(one) + "と" + who(other);
        const Date *birth = value<Date>(forms::kBirth, one), *other_birth = value<Date>(forms::kBirth, other);
        const bool same_birth = birth != nullptr && other_birth != nullptr && *birth == *other_birth;
        const std::string name = choice(forms::kName, one), kana = choice("kana", one);
        if (!name.empty() && name == choice(forms::kName, other)) {
            tell(same_birth ? Level::error : Level::warning, {forms::kName, other}, both + "の氏名が同じです" + (same_birth ? "（生年月日も同じです）" : ""),
                 "同じ方を2回入れていないか、確かめてください");
        } else if (!kana.empty() && kana == choice("kana", other)) {
            tell(Level::warning, {forms::kName, other}, both + "のフリガナが同じです", "フリガナを取りちがえていないか、確かめてください");
        }
    }

    void generation(int person) {
        const std::vector<int> heads = heads_of_movers();
        const Date* birth = value<Date>(forms::kBirth, person);
        if (heads.size() != 1 || birth == nullptr) return;
        const Date* head_birth = value<Date>(forms::kBirth, heads.front());
        if (head_birth == nullptr) return;
        const std::string relationship = choice(kRelationship, person);
        for (const Generation& rule : kGenerations) {
            if (relationship != rule.relationship) continue;
            const bool right = rule.is_younger_than_head ? *birth > *head_birth : *birth < *head_birth;
            if (!right)
                return tell(rule.level, {forms::kBirth, person}, who(person) + "の生年月日が、世帯主との続柄と合いません", "続柄と生年月日を確かめてください");
        }
        const bool is_child_or_parent = relationship == "child" || relationship == "father" || relationship == "mother";
        constexpr int kYoungestParent = 13;
        const Date &elder = std::min(*birth, *head_birth), &younger = std::max(*birth, *head_birth);
        if (is_child_or_parent && forms::age_on_birthday(elder, younger) < kYoungestParent)
            tell(Level::warning, {forms::kBirth, person}, who(person) + "と世帯主の年齢が、親子にしては近すぎます", "続柄と生年月日を確かめてください");
        const bool is_second_spouse = kSpouses.count(relationship) > 0 && first_spouse() != person;
        if (is_second_spouse)
            tell(Level::warning, {kRelationship, person}, "世帯主の夫か妻が、2人以上います", "続柄を確かめてください");
    }
    int first_spouse() const {
        for (int person = 0; person < situation_.person_count(); ++person) {
            if (kSpouses.count(choice(kRelationship, person)) > 0) return person;
        }
        return forms::kWholeCase;
    }

    void sex(int person) {
        const std::string relationship = choice(kRelationship, person), known = choice("sex", person);
        const bool wrong = (known == "female" && kMen.count(relationship) > 0) || (known == "male" && kWomen.count(relationship) > 0);
        if (wrong) tell(Level::warning, {kRelationship, person}, who(person) + "の続柄と性別が合いません", "続柄と性別を確かめてください");
    }

    void ages(int person) {
        const Date* birth = value<Date>(forms::kBirth, person);
        if (birth == nullptr || *birth > situation_.today()) return;
        const int by_law = forms::age_by_law(*birth, situation_.today()), by_day = forms::age_on_birthday(*birth, situation_.today());
        for (const AgeLimit& limit : kAgeLimits) {
            if (choice(limit.item, person) != limit.choice || (by_law >= limit.from && by_day <= limit.to)) continue;
            tell(Level::error, {limit.item, person}, who(person) + limit.message, "生年月日と、選んだ種類を確かめてください");
        }
        constexpr int kYoungestSpouse = 18;  // 民法731条, since 2022; abroad and before then it may differ
        if (kSpouses.count(choice(kRelationship, person)) > 0 && by_law < kYoungestSpouse)
            tell(Level::warning, {forms::kBirth, person}, who(person) + "は、夫か妻としては若すぎます", "続柄と生年月日を確かめてください");
        const std::optional<int> filer = situation_.role("filer", forms::kWholeCase).person;
        constexpr int kYoungestFiler = 15;
        if (filer == person && by_law < kYoungestFiler)
            tell(Level::warning, {forms::kBirth, person}, "届出人が15歳より若い方です", "窓口に来た方を確かめてください");
        const auto* claimant = value<forms::PersonRef>("main_earner", forms::kWholeCase);
        const Date* parent = claimant != nullptr ? value<Date>(forms::kBirth, claimant->index) : nullptr;
        if (parent != nullptr && choice("relationship_to_claimant", person) == "child" && *birth <= *parent)
            tell(Level::error, {forms::kBirth, person}, who(person) + "が、児童手当の請求者より年上の子になっています", "請求者と生年月日を確かめてください");
    }

    void grade(int person) {
        const std::string grade = choice("school_grade", person);
        const Date* birth = value<Date>(forms::kBirth, person);
        const auto found = std::find(std::begin(kGrades), std::end(kGrades), grade);
        if (birth == nullptr || found == std::end(kGrades)) return;
        const int age = kAgeOfFirstGrade + static_cast<int>(found - std::begin(kGrades));
        if (forms::school_year_age(*birth, situation_.today()) != age)
            tell(Level::warning, {"school_grade", person}, who(person) + "の学年が、生年月日と合いません", "学年と生年月日を確かめてください");
    }

    /// Answers about more people than move: somebody may have been left out of the number.
    void people_left_over() {
        const Item* name = situation_.catalog().item(forms::kName);
        const forms::Answers& answers = situation_.answers();
        const bool left_over = name != nullptr && situation_.person_count() > 0 &&
                               std::any_of(answers.slots.begin(), answers.slots.end(), [&](const auto& entry) {
                                   return entry.first.item == forms::kName && entry.first.person >= situation_.person_count() && entry.second.value;
                               });
        if (left_over) tell(Level::warning, {forms::kHouseholdSize, forms::kWholeCase}, "届け出る人数より多くの方の氏名があります", "人数が合っているか、確かめてください");
    }

    void addresses() {
        const auto* from = value<forms::Address>("old_address", forms::kWholeCase);
        const auto* to = value<forms::Address>("new_address", forms::kWholeCase);
        if (from == nullptr || to == nullptr) return;
        const std::string& city = situation_.catalog().city.name;
        const std::string event = choice(forms::kEvent, forms::kWholeCase);
        if (event == "tennyu" && from->city == city)
            tell(Level::warning, {"old_address", forms::kWholeCase}, "前の住所が、この市町村の中になっています", "転入ではなく転居の届け出でないか、確かめてください");
        if ((event == "tennyu" || event == "tenkyo") && !to->city.empty() && to->city != city)
            tell(Level::error, {"new_address", forms::kWholeCase}, "新しい住所が、この市町村の中ではありません", "新しい住所の市区町村を確かめてください");
        if ((event == "tennyu" || event == "tenkyo" || event == "tenshutsu") && *from == *to)
            tell(Level::error, {"new_address", forms::kWholeCase}, "新しい住所が、前の住所と同じです", "どちらの住所も確かめてください");
    }

    const std::vector<Inspected>& all_;
    const forms::Situation& situation_;
    Findings& findings_;
};

}  // namespace

void inspect_people(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings) {
    if (all.empty()) return;
    PeopleInspection(all, situation, findings).run();
}

}  // namespace printer
