// Condition text → tree: a recursive descent over the grammar in condition.h, checking names and types on the way.
// Reports every mistake with its column and what to write instead; evaluates nothing.
#include "forms/catalog.h"
#include "forms/condition_tokens.h"
#include "forms/condition_tree.h"
#include "forms/document.h"

#include <algorithm>
#include <array>

namespace forms {

namespace {

/// What an operand can be compared with.
enum class Sort { number, date, choice, yes_no, person, other };

class Parser {
public:
    Parser(std::string_view text, const Catalog& catalog, Scope scope, const Place& place, Problems& problems)
        : catalog_(catalog), in_person_(scope == Scope::person), place_(place), problems_(problems), tokens_(tokens_of(text)) {}

    ConditionTree whole() {
        ConditionTree tree = disjunction();
        if (tree && now().kind != Token::Kind::end) {
            complain("ここから先が読めません。", "and か or でつなぐか、かっこを確かめてください。");
            return nullptr;
        }
        return failed_ ? nullptr : tree;
    }

private:
    const Token& now() const { return tokens_[at_]; }
    bool is(std::string_view text) const { return now().kind != Token::Kind::foreign && now().text == text && now().kind != Token::Kind::end; }
    bool take(std::string_view text) {
        if (!is(text)) return false;
        ++at_;
        return true;
    }

    void complain(std::string message, std::string remedy) { complain_at(now(), std::move(message), std::move(remedy)); }
    void complain_at(const Token& token, std::string message, std::string remedy) {
        if (failed_) return;     // one mistake a condition: what follows it is usually its echo
        failed_ = true;
        Place place = place_;
        place.column += token.column;
        problems_.push_back({place, "条件: " + std::move(message), std::move(remedy), {}});
    }

    template <typename T>
    static ConditionTree tree(T what) {
        return std::make_shared<const ConditionNode>(ConditionNode{std::move(what)});
    }

    ConditionTree disjunction() {
        AnyOf any{{conjunction()}};
        while (!failed_ && take("or")) any.parts.push_back(conjunction());
        return any.parts.size() == 1 ? any.parts.front() : tree(std::move(any));
    }
    ConditionTree conjunction() {
        AllOf all{{negation()}};
        while (!failed_ && take("and")) all.parts.push_back(negation());
        return all.parts.size() == 1 ? all.parts.front() : tree(std::move(all));
    }
    ConditionTree negation() {
        if (++depth_ > 60) {
            complain("かっこの重なりが深すぎます。", "条件を分けてください。");
            return nullptr;
        }
        ConditionTree result = negation_inside();
        --depth_;
        return result;
    }
    ConditionTree negation_inside() {
        if (take("not")) return tree(Not{negation()});
        if (is("(")) return parenthesised();
        for (const auto& [word, quantifier] : {std::pair{"any", Quantifier::any}, {"every", Quantifier::every}, {"no", Quantifier::none}}) {
            if (is(word) && tokens_[at_ + 1].text == "person") {
                at_ += 2;
                return tree(OverPeople{quantifier, about_a_person()});
            }
        }
        return comparison();
    }
    ConditionTree parenthesised() {
        if (!take("(")) {
            complain("「(」が必要です。", "「person ( … )」のように、かっこで囲んでください。");
            return nullptr;
        }
        ConditionTree inside = disjunction();
        if (!failed_ && !take(")")) complain("「)」が足りません。", "かっこを閉じてください。");
        return inside;
    }
    ConditionTree about_a_person() {
        const bool outside = in_person_;
        in_person_ = true;
        ConditionTree inside = parenthesised();
        in_person_ = outside;
        return inside;
    }

