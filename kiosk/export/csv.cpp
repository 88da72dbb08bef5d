// Writes and reads back the same cells.
// The guard is known from spreadsheet practice (OWASP, CSV injection): such a cell runs as a formula when opened.
#include "kiosk/export/csv.h"

#include <algorithm>

namespace kiosk {

namespace {

bool is_taken_for_formula(std::string_view cell) {
    // The full-width signs are what a Japanese keyboard types for = + - @; spreadsheets take them alike.
    for (const std::string_view start : {"=", "+", "-", "@", "\t", "\r", "'", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        if (cell.starts_with(start)) return true;
    return false;
}

void put(std::string& out, const std::string& cell) {
    const std::string guarded = is_taken_for_formula(cell) ? "'" + cell : cell;
    if (guarded.find_first_of("\",\r\n") == std::string::npos) {
        out += guarded;
        return;
    }
    out += '"';
    for (const char letter : guarded) out += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    out += '"';
}

std::string unguarded(std::string cell) {
    if (cell.starts_with("'")) cell.erase(0, 1);
    return cell;
}

}  // namespace

std::string write_csv(const std::vector<CsvRow>& rows) {
    std::string out;
    for (const CsvRow& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            put(out, row[i]);
        }
        out += "\r\n";
    }
    return out;
}

std::optional<std::vector<CsvRow>> read_csv(std::string_view text) {
    std::vector<CsvRow> rows;
    std::size_t at = 0;
    while (at < text.size()) {
        CsvRow row;
        for (bool more = true; more;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                for (++at; at < text.size(); ++at) {
                    if (text[at] != '"') cell += text[at];
                    else if (at + 1 < text.size() && text[at + 1] == '"') cell += text[at++];
                    else break;
                }
                if (at >= text.size()) return std::nullopt;
                ++at;
            } else {
                const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
                cell = text.substr(at, end - at);
                if (cell.find('"') != std::string::npos) return std::nullopt;
                at = end;
            }
            row.push_back(unguarded(std::move(cell)));
            more = at < text.size() && text[at] == ',';
            if (more) ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size() && text[at] == '\n') ++at;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace kiosk
