// Sealing, keys and content: what a kiosk closes, who opens it, and what happens to bytes that were touched.
// No store and no screen here.
#include "kiosk/store/content.h"
#include "kiosk/store/keys.h"
#include "support/store_cases.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace kiosk::store;

namespace {

SealTrouble trouble_of(const Unsealed& unsealed) { return std::get<SealTrouble>(unsealed); }

}  // namespace

TEST_CASE("what was sealed opens with its key as it was") {
    const KeyPair key = make_key_pair();
    const Unsealed opened = unseal(key, seal(key.open, "中味"));
    REQUIRE(std::holds_alternative<Secret>(opened));
    CHECK(std::get<Secret>(opened).view() == "中味");
}

TEST_CASE("another office's key is told from damage") {
    const KeyPair key = make_key_pair(), other = make_key_pair();
    CHECK(trouble_of(unseal(other, seal(key.open, "x"))) == SealTrouble::other_key);
    CHECK(trouble_of(unseal(key, "")) == SealTrouble::not_sealed);
    CHECK(trouble_of(unseal(key, std::string(200, 'x'))) == SealTrouble::not_sealed);
}

TEST_CASE("one bit changed anywhere in sealed bytes is noticed") {
    const KeyPair key = make_key_pair();
    const std::string sealed = seal(key.open, "a case");
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        std::string touched = sealed;
        touched[bit / 8] = static_cast<char>(touched[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(std::holds_alternative<Secret>(unseal(key, touched)));
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) CHECK_FALSE(std::holds_alternative<Secret>(unseal(key, sealed.substr(0, length))));
}

TEST_CASE("a passphrase unwraps what it wrapped, and no other does") {
    const auto wrapped = wrap("key", "さくら餅が七つある", WrapCost::trial);
    REQUIRE(wrapped);
    REQUIRE(unwrap(*wrapped, "さくら餅が七つある"));
    CHECK(unwrap(*wrapped, "さくら餅が七つある")->view() == "key");
    CHECK_FALSE(unwrap(*wrapped, "さくら餅が八つある"));
    CHECK_FALSE(unwrap(*wrapped, ""));
    CHECK_FALSE(unwrap(wrapped->substr(0, 20), "さくら餅が七つある"));
}

TEST_CASE("content comes out of the seal as it went in, and the same content gives the same bytes") {
    const KeyPair key = make_key_pair();
    const CaseContent content = support::content_of_every_kind();
    CHECK(content_from_json(to_json(content)) == content);
    CHECK(to_json(*content_from_json(to_json(content))) == to_json(content));
    const OpenedContent opened = open_content(key, content.id, seal_content(key.open, content));
    REQUIRE(std::holds_alternative<CaseContent>(opened));
    CHECK(std::get<CaseContent>(opened) == content);
}

TEST_CASE("sealed content put in another case's place is noticed") {
    const KeyPair key = make_key_pair();
    const OpenedContent opened = open_content(key, new_case_id(), seal_content(key.open, support::content_of_every_kind()));
    CHECK(std::get<SealTrouble>(opened) == SealTrouble::altered);
}

TEST_CASE("a supervisor's passphrase opens cases, an auditor's does not, and roles cannot be edited in") {
    const support::TempFolder folder;
    const Word head = *Word::make("kacho"), auditor = *Word::make("kansa"), clerk = *Word::make("tanaka");
    REQUIRE(make_keys(folder.path(), head, "first passphrase", WrapCost::trial));
    CHECK_FALSE(make_keys(folder.path(), head, "again", WrapCost::trial));
    auto unlocked = unlock(folder.path(), head, "first passphrase");
    REQUIRE(unlocked);
    REQUIRE(*unlocked);
    CHECK((*unlocked)->member.role == Role::supervisor);
    CHECK_FALSE(*unlock(folder.path(), head, "wrong passphrase"));
    REQUIRE(add_staff(folder.path(), **unlocked, {auditor, Role::auditor}, "auditor's words", WrapCost::trial));
    REQUIRE(add_staff(folder.path(), **unlocked, {clerk, Role::clerk}, "clerk's words", WrapCost::trial));
    CHECK(staff(folder.path())->size() == 3);
    const auto audit = unlock(folder.path(), auditor, "auditor's words");
    REQUIRE(audit);
    REQUIRE(*audit);
    CHECK_FALSE((*audit)->key);
    const auto by_clerk = unlock(folder.path(), clerk, "clerk's words");
    REQUIRE((**by_clerk).key);
    CHECK((**by_clerk).key->secret.view() == (**unlocked).key->secret.view());
    CHECK_FALSE(add_staff(folder.path(), **by_clerk, {*Word::make("other"), Role::clerk}, "words words", WrapCost::trial));

    support::replace_in_file(folder.path() / "keys" / "staff" / "kansa.toml", "auditor", "supervisor");
    const auto edited = unlock(folder.path(), auditor, "auditor's words");
    REQUIRE(edited);
    CHECK((**edited).member.role == Role::auditor);
    CHECK_FALSE(unlock(folder.path(), *Word::make("nobody"), "x"));
}

TEST_CASE("a Word takes no name, no number of a person and nothing long") {
    for (const char* good : {"tennyu", "kiosk-1", "head.name", "window_3", "none"}) CHECK(Word::make(good));
    for (const char* bad : {"", "山田", "a b", "Yamada", "1a", "a0838253131", "a123456789012", "x\n", "a\"b",
                            "a234567890123456789012345678901234567890123456789"})
        CHECK_FALSE(Word::make(bad));
}
