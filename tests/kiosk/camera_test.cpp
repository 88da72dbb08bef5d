// The camera, against a kernel of the test's own that answers as Video4Linux does: formats that are not there, rows with padding,
// short buffers, frames that do not come, and a plug that is pulled. The codes in its frames are read in place.
#include "kiosk/command_qr.h"
#include "kiosk/command_words.h"
#include "kiosk/qr/camera.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/scanner.h"
#include "printer/qr_code.h"
#include "support/codes.h"
#include "support/folder.h"
#include "support/frames.h"

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <linux/videodev2.h>
#include <mutex>
#include <sstream>

using namespace kiosk;

namespace {

/// What a camera is like, and what happens to it. Shared by the test and the kernel that the camera was given.
struct Plug {
    std::vector<std::uint32_t> formats{V4L2_PIX_FMT_YUYV};
    std::uint32_t width = 1280, height = 720, padding = 0, buffers = 4, buffer_bytes_missing = 0;
    std::uint32_t capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    int number = 0;                        // of /dev/videoN
    bool is_in = true, is_in_use = false, is_permitted = true, says_bytes_a_row = true;
    std::deque<qr::GreyPicture> frames;    // to come; the last one again and again
    std::deque<int> next_errors;           // of DQBUF, before a frame comes
    bool is_silent = false, marks_errors = false, cuts_frames = false;
    int opened = 0, closed = 0, mapped = 0;
    bool is_streaming = false;
    std::vector<std::vector<std::uint8_t>> memory;
    std::vector<int> queue;                // buffers that the driver holds
    bool was_wiped = true;

    int bytes_a_pixel(std::uint32_t format) const { return format == V4L2_PIX_FMT_YUYV || format == V4L2_PIX_FMT_UYVY ? 2 : 1; }
};

class FakeKernel final : public qr::VideoCalls {
public:
    explicit FakeKernel(Plug& plug) : plug_(plug) {}

    int open(const std::filesystem::path& device) override {
        if (device != "/dev/video" + std::to_string(plug_.number) || !plug_.is_in) return -ENOENT;
        if (!plug_.is_permitted) return -EACCES;
        ++plug_.opened;
        return 7;
    }
    void close(int) override {
        ++plug_.closed;
        plug_.is_streaming = false;
        plug_.queue.clear();
    }
    int wait(int, int) override {
        if (!plug_.is_in) return -ENODEV;
        return plug_.is_silent || plug_.queue.empty() ? 0 : 1;
    }
    void* map(int, std::size_t bytes, std::int64_t offset) override {
        auto& memory = plug_.memory[static_cast<std::size_t>(offset / 0x1000)];
        REQUIRE(memory.size() == bytes);
        ++plug_.mapped;
        return memory.data();
    }
    void unmap(void* place, std::size_t bytes) override {
        --plug_.mapped;
        const auto* first = static_cast<const std::uint8_t*>(place);
        plug_.was_wiped = plug_.was_wiped && std::all_of(first, first + bytes, [](std::uint8_t byte) { return byte == 0; });
    }

