// What is sealed: the answers of a case with their sources, the catalog and form versions they were given for, and what the
// clerk did to them. Canonical JSON: the same content gives the same bytes. Between the session and seal(); knows no disk.
#pragma once

#include "forms/answers.h"
#include "forms/catalog.h"
#include "kiosk/store/case.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::store {

/// A value that a clerk changed. `before` is the resident's own, for as long as the case lives.
struct Correction {
    forms::Slot slot;
    std::optional<forms::Answer> before, after;      // nothing: there was none, or it was taken away
    Word by;
    Moment at = 0;
    std::string why;
    bool operator==(const Correction&) const = default;
};

/// Which kinds of document were seen, never their numbers. One with a photograph, or two.
struct IdentityCheck {
    std::vector<std::string> documents;              // ids of the closed list on the desk
    Word by;
    Moment at = 0;
    bool operator==(const IdentityCheck&) const = default;
};

struct FormVersion {
    std::string version;
    std::string hash;                                // SHA-256 of its form.toml
    bool operator==(const FormVersion&) const = default;
};

struct CaseContent {
    CaseId id;                                       // stands inside too: sealed bytes cannot be swapped between cases
    forms::Answers answers;
    forms::Date today;                               // the day the case was decided by
    std::string language = "ja";
    std::string catalog_hash;                        // SHA-256 over every file of the catalog
    std::map<std::string, FormVersion> forms;
    std::map<forms::Slot, forms::Answer> overruled;  // what somebody had answered before a card said otherwise
    std::vector<std::string> own_code;               // the resident's, for the next visit: digits, sealed under their PIN
    std::vector<Correction> corrections;             // oldest first
    std::optional<IdentityCheck> identity;
    std::map<std::string, std::string> confirmed;    // by a clerk: a row of the desk → a short hash of what stood there
    bool operator==(const CaseContent&) const = default;
};

std::string to_json(const CaseContent& content);
/// Nothing when the bytes are not what to_json writes (a newer version, damage).
std::optional<CaseContent> content_from_json(std::string_view json);

std::string seal_content(const PublicKey& key, const CaseContent& content);
/// other_key, altered or not_sealed; also altered when `id` is not the one inside.
using OpenedContent = std::variant<CaseContent, SealTrouble>;
OpenedContent open_content(const KeyPair& key, const CaseId& id, std::string_view sealed);

/// What a case must remember of the catalog it was made with.
struct CatalogStamp {
    std::string hash;
    std::map<std::string, FormVersion> forms;        // by form id
};
forms::Result<CatalogStamp> stamp_of(const forms::Catalog& catalog, const std::filesystem::path& directory);

}  // namespace kiosk::store
