// GLFW window, OpenGL 3.3, ImGui's renderer. Loop rule (measured): every callback re-arms a few frames; re-arming only
// when the wait returns loses the page after ordinary 50 ms taps. Nothing is drawn while nothing happens.
#include "kiosk/window.h"

#include "kiosk/letters.h"
#include "kiosk/touch.h"

#define GLFW_INCLUDE_GLEXT
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>

namespace kiosk {

namespace {

constexpr int kFramesAfterEvent = 3;
constexpr double kDefaultDensity = 4.03;             // px per mm: 21.5" full HD
constexpr double kLongSide_mm = 476.5;

double density_of(GLFWmonitor* monitor, int width_px) {
    int width_mm = 0, height_mm = 0;
    glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
    double density = width_mm > 0 ? static_cast<double>(width_px) / width_mm : kDefaultDensity;
    const bool is_believable = density > 1.5 && density < 12;
    return is_believable ? density : kDefaultDensity;
}

}  // namespace

struct Window::State {
    GLFWwindow* window = nullptr;
    bool is_windowed = false;
    double px_per_mm = kDefaultDensity;
    const printer::Fonts* fonts = nullptr;
    std::unique_ptr<ui::GlyphAtlas> atlas;
    GLuint texture = 0;
    std::uint64_t uploaded_version = 0;
    int frames_owed = kFramesAfterEvent;
    bool is_down = false, is_key_held = false;
    std::vector<Input> inputs;
    std::optional<TouchReader> touch;

    ~State() {
        touch.reset();                               // its thread wakes GLFW: it ends first
        if (window) {
            glDeleteTextures(1, &texture);
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
            glfwDestroyWindow(window);
        }
        glfwTerminate();
    }

    static State& of(GLFWwindow* window) { return *static_cast<State*>(glfwGetWindowUserPointer(window)); }
    void rearm() { frames_owed = kFramesAfterEvent; }

    /// Window coordinates → millimetres.
    printer::PointMm at(double x, double y) const {
        int window_width = 1, frame_width = 1, ignored = 0;
        glfwGetWindowSize(window, &window_width, &ignored);
        glfwGetFramebufferSize(window, &frame_width, &ignored);
        const double scale = static_cast<double>(frame_width) / std::max(1, window_width) / px_per_mm;
        return {x * scale, y * scale};
    }
    void take_touches() {
        if (!touch) return;
        for (const Touch& one : touch->take()) {
            const PointerMotion motion = one.phase == TouchPhase::begin ? PointerMotion::down : one.phase == TouchPhase::end ? PointerMotion::up : PointerMotion::move;
            inputs.push_back(PointerInput{motion, at(one.x_px, one.y_px), one.finger + 1});      // 0 is the mouse
            rearm();
        }
    }
    /// What was copied elsewhere comes as if it were typed.
    void paste() {
        const char* const copied = glfwGetClipboardString(window);
        if (!copied) return;
        for (const char32_t letter : decode(copied)) inputs.push_back(CharacterInput{letter});
    }
    void pointer(PointerMotion motion) {
        double x = 0, y = 0;
        glfwGetCursorPos(window, &x, &y);
        inputs.push_back(PointerInput{motion, at(x, y)});
        rearm();
    }
};

namespace {

std::optional<BoardKey> board_key_of(int key, int mods) {
    switch (key) {
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: return BoardKey::enter;
        case GLFW_KEY_TAB: return (mods & GLFW_MOD_SHIFT) != 0 ? BoardKey::back_tab : BoardKey::tab;
        case GLFW_KEY_UP: return BoardKey::up;
        case GLFW_KEY_DOWN: return BoardKey::down;
        case GLFW_KEY_LEFT: return BoardKey::left;
        case GLFW_KEY_RIGHT: return BoardKey::right;
        case GLFW_KEY_PAGE_UP: return BoardKey::page_up;
        case GLFW_KEY_PAGE_DOWN: return BoardKey::page_down;
        case GLFW_KEY_HOME: return BoardKey::home;
        case GLFW_KEY_END: return BoardKey::end;
        case GLFW_KEY_ESCAPE: return BoardKey::escape;
        case GLFW_KEY_BACKSPACE: return BoardKey::erase;
        case GLFW_KEY_DELETE: return BoardKey::erase_next;
        default: break;                                       // GLFW's keys are an open list of numbers
    }
    if (key < GLFW_KEY_F1 || key > GLFW_KEY_F12) return std::nullopt;
    return static_cast<BoardKey>(static_cast<int>(BoardKey::f1) + key - GLFW_KEY_F1);
}

/// Captureless lambdas cannot reach the private State by name, so the callbacks are told how to.
template <typename State>
void listen(GLFWwindow* window) {
    glfwSetMouseButtonCallback(window, [](GLFWwindow* from, int button, int action, int) {
        State& state = State::of(from);
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        state.is_down = action == GLFW_PRESS;
        state.pointer(state.is_down ? PointerMotion::down : PointerMotion::up);
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* from, double, double) {
        State& state = State::of(from);
        if (state.is_down) state.pointer(PointerMotion::move);
    });
    glfwSetCharCallback(window, [](GLFWwindow* from, unsigned code) {
        State& state = State::of(from);
        state.inputs.push_back(CharacterInput{code, state.is_key_held});
        state.rearm();
    });
    glfwSetKeyCallback(window, [](GLFWwindow* from, int key, int, int action, int modifiers) {
        State& state = State::of(from);
        state.is_key_held = action == GLFW_REPEAT;            // GLFW tells the key before its letter
        if (action == GLFW_RELEASE) return;
        if (const auto board = board_key_of(key, modifiers)) state.inputs.push_back(BoardInput{*board});
        const bool is_paste = key == GLFW_KEY_V && (modifiers & GLFW_MOD_CONTROL) != 0;
        if (is_paste) state.paste();
        state.rearm();
        const bool is_fresh = action == GLFW_PRESS;          // for the terminal a held key never repeats
        if (!is_fresh) return;
        if (key == GLFW_KEY_BACKSPACE) state.inputs.push_back(KeyInput{Key::erase});
        if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) state.inputs.push_back(KeyInput{Key::enter});
        const bool is_back = key == GLFW_KEY_UP || key == GLFW_KEY_LEFT || (key == GLFW_KEY_TAB && (modifiers & GLFW_MOD_SHIFT) != 0);
        if (is_back) state.inputs.push_back(KeyInput{Key::backward});
        else if (key == GLFW_KEY_TAB || key == GLFW_KEY_DOWN || key == GLFW_KEY_RIGHT) state.inputs.push_back(KeyInput{Key::forward});
        if (key == GLFW_KEY_F9) state.inputs.push_back(KeyInput{Key::staff_card});
        state.rearm();
    });
    glfwSetScrollCallback(window, [](GLFWwindow* from, double, double up) {
        State& state = State::of(from);
        constexpr double lines_a_notch = 3;
        state.inputs.push_back(WheelInput{static_cast<int>(-up * lines_a_notch)});
        state.rearm();
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* from) { State::of(from).rearm(); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* from, int, int) { State::of(from).rearm(); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* from) {
        if (!State::of(from).is_windowed) glfwSetWindowShouldClose(from, GLFW_FALSE);
    });
}

GLuint make_texture() {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    const GLint white_with_coverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_coverage);
    return texture;
}

}  // namespace

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

