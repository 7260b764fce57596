// The workspace log as this machine knows it: what it saw before, and what the server appends to it. A log that does
// not hold stops whatever was to be done, since nobody can then be told from anybody.
#pragma once
#include "cli/client/desk.h"
#include "roster/roster.h"

namespace latchkey::client {

// Replays what was seen, then what is new, and keeps that with the pins. Kind::corrupt where the server's log is not
// the continuation of the one seen here, breaks a rule, or knows other keys for this member.
Attempt<roster::Roster> read_roster(Desk& desk);

}  // namespace latchkey::client
