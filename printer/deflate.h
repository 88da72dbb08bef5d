// zlib streams for the PDF. The only file behind it that knows libdeflate, which is three times as fast as zlib at the
// same size. Decides no levels.
#pragma once

#include <memory>
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

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace printer
