// Page by page: a key of the house, milliseconds, touches. An item that is no Word is counted as "other".
// Looks at which items were asked and how forms came out, never at an answer — but for the errand, which is an event's id.
#include "kiosk/visit_counts.h"

namespace kiosk {

namespace {

/// Longer on one page means that nobody stood there.
constexpr std::int64_t kLongestLook_ms = 5 * 60 * 1000;

struct PageKey {
    std::string operator()(const StartPage&) const { return "start"; }
    std::string operator()(const HouseholdPage&) const { return "household"; }
    std::string operator()(const CardOfferPage&) const { return "card"; }
    std::string operator()(const PinPage&) const { return "pin"; }
    std::string operator()(const FacePage&) const { return "face"; }
    std::string operator()(const CardReadingPage&) const { return "card_reading"; }
    std::string operator()(const CardFoundPage&) const { return "card_found"; }
    std::string operator()(const QuestionPage& page) const { return "q." + page.slot.item; }
    std::string operator()(const GroupPage& page) const { return "g." + page.group; }
    std::string operator()(const ReadingsPage&) const { return "readings"; }
    std::string operator()(const CheckPage&) const { return "check"; }
    std::string operator()(const SendPage&) const { return "send"; }
    std::string operator()(const DonePage&) const { return "done"; }
    std::string operator()(const TroublePage&) const { return "trouble"; }
    template <typename Other>
    std::string operator()(const Other&) const { return "other"; }
};

/// The same question about another person is another look; a tick or a touch on the same page is not.
std::string look_of(const Page& page, const std::string& key) {
    const auto* question = std::get_if<QuestionPage>(&page);
    return question ? key + "." + std::to_string(question->slot.person) : key;
}

bool is_by_nobody(const Event& event) {
    return std::holds_alternative<Tick>(event) || std::holds_alternative<Written>(event) || std::holds_alternative<WriteFailed>(event) ||
           std::holds_alternative<WriteRefused>(event);
}

}  // namespace

void VisitCounts::add(const char* kind, const std::string& key, std::int64_t sum, std::int64_t count) {
    const auto kind_word = store::Word::make(kind);
    const auto key_word = store::Word::make(key);
    store::Figure& figure = figures_[{kind, key_word ? key : "other"}];
    figure.kind = kind_word.value_or(store::Word());
    figure.key = key_word ? *key_word : *store::Word::make("other");
    figure.count += count;
    figure.sum += sum;
}

/// All but the clock: a page that nobody touched yet began with the last event.
void VisitCounts::forget() {
    const std::int64_t since_ms = since_ms_;
    *this = VisitCounts();
    since_ms_ = since_ms;
}

void VisitCounts::before(const Session& session, const Event& event, std::int64_t now_ms) {
    const bool is_of_a_case_that_was_sent = std::holds_alternative<ConfirmPage>(session.page);
    if (is_practice(session) || is_of_a_case_that_was_sent) {
        since_ms_ = now_ms;
        return forget();
    }
    const forms::Answer* errand = session.answers.find({kErrandItem, forms::kWholeCase});
    if (errand && errand->value && std::holds_alternative<std::string>(*errand->value)) errand_ = std::get<std::string>(*errand->value);
    const std::string page = std::visit(PageKey{}, session.page), look = look_of(session.page, page);
    if (look != look_) look_ = look, is_new_look_ = true;
    const bool is_idle = std::holds_alternative<StartPage>(session.page);
    if (!is_idle && now_ms > since_ms_) {
        add("ms", page, std::min(now_ms - since_ms_, kLongestLook_ms), is_new_look_ ? 1 : 0);
        is_new_look_ = false;
    }
    since_ms_ = now_ms;
    if (!is_by_nobody(event)) add("taps", page, 1);
}

void VisitCounts::sent(const forms::CaseView& view) {
    was_sent_ = true;
    std::int64_t filled = 0, by_hand = 0;
    for (const forms::FilledForm& form : view.forms) {
        add("form", form.form->id, 1);
        for (const forms::FilledField& field : form.fields) {
            if (field.state == forms::FieldState::filled) ++filled, add("source", std::string(forms::to_id(field.source)), 1);
            if (field.state == forms::FieldState::by_hand) ++by_hand;
        }
    }
    add("forms", "case", static_cast<std::int64_t>(view.forms.size()));
    add("boxes_filled", "case", filled);
    add("boxes_by_hand", "case", by_hand);
    add("items_asked", "case", static_cast<std::int64_t>(view.situation.answers().slots.size()));
}

std::optional<VisitCounts::Ended> VisitCounts::take() {
    std::optional<Ended> ended;
    if (!errand_.empty()) {
        add("visits", was_sent_ ? "sent" : "left", 1);
        ended.emplace(Ended{store::Word::make(errand_).value_or(store::Word()), {}});
        for (const auto& [key, figure] : figures_) ended->figures.push_back(figure);
    }
    forget();
    return ended;
}

}  // namespace kiosk
