// CSV as RFC 4180 writes it, and guarded: a cell that a spreadsheet would take for a formula begins with an apostrophe.
// Text only; letters and files are others' business.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

using CsvRow = std::vector<std::string>;

/// Lines end with CR LF. Cells that begin with = + - @ (also full-width), a tab or CR get an apostrophe before them, and so do
/// those that begin with an apostrophe, so that reading back is exact.
std::string write_csv(const std::vector<CsvRow>& rows);
/// Nothing when a quote is left open or stands in the middle of a bare cell. Takes the apostrophes off again.
std::optional<std::vector<CsvRow>> read_csv(std::string_view text);

}  // namespace kiosk