forms::Result<Window> Window::open(const KioskOptions& options, const printer::Fonts& fonts) {
    const auto fault = [](const char* detail) { return forms::Fault{forms::FaultKind::device, "window", detail}; };
    if (!glfwInit()) return fault("no display");
    auto state = std::make_unique<State>();
    TRY(rasteriser, printer::GlyphRasteriser::open(fonts));
    state->atlas = std::make_unique<ui::GlyphAtlas>(std::move(rasteriser));
    state->fonts = &fonts;
    state->is_windowed = options.windowed;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    for (const int buffer : {GLFW_DEPTH_BITS, GLFW_STENCIL_BITS, GLFW_ALPHA_BITS}) glfwWindowHint(buffer, 0);       // flat pages need none of them
    GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
    if (!monitor) return fault("no monitor");
    const GLFWvidmode* const mode = glfwGetVideoMode(monitor);
    const int width = options.windowed ? options.width : mode->width, height = options.windowed ? options.height : mode->height;
    state->window = glfwCreateWindow(width, height, "kakanai", options.windowed ? nullptr : monitor, nullptr);
    if (!state->window) return fault("no OpenGL 3.3");
    const double windowed_density = std::max(width, height) / kLongSide_mm;
    state->px_per_mm = options.px_per_mm.value_or(options.windowed ? windowed_density : density_of(monitor, width));
    glfwSetWindowUserPointer(state->window, state.get());
    if (!options.windowed) glfwSetInputMode(state->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    glfwMakeContextCurrent(state->window);
    glfwSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    state->texture = make_texture();
    listen<State>(state->window);
    auto touch = TouchReader::open(glfwGetX11Window(state->window), glfwPostEmptyEvent);
    if (touch) state->touch = std::move(*touch);
    return Window(std::move(state));
}

ui::Panel Window::panel() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(state_->window, &width, &height);
    return {state_->px_per_mm, std::max(1, width), std::max(1, height)};
}

std::vector<Input> Window::wait(double seconds_max) {
    if (owes_frame()) glfwPollEvents();
    else glfwWaitEventsTimeout(std::max(0.001, seconds_max));
    state_->take_touches();
    return std::exchange(state_->inputs, {});
}

void Window::lay_out_at(double px_per_mm) {
    state_->px_per_mm = px_per_mm;
    glfwSetInputMode(state_->window, GLFW_CURSOR, GLFW_CURSOR_NORMAL);
}

bool Window::owes_frame() const { return state_->frames_owed > 0; }
void Window::wake() { glfwPostEmptyEvent(); }
void Window::owe_frames() { state_->rearm(); }
void Window::forget_glyphs() { state_->atlas->clear(); }
bool Window::is_closed() const { return glfwWindowShouldClose(state_->window); }

void Window::show(const ui::Page& page, const ui::Finger& finger) {
    State& state = *state_;
    const ui::Panel size = panel();
    ImGui::GetIO().DisplaySize = {static_cast<float>(size.width_px), static_cast<float>(size.height_px)};
    void* const texture = reinterpret_cast<void*>(static_cast<std::uintptr_t>(state.texture));
    for (int attempt = 0; attempt < 2; ++attempt) {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        ui::draw({ImGui::GetBackgroundDrawList(), state.fonts, state.atlas.get(), texture, state.px_per_mm}, page, finger);
        ImGui::Render();
        if (!state.atlas->was_full()) break;
        state.atlas->clear();
    }
    if (state.uploaded_version != state.atlas->version()) {
        glBindTexture(GL_TEXTURE_2D, state.texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, ui::GlyphAtlas::kWidth_px, ui::GlyphAtlas::kHeight_px, 0, GL_RED, GL_UNSIGNED_BYTE, state.atlas->coverage().data());
        state.uploaded_version = state.atlas->version();
    }
    glViewport(0, 0, size.width_px, size.height_px);
    glClearColor(ui::kPaper.red / 255.0f, ui::kPaper.green / 255.0f, ui::kPaper.blue / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(state.window);
    if (state.frames_owed > 0) --state.frames_owed;
}

}  // namespace kiosk
