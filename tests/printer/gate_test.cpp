// The print gate with seeded defects: every kind of wrong paper is caught, and good papers pass without a word.
// How pages are laid out is layout*_test's; here they are only tampered with.
#include "printer/layout_sample.h"
#include "support/cases.h"

using namespace layout_sample;
using forms::FieldKind;
using forms::FieldState;
using forms::FilledField;
using printer::Finding;
using printer::Level;

namespace {

/// The papers of a household, open to tampering.
struct Papers {
    explicit Papers(const std::string& name = "family_of_four") : household(support::household(name)) { refill(); }

    void refill() {
        view = forms::view_case(support::catalog(), household.answers, household.today);
        lay_out_again();
    }
    void lay_out_again() {
        laid_out.clear();
        for (const auto& form : view.forms) laid_out.push_back(printer::lay_out(form, support::catalog().city, fonts()));
    }
    std::vector<Finding> inspect() const { return printer::inspect(view.forms, laid_out, view.situation, fonts()); }

    /// The first filled field of that kind on the first form.
    FilledField& filled(FieldKind kind) {
        for (FilledField& field : view.forms.front().fields) {
            if (field.field->kind == kind && field.state == FieldState::filled) return field;
        }
        FAIL("no such field");
        return view.forms.front().fields.front();
    }
    FilledField& of_item(const std::string& item, std::size_t form = 0) {
        for (FilledField& field : view.forms.at(form).fields) {
            if (field.slot.item == item && field.state == FieldState::filled) return field;
        }
        FAIL("no such field");
        return view.forms.front().fields.front();
    }

    support::Household household;
    forms::CaseView view{forms::derive_situation(support::catalog(), {}, support::kToday), {}, {}, {}, {}};
    std::vector<printer::LaidOutForm> laid_out;
};

bool tells(const std::vector<Finding>& findings, Level level, const std::string& words, const std::string& field = "") {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.level == level && finding.message.find(words) != std::string::npos &&
               (field.empty() || finding.field == field);
    });
}

std::string in_words(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) all += finding.form + " " + finding.field + ": " + finding.message + "\n";
    return all;
}

}  // namespace

TEST_CASE("the papers of every sample household pass the gate without a finding") {
    for (const support::Household& household : support::households()) {
        CAPTURE(household.name);
        const Papers papers(household.name);
        CHECK_FALSE(papers.view.forms.empty());
        CHECK_MESSAGE(papers.inspect().empty(), in_words(papers.inspect()));
    }
}

TEST_CASE("a required box left empty is an error that names the form, the field and what to do") {
    Papers papers;
    FilledField& field = papers.of_item("name");
    field.state = FieldState::missing;
    field.text.clear();
    papers.lay_out_again();
    const auto findings = papers.inspect();
    REQUIRE(findings.size() == 1);
    CHECK(printer::has_errors(findings));
    CHECK(findings[0].form == papers.view.forms[0].form->id);
    CHECK(findings[0].field == field.id());
    CHECK(findings[0].field_label == field.field->label);
    CHECK_FALSE(findings[0].remedy.empty());
}

TEST_CASE("a box marked as filled without a letter in it is an error") {
    Papers papers;
    FilledField& field = papers.filled(FieldKind::text);
    field.text.clear();
    papers.lay_out_again();
    CHECK(tells(papers.inspect(), Level::error, "空のまま", field.id()));
}

TEST_CASE("a filled field that stands on no page is an error") {
    Papers papers;
    auto& fields = papers.laid_out[0].pages[0].fields;
    const std::string left_out = papers.of_item("name").id();
    fields.erase(
        std::remove_if(fields.begin(), fields.end(), [&](const printer::FieldBox& box) { return box.field == left_out; }),
        fields.end());
    CHECK(tells(papers.inspect(), Level::error, "どのページにも", left_out));
}

