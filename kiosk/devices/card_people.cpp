// Simulated cards from files. Each file: { "name", "address", "birth", "sex", "pin", "expiry_year", "security_code" }.
// Says which file is damaged, never what stands in it.
#include "kiosk/devices/card_people.h"

#include "forms/document.h"
#include "kiosk/devices/face_number.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk::devices {

namespace {

forms::Result<CardPerson> read_person(const std::filesystem::path& file) {
    TRY(text, printer::read_file(file, kFileBytesMax));
    forms::Problems problems;
    const auto node = forms::read_json(text, problems);
    if (!node) return forms::Fault{forms::FaultKind::damaged, file.string(), "not JSON"};
    forms::TableReader table(*node, problems);
    CardPerson person;
    person.id = file.stem().string();
    person.facts.name = table.required_string("name");
    person.facts.address = table.required_string("address");
    person.facts.birth = table.required_string("birth");
    person.facts.sex = table.required_string("sex");
    person.pin = table.string("pin");
    person.expiry_year = table.required_string("expiry_year");
    person.security_code = table.required_string("security_code");
    table.finish();
    if (!problems.empty()) return forms::Fault{forms::FaultKind::damaged, file.string(), "a member is missing or unknown"};
    if (person.face_number().empty()) return forms::Fault{forms::FaultKind::damaged, file.string(), "birth, expiry_year or security_code"};
    return person;
}

}  // namespace

std::string CardPerson::face_number() const {
    const auto born = forms::parse_iso_date(facts.birth);
    return born ? devices::face_number(*born, expiry_year, security_code).value_or("") : std::string();
}

forms::Result<std::vector<CardPerson>> read_card_people(const std::filesystem::path& directory) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<CardPerson> people;
    for (const auto& file : files) {
        TRY(person, read_person(file));
        people.push_back(std::move(person));
    }
    return people;
}

}  // namespace kiosk::devices
