// What a clerk looks at first: unanswered, unknown, rare letters, contradictions, days gone by, and what the city has to confirm.
// Sight and findings of the gate → flagged rows. Each says in one sentence what to do.
#include "kiosk/desk/sight_parts.h"

#include "forms/flags.h"
#include "kiosk/review.h"

#include <algorithm>
#include <map>
#include <set>

namespace kiosk::desk {

namespace {

using forms::Slot;

std::string with_stop(const std::string& sentence) { return sentence.empty() || sentence.ends_with("\u3002") ? sentence : sentence + "\u3002"; }

struct Flagging {
    const Sight& sight;
    const store::CaseContent& content;
    const DeskWorld& world;
    std::vector<SightRow> rows;
    std::set<Slot> named;

    const Words& words() const { return *world.words; }

    SightRow* add(const Slot& slot, Flag flag, std::string sentence) {
        if (!world.catalog->item(slot.item) || !named.insert(slot).second) return nullptr;
        rows.push_back(flagged_row(slot, flag, std::move(sentence), sight, content, world));
        return &rows.back();
    }
    SightRow& add_note(const std::string& id, Flag flag, const std::string& label, std::string sentence) {
        SightRow row;
        row.id = id;
        row.label = label;
        row.flag = flag;
        row.sentence = std::move(sentence);
        row.source = forms::Source::computed;
        rows.push_back(std::move(row));
        return rows.back();
    }

    void missing() {
        for (const Slot& slot : sight.view.missing)
            if (SightRow* row = add(slot, Flag::missing, words()("desk.why.missing"))) {
                row->value = words()("desk.value.none");
                row->must_be_mended = true;
            }
    }

    /// What follows by rules from a flagged fact is not flagged once more.
    bool is_derived(const Slot& slot) const {
        const forms::Source source = sight.view.situation.find(*world.catalog->item(slot.item), slot.person).source;
        return source == forms::Source::given || source == forms::Source::computed;
    }

    /// What the staff sheet and the manifest flag too.
    void of_the_case() {
        using forms::FlagKind;
        std::string unconfirmed;
        std::map<std::string, int> handovers;
        for (const forms::ClerkFlag& flag : forms::clerk_flags(sight.view)) {
            const bool is_of_slot = flag.kind == FlagKind::unknown || flag.kind == FlagKind::rare_letter || flag.kind == FlagKind::kana_only;
            if (is_of_slot && flag.kind != FlagKind::unknown && is_derived(flag.slot)) continue;
            const forms::RequiredProcedure* required = is_of_slot ? nullptr : &sight.view.procedures.required[flag.procedure];
            const std::string title = required ? required->procedure->title : std::string();
            switch (flag.kind) {
                case FlagKind::unknown: add(flag.slot, Flag::unknown, words()("desk.why.unknown")); break;
                case FlagKind::rare_letter: add(flag.slot, Flag::rare, words()("desk.why.rare")); break;
                case FlagKind::kana_only: add(flag.slot, Flag::check, words()("desk.why.kana_name")); break;
                case FlagKind::deadline_passed:
                    add_note("deadline." + required->procedure->id, Flag::deadline, title, words()("desk.why.deadline", {{"day", forms::wareki_text(*required->deadline)}}));
                    break;
                case FlagKind::handover: {
                    const std::string id = "handover." + required->procedure->id;
                    add_note(id + "." + std::to_string(handovers[id]++), Flag::check, title, flag.says);
                    break;
                }
                case FlagKind::unconfirmed:
                    if (!forms::has_unconfirmed_amount(*required->procedure, sight.view.situation.catalog().city)) break;       // only its window's place, which a clerk knows
                    unconfirmed += (unconfirmed.empty() ? "" : words()("review.separator")) + title;
                    break;
            }
        }
        for (const forms::Procedure* procedure : sight.view.procedures.undecided)
            if (sight.view.missing.empty()) add_note("undecided." + procedure->id, Flag::check, procedure->title, words()("desk.why.undecided"));
        if (!unconfirmed.empty()) add_note("unconfirmed", Flag::check, words()("desk.label.city"), words()("desk.why.unconfirmed", {{"procedures", unconfirmed}}));
    }

