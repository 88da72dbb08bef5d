// Formats are asked for by name, the one with the least to read over first; whatever sizes the driver gives back are believed only
// as far as its buffers hold them. A frame goes back to the driver when the next one is asked for.
#include "kiosk/qr/camera.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kiosk::qr {

namespace {

constexpr int kWidthWanted = 1280, kHeightWanted = 720, kSideMin = 240, kSideMax = 4096;
constexpr int kDevicesMax = 64;
constexpr unsigned kBuffersWanted = 4, kBuffersMin = 2;
/// A camera that streams and gives nothing for so long is opened anew.
constexpr int kSilent_ms = 3000;

/// Where brightness lies: from which byte of a row on, every how many bytes.
struct Format {
    std::uint32_t code;
    int first, step;
};
constexpr Format kFormats[] = {{V4L2_PIX_FMT_GREY, 0, 1}, {V4L2_PIX_FMT_NV12, 0, 1}, {V4L2_PIX_FMT_YUV420, 0, 1}, {V4L2_PIX_FMT_YUYV, 0, 2}, {V4L2_PIX_FMT_UYVY, 1, 2}};

const Format* format_of(std::uint32_t code) {
    const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [code](const Format& format) { return format.code == code; });
    return found == std::end(kFormats) ? nullptr : found;
}

class KernelVideo final : public VideoCalls {
public:
    int open(const std::filesystem::path& device) override { return told(::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)); }
    int control(int handle, unsigned long request, void* argument) override {
        int result = -1;
        do result = ::ioctl(handle, request, argument);
        while (result < 0 && errno == EINTR);
        return told(result);
    }
    void* map(int handle, std::size_t bytes, std::int64_t offset) override {
        void* place = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, handle, offset);
        return place == MAP_FAILED ? nullptr : place;
    }
    void unmap(void* place, std::size_t bytes) override { ::munmap(place, bytes); }
    int wait(int handle, int wait_ms) override {
        pollfd waiting{handle, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, wait_ms);
        if (ready < 0) return errno == EINTR ? 0 : -errno;
        if (ready == 0) return 0;
        return waiting.revents & POLLIN ? 1 : -ENODEV;         // a camera that was pulled out shows as an error only
    }
    void close(int handle) override { ::close(handle); }

private:
    static int told(int result) { return result < 0 ? -errno : result; }
};

std::filesystem::path device_number(int number) { return "/dev/video" + std::to_string(number); }

/// A camera has more devices than the one with the picture.
bool gives_pictures(VideoCalls& calls, int handle) {
    v4l2_capability can{};
    if (calls.control(handle, VIDIOC_QUERYCAP, &can) < 0) return false;
    const std::uint32_t does = can.capabilities & V4L2_CAP_DEVICE_CAPS ? can.device_caps : can.capabilities;
    return (does & V4L2_CAP_VIDEO_CAPTURE) && (does & V4L2_CAP_STREAMING);
}

class Camera final : public FrameSource {
public:
    Camera(std::optional<std::filesystem::path> device, std::unique_ptr<VideoCalls> calls) : wanted_(std::move(device)), calls_(std::move(calls)) {}
    ~Camera() override { Camera::close(); }

    forms::Outcome open() override {
        close();
        if (wanted_) return open_one(*wanted_);
        forms::Outcome trouble = forms::Fault{forms::FaultKind::not_found, "/dev/video*", "no camera"};
        for (int number = 0; number < kDevicesMax; ++number) {
            forms::Outcome opened = open_one(device_number(number));
            if (opened) return opened;
            if (opened.fault().kind != forms::FaultKind::not_found) trouble = opened;
        }
        return trouble;
    }

    forms::Result<std::optional<GreyView>> next(int wait_ms) override {
        if (held_ && !give_back(*held_)) return gone(ENODEV);
        held_.reset();
        const int ready = calls_->wait(handle_, wait_ms);
        if (ready < 0) return gone(-ready);
        if (ready == 0) return nothing_came(wait_ms);
        v4l2_buffer buffer = buffer_at(0);
        const int taken = calls_->control(handle_, VIDIOC_DQBUF, &buffer);
        // EIO: this frame is lost, the next may come (Video4Linux, ioctl VIDIOC_QBUF).
        if (taken == -EAGAIN || taken == -EIO) return nothing_came(wait_ms);
        if (taken < 0) return gone(-taken);
        if (buffer.index >= maps_.size()) return gone(EPROTO);
        held_ = buffer.index;
        if (buffer.flags & V4L2_BUF_FLAG_ERROR || buffer.bytesused < bytes_needed()) return nothing_came(wait_ms);
        silent_ms_ = 0;
        return std::optional<GreyView>({static_cast<const std::uint8_t*>(maps_[*held_].place) + format_->first, width_, height_, row_bytes_, format_->step});
    }

    void close() override {
        if (handle_ < 0) return;
        if (is_streaming_) {
            int kind = V4L2_BUF_TYPE_VIDEO_CAPTURE;
            (void)calls_->control(handle_, VIDIOC_STREAMOFF, &kind);
        }
        for (const Mapped& map : maps_) {
            std::memset(map.place, 0, map.bytes);              // a resident's code, and the resident
            calls_->unmap(map.place, map.bytes);
        }
        maps_.clear();
        calls_->close(handle_);
        handle_ = -1;
        held_.reset();
        is_streaming_ = false;
        silent_ms_ = 0;
    }

private:
    struct Mapped {
        void* place = nullptr;
        std::size_t bytes = 0;
    };