    int control(int, unsigned long request, void* argument) override {
        if (!plug_.is_in) return -ENODEV;
        switch (request) {
            case VIDIOC_QUERYCAP: {
                auto& can = *static_cast<v4l2_capability*>(argument);
                can.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;      // of the whole camera, whatever this device is
                can.device_caps = plug_.capabilities;
                return 0;
            }
            case VIDIOC_S_FMT: {
                if (plug_.is_in_use) return -EBUSY;
                auto& pix = static_cast<v4l2_format*>(argument)->fmt.pix;
                if (std::find(plug_.formats.begin(), plug_.formats.end(), pix.pixelformat) == plug_.formats.end()) pix.pixelformat = plug_.formats.front();
                format_ = pix.pixelformat;
                pix.width = plug_.width;
                pix.height = plug_.height;
                row_ = plug_.width * static_cast<std::uint32_t>(plug_.bytes_a_pixel(format_)) + plug_.padding;
                pix.bytesperline = plug_.says_bytes_a_row ? row_ : 0;
                pix.sizeimage = row_ * plug_.height;
                return 0;
            }
            case VIDIOC_REQBUFS: {
                auto& wanted = *static_cast<v4l2_requestbuffers*>(argument);
                wanted.count = std::min(wanted.count, plug_.buffers);
                plug_.memory.assign(wanted.count, std::vector<std::uint8_t>(row_ * plug_.height - plug_.buffer_bytes_missing));
                return 0;
            }
            case VIDIOC_QUERYBUF: {
                auto& buffer = *static_cast<v4l2_buffer*>(argument);
                if (buffer.index >= plug_.memory.size()) return -EINVAL;
                buffer.length = static_cast<std::uint32_t>(plug_.memory[buffer.index].size());
                buffer.m.offset = buffer.index * 0x1000;
                return 0;
            }
            case VIDIOC_QBUF: {
                const auto index = static_cast<int>(static_cast<v4l2_buffer*>(argument)->index);
                if (std::find(plug_.queue.begin(), plug_.queue.end(), index) != plug_.queue.end()) return -EINVAL;      // given back twice
                plug_.queue.push_back(index);
                return 0;
            }
            case VIDIOC_STREAMON: plug_.is_streaming = true; return 0;
            case VIDIOC_STREAMOFF: plug_.is_streaming = false, plug_.queue.clear(); return 0;
            case VIDIOC_DQBUF: return give(*static_cast<v4l2_buffer*>(argument));
            default: return -ENOTTY;
        }
    }

private:
    int give(v4l2_buffer& buffer) {
        if (!plug_.next_errors.empty()) {
            const int error = plug_.next_errors.front();
            plug_.next_errors.pop_front();
            return -error;
        }
        if (!plug_.is_streaming || plug_.queue.empty()) return -EAGAIN;
        buffer.index = static_cast<std::uint32_t>(plug_.queue.front());
        plug_.queue.erase(plug_.queue.begin());
        const qr::GreyPicture& frame = plug_.frames.front();
        auto& memory = plug_.memory[buffer.index];
        const auto step = static_cast<std::size_t>(plug_.bytes_a_pixel(format_)), first = static_cast<std::size_t>(format_ == V4L2_PIX_FMT_UYVY);
        std::fill(memory.begin(), memory.end(), std::uint8_t{0xA5});      // colour, and whatever stands behind a row
        for (std::size_t y = 0; y < plug_.height; ++y)
            for (std::size_t x = 0; x < plug_.width; ++x) {
                const std::size_t at = y * row_ + x * step + first;
                if (at < memory.size()) memory[at] = frame.pixels[y * plug_.width + x];
            }
        if (plug_.frames.size() > 1) plug_.frames.pop_front();
        buffer.flags = plug_.marks_errors ? V4L2_BUF_FLAG_ERROR : 0;
        buffer.bytesused = plug_.cuts_frames ? static_cast<std::uint32_t>(memory.size() / 2) : static_cast<std::uint32_t>(memory.size());
        return 0;
    }

    Plug& plug_;
    std::uint32_t format_ = 0, row_ = 0;
};

qr::GreyPicture shown(const std::string& digits, int width = 1280, int height = 720, double side_px = 450) {
    const auto code = printer::make_qr_code(digits, 20);
    REQUIRE(code);
    return support::photograph(&*code, {41, side_px, width, height});
}

std::unique_ptr<qr::FrameSource> camera_on(Plug& plug, std::optional<std::filesystem::path> device = std::nullopt) {
    return qr::camera_at(std::move(device), std::make_unique<FakeKernel>(plug));
}

/// The next frame's code; empty when there is no frame, or no code in it.
std::string read_next(qr::FrameSource& camera) {
    const auto frame = camera.next(10);
    REQUIRE(frame);
    if (!*frame) return {};
    const auto found = qr::find_codes(**frame, qr::Look::as_it_is);
    return found.empty() ? std::string() : found.front().text;
}

}  // namespace

TEST_CASE("a code is read out of a camera's memory in every format, with rows longer than the picture") {
    const std::string digits(500, '7');
    for (const std::uint32_t format : {V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_UYVY, V4L2_PIX_FMT_GREY, V4L2_PIX_FMT_NV12, V4L2_PIX_FMT_YUV420})
        for (const std::uint32_t padding : {0U, 64U}) {
            CAPTURE(format);
            CAPTURE(padding);
            Plug plug;
            plug.formats = {format};
            plug.padding = padding;
            plug.frames = {shown(digits)};
            {
                const auto camera = camera_on(plug);
                REQUIRE(camera->open());
                for (int frame = 0; frame < 6; ++frame) CHECK(read_next(*camera) == digits);      // more than there are buffers: each goes back
                CHECK(plug.mapped == 4);
            }
            CHECK(plug.mapped == 0);
            CHECK(plug.opened == plug.closed);
            CHECK_FALSE(plug.is_streaming);
            CHECK(plug.was_wiped);                             // nothing of the last resident stays in the driver's memory
        }
}

