// A folder of pictures in place of a camera: for drills and for places without one.
// The folder is read at each round, so that a picture laid into it is seen.
#include "kiosk/qr/frame_source.h"
#include "kiosk/qr/still.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

namespace kiosk::qr {

namespace {

constexpr int kFrame_ms = 100;

class Pictures final : public FrameSource {
public:
    explicit Pictures(std::filesystem::path place) : place_(std::move(place)) {}

    forms::Outcome open() override {
        std::error_code error;
        if (!std::filesystem::exists(place_, error)) return forms::Fault{forms::FaultKind::not_found, place_.string(), "no such folder"};
        files_.clear();
        return forms::Done{};
    }

    forms::Result<std::optional<GreyView>> next(int wait_ms) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(wait_ms, kFrame_ms)));
        if (files_.empty()) files_ = found();
        if (files_.empty()) return std::optional<GreyView>();
        const std::filesystem::path file = files_.back();
        files_.pop_back();
        auto read = read_still(file);
        if (!read) return std::optional<GreyView>();
        shown_ = std::move(*read);
        return std::optional<GreyView>(shown_.view());
    }

    void close() override { std::fill(shown_.pixels.begin(), shown_.pixels.end(), std::uint8_t{0}); }

private:
    /// Last name first: they are taken from the end.
    std::vector<std::filesystem::path> found() const {
        std::error_code error;
        if (std::filesystem::is_regular_file(place_, error)) return {place_};
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(place_, error))
            if (entry.is_regular_file(error)) files.push_back(entry.path());
        std::sort(files.rbegin(), files.rend());
        return files;
    }

    std::filesystem::path place_;
    std::vector<std::filesystem::path> files_;
    GreyPicture shown_;
};

}  // namespace

std::unique_ptr<FrameSource> pictures_of(const std::filesystem::path& folder_or_file) { return std::make_unique<Pictures>(folder_or_file); }

}  // namespace kiosk::qr
