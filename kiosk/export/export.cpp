// Cells from the situation: dates, choices, widths; then letters, rows, chunks, bytes. Reading back goes the other way by
// its own road: the cell is parsed into a value and held against the case's value.
#include "kiosk/export/export.h"

#include "forms/document.h"
#include "forms/phone.h"
#include "forms/text.h"

#include <algorithm>
#include <cstdio>

namespace kiosk {

namespace {

struct Source {
    const ExportCase& one;
    int person = forms::kWholeCase;
};

forms::Reached reach(const Source& source, const std::string& path) { return source.one.situation.reach(path, {source.person, source.person}); }

std::string date_text(forms::Date date, DateStyle style) {
    char text[64];
    switch (style) {
        case DateStyle::iso: return forms::to_iso(date);
        case DateStyle::slash: std::snprintf(text, sizeof text, "%04d/%02d/%02d", date.year, date.month, date.day); return text;
        case DateStyle::wareki: return forms::wareki_text(date);
        case DateStyle::wareki_short: break;
    }
    const auto wareki = forms::to_wareki(date);
    if (!wareki) return forms::to_iso(date);
    std::snprintf(text, sizeof text, "%c%02d.%02d.%02d", "MTSHR"[static_cast<int>(wareki->era)], wareki->year, wareki->month, wareki->day);
    return text;
}

std::optional<forms::Date> date_from(const std::string& text, DateStyle style) {
    int year = 0, month = 0, day = 0;
    char era = 0;
    if (style == DateStyle::iso) return forms::parse_iso_date(text);
    if (style == DateStyle::slash && std::sscanf(text.c_str(), "%d/%d/%d", &year, &month, &day) == 3) return forms::make_date(year, month, day);
    if (style == DateStyle::wareki_short && std::sscanf(text.c_str(), "%c%d.%d.%d", &era, &year, &month, &day) == 4) {
        const std::size_t which = std::string_view("MTSHR").find(era);
        if (which != std::string_view::npos) return forms::from_wareki({static_cast<forms::Era>(which), year, month, day});
    }
    return forms::parse_iso_date(text);
}

std::string own_value(const Source& source, const std::string& from, bool& is_own) {
    is_own = true;
    if (from == "case.number") return source.one.number;
    if (from == "case.day") return source.one.day;
    if (from == "case.event") {
        const forms::Answer* event = source.one.situation.answers().find({forms::kEvent, forms::kWholeCase});
        const auto* id = event && event->value ? std::get_if<std::string>(&*event->value) : nullptr;
        return id ? *id : std::string();
    }
    if (from == "person.number") return std::to_string(source.person + 1);
    is_own = false;
    return {};
}

std::optional<forms::Date> date_of(const Source& source, const ExportColumn& column) {
    if (column.from == "case.today") return source.one.situation.today();
    const forms::Reached reached = reach(source, column.from);
    const auto* date = reached.resolved.value ? std::get_if<forms::Date>(&*reached.resolved.value) : nullptr;
    return date ? std::optional<forms::Date>(*date) : std::nullopt;
}

/// As it is in the case: before widths and letters.
std::string value_text(const Source& source, const ExportColumn& column) {
    bool is_own = false;
    const std::string own = own_value(source, column.from, is_own);
    if (is_own) return own;
    if (const auto date = date_of(source, column)) return date_text(*date, column.date);
    const forms::Reached reached = reach(source, column.from);
    if (!reached.resolved.value || !reached.item) return {};
    const forms::Value& value = *reached.resolved.value;
    if (column.phone == PhoneStyle::e164 && reached.item->type == forms::ItemType::phone) return forms::e164_phone(forms::decode_utf8(std::get<std::string>(value)).value_or(U""));
    if (column.choice == ChoiceStyle::id) {
        if (const auto* id = std::get_if<std::string>(&value)) return *id;
        if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "1" : "0";
        if (const auto* set = std::get_if<forms::ChoiceSet>(&value)) {
            std::string joined;
            for (const std::string& id : *set) joined += (joined.empty() ? "" : " ") + id;
            return joined;
        }
    }
    if (const auto* person = std::get_if<forms::PersonRef>(&value)) return std::to_string(person->index + 1);
    return forms::printed_text(*reached.item, value, reached.part);
}

struct Rows {
    std::vector<CsvRow> cases, persons;
    std::vector<LetterFinding> findings;
    bool is_left_out = false;
};

CsvRow headings(const ExportTable& table) {
    CsvRow row;
    for (const ExportColumn& column : table.columns) row.push_back(column.title);
    return row;
}

struct RowMaker {
    const ExportProfile& profile;
    const TargetLetters& letters;
    Lacking lacking;