    ConditionTree comparison() {
        const Token start = now();
        std::optional<Operand> left = operand();
        if (!left) return nullptr;
        if (take("is")) return known_or_not(start, *left);
        const Item* item = item_of(*left);
        if (take("in")) return one_of(start, *left, item);
        if (take("includes")) return includes(start, *left, item);
        static constexpr std::array<std::pair<std::string_view, Comparison>, 6> kSymbols = {{{"=", Comparison::equal}, {"!=", Comparison::unequal},
            {"<=", Comparison::less_or_equal}, {">=", Comparison::greater_or_equal}, {"<", Comparison::less}, {">", Comparison::greater}}};
        for (const auto& [symbol, comparison] : kSymbols) {
            if (take(symbol)) return compared(start, *left, item, comparison);
        }
        if (item && item->type == ItemType::yes_no) return tree(Compare{*left, Comparison::equal, Literal{true}});
        complain("比べる記号がありません。", "「=」「!=」「<」「>=」「in ( … )」「includes」「is known」のどれかを書いてください。");
        return nullptr;
    }

    ConditionTree known_or_not(const Token& start, const Operand& left) {
        const bool known = take("known");
        if (!known && !take("unknown")) {
            complain("「is」の後には known か unknown が来ます。", "「is known」または「is unknown」と書いてください。");
            return nullptr;
        }
        if (const Path* path = std::get_if<Path>(&left)) return tree(IsKnown{*path, known});
        complain_at(start, "「is known」は項目にだけ使えます。", "左側に項目の名前を書いてください。");
        return nullptr;
    }

    ConditionTree includes(const Token& start, const Operand& left, const Item* item) {
        if (!item || item->type != ItemType::multi_choice) {
            complain_at(start, "「includes」は、いくつでも選べる項目にだけ使えます。", "1つだけ選ぶ項目には「=」を使ってください。");
            return nullptr;
        }
        const std::optional<Literal> word = choice_word(*item);
        return word ? tree(Includes{std::get<Path>(left), std::get<std::string>(*word)}) : nullptr;
    }

    ConditionTree one_of(const Token& start, const Operand& left, const Item* item) {
        if (!item || (item->type != ItemType::choice)) {
            complain_at(start, "「in」は、選択肢から1つ選ぶ項目にだけ使えます。", "「=」を使うか、項目を確かめてください。");
            return nullptr;
        }
        OneOf one{left, {}};
        if (!take("(")) complain("「in」の後には「(」が来ます。", "「in (a, b)」のように書いてください。");
        while (!failed_) {
            if (std::optional<Literal> word = choice_word(*item)) one.words.push_back(*word);
            if (failed_ || take(")")) break;
            if (!take(",")) complain("「,」か「)」が必要です。", "「in (a, b)」のように書いてください。");
        }
        return failed_ ? nullptr : tree(std::move(one));
    }

    ConditionTree compared(const Token& start, const Operand& left, const Item* item, Comparison comparison) {
        const Sort sort = sort_of(left);
        const bool ordered = comparison != Comparison::equal && comparison != Comparison::unequal;
        if (ordered && sort != Sort::number && sort != Sort::date) {
            complain_at(start, "大小は、数・年齢・人数・日付でだけ比べられます。", "「=」か「!=」を使ってください。");
            return nullptr;
        }
        if (item && (item->type == ItemType::choice || item->type == ItemType::yes_no)) {
            if (std::optional<Literal> word = choice_word(*item)) return tree(Compare{left, comparison, *word});
            return nullptr;
        }
        const Token right_start = now();
        std::optional<Operand> right = operand();
        if (!right) return nullptr;
        if (sort == Sort::other || sort_of(*right) != sort) {
            complain_at(right_start, "左右で種類の違うものを比べています。", "数は数と、日付は日付と、人は人（役割）と比べてください。");
            return nullptr;
        }
        return tree(Compare{left, comparison, *right});
    }