TEST_CASE("letters missing from the page are an error, though the form is filled") {
    Papers papers;
    const std::string name = papers.of_item("name").text;
    auto& marks = papers.laid_out[0].pages[0].marks;
    marks.erase(std::remove_if(marks.begin(), marks.end(),
                               [&](const printer::Mark& mark) {
                                   const auto* run = std::get_if<printer::TextRun>(&mark);
                                   return run != nullptr && text_of(*run) == name;
                               }),
                marks.end());
    CHECK(tells(papers.inspect(), Level::error, "紙の上でそろっていません"));
}

TEST_CASE("another letter in a name's place is an error") {
    Papers papers;
    for (printer::Mark& mark : papers.laid_out[0].pages[0].marks) {
        auto* run = std::get_if<printer::TextRun>(&mark);
        if (run != nullptr && text_of(*run) == papers.of_item("name").text) run->glyphs[0].code = U'神';
    }
    CHECK(tells(papers.inspect(), Level::error, "紙の上でそろっていません"));
}

TEST_CASE("a ring around the wrong word, and no ring at all, are errors") {
    Papers moved, removed;
    const std::string sex = moved.of_item("sex").id();
    for (printer::Mark& mark : moved.laid_out[0].pages[0].marks) {
        if (auto* ring = std::get_if<printer::Ellipse>(&mark)) ring->box.x_mm += 7;
    }
    CHECK(tells(moved.inspect(), Level::error, "○", sex));
    auto& marks = removed.laid_out[0].pages[0].marks;
    marks.erase(std::remove_if(marks.begin(), marks.end(),
                               [](const printer::Mark& mark) { return std::holds_alternative<printer::Ellipse>(mark); }),
                marks.end());
    CHECK(tells(removed.inspect(), Level::error, "○", sex));
}

TEST_CASE("a choice that the form does not print is an error") {
    Papers papers;
    FilledField& field = papers.of_item("sex");
    field.chosen = {"unprinted"};
    papers.lay_out_again();
    CHECK(tells(papers.inspect(), Level::error, "選択肢に印刷されていません", field.id()));
}

TEST_CASE("a filled choice with nothing chosen is an error") {
    Papers papers;
    FilledField& field = papers.of_item("sex");
    field.chosen.clear();
    papers.lay_out_again();
    CHECK(tells(papers.inspect(), Level::error, "どの選択肢も", field.id()));
}

TEST_CASE("a text that does not fit is an error, and the message does not repeat it") {
    Papers papers;
    FilledField& field = papers.of_item("filer_phone");
    std::string text;
    for (int i = 0; i < 300; ++i) text += "長";
    field.text = text;
    papers.lay_out_again();
    const auto findings = papers.inspect();
    CHECK(tells(findings, Level::error, "入りません", field.id()));
    CHECK_FALSE(tells(findings, Level::error, "長長"));
}

TEST_CASE("a text on an attached sheet passes, and is an error when the sheet is lost") {
    forms::Cell cell = box("reason", FieldKind::text);
    cell.field->fit = forms::Fit::attach;
    const forms::Template sample = form({table({30, 40}, {row(8, {label("理由"), cell})})});
    forms::FilledForm filled = unfilled(sample);
    std::string text;
    for (int i = 1; i <= 80; ++i) text += "理由" + std::to_string(i) + "、";
    write(filled, "reason", text);
    const auto situation = forms::derive_situation(support::catalog(), {}, support::kToday);
    auto paper = layout_sample::lay_out(filled);
    CHECK(printer::inspect({filled}, {paper}, situation, fonts()).empty());
    paper.pages.pop_back();
    CHECK(tells(printer::inspect({filled}, {paper}, situation, fonts()), Level::error, "紙の上でそろっていません", "reason"));
}

TEST_CASE("a letter that no font has is an error with its code point") {
    Papers papers;
    FilledField& field = papers.filled(FieldKind::text);
    field.text += "\U000F0123";
    papers.lay_out_again();
    CHECK(tells(papers.inspect(), Level::error, "U+F0123", field.id()));
}

