// Who may do what with an account: the second table of design 3. Asked inside the transaction of the act.
#pragma once
#include "server/accounts/account_store.h"
#include "server/members/admission.h"

namespace latchkey::accounts {

enum class Act {
  use,           // codes, cards, code windows, what is sealed to `use`; leave the account
  read_whole,    // whole messages, recovery codes
  edit,          // records, code windows, number and address, messages
  share,         // grant, change and end access; new keys
  remove,        // to the trash and back
  see_activity,  // of the account
};
bool may(AccountRole role, Act act);

struct Access {
  members::Admitted who;
  AccountRow account;
  Grant grant;
};

enum class Trash { refused, allowed };

// Kind::not_found for an account that is not there, in the trash, or not shared with the asker, all alike; denied for
// an asker who has it but may not do this.
Result<Access> access(AccountStore& accounts, members::MemberStore& members, const members::Actor& actor,
                      const AccountId& account, Act act, TimePoint now, Trash trash = Trash::refused);

}  // namespace latchkey::accounts