    CsvRow row(const ExportTable& table, const Source& source, Rows& into) const {
        CsvRow made;
        for (const ExportColumn& column : table.columns) {
            std::string cell = in_width(value_text(source, column), column.width);
            for (LackingLetter& letter : letters.lacking(cell, profile.encoding)) {
                into.is_left_out = into.is_left_out || lacking == Lacking::stop || letter.proposals.empty();
                into.findings.push_back({source.one.number, column.title, std::move(letter)});
            }
            if (lacking == Lacking::shrink && profile.encoding == Encoding::cp932) cell = letters.shrunk(cell, profile.encoding);
            made.push_back(std::move(cell));
        }
        return made;
    }

    Rows rows(const ExportCase& one) const {
        Rows made;
        made.cases.push_back(row(profile.cases, {one}, made));
        for (int person = 0; person < one.situation.person_count() && !profile.persons.is_empty(); ++person)
            made.persons.push_back(row(profile.persons, {one, person}, made));
        return made;
    }
};

forms::Node json_row(const CsvRow& titles, const CsvRow& cells) {
    forms::Node::Table members;
    for (std::size_t i = 0; i < titles.size(); ++i) members.emplace_back(titles[i], forms::json_string(cells[i]));
    return {std::move(members), {}};
}

std::string json_of(const ExportProfile& profile, const std::vector<Rows>& all) {
    forms::Node::Array cases;
    for (const Rows& one : all) {
        forms::Node node = json_row(headings(profile.cases), one.cases.front());
        forms::Node::Array persons;
        for (const CsvRow& person : one.persons) persons.push_back(json_row(headings(profile.persons), person));
        if (!profile.persons.is_empty()) std::get<forms::Node::Table>(node.value).emplace_back("persons", forms::Node{std::move(persons), {}});
        cases.push_back(std::move(node));
    }
    return forms::write_json({std::move(cases), {}});
}

/// "cases.csv", or "cases-1.csv" … where there is more than one chunk.
void add_files(std::vector<ExportFile>& files, const ExportProfile& profile, const ExportTable& table, const std::vector<CsvRow>& rows) {
    if (table.is_empty()) return;
    const std::size_t most = profile.chunk_rows > 0 ? static_cast<std::size_t>(profile.chunk_rows) : std::max<std::size_t>(1, rows.size());
    const std::size_t chunks = std::max<std::size_t>(1, (rows.size() - 1 + most - 1) / most);
    const std::size_t dot = std::min(table.file.rfind('.'), table.file.size());
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        std::vector<CsvRow> part = {rows.front()};
        for (std::size_t i = 1 + chunk * most; i < std::min(rows.size(), 1 + (chunk + 1) * most); ++i) part.push_back(rows[i]);
        const std::string name = chunks == 1 ? table.file : table.file.substr(0, dot) + "-" + std::to_string(chunk + 1) + table.file.substr(dot);
        files.push_back({name, encoded(write_csv(part), profile.encoding).value_or(std::string())});
    }
}

CsvRow cells_of(const forms::Node& node, const ExportTable& table) {
    CsvRow row;
    for (const ExportColumn& column : table.columns) {
        const forms::Node* cell = node.find(column.title);
        if (cell && cell->string()) row.push_back(*cell->string());
    }
    return row;
}

bool read_json_rows(const std::string& bytes, const ExportProfile& profile, std::vector<CsvRow>& cases, std::vector<CsvRow>& persons) {
    forms::Problems problems;
    const auto top = forms::read_json(bytes, problems);
    if (!top || !top->array()) return false;
    for (const forms::Node& one : *top->array()) {
        cases.push_back(cells_of(one, profile.cases));
        const forms::Node* people = one.find("persons");
        for (const forms::Node& person : people && people->array() ? *people->array() : forms::Node::Array()) persons.push_back(cells_of(person, profile.persons));
    }
    return true;
}

bool is_same(const std::string& cell, const Source& source, const ExportColumn& column, const ExportProfile& profile, const TargetLetters& letters, Lacking lacking) {
    const bool is_parsed = column.date != DateStyle::wareki;
    if (const auto date = date_of(source, column); date && is_parsed) return date_from(without_width(cell), column.date) == date;
    std::string expected = value_text(source, column);
    if (column.width == Width::as_is && lacking == Lacking::stop) return cell == expected;
    if (lacking == Lacking::shrink && profile.encoding == Encoding::cp932) expected = letters.shrunk(expected, profile.encoding);
    return without_width(cell) == without_width(expected);
}

}  // namespace

