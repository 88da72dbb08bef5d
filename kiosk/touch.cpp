// The reading thread is the only user of its X connection; the main thread takes what it collected.
// Selecting touch on the kiosk's own window also ends the emulated mouse events for it (X server, measured).
#include "kiosk/touch.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

#include <cerrno>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace kiosk {

namespace {

// Touch came into XInput with version 2.2.
constexpr int kMajor = 2, kMinor = 2;

std::optional<TouchPhase> phase_of(int event_type) {
    if (event_type == XI_TouchBegin) return TouchPhase::begin;
    if (event_type == XI_TouchUpdate) return TouchPhase::update;
    if (event_type == XI_TouchEnd) return TouchPhase::end;
    return std::nullopt;
}

bool select_touches(Display* display, Window window) {
    int opcode = 0, first_event = 0, first_error = 0;
    if (!XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error)) return false;
    int major = kMajor, minor = kMinor;
    const bool is_old = XIQueryVersion(display, &major, &minor) != Success || std::pair(major, minor) < std::pair(kMajor, kMinor);
    if (is_old) return false;
    unsigned char bits[XIMaskLen(XI_LASTEVENT)] = {};
    for (const int type : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) XISetMask(bits, type);
    XIEventMask mask{XIAllMasterDevices, sizeof bits, bits};
    if (XISelectEvents(display, window, &mask, 1) != Success) return false;
    XSync(display, False);
    return true;
}

}  // namespace

struct TouchReader::State {
    Display* display = nullptr;
    int stop = -1;                                   // an eventfd that ends the thread
    std::function<void()> wake;
    std::mutex mutex;
    std::vector<Touch> touches;
    std::thread thread;

    ~State() {
        if (thread.joinable()) {
            const std::uint64_t one = 1;
            const bool is_told = write(stop, &one, sizeof one) == sizeof one;
            if (is_told) thread.join();
            else thread.detach();
        }
        if (stop >= 0) close(stop);
        if (display) XCloseDisplay(display);
    }

    void collect() {
        bool came = false;
        while (XPending(display) > 0) {
            XEvent event{};
            XNextEvent(display, &event);
            if (event.type != GenericEvent || !XGetEventData(display, &event.xcookie)) continue;
            if (const auto phase = phase_of(event.xcookie.evtype)) {
                const auto& device = *static_cast<const XIDeviceEvent*>(event.xcookie.data);
                const std::lock_guard lock(mutex);
                touches.push_back({*phase, static_cast<std::uint32_t>(device.detail), device.event_x, device.event_y});
                came = true;
            }
            XFreeEventData(display, &event.xcookie);
        }
        if (came) wake();
    }

    void run() {
        pollfd sources[] = {{ConnectionNumber(display), POLLIN, 0}, {stop, POLLIN, 0}};
        while (true) {
            collect();                               // Xlib may hold events that it read earlier
            if (poll(sources, 2, -1) < 0 && errno != EINTR) return;
            if (sources[1].revents != 0 || (sources[0].revents & (POLLERR | POLLHUP)) != 0) return;
        }
    }
};

TouchReader::TouchReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TouchReader::TouchReader(TouchReader&&) noexcept = default;
TouchReader& TouchReader::operator=(TouchReader&&) noexcept = default;
TouchReader::~TouchReader() = default;

forms::Result<TouchReader> TouchReader::open(unsigned long window, std::function<void()> wake) {
    const auto fault = [](const char* detail) { return forms::Fault{forms::FaultKind::device, "touch", detail}; };
    auto state = std::make_unique<State>();
    state->wake = std::move(wake);
    state->display = XOpenDisplay(nullptr);
    if (!state->display) return fault("no X display");
    if (!select_touches(state->display, window)) return fault("no XInput 2.2");
    state->stop = eventfd(0, EFD_CLOEXEC);
    if (state->stop < 0) return fault("no eventfd");
    State* const shared = state.get();
    state->thread = std::thread([shared] { shared->run(); });
    return TouchReader(std::move(state));
}

std::vector<Touch> TouchReader::take() {
    const std::lock_guard lock(state_->mutex);
    return std::exchange(state_->touches, {});
}

}  // namespace kiosk
