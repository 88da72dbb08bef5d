// A camera of Linux (Video4Linux) as a source of frames, read where the driver put them: of YUYV only the brightness.
// Open only while a code is asked for; what it saw is overwritten when it closes. The kernel stands behind a seam, so that every fault
// of a camera can be tried without one.
#pragma once

#include "kiosk/qr/frame_source.h"

#include <cstdint>

namespace kiosk::qr {

/// What the kernel does for a camera. Each gives what it is asked for, or minus the error's number.
class VideoCalls {
public:
    virtual ~VideoCalls() = default;
    virtual int open(const std::filesystem::path& device) = 0;
    virtual int control(int handle, unsigned long request, void* argument) = 0;
    /// nullptr when it does not work.
    virtual void* map(int handle, std::size_t bytes, std::int64_t offset) = 0;
    virtual void unmap(void* place, std::size_t bytes) = 0;
    /// 1 when a frame is ready, 0 when none came in time.
    virtual int wait(int handle, int wait_ms) = 0;
    virtual void close(int handle) = 0;
};
std::unique_ptr<VideoCalls> kernel_video();

/// No path: the first device that is a camera, looked for anew at each opening, since a camera that is plugged in again may get
/// another number. Faults of open(): not_found, not_permitted; unreadable: it gives packed pictures only (MJPEG); device: in use, or
/// it does not answer.
std::unique_ptr<FrameSource> camera_at(std::optional<std::filesystem::path> device, std::unique_ptr<VideoCalls> calls = kernel_video());
/// Whether there is any device that is a camera.
bool has_camera(VideoCalls& calls);

}  // namespace kiosk::qr
