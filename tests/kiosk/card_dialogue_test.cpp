// The conversation with the card against the model: how much is sent, what is never sent, and every fault at every command.
// Tries are the card's own counters.
#include "kiosk/devices/card_table.h"
#include "tests/kiosk/card_model.h"

#include <doctest/doctest.h>

using kiosk::CardAnswer;
using kiosk::CardFacts;
using kiosk::FaceNumber;
using kiosk::Pin;
using kiosk::WrongNumber;
using card_model::Line;
using kiosk::devices::VirtualCard;
using namespace kiosk::devices;
using kiosk::CardFailure;

namespace {

VirtualCard card(CardBehaviour behaviour = {}) { return {card_model::person(), behaviour}; }

bool is(const CardAnswer& answer, CardFailure failure) {
    const auto* failed = std::get_if<CardFailure>(&answer);
    return failed && *failed == failure;
}

}  // namespace

TEST_CASE("Reading with the PIN takes six commands, asks for the tries first and sends the number once") {
    VirtualCard chip = card();
    Line line(chip);
    const CardAnswer answer = read_basic_four(line, Pin{"1234"});
    REQUIRE(std::holds_alternative<CardFacts>(answer));
    CHECK(std::get<CardFacts>(answer).address == card_model::person().facts.address);
    REQUIRE(line.sent.size() == 6);
    CHECK(line.sent[2] == ask_tries_left());
    CHECK(line.sent[3] == verify("1234"));
    CHECK(line.numbers_sent() == 1);
}

TEST_CASE("Nothing that is ever sent selects the 個人番号 or another application") {
    for (const CardBehaviour behaviour : {CardBehaviour{}, CardBehaviour{.has_no_pin = true}, CardBehaviour{.is_other_card = true}, CardBehaviour{.pin_tries = 0}})
        for (const kiosk::CardKey& key : {kiosk::CardKey{Pin{"1234"}}, kiosk::CardKey{FaceNumber{card_model::kFaceNumber}}}) {
            VirtualCard chip = card(behaviour);
            Line line(chip);
            (void)ask_tries(line);
            (void)read_basic_four(line, key);
            CHECK_FALSE(line.selected(0x0001));
            for (const Bytes& command : line.sent)
                if (command[1] == 0xB0) CHECK_MESSAGE((command[2] & 0x80) == 0, "by a short name");
        }
}

TEST_CASE("A record longer than one answer is read piece by piece") {
    auto holder = card_model::person();
    for (int i = 0; i < 5; ++i) holder.facts.address += holder.facts.address.substr(0, 84);
    for (const std::size_t piece : {std::size_t{256}, std::size_t{40}, std::size_t{1}}) {
        VirtualCard chip(holder, {.piece_bytes_max = piece});
        Line line(chip);
        const CardAnswer answer = read_basic_four(line, Pin{"1234"});
        REQUIRE(std::holds_alternative<CardFacts>(answer));
        CHECK(std::get<CardFacts>(answer).address == holder.facts.address);
    }
}

TEST_CASE("A wrong PIN tells how many tries are left, and the last one is not taken") {
    VirtualCard chip = card();
    for (const int left : {2, 1}) {
        Line line(chip);
        const CardAnswer answer = read_basic_four(line, Pin{"9999"});
        REQUIRE(std::holds_alternative<WrongNumber>(answer));
        CHECK(std::get<WrongNumber>(answer).tries_left == left);
    }
    Line line(chip);
    CHECK(is(read_basic_four(line, Pin{"1234"}), CardFailure::too_few_tries));
    CHECK(line.numbers_sent() == 0);
    CHECK(chip.pin_tries() == 1);
}

TEST_CASE("照合番号B opens the same record, and stops with five tries left") {
    VirtualCard chip = card({.pin_tries = 0});
    {
        Line line(chip);
        CHECK(std::holds_alternative<CardFacts>(read_basic_four(line, FaceNumber{card_model::kFaceNumber})));
    }
    int sent = 0;
    while (true) {
        Line line(chip);
        const CardAnswer answer = read_basic_four(line, FaceNumber{"00000000000000"});
        if (is(answer, CardFailure::too_few_tries)) break;
        REQUIRE(std::holds_alternative<WrongNumber>(answer));
        REQUIRE(++sent < 10);
    }
    CHECK(sent == 5);
    CHECK(chip.face_tries() == 5);
}

