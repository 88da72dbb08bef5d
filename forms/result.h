// Result: a value, or the Fault that kept us from having it.
// For failures of the world (device, disk, file). A person's mistake is a Problem (problem.h), never a Fault;
// our own mistakes end in require(). Nothing here throws.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace forms {

enum class FaultKind { not_found, not_permitted, disk_full, unreadable, device, damaged };

/// `where` names the file or device, never a resident; `detail` is for staff (errno text and the like).
struct Fault {
    FaultKind kind;
    std::string where;
    std::string detail;
};

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Fault fault) : state_(std::move(fault)) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    T& operator*() & { return std::get<T>(state_); }
    const T& operator*() const& { return std::get<T>(state_); }
    T&& operator*() && { return std::get<T>(std::move(state_)); }
    T* operator->() { return &std::get<T>(state_); }
    const T* operator->() const { return &std::get<T>(state_); }
    const Fault& fault() const { return std::get<Fault>(state_); }

private:
    std::variant<T, Fault> state_;
};

struct Done {};
using Outcome = Result<Done>;

}  // namespace forms

/// Passes a Fault up: `TRY(font, Font::open(path));` declares `font`.
#define TRY(name, expression)                    \
    auto name##_result = (expression);           \
    if (!name##_result) return name##_result.fault(); \
    auto& name = *name##_result