    forms::Outcome open_one(const std::filesystem::path& device) {
        open_ = device.string();
        const int opened = calls_->open(device);
        if (opened == -ENOENT || opened == -ENXIO || opened == -ENODEV) return forms::Fault{forms::FaultKind::not_found, open_, std::strerror(-opened)};
        if (opened == -EACCES || opened == -EPERM) return forms::Fault{forms::FaultKind::not_permitted, open_, std::strerror(-opened)};
        if (opened < 0) return trouble(std::strerror(-opened));
        handle_ = opened;
        forms::Outcome begun = begin();
        if (!begun) close();
        return begun;
    }

    forms::Outcome begin() {
        if (!gives_pictures(*calls_, handle_)) return forms::Fault{forms::FaultKind::not_found, open_, "gives no pictures"};
        if (const auto chosen = choose_format(); !chosen) return chosen;
        if (const auto mapped = map_buffers(); !mapped) return mapped;
        int kind = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (const int on = calls_->control(handle_, VIDIOC_STREAMON, &kind); on < 0) return trouble(std::strerror(-on));
        is_streaming_ = true;
        return forms::Done{};
    }

    /// A driver that does not have a format answers with one that it has: taken when we can read it.
    forms::Outcome choose_format() {
        bool has_format = false;
        for (const Format& format : kFormats) {
            v4l2_format asked{};
            asked.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
            asked.fmt.pix.width = kWidthWanted;
            asked.fmt.pix.height = kHeightWanted;
            asked.fmt.pix.pixelformat = format.code;
            asked.fmt.pix.field = V4L2_FIELD_NONE;
            const int set = calls_->control(handle_, VIDIOC_S_FMT, &asked);
            if (set == -EBUSY) return trouble("in use");
            format_ = set < 0 ? nullptr : format_of(asked.fmt.pix.pixelformat);
            has_format = has_format || format_;
            if (!format_ || asked.fmt.pix.width > kSideMax || asked.fmt.pix.height > kSideMax) continue;
            width_ = static_cast<int>(asked.fmt.pix.width);
            height_ = static_cast<int>(asked.fmt.pix.height);
            row_bytes_ = asked.fmt.pix.bytesperline > 0 ? static_cast<int>(std::min<std::uint32_t>(asked.fmt.pix.bytesperline, 1U << 20)) : width_ * format_->step;
            if (width_ >= kSideMin && height_ >= kSideMin && row_bytes_ >= width_ * format_->step) return forms::Done{};
        }
        if (has_format) return trouble("a picture of no use");
        return forms::Fault{forms::FaultKind::unreadable, open_, "no picture that can be read (GREY, NV12, YUV420, YUYV, UYVY)"};
    }

    forms::Outcome map_buffers() {
        v4l2_requestbuffers request{};
        request.count = kBuffersWanted;
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        request.memory = V4L2_MEMORY_MMAP;
        if (const int given = calls_->control(handle_, VIDIOC_REQBUFS, &request); given < 0) return trouble(given == -EBUSY ? "in use" : std::strerror(-given));
        if (request.count < kBuffersMin) return trouble("too few buffers");
        for (std::uint32_t index = 0; index < request.count; ++index) {
            v4l2_buffer buffer = buffer_at(index);
            if (const int told = calls_->control(handle_, VIDIOC_QUERYBUF, &buffer); told < 0) return trouble(std::strerror(-told));
            if (buffer.length < bytes_needed()) return trouble("a buffer is smaller than a frame");
            void* place = calls_->map(handle_, buffer.length, buffer.m.offset);
            if (!place) return trouble("no memory of the driver");
            maps_.push_back({place, buffer.length});
            if (!give_back(index)) return trouble("takes no buffer");
        }
        return forms::Done{};
    }

    std::size_t bytes_needed() const {
        return static_cast<std::size_t>(row_bytes_) * static_cast<std::size_t>(height_ - 1) + static_cast<std::size_t>(width_) * static_cast<std::size_t>(format_->step);
    }

    static v4l2_buffer buffer_at(std::uint32_t index) {
        v4l2_buffer buffer{};
        buffer.index = index;
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        return buffer;
    }

    bool give_back(std::uint32_t index) {
        v4l2_buffer buffer = buffer_at(index);
        return calls_->control(handle_, VIDIOC_QBUF, &buffer) >= 0;
    }

    forms::Result<std::optional<GreyView>> nothing_came(int waited_ms) {
        silent_ms_ += std::max(1, waited_ms);
        if (silent_ms_ >= kSilent_ms) return trouble("no picture for three seconds");
        return std::optional<GreyView>();
    }

    forms::Fault trouble(std::string detail) const { return {forms::FaultKind::device, open_, std::move(detail)}; }
    forms::Fault gone(int error) const { return trouble(std::strerror(error)); }

    std::optional<std::filesystem::path> wanted_;
    std::unique_ptr<VideoCalls> calls_;
    std::string open_;                     // the device's name
    int handle_ = -1;
    const Format* format_ = nullptr;
    int width_ = 0, height_ = 0, row_bytes_ = 0, silent_ms_ = 0;
    std::vector<Mapped> maps_;
    std::optional<std::uint32_t> held_;    // the buffer whose frame was given last
    bool is_streaming_ = false;
};

}  // namespace

std::unique_ptr<VideoCalls> kernel_video() { return std::make_unique<KernelVideo>(); }

std::unique_ptr<FrameSource> camera_at(std::optional<std::filesystem::path> device, std::unique_ptr<VideoCalls> calls) {
    return std::make_unique<Camera>(std::move(device), std::move(calls));
}

bool has_camera(VideoCalls& calls) {
    for (int number = 0; number < kDevicesMax; ++number) {
        const int handle = calls.open(device_number(number));
        const bool is_one = handle >= 0 && gives_pictures(calls, handle);
        if (handle >= 0) calls.close(handle);
        if (is_one) return true;
    }
    return false;
}

}  // namespace kiosk::qr
