// What the gallery paints: sessions set up directly, each with the name of its picture.
// Shared by the files of the gallery; never part of a visit.
#pragma once

#include "kiosk/house.h"

#include <string>
#include <vector>

namespace kiosk {

struct Shot {
    std::string name;
    Session session;
    std::int64_t now_ms = 0;
};

/// Every kind of page, beside the questions that these answers answer.
void add_page_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house);
/// Gathering a family, cards one after the other, one answer for several people, papers, practice.
void add_flow_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house);

}  // namespace kiosk
