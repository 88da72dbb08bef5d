// A number that only its owner may know, while it is typed and sent: every copy overwrites itself when it goes.
// For a PIN; what a resident answers is wiped with the session (wipe.h).
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

class Secret {
public:
    Secret() = default;
    Secret(std::string_view text) : text_(text) {}
    Secret(const char* text) : text_(text) {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret& other) {
        if (this == &other) return *this;
        forget();
        text_ = other.text_;
        return *this;
    }
    ~Secret() { forget(); }

    std::string_view view() const { return text_; }
    std::size_t size() const { return text_.size(); }
    void append(std::string_view more) { text_ += more; }
    void drop_last() {
        if (!text_.empty()) text_.pop_back();
    }
    /// Overwrites it; it is empty then.
    void forget();
    bool operator==(const Secret&) const = default;

private:
    std::string text_;
};

}  // namespace kiosk
