// Lays out every template twice — with nothing, and with the longest values — and turns what layout finds into problems.
// Each mistake is told once, however many rows repeat it.
#include "printer/check_pages.h"

#include "forms/longest.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

constexpr double kTouchMm = 0.05;

std::string without_row(const std::string& field) { return field.substr(0, field.find('#')); }

class PageCheck {
public:
    PageCheck(const forms::Template& form, forms::Problems& problems) : form_(form), problems_(problems) {}

    void inspect(const LaidOutForm& laid_out) {
        for (const LayoutFinding& finding : laid_out.findings) {
            const std::string field = without_row(finding.field);
            tell(field + finding.message.substr(0, finding.message.find("」")), (field.empty() ? "" : "欄「" + field + "」: ") + finding.message + "。", finding.remedy + "。");
        }
        for (const PageScene& page : laid_out.pages) {
            for (std::size_t i = 0; i < page.fields.size(); ++i) {
                for (std::size_t j = i + 1; j < page.fields.size(); ++j) {
                    if (!overlap(page.fields[i].box, page.fields[j].box, kTouchMm)) continue;
                    const std::string a = without_row(page.fields[i].field), b = without_row(page.fields[j].field);
                    tell(a + b, "欄「" + a + "」と「" + b + "」が重なっています。", "ますの分け方（stack・beside・width_mm）を確かめてください。");
                }
            }
        }
    }

private:
    void tell(const std::string& what, std::string message, std::string remedy) {
        if (told_.insert(what).second) problems_.push_back({form_.place, std::move(message), std::move(remedy), {}});
    }

    const forms::Template& form_;
    forms::Problems& problems_;
    std::set<std::string> told_;
};

}  // namespace

forms::Problems check_pages(const forms::Catalog& catalog, const Fonts& fonts) {
    forms::Problems problems;
    const forms::Situation nobody(catalog, {}, forms::Date{2026, 4, 1});
    for (const auto& [id, form] : catalog.templates) {
        PageCheck check(form, problems);
        check.inspect(lay_out(forms::fill(form, nobody), catalog.city, fonts));
        check.inspect(lay_out(forms::fill_longest(form, catalog), catalog.city, fonts));
    }
    return problems;
}

}  // namespace printer
