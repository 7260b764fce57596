// The code of this moment, from the seed for Owners and from the dealt windows for Collaborators. Time is the server's.
#pragma once
#include "cli/client/open_account.h"

namespace latchkey::client {

struct CurrentCode {
  std::string code;
  std::optional<std::string> next;           // none where a Collaborator's windows end
  std::optional<std::uint64_t> counter;      // HOTP only, which has no seconds
  std::optional<std::chrono::seconds> left;  // whole, rounded up, from the period down to 1
};

// Kind::not_found where the account has no authenticator, Kind::expired where an Owner's client has to deal again
// first, Kind::unavailable where this machine's clock is more than a day off.
Attempt<CurrentCode> current_code(Desk& desk, const Directory& directory, const OpenAccount& account);

}  // namespace latchkey::client
