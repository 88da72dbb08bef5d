// Reads an answers file into Answers, checking every value against its item; tells everything that is wrong at once.
// A problem names the item and the person's number, never what was typed.
#include "forms/answers_file.h"

#include "forms/document.h"

#include <algorithm>

namespace forms {

namespace {

constexpr std::size_t kFileBytesMax = 4 << 20;

class AnswersReader {
public:
    AnswersReader(AnswersReading& reading, const Catalog& catalog, Date today) : reading_(reading), catalog_(catalog), today_(today) {}

    void read(const Node& top) {
        const Node::Table* members = top.table();
        if (!members) return problem("答えのファイルの形が違います。", "{ \"event\": …, \"case\": { … }, \"persons\": [ … ] } の形にしてください。");
        if (const Node* today = top.find("today")) read_today(*today);
        if (const Node* persons = top.find("persons")) count_persons(*persons);
        for (const auto& [key, node] : *members) {
            if (key == "event") read_value(kEventItem, kWholeCase, node);
            else if (key == "case") read_items(node, kWholeCase);
            else if (key == "persons") read_persons(node);
            else if (key != "today") problem("答えのファイルに、決まっていない名前があります。", "使えるのは event・today・case・persons です。");
        }
        check_event();
    }

private:
    static constexpr const char* kEventItem = "event";

    void problem(std::string message, std::string remedy) { reading_.problems.push_back({{}, std::move(message), std::move(remedy), {}}); }
    void problem_about(const Item& item, int person, const std::string& message, std::string remedy) {
        const std::string who = person == kWholeCase ? "" : std::to_string(person + 1) + "人目の";
        problem(who + "「" + item.label + "」: " + message, std::move(remedy));
    }

    void read_today(const Node& node) {
        const std::optional<Date> date = node.string() ? parse_iso_date(*node.string()) : std::nullopt;
        if (!date) return problem("「today」が日付ではありません。", "2026-04-10 のように書いてください。");
        reading_.today = date;
        today_ = *date;
    }

    void count_persons(const Node& node) {
        const Node::Array* persons = node.array();
        persons_ = persons ? persons->size() : 0;
        if (!persons) return problem("「persons」は人の並びです。", "[ { … }, { … } ] の形にしてください。");
        if (persons_ < 1 || persons_ > static_cast<std::size_t>(kPersonsMax)) {
            too_many_ = true;
            return problem("人数が1人から" + std::to_string(kPersonsMax) + "人までの間にありません。", "届け出を分けるか、窓口に相談してください。");
        }
        reading_.answers.set({"household_size", kWholeCase}, static_cast<std::int64_t>(persons_), Source::resident);
    }

    void read_persons(const Node& node) {
        if (too_many_ || !node.array()) return;
        int person = 0;
        for (const Node& one : *node.array()) read_items(one, person++);
    }

    void read_items(const Node& node, int person) {
        const Node::Table* members = node.table();
        if (!members) return problem(person == kWholeCase ? "「case」の形が違います。" : std::to_string(person + 1) + "人目の形が違います。", "{ \"項目\": 値 } の形にしてください。");
        for (const auto& [id, value] : *members) read_value(id, person, value);
    }

    void read_value(const std::string& id, int person, const Node& node) {
        const Item* item = catalog_.item(id);
        if (!item) {
            const std::string near = nearest(id.substr(0, 60), catalog_.item_order);
            return problem("決まっていない項目があります。", near.empty() ? "items.toml にある項目を使ってください。" : "「" + near + "」のまちがいではありませんか。");
        }
        if (item->per_person != (person != kWholeCase)) {
            return problem_about(*item, person, item->per_person ? "一人ごとの項目です。" : "届け出に1つの項目です。", item->per_person ? "persons の中に書いてください。" : "case の中に書いてください。");
        }
        if (id == "household_size" && persons_ > 0) return check_size(*item, node);
        const Node* value = &node;
        Source source = Source::resident;
        if (node.find("unknown")) return read_unknown(*item, person, node);
        if (const Node* inner = node.find("value")) {
            value = inner;
            if (!read_source(node, source)) return problem_about(*item, person, "source が違います。", "card・qr・clerk・resident のどれかを書いてください。");
        }
        std::optional<Value> raw = raw_value(*item, *value);
        if (!raw) return problem_about(*item, person, "値の種類が違います。", "forms/README.md の「項目」の種類に合わせてください。");
        CheckedValue checked = check_value(*item, std::move(*raw), today_);
        if (!checked.value) return problem_about(*item, person, checked.message, checked.remedy);
        reading_.answers.set({id, person}, std::move(*checked.value), source);
    }