TEST_CASE("a driver that has another size, or does not say how long a row is, is taken at its word and no further") {
    Plug plug;
    plug.width = 640, plug.height = 480;
    plug.says_bytes_a_row = false;
    plug.frames = {shown(std::string(200, '3'), 640, 480, 300)};
    const auto camera = camera_on(plug);
    REQUIRE(camera->open());
    const auto frame = camera->next(10);
    REQUIRE(frame);
    REQUIRE(*frame);
    CHECK((*frame)->width == 640);
    CHECK((*frame)->row_step == 1280);
}

TEST_CASE("what a camera cannot do is told when it is opened, and nothing stays open") {
    const auto kind_of = [](Plug& plug) {
        const auto camera = camera_on(plug);
        const auto opened = camera->open();
        CHECK(plug.opened == plug.closed);
        CHECK(plug.mapped == 0);
        return opened ? std::string("open") : std::to_string(static_cast<int>(opened.fault().kind)) + opened.fault().detail;
    };
    const auto starts = [](const std::string& text, forms::FaultKind kind) { return text.starts_with(std::to_string(static_cast<int>(kind))); };
    Plug away, closed, jpeg, busy, metadata, few, small, tiny;
    away.is_in = false;
    CHECK(starts(kind_of(away), forms::FaultKind::not_found));
    closed.is_permitted = false;
    CHECK(starts(kind_of(closed), forms::FaultKind::not_permitted));
    jpeg.formats = {V4L2_PIX_FMT_MJPEG};
    CHECK(starts(kind_of(jpeg), forms::FaultKind::unreadable));
    busy.is_in_use = true;
    CHECK(kind_of(busy).find("in use") != std::string::npos);
    metadata.capabilities = V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING;      // the second device of the same camera
    CHECK(starts(kind_of(metadata), forms::FaultKind::not_found));
    few.buffers = 1;
    CHECK(kind_of(few).find("too few") != std::string::npos);
    small.buffer_bytes_missing = 1000;
    CHECK(kind_of(small).find("smaller") != std::string::npos);
    tiny.width = 160, tiny.height = 120;
    CHECK(starts(kind_of(tiny), forms::FaultKind::device));
}

TEST_CASE("qr test says of each camera and scanner whether it works, and which cameras do") {
    const CommandWords words(support::kSource / "assets");
    const auto told = [&](Plug& plug) {
        const auto camera = camera_on(plug);
        std::ostringstream out;
        const int status = test_codes(camera.get(), {}, words, out);
        CHECK(plug.opened == plug.closed);
        return std::to_string(status) + out.str();
    };
    Plug well, away, closed, packed, busy, silent;
    well.frames = {shown(std::string(200, '3'))};
    CHECK(told(well).find("1280\u00D7720") != std::string::npos);
    CHECK(told(well).starts_with("0"));
    away.is_in = false;
    CHECK(told(away).starts_with("1"));
    closed.is_permitted = false;
    CHECK(told(closed).find("video") != std::string::npos);
    packed.formats = {V4L2_PIX_FMT_MJPEG};
    CHECK(told(packed).find("MJPEG") != std::string::npos);
    CHECK(told(packed).find("YUY2") != std::string::npos);
    busy.is_in_use = true;
    silent.frames = well.frames;
    silent.is_silent = true;
    CHECK(told(busy) != told(away));
    CHECK(told(silent).starts_with("1"));
    std::vector<HeldDevice> held;
    held.push_back({"/dev/input/none", qr::hand_scanner("/dev/input/none")});
    std::ostringstream out;
    CHECK(test_codes(nullptr, held, words, out) == 1);
    CHECK(out.str().find("/dev/input/none") != std::string::npos);
}

