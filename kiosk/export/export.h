// From cases to the files of another system, by a profile: cells, letters, encoding, and the same files read back. Pure but
// for the letters' table; writes no file and knows no store (command_export.cpp and the desk do).
#pragma once

#include "forms/interview.h"
#include "kiosk/command_words.h"
#include "kiosk/export/csv.h"
#include "kiosk/export/letters_of_target.h"

namespace kiosk {

struct ExportCase {
    std::string number;                        // "A-012"
    std::string day;                           // YYYY-MM-DD
    forms::Situation situation;
};

/// Where a letter of a case is lacking in the target, for the clerk to decide.
struct LetterFinding {
    std::string number, column;
    LackingLetter letter;
};

/// stop: a case with lacking letters is left out and reported. shrink: the first proposal is put, and reported all the same;
/// a case with a letter that has no proposal is left out. Never silently, either way.
enum class Lacking { stop, shrink };

struct ExportFile {
    std::string name;                          // "cases.csv", with chunks "cases-1.csv" …; no name of a resident
    std::string bytes;
};
struct Export {
    std::vector<ExportFile> files;
    std::vector<CsvRow> case_rows, person_rows;        // as exported, headings first: what a preview shows
    std::vector<LetterFinding> findings;
    std::vector<std::size_t> left_out;                 // of the cases, from 0: numbers come again every day
    int exported = 0;
};

/// 「A-012「氏名」: 相手のシステムにない字 …」 with what is proposed for it.
std::string in_words(const CommandWords& words, const LetterFinding& finding);

Export make_export(const ExportProfile& profile, const std::vector<ExportCase>& cases, const TargetLetters& letters, Lacking lacking);

/// Decodes and reads the files again and holds every cell against the case itself. The places that differ: "cases.csv 3 氏名".
std::vector<std::string> differences(const ExportProfile& profile, const std::vector<ExportCase>& cases, const Export& made, const TargetLetters& letters, Lacking lacking);

}  // namespace kiosk
