// Overwrites through volatile, which a compiler may not leave out.
// Not for keys and secrets of the store, which have their own memory.
#include "kiosk/wipe.h"

#include "kiosk/secret.h"

#include <cstring>

namespace kiosk {

void wipe(std::string& text) {
    text.resize(text.capacity());
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = 0;
    text.clear();
}

void wipe(forms::Value& value) {
    if (auto* text = std::get_if<std::string>(&value)) wipe(*text);
    if (auto* address = std::get_if<forms::Address>(&value))
        for (std::string* part : {&address->postal_code, &address->prefecture, &address->city, &address->town, &address->block,
                                  &address->building, &address->country})
            wipe(*part);
    if (auto* set = std::get_if<forms::ChoiceSet>(&value))
        for (std::string& choice : *set) wipe(choice);
    value = false;
}

void wipe(forms::Answers& answers) {
    for (auto& [slot, answer] : answers.slots)
        if (answer.value) wipe(*answer.value);
    answers.slots.clear();
}

void Secret::forget() { wipe(text_); }

void wipe(CardFacts& facts) {
    for (std::string* text : {&facts.name, &facts.address, &facts.birth, &facts.sex}) wipe(*text);
}

[[gnu::noinline]] void wipe_stack() {
    constexpr std::size_t deepest_call = 512 * 1024;
    char stack[deepest_call];
    explicit_bzero(stack, deepest_call);
}

}  // namespace kiosk