    std::optional<Literal> choice_word(const Item& item) {
        const Token token = now();
        if (token.kind != Token::Kind::word) {
            complain("ここには選択肢の名前が来ます。", "「" + item.label + "」の選択肢の id を書いてください。");
            return std::nullopt;
        }
        ++at_;
        if (item.type == ItemType::yes_no) {
            if (token.text == "yes") return Literal{true};
            if (token.text == "no") return Literal{false};
            complain_at(token, "「" + item.label + "」は、はい／いいえの項目です。", "yes か no を書いてください。");
            return std::nullopt;
        }
        std::vector<std::string> ids;
        for (const Choice& choice : item.choices) ids.push_back(choice.id);
        if (std::find(ids.begin(), ids.end(), token.text) != ids.end()) return Literal{token.text};
        unknown_name(token, "選択肢", ids);
        return std::nullopt;
    }

    void unknown_name(const Token& token, const std::string& kind, const std::vector<std::string>& candidates) {
        const std::string near = nearest(token.text, candidates);
        complain_at(token, "「" + token.text + "」という" + kind + "はありません。",
                    near.empty() ? kind + "の名前を確かめてください。" : "「" + near + "」のまちがいではありませんか。");
    }

    std::optional<Operand> operand() {
        const Token token = now();
        if (token.kind == Token::Kind::integer) {
            ++at_;
            if (token.text.size() <= 9) return Operand{Literal{static_cast<std::int64_t>(std::stoll(token.text))}};
            complain_at(token, "数が大きすぎます。", "9けたまでの数を書いてください。");
            return std::nullopt;
        }
        if (token.kind == Token::Kind::date) {
            ++at_;
            if (std::optional<Date> date = parse_iso_date(token.text)) return Operand{Literal{*date}};
            complain_at(token, "この日付は、こよみにありません。", "2026-04-01 のように書いてください。");
            return std::nullopt;
        }
        if (token.kind != Token::Kind::word) {
            complain(token.kind == Token::Kind::foreign ? "条件に使えない文字があります。" : "ここに項目の名前が必要です。",
                     "項目の id、数、日付のどれかを半角で書いてください。");
            return std::nullopt;
        }
        ++at_;
        if (token.text == "today") return Operand{Today{}};
        if (token.text == "person") return this_person(token);
        if (token.text == "count") return count();
        if (token.text == "age") return age(token, AgeKind::by_law, {});
        if (token.text == "birthday_age") return age(token, AgeKind::on_birthday, {});
        if (token.text == "school_year_age") return age(token, AgeKind::school_year, {});
        return named(token);
    }

    std::optional<Operand> this_person(const Token& token) {
        if (in_person_) return Operand{ThisPerson{}};
        complain_at(token, "「person」は、any person ( … ) の中でだけ使えます。", "だれのことかを決めてから使ってください。");
        return std::nullopt;
    }

    std::optional<Operand> count() {
        if (!take("person")) {
            complain("「count」の後には「person ( … )」が来ます。", "「count person ( 条件 ) >= 3」のように書いてください。");
            return std::nullopt;
        }
        ConditionTree among = about_a_person();
        return failed_ ? std::nullopt : std::optional<Operand>{CountOf{among}};
    }

    std::optional<Operand> age(const Token& token, AgeKind kind, const std::string& role) {
        if (role.empty() && !in_person_) {
            complain_at(token, "だれの年齢か分かりません。", "any person ( … ) の中に書くか、「head.age」のように役割を付けてください。");
            return std::nullopt;
        }
        AgeOf result{kind, role, {}};
        if (take("at")) {
            const Token at = now();
            ++at_;
            const Item* item = catalog_.item(at.text);
            if (!item || item->type != ItemType::date || item->per_person) {
                complain_at(at, "「at」の後には、届出に1つの日付の項目が来ます。", "「age at move_date」のように書いてください。");
                return std::nullopt;
            }
            result.at = at.text;
        }
        return Operand{result};
    }

