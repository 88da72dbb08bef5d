// Writes a small TrueType file out of a large one (OpenType 1.9, chapters glyf, loca, hmtx). Copies outlines byte for byte.
// hb-subset does the same in five times the time: it checks every point again, sums every table, and is asked ten times a
// case. Every offset is checked, because a font package can be broken like any other file.
#include "printer/subset.h"

#include <endian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace printer {

namespace {

// Flags of a composite glyph's components.
constexpr unsigned kWordArguments = 0x0001, kScale = 0x0008, kMoreComponents = 0x0020, kTwoScales = 0x0040, kMatrix = 0x0080,
                   kInstructions = 0x0100;
constexpr std::size_t kGlyphHeader = 10;

unsigned u16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}
std::uint32_t u32(std::string_view bytes, std::size_t at) { return std::uint32_t{u16(bytes, at)} << 16 | u16(bytes, at + 2); }

void put16(std::string& bytes, std::size_t at, unsigned value) {
    bytes[at] = static_cast<char>(value >> 8);
    bytes[at + 1] = static_cast<char>(value);
}
void put32(std::string& bytes, std::size_t at, std::uint32_t value) {
    put16(bytes, at, value >> 16);
    put16(bytes, at + 2, value & 0xFFFF);
}
void append16(std::string& bytes, unsigned value) {
    const char both[] = {static_cast<char>(value >> 8), static_cast<char>(value)};
    bytes.append(both, sizeof both);
}
void append32(std::string& bytes, std::uint32_t value) {
    append16(bytes, value >> 16);
    append16(bytes, value & 0xFFFF);
}

struct Outlines {
    std::string_view head, hhea, maxp, hmtx, loca, glyf;

    unsigned glyph_count() const { return u16(maxp, 4); }
    bool is_readable() const {
        return head.size() >= 54 && hhea.size() >= 36 && maxp.size() >= 6 && hmtx.size() >= 4 && !loca.empty();
    }
    std::size_t offset(unsigned glyph) const {
        return u16(head, 50) ? u32(loca, 4 * std::size_t{glyph}) : 2 * std::size_t{u16(loca, 2 * std::size_t{glyph})};
    }
    /// Empty for a blank glyph, nothing for one that is not in the file.
    std::optional<std::string_view> glyph(unsigned id) const {
        const std::size_t begin = offset(id), end = offset(id + 1);
        if (id >= glyph_count() || begin > end || end > glyf.size()) return std::nullopt;
        return glyf.substr(begin, end - begin);
    }
    /// Advance and left side bearing as they stand in hmtx; glyphs beyond the last full entry share its advance.
    std::pair<unsigned, unsigned> metrics(unsigned id) const {
        const unsigned full = std::max(1u, u16(hhea, 34));
        if (id < full) return {u16(hmtx, 4 * std::size_t{id}), u16(hmtx, 4 * std::size_t{id} + 2)};
        return {u16(hmtx, 4 * std::size_t{full} - 4), u16(hmtx, 4 * std::size_t{full} + 2 * std::size_t{id - full})};
    }
};

/// A glyph of contours, at the end of `glyf`; hinting instructions are of no use without the tables that they call.
/// False when the glyph is cut short.
bool append_simple_glyph(std::string& glyf, std::string_view glyph) {
    const std::size_t instructions = kGlyphHeader + 2 * std::size_t{u16(glyph, 0)};
    const std::size_t flags = instructions + 2 + u16(glyph, instructions);
    if (flags > glyph.size()) return false;
    glyf.append(glyph.substr(0, instructions));
    append16(glyf, 0);
    glyf.append(glyph.substr(flags));
    return true;
}

/// A glyph of other glyphs; `glyph_ids` takes those that are not there yet, at its end.
bool append_composite_glyph(std::string& glyf, std::string_view glyph, std::vector<unsigned>& glyph_ids) {
    glyf.append(glyph.substr(0, kGlyphHeader));
    std::size_t at = kGlyphHeader;
    for (unsigned flags = kMoreComponents; flags & kMoreComponents;) {
        flags = u16(glyph, at);
        const std::size_t scales = flags & kScale ? 2 : flags & kTwoScales ? 4 : flags & kMatrix ? 8 : 0;
        const std::size_t size = 4 + (flags & kWordArguments ? 4 : 2) + scales;
        if (at + size > glyph.size()) return false;
        const unsigned part = u16(glyph, at + 2);
        const auto known = std::find(glyph_ids.begin() + 1, glyph_ids.end(), part);
        append16(glyf, flags & ~kInstructions);
        append16(glyf, static_cast<unsigned>(known - glyph_ids.begin()));
        glyf.append(glyph.substr(at + 4, size - 4));
        if (known == glyph_ids.end()) glyph_ids.push_back(part);
        at += size;
    }
    return true;
}

