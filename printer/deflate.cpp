// libdeflate behind three functions; see the header.
// Out of memory ends the program, as everywhere.
#include "printer/deflate.h"

#include <libdeflate.h>

#include <new>

namespace printer {

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_) throw std::bad_alloc();
}

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

std::string Deflater::zlib(std::string_view bytes) const {
    std::string packed(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
    packed.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

std::string Deflater::raw(std::string_view bytes) const {
    std::string packed(libdeflate_deflate_compress_bound(compressor_.get(), bytes.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor_.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

std::optional<std::string> inflate_raw(std::string_view packed, std::size_t bytes_max) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    if (!decompressor) throw std::bad_alloc();
    std::string bytes(bytes_max, '\0');
    std::size_t used = 0, made = 0;
    const auto result = libdeflate_deflate_decompress_ex(decompressor.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), &used, &made);
    if (result != LIBDEFLATE_SUCCESS || used != packed.size()) return std::nullopt;
    bytes.resize(made);
    return bytes;
}

}  // namespace printer