TEST_CASE("frames that do not come, are damaged or cut are passed over; a camera that gives none for three seconds is opened anew") {
    Plug plug;
    const std::string digits(300, '9');
    plug.frames = {shown(digits)};
    const auto camera = camera_on(plug, "/dev/video0");
    REQUIRE(camera->open());
    plug.next_errors = {EAGAIN, EIO};
    CHECK(read_next(*camera).empty());
    CHECK(read_next(*camera).empty());
    CHECK(read_next(*camera) == digits);
    plug.marks_errors = true;
    CHECK_FALSE(*camera->next(10));
    plug.marks_errors = false;
    plug.cuts_frames = true;
    CHECK_FALSE(*camera->next(10));
    plug.cuts_frames = false;
    for (int frame = 0; frame < 5; ++frame) CHECK(read_next(*camera) == digits);
    plug.is_silent = true;
    int waits = 0;
    while (camera->next(200)) ++waits;
    CHECK(waits == 14);
    plug.is_silent = false;
    REQUIRE(camera->open());
    CHECK(read_next(*camera) == digits);
    CHECK(plug.opened == plug.closed + 1);
}

TEST_CASE("a plug pulled while it streams is a fault, also with a frame in hand; the camera is found again under another number") {
    Plug plug;
    const std::string digits(300, '1');
    plug.frames = {shown(digits)};
    const auto camera = camera_on(plug);
    REQUIRE(camera->open());
    CHECK(read_next(*camera) == digits);
    plug.is_in = false;
    const auto pulled = camera->next(10);
    REQUIRE_FALSE(pulled);
    CHECK(pulled.fault().kind == forms::FaultKind::device);
    CHECK(pulled.fault().where == "/dev/video0");
    camera->close();
    CHECK(plug.mapped == 0);
    CHECK_FALSE(camera->open());
    plug.is_in = true;
    plug.number = 2;
    REQUIRE(camera->open());
    CHECK(read_next(*camera) == digits);
    FakeKernel kernel(plug);
    CHECK(qr::has_camera(kernel));
    plug.is_in = false;
    CHECK_FALSE(qr::has_camera(kernel));
}

TEST_CASE("on the scanner's page a camera that was pulled out is told, and goes on by itself when it is back") {
    /// The kernel's state is changed by the test while the scanner's thread uses it.
    struct Guarded final : qr::VideoCalls {
        std::mutex& lock;
        FakeKernel kernel;
        Guarded(std::mutex& guard, Plug& plug) : lock(guard), kernel(plug) {}
        int open(const std::filesystem::path& device) override { const std::lock_guard guard(lock); return kernel.open(device); }
        int control(int handle, unsigned long request, void* argument) override { const std::lock_guard guard(lock); return kernel.control(handle, request, argument); }
        void* map(int handle, std::size_t bytes, std::int64_t offset) override { return kernel.map(handle, bytes, offset); }
        void unmap(void* place, std::size_t bytes) override { kernel.unmap(place, bytes); }
        int wait(int handle, int wait_ms) override { const std::lock_guard guard(lock); return kernel.wait(handle, wait_ms); }
        void close(int handle) override { const std::lock_guard guard(lock); kernel.close(handle); }
    };
    const support::TempFolder data;
    Plug plug;
    plug.frames = {qr::GreyPicture{1280, 720, std::vector<std::uint8_t>(1280UL * 720, 120)}};
    std::mutex kernel_lock, lock;
    std::condition_variable changed;
    qr::Scanner scanner(qr::camera_at(std::nullopt, std::make_unique<Guarded>(kernel_lock, plug)),
                        qr::Intake(support::one_key(), *qr::SeenCodes::open(data.path()), support::catalog(), [] { return support::kNoon; }), [&] {
                            const std::lock_guard guard(lock);
                            changed.notify_all();
                        });
    const auto comes = [&](Aim aim, bool has_picture) {
        std::unique_lock guard(lock);
        return changed.wait_for(guard, std::chrono::seconds(30), [&] { return scanner.aim() == aim && scanner.live().has_value() == has_picture; });
    };
    const auto plug_in = [&](bool is_in) {
        const std::lock_guard guard(kernel_lock);
        plug.is_in = is_in;
    };
    scanner.start();
    CHECK(comes(Aim::nothing_seen, true));
    plug_in(false);
    CHECK(comes(Aim::out_of_order, false));
    plug_in(true);
    CHECK(comes(Aim::nothing_seen, true));
    scanner.stop();
}
