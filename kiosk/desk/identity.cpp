// 本人確認: reads the kinds of document, says when enough were seen.
// 1点／2点 after 住民基本台帳法施行規則8条 to 8条の3; what counts is the city's data.
#include "kiosk/desk/identity.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "kiosk/store/word.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

std::optional<DocumentKind> parse_kind(const std::string& text) {
    if (text == "one") return DocumentKind::one;
    if (text == "two") return DocumentKind::two;
    if (text == "authority") return DocumentKind::authority;
    return std::nullopt;
}

}  // namespace

IdentityDocuments read_identity(const std::filesystem::path& file, forms::Problems& problems) {
    IdentityDocuments known;
    const auto text = printer::read_file(file, kFileBytesMax);
    if (!text) problems.push_back({{file.string(), 0, 0}, text.fault().detail, {}, {}});
    const auto tree = text ? forms::read_toml(*text, file.string(), problems) : std::nullopt;
    if (!tree) return known;
    forms::TableReader whole(*tree, problems);
    known.authority_item = whole.required_string("authority_item");
    known.authority_for = whole.strings("authority_for");
    for (const forms::Node& node : whole.tables("document")) {
        forms::TableReader one(node, problems);
        const std::string id = one.required_string("id"), label = one.required_string("label");
        const auto kind = parse_kind(one.required_string("kind"));
        one.finish();
        if (!kind || !store::Word::make(id)) problems.push_back({one.place(), "id: a-z0-9_, kind: one | two | authority", {}, {}});
        else known.documents.push_back({id, label, *kind});
    }
    whole.finish();
    return known;
}

bool needs_authority(const IdentityDocuments& known, const forms::Answers& answers) {
    const forms::Answer* said = answers.find({known.authority_item, forms::kWholeCase});
    const auto* who = said && said->value ? std::get_if<std::string>(&*said->value) : nullptr;
    return who && std::find(known.authority_for.begin(), known.authority_for.end(), *who) != known.authority_for.end();
}

bool is_enough(const IdentityDocuments& known, const std::vector<std::string>& seen, const forms::Answers& answers) {
    const auto count = [&](DocumentKind kind) {
        return std::count_if(known.documents.begin(), known.documents.end(), [&](const IdentityDocument& one) {
            return one.kind == kind && std::find(seen.begin(), seen.end(), one.id) != seen.end();
        });
    };
    const bool is_identified = count(DocumentKind::one) >= 1 || count(DocumentKind::two) >= 2;
    return is_identified && (!needs_authority(known, answers) || count(DocumentKind::authority) >= 1);
}

std::string key_of_document(int index) {
    constexpr int digits = 9;
    if (index < digits) return std::to_string(index + 1);
    return std::string(1, static_cast<char>('a' + index - digits));
}

}  // namespace kiosk::desk
