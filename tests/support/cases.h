// The real catalog and the sample households, for tests of every room.
// Reads each once; a test that finds them broken fails here, with the problems in words.
#pragma once

#include "forms/answers_file.h"
#include "forms/interview.h"
#include "support/source_root.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace support {

inline const std::filesystem::path kSource = source_root();

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline const forms::Date kToday = *forms::make_date(2026, 4, 10);

/// KAKANAI_CATALOG names another catalog, so that the sweeps also run over a form that was only dropped in as files.
inline std::filesystem::path catalog_directory() {
    const char* other = std::getenv("KAKANAI_CATALOG");
    return other ? std::filesystem::path(other) : kSource / "forms" / "catalog";
}

inline const forms::Catalog& catalog() {
    static const forms::CatalogReading reading = forms::read_catalog(catalog_directory(), kToday, forms::Scrutiny::authoring);
    for (const forms::Problem& problem : reading.problems) FAIL_CHECK(forms::to_text(problem));
    REQUIRE(reading.problems.empty());
    return reading.catalog;
}

struct Household {
    std::string name;
    forms::Answers answers;
    forms::Date today = kToday;
};

inline Household household(const std::string& name) {
    const std::string json = read_text(kSource / "assets" / "households" / (name + ".json"));
    REQUIRE_MESSAGE(!json.empty(), name);
    Household result{name, {}, forms::today_of(json).value_or(kToday)};
    forms::AnswersReading reading = forms::read_answers(json, catalog(), result.today);
    for (const forms::Problem& problem : reading.problems) FAIL_CHECK(name << ": " << forms::to_text(problem));
    REQUIRE(reading.problems.empty());
    result.answers = std::move(reading.answers);
    return result;
}

inline std::vector<Household> households() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kSource / "assets" / "households")) names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    std::vector<Household> result;
    for (const std::string& name : names) result.push_back(household(name));
    REQUIRE(result.size() >= 6);
    return result;
}

}  // namespace support
