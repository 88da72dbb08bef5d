// Papers that people bring and from which a clerk copies (転出証明書, 在留カード): which items stand on them, in the order of the
// paper. Data of the catalog (forms/catalog/papers/*.toml), read here; what is copied and how is the desk's business.
#pragma once

#include "forms/catalog.h"

#include <string>
#include <vector>

namespace forms {

struct SourceLine {
    std::string label;         // as the paper calls it
    std::string item;
    Place place;
};
struct SourcePaper {
    std::string id, title;
    int order = 0;
    std::vector<std::string> events;
    std::vector<std::string> legal_basis;
    std::vector<SourceLine> case_lines, person_lines;
};

struct SourcePapers {
    std::vector<SourcePaper> papers;       // by order, then id
    Problems problems;
    /// Those that people bring for this event.
    std::vector<const SourcePaper*> of_event(const std::string& event) const;
};
/// Every mistake of every file, with its line: items and events that do not exist, a person's item among those of the case,
/// the same item twice, 個人番号, an item that no hand ever supplies. A folder that is not there holds no papers.
SourcePapers read_source_papers(const std::filesystem::path& catalog_dir, const Catalog& catalog);

}  // namespace forms
