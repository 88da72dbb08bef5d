// The pages of the card. Tries are looked at before every number, and no number is sent twice: whatever goes wrong, the
// resident enters it again. Touches no reader; reading is an effect.
#include "kiosk/session_card.h"

#include "kiosk/card_answers.h"
#include "kiosk/devices/face_number.h"
#include "kiosk/erase_typed.h"
#include "kiosk/letters.h"
#include "kiosk/session_code.h"
#include "kiosk/wipe.h"

namespace kiosk {

namespace {

void forget_digits(FacePage& page) {
    for (std::string& part : page.birth.parts) kiosk::wipe(part);
    page.birth.calendar.clear();
    kiosk::wipe(page.expiry);
    kiosk::wipe(page.code);
}

std::optional<forms::Date> known_birth(const CardTurn& turn, int person) {
    const forms::Answer* said = turn.session.answers.find({forms::kBirth, person});
    const auto* date = said && said->value ? std::get_if<forms::Date>(&*said->value) : nullptr;
    return date ? std::optional(*date) : std::nullopt;
}

/// The birth date is not asked again where it was said already.
FacePage first_face_page(const CardTurn& turn, int person) {
    FacePage page;
    page.person = person;
    const auto birth = known_birth(turn, person);
    if (!birth) return page;
    page.stage = FaceStage::expiry;
    page.birth.calendar = kCalendars.back();
    page.birth.parts = {std::to_string(birth->year), std::to_string(birth->month), std::to_string(birth->day)};
    return page;
}

std::string typed_digits(std::string digits, const EditAction& action, std::size_t digits_max) {
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const std::string plain = with_plain_digits(typed->text);
        if (is_digits(plain) && digits.size() + plain.size() <= digits_max) digits += plain;
    }
    erase_typed(digits, action);
    return digits;
}

void start_reading(CardTurn turn, int person, CardWay way, CardKey key) {
    turn.effects.push_back(ReadCard{std::move(key)});
    turn.session.page = CardReadingPage{person, way, turn.now_ms};
}

FacePage edited(FacePage page, const EditAction& action, const Books& books) {
    page.trouble = CardTrouble::none;
    page.problem.clear();
    page.mistaken_part = -1;
    switch (page.stage) {
        case FaceStage::birth: page.birth = std::get<DateDraft>(edit(Draft{page.birth}, action, books)); break;
        case FaceStage::expiry: page.expiry = typed_digits(page.expiry, action, kExpiryDigits); break;
        case FaceStage::code: page.code = typed_digits(page.code, action, kSecurityCodeDigits); break;
    }
    return page;
}

/// The next stage, or reading.
void take_face_stage(CardTurn turn, FacePage page) {
    const auto say = [&](CardTrouble trouble) {
        page.trouble = trouble;
        turn.session.page = page;
    };
    if (page.stage == FaceStage::birth) {
        const Advanced advanced = advance(Draft{page.birth}, *turn.world.catalog->item(forms::kBirth), *turn.world.books);
        if (const auto* problem = std::get_if<DraftProblem>(&advanced)) page.problem = problem->key, page.mistaken_part = problem->part;
        else page.stage = FaceStage::expiry;
        turn.session.page = page;
    } else if (page.stage == FaceStage::expiry) {
        if (page.expiry.size() < kExpiryDigits) return say(CardTrouble::too_short);
        page.stage = FaceStage::code;
        say(CardTrouble::none);
    } else {
        if (page.code.size() < kSecurityCodeDigits) return say(CardTrouble::too_short);
        const auto birth = date_of(page.birth);
        auto number = birth ? devices::face_number(*birth, page.expiry, page.code) : std::nullopt;
        if (!number) {
            page.stage = FaceStage::birth;
            return say(CardTrouble::wrong);
        }
        forget_digits(page);
        start_reading(turn, page.person, CardWay::face_number, FaceNumber{std::string_view(*number)});
    }
}

CardStep step_back(CardTurn turn, FacePage page) {
    const bool asked_birth = !known_birth(turn, page.person);
    page.trouble = CardTrouble::none;
    if (page.stage == FaceStage::code) {
        page.stage = FaceStage::expiry;
        turn.session.page = page;
    } else if (page.stage == FaceStage::expiry && asked_birth) {
        page.stage = FaceStage::birth;
        turn.session.page = page;
    } else {
        forget_digits(page);
        turn.session.page = PinPage{page.person, {}, CardTrouble::none};
    }
    return CardStep::stays;
}

/// Nothing for a failure that the reader's own state tells: then the page shows that instead.
CardTrouble trouble_of(CardFailure failure) {
    switch (failure) {
        case CardFailure::pulled: return CardTrouble::pulled;
        case CardFailure::silent: return CardTrouble::silent;
        case CardFailure::garbled: return CardTrouble::garbled;
        case CardFailure::other_card: return CardTrouble::other_card;
        case CardFailure::in_use: return CardTrouble::in_use;
        case CardFailure::too_few_tries:
        case CardFailure::no_such_number:
        case CardFailure::no_reader:
        case CardFailure::no_service: return CardTrouble::none;
    }
    return CardTrouble::none;
}

/// Back to where the number is entered, with nothing of it left.
Page page_for(const CardTurn& turn, const CardReadingPage& page, CardTrouble trouble) {
    if (page.way == CardWay::pin) return PinPage{page.person, {}, trouble};
    FacePage face = first_face_page(turn, page.person);
    face.trouble = trouble;
    return face;
}

CardFoundPage take_facts(CardTurn turn, const CardFacts& facts, int asked_for) {
    const World& world = turn.world;
    turn.session.was_card_read = true;
    const CardMatch match = compare_card(turn.session.answers, facts, asked_for, *world.catalog, world.books->addresses, world.today);
    if (match.is_already_read) return {match.person, CardFinding::already_read};
    if (match.is_somebody_else) return {asked_for, CardFinding::somebody_else};
    const forms::Answers before = turn.session.answers;
    for (CorrectedFact& fact : overruled_by_card(turn.session.answers, facts, match.person, *world.catalog, world.books->addresses, world.today)) turn.session.overruled.push_back(std::move(fact));
    set_from_card(turn.session.answers, facts, match.person, *world.catalog, world.books->addresses, world.today);
    return {match.person, match.has_other_address ? CardFinding::taken_other_address : CardFinding::taken, replaced_by_card(before, turn.session.answers)};
}

}  // namespace

