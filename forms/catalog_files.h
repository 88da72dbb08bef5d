// The files of a catalog directory, read and parsed once, on all cores: parsing is most of the start of a new process.
// Not for other rooms. Decides nothing about their meaning; the order of problems does not depend on the cores.
#pragma once

#include "forms/catalog_reader.h"

#include <memory>

namespace forms {

class CatalogFiles {
public:
    /// `directory` in its normal form.
    CatalogFiles(const std::filesystem::path& directory, Problems& problems);

    /// Nothing when it cannot be read or is no TOML; that is a problem.
    const CatalogFile* read(const std::filesystem::path& path);
    /// The text alone; the tree stays empty.
    const CatalogFile* read_plain(const std::filesystem::path& path);
    /// <name>.toml and, where there is a folder <name>/, the files in it.
    std::vector<const CatalogFile*> read_one_and_folder(const std::string& name);
    /// Every .toml of the folder, by name; none is a problem.
    std::vector<const CatalogFile*> read_all(const std::string& folder);
    /// The line that each problem points at.
    void add_excerpts();

private:
    struct Parsed {
        CatalogFile file;
        Problems problems;
        bool readable = false;
    };
    void parse_all();
    Parsed& parsed(const std::filesystem::path& path);
    static void parse(Parsed& one, bool is_toml);

    std::filesystem::path directory_;
    Problems& problems_;
    std::map<std::string, std::unique_ptr<Parsed>> files_;     // by path
};

}  // namespace forms
