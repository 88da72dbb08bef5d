// An export profile: which columns of a case another system takes, in which letters. Data of the catalog
// (forms/catalog/exports/*.toml), read here; one file a target, so that a new target needs no code.
#pragma once

#include "forms/catalog.h"

#include <string>
#include <vector>

namespace kiosk {

enum class ExportFormat { csv, json };
/// cp932: what Windows calls Shift JIS. Only it lacks letters that the register has.
enum class Encoding { cp932, utf8_bom, utf8 };
enum class DateStyle { iso, slash, wareki, wareki_short };     // 2026-04-10, 2026/04/10, 令和8年4月10日, R08.04.10
enum class PhoneStyle { hyphens, e164 };                       // 0838-22-1234, +81838221234
enum class Width { as_is, full, half };
enum class ChoiceStyle { label, id };

/// `from` is a path of the situation ("name", "new_address.line", "filer.name"), or one of the case's own: "case.number",
/// "case.day", "case.event", "case.today", "person.number".
struct ExportColumn {
    std::string title;         // heading; for kintone the field code
    std::string from;
    DateStyle date = DateStyle::iso;
    PhoneStyle phone = PhoneStyle::hyphens;
    Width width = Width::as_is;
    ChoiceStyle choice = ChoiceStyle::label;
    forms::Place place;
};
struct ExportTable {
    std::string file;          // "cases.csv"
    std::vector<ExportColumn> columns;
    bool is_empty() const { return columns.empty(); }
};
struct ExportProfile {
    std::string id, title;
    ExportFormat format = ExportFormat::csv;
    Encoding encoding = Encoding::utf8_bom;
    int chunk_rows = 0;        // most rows of one file; 0: any number
    ExportTable cases, persons;
};

struct ExportProfiles {
    std::vector<ExportProfile> profiles;      // by id
    forms::Problems problems;
    const ExportProfile* find(const std::string& id) const;
};
/// Every mistake of every file: a path that leads nowhere, a style nobody knows, the same heading twice, 個人番号.
ExportProfiles read_export_profiles(const std::filesystem::path& catalog_dir, const forms::Catalog& catalog);

}  // namespace kiosk
