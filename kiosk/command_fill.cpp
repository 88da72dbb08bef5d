// `kakanai fill`, `check` and `ask`: the whole way without a screen.
// Reasons go to stderr in Japanese; nothing of a resident's answers is repeated there.
#include "kiosk/command.h"

#include "forms/answers_file.h"
#include "forms/catalog_papers.h"
#include "forms/document.h"
#include "kiosk/command_words.h"
#include "kiosk/export/profile.h"
#include "printer/check_pages.h"
#include "printer/file.h"
#include "printer/papers.h"

#include <chrono>
#include <cstdio>
#include <iostream>

namespace kiosk {

namespace {

void tell(const printer::Papers& papers, const CommandWords& words) {
    const forms::Catalog& catalog = papers.view.situation.catalog();
    const auto person = [&](int index) { return index == forms::kWholeCase ? std::string() : words.say("command.person", {{"number", std::to_string(index + 1)}}); };
    if (!papers.view.missing.empty()) std::cerr << words.say("command.missing_heading") << "\n";
    for (const forms::Slot& slot : papers.view.missing) {
        const forms::Item* item = catalog.item(slot.item);
        std::cerr << "  - " << person(slot.person) << (item ? item->label : slot.item) << "\n";
    }
    for (const auto level : {printer::Level::error, printer::Level::warning}) {
        bool headed = false;
        for (const printer::Finding& finding : papers.findings) {
            if (finding.level != level) continue;
            if (!headed) std::cerr << words.say(level == printer::Level::error ? "command.errors_heading" : "command.warnings_heading") << "\n";
            headed = true;
            std::cerr << "  - " << finding.form_title << " " << finding.field_label << ": " << finding.message << " " << finding.remedy << "\n";
        }
    }
    for (const forms::RequiredProcedure& required : papers.view.procedures.required) {
        bool noted = required.papers.empty();
        for (const forms::Paper& paper : required.papers) noted = noted || paper.noted;
        const auto form = catalog.templates.find(required.procedure->noted_on);
        if (noted && form != catalog.templates.end()) std::cout << words.say("command.noted", {{"procedure", required.procedure->title}, {"form", form->second.title}}) << "\n";
    }
}

struct CaseFile {
    std::string text;
    forms::Date today;
};

}  // namespace

forms::Date today_by_clock() {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + std::chrono::hours(9))};   // Japan has one time zone
    return *forms::make_date(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day())));
}

Places usual_places() {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path beside = program.parent_path().parent_path();
    const std::filesystem::path root = std::filesystem::exists(beside / "forms" / "catalog", error) ? beside : std::filesystem::path(KAKANAI_SOURCE_DIR);
    return {root / "forms" / "catalog", root / "assets"};
}

int run_check(const Places& places, std::optional<forms::Date> today) {
    const CommandWords words(places.assets);
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today.value_or(today_by_clock()), forms::Scrutiny::authoring);
    if (!catalog_is_clean(reading, words)) return 1;
    const auto fonts = printer::Fonts::open();
    if (!fonts) {
        std::cerr << words.say(fonts.fault()) << "\n";
        return 1;
    }
    forms::Problems beyond = printer::check_pages(reading.catalog, *fonts);
    const forms::Problems of_exports = read_export_profiles(places.catalog, reading.catalog).problems;
    beyond.insert(beyond.end(), of_exports.begin(), of_exports.end());
    const forms::Problems of_papers = forms::read_source_papers(places.catalog, reading.catalog).problems;
    beyond.insert(beyond.end(), of_papers.begin(), of_papers.end());
    for (const forms::Problem& problem : beyond) std::cerr << forms::to_text(problem);
    if (!beyond.empty()) {
        std::cerr << words.say("command.catalog_broken", {{"count", std::to_string(beyond.size())}}) << "\n";
        return 1;
    }
    std::cout << words.say("command.catalog_clean", {{"items", std::to_string(reading.catalog.items.size())},
                                                     {"questions", std::to_string(reading.catalog.questions.size())},
                                                     {"procedures", std::to_string(reading.catalog.procedures.size())},
                                                     {"forms", std::to_string(reading.catalog.templates.size())}})
              << "\n";
    return 0;
}