/// Of a table padded to whole words.
std::uint32_t checksum(std::string_view table) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at + 4 <= table.size(); at += 4) {
        std::uint32_t word = 0;
        std::memcpy(&word, table.data() + at, sizeof word);
        sum += be32toh(word);
    }
    return sum;
}

struct Table {
    const char* tag;
    std::string bytes;
};

std::string font_file(std::array<Table, 6> tables) {
    std::string directory;
    append32(directory, 0x00010000);
    for (const unsigned field : {6u, 64u, 2u, 32u}) append16(directory, field);  // six tables, and their binary search
    const std::size_t start = directory.size() + tables.size() * 16;
    std::size_t bytes = start;
    for (const Table& table : tables) bytes += table.bytes.size() + 3;
    std::string file(start, '\0');
    file.reserve(bytes);
    for (Table& table : tables) {
        const std::size_t length = table.bytes.size();
        table.bytes.resize((length + 3) / 4 * 4);
        directory += table.tag;
        append32(directory, checksum(table.bytes));
        append32(directory, static_cast<std::uint32_t>(file.size()));
        append32(directory, static_cast<std::uint32_t>(length));
        file += table.bytes;
    }
    return file.replace(0, start, directory);
}

}  // namespace

forms::Result<std::string> subset_face(const Fonts& fonts, unsigned face, const std::vector<unsigned>& glyph_of_code) {
    const Outlines from{font_table(fonts, face, "head"), font_table(fonts, face, "hhea"), font_table(fonts, face, "maxp"),
                        font_table(fonts, face, "hmtx"), font_table(fonts, face, "loca"), font_table(fonts, face, "glyf")};
    const auto damaged = [&](const char* what) {
        return forms::Fault{forms::FaultKind::damaged, fonts.file_of(face).string(), what};
    };
    if (!from.is_readable()) return damaged("outline tables missing");

    std::vector<unsigned> glyph_ids = glyph_of_code;
    if (glyph_ids.empty()) glyph_ids.push_back(0);
    std::string glyf, hmtx;
    std::vector<std::size_t> offsets{0};
    std::size_t glyph_bytes = 0;
    for (const unsigned id : glyph_ids) glyph_bytes += from.glyph(id).value_or(std::string_view()).size() + 1;
    glyf.reserve(glyph_bytes);
    hmtx.reserve(4 * glyph_ids.size());
    offsets.reserve(glyph_ids.size() + 1);
    for (std::size_t i = 0; i < glyph_ids.size(); ++i) {  // grows while parts of composite glyphs are found
        const unsigned id = glyph_ids[i];
        const auto [advance, bearing] = id == 0 ? std::pair(0u, 0u) : from.metrics(id);
        append16(hmtx, advance);
        append16(hmtx, bearing);
        const auto glyph = id == 0 ? std::string_view() : from.glyph(id);
        if (!glyph) return damaged("glyph outside the file");
        if (glyph->size() > kGlyphHeader) {
            const bool is_composite = u16(*glyph, 0) >= 0x8000;
            const bool whole = is_composite ? append_composite_glyph(glyf, *glyph, glyph_ids) : append_simple_glyph(glyf, *glyph);
            if (!whole) return damaged("glyph cut short");
            if (glyf.size() % 2) glyf += '\0';
        }
        offsets.push_back(glyf.size());
    }
    if (glyph_ids.size() > 0xFFFF) return damaged("too many glyphs for one document");

    const bool wide_offsets = glyf.size() > 2 * 0xFFFF;
    std::string loca;
    loca.reserve(offsets.size() * (wide_offsets ? 4 : 2));
    for (const std::size_t offset : offsets) {
        if (wide_offsets)
            append32(loca, static_cast<std::uint32_t>(offset));
        else
            append16(loca, static_cast<unsigned>(offset / 2));
    }
    const auto count = static_cast<unsigned>(glyph_ids.size());
    std::string head(from.head.substr(0, 54)), hhea(from.hhea.substr(0, 36)), maxp(from.maxp);
    put32(head, 8, 0);
    put16(head, 50, wide_offsets ? 1 : 0);
    put16(hhea, 34, count);
    put16(maxp, 4, count);
    return font_file({{{"glyf", std::move(glyf)},
                       {"head", std::move(head)},
                       {"hhea", std::move(hhea)},
                       {"hmtx", std::move(hmtx)},
                       {"loca", std::move(loca)},
                       {"maxp", std::move(maxp)}}});
}

}  // namespace printer
