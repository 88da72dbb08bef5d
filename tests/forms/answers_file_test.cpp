// Answers files that must be refused: every reason at once, in Japanese, and never a word of what was typed.
// The well-formed ones are the sample households (interview_test.cpp).
#include "support/cases.h"

using namespace forms;

namespace {

AnswersReading read(const std::string& json) { return read_answers(json, support::catalog(), support::kToday); }

void check_refused(const std::string& json, const std::string& secret = "") {
    const AnswersReading reading = read(json);
    CHECK_MESSAGE(!reading.problems.empty(), json.substr(0, 80));
    for (const Problem& problem : reading.problems) {
        CHECK(!problem.message.empty());
        CHECK(problem.excerpt.empty());
        if (!secret.empty()) CHECK_MESSAGE(to_text(problem).find(secret) == std::string::npos, to_text(problem));
    }
}

std::string with_person(const std::string& members) { return R"({"event":"tennyu","persons":[{)" + members + "}]}"; }
std::string with_case(const std::string& members) { return R"({"event":"tennyu","case":{)" + members + "}}"; }

}  // namespace

TEST_CASE("what is no JSON, no object or too big is refused") {
    check_refused("");
    check_refused("{");
    check_refused("[]");
    check_refused("null");
    check_refused("\"event\"");
    check_refused(std::string(5 << 20, ' '));
    check_refused(std::string(100, '[') + std::string(100, ']'));
    check_refused(R"({"event":"tennyu","event":"tennyu"})");
    check_refused(R"({"event":"tennyu","persons":[{"name":"\ud842"}]})");
    check_refused("{\"event\":\"tennyu\",\"persons\":[{\"name\":\"\xff\xfe\"}]}");
}

TEST_CASE("unknown events, items and places for items are refused") {
    check_refused(R"({"event":"moon_landing"})", "moon_landing");
    check_refused(R"({})");
    check_refused(with_case(R"("canary_item":"x")"), "canary_item");
    check_refused(with_case(R"("name":"山田 太郎")"), "山田");
    check_refused(with_person(R"("move_date":"2026-04-01")"));
    check_refused(R"({"event":"tennyu","people":[]})");
}

TEST_CASE("wrong types are refused") {
    check_refused(with_person(R"("name":3)"));
    check_refused(with_person(R"("name":["a"])"));
    check_refused(with_person(R"("name":null)"));
    check_refused(with_person(R"("birth":19860501)"));
    check_refused(with_person(R"("sex":"otherwise")"), "otherwise");
    check_refused(with_person(R"("is_foreign":"maybe")"));
    check_refused(with_case(R"("new_address":"萩市")"));
    check_refused(with_case(R"("new_address":{"planet":"Mars"})"), "Mars");
    check_refused(with_case(R"("filer_person":7)"));
    check_refused(with_person(R"("name":{"value":"山田 太郎","source":"rumour"})"), "rumour");
    check_refused(R"({"event":"tennyu","persons":{"name":"x"}})");
}

TEST_CASE("impossible dates are refused, and the next one is still read") {
    check_refused(with_person(R"("birth":"令和7年2月30日")"), "令和7年");
    check_refused(with_person(R"("birth":"昭和64年1月8日")"));
    check_refused(with_person(R"("birth":"2099-01-01")"), "2099");
    check_refused(with_person(R"("birth":"1850-01-01")"));
    check_refused(with_case(R"("move_date":"2026-13-01")"));
    const AnswersReading both = read(with_person(R"("birth":"令和7年2月30日","sex":"x","kana":"abc")"));
    CHECK(both.problems.size() == 3);
}

TEST_CASE("a personal number with a wrong check digit is refused without being repeated") {
    check_refused(with_person(R"("my_number":"123456789012")"), "123456789012");
    CHECK(read(with_person(R"("my_number":"123456789018")")).problems.empty());
}

TEST_CASE("ten thousand people are one problem, not ten thousand") {
    std::string json = R"({"event":"tennyu","persons":[)";
    for (int i = 0; i < 10000; ++i) json += std::string(i ? "," : "") + R"({"name":"山田 太郎"})";
    const AnswersReading reading = read(json + "]}");
    CHECK(reading.problems.size() == 1);
    CHECK(reading.answers.slots.size() <= 2);
}

TEST_CASE("a name of a megabyte, control characters and lone selectors are refused") {
    check_refused(with_person("\"name\":\"" + std::string(1 << 20, 'A') + "\""), "AAAA");
    check_refused(with_person(R"("name":"山\u0007田")"));
    check_refused(with_person(R"("name":"\u202e山田")"));
    check_refused(with_person(R"("name":"󠄀")"));
    check_refused(with_person(R"("name":"")"));
    check_refused(with_person(R"("name":"   ")"));
}

TEST_CASE("the household's size must agree with the people named") {
    check_refused(R"({"event":"tennyu","case":{"household_size":3},"persons":[{"name":"山田 太郎"}]})");
    CHECK(read(R"({"event":"tennyu","case":{"household_size":1},"persons":[{"name":"山田 太郎"}]})").problems.empty());
}

TEST_CASE("only what may be unknown can be unknown") {
    check_refused(with_person(R"("name":{"unknown":true})"));
    check_refused(with_case(R"("phone":{"unknown":false})"));
    CHECK(read(with_case(R"("phone":{"unknown":true})")).problems.empty());
}