std::string in_words(const CommandWords& words, const LetterFinding& finding) {
    std::string proposals;
    for (const LackingLetter::Proposal& proposal : finding.letter.proposals) proposals += (proposals.empty() ? "" : ", ") + proposal.letter + " (" + proposal.basis + ")";
    const char* key = finding.letter.proposals.empty() ? "export.letter_without" : "export.letter";
    return words.say(key, {{"number", finding.number}, {"column", finding.column}, {"letter", finding.letter.letter}, {"code", finding.letter.code}, {"proposals", proposals}});
}

Export make_export(const ExportProfile& profile, const std::vector<ExportCase>& cases, const TargetLetters& letters, Lacking lacking) {
    Export made;
    made.case_rows.push_back(headings(profile.cases));
    made.person_rows.push_back(headings(profile.persons));
    std::vector<Rows> kept;
    const RowMaker maker{profile, letters, lacking};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        Rows rows = maker.rows(cases[i]);
        made.findings.insert(made.findings.end(), rows.findings.begin(), rows.findings.end());
        if (rows.is_left_out) {
            made.left_out.push_back(i);
            continue;
        }
        made.case_rows.insert(made.case_rows.end(), rows.cases.begin(), rows.cases.end());
        made.person_rows.insert(made.person_rows.end(), rows.persons.begin(), rows.persons.end());
        ++made.exported;
        kept.push_back(std::move(rows));
    }
    if (profile.format == ExportFormat::json) {
        made.files.push_back({profile.cases.file, json_of(profile, kept)});
        return made;
    }
    add_files(made.files, profile, profile.cases, made.case_rows);
    add_files(made.files, profile, profile.persons, made.person_rows);
    return made;
}

std::vector<std::string> differences(const ExportProfile& profile, const std::vector<ExportCase>& cases, const Export& made, const TargetLetters& letters, Lacking lacking) {
    std::vector<std::string> found;
    std::vector<CsvRow> read_cases, read_persons;
    for (const ExportFile& file : made.files) {
        if (profile.format == ExportFormat::json) {
            if (!read_json_rows(file.bytes, profile, read_cases, read_persons)) found.push_back(file.name);
            continue;
        }
        const auto text = decoded(file.bytes, profile.encoding);
        auto rows = text ? read_csv(*text) : std::nullopt;
        if (!rows || rows->empty()) {
            found.push_back(file.name);
            continue;
        }
        const bool is_of_cases = rows->front() == headings(profile.cases) && (profile.persons.is_empty() || file.name.starts_with(profile.cases.file.substr(0, profile.cases.file.rfind('.'))));
        auto& into = is_of_cases ? read_cases : read_persons;
        into.insert(into.end(), rows->begin() + 1, rows->end());
    }
    std::size_t at_case = 0, at_person = 0;
    const auto compare = [&](const ExportTable& table, const std::vector<CsvRow>& rows, std::size_t& at, const Source& source) {
        const bool is_there = at < rows.size() && rows[at].size() == table.columns.size();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (!is_there || !is_same(rows[at][i], source, table.columns[i], profile, letters, lacking))
                found.push_back(table.file + " " + std::to_string(at + 1) + " " + table.columns[i].title);
        ++at;
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const ExportCase& one = cases[i];
        if (std::find(made.left_out.begin(), made.left_out.end(), i) != made.left_out.end()) continue;
        compare(profile.cases, read_cases, at_case, {one});
        for (int person = 0; person < one.situation.person_count() && !profile.persons.is_empty(); ++person) compare(profile.persons, read_persons, at_person, {one, person});
    }
    if (at_case != read_cases.size() || at_person != read_persons.size()) found.push_back("rows");
    return found;
}

}  // namespace kiosk
