// The kiosk's scanner over a camera's frames and scanners held in the hand. One thread waits for frames, takes one step of the ladder
// on each and opens what it finds; one more for each other scanner. The screen never waits for them: what they found is fetched by
// the kiosk's loop, which `wake` brings out of its sleep.
#pragma once

#include "kiosk/code.h"
#include "kiosk/qr/frame_source.h"
#include "kiosk/qr/intake.h"
#include "kiosk/qr/line_source.h"

#include <functional>

namespace kiosk::qr {

/// What the screen shows of the camera's picture.
inline constexpr int kLiveWidth = 128, kLiveHeight = 72;

class Scanner final : public CodeScanner {
public:
    /// `frames`: nothing where only scanners are held in the hand. `wake` is called from the threads, and must outlive the scanner.
    Scanner(std::unique_ptr<FrameSource> frames, Intake intake, std::function<void()> wake, std::vector<std::unique_ptr<LineSource>> held = {});
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
