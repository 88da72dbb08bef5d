// The figures of card and code for `kakanai bench`: reading a card, looking at a frame without a code, finding one in photographs,
// sealing and opening, and how fine a family's code is. The card is the model behind `kakanai card-sim`, in this program: what PC/SC adds is not in it.
#pragma once

#include "forms/answers.h"
#include "forms/catalog.h"

#include <filesystem>
#include <optional>

namespace kiosk {

struct CodeFigures {
    double card_ms = 0;                    // six commands and what they say (median)
    double card_to_data_ms = 0;            // what is asked of a card that came, and reading it, at 30 ms a command
    double empty_frame_ms = 0;             // CPU; 1280 × 720, each step of the ladder in its turn (mean)
    double unread_hands_percent = 0;       // of photographs of a code of version 20, 450 pixels wide, ten each
    double seal_and_open_ms = 0;           // of a family of five (median)
    double version = 0;                    // of that family's code: who they are, the move, insurance, pension; above 20: two codes
};
/// `family`: of four, whose last child is counted twice. Nothing when a card, or a code, is not as it should be.
std::optional<CodeFigures> measure_codes(const std::filesystem::path& cards, const forms::Catalog& catalog, const forms::Answers& family, forms::Date today);

}  // namespace kiosk
