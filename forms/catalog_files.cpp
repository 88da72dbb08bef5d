// Parses the files of the catalog on a thread a core, the large ones first; hands them out in the order they are asked for.
// A file's problems are told when it is asked for, never before.
#include "forms/catalog_files.h"

#include "forms/on_all_cores.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace forms {

namespace fs = std::filesystem;

CatalogFiles::CatalogFiles(const fs::path& directory, Problems& problems) : directory_(directory), problems_(problems) { parse_all(); }

void CatalogFiles::parse(Parsed& one, bool is_toml) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(one.file.path, error);
    if (error) return;
    one.file.text.resize(bytes);
    one.readable = static_cast<bool>(std::ifstream(one.file.path, std::ios::binary).read(one.file.text.data(), static_cast<std::streamsize>(bytes)));
    if (is_toml) one.file.tree = read_toml(one.file.text, one.file.name, one.problems);
}

void CatalogFiles::parse_all() {
    std::vector<std::pair<std::uintmax_t, Parsed*>> waiting;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(directory_, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().extension() != ".toml" || !entry->is_regular_file(ignored)) continue;
        waiting.emplace_back(entry->file_size(ignored), &parsed(entry->path()));
    }
    std::sort(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    on_all_cores(waiting.size(), [&](std::size_t at) { parse(*waiting[at].second, true); });
}

CatalogFiles::Parsed& CatalogFiles::parsed(const fs::path& path) {
    std::unique_ptr<Parsed>& one = files_[path.string()];
    if (!one) {
        one = std::make_unique<Parsed>();
        one->file.path = path;
        one->file.name = path.string();
    }
    return *one;
}

const CatalogFile* CatalogFiles::read(const fs::path& path) {
    Parsed& one = parsed(path);
    if (!one.readable) parse(one, true);
    if (!one.readable) {
        problems_.push_back({{one.file.name, 0, 0}, "このファイルが読めません。", "ファイルがあるか、読む権限があるかを確かめてください。", {}});
        return nullptr;
    }
    problems_.insert(problems_.end(), one.problems.begin(), one.problems.end());
    return one.file.tree ? &one.file : nullptr;
}

const CatalogFile* CatalogFiles::read_plain(const fs::path& path) {
    Parsed& one = parsed(path);
    parse(one, false);
    if (one.readable) return &one.file;
    problems_.push_back({{one.file.name, 0, 0}, "このファイルが読めません。", "ファイルがあるか、読む権限があるかを確かめてください。", {}});
    return nullptr;
}

std::vector<const CatalogFile*> CatalogFiles::read_one_and_folder(const std::string& name) {
    std::vector<const CatalogFile*> result;
    if (const CatalogFile* file = read(directory_ / (name + ".toml"))) result.push_back(file);
    std::error_code error;
    if (!fs::is_directory(directory_ / name, error)) return result;
    for (const CatalogFile* file : read_all(name)) result.push_back(file);
    return result;
}

std::vector<const CatalogFile*> CatalogFiles::read_all(const std::string& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator entry(directory_ / folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".toml") paths.push_back(entry->path());
    }
    std::sort(paths.begin(), paths.end());
    if (paths.empty()) problems_.push_back({{(directory_ / folder).string(), 0, 0}, "ここに .toml のファイルがありません。", "forms/README.md の一覧を見て、ファイルを置いてください。", {}});
    std::vector<const CatalogFile*> result;
    for (const fs::path& path : paths) {
        if (const CatalogFile* file = read(path)) result.push_back(file);
    }
    return result;
}

void CatalogFiles::add_excerpts() {
    for (Problem& problem : problems_) {
        const auto found = files_.find(problem.place.file.text());
        if (found == files_.end() || problem.place.line == 0) continue;
        std::stringstream lines(found->second->file.text);
        for (int line = 0; line < problem.place.line; ++line) std::getline(lines, problem.excerpt);
    }
}

}  // namespace forms
