// The names of sources in files, and an address in one line.
// Beside value.h at the start of the flow; decides nothing and checks nothing (check_value.cpp does).
#include "forms/value.h"

namespace forms {

std::string_view to_id(Source source) {
    switch (source) {
        case Source::card:
            return "card";
        case Source::qr:
            return "qr";
        case Source::clerk:
            return "clerk";
        case Source::resident:
            return "resident";
        case Source::given:
            return "given";
        case Source::computed:
            return "computed";
    }
    return "";
}

std::string address_line(const Address& address) {
    const std::string line = address.prefecture + address.city + address.town + address.block;
    if (address.country.empty()) return line;
    return line.empty() ? address.country : address.country + " " + line;
}

}  // namespace forms
