// The gate's look at each answer by itself: is it what its item wants, whoever brought it here?
// Asks the same check as the keyboard and the answers file; repeats nothing that was typed. Dates in order are gate_facts'.
#include "printer/gate_parts.h"

#include "forms/answers_file.h"

namespace printer {

namespace {

/// What is wrong with a value, or nothing. A date's place among other dates is not asked here.
std::string fault_of(const forms::Item& item, const forms::Value& value, forms::Date today) {
    if (const auto* date = std::get_if<forms::Date>(&value); date != nullptr && item.type == forms::ItemType::date)
        return forms::make_date(date->year, date->month, date->day) ? std::string() : "その日は暦にありません。";
    const forms::CheckedValue checked = forms::check_value(item, value, today);
    if (!checked.value) return checked.message;
    return *checked.value == value ? std::string() : "書き方が、様式の決まりどおりではありません。";
}

void tell(const std::vector<Inspected>& all, const forms::Slot& slot, const std::string& message, Findings& findings) {
    const char* remedy = "この質問にもどって、入れ直してください";
    for (const Inspected& inspected : all) {
        for (const forms::FilledField& filled : inspected.form->fields) {
            if (filled.slot != slot) continue;
            return findings.add(Level::error, *inspected.form, &filled, message, remedy);
        }
    }
    findings.add(Level::error, *all.front().form, nullptr, message, remedy);
}

}  // namespace

void inspect_answers(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings) {
    if (all.empty()) return;
    for (const auto& [slot, answer] : situation.answers().slots) {
        const forms::Item* item = situation.catalog().item(slot.item);
        if (item == nullptr || !answer.value || slot.person >= situation.person_count()) continue;
        const std::string fault = fault_of(*item, *answer.value, situation.today());
        if (fault.empty()) continue;
        const std::string who = slot.person == forms::kWholeCase ? std::string() : std::to_string(slot.person + 1) + "人目の方の";
        tell(all, slot, who + "「" + item->label + "」は、" + fault, findings);
    }
}

}  // namespace printer
