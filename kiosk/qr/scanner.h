// The kiosk's scanner over frames: one thread waits for frames, takes one step of the ladder on each and opens what it finds; the
// screen never waits for it. What it found is fetched by the kiosk's loop, which `wake` brings out of its sleep.
#pragma once

#include "kiosk/code.h"
#include "kiosk/qr/frame_source.h"
#include "kiosk/qr/intake.h"

#include <functional>

namespace kiosk::qr {

/// What the screen shows of the camera's picture.
inline constexpr int kLiveWidth = 128, kLiveHeight = 72;

class Scanner final : public CodeScanner {
public:
    /// `wake` is called from the thread, and must outlive the scanner.
    Scanner(std::unique_ptr<FrameSource> frames, Intake intake, std::function<void()> wake);
    ~Scanner() override;
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    bool is_there() const override { return true; }
    void start() override;
    void stop() override;
    Aim aim() const override;
    std::optional<CodeAnswer> take_answer() override;
    void mark_used(const UsedCode& code) override;
    /// kLiveWidth × kLiveHeight; nothing before the first frame.
    std::optional<GreyPicture> live() const;

private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

/// Small enough for the screen, in the shape of kLiveWidth × kLiveHeight.
GreyPicture live_of(const GreyView& frame);

}  // namespace kiosk::qr
