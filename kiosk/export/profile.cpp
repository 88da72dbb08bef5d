// Reads the profiles and checks each column against the catalog.
// A problem repeats what stands in the file and lists what may stand there; it needs no sentence in any language.
#include "kiosk/export/profile.h"

#include "forms/document.h"
#include "printer/file.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace kiosk {

namespace {

constexpr std::size_t kProfileBytesMax = 1 << 20;
const std::vector<std::string> kOwnPaths = {"case.number", "case.day", "case.event", "case.today"};

struct ProfileReader {
    const forms::Catalog& catalog;
    forms::Problems& problems;

    void problem(const forms::Place& place, const std::string& message, const std::string& remedy) const { problems.push_back({place, message, remedy, {}}); }

    template <typename Enum>
    Enum one_of(forms::TableReader& table, const char* key, const std::vector<std::pair<std::string, Enum>>& names, const std::string& usual) const {
        const std::string name = table.string(key, usual);
        std::string known;
        for (const auto& [id, value] : names) {
            if (id == name) return value;
            known += (known.empty() ? "" : ", ") + id;
        }
        problem(table.place(), std::string(key) + " = \"" + name + "\"", known);
        return names.front().second;
    }

    bool leads_somewhere(const std::string& path) const {
        std::string first = path.substr(0, path.find('.'));
        if (catalog.roles.contains(first)) {
            const std::string rest = path.size() > first.size() ? path.substr(first.size() + 1) : std::string();
            first = rest.substr(0, rest.find('.'));
        }
        const forms::Item* item = catalog.item(first);
        return item && item->sensitivity != forms::Sensitivity::my_number && item->type != forms::ItemType::my_number;
    }

    ExportColumn column(const forms::Node& node, bool of_person) const {
        forms::TableReader table(node, problems);
        ExportColumn column;
        column.place = table.place();
        column.title = table.required_string("title");
        column.from = table.required_string("from");
        column.date = one_of<DateStyle>(table, "date", {{"iso", DateStyle::iso}, {"slash", DateStyle::slash}, {"wareki", DateStyle::wareki}, {"wareki_short", DateStyle::wareki_short}}, "iso");
        column.phone = one_of<PhoneStyle>(table, "phone", {{"hyphens", PhoneStyle::hyphens}, {"e164", PhoneStyle::e164}}, "hyphens");
        column.width = one_of<Width>(table, "width", {{"as_is", Width::as_is}, {"full", Width::full}, {"half", Width::half}}, "as_is");
        column.choice = one_of<ChoiceStyle>(table, "choice", {{"label", ChoiceStyle::label}, {"id", ChoiceStyle::id}}, "label");
        table.finish();
        const bool is_own = std::find(kOwnPaths.begin(), kOwnPaths.end(), column.from) != kOwnPaths.end() || (of_person && column.from == "person.number");
        if (!is_own && !leads_somewhere(column.from)) problem(column.place, "from = \"" + column.from + "\"", forms::nearest(column.from, catalog.item_order));
        return column;
    }

    ExportTable table_of(const forms::Node* node, bool of_person) const {
        ExportTable made;
        if (!node) return made;
        forms::TableReader table(*node, problems);
        made.file = table.required_string("file");
        std::set<std::string> titles;
        for (const forms::Node& one : table.tables("columns")) {
            made.columns.push_back(column(one, of_person));
            if (!titles.insert(made.columns.back().title).second) problem(made.columns.back().place, "title = \"" + made.columns.back().title + "\" x 2", "");
        }
        table.finish();
        return made;
    }

    ExportProfile profile(const forms::Node& node, const std::string& id) const {
        forms::TableReader table(node, problems);
        ExportProfile made;
        made.id = id;
        made.title = table.required_string("title");
        made.format = one_of<ExportFormat>(table, "format", {{"csv", ExportFormat::csv}, {"json", ExportFormat::json}}, "csv");
        made.encoding = one_of<Encoding>(table, "encoding", {{"utf8_bom", Encoding::utf8_bom}, {"cp932", Encoding::cp932}, {"utf8", Encoding::utf8}}, "utf8_bom");
        made.chunk_rows = static_cast<int>(table.integer("chunk_rows", 0));
        made.cases = table_of(table.take("case"), false);
        made.persons = table_of(table.take("person"), true);
        table.finish();
        if (made.cases.is_empty()) problem(table.place(), "[case] columns = []", "");
        return made;
    }
};

/// The line of each problem that has none yet.
void add_excerpts(forms::Problems& problems, std::size_t from, const std::string& text) {
    for (std::size_t i = from; i < problems.size(); ++i) {
        std::istringstream lines(text);
        for (int line = 0; line < problems[i].place.line; ++line) std::getline(lines, problems[i].excerpt);
    }
}

}  // namespace

const ExportProfile* ExportProfiles::find(const std::string& id) const {
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&id](const ExportProfile& one) { return one.id == id; });
    return found == profiles.end() ? nullptr : &*found;
}

ExportProfiles read_export_profiles(const std::filesystem::path& catalog_dir, const forms::Catalog& catalog) {
    ExportProfiles read;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(catalog_dir / "exports", error))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto text = printer::read_file(file, kProfileBytesMax);
        const std::size_t known = read.problems.size();
        const auto node = text ? forms::read_toml(*text, file.string(), read.problems) : std::nullopt;
        if (!text) read.problems.push_back({{file.string(), 0, 0}, text.fault().detail, {}, {}});
        if (node) read.profiles.push_back(ProfileReader{catalog, read.problems}.profile(*node, file.stem().string()));
        if (text) add_excerpts(read.problems, known, *text);
    }
    return read;
}

}  // namespace kiosk
