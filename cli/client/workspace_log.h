// The workspace log as this machine knows it: what it saw before, and what the server appends to it. A log that does
// not hold stops whatever was to be done, since nobody can then be told from anybody.
#pragma once
#include <functional>

#include "cli/client/desk.h"
#include "cli/client/wire.h"
#include "roster/roster.h"

namespace latchkey::client {

// Replays what was seen, then what is new, and keeps that with the pins. Kind::corrupt where the server's log is not
// the continuation of the one seen here, breaks a rule, or knows other keys for this member.
Attempt<roster::Roster> read_roster(Desk& desk);

using ReadPage = std::function<Attempt<wire::LogPage>(std::uint64_t after)>;

// For who is not signed in yet: the same, of pages that come another way.
Attempt<roster::Roster> read_roster(const seal::MemberPlace& at, const open::Identity& identity, Pins& pins,
                                    const ReadPage& page);

}  // namespace latchkey::client
