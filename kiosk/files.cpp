// Replaces small files, with a Fault that names the file and nothing of its content.
// Nothing here knows what a file means.
#include "kiosk/files.h"

#include <fstream>

namespace kiosk {

forms::Outcome replace_file(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::path beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) return forms::Fault{forms::FaultKind::not_permitted, beside.string(), "cannot be written"};
    }
    std::error_code error;
    std::filesystem::rename(beside, file, error);
    if (error) return forms::Fault{forms::FaultKind::not_permitted, file.string(), error.message()};
    return forms::Done{};
}

forms::Outcome make_private_directory(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (!error) std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error) return forms::Fault{forms::FaultKind::not_permitted, directory.string(), error.message()};
    return forms::Done{};
}

}  // namespace kiosk
