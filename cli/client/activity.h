// What a client did with what it opened, for the account's activity.
#pragma once
#include "cli/client/desk.h"

namespace latchkey::client {

BOOST_DEFINE_ENUM_CLASS(Act, password_viewed, password_copied, totp_copied, code_copied, recovery_code_copied)

// Never fails the act itself: the code is on the screen already.
void report_activity(Desk& desk, const AccountId& account, Act act);

}  // namespace latchkey::client
