// PageScenes → PDF. The only file that knows libharu. libharu numbers the objects and writes the file; the fonts are our
// own dictionaries, because its own ones lose every character above U+FFFF and parse whole fonts for each document.
// Does not lay out, does not write to disk (libharu reports no full disk), sets no dates.
#include "printer/pdf.h"

#include "printer/deflate.h"
#include "printer/page_content.h"
#include "printer/subset.h"
#include "printer/utf8.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <memory>

namespace printer {

namespace {

using forms::Fault;
using forms::FaultKind;
using forms::Result;

/// Operators pack well and are packed once for a case. Outlines hardly pack (a fifth), and better packing wins 2 % of a bundle
/// for twice the time: the bundle's are packed fast, since it is kept and sent; those of a dozen single forms are stored as
/// they are, which saves a sixth of all the CPU of a case.
constexpr int kContentLevel = 6, kBundleFontLevel = 6, kSingleFontLevel = 0;
constexpr std::size_t kBytesAroundStreams = 16 << 10;

using Codes = std::vector<unsigned>;  // ascending, each once

void append_hex(std::string& to, unsigned value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) to += "0123456789ABCDEF"[value >> shift & 0xF];
}

void append_utf16_hex(std::string& to, char32_t code) {
    if (code < 0x10000) return append_hex(to, code, 4);
    append_hex(to, 0xD800 + ((code - 0x10000) >> 10), 4);
    append_hex(to, 0xDC00 + ((code - 0x10000) & 0x3FF), 4);
}

/// A PDF text string (ISO 32000-1, 7.9.2.2): UTF-16BE with a byte order mark.
std::string utf16_text(std::string_view utf8) {
    std::string bytes = "\xFE\xFF";
    const auto append = [&](char32_t unit) {
        bytes += static_cast<char>(unit >> 8);
        bytes += static_cast<char>(unit & 0xFF);
    };
    const auto append_code = [&](char32_t code) {
        if (code < 0x10000) return append(code);
        append(0xD800 + ((code - 0x10000) >> 10));
        append(0xDC00 + ((code - 0x10000) & 0x3FF));
    };
    for (const Utf8Character& character : utf8_characters(utf8)) {
        append_code(character.code);
        if (character.selector) append_code(character.selector);
    }
    return bytes;
}

/// Every code and what it says, base and selector together. Neighbouring codes share a range whose array names each meaning
/// (ISO 32000-1, 9.10.3): two thirds of the bytes of a line a code.
std::string to_unicode(const GlyphCodes& glyph_codes, unsigned face, const Codes& codes) {
    std::string cmap =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    const auto belongs_to = [](unsigned code, unsigned last) { return code == last + 1 && code >> 8 == last >> 8; };
    for (std::size_t begin = 0, end = 0; begin < codes.size(); begin = end) {
        for (end = begin + 1; end < codes.size() && belongs_to(codes[end], codes[end - 1]);) ++end;
        cmap += "1 beginbfrange<";
        append_hex(cmap, codes[begin], 4);
        cmap += "><";
        append_hex(cmap, codes[end - 1], 4);
        cmap += ">[";
        for (std::size_t i = begin; i < end; ++i) {
            const GlyphCodes::Entry& entry = glyph_codes.entry(face, codes[i]);
            cmap += '<';
            append_utf16_hex(cmap, entry.code);
            if (entry.selector) append_utf16_hex(cmap, entry.selector);
            cmap += '>';
        }
        cmap += "]endbfrange\n";
    }
    return cmap + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
}

/// Widths of the codes that are not one em wide, in thousandths: 3[500 620.5]9[250].
std::string widths(const GlyphCodes& glyph_codes, unsigned face, const Codes& codes) {
    std::string list = "[";
    unsigned last = 0;
    for (const unsigned code : codes) {
        const long tenths = std::lround(glyph_codes.entry(face, code).advance_em * 1e4);
        if (tenths == 10000) continue;
        const bool follows = last != 0 && code == last + 1;
        if (last != 0) list += follows ? " " : "]";
        if (!follows) list += std::to_string(code) + "[";
        list += std::to_string(tenths / 10);
        if (tenths % 10) list.append(1, '.').append(1, static_cast<char>('0' + tenths % 10));
        last = code;
    }
    return list + (last != 0 ? "]]" : "]");
}

/// Six capitals that name the subset (ISO 32000-1, 9.6.4): of its glyphs, so the same scenes give the same bytes.
std::string subset_tag(unsigned face, const std::vector<unsigned>& glyphs) {
    unsigned hash = 2166136261 ^ face;
    for (const unsigned glyph : glyphs) hash = (hash ^ glyph) * 16777619;
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
    return tag;
}

/// Bytes of a stream that libharu reads where they stand. Its own streams copy byte by byte, in and out: a quarter of the time.
struct Payload {
    std::string_view bytes;
    std::size_t read = 0;
};

Payload& payload_of(HPDF_Stream stream) { return *static_cast<Payload*>(stream->attr); }

HPDF_STATUS read_payload(HPDF_Stream from, HPDF_BYTE* to, HPDF_UINT* size) {
    Payload& payload = payload_of(from);
    *size = static_cast<HPDF_UINT>(payload.bytes.copy(reinterpret_cast<char*>(to), *size, payload.read));
    payload.read += *size;
    return payload.read < payload.bytes.size() ? HPDF_OK : HPDF_STREAM_EOF;
}
HPDF_STATUS rewind_payload(HPDF_Stream from, HPDF_INT, HPDF_WhenceMode) {      // libharu seeks to the start only
    payload_of(from).read = 0;
    return HPDF_OK;
}
HPDF_UINT32 payload_size(HPDF_Stream from) { return static_cast<HPDF_UINT32>(payload_of(from).bytes.size()); }

HPDF_STATUS append_to_string(HPDF_Stream to, const HPDF_BYTE* bytes, HPDF_UINT size) {
    static_cast<std::string*>(to->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
}

/// A document of libharu. Its errors are sticky: one check at the end finds any of them.
class Document {
public:
    Document() : doc_(HPDF_New([](HPDF_STATUS, HPDF_STATUS, void*) {}, nullptr)) {
        if (doc_) doc_->pdf_version = HPDF_VER_17;
    }
    bool is_open() const { return doc_ != nullptr; }
    Fault refused() const {
        return {FaultKind::damaged, "PDF", doc_ ? "libharu error " + std::to_string(doc_->error.error_no) : "out of memory"};
    }

    /// An indirect dictionary with this body.
    HPDF_Dict dictionary(std::string body) {
        HPDF_Dict dict = HPDF_Dict_New(doc_->mmgr);
        HPDF_Xref_Add(doc_->xref, dict);
        return with_body(dict, std::move(body));
    }
    /// The same with a stream of deflated bytes.
    HPDF_Dict stream(std::string zlib, const std::string& body = {}) {
        return filled(HPDF_DictStream_New(doc_->mmgr, doc_->xref), streams_.emplace_back(std::move(zlib)), body);
    }
    /// What every page has, written once on their common parent (ISO 32000-1, 7.7.3.4); a page of another size has its own.
    void share_with_pages(const PageScene& first, HPDF_Dict resources) {
        HPDF_Dict_Add(doc_->root_pages, "MediaBox", sheet(first));
        HPDF_Dict_Add(doc_->root_pages, "Resources", resources);
        shared_ = {first.width_mm, first.height_mm};
    }
    /// `zlib_content` has to stand until the document is written.
    HPDF_Page page(const PageScene& scene, std::string_view zlib_content) {
        HPDF_Page page = HPDF_AddPage(doc_.get());
        if (!page) return nullptr;
        HPDF_Dict_RemoveElement(page, "MediaBox");
        HPDF_Dict_RemoveElement(page, "Resources");
        if (shared_ != std::pair{scene.width_mm, scene.height_mm}) HPDF_Dict_Add(page, "MediaBox", sheet(scene));
        filled(static_cast<HPDF_PageAttr>(page->attr)->contents, zlib_content, {});
        return page;
    }
    void outline_entry(std::string_view title, HPDF_Page page) {
        HPDF_Outline entry = HPDF_CreateOutline(doc_.get(), nullptr, "", nullptr);
        if (!entry) return;
        HPDF_Dict_Add(entry, "Title", text(title));
        HPDF_Array whole_page = HPDF_Array_New(doc_->mmgr);
        HPDF_Array_Add(whole_page, page);
        HPDF_Array_AddName(whole_page, "Fit");
        HPDF_Dict_Add(entry, "Dest", whole_page);
    }
    void describe(const PdfDocument& document) {
        HPDF_Dict_Add(doc_->info, "Title", text(document.title));
        if (!document.subject.empty()) HPDF_Dict_Add(doc_->info, "Subject", text(document.subject));
        HPDF_Dict_Add(doc_->catalog, "Lang", HPDF_String_New(doc_->mmgr, "ja-JP", nullptr));
        // A form printed at 97 % no longer matches its window envelope and its ruler.
        HPDF_Dict_Add(doc_->catalog, "ViewerPreferences", dictionary("/DisplayDocTitle true/PrintScaling/None"));
        HPDF_SetPageMode(doc_.get(), document.parts.size() > 1 ? HPDF_PAGE_MODE_USE_OUTLINE : HPDF_PAGE_MODE_USE_NONE);
    }

    Result<std::string> bytes() {
        std::string all;
        all.reserve(payload_bytes_ + kBytesAroundStreams);
        doc_->stream = HPDF_CallbackWriter_New(doc_->mmgr, append_to_string, &all);
        HPDF_SaveToStream(doc_.get());
        if (doc_->error.error_no != HPDF_OK) return refused();
        return all;
    }

private:
    struct Free {
        void operator()(HPDF_Doc doc) const { HPDF_Free(doc); }
    };

    /// libharu writes the body inside << >> when it writes the dictionary.
    HPDF_Dict with_body(HPDF_Dict dict, std::string body) {
        if (!dict) return dict;
        dict->attr = &bodies_.emplace_back(std::move(body));
        dict->write_fn = [](HPDF_Dict self, HPDF_Stream to) -> HPDF_STATUS {
            const auto& written = *static_cast<const std::string*>(self->attr);
            return HPDF_Stream_Write(to, reinterpret_cast<const HPDF_BYTE*>(written.data()),
                                     static_cast<HPDF_UINT>(written.size()));
        };
        return dict;
    }
    HPDF_Dict filled(HPDF_Dict dict, std::string_view zlib, const std::string& body) {
        if (!dict) return dict;
        HPDF_Stream_Free(dict->stream);
        dict->stream = HPDF_CallbackReader_New(doc_->mmgr, read_payload, rewind_payload, nullptr, payload_size, &payloads_.emplace_back(Payload{zlib}));
        payload_bytes_ += zlib.size();
        return with_body(dict, body + "/Filter/FlateDecode");
    }
    HPDF_Array sheet(const PageScene& scene) {
        const auto points = [](double mm) { return static_cast<HPDF_REAL>(mm * 72 / 25.4); };
        return HPDF_Box_Array_New(doc_->mmgr, {0, 0, points(scene.width_mm), points(scene.height_mm)});
    }
    HPDF_Binary text(std::string_view utf8) {
        std::string bytes = utf16_text(utf8);
        return HPDF_Binary_New(doc_->mmgr, reinterpret_cast<HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
    }

    std::deque<std::string> bodies_, streams_;
    std::deque<Payload> payloads_;
    std::size_t payload_bytes_ = 0;
    std::pair<double, double> shared_;  // mm, of most pages
    std::unique_ptr<HPDF_Doc_Rec, Free> doc_;
};

std::string reference(HPDF_Dict dict) { return dict ? std::to_string(dict->header.obj_id & 0x00FFFFFF) + " 0 R" : "null"; }

/// A Type0 font over a private subset (ISO 32000-1, 9.7): codes are CIDs and the subset's glyph numbers.
Result<HPDF_Dict> font_dictionary(Document& document, const Fonts& fonts, unsigned face, const GlyphCodes& glyph_codes,
                                  const Codes& codes, const Deflater& deflater) {
    std::vector<unsigned> glyph_of_code(codes.back() + std::size_t{1});
    for (const unsigned code : codes) glyph_of_code[code] = glyph_codes.entry(face, code).glyph;
    TRY(subset, subset_face(fonts, face, glyph_of_code));

    const FaceFacts facts = face_facts(fonts, face);
    const std::string name = subset_tag(face, glyph_of_code) + "+" + facts.postscript_name;
    const auto number = [](int value) { return std::to_string(value).insert(0, 1, ' '); };

    const HPDF_Dict file = document.stream(deflater.zlib(subset), "/Length1 " + std::to_string(subset.size()));
    const HPDF_Dict descriptor = document.dictionary(
        "/Type/FontDescriptor/FontName/" + name + "/Flags" + number(facts.serif ? 6 : 4) + "/FontBBox[" + number(facts.left) +
        number(facts.bottom) + number(facts.right) + number(facts.top) + "]/ItalicAngle 0/Ascent" + number(facts.ascent) +
        "/Descent" + number(facts.descent) + "/CapHeight" + number(facts.cap_height) + "/StemV 80/FontFile2 " + reference(file));
    const HPDF_Dict descendant =
        document.dictionary("/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" + "/DW 1000/W" +
                            widths(glyph_codes, face, codes) + "/CIDToGIDMap/Identity/FontDescriptor " + reference(descriptor));
    const HPDF_Dict unicode = document.stream(deflater.zlib(to_unicode(glyph_codes, face, codes)));
    return document.dictionary("/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                               reference(descendant) + "]/ToUnicode " + reference(unicode));
}

/// What the documents of a case share.
struct Case {
    explicit Case(const Fonts& its_fonts) : fonts(its_fonts), glyph_codes(its_fonts) {}

    const Fonts& fonts;
    Deflater content_deflater{kContentLevel}, bundle_font_deflater{kBundleFontLevel}, single_font_deflater{kSingleFontLevel};
    GlyphCodes glyph_codes;
    std::map<const PageScene*, PageContent> pages;  // operators already packed

    const PageContent& packed(const PageScene& scene) {
        const auto [known, is_new] = pages.try_emplace(&scene);
        PageContent& page = known->second;
        if (!is_new) return page;
        page = page_content(scene, glyph_codes);
        page.operators = content_deflater.zlib(page.operators);
        return page;
    }
};

/// The codes that a document shows, by face.
std::vector<Codes> codes_in(const PdfDocument& document, Case& of) {
    std::vector<Codes> codes(of.glyph_codes.face_count());
    std::vector<std::vector<char>> seen(codes.size());
    for (const PdfPart& part : document.parts)
        for (const PageScene& scene : *part.pages) {
            const PageContent& page = of.packed(scene);
            for (unsigned face = 0; face < codes.size(); ++face) {
                seen[face].resize(of.glyph_codes.code_count(face));
                for (const unsigned code : page.codes[face]) seen[face][code] = 1;
            }
        }
    for (std::size_t face = 0; face < codes.size(); ++face)
        for (unsigned code = 0; code < seen[face].size(); ++code)
            if (seen[face][code]) codes[face].push_back(code);
    return codes;
}

Result<std::string> write_document(const PdfDocument& document, Case& of) {
    Document pdf;
    if (!pdf.is_open()) return pdf.refused();

    const std::vector<Codes> codes = codes_in(document, of);
    std::string resources = "/Font<<";
    for (unsigned face = 0; face < codes.size(); ++face) {
        if (codes[face].empty()) continue;
        TRY(font, font_dictionary(pdf, of.fonts, face, of.glyph_codes, codes[face], document.parts.size() > 1 ? of.bundle_font_deflater : of.single_font_deflater));
        resources += "/F" + std::to_string(face) + " " + reference(font);
    }
    const HPDF_Dict shared_resources = pdf.dictionary(resources + ">>");

    for (const PdfPart& part : document.parts) {
        HPDF_Page first = nullptr;
        for (const PageScene& scene : *part.pages) {
            if (!first && &part == &document.parts.front()) pdf.share_with_pages(scene, shared_resources);
            const HPDF_Page page = pdf.page(scene, of.packed(scene).operators);
            if (!first) first = page;
        }
        if (first) pdf.outline_entry(part.title, first);
    }
    pdf.describe(document);
    return pdf.bytes();
}

}  // namespace

Result<std::vector<std::string>> write_pdfs(const std::vector<PdfDocument>& documents, const Fonts& fonts) {
    Case shared(fonts);
    std::vector<std::string> written;
    for (const PdfDocument& document : documents) {
        TRY(bytes, write_document(document, shared));
        written.push_back(std::move(bytes));
    }
    return written;
}

Result<std::string> write_pdf(const PdfDocument& document, const Fonts& fonts) {
    TRY(written, write_pdfs({document}, fonts));
    return std::move(written.front());
}

}  // namespace printer
