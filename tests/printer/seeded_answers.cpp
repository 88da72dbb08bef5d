// Sabotage of answers: dates that cannot be, households without a head, numbers of two people, pensions of children.
// Set past the checks of keyboard and file, as a faulty card, code or clerk's file might bring them.
#include "printer/seeded_defects.h"

using namespace forms;

namespace seeded {

namespace {

using Touched = std::optional<Slot>;

/// Reads the clean case, writes the answers that are tampered with.
class Case {
public:
    Case(Answers& answers, const Papers& clean) : answers_(answers), clean_(clean) {}

    int people() const { return clean_.view.situation.person_count(); }
    template <typename T>
    const T* value(const std::string& id, int person = kWholeCase) const {
        const Item* item = support::catalog().item(id);
        if (item == nullptr) return nullptr;
        const Resolved& resolved = clean_.view.situation.find(*item, person);
        return resolved.value ? std::get_if<T>(&*resolved.value) : nullptr;
    }
    std::string choice(const std::string& id, int person = kWholeCase) const {
        const auto* text = value<std::string>(id, person);
        return text != nullptr ? *text : std::string();
    }
    bool is_printed(const std::string& id) const {
        for (const FilledForm& form : clean_.view.forms) {
            for (const FilledField& field : form.fields) {
                if (field.slot.item == id && field.state == FieldState::filled) return true;
            }
        }
        return false;
    }
    /// The one head of those who move, or nobody.
    int head() const {
        int found = kWholeCase, heads = 0;
        for (int person = 0; person < people(); ++person) {
            const bool* moves = value<bool>("moves", person);
            if (choice("relationship", person) != "head" || (moves != nullptr && !*moves)) continue;
            found = person;
            ++heads;
        }
        return heads == 1 ? found : kWholeCase;
    }
    /// Somebody who moves beside the head.
    int companion() const {
        for (int person = people() - 1; person >= 0; --person) {
            const bool* moves = value<bool>("moves", person);
            const bool stays = moves != nullptr && !*moves;
            if (person != head() && !stays && !choice("relationship", person).empty()) return person;
        }
        return kWholeCase;
    }
    Touched set(const std::string& id, int person, Value value) {
        answers_.set({id, person}, std::move(value), Source::clerk);
        return Slot{id, person};
    }

private:
    Answers& answers_;
    const Papers& clean_;
};

Date today_of(const Papers& clean) { return clean.view.situation.today(); }
Date years_ago(const Papers& clean, int years) { return *make_date(today_of(clean).year - years, 1, 15); }

/// Sets an item of the case that the case answers anyway.
template <typename T>
Touched instead(Answers& answers, const Papers& clean, const char* id, T value) {
    Case one(answers, clean);
    if (one.value<T>(id) == nullptr) return std::nullopt;
    return one.set(id, kWholeCase, std::move(value));
}
/// Sets an item of the first person who has it.
template <typename T>
Touched of_person(Answers& answers, const Papers& clean, const char* id, T value) {
    Case one(answers, clean);
    for (int person = 0; person < one.people(); ++person) {
        if (one.value<T>(id, person) != nullptr) return one.set(id, person, std::move(value));
    }
    return std::nullopt;
}
/// Two people get the first one's number.
Touched same_for_two(Answers& answers, const Papers& clean, const char* id, const char* number) {
    Case one(answers, clean);
    if (one.people() < 2 || support::catalog().item(id) == nullptr) return std::nullopt;
    one.set(id, 0, std::string(number));
    return one.set(id, 1, std::string(number));
}
/// Somebody beside the head gets a relationship and a birth so many years after the head's.
Touched relative(Answers& answers, const Papers& clean, const char* relationship, int years_after_head) {
    Case one(answers, clean);
    const int head = one.head(), other = one.companion();
    const Date* birth = head < 0 ? nullptr : one.value<Date>(kBirth, head);
    if (birth == nullptr || other < 0) return std::nullopt;
    const auto day = make_date(birth->year + years_after_head, birth->month, std::min(birth->day, 28));
    if (!day || *day > today_of(clean)) return std::nullopt;
    one.set("relationship", other, std::string(relationship));
    return one.set(kBirth, other, *day);
}
/// Somebody of that age has that choice.
Touched at_age(Answers& answers, const Papers& clean, const char* id, const char* choice, int age) {
    Case one(answers, clean);
    if (one.people() == 0 || one.choice(id, 0).empty()) return std::nullopt;
    one.set(kBirth, 0, years_ago(clean, age));
    return one.set(id, 0, std::string(choice));
}

Touched two_heads(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    if (one.head() < 0 || one.companion() < 0) return std::nullopt;
    return one.set("relationship", one.companion(), std::string("head"));
}
Touched no_head(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const bool* joins = one.value<bool>("joins_household");
    if (joins == nullptr || *joins || one.head() < 0) return std::nullopt;
    for (int person = 0; person < one.people(); ++person) {
        if (one.choice("relationship", person).empty()) return std::nullopt;
    }
    return one.set("relationship", one.head(), std::string("lodger"));
}
Touched head_in_a_joined_household(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const bool* joins = one.value<bool>("joins_household");
    if (joins == nullptr || !*joins || one.companion() < 0) return std::nullopt;
    return one.set("relationship", one.companion(), std::string("head"));
}
Touched joined_without_a_head(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const bool* joins = one.value<bool>("joins_household");
    if (joins == nullptr || !*joins || answers.find({"new_head_name", kWholeCase}) == nullptr || !one.is_printed("new_head_name")) return std::nullopt;
    answers.forget({"new_head_name", kWholeCase});
    return Slot{"new_head_name", kWholeCase};
}
Touched second_spouse(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    if (one.head() < 0 || one.people() < 3) return std::nullopt;
    Touched last;
    for (int person = 0; person < one.people(); ++person) {
        const bool* moves = one.value<bool>("moves", person);
        if (moves != nullptr && !*moves) return std::nullopt;
        if (person != one.head()) last = one.set("relationship", person, std::string("wife"));
    }
    return last;
}
Touched wife_as_a_man(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    for (int person = 0; person < one.people(); ++person) {
        if (one.choice("relationship", person) == "wife" && !one.choice("sex", person).empty()) {
            one.set("sex", person, std::string("male"));
            return Slot{"relationship", person};
        }
    }
    return std::nullopt;
}
Touched copied(Answers& answers, const Papers& clean, const std::vector<std::string>& items) {
    Case one(answers, clean);
    if (one.people() < 2) return std::nullopt;
    for (const std::string& id : items) {
        const Item* item = support::catalog().item(id);
        const Resolved& first = clean.view.situation.find(*item, 0);
        if (!first.value) return std::nullopt;
        one.set(id, 1, *first.value);
    }
    return Slot{items.front(), 1};
}
Touched person_outside(Answers& answers, const Papers& clean, const char* id) { return instead(answers, clean, id, PersonRef{9}); }
Touched young_filer(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const std::optional<int> filer = clean.view.situation.role("filer", kWholeCase).person;
    return filer ? one.set(kBirth, *filer, years_ago(clean, 9)) : std::nullopt;
}
Touched child_before_claimant(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const auto* claimant = one.value<PersonRef>("main_earner");
    const Date* birth = claimant == nullptr ? nullptr : one.value<Date>(kBirth, claimant->index);
    for (int person = 0; birth != nullptr && person < one.people(); ++person) {
        if (one.choice("relationship_to_claimant", person) != "child" || person == claimant->index) continue;
        one.set("relationship_to_claimant", person, std::string("child"));
        return one.set(kBirth, person, plus_days(*birth, -400));
    }
    return std::nullopt;
}
template <typename Change>
Touched address_with(Answers& answers, const Papers& clean, const char* id, Change change) {
    Case one(answers, clean);
    const auto* known = one.value<Address>(id);
    if (known == nullptr || !known->country.empty()) return std::nullopt;
    Address address = *known;
    change(address);
    return one.set(id, kWholeCase, address);
}
Touched moving_nowhere(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const std::string event = one.choice(kEvent);
    const auto *to = one.value<Address>("new_address"), *from = one.value<Address>("old_address");
    if (to == nullptr || from == nullptr || (event != "tennyu" && event != "tenkyo" && event != "tenshutsu")) return std::nullopt;
    one.set("old_address", kWholeCase, *to);
    return Slot{"new_address"};
}
Touched after_the_move(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    const Date* move = one.value<Date>("move_date");
    if (move == nullptr || *move >= today_of(clean) || one.people() < 2) return std::nullopt;
    const bool* moves = one.value<bool>("moves", one.people() - 1);
    if (one.choice(kEvent) != "tennyu" || (moves != nullptr && !*moves)) return std::nullopt;
    return one.set(kBirth, one.people() - 1, plus_days(*move, 1));
}
Touched out_of_order(Answers& answers, const Papers& clean, const char* earlier, const char* later, int person) {
    Case one(answers, clean);
    const Date* first = one.value<Date>(earlier, person);
    if (first == nullptr || one.value<Date>(later, person) == nullptr) return std::nullopt;
    one.set(later, person, plus_days(*first, -3));
    return Slot{earlier, person};
}
Touched fewer_people(Answers& answers, const Papers& clean) {
    Case one(answers, clean);
    if (one.people() < 2 || answers.find({kName, one.people() - 1}) == nullptr) return std::nullopt;
    return one.set(kHouseholdSize, kWholeCase, std::int64_t{one.people() - 1});
}

#define SEED [](Answers & a, const Papers& c) -> Touched
constexpr Level kError = Level::error, kHuman = Level::warning;

}  // namespace

const std::vector<AnswerDefect>& answer_defects() {
    static const std::vector<AnswerDefect> kDefects{
        {"a birth after today", kError, "今日より後", SEED { return of_person(a, c, kBirth, plus_days(today_of(c), 300)); }},
        {"a birth after the move", kError, "引っ越した日より後", after_the_move},
        {"a birth 146 years ago", kHuman, "とても古い", SEED { return of_person(a, c, kBirth, Date{1880, 1, 1}); }},
        {"a move after the day of filing", kError, "届け出る日より後", SEED { return Case(a, c).choice(kEvent) != "tennyu" ? Touched{} : instead(a, c, "move_date", plus_days(today_of(c), 10)); }},
        {"an insurance lost after today", kError, "今日より後", SEED { return of_person(a, c, "insurance_lost_date", plus_days(today_of(c), 20)); }},
        {"an insurance lost before birth", kError, "生まれた日より前", SEED { return of_person(a, c, "insurance_lost_date", Date{1901, 1, 1}); }},
        {"a stay that ended before the move", kHuman, "満了日", SEED { return Case(a, c).value<Date>("move_date") ? of_person(a, c, "zairyu_until", Date{2025, 1, 1}) : Touched{}; }},
        {"a filing date of tomorrow", kError, "届出年月日が、今日より後", SEED { return instead(a, c, "filing_date", plus_days(today_of(c), 1)); }},
        {"a filing date of yesterday", kHuman, "届出年月日が、今日より前", SEED { return instead(a, c, "filing_date", plus_days(today_of(c), -1)); }},
        {"a day that no calendar has", kError, "暦にありません", SEED { return of_person(a, c, kBirth, Date{1990, 2, 30}); }},
        {"a dog born tomorrow", kError, "今日より後", SEED { return instead(a, c, "dog_birth", plus_days(today_of(c), 1)); }},
        {"a death known before it was", kError, "死亡を知った日", SEED { return out_of_order(a, c, "death_date", "death_known_date", kWholeCase); }},
        {"a funeral before the death", kError, "葬祭", SEED { return out_of_order(a, c, "death_date", "funeral_date", kWholeCase); }},
        {"two heads of household", kError, "世帯主が2人", two_heads},
        {"a new household without a head", kError, "世帯主がいません", no_head},
        {"a head who joins a household", kHuman, "もともとある世帯", head_in_a_joined_household},
        {"a household joined, its head not named", kError, "まだ書かれていません", joined_without_a_head},
        {"a child older than the head", kError, "続柄と合いません", SEED { return relative(a, c, "child", -3); }},
        {"a grandchild older than the head", kError, "続柄と合いません", SEED { return relative(a, c, "child_child", -20); }},
        {"a child nine years younger than the head", kHuman, "親子にしては", SEED { return relative(a, c, "child", 9); }},
        {"a father younger than the head", kError, "続柄と合いません", SEED { return relative(a, c, "father", 5); }},
        {"an elder brother younger than the head", kHuman, "続柄と合いません", SEED { return relative(a, c, "elder_brother", 5); }},
        {"a wife's mother younger than the head", kHuman, "続柄と合いません", SEED { return relative(a, c, "wife_mother", 2); }},
        {"a wife of fifteen", kHuman, "若すぎます", SEED { return Case(a, c).companion() < 0 ? Touched{} : (Case(a, c).set("relationship", Case(a, c).companion(), std::string("wife")), Case(a, c).set(kBirth, Case(a, c).companion(), years_ago(c, 15))); }},
        {"a wife who is a man", kHuman, "続柄と性別", wife_as_a_man},
        {"two wives", kHuman, "夫か妻が、2人", second_spouse},
        {"two people with one pension number", kError, "と同じです", SEED { return same_for_two(a, c, "pension_number", "0000123456"); }},
        {"two people with one 個人番号", kError, "と同じです", SEED { return same_for_two(a, c, "my_number", "123456789018"); }},
        {"two people with one 住民票コード", kError, "と同じです", SEED { return same_for_two(a, c, "juminhyo_code", "12345678901"); }},
        {"two people with one residence card", kError, "と同じです", SEED { return same_for_two(a, c, "zairyu_card_number", "ZZ00000001AA"); }},
        {"the same person twice", kError, "氏名が同じ", SEED { return copied(a, c, {"name", "kana", "birth"}); }},
        {"two people of one name", kHuman, "氏名が同じ", SEED { return copied(a, c, {"name"}); }},
        {"two people of one furigana", kHuman, "フリガナが同じ", SEED { return copied(a, c, {"kana"}); }},
        {"the first kind of pension at fifteen", kError, "第1号になりません", SEED { return at_age(a, c, "pension_kind", "first", 15); }},
        {"the first kind of pension at seventy-two", kError, "第1号になりません", SEED { return at_age(a, c, "pension_kind", "first", 72); }},
        {"the second kind of pension at seventy-two", kError, "第2号", SEED { return at_age(a, c, "pension_kind", "second", 72); }},
        {"the third kind of pension at eighteen", kError, "第3号になりません", SEED { return at_age(a, c, "pension_kind", "third", 18); }},
        {"insurance of the old at forty", kError, "後期高齢者医療になりません", SEED { return at_age(a, c, "insurance", "kouki", 40); }},
        {"national insurance at eighty", kError, "国民健康保険に入れません", SEED { return at_age(a, c, "insurance", "kokuho", 80); }},
        {"a claimant who is not among the people", kError, "届出にいない人", SEED { return person_outside(a, c, "main_earner"); }},
        {"a filer who is not among the people", kError, "届出にいない人", SEED { const auto filer = person_outside(a, c, "filer"); return filer ? filer : person_outside(a, c, "filer_person"); }},
        {"an owner who is not among the people", kError, "届出にいない人", SEED { return person_outside(a, c, "dog_owner"); }},
        {"a filer of nine", kHuman, "15歳より若い", young_filer},
        {"a child older than the claimant", kError, "年上の子", child_before_claimant},
        {"a telephone number with letters", kError, "電話番号", SEED { return instead(a, c, "phone", std::string("0838-AB-1234")); }},
        {"a telephone number too short", kError, "けた数", SEED { return instead(a, c, "phone", std::string("0838-22-12")); }},
        {"a telephone number without hyphens", kError, "決まりどおり", SEED { return instead(a, c, "phone", std::string("09000001234")); }},
        {"a postal code of six digits", kError, "郵便番号", SEED { return address_with(a, c, "new_address", [](Address& address) { address.postal_code = "758-041"; }); }},
        {"a prefecture that is none", kError, "都道府県", SEED { return address_with(a, c, "new_address", [](Address& address) { address.prefecture = "萩県"; }); }},
        {"a new address in another city", kError, "この市町村の中ではありません", SEED { return Case(a, c).choice(kEvent) != "tennyu" || !Case(a, c).value<Address>("old_address") ? Touched{} : address_with(a, c, "new_address", [](Address& address) { address.city = "長門市"; }); }},
        {"an old address in this city", kHuman, "この市町村の中になっています", SEED { return Case(a, c).choice(kEvent) != "tennyu" || !Case(a, c).value<Address>("new_address") ? Touched{} : address_with(a, c, "old_address", [](Address& address) { address.city = support::catalog().city.name; }); }},
        {"a move to where one lives", kError, "前の住所と同じ", moving_nowhere},
        {"an account number of six digits", kError, "7けた", SEED { return instead(a, c, "bank_number", std::string("123456")); }},
        {"an account number with a letter", kError, "数字", SEED { return instead(a, c, "bank_number", std::string("12345A7")); }},
        {"a pension number of nine digits", kError, "10けた", SEED { return of_person(a, c, "pension_number", std::string("123456789")); }},
        {"a 個人番号 with a wrong check digit", kError, "カードや通知書", SEED { return Case(a, c).people() == 0 ? Touched{} : Case(a, c).set("my_number", 0, std::string("123456789010")); }},
        {"a choice that does not exist", kError, "選択肢から", SEED { return of_person(a, c, "sex", std::string("neither")); }},
        {"a furigana in kanji", kError, "カタカナ", SEED { return of_person(a, c, "kana", std::string("田村 健一")); }},
        {"a name with a control character", kError, "印刷できない文字", SEED { return of_person(a, c, kName, std::string("田村\x07健一")); }},
        {"a name with a private letter (外字)", kError, "外字", SEED { return of_person(a, c, kName, std::string("田村 \uE000一")); }},
        {"a name beyond its length", kError, "文字まで", SEED { std::string name; for (int i = 0; i < 101; ++i) name += "田"; return of_person(a, c, kName, name); }},
        {"fewer people than names", kHuman, "多くの方の氏名", fewer_people},
        {"a school grade that is not the age's", kHuman, "学年", SEED { const auto at = of_person(a, c, "school_grade", std::string("e1")); return at && c.view.situation.find(*support::catalog().item("school_grade"), at->person).value == Value(std::string("e1")) ? of_person(a, c, "school_grade", std::string("j3")) : at; }},
    };
    return kDefects;
}

}  // namespace seeded
