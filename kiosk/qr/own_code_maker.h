// Makes and opens the resident's own codes on a thread of its own: Argon2id takes most of a second (kiosk/store/seal.h).
// One at a time; what came of it is fetched by the kiosk's loop, which `wake` brings out of its sleep. Knows no screen.
#pragma once

#include "forms/catalog.h"
#include "kiosk/code.h"
#include "kiosk/qr/payload.h"

#include <functional>
#include <memory>

namespace kiosk::qr {

class OwnCodeMaker final : public OwnCodes {
public:
    using Clock = std::function<store::Moment()>;
    /// `keys`: the current one and those before it, at least one. `catalog` must outlive it; `wake` is called from the thread.
    OwnCodeMaker(std::vector<store::KeyPair> keys, const forms::Catalog& catalog, forms::Date today, Clock clock, std::function<void()> wake,
                 store::WrapCost cost = store::WrapCost::staff);
    ~OwnCodeMaker() override;
    OwnCodeMaker(const OwnCodeMaker&) = delete;
    OwnCodeMaker& operator=(const OwnCodeMaker&) = delete;

    bool is_there() const override { return true; }
    void make(forms::Answers answers, Secret pin) override;
    void open(std::string sealed, Secret pin) override;
    int tries_left(const std::string& sealed) const override;
    std::optional<OwnCodeAnswer> take_answer() override;
    void forget() override;

private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

}  // namespace kiosk::qr