CardStep on_card_page(CardTurn turn, PinPage page, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event)) {
        type_secret(page.digits, edit->action, kPinDigits);
        page.trouble = CardTrouble::none;
        session.page = page;
    } else if (std::holds_alternative<SkipCard>(event)) {
        return CardStep::goes_on;
    } else if (std::holds_alternative<Back>(event)) {
        return CardStep::goes_back;
    } else if (std::holds_alternative<UseFaceNumber>(event)) {
        session.page = first_face_page(turn, page.person);
    } else if (std::holds_alternative<Next>(event)) {
        if (!takes_pin(session)) return CardStep::stays;
        if (page.digits.size() < kPinDigits) {
            session.page = PinPage{page.person, page.digits, CardTrouble::too_short};
            return CardStep::stays;
        }
        start_reading(turn, page.person, CardWay::pin, Pin{page.digits});
    }
    return CardStep::stays;
}

CardStep on_card_page(CardTurn turn, FacePage page, const Event& event) {
    if (const auto* change = std::get_if<Edit>(&event)) turn.session.page = edited(std::move(page), change->action, *turn.world.books);
    else if (std::holds_alternative<SkipCard>(event)) return CardStep::goes_on;
    else if (std::holds_alternative<Back>(event)) return step_back(turn, std::move(page));
    else if (std::holds_alternative<Next>(event) && takes_face_number(turn.session)) take_face_stage(turn, std::move(page));
    return CardStep::stays;
}

CardStep on_card_page(CardTurn turn, CardReadingPage page, const Event& event) {
    const auto* answered = std::get_if<CardAnswered>(&event);
    if (!answered) return CardStep::stays;
    if (const auto* facts = std::get_if<CardFacts>(&answered->answer)) turn.session.page = take_facts(turn, *facts, page.person);
    if (std::holds_alternative<WrongNumber>(answered->answer)) turn.session.page = page_for(turn, page, CardTrouble::wrong);
    if (const auto* failure = std::get_if<CardFailure>(&answered->answer)) turn.session.page = page_for(turn, page, trouble_of(*failure));
    return CardStep::stays;
}

CardStep on_card_page(CardTurn turn, CardFoundPage page, const Event& event) {
    if (std::holds_alternative<Next>(event) || std::holds_alternative<Back>(event)) return CardStep::goes_on;
    if (!std::holds_alternative<UseCard>(event)) return CardStep::stays;
    const auto next = page.finding == CardFinding::somebody_else ? std::optional(page.person) : next_card_person(turn.session, turn.world);
    if (next) turn.session.page = PinPage{*next, {}, CardTrouble::none};
    return CardStep::stays;
}

void note_card(Session& session, const Event& event) {
    const auto* changed = std::get_if<ReaderChanged>(&event);
    if (!changed) return;
    const bool is_another = changed->state.cards_laid_down != session.reader.cards_laid_down || changed->state.on != OnReader::my_number_card;
    if (is_another) session.was_card_read = false;
    session.reader = changed->state;
    auto* pin = std::get_if<PinPage>(&session.page);
    if (pin && changed->state.on != OnReader::my_number_card) pin->digits.forget();
}

bool shows_a_hand(OnReader on) {
    switch (on) {
        case OnReader::looking:
        case OnReader::my_number_card:
        case OnReader::other_card:
        case OnReader::silent_card: return true;
        case OnReader::nothing:
        case OnReader::no_reader:
        case OnReader::no_service: return false;
    }
    return false;
}

bool gives_up_card(CardTurn turn) {
    const auto* reading = std::get_if<CardReadingPage>(&turn.session.page);
    if (!reading || turn.now_ms - reading->since_ms < kCardPatience_ms) return false;
    turn.effects.push_back(ForgetCard{});
    turn.session.page = page_for(turn, *reading, CardTrouble::silent);
    return true;
}

void wipe_card_page(Page& page) {
    if (auto* pin = std::get_if<PinPage>(&page)) pin->digits.forget();
    if (auto* face = std::get_if<FacePage>(&page)) forget_digits(*face);
}

bool takes_pin(const Session& session) { return !session.was_card_read && may_try_pin(session.reader); }
bool takes_face_number(const Session& session) { return !session.was_card_read && may_try_face_number(session.reader); }

std::optional<int> next_card_person(const Session& session, const World& world) {
    const int known = forms::derive_situation(*world.catalog, session.answers, world.today).person_count();
    const int people = known > 0 ? known : forms::kPersonsMax;
    for (int person = 0; person < people; ++person)
        if (!has_card(session.answers, person)) return person;
    return std::nullopt;
}

}  // namespace kiosk
