// FreeType behind glyph_image.h.
// Draws single glyphs; places, caches and colours nothing.
#include "printer/glyph_image.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <cstring>
#include <type_traits>

namespace printer {

namespace {

using forms::Fault;
using forms::FaultKind;
using forms::Result;

struct FreeLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FreeFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using LibraryHandle = std::unique_ptr<std::remove_pointer_t<FT_Library>, FreeLibrary>;
using FaceHandle = std::unique_ptr<std::remove_pointer_t<FT_Face>, FreeFace>;

Fault refused(const std::string& where, FT_Error error) {
    return {FaultKind::damaged, where, "FreeType error " + std::to_string(error)};
}

GlyphImage image_of(const FT_GlyphSlot slot) {
    const FT_Bitmap& bitmap = slot->bitmap;
    GlyphImage image{static_cast<int>(bitmap.width),
                     static_cast<int>(bitmap.rows),
                     slot->bitmap_left,
                     slot->bitmap_top,
                     static_cast<double>(slot->linearHoriAdvance) / 65536,
                     {}};
    image.coverage.resize(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row)
        std::memcpy(image.coverage.data() + std::size_t{row} * bitmap.width,
                    bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, bitmap.width);
    return image;
}

}  // namespace

struct GlyphRasteriser::Library {
    LibraryHandle handle;
    std::vector<FaceHandle> faces;  // after `handle`: FreeType wants faces closed first
    std::vector<std::filesystem::path> files;
    std::vector<FT_F26Dot6> sizes;  // what each face is set to

    Result<FT_Face> face(unsigned index) {
        if (index >= faces.size()) return Fault{FaultKind::damaged, "face " + std::to_string(index), "no such face"};
        if (faces[index]) return faces[index].get();
        FT_Face opened = nullptr;
        if (const FT_Error error = FT_New_Face(handle.get(), files[index].c_str(), 0, &opened))
            return refused(files[index].string(), error);
        faces[index].reset(opened);
        return opened;
    }
};

GlyphRasteriser::GlyphRasteriser(std::unique_ptr<Library> library) : library_(std::move(library)) {}
GlyphRasteriser::GlyphRasteriser(GlyphRasteriser&&) noexcept = default;
GlyphRasteriser& GlyphRasteriser::operator=(GlyphRasteriser&&) noexcept = default;
GlyphRasteriser::~GlyphRasteriser() = default;

Result<GlyphRasteriser> GlyphRasteriser::open(const Fonts& fonts) {
    FT_Library handle = nullptr;
    if (const FT_Error error = FT_Init_FreeType(&handle)) return refused("FreeType", error);
    auto library = std::make_unique<Library>();
    library->handle.reset(handle);
    for (unsigned face = 0; face < fonts.face_count(); ++face) library->files.push_back(fonts.file_of(face));
    library->faces.resize(fonts.face_count());
    library->sizes.resize(fonts.face_count());
    return GlyphRasteriser(std::move(library));
}

Result<GlyphImage> GlyphRasteriser::draw(unsigned face_index, unsigned glyph, double em_px) {
    TRY(face, library_->face(face_index));
    const std::string& where = library_->files[face_index].native();
    if (!(em_px >= 1 && em_px <= 2000)) return Fault{FaultKind::damaged, where, "size out of range"};
    const auto size = static_cast<FT_F26Dot6>(std::lround(em_px * 64));
    if (library_->sizes[face_index] != size) {
        if (const FT_Error error = FT_Set_Char_Size(face, size, size, 72, 72)) return refused(where, error);
        library_->sizes[face_index] = size;
    }
    if (const FT_Error error = FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_RENDER))
        return refused(where, error);
    return image_of(face->glyph);
}

}  // namespace printer
