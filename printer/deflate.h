// zlib streams for the PDF, bare deflate for two-dimensional codes. The only file behind it that knows libdeflate, which is
// three times as fast as zlib at the same size. Decides no levels.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace printer {

/// Keep one for a document: opening costs more than a small stream.
class Deflater {
public:
    /// 1 (fastest) to 12 (smallest).
    explicit Deflater(int level);
    /// A zlib stream (RFC 1950), as /FlateDecode wants it.
    std::string zlib(std::string_view bytes) const;
    /// The bare stream (RFC 1951): six bytes less, and without a checksum.
    std::string raw(std::string_view bytes) const;

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

/// The bytes of one bare stream that fills `packed`. Nothing when it is not one, or holds more than `bytes_max`: no more memory
/// than that is ever taken.
std::optional<std::string> inflate_raw(std::string_view packed, std::size_t bytes_max);

}  // namespace printer