TEST_CASE("Locked, without a PIN, another card, mute: each is told apart, and no try is spent") {
    for (const bool other_dialect : {false, true}) {
        VirtualCard chip = card({.locks_with_6983 = other_dialect, .pin_tries = 0});
        Line line(chip);
        const auto tries = ask_tries(line);
        REQUIRE(std::holds_alternative<CardTries>(tries));
        CHECK(std::get<CardTries>(tries) == CardTries{0, 10});
        CHECK(is(read_basic_four(line, Pin{"1234"}), CardFailure::too_few_tries));
    }
    VirtualCard without_pin = card({.has_no_pin = true});
    Line open_line(without_pin);
    CHECK(std::get<CardTries>(ask_tries(open_line)) == CardTries{std::nullopt, 10});
    CHECK(is(read_basic_four(open_line, Pin{"1234"}), CardFailure::no_such_number));
    VirtualCard other = card({.is_other_card = true});
    Line other_line(other);
    CHECK(std::get<CardFailure>(ask_tries(other_line)) == CardFailure::other_card);
    VirtualCard mute = card({.is_mute = true});
    Line mute_line(mute);
    CHECK(std::get<CardFailure>(ask_tries(mute_line)) == CardFailure::pulled);
}

TEST_CASE("Whatever happens at whichever command, the number is sent at most once and a right one costs no try") {
    using Answer = Line::Answer;
    const std::vector<Answer> faults{CardFailure::pulled, CardFailure::silent, CardFailure::no_service, CardFailure::no_reader,
                                     Bytes{}, Bytes{0x90}, Bytes{0x69, 0x82}, Bytes{0x6A, 0x82}, Bytes{0x6B, 0x00}, Bytes{0x67, 0x00}, Bytes{0x6F, 0x00},
                                     Bytes{0x63, 0x00}, Bytes(258, 0xFF), Bytes{0xFF, 0x20, 0x82, 0xFF, 0xFF, 0x90, 0x00}, Bytes{0x00, 0x90, 0x00}};
    int tried = 0;
    for (const kiosk::CardKey& key : {kiosk::CardKey{Pin{"1234"}}, kiosk::CardKey{FaceNumber{card_model::kFaceNumber}}})
        for (int at = 0; at < 6; ++at)
            for (const Answer& fault : faults) {
                VirtualCard chip = card();
                Line line(chip);
                line.disturb = [&](int index, const Bytes&) { return index == at ? std::optional(fault) : std::nullopt; };
                const CardAnswer answer = read_basic_four(line, key);
                CAPTURE(at);
                CHECK_FALSE(std::holds_alternative<CardFacts>(answer));
                CHECK(line.numbers_sent() <= 1);
                CHECK(chip.pin_tries() == 3);
                CHECK(chip.face_tries() == 10);
                CHECK_FALSE(line.selected(0x0001));
                ++tried;
            }
    CHECK(tried == 2 * 6 * 15);
}

TEST_CASE("A card that answers rubbish for ever is given up") {
    for (const Bytes& rubbish : {Bytes{0x00, 0x90, 0x00}, Bytes{0xFF, 0x90, 0x00}, Bytes{0xFF, 0x20, 0x82, 0x0F, 0xF0, 0x90, 0x00}, Bytes{0x90, 0x00}}) {
        VirtualCard chip = card();
        Line line(chip);
        line.disturb = [&](int, const Bytes& command) { return command[1] == 0xB0 ? std::optional(Line::Answer(rubbish)) : std::nullopt; };
        CHECK(is(read_basic_four(line, Pin{"1234"}), CardFailure::garbled));
        CHECK(line.sent.size() < 6000);
    }
}

TEST_CASE("The model behaves as the card does: locked after 63C0, tries asked for even when verified, open until reset") {
    VirtualCard chip = card();
    Line line(chip);
    const auto code = [&](const Bytes& command) { return take_apart(std::get<Bytes>(line.transmit(command)))->status.code; };
    CHECK(code(select_file(0x0002)) == 0x6A82);                       // no application yet
    CHECK(code(Bytes{0x00, 0xA4, 0x00, 0x00}) == 0x6700);
    CHECK(code(Bytes{0x00, 0xA4, 0x00, 0x00, 0x02, 0x3F, 0x00}) == 0x6A86);
    CHECK(code(select_application(kMyNumberCard.application)) == 0x9000);
    CHECK(code(select_file(0x0002)) == 0x9000);
    CHECK(code(read_binary(0, 0)) == 0x6982);
    CHECK(code(select_file(0x0001)) == 0x6A82);                       // the model holds no 個人番号
    CHECK(code(select_file(0x0011)) == 0x9000);
    CHECK(code(verify("1234")) == 0x9000);
    CHECK(code(ask_tries_left()) == 0x63C3);
    CHECK(code(select_file(0x0002)) == 0x9000);
    CHECK(code(read_binary(0, 0)) == 0x9000);
    CHECK(code(read_binary(0x7FFF, 0)) == 0x6B00);
    chip.reset();
    CHECK(code(select_application(kMyNumberCard.application)) == 0x9000);
    CHECK(code(select_file(0x0002)) == 0x9000);
    CHECK(code(read_binary(0, 0)) == 0x6982);
    CHECK(code(select_file(0x0011)) == 0x9000);
    for (const std::uint16_t answer : {0x63C2, 0x63C1, 0x63C0, 0x6984, 0x6984}) CHECK(code(verify("0000")) == answer);
    CHECK(code(ask_tries_left()) == 0x6984);
}
