// Names by reading. The formats are told by the first lines of the files in assets/names.
// Looks up; the order of spellings was computed when the tables were made (assets/names/derive.py).
#include "kiosk/name_book.h"

#include "forms/text.h"
#include "kiosk/files.h"
#include "kiosk/letters.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

/// A name with this many shapes would fill the page with spellings nobody has.
constexpr std::size_t kEverydayShapesMax = 6;

std::vector<std::string> split_at_spaces(std::string_view values) {
    std::vector<std::string> parts;
    while (!values.empty()) {
        const std::size_t end = std::min(values.find(' '), values.size());
        if (end > 0) parts.emplace_back(values.substr(0, end));
        values.remove_prefix(std::min(end + 1, values.size()));
    }
    return parts;
}

/// ぢ and づ sound like じ and ず, and people write either: 「みかずき」 finds 三日月.
std::string with_other_dz(std::string_view reading) {
    std::u32string letters = decode(reading);
    for (char32_t& c : letters) {
        if (c == 0x3062) c = 0x3058;
        else if (c == 0x3065) c = 0x305A;
        else if (c == 0x3058) c = 0x3062;
        else if (c == 0x305A) c = 0x3065;
    }
    return encode(letters);
}

}  // namespace

void add_new(std::vector<std::string>& to, std::vector<std::string> from) {
    for (std::string& one : from)
        if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(std::move(one));
}

std::vector<std::string> letters_of(std::string_view name) {
    std::vector<std::string> letters;
    for (const char32_t c : decode(name)) {
        const bool belongs_before = forms::is_variation_selector(c) && !letters.empty();
        if (belongs_before) letters.back() += encode(std::u32string(1, c));
        else letters.push_back(encode(std::u32string(1, c)));
    }
    return letters;
}

std::string_view NameBook::Table::find(std::string_view key) const {
    const std::string_view all = text;
    std::size_t low = 0, high = all.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t before = all.rfind('\n', middle == 0 ? 0 : middle - 1);
        const std::size_t begin = middle == 0 || before == std::string_view::npos ? 0 : before + 1;
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        const std::string_view line = all.substr(begin, end - begin);
        const std::size_t tab = line.find('\t');
        const std::string_view here = line.substr(0, tab);
        if (tab != std::string_view::npos && here == key) return line.substr(tab + 1);
        // The lines that tell what the file is come first, whatever their bytes.
        if (tab == std::string_view::npos || here < key) low = end + 1;
        else high = begin;
    }
    return {};
}

