// Handing off by the export profiles.
// A folder appears under its name when everything in it is safe and read back; until then it is hidden.
#include "kiosk/desk/profile_hand_off.h"

#include "printer/file.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::size_t kFileBytesMax = 256 << 20;

Lacking lacking_of(const HandOffWish& wish) { return wish.shrinks ? Lacking::shrink : Lacking::stop; }

/// "20260410-100203", in Japan.
std::string stamp_of(store::Moment at) {
    std::string stamp;
    for (const char letter : store::japanese_time(at)) {
        if (letter >= '0' && letter <= '9') stamp += letter;
        if (letter == 'T') stamp += '-';
    }
    return stamp;
}

TablePart part_of(const std::vector<CsvRow>& rows) {
    TablePart part;
    if (!rows.empty()) part.head = rows.front(), part.rows.assign(rows.begin() + 1, rows.end());
    return part;
}

/// As they lie on the disk.
bool reads_back(const std::filesystem::path& folder, const std::vector<ExportFile>& files) {
    return std::all_of(files.begin(), files.end(), [&](const ExportFile& file) {
        const auto bytes = printer::read_file(folder / file.name, kFileBytesMax);
        return bytes && *bytes == file.bytes;
    });
}

}  // namespace

std::vector<ExportCase> ProfileHandOff::opened(const std::vector<HandOffCase>& cases) const {
    std::vector<ExportCase> all;
    for (const HandOffCase& one : cases)
        all.push_back({store::receipt_number(one.row.number), one.row.day, forms::derive_situation(catalog_, one.content.answers, one.content.today)});
    return all;
}

HandOffRead ProfileHandOff::preview(const std::vector<HandOffCase>& cases, const HandOffWish& wish) {
    const ExportProfile& profile = profile_of(wish);
    const auto all = opened(cases);
    const Export made = make_export(profile, all, letters_, lacking_of(wish));
    HandOffRead read;
    read.wish = wish;
    read.title = profile.title;
    read.target_count = profiles_.size();
    read.cases = part_of(made.case_rows);
    if (!profile.persons.is_empty()) read.persons = part_of(made.person_rows);
    read.differences = differences(profile, all, made, letters_, lacking_of(wish)).size();
    for (const LetterFinding& finding : made.findings) read.letters.push_back(in_words(words_, finding));
    for (std::size_t i = 0; i < all.size(); ++i)
        if (std::find(made.left_out.begin(), made.left_out.end(), i) == made.left_out.end()) read.going.push_back(i);
    read.left_out = made.left_out.size();
    return read;
}

forms::Result<std::string> ProfileHandOff::write(const std::vector<HandOffCase>& cases, const HandOffWish& wish, store::Moment at) {
    std::error_code error;
    if (!std::filesystem::is_directory(directory_, error)) return forms::Fault{forms::FaultKind::not_found, directory_.string(), {}};
    const ExportProfile& profile = profile_of(wish);
    const auto all = opened(cases);
    const Export made = make_export(profile, all, letters_, lacking_of(wish));
    const std::string name = profile.id + "-" + stamp_of(at);
    if (!differences(profile, all, made, letters_, lacking_of(wish)).empty()) return forms::Fault{forms::FaultKind::damaged, name, {}};
    const std::filesystem::path hidden = directory_ / ("." + name), folder = directory_ / name;
    if (!std::filesystem::create_directory(hidden, error)) return forms::Fault{forms::FaultKind::not_permitted, directory_.string(), error.message()};
    std::vector<printer::NamedBytes> files;
    for (const ExportFile& file : made.files) files.push_back({file.name, file.bytes});
    auto written = printer::write_files_beside(hidden, files);
    if (written && !reads_back(hidden, made.files)) written = forms::Fault{forms::FaultKind::damaged, name, {}};
    if (written) std::filesystem::rename(hidden, folder, error);
    if (written && error) written = forms::Fault{forms::FaultKind::not_permitted, folder.string(), error.message()};
    if (written) return folder.string();
    std::filesystem::remove_all(hidden, error);
    return written.fault();
}

store::Word ProfileHandOff::name_of(const HandOffWish& wish) const { return store::Word::make(profile_of(wish).id).value_or(store::Word()); }

}  // namespace kiosk::desk