    std::optional<Operand> named(const Token& token) {
        const std::size_t dot = token.text.find('.');
        const std::string first = token.text.substr(0, dot);
        if (dot == std::string::npos) {
            if (catalog_.roles.count(first) || first == "subject") {
                if (!catalog_.item(first)) return Operand{RolePerson{first}};
            }
            return path_operand(token, {"", first});
        }
        const std::string rest = token.text.substr(dot + 1);
        if (first == "city") {
            if (catalog_.city.settings.count(rest)) return Operand{CityPath{rest}};
            std::vector<std::string> names;
            for (const auto& setting : catalog_.city.settings) names.push_back("city." + setting.first);
            unknown_name(token, "市町村の値", names);
            return std::nullopt;
        }
        if (!catalog_.roles.count(first) && first != "subject") {
            std::vector<std::string> names;
            for (const auto& role : catalog_.roles) names.push_back(role.first + "." + rest);
            unknown_name(token, "役割", names);
            return std::nullopt;
        }
        if (rest == "age") return age(token, AgeKind::by_law, first);
        if (rest == "birthday_age") return age(token, AgeKind::on_birthday, first);
        if (rest == "school_year_age") return age(token, AgeKind::school_year, first);
        return path_operand(token, {first, rest});
    }

    std::optional<Operand> path_operand(const Token& token, Path path) {
        const Item* item = catalog_.item(path.item);
        if (!item) {
            unknown_name(token, "項目", catalog_.item_order);
            return std::nullopt;
        }
        if (item->per_person && path.role.empty() && !in_person_) {
            complain_at(token, "「" + item->label + "」は一人ごとの項目です。", "any person ( … ) の中に書くか、「head." + path.item + "」のように役割を付けてください。");
            return std::nullopt;
        }
        if (!item->per_person && !path.role.empty()) {
            complain_at(token, "「" + item->label + "」は届出に1つの項目です。", "役割を付けずに「" + path.item + "」と書いてください。");
            return std::nullopt;
        }
        return Operand{std::move(path)};
    }

    const Item* item_of(const Operand& operand) const {
        const Path* path = std::get_if<Path>(&operand);
        return path ? catalog_.item(path->item) : nullptr;
    }

    Sort sort_of(const Operand& operand) const {
        if (const Literal* literal = std::get_if<Literal>(&operand)) {
            if (std::holds_alternative<std::int64_t>(*literal)) return Sort::number;
            return std::holds_alternative<Date>(*literal) ? Sort::date : Sort::choice;
        }
        if (std::holds_alternative<Today>(operand)) return Sort::date;
        if (std::holds_alternative<AgeOf>(operand) || std::holds_alternative<CountOf>(operand)) return Sort::number;
        if (std::holds_alternative<ThisPerson>(operand) || std::holds_alternative<RolePerson>(operand)) return Sort::person;
        if (const CityPath* city = std::get_if<CityPath>(&operand)) {
            const Value& value = catalog_.city.settings.at(city->setting).value;
            return std::holds_alternative<std::int64_t>(value) ? Sort::number : Sort::other;
        }
        switch (item_of(operand)->type) {
            case ItemType::number: return Sort::number;
            case ItemType::date: return Sort::date;
            case ItemType::choice: return Sort::choice;
            case ItemType::yes_no: return Sort::yes_no;
            case ItemType::person: return Sort::person;
            case ItemType::name: case ItemType::kana: case ItemType::text: case ItemType::address: case ItemType::phone:
            case ItemType::multi_choice: case ItemType::digits: case ItemType::postal_code: case ItemType::my_number: return Sort::other;
        }
        return Sort::other;
    }

    const Catalog& catalog_;
    bool in_person_;
    Place place_;
    Problems& problems_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
};

}  // namespace

Condition parse_condition(std::string_view text, const Catalog& catalog, Scope scope, const Place& place, Problems& problems) {
    Condition condition{std::string(text), nullptr, place};
    if (text.empty()) return condition;
    condition.root = Parser(text, catalog, scope, place, problems).whole();
    return condition;
}

}  // namespace forms
