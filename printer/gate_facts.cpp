// The gate's look at the facts: dates that cannot be, and a fact that reads differently on two papers.
// Items are known by their types; the few pairs of dates whose order matters are the list below.
#include "printer/gate_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace printer {

namespace {

using forms::Date;
using forms::FieldState;
using forms::FilledField;
using forms::Item;
using forms::Slot;

constexpr int kOldestYears = 125;
constexpr const char* kMoveDate = "move_date";
constexpr const char* kToday = "today";

/// `earlier` must not lie after `later`. Where one is of the case and one of a person, every person is looked at.
struct DateOrder {
    const char* earlier;
    const char* later;
    Level level;
    const char* message;
    const char* remedy;
    const char* not_for_event;  // 転出 is filed before the move (住民基本台帳法24条)
};
constexpr DateOrder kOrders[] = {
    {forms::kBirth, kMoveDate, Level::error, "生年月日が、引っ越した日より後になっています",
     "引っ越したあとに生まれた方は、この届ではなく出生届で届け出ます。日付を確かめてください", nullptr},
    {kMoveDate, "filing_date", Level::error, "引っ越した日が、届け出る日より後になっています",
     "転入・転居は、引っ越したあとに届け出ます。日付を確かめてください", "tenshutsu"},
    {"filing_date", kToday, Level::error, "届出年月日が、今日より後の日付です", "届出年月日は、今日の日付にしてください", nullptr},
    {kToday, "filing_date", Level::warning, "届出年月日が、今日より前の日付です", "窓口で受け付けた日か、確かめてください", nullptr},
    {"death_date", "death_known_date", Level::error, "死亡を知った日が、亡くなった日より前になっています",
     "どちらの日付も確かめてください", nullptr},
    {"death_date", "funeral_date", Level::error, "葬祭を行った日が、亡くなった日より前になっています",
     "どちらの日付も確かめてください", nullptr},
    {"care_from", "care_until", Level::error, "認定の期間の末日が、初日より前になっています", "認定の通知書で確かめてください", nullptr},
    {kMoveDate, "zairyu_until", Level::warning, "在留期間の満了日が、引っ越した日より前になっています",
     "在留カードで満了日を確かめてください", nullptr},
};

struct DatedFact {
    Slot slot;
    Date date;
    const Inspected* paper = nullptr;  // where it is printed, if it is
    const FilledField* field = nullptr;
};

/// Every date of the case: as the papers print it, and else as it was answered.
class DateFacts {
public:
    DateFacts(const std::vector<Inspected>& all, const forms::Situation& situation) {
        facts_.emplace(Slot{kToday}, DatedFact{Slot{kToday}, situation.today()});
        for (const Inspected& inspected : all) {
            for (const FilledField& filled : inspected.form->fields) add_printed(inspected, filled);
        }
        for (const auto& [id, item] : situation.catalog().items) {
            if (item.type != forms::ItemType::date) continue;
            if (!item.per_person) add_answered(situation, item, forms::kWholeCase);
            for (int person = 0; item.per_person && person < situation.person_count(); ++person)
                add_answered(situation, item, person);
        }
    }
    const std::map<Slot, DatedFact>& all() const { return facts_; }
    const DatedFact* find(const Slot& slot) const {
        const auto found = facts_.find(slot);
        return found == facts_.end() ? nullptr : &found->second;
    }

private:
    void add_printed(const Inspected& inspected, const FilledField& filled) {
        if (filled.state != FieldState::filled || !filled.value || filled.slot.item.empty()) return;
        if (const auto* date = std::get_if<Date>(&*filled.value))
            facts_.emplace(filled.slot, DatedFact{filled.slot, *date, &inspected, &filled});
    }
    void add_answered(const forms::Situation& situation, const Item& item, int person) {
        const forms::Resolved& resolved = situation.find(item, person);
        if (!resolved.value) return;
        const Slot slot{item.id, person};
        if (const auto* date = std::get_if<Date>(&*resolved.value))
            facts_.emplace(slot, DatedFact{slot, *date, nullptr, nullptr});
    }

    std::map<Slot, DatedFact> facts_;
};

class DateInspection {
public:
    DateInspection(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings)
        : all_(all), situation_(situation), findings_(findings), facts_(all, situation) {}