TEST_CASE("two papers that disagree about a fact are an error on the second one") {
    Papers papers;
    REQUIRE(papers.view.forms.size() >= 2);
    for (std::size_t form = 1; form < papers.view.forms.size(); ++form) {
        for (FilledField& field : papers.view.forms[form].fields) {
            if (field.slot.item != "phone" || field.state != FieldState::filled) continue;
            field.text = "0838-99-9999";
            field.value = field.text;
            papers.lay_out_again();
            const auto findings = papers.inspect();
            CHECK(tells(findings, Level::error, "書かれているものと違います", field.id()));
            return;
        }
    }
    FAIL("no fact stands on two papers");
}

TEST_CASE("letters in a number of digits, and too few of them, are errors") {
    for (const std::string& wrong : {std::string("12345A7890"), std::string("123")}) {
        CAPTURE(wrong);
        Papers papers;
        bool found = false;
        for (auto& form : papers.view.forms) {
            for (FilledField& field : form.fields) {
                if (field.slot.item != "bank_number" && field.slot.item != "pension_number") continue;
                if (field.state != FieldState::filled) continue;
                field.text = wrong;
                found = true;
            }
        }
        REQUIRE(found);
        papers.lay_out_again();
        CHECK(tells(papers.inspect(), Level::error, "数字になっていません"));
    }
}

namespace {

std::vector<Finding> with_date(const std::string& item, int person, forms::Date date) {
    Papers papers;
    papers.household.answers.set({item, person}, date, forms::Source::clerk);
    papers.refill();
    return papers.inspect();
}

}  // namespace

TEST_CASE("a birth after today is an error") { CHECK(tells(with_date("birth", 2, {2027, 1, 1}), Level::error, "今日より後")); }

TEST_CASE("a birth after the move is an error that points to 出生届") {
    const auto findings = with_date("birth", 2, {2026, 4, 9});
    CHECK(tells(findings, Level::error, "引っ越した日より後"));
}

TEST_CASE("a move after the day of filing is an error") {
    CHECK(tells(with_date("move_date", forms::kWholeCase, {2026, 4, 20}), Level::error, "届け出る日より後"));
}

TEST_CASE("an insurance that ends in the future is an error") {
    CHECK(tells(with_date("insurance_lost_date", 1, {2026, 5, 1}), Level::error, "今日より後"));
}

TEST_CASE("a date before its person was born is an error") {
    CHECK(tells(with_date("insurance_lost_date", 1, {1950, 1, 1}), Level::error, "生まれた日より前"));
}

TEST_CASE("a stay that ended before the move is a warning, not an error") {
    Papers papers("foreign_family");
    papers.household.answers.set({"zairyu_until", 0}, forms::Date{2025, 12, 31}, forms::Source::clerk);
    papers.refill();
    const auto findings = papers.inspect();
    CHECK(tells(findings, Level::warning, "満了日"));
    CHECK_FALSE(printer::has_errors(findings));
}

TEST_CASE("an unbelievably old birth date is a warning") {
    CHECK(tells(with_date("birth", 0, {1880, 1, 1}), Level::warning, "とても古い"));
}

TEST_CASE("a reading that nobody knows is a warning") {
    Papers papers;
    for (FilledField& field : papers.view.forms[0].fields) field.furigana.clear();
    papers.lay_out_again();
    const auto findings = papers.inspect();
    CHECK(tells(findings, Level::warning, "フリガナ"));
}

TEST_CASE("a word of the addressee that the city's file lacks is an error") {
    Papers papers;
    papers.view.forms[0].addressee = "{unknown} 様";
    CHECK(tells(papers.inspect(), Level::error, "宛先"));
}

TEST_CASE("a form without its pages is an error") {
    Papers papers;
    papers.laid_out.pop_back();
    CHECK(tells(papers.inspect(), Level::error, "ページがありません"));
}
