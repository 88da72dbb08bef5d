// The number, a line end, and the content as the store keeps it.
// Nothing of it is written anywhere in clear.
#include "kiosk/asked_case.h"

namespace kiosk {

std::string seal_asked(const store::PublicKey& kiosk, const AskedCase& asked) {
    std::string plain = asked.number + "\n" + store::to_json(asked.content);
    std::string sealed = store::seal(kiosk, plain);
    store::wipe_bytes(plain);
    return sealed;
}

std::optional<AskedCase> open_asked(const store::KeyPair& kiosk, const store::CaseId& id, std::string_view sealed) {
    const store::Unsealed unsealed = store::unseal(kiosk, sealed);
    const auto* secret = std::get_if<store::Secret>(&unsealed);
    if (!secret) return std::nullopt;
    const std::string_view plain = secret->view();
    const std::size_t end = plain.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto content = store::content_from_json(plain.substr(end + 1));
    if (!content || content->id != id) return std::nullopt;
    return AskedCase{std::string(plain.substr(0, end)), std::move(*content)};
}

}  // namespace kiosk
