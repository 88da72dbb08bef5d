// Software rasteriser for ImGui draw data: triangles with interpolated colour and texture coverage, blended over white.
// For galleries and tests; short rather than fast, and never on the glass.
#include "kiosk/ui/picture.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

struct Texture {
    const unsigned char* alpha = nullptr;
    int width = 0, height = 0;
    /// Bilinear, as the window's sampler.
    float at(float u, float v) const {
        const float x = std::clamp(u * static_cast<float>(width) - 0.5f, 0.0f, static_cast<float>(width - 1));
        const float y = std::clamp(v * static_cast<float>(height) - 0.5f, 0.0f, static_cast<float>(height - 1));
        const int x0 = static_cast<int>(x), y0 = static_cast<int>(y), x1 = std::min(x0 + 1, width - 1), y1 = std::min(y0 + 1, height - 1);
        const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
        const auto texel = [&](int column, int row) { return static_cast<float>(alpha[row * width + column]); };
        const float above = texel(x0, y0) * (1 - fx) + texel(x1, y0) * fx, below = texel(x0, y1) * (1 - fx) + texel(x1, y1) * fx;
        return (above * (1 - fy) + below * fy) / 255.0f;
    }
};

float edge(const ImVec2& a, const ImVec2& b, float x, float y) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); }

void blend(Picture& picture, int x, int y, const float (&colour)[4]) {
    unsigned char* pixel = &picture.pixels[static_cast<std::size_t>((y * picture.width + x) * 3)];
    if (colour[3] >= 1) {
        for (int c = 0; c < 3; ++c) pixel[c] = static_cast<unsigned char>(colour[c]);
        return;
    }
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<unsigned char>(std::lround(pixel[c] * (1 - colour[3]) + colour[c] * colour[3]));
}

/// A pixel on an edge belongs to the triangle whose top or left edge it is, so that neighbours do not both paint it.
bool owns_edge(const ImVec2& a, const ImVec2& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

/// In pixels; what a command may not paint outside of.
struct Clip {
    int left = 0, top = 0, right = 0, bottom = 0;
};

void fill(Picture& picture, const ImDrawVert* (vertices)[3], const Texture& texture, const Clip& clip) {
    const ImDrawVert *a = vertices[0], *b = vertices[1], *c = vertices[2];
    float area = edge(a->pos, b->pos, c->pos.x, c->pos.y);
    if (area == 0) return;
    if (area < 0) std::swap(b, c), area = -area;
    const int left = std::max(clip.left, static_cast<int>(std::floor(std::min({a->pos.x, b->pos.x, c->pos.x}))));
    const int right = std::min(clip.right - 1, static_cast<int>(std::ceil(std::max({a->pos.x, b->pos.x, c->pos.x}))));
    const int top = std::max(clip.top, static_cast<int>(std::floor(std::min({a->pos.y, b->pos.y, c->pos.y}))));
    const int bottom = std::min(clip.bottom - 1, static_cast<int>(std::ceil(std::max({a->pos.y, b->pos.y, c->pos.y}))));
    const auto is_in = [](float w, bool owns) { return w > 0 || (w == 0 && owns); };
    const bool is_flat = a->uv.x == b->uv.x && a->uv.x == c->uv.x && a->uv.y == b->uv.y && a->uv.y == c->uv.y && a->col == b->col && a->col == c->col;
    const float flat_coverage = is_flat ? texture.at(a->uv.x, a->uv.y) : 0;
    const bool owns[] = {owns_edge(b->pos, c->pos), owns_edge(c->pos, a->pos), owns_edge(a->pos, b->pos)};
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) {
            const float px = static_cast<float>(x) + 0.5f, py = static_cast<float>(y) + 0.5f;
            const float wa = edge(b->pos, c->pos, px, py), wb = edge(c->pos, a->pos, px, py), wc = edge(a->pos, b->pos, px, py);
            if (!is_in(wa, owns[0]) || !is_in(wb, owns[1]) || !is_in(wc, owns[2])) continue;
            float colour[4];
            if (is_flat) {
                for (int channel = 0; channel < 4; ++channel) colour[channel] = static_cast<float>((a->col >> (8 * channel)) & 0xFF);
                colour[3] = colour[3] / 255.0f * flat_coverage;
                blend(picture, x, y, colour);
                continue;
            }
            for (int channel = 0; channel < 4; ++channel) {
                const auto level = [&](const ImDrawVert* vertex) { return static_cast<float>((vertex->col >> (8 * channel)) & 0xFF); };
                colour[channel] = (level(a) * wa + level(b) * wb + level(c) * wc) / area;
            }
            const float u = (a->uv.x * wa + b->uv.x * wb + c->uv.x * wc) / area, v = (a->uv.y * wa + b->uv.y * wb + c->uv.y * wc) / area;
            colour[3] = colour[3] / 255.0f * texture.at(u, v);
            if (colour[3] > 0) blend(picture, x, y, colour);
        }
}

void rasterise(Picture& picture, const ImDrawData& data, const Texture& shapes, const Texture& glyphs, const void* glyph_id) {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x)), std::max(0, static_cast<int>(command.ClipRect.y)),
                            std::min(picture.width, static_cast<int>(command.ClipRect.z)), std::min(picture.height, static_cast<int>(command.ClipRect.w))};
            const Texture& texture = command.GetTexID() == glyph_id ? glyphs : shapes;
            for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
                const ImDrawVert* vertices[3];
                for (unsigned k = 0; k < 3; ++k)
                    vertices[k] = &list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + at + k)])];
                fill(picture, vertices, texture, clip);
            }
        }
    }
}

}  // namespace

PictureMaker::PictureMaker(const printer::Fonts& fonts, printer::GlyphRasteriser rasteriser) : fonts_(fonts), atlas_(std::move(rasteriser)) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

PictureMaker::~PictureMaker() { ImGui::DestroyContext(); }

Picture PictureMaker::picture(const Page& page, const Panel& panel, const Finger& finger) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    const void* const glyph_id = this;
    for (int attempt = 0; attempt < 2; ++attempt) {
        ImGui::NewFrame();
        draw({ImGui::GetBackgroundDrawList(), &fonts_, &atlas_, this, panel.px_per_mm}, page, finger);
        ImGui::Render();
        if (!atlas_.was_full()) break;
        atlas_.clear();
    }
    unsigned char* shapes = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&shapes, &width, &height);
    Picture picture{panel.width_px, panel.height_px, std::vector<unsigned char>(static_cast<std::size_t>(panel.width_px * panel.height_px * 3), 255)};
    rasterise(picture, *ImGui::GetDrawData(), {shapes, width, height}, {atlas_.coverage().data(), GlyphAtlas::kWidth_px, GlyphAtlas::kHeight_px}, glyph_id);
    return picture;
}

}  // namespace kiosk::ui