    void read_unknown(const Item& item, int person, const Node& node) {
        const Node* unknown = node.find("unknown");
        const bool* yes = std::get_if<bool>(&unknown->value);
        if (!yes || !*yes) return problem_about(item, person, "「unknown」は true だけです。", "{ \"unknown\": true } と書いてください。");
        if (!item.may_be_unknown) return problem_about(item, person, "「わからない」とは答えられない項目です。", "窓口で確かめてから答えてください。");
        reading_.answers.set_unknown({item.id, person});
    }

    static bool read_source(const Node& node, Source& source) {
        const Node* name = node.find("source");
        if (!name) return true;
        for (const Source one : {Source::card, Source::qr, Source::clerk, Source::resident}) {
            if (name->string() && *name->string() == to_id(one)) {
                source = one;
                return true;
            }
        }
        return false;
    }

    void check_size(const Item& item, const Node& node) {
        const auto* size = std::get_if<std::int64_t>(&node.value);
        if (!size || *size != static_cast<std::int64_t>(persons_)) problem_about(item, kWholeCase, "persons の人数と合いません。", "どちらかを直してください。");
    }

    std::optional<Value> raw_value(const Item& item, const Node& node) const {
        if (const std::string* text = node.string()) return Value{*text};
        if (const bool* yes = std::get_if<bool>(&node.value)) return Value{*yes};
        if (const auto* number = std::get_if<std::int64_t>(&node.value)) {
            if (item.type != ItemType::person) return Value{*number};
            if (*number < 1 || *number > static_cast<std::int64_t>(persons_)) return std::nullopt;
            return Value{PersonRef{static_cast<int>(*number) - 1}};
        }
        if (const Node::Array* elements = node.array()) {
            ChoiceSet set;
            for (const Node& element : *elements) {
                if (!element.string()) return std::nullopt;
                set.push_back(*element.string());
            }
            return Value{set};
        }
        if (node.table()) return raw_address(node);
        return std::nullopt;
    }

    static std::optional<Value> raw_address(const Node& node) {
        Address address;
        for (const auto& [key, member] : *node.table()) {
            const auto known = std::find_if(kAddressMembers.begin(), kAddressMembers.end(), [&name = key](const AddressMember& one) { return one.name == name; });
            if (known == kAddressMembers.end() || !member.string()) return std::nullopt;
            address.*known->part = *member.string();
        }
        return Value{address};
    }

    void check_event() {
        const Answer* event = reading_.answers.find({kEventItem, kWholeCase});
        if (!event) {
            if (reading_.problems.empty()) problem("ご用件（event）がありません。", "\"event\": \"tennyu\" のように書いてください。");
            return;
        }
        const std::string* id = event->value ? std::get_if<std::string>(&*event->value) : nullptr;
        if (!id || !catalog_.events.count(*id)) problem("このご用件は、まだこの端末では扱えません。", "窓口で相談してください。");
    }

    AnswersReading& reading_;
    const Catalog& catalog_;
    Date today_;
    std::size_t persons_ = 0;
    bool too_many_ = false;
};

}  // namespace

AnswersReading read_answers(std::string_view json, const Catalog& catalog, Date today) {
    AnswersReading reading;
    if (json.size() > kFileBytesMax) {
        reading.problems.push_back({{}, "答えのファイルが大きすぎます。", "4MB までにしてください。", {}});
        return reading;
    }
    if (const std::optional<Node> top = read_json(json, reading.problems)) AnswersReader(reading, catalog, today).read(*top);
    return reading;
}

std::optional<Date> today_of(std::string_view json) {
    Problems ignored;          // read_answers tells them
    if (json.size() > kFileBytesMax) return std::nullopt;
    const std::optional<Node> top = read_json(json, ignored);
    const Node* today = top ? top->find("today") : nullptr;
    return today && today->string() ? parse_iso_date(*today->string()) : std::nullopt;
}

}  // namespace forms