    /// The fact behind a box of a form, as the gate names it.
    std::optional<Slot> slot_of(const printer::Finding& finding) const {
        for (const forms::FilledForm& form : sight.view.forms) {
            if (form.form->id != finding.form || form.person != finding.person) continue;
            for (const forms::FilledField& field : form.fields)
                if (field.id() == finding.field && !field.slot.item.empty()) return field.slot;
        }
        return std::nullopt;
    }

    /// Where the fact was said that a box shows.
    Slot said_in(const Slot& boxed) const { return sight.view.situation.shown_in(boxed).back(); }

    /// Letters that no font has, by their code points: "U+4E13".
    std::string letters_lacking(const std::string& text) const {
        std::string codes;
        for (const char32_t code : world.fonts->shape(printer::Typeface::value, text).missing) codes += (codes.empty() ? "" : words()("review.separator")) + printer::code_name(code);
        return codes;
    }

    /// The gravest of what is rare. Of a fact that was said; what follows from it is mended with it.
    void lacking_letters(const std::vector<printer::Finding>& findings) {
        for (const printer::Finding& finding : findings) {
            const auto slot = finding.lacks_letter ? slot_of(finding) : std::nullopt;
            if (!slot) continue;
            if (SightRow* row = add(said_in(*slot), Flag::rare, {})) {
                row->sentence = words()("desk.why.no_letter", {{"letters", letters_lacking(row->value)}});
                row->must_be_mended = true;
            }
        }
    }

    void contradictions(const std::vector<printer::Finding>& findings) {
        for (const printer::Finding& finding : findings) {
            const auto slot = slot_of(finding);
            const bool is_error = finding.level == printer::Level::error;
            const std::string sentence = with_stop(finding.message) + with_stop(finding.remedy);
            SightRow* row = nullptr;
            if (slot && (named.count(*slot) || (finding.lacks_letter && named.count(said_in(*slot))))) continue;
            if (slot) row = add(*slot, Flag::conflict, sentence);
            else row = &add_note("gate." + std::to_string(rows.size()), Flag::conflict, finding.field_label.empty() ? finding.form_title : finding.field_label, sentence);
            if (row) row->must_be_mended = is_error;
        }
        for (const auto& [slot, said] : content.overruled) {
            const forms::Item* item = world.catalog->item(slot.item);
            const forms::Answer* now = content.answers.find(slot);
            const bool differs = item && said.value && now && now->source == forms::Source::card && now->value && *now->value != *said.value;
            const char* const why = said.source == forms::Source::card ? "desk.why.other_card" : "desk.why.overruled";
            if (differs) add(slot, Flag::conflict, words()(why, {{"value", value_text(*item, *said.value, sight.view.situation, words())}}));
        }
        for (const auto& [slot, answer] : content.answers.slots) {
            const auto* address = answer.value ? std::get_if<forms::Address>(&*answer.value) : nullptr;
            if (!address || address->postal_code.empty()) continue;
            const auto places = world.addresses->places(address->postal_code);
            const bool agrees = std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.prefecture == address->prefecture && place.city == address->city; });
            if (!agrees) add(slot, Flag::conflict, words()("desk.why.postal"));
        }
    }
};

}  // namespace

std::vector<SightRow> flags_of(const Sight& sight, const std::vector<printer::Finding>& findings, const store::CaseContent& content, const DeskWorld& world) {
    Flagging flagging{sight, content, world, {}, {}};
    flagging.missing();
    flagging.lacking_letters(findings);
    flagging.of_the_case();
    flagging.contradictions(findings);
    std::stable_sort(flagging.rows.begin(), flagging.rows.end(), [](const SightRow& a, const SightRow& b) { return a.flag < b.flag; });
    return std::move(flagging.rows);
}

}  // namespace kiosk::desk
