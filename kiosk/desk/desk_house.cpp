// Reads what the desk needs beside what the kiosk needs.
// Opens no store and no window.
#include "kiosk/desk/desk_house.h"

#include <iostream>

namespace kiosk::desk {

DeskHouse::DeskHouse(House house, IdentityDocuments documents, forms::SourcePapers papers, CommandWords sentences)
    : house_(std::move(house)), words_(house_.strings, "ja"), documents_(std::move(documents)), papers_(std::move(papers)), sentences_(std::move(sentences)) {
    data_ = {{&house_.catalog, &house_.books.addresses, &house_.fonts, &words_}, &documents_, &sentences_, &papers_};
}

std::unique_ptr<const DeskHouse> open_desk_house(const KioskOptions& options) {
    auto house = open_house(options);
    forms::Problems problems;
    IdentityDocuments documents = read_identity(options.assets_dir / "desk" / "identity.toml", problems);
    forms::SourcePapers papers;
    if (house) papers = forms::read_source_papers(options.catalog_dir, house->catalog);
    problems.insert(problems.end(), papers.problems.begin(), papers.problems.end());
    for (const forms::Problem& problem : problems) std::cerr << forms::to_text(problem);
    if (!house || !problems.empty()) return nullptr;
    return std::make_unique<const DeskHouse>(std::move(*house), std::move(documents), std::move(papers), CommandWords(options.assets_dir));
}

}  // namespace kiosk::desk
