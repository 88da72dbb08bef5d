// One file of tests/scenarios/: a household, some answers changed, and what must follow, line by line.
// The files are the specification of the life events, to be read beside the law; this only executes them, and remembers
// each case about which a file says which procedures it needs.
//
//   base: family_of_four
//   set: person 2 birth = 2026-01-05      set: case has_dog = no      set: case phone = unknown      forget: case phone
//   today: 2026-04-10
//   expect procedures: a, b        expect forms: F01, F08, F08      expect noted: a
//   expect needed: a, b            expect not needed: c             (the others are left open)
//   expect because <procedure>: …  expect box <template>[.person n] <field id> = text
//   expect missing: item [person n], item     expect next: item [person n]
#pragma once

#include "support/cases.h"

#include "forms/document.h"

#include <set>

namespace scenarios {

using namespace forms;

/// A case of which a scenario says what it needs: of every procedure of its event, or of those named.
struct StatedCase {
    std::string file, base;
    Answers answers;
    Date today;
    std::set<std::string> procedures;      // empty: all of them
};

inline std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

inline std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> result;
    std::stringstream stream(text);
    for (std::string word; std::getline(stream, word, ',');) {
        if (!trimmed(word).empty()) result.push_back(trimmed(word));
    }
    return result;
}

inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

