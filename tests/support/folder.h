// Folders of tests: made fresh, gone with the object. The one place that makes and removes them.
// Asserts nothing itself.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>

namespace support {

/// memory: where a sync costs nothing, for races and crash loops that are not about the disk's speed.
enum class FolderOn { disk, memory };

class TempFolder {
public:
    explicit TempFolder(FolderOn on = FolderOn::disk) {
        std::error_code error;
        const bool in_memory = on == FolderOn::memory && std::filesystem::is_directory("/dev/shm", error);
        std::string name = ((in_memory ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path()) / "kakanai-test-XXXXXX").string();
        if (mkdtemp(name.data())) path_ = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::size_t file_count() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator()));
    }

private:
    std::filesystem::path path_;
};

/// The same with its path at hand.
struct Folder {
    TempFolder own;
    std::filesystem::path path = own.path();
};

}  // namespace support