/// The keys of the lines in which the value stands, from the line where it stands nearest to the beginning.
std::vector<std::string> NameBook::Table::keys_with(std::string_view value) const {
    const std::string_view all = text;
    std::vector<std::pair<std::ptrdiff_t, std::string>> found;
    for (std::size_t at = all.find(value); at != std::string_view::npos; at = all.find(value, at + 1)) {
        const std::size_t end = at + value.size();
        const bool is_whole = at > 0 && (all[at - 1] == '\t' || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ' || all[end] == '\n');
        if (!is_whole) continue;
        const std::size_t line = all.rfind('\n', at) + 1, tab = all.find('\t', line);
        if (all[line] == '#' || tab > at) continue;
        const auto place = std::count(all.begin() + static_cast<std::ptrdiff_t>(tab), all.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        found.emplace_back(place, all.substr(line, tab - line));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> keys;
    for (auto& [place, key] : found) keys.push_back(std::move(key));
    return keys;
}

forms::Result<NameBook> NameBook::open(const std::filesystem::path& directory) {
    NameBook book;
    TRY(surnames, printer::read_file(directory / "surnames.tsv", kFileBytesMax));
    TRY(given, printer::read_file(directory / "given.tsv", kFileBytesMax));
    TRY(letters, printer::read_file(directory / "letters.tsv", kFileBytesMax));
    TRY(shapes, printer::read_file(directory / "shapes.tsv", kFileBytesMax));
    TRY(variants, printer::read_file(directory / "variants.tsv", kFileBytesMax));
    book.surnames_.text = std::move(surnames);
    book.given_.text = std::move(given);
    book.letters_.text = std::move(letters);
    book.shapes_.text = std::move(shapes);
    book.read_families(variants);
    return book;
}

void NameBook::read_families(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        std::vector<std::string> family = split_at_spaces(line.substr(tab + 1));
        for (std::string& shape : family) {
            const bool is_everyday = shape.starts_with('*');
            if (is_everyday) shape.erase(0, 1);
            if (is_everyday) everyday_[std::string(line.substr(0, tab))].push_back(shape);
            families_of_[shape].push_back(families_.size());
        }
        families_.push_back(std::move(family));
    }
}

/// 高崎 → 髙崎, 高﨑, 髙﨑: every letter of the name may stand in each of its everyday shapes.
std::vector<std::string> NameBook::everyday_shapes(std::string_view name) const {
    std::vector<std::string> spellings = {""};
    for (const std::string& letter : letters_of(name)) {
        std::vector<std::string> shapes = {letter};
        if (const auto known = everyday_.find(letter); known != everyday_.end()) shapes.insert(shapes.end(), known->second.begin(), known->second.end());
        std::vector<std::string> longer;
        for (const std::string& shape : shapes)
            for (const std::string& spelling : spellings) longer.push_back(spelling + shape);
        spellings = std::move(longer);
    }
    spellings.erase(spellings.begin());                  // the name itself
    if (spellings.size() > kEverydayShapesMax) spellings.resize(kEverydayShapesMax);
    return spellings;
}

std::vector<std::string> NameBook::surnames(std::string_view reading) const {
    std::vector<std::string> found;
    const std::string hiragana = to_hiragana(reading);
    for (const std::string& read : {hiragana, with_other_dz(hiragana)})
        for (std::string& name : split_at_spaces(surnames_.find(read))) {
            std::vector<std::string> shapes = everyday_shapes(name);
            add_new(found, {std::move(name)});
            add_new(found, std::move(shapes));
        }
    return found;
}

std::vector<std::string> NameBook::given_names(std::string_view reading) const {
    std::vector<std::string> found;
    const std::string hiragana = to_hiragana(reading);
    for (const std::string& read : {hiragana, with_other_dz(hiragana)}) add_new(found, split_at_spaces(given_.find(read)));
    const std::vector<std::string> standard = found;
    for (const std::string& name : standard) add_new(found, everyday_shapes(name));
    return found;
}

std::string NameBook::in_standard_shapes(std::string_view name) const {
    std::string standard;
    for (const std::string& letter : letters_of(name)) {
        const auto family = families_of_.find(encode(decode(letter).substr(0, 1)));
        standard += family == families_of_.end() ? letter : families_[family->second.front()].front();
    }
    return standard;
}

std::vector<std::string> NameBook::readings_in(const Table& table, std::string_view name) const {
    if (name.empty()) return {};
    std::vector<std::string> found = table.keys_with(name);
    add_new(found, table.keys_with(in_standard_shapes(name)));
    return found;
}

std::vector<std::string> NameBook::surname_readings(std::string_view name) const { return readings_in(surnames_, name); }
std::vector<std::string> NameBook::given_readings(std::string_view name) const { return readings_in(given_, name); }

std::vector<std::string> NameBook::letters(std::string_view reading) const {
    return split_at_spaces(letters_.find(to_hiragana(reading)));
}

std::vector<std::string> NameBook::shapes(std::string_view letter) const {
    std::vector<std::string> family;
    const std::u32string codes = decode(letter);
    const std::string bare = codes.empty() ? std::string() : encode(codes.substr(0, 1));
    if (const auto known = families_of_.find(bare); known != families_of_.end())
        for (const std::size_t index : known->second) add_new(family, families_[index]);
    else
        family = split_at_spaces(shapes_.find(bare));
    if (family.empty()) family.push_back(bare);
    add_new(family, {std::string(letter)});
    return family;
}

}  // namespace kiosk
