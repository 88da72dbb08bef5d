// Numbers are taken by making the directory, which only one can do.
// Ends the flow of the kiosk; makes no paper itself and never reads a case back.
#include "kiosk/case_folder.h"

#include "kiosk/own_code_page.h"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

constexpr std::string_view kPrefix = "A-";
constexpr int kNumberDigits = 3;

std::string case_number(int number) {
    const std::string digits = std::to_string(number);
    const std::size_t zeros = digits.size() < kNumberDigits ? kNumberDigits - digits.size() : 0;
    return std::string(kPrefix) + std::string(zeros, '0') + digits;
}

int last_number(const std::filesystem::path& cases) {
    int last = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(cases, error)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kPrefix)) continue;
        int number = 0;
        std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), number);
        last = std::max(last, number);
    }
    return last;
}

forms::Result<std::string> take_number(const std::filesystem::path& cases) {
    std::error_code error;
    std::filesystem::create_directories(cases, error);
    for (int number = last_number(cases) + 1; !error; ++number) {
        if (std::filesystem::create_directory(cases / case_number(number), error)) return case_number(number);
        if (error == std::errc::file_exists) error.clear();
    }
    return forms::Fault{forms::FaultKind::not_permitted, cases.string(), error.message()};
}

/// The fact behind the box of a finding; nothing where the whole form is meant.
std::optional<forms::Slot> fact_at(const printer::Papers& papers, const printer::Finding& finding) {
    for (const forms::FilledForm& form : papers.view.forms) {
        if (form.form->id != finding.form || form.person != finding.person) continue;
        for (const forms::FilledField& field : form.fields)
            if (field.id() == finding.field && !field.slot.item.empty()) return field.slot;
    }
    return std::nullopt;
}

}  // namespace

RefusedCase refusal_of(const forms::Catalog& catalog, const printer::Papers& papers) {
    RefusedCase refused;
    const auto add = [&](const std::optional<forms::Slot>& slot, const std::string& label) {
        const bool is_known = std::any_of(refused.boxes.begin(), refused.boxes.end(), [&](const RefusedBox& box) { return slot ? box.slot == slot : !box.slot && box.label == label; });
        if (!is_known && !label.empty()) refused.boxes.push_back({slot, label});
    };
    for (const printer::Finding& finding : papers.findings)
        if (finding.level == printer::Level::error) add(fact_at(papers, finding), finding.field_label.empty() ? finding.form_title : finding.field_label);
    for (const forms::Slot& slot : papers.view.missing)
        if (const forms::Item* item = catalog.item(slot.item)) add(slot, item->label);
    return refused;
}

forms::Result<CaseOutcome> FolderInbox::take(const Sending& sending) {
    TRY(papers, printer::make_papers(house_.catalog, sending.answers, house_.today, house_.fonts));
    if (!papers.complete) return CaseOutcome{refusal_of(house_.catalog, papers)};
    if (!sending.own_code.empty()) {
        put_own_code(papers, sending.own_code, house_.today, house_.catalog, house_.fonts);
        if (const auto made = printer::make_files_again(papers, house_.fonts); !made) return made.fault();
    }
    const auto cases = data_dir_ / "cases";
    TRY(number, take_number(cases));
    const auto written = printer::write_papers(papers, cases / number);
    if (written) return CaseOutcome{StoredCase{number}};
    std::error_code ignored;
    std::filesystem::remove_all(cases / number, ignored);
    return written.fault();
}

}  // namespace kiosk
