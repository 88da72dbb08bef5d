// A card in memory for tests of the dialogue and the reader: the model behind a line that counts, records and breaks.
// Every command that was sent stays here, so that a test can say what was never sent.
#pragma once

#include "kiosk/devices/card_port.h"
#include "kiosk/devices/virtual_card.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace card_model {

using kiosk::CardFailure;
using kiosk::devices::Bytes;
using kiosk::devices::ByteView;

inline kiosk::devices::CardPerson person() {
    return {"someone",
            {"\u67B6\u7A7A\u3000\u82B1\u5B50",
             "\u67B6\u7A7A\u770C\u898B\u672C\u5E02\u30B5\u30F3\u30D7\u30EB\u753A\u4E00\u4E01\u76EE\uFF12\u756A\uFF13\u2212\uFF14\uFF10\uFF15\u53F7\u3000\u30E1\u30BE\u30F3\u67B6\u7A7A",
             "1980-02-17", "female"},
            "1234", "2035", "2285"};
}

inline constexpr const char* kFaceNumber = "55021720352285";

/// A line to a card; `disturb` may put anything in the place of an answer.
class Line : public kiosk::devices::CardLine {
public:
    using Answer = std::variant<Bytes, CardFailure>;
    explicit Line(kiosk::devices::VirtualCard& card) : card_(card) {}
    ~Line() override { card_.reset(); }

    std::variant<Bytes, CardFailure> transmit(ByteView command) override {
        const int index = static_cast<int>(sent.size());
        sent.emplace_back(command.begin(), command.end());
        if (disturb) {
            auto other = disturb(index, sent.back());
            if (other) return *other;
        }
        return card_.answer(command);
    }

    /// Commands that cost a try when their number is wrong.
    int numbers_sent() const {
        int count = 0;
        for (const Bytes& command : sent) count += command.size() > 5 && command[1] == 0x20;
        return count;
    }
    bool selected(std::uint16_t file) const {
        for (const Bytes& command : sent)
            if (command.size() == 7 && command[1] == 0xA4 && command[2] == 0x02 && (command[5] << 8 | command[6]) == file) return true;
        return false;
    }

    std::vector<Bytes> sent;
    std::function<std::optional<Answer>(int index, const Bytes& command)> disturb;

private:
    kiosk::devices::VirtualCard& card_;
};

}  // namespace card_model
