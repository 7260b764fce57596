// New keys for an account as a person at a terminal changes them: tried again where somebody came first, and with the
// password where recovery codes have to be sealed anew.
#pragma once
#include "cli/client/sharing.h"
#include "cli/session.h"

namespace latchkey::cli {

// Reads the accounts afresh before each try. `changed` lowers a member's role in the same transaction.
client::Outcome rotate(SignedIn& signed_in, const client::AccountId& account,
                       const std::optional<client::RotationWish>& changed = std::nullopt);

}  // namespace latchkey::cli
