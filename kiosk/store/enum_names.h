// Enumerations of the store by the words under which they are written down.
// Knows no enumeration itself.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace kiosk::store {

/// The value whose name this is; names stand in the order of the values.
template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view id) {
    const auto found = std::find(names.begin(), names.end(), id);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace kiosk::store
