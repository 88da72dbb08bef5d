// The inbox of a terminal in service: gate, seal, submit. The kiosk has only the desk's public key, so what it wrote it
// cannot read. Between Visit and store.h.
#pragma once

#include "kiosk/house.h"
#include "kiosk/inbox.h"
#include "kiosk/store/content.h"

#include <functional>

namespace kiosk {

class StoreInbox final : public Inbox {
public:
    using Clock = std::function<store::Moment()>;
    /// `house` and `intake` must outlive it.
    StoreInbox(const House& house, store::Intake& intake, const store::PublicKey& key, store::CatalogStamp stamp, const store::Word& kiosk, Clock clock)
        : house_(house), intake_(intake), key_(key), stamp_(std::move(stamp)), kiosk_{store::Word(), store::Role::terminal, kiosk}, clock_(std::move(clock)) {}

    forms::Result<CaseOutcome> take(const Sending& sending) override;
    forms::Result<bool> call_staff() override;
    forms::Result<std::optional<AskedHere>> asked() override;
    forms::Outcome answer(std::int64_t id, ConfirmAnswer said) override;
    forms::Outcome count(const store::Word& event, const std::vector<store::Figure>& figures) override;

private:
    const House& house_;
    store::Intake& intake_;
    store::PublicKey key_;
    store::CatalogStamp stamp_;
    store::Actor kiosk_;
    Clock clock_;
    store::KeyPair own_ = store::make_key_pair();      // what clerks ask here is sealed to it; new with every start
    bool is_introduced_ = false;
};

}  // namespace kiosk