    void run() {
        for (const auto& [slot, fact] : facts_.all()) {
            if (const Item* item = situation_.catalog().item(slot.item)) alone(*item, fact);
        }
        for (const DateOrder& order : kOrders) {
            if (order.not_for_event == nullptr || event() != order.not_for_event) in_order(order);
        }
    }

private:
    void alone(const Item& item, const DatedFact& fact) {
        if (item.past_only && fact.date > situation_.today()) {
            tell(Level::error, fact, who(fact.slot) + "「" + item.label + "」が、今日より後の日付です",
                 "日付を確かめて、入れ直してください");
        }
        if (!item.per_person || item.about == forms::About::other) return;
        if (item.id == forms::kBirth) {
            if (forms::age_on_birthday(fact.date, situation_.today()) > kOldestYears) {
                tell(Level::warning, fact, who(fact.slot) + "「" + item.label + "」が、とても古い日付です",
                     "元号のまちがいがないか、確かめてください");
            }
            return;
        }
        const DatedFact* birth = facts_.find({forms::kBirth, fact.slot.person});
        if (birth != nullptr && fact.date < birth->date) {
            tell(Level::error, fact, who(fact.slot) + "「" + item.label + "」が、生まれた日より前になっています",
                 "生年月日とこの日付を確かめてください");
        }
    }

    void in_order(const DateOrder& order) {
        const Item* earlier = situation_.catalog().item(order.earlier);
        const Item* later = situation_.catalog().item(order.later);
        const bool earlier_of_person = earlier != nullptr && earlier->per_person, later_of_person = later != nullptr && later->per_person;
        const int times = earlier_of_person || later_of_person ? std::max(1, situation_.person_count()) : 1;
        for (int person = 0; person < times; ++person) {
            const DatedFact* first = facts_.find({order.earlier, earlier_of_person ? person : forms::kWholeCase});
            const DatedFact* second = facts_.find({order.later, later_of_person ? person : forms::kWholeCase});
            if (first == nullptr || second == nullptr || first->date <= second->date) continue;
            const DatedFact& about = later_of_person || earlier == nullptr ? *second : *first;
            tell(order.level, about, who(about.slot) + order.message, order.remedy);
        }
    }

    std::string event() const {
        const Item* item = situation_.catalog().item(forms::kEvent);
        if (item == nullptr) return {};
        const forms::Resolved& resolved = situation_.find(*item, forms::kWholeCase);
        const auto* text = resolved.value ? std::get_if<std::string>(&*resolved.value) : nullptr;
        return text != nullptr ? *text : std::string();
    }

    static std::string who(const Slot& slot) {
        return slot.person == forms::kWholeCase ? std::string() : std::to_string(slot.person + 1) + "人目の方の";
    }

    /// A fact that no paper prints still decided what is printed: it is told with the first paper.
    void tell(Level level, const DatedFact& fact, std::string message, std::string remedy) {
        if (all_.empty()) return;
        const Inspected& paper = fact.paper != nullptr ? *fact.paper : all_.front();
        findings_.add(level, *paper.form, fact.field, std::move(message), std::move(remedy));
    }

    const std::vector<Inspected>& all_;
    const forms::Situation& situation_;
    Findings& findings_;
    DateFacts facts_;
};

struct Seen {
    const forms::FilledForm* form = nullptr;
    const FilledField* field = nullptr;
};

bool agree(const FilledField& one, const FilledField& other) {
    const bool both_read = !one.furigana.empty() && !other.furigana.empty();
    return one.value == other.value && one.text == other.text && (!both_read || one.furigana == other.furigana);
}

}  // namespace

void inspect_dates(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings) {
    DateInspection(all, situation, findings).run();
}

void inspect_agreement(const std::vector<Inspected>& all, Findings& findings) {
    // A paper that takes something as given speaks for itself: 取得 and 喪失 of one case differ, and rightly.
    std::map<std::tuple<Slot, std::string, std::string>, Seen> first_seen;
    for (const Inspected& inspected : all) {
        for (const FilledField& filled : inspected.form->fields) {
            if (filled.state != FieldState::filled || filled.slot.item.empty()) continue;
            const auto [entry, is_new] = first_seen.try_emplace({filled.slot, filled.part, inspected.form->variant()}, Seen{inspected.form, &filled});
            if (is_new || agree(*entry->second.field, filled)) continue;
            findings.add(Level::error, *inspected.form, &filled,
                         name_of(filled) + "が、「" + entry->second.form->form->title + "」に書かれているものと違います",
                         "どちらが正しいか確かめて、質問にもどって直してください");
        }
    }
}

}  // namespace printer
