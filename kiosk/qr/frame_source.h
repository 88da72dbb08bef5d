// Where frames come from: a folder of pictures in place of a camera, a test. The seam between the scanner and the devices.
// Grey pixels only; what is in them is the scanner's business.
#pragma once

#include "forms/result.h"
#include "kiosk/qr/frame.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace kiosk::qr {

class FrameSource {
public:
    virtual ~FrameSource() = default;
    /// Begins to give frames; device: it is not there or does not answer.
    virtual forms::Outcome open() = 0;
    /// The next frame, valid until the next call; nothing when none came in time. Fault: the device has gone.
    virtual forms::Result<std::optional<GreyView>> next(int wait_ms) = 0;
    virtual void close() = 0;
};

/// The pictures of a folder in the order of their names, again and again, ten a second; or one picture. Files that are no picture
/// are passed over.
std::unique_ptr<FrameSource> pictures_of(const std::filesystem::path& folder_or_file);

}  // namespace kiosk::qr