class Scenario {
public:
    explicit Scenario(const std::filesystem::path& path) : name_(path.filename().string()) {
        std::stringstream lines(support::read_text(path));
        for (std::string line; std::getline(lines, line);) {
            ++line_;
            line = trimmed(line);
            if (line.empty() || line[0] == '#') continue;
            const std::size_t colon = line.find(':');
            if (colon == std::string::npos && line.rfind("expect box", 0) != 0) {
                complain("no colon");
                continue;
            }
            if (line.rfind("expect box", 0) == 0) box(trimmed(line.substr(10)));
            else command(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
        }
        CHECK_MESSAGE(expectations > 0, name_ << " expects nothing");
    }

    int expectations = 0;
    std::vector<StatedCase> stated;

private:
    void complain(const std::string& what) { FAIL_CHECK(name_ << ":" << line_ << ": " << what); }
    void expect(const std::string& actual, const std::string& wanted) {
        ++expectations;
        CHECK_MESSAGE(actual == wanted, name_ << ":" << line_ << ": " << actual << " instead of " << wanted);
    }

    void command(const std::string& key, const std::string& rest) {
        if (key == "base") home_ = support::household(rest);
        else if (key == "today") home_.today = parse_iso_date(rest).value_or(support::kToday);
        else if (key == "set") set(rest);
        else if (key == "forget") forget(rest);
        else if (key == "expect needed") needed(rest, Truth::yes);
        else if (key == "expect not needed") needed(rest, Truth::no);
        else if (key.rfind("expect because ", 0) == 0) because(key.substr(15), rest);
        else if (key.rfind("expect ", 0) == 0) list(key.substr(7), rest);
        else complain("unknown command " + key);
    }

    /// "case item" or "person 2 item"; the rest of the words stay in the stream.
    Slot slot_of(std::stringstream& words) {
        std::string scope;
        int person = 0;
        Slot slot;
        words >> scope;
        if (scope == "person") words >> person;
        words >> slot.item;
        if (scope == "person") slot.person = person - 1;
        if (!support::catalog().item(slot.item)) complain("unknown item " + slot.item);
        return slot;
    }

    void set(const std::string& text) {
        const std::size_t equals = text.find('=');
        std::stringstream words(text.substr(0, equals));
        const Slot slot = slot_of(words);
        const Item* item = support::catalog().item(slot.item);
        if (!item || equals == std::string::npos) return complain("set: … = …");
        const std::string value = trimmed(text.substr(equals + 1));
        if (value == "unknown") return home_.answers.set_unknown(slot);
        CheckedValue checked = check_value(*item, raw(*item, value), home_.today);
        if (!checked.value) return complain(checked.message);
        home_.answers.set(slot, std::move(*checked.value), Source::resident);
    }

    static Value raw(const Item& item, const std::string& text) {
        if (item.type == ItemType::yes_no) return text == "yes";
        if (item.type == ItemType::number) return std::int64_t{std::stoll(text)};
        if (item.type == ItemType::person) return PersonRef{std::stoi(text) - 1};
        if (item.type == ItemType::multi_choice) return ChoiceSet(listed(text));
        if (item.type != ItemType::address) return text;
        Address address;
        Problems problems;
        if (const std::optional<Node> node = read_json(text, problems)) {
            for (const auto& [key, part] : {std::pair{"postal_code", &Address::postal_code}, {"prefecture", &Address::prefecture}, {"city", &Address::city},
                                            {"town", &Address::town}, {"block", &Address::block}, {"building", &Address::building}, {"country", &Address::country}}) {
                if (const Node* member = node->find(key)) address.*part = *member->string();
            }
        }
        return address;
    }

    void forget(const std::string& text) {
        std::stringstream words(text);
        home_.answers.forget(slot_of(words));
    }

    static std::string named(const Slot& slot) { return slot.item + (slot.person == kWholeCase ? "" : " person " + std::to_string(slot.person + 1)); }

    CaseView view() const { return view_case(support::catalog(), home_.answers, home_.today); }

    void list(const std::string& what, const std::string& wanted_text) {
        const CaseView now = view();
        std::vector<std::string> actual;
        if (what == "procedures") {
            stated.push_back({name_, home_.name, home_.answers, home_.today, {}});
            for (const RequiredProcedure& required : now.procedures.required) actual.push_back(required.procedure->id);
        } else if (what == "forms") {
            for (const FilledForm& form : now.forms) actual.push_back(form.form->code);
        } else if (what == "noted") {
            for (const RequiredProcedure& required : now.procedures.required) {
                if (!required.procedure->no_paper.empty()) continue;
                const bool noted = required.papers.empty() || std::any_of(required.papers.begin(), required.papers.end(), [](const Paper& paper) { return paper.noted; });
                if (noted) actual.push_back(required.procedure->id);
            }
        } else if (what == "missing") {
            for (const Slot& slot : now.missing) actual.push_back(named(slot));
        } else if (what == "next") {
            if (now.next) actual.push_back(named(now.next->slot));
        } else {
            return complain("unknown expectation " + what);
        }
        expect(joined(actual), joined(listed(wanted_text)));
    }

    void needed(const std::string& text, Truth wanted) {
        const std::vector<std::string> ids = listed(text);
        stated.push_back({name_, home_.name, home_.answers, home_.today, {ids.begin(), ids.end()}});
        const Situation situation = derive_situation(support::catalog(), home_.answers, home_.today);
        const auto& all = support::catalog().procedures;
        for (const std::string& id : ids) {
            const auto procedure = std::find_if(all.begin(), all.end(), [&](const Procedure& one) { return one.id == id; });
            if (procedure == all.end()) {
                complain("no procedure " + id);
                continue;
            }
            const Verdict verdict = evaluate(procedure->needed_when, situation);
            std::vector<std::string> waits;
            for (const Slot& slot : verdict.missing) waits.push_back(named(slot));
            static constexpr const char* kWords[] = {"not needed", "needed", "undecided"};
            const std::string actual = kWords[static_cast<int>(verdict.truth)];
            expect(id + " " + actual + (waits.empty() ? "" : ", waiting for " + joined(waits)), id + (wanted == Truth::yes ? " needed" : " not needed"));
        }
    }

    void because(const std::string& procedure, const std::string& sentence) {
        const CaseView now = view();
        for (const RequiredProcedure& required : now.procedures.required) {
            if (required.procedure->id == procedure) return expect(required.because, sentence);
        }
        complain("procedure not required: " + procedure);
    }

    void box(const std::string& text) {
        const std::size_t equals = text.find(" =");
        std::stringstream words(text.substr(0, equals));
        std::string form_id, word, field_id;
        int person = kWholeCase;
        words >> form_id >> field_id;
        const std::size_t dot = form_id.find(".person");
        if (dot != std::string::npos) {
            person = std::stoi(field_id) - 1;
            form_id = form_id.substr(0, dot);
            words >> field_id;
        }
        std::string variant;
        if (const std::size_t open = form_id.find('('); open != std::string::npos) {
            variant = form_id.substr(open + 1, form_id.find(')') - open - 1);
            form_id.erase(open);
        }
        const std::string wanted = equals == std::string::npos ? "" : trimmed(text.substr(equals + 2));
        const CaseView now = view();
        for (const FilledForm& form : now.forms) {
            if (form.form->id != form_id || (person != kWholeCase && form.person != person)) continue;
            if (!variant.empty() && form.variant() != variant) continue;
            for (const FilledField& field : form.fields) {
                if (field.id() == field_id) return expect(field.text, wanted);
            }
            return complain("no field " + field_id + " on " + form_id);
        }
        complain("form not printed: " + form_id);
    }

    std::string name_;
    int line_ = 0;
    support::Household home_;
};

/// Every scenario, executed.
inline std::vector<Scenario> all_scenarios() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(support::kSource / "tests" / "scenarios")) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Scenario> result;
    for (const std::filesystem::path& path : paths) {
        if (path.extension() == ".txt") result.emplace_back(path);
    }
    return result;
}

}  // namespace scenarios
