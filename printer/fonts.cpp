// The font chain: text → (face, glyph, advance). The only file that knows HarfBuzz, which reads cmap (with variation
// sequences), hmtx and names for us. No OpenType shaping: Japanese on forms is one glyph a character, so a combining mark is
// reported as missing rather than set beside its letter. Draws nothing; breaks no lines.
#include "printer/fonts.h"

#include "forms/text.h"
#include "printer/letter_table.h"
#include "printer/subset.h"

#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <unordered_map>

namespace printer {

namespace {

using forms::Fault;
using forms::FaultKind;
using forms::Result;

template <auto destroy>
struct Destroy {
    template <typename T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using HbBlob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;

struct FontFile {
    const char* path;
    const char* package;
    bool serif;
};
constexpr std::array<FontFile, 5> kFiles{{
    {"truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", "fonts-morisawa-bizud-gothic", false},
    {"truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", "fonts-morisawa-bizud-gothic", false},
    {"opentype/ipaexfont-gothic/ipaexg.ttf", "fonts-ipaexfont-gothic", false},
    {"opentype/ipaexfont-mincho/ipaexm.ttf", "fonts-ipaexfont-mincho", true},
    {"truetype/ipamj/ipamjm.ttf", "fonts-ipamj-mincho", true},
}};
enum FaceIndex : unsigned { kBizRegular, kBizBold, kIpaexGothic, kIpaexMincho, kIpamj };

/// Faces asked one after the other. One chain keeps one style; the mixed ones are the last resort.
enum ChainIndex : unsigned { kLabel, kLabelBold, kMincho, kGothic, kGothicBold, kMinchoMixed, kGothicMixed, kBoldMixed };
const std::vector<unsigned>& faces_of(ChainIndex chain) {
    static const std::array<std::vector<unsigned>, 8> chains{{
        {kBizRegular, kIpaexGothic, kIpamj},
        {kBizBold, kIpaexGothic, kIpamj},
        {kIpaexMincho, kIpamj},
        {kBizRegular, kIpaexGothic},
        {kBizBold, kIpaexGothic},
        {kIpaexMincho, kIpamj, kBizRegular, kIpaexGothic},
        {kBizRegular, kIpaexGothic, kIpaexMincho, kIpamj},
        {kBizBold, kIpaexGothic, kIpaexMincho, kIpamj},
    }};
    return chains[chain];
}

/// The chains that a whole text is tried in, until one has all of it.
std::span<const ChainIndex> routes(Typeface typeface) {
    static constexpr std::array label{kLabel}, label_bold{kLabelBold};
    static constexpr std::array value{kMincho, kGothic, kMinchoMixed};
    static constexpr std::array screen{kGothic, kMincho, kGothicMixed};
    static constexpr std::array screen_bold{kGothicBold, kMincho, kBoldMixed};
    switch (typeface) {
        case Typeface::label:
            return label;
        case Typeface::label_bold:
            return label_bold;
        case Typeface::value:
            return value;
        case Typeface::screen:
            return screen;
        case Typeface::screen_bold:
            return screen_bold;
    }
    return value;
}

/// A file mapped, not read: only the pages that are touched take memory.
class Mapping {
public:
    static Result<Mapping> open(const std::filesystem::path& path, const std::string& package) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) {
            const FaultKind kind = errno == EACCES ? FaultKind::not_permitted : FaultKind::not_found;
            return Fault{kind, path.string(), std::string(std::strerror(errno)) + " (package " + package + ")"};
        }
        struct stat status {};
        const bool sized = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 12;
        const auto size = sized ? static_cast<std::size_t>(status.st_size) : 0;
        void* data = sized ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
        ::close(file);
        if (data == MAP_FAILED) return Fault{FaultKind::unreadable, path.string(), "not a font file (package " + package + ")"};
        return Mapping(static_cast<char*>(data), size);
    }
    Mapping(Mapping&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(other.size_) {}
    Mapping& operator=(Mapping&&) = delete;
    ~Mapping() {
        if (data_) ::munmap(data_, size_);
    }
    HbFace face() const {
        const HbBlob blob(hb_blob_create(data_, static_cast<unsigned>(size_), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
        return HbFace(hb_face_create(blob.get(), 0));
    }

private:
    Mapping(char* data, std::size_t size) : data_(data), size_(size) {}
    char* data_;
    std::size_t size_;
};

unsigned big_endian_16(const char* at) {
    return static_cast<unsigned>(static_cast<unsigned char>(at[0])) << 8 | static_cast<unsigned char>(at[1]);
}

struct Face {
    std::filesystem::path path;
    Mapping mapping;
    HbFace face;
    HbFont font;
    double units_per_em = 1000;
    mutable std::optional<FaceFacts> facts;  // read from the tables at the first question
};

struct Found {
    static constexpr int kNone = -1, kNotAsked = -2;
    int face = kNotAsked;      // or kNone: no font of the chain
    unsigned glyph = 0;
    double advance_em = 0;
};

bool is_presentation_selector(char32_t code) { return code == 0xFE0E || code == 0xFE0F; }

/// Never drawn, whatever a font has there: combining marks would stand beside their letter, and private-use codes (外字)
/// mean another letter in every city's system.
bool must_not_be_drawn(char32_t code) {
    if (code == kMalformed || forms::is_variation_selector(code)) return true;
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
    return category == HB_UNICODE_GENERAL_CATEGORY_CONTROL || category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE;
}

bool is_wide(char32_t code) { return code >= 0x2E80 && !(code >= 0xFF61 && code <= 0xFFDC); }

}  // namespace

struct Fonts::Chain {
    std::vector<Face> faces;
    /// What was looked up before; `Fonts` and its copies are used from one thread at a time.
    mutable std::array<LetterTable<Found>, 8> without_selector;
    mutable std::unordered_map<std::uint64_t, Found> memo;      // of letters with a selector

    double advance_em(unsigned face, unsigned glyph) const {
        return hb_font_get_glyph_h_advance(faces[face].font.get(), glyph) / faces[face].units_per_em;
    }
    Found found_in(unsigned face, unsigned glyph) const { return {static_cast<int>(face), glyph, advance_em(face, glyph)}; }
    Found nominal(ChainIndex chain, char32_t code) const {
        for (const unsigned face : faces_of(chain)) {
            hb_codepoint_t glyph = 0;
            if (hb_font_get_nominal_glyph(faces[face].font.get(), code, &glyph) && glyph) return found_in(face, glyph);
        }
        return {Found::kNone};
    }
    /// Does any of our fonts say that the sequence looks like the plain character? Then the plain one is right in every
    /// font. (BIZ UD knows 10,160 Adobe-Japan1 sequences, IPAex only 445; nearly all of the others are such.)
    bool is_plain_sequence(char32_t code, char32_t selector) const {
        return std::any_of(faces.begin(), faces.end(), [&](const Face& face) {
            hb_codepoint_t varied = 0, plain = 0;
            return hb_font_get_variation_glyph(face.font.get(), code, selector, &varied) &&
                   hb_font_get_nominal_glyph(face.font.get(), code, &plain) && varied == plain;
        });
    }
    Found look_up(ChainIndex chain, char32_t code, char32_t selector) const {
        if (must_not_be_drawn(code)) return {Found::kNone};
        if (!selector || is_presentation_selector(selector)) return nominal(chain, code);
        for (const unsigned face : faces_of(chain)) {
            hb_codepoint_t glyph = 0;
            if (hb_font_get_variation_glyph(faces[face].font.get(), code, selector, &glyph) && glyph)
                return found_in(face, glyph);
        }
        return is_plain_sequence(code, selector) ? nominal(chain, code) : Found{Found::kNone};
    }
    const Found& find(ChainIndex chain, char32_t code, char32_t selector) const {
        if (!selector) {
            Found& known = without_selector[chain][code];
            if (known.face == Found::kNotAsked) known = look_up(chain, code, selector);
            return known;
        }
        const std::uint64_t key = std::uint64_t{chain} << 42 | std::uint64_t{code} << 21 | selector;
        const auto known = memo.find(key);
        if (known != memo.end()) return known->second;
        return memo.emplace(key, look_up(chain, code, selector)).first->second;
    }
    ShapedText shape(ChainIndex chain, const std::vector<Utf8Character>& text) const;
};

namespace {

/// Between family and given name the forms leave half a character; the fonts' own space is narrower.
constexpr double kNameGapEm = 0.5;

bool stands_between_wide(const std::vector<Utf8Character>& text, std::size_t index) {
    return index > 0 && index + 1 < text.size() && is_wide(text[index - 1].code) && is_wide(text[index + 1].code);
}

}  // namespace

ShapedText Fonts::Chain::shape(ChainIndex chain, const std::vector<Utf8Character>& text) const {
    ShapedText shaped;
    shaped.glyphs.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto& [code, selector, begin, end] = text[i];
        const Found& found = find(chain, code, selector);
        if (found.face < 0) {
            shaped.missing.push_back(code);
            if (selector) shaped.missing.push_back(selector);
            continue;
        }
        const double advance_em = code == U' ' && stands_between_wide(text, i) ? kNameGapEm : found.advance_em;
        shaped.glyphs.push_back({static_cast<unsigned>(found.face), found.glyph, code, selector, advance_em});
        shaped.width_em += advance_em;
    }
    return shaped;
}

Result<Fonts> Fonts::open(const std::filesystem::path& font_root) {
    auto chain = std::make_shared<Chain>();
    for (const FontFile& file : kFiles) {
        const auto path = font_root / file.path;
        TRY(mapping, Mapping::open(path, file.package));
        HbFace face = mapping.face();
        if (hb_face_get_glyph_count(face.get()) == 0)
            return Fault{FaultKind::damaged, path.string(), std::string("no glyphs in it (package ") + file.package + ")"};
        HbFont font(hb_font_create(face.get()));
        const double units_per_em = hb_face_get_upem(face.get());
        chain->faces.push_back({path, std::move(mapping), std::move(face), std::move(font), units_per_em, {}});
    }
    return Fonts(std::move(chain));
}

ShapedText Fonts::shape(Typeface typeface, std::string_view text) const { return shape(typeface, utf8_characters(text)); }

ShapedText Fonts::shape(Typeface typeface, const std::vector<Utf8Character>& characters) const {
    ShapedText shaped;
    for (const ChainIndex chain : routes(typeface)) {
        shaped = chain_->shape(chain, characters);
        if (shaped.complete()) return shaped;
    }
    return shaped;
}

LineMetrics Fonts::metrics(Typeface typeface) const {
    const unsigned face = faces_of(routes(typeface).front()).front();
    return {0.88, 0.12, face_facts(*this, face).cap_height / 1000.0};
}

unsigned Fonts::face_count() const { return static_cast<unsigned>(chain_->faces.size()); }
const std::filesystem::path& Fonts::file_of(unsigned face) const { return chain_->faces.at(face).path; }

namespace {

FaceFacts read_face_facts(const Fonts& fonts, unsigned face) {
    const Face& of = fonts.chain().faces.at(face);
    const auto thousandths = [&](double units) { return static_cast<int>(units * 1000 / of.units_per_em); };
    FaceFacts facts;
    std::array<char, 64> name{};
    unsigned length = name.size();
    hb_ot_name_get_utf8(of.face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name.data());
    facts.postscript_name = name.data();
    if (const std::string_view head = font_table(fonts, face, "head"); head.size() >= 54) {
        const auto box = [&](std::size_t at) { return thousandths(static_cast<std::int16_t>(big_endian_16(&head[at]))); };
        facts.left = box(36), facts.bottom = box(38), facts.right = box(40), facts.top = box(42);
    }
    hb_position_t cap_height = 0;
    if (hb_ot_metrics_get_position(of.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height) && cap_height > 0)
        facts.cap_height = thousandths(cap_height);
    facts.serif = kFiles[face].serif;
    facts.glyph_count = hb_face_get_glyph_count(of.face.get());
    return facts;
}

}  // namespace

const FaceFacts& face_facts(const Fonts& fonts, unsigned face) {
    std::optional<FaceFacts>& known = fonts.chain().faces.at(face).facts;
    if (!known) known = read_face_facts(fonts, face);
    return *known;
}

double advance_em(const Fonts& fonts, unsigned face, unsigned glyph) { return fonts.chain().advance_em(face, glyph); }

std::string_view font_table(const Fonts& fonts, unsigned face, const char (&tag)[5]) {
    // The blob is a window on the mapping, which outlives it.
    const HbBlob blob(hb_face_reference_table(fonts.chain().faces.at(face).face.get(), HB_TAG(tag[0], tag[1], tag[2], tag[3])));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &size);
    return {bytes, size};
}

}  // namespace printer
