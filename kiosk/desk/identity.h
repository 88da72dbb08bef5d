// 本人確認: which kinds of document there are and when enough were seen. Data of the desk (assets/desk/identity.toml); the
// kind is all that is kept, never a number. Pure beside reading the file.
#pragma once

#include "forms/answers.h"
#include "forms/problem.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::desk {

/// one: a photograph, issued by an office: suffices alone (住民基本台帳法施行規則8条). two: two of them are needed.
/// authority: shows that somebody may act for another.
enum class DocumentKind { one, two, authority };

struct IdentityDocument {
    std::string id, label;
    DocumentKind kind = DocumentKind::one;
};

struct IdentityDocuments {
    std::vector<IdentityDocument> documents;         // in the order of their keys 1–9, then letters
    std::string authority_item;                      // the answer that says who came, and for whom authority is needed
    std::vector<std::string> authority_for;
};

IdentityDocuments read_identity(const std::filesystem::path& file, forms::Problems& problems);

bool needs_authority(const IdentityDocuments& known, const forms::Answers& answers);
bool is_enough(const IdentityDocuments& known, const std::vector<std::string>& seen, const forms::Answers& answers);
/// The key that picks the nth document: "1" … "9", "a" …
std::string key_of_document(int index);

}  // namespace kiosk::desk