int run_fill(const Places& places, const std::filesystem::path& answers_file, const std::filesystem::path& out, std::optional<forms::Date> today_given) {
    const CommandWords words(places.assets);
    const auto text = printer::read_file(answers_file, kAnswerBytesMax);
    if (!text) {
        std::cerr << words.say("command.answers_unreadable") << "\n";
        return 2;
    }
    const std::optional<forms::Date> today_in_file = forms::today_of(*text);
    const forms::Date today = today_given ? *today_given : today_in_file.value_or(today_by_clock());
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today);
    if (!catalog_is_clean(reading, words)) return 1;
    const forms::AnswersReading answers = forms::read_answers(*text, reading.catalog, today);
    for (const forms::Problem& problem : answers.problems) std::cerr << forms::to_text(problem);
    const auto fonts = printer::Fonts::open();
    if (!fonts) {
        std::cerr << words.say(fonts.fault()) << "\n";
        return 1;
    }
    const auto papers = printer::make_papers(reading.catalog, answers.answers, today, *fonts, answers.problems);
    if (!papers) {
        std::cerr << words.say(papers.fault()) << "\n";
        return 1;
    }
    tell(*papers, words);
    const forms::Outcome written = printer::write_papers(*papers, out);
    if (!written) {
        std::cerr << words.say(written.fault()) << "\n";
        return 1;
    }
    if (!papers->complete) {
        if (papers->view.procedures.required.empty() && papers->view.missing.empty()) std::cerr << words.say("command.nothing_needed") << "\n";
        std::cerr << words.say("command.not_printed") << "\n";
        return 1;
    }
    std::size_t pages = 0;
    for (const printer::LaidOutForm& form : papers->laid_out) pages += form.pages.size();
    std::cout << words.say("command.printed", {{"forms", std::to_string(papers->laid_out.size())}, {"pages", std::to_string(pages)}, {"directory", out.string()}}) << "\n";
    return 0;
}

int run_ask(const Places& places, const std::filesystem::path& answers_file, std::optional<forms::Date> today_given) {
    const CommandWords words(places.assets);
    const auto text = printer::read_file(answers_file, kAnswerBytesMax);
    if (!text) {
        std::cerr << words.say("command.answers_unreadable") << "\n";
        return 2;
    }
    const forms::Date today = today_given ? *today_given : forms::today_of(*text).value_or(today_by_clock());
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today);
    if (!catalog_is_clean(reading, words)) return 1;
    const forms::AnswersReading answers = forms::read_answers(*text, reading.catalog, today);
    for (const forms::Problem& problem : answers.problems) std::cerr << forms::to_text(problem);
    if (!answers.problems.empty()) return 1;
    const forms::CaseView view = forms::view_case(reading.catalog, answers.answers, today);
    forms::Node top;
    forms::Node::Table members;
    const auto add = [&](const char* key, const std::string& value) { members.emplace_back(key, forms::json_string(value)); };
    members.emplace_back("complete", forms::json_bool(!view.next));
    if (view.next) {
        const forms::Item& item = *reading.catalog.item(view.next->slot.item);
        add("item", item.id);
        if (view.next->slot.person != forms::kWholeCase) members.emplace_back("person", forms::json_number(view.next->slot.person + 1));
        add("label", item.label);
        if (const forms::Question* question = view.next->question) {
            add("question", question->id);
            const forms::QuestionWords says = forms::words_of(*question, view.situation, view.next->slot.person);
            add("text", forms::text_in(says.text, "ja"));
            add("why", forms::text_in(says.why, "ja"));
        }
        forms::Node::Array choices;
        for (const forms::Choice& choice : item.choices) choices.push_back(forms::json_string(choice.id));
        if (!choices.empty()) members.emplace_back("choices", forms::Node{std::move(choices), {}});
        forms::Node::Array titles;
        for (const std::string& title : view.next->for_forms) titles.push_back(forms::json_string(title));
        members.emplace_back("for_forms", forms::Node{std::move(titles), {}});
    }
    forms::Node::Array forms_needed;
    for (const forms::FilledForm& form : view.forms) forms_needed.push_back(forms::json_string(form.form->id));
    members.emplace_back("forms", forms::Node{std::move(forms_needed), {}});
    members.emplace_back("still_missing", forms::json_number(static_cast<std::int64_t>(view.missing.size())));
    top.value = std::move(members);
    std::cout << forms::write_json(top);
    return 0;
}

}  // namespace kiosk
