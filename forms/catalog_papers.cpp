// Reads the papers and checks each line against the catalog.
// A paper with a mistake is told and still read as far as it goes, so that all mistakes are told at once.
#include "forms/catalog_papers.h"

#include "forms/document.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

namespace forms {

namespace {

enum class Per { whole_case, person };

struct PaperReader {
    const Catalog& catalog;
    Problems& problems;

    void complain(const Place& place, std::string message, std::string remedy) const { problems.push_back({place, std::move(message), std::move(remedy), {}}); }

    /// Whether the item may stand on a paper's line of the case, or of a person.
    bool is_fit(const SourceLine& line, Per per) const {
        const Item* item = catalog.item(line.item);
        if (!item) {
            const std::string near = nearest(line.item, catalog.item_order);
            complain(line.place, "「" + line.item + "」という項目はありません。", near.empty() ? "items.toml にある項目か確かめてください。" : "「" + near + "」のまちがいではありませんか。");
            return false;
        }
        const bool is_here = item->per_person == (per == Per::person);
        if (!is_here && item->per_person) complain(line.place, "「" + item->label + "」は一人ごとの項目です。", "「person」の並びに移してください。");
        if (!is_here && !item->per_person) complain(line.place, "「" + item->label + "」は届出に1つの項目です。", "「case」の並びに移してください。");
        const bool is_number = item->type == ItemType::my_number || item->sensitivity == Sensitivity::my_number;
        if (is_number) complain(line.place, "個人番号は、証明書から写せません。", "この行を消してください。個人番号は、様式の欄に手で書きます。");
        const bool is_derived = item->from.empty() && !is_number;
        if (is_derived) complain(line.place, "「" + item->label + "」は、ほかの項目から決まります。", "決めるもとになる項目を書いてください。");
        return is_here && !is_number && !is_derived;
    }

    std::vector<SourceLine> lines(TableReader& paper, const char* key, Per per, std::set<std::string>& seen) const {
        std::vector<SourceLine> read;
        for (const Node& node : paper.tables(key)) {
            TableReader table(node, problems);
            SourceLine line;
            const Node* item = table.take("item");
            line.place = item ? item->place : node.place;
            line.item = item && item->string() ? *item->string() : std::string();
            if (line.item.empty()) complain(line.place, "「item」がありません。", "「item = \"old_address\"」のように、項目の id を書いてください。");
            line.label = table.string("label");
            table.finish();
            if (line.item.empty() || !is_fit(line, per)) continue;
            if (line.label.empty()) line.label = catalog.item(line.item)->label;
            if (!seen.insert(line.item).second) complain(line.place, "「" + line.item + "」が2回あります。", "どちらかの行を消してください。");
            else read.push_back(std::move(line));
        }
        return read;
    }

    SourcePaper paper(const Node& node, std::string id) const {
        TableReader table(node, problems);
        SourcePaper made;
        made.id = std::move(id);
        made.title = table.required_string("title");
        made.order = static_cast<int>(table.integer("order", 0));
        const Node* events = table.take("events");
        made.events = table.strings("events");
        made.legal_basis = table.strings("legal_basis");
        std::set<std::string> seen;
        made.case_lines = lines(table, "case", Per::whole_case, seen);
        made.person_lines = lines(table, "person", Per::person, seen);
        table.finish();
        std::vector<std::string> known;
        for (const auto& one : catalog.events) known.push_back(one.first);
        if (made.events.empty()) complain(events ? events->place : table.place(), "どのご用件の紙かが書かれていません。", "「events = [\"tennyu\"]」のように書いてください。");
        for (std::size_t i = 0; i < made.events.size(); ++i) {
            if (catalog.events.count(made.events[i])) continue;
            const std::string near = nearest(made.events[i], known);
            complain((*events->array())[i].place, "「" + made.events[i] + "」というご用件はありません。", near.empty() ? "events フォルダにある id か確かめてください。" : "「" + near + "」のまちがいではありませんか。");
        }
        if (seen.empty()) complain(table.place(), "写す項目が1つもありません。", "「case」か「person」に、項目を並べてください。");
        return made;
    }
};

/// The line of each problem that has none yet.
void add_excerpts(Problems& problems, std::size_t from, const std::string& text) {
    for (std::size_t i = from; i < problems.size(); ++i) {
        std::istringstream lines(text);
        for (int line = 0; line < problems[i].place.line; ++line) std::getline(lines, problems[i].excerpt);
    }
}

}  // namespace

std::vector<const SourcePaper*> SourcePapers::of_event(const std::string& event) const {
    std::vector<const SourcePaper*> found;
    for (const SourcePaper& one : papers)
        if (std::find(one.events.begin(), one.events.end(), event) != one.events.end()) found.push_back(&one);
    return found;
}

SourcePapers read_source_papers(const std::filesystem::path& catalog_dir, const Catalog& catalog) {
    SourcePapers read;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(catalog_dir / "papers", error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const std::size_t known = read.problems.size();
        if (!stream.is_open()) read.problems.push_back({{file.string(), 0, 0}, "このファイルが読めません。", "ファイルがあるか、読む権限があるかを確かめてください。", {}});
        const auto node = stream.is_open() ? read_toml(text, file.string(), read.problems) : std::nullopt;
        if (node) read.papers.push_back(PaperReader{catalog, read.problems}.paper(*node, file.stem().string()));
        add_excerpts(read.problems, known, text);
    }
    std::stable_sort(read.papers.begin(), read.papers.end(), [](const SourcePaper& a, const SourcePaper& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); });
    return read;
}

}  // namespace forms
