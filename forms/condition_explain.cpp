// A condition in Japanese words for staff: what the rule asks, not what a case answers.
// Labels come from the catalog; the joining words are here, beside the grammar they belong to.
#include "forms/catalog.h"
#include "forms/condition_tree.h"

namespace forms {

namespace {

class Explanation {
public:
    explicit Explanation(const Catalog& catalog) : catalog_(catalog) {}

    std::string of(const ConditionTree& tree) const {
        return std::visit([this](const auto& what) { return words(what); }, tree->what);
    }

private:
    std::string joined(const std::vector<ConditionTree>& parts, const char* between) const {
        std::string text;
        for (const ConditionTree& part : parts) {
            const bool group = std::holds_alternative<AnyOf>(part->what) || std::holds_alternative<AllOf>(part->what);
            text += (text.empty() ? "" : between) + (group ? "（" + of(part) + "）" : of(part));
        }
        return text;
    }

    std::string words(const AnyOf& any) const { return joined(any.parts, "、または"); }
    std::string words(const AllOf& all) const { return joined(all.parts, "、かつ"); }
    std::string words(const Not& negated) const { return "「" + of(negated.part) + "」ではない"; }
    std::string words(const OverPeople& over) const {
        const std::string who = "「" + of(over.inside) + "」人";
        switch (over.quantifier) {
            case Quantifier::any: return who + "がいる";
            case Quantifier::every: return "全員が「" + of(over.inside) + "」";
            case Quantifier::none: return who + "がいない";
        }
        return {};
    }
    std::string words(const Compare& compare) const {
        const std::string left = name(compare.left);
        const Item* item = item_of(compare.left);
        if (item && item->type == ItemType::yes_no) {
            const bool yes = std::get<bool>(std::get<Literal>(compare.right)) == (compare.comparison == Comparison::equal);
            return left + "が「" + (yes ? "はい" : "いいえ") + "」";
        }
        const std::string right = item && item->type == ItemType::choice ? choice(*item, std::get<Literal>(compare.right)) : name(compare.right);
        switch (compare.comparison) {
            case Comparison::equal: return left + "が" + right;
            case Comparison::unequal: return left + "が" + right + "でない";
            case Comparison::less: return left + "が" + right + before(compare.left, "未満", "より前");
            case Comparison::less_or_equal: return left + "が" + right + before(compare.left, "以下", "まで");
            case Comparison::greater: return left + "が" + right + before(compare.left, "を超える", "より後");
            case Comparison::greater_or_equal: return left + "が" + right + before(compare.left, "以上", "から後");
        }
        return {};
    }
    std::string words(const OneOf& one) const {
        std::string list;
        for (const Literal& word : one.words) list += (list.empty() ? "" : "・") + choice(*item_of(one.left), word);
        return name(one.left) + "が" + list + "のどれか";
    }
    std::string words(const Includes& includes) const {
        return path_name(includes.path) + "に" + choice(*catalog_.item(includes.path.item), Literal{includes.word}) + "がある";
    }
    std::string words(const IsKnown& is) const { return path_name(is.path) + (is.known ? "が分かっている" : "が分からない"); }

    const char* before(const Operand& left, const char* for_number, const char* for_date) const {
        const Item* item = item_of(left);
        return std::holds_alternative<Today>(left) || (item && item->type == ItemType::date) ? for_date : for_number;
    }
    const Item* item_of(const Operand& operand) const {
        const Path* path = std::get_if<Path>(&operand);
        return path ? catalog_.item(path->item) : nullptr;
    }
    static std::string choice(const Item& item, const Literal& literal) {
        const std::string& id = std::get<std::string>(literal);
        for (const Choice& one : item.choices) {
            if (one.id == id) return "「" + one.label + "」";
        }
        return id;
    }
    std::string role_name(const std::string& role) const {
        const auto found = catalog_.roles.find(role);
        return found == catalog_.roles.end() ? "対象の人" : found->second.label;
    }
    std::string path_name(const Path& path) const {
        return (path.role.empty() ? "" : role_name(path.role) + "の") + catalog_.item(path.item)->label;
    }

    std::string name(const Operand& operand) const {
        return std::visit([this](const auto& what) { return named(what); }, operand);
    }
    std::string named(const Literal& literal) const {
        if (const auto* number = std::get_if<std::int64_t>(&literal)) return std::to_string(*number);
        if (const auto* date = std::get_if<Date>(&literal)) return wareki_text(*date);
        return {};
    }
    std::string named(const Path& path) const { return path_name(path); }
    std::string named(const CityPath& city) const {
        const auto* number = std::get_if<std::int64_t>(&catalog_.city.settings.at(city.setting).value);
        return catalog_.city.name + "の決まり" + (number ? "（" + std::to_string(*number) + "）" : "");
    }
    std::string named(const Today&) const { return "今日"; }
    std::string named(const ThisPerson&) const { return "この人"; }
    std::string named(const RolePerson& role) const { return role_name(role.role); }
    std::string named(const AgeOf& age) const {
        const std::string at = age.at.empty() ? "" : "（" + catalog_.item(age.at)->label + "の日）";
        const std::string whose = age.role.empty() ? "" : role_name(age.role) + "の";
        return whose + (age.kind == AgeKind::school_year ? "年度末の年齢" : "年齢") + at;
    }
    std::string named(const CountOf& count) const { return "「" + of(count.among) + "」人の数"; }

    const Catalog& catalog_;
};

}  // namespace

std::string explain(const Condition& condition, const Catalog& catalog) {
    return condition.root ? Explanation(catalog).of(condition.root) : "いつでも";
}

}  // namespace forms
