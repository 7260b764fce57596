// What each role in a workspace may ask of the server: the table of design 3 as code. Who handles whom is roster/'s,
// since clients check it too. No role opens an account; only a grant does.
#pragma once
#include "roster/role.h"

namespace latchkey::members {

using roster::may_handle;
using roster::Role;

enum class Act {
  use_shared,      // what is shared with one; own devices, sessions, activity
  see_members,     // the list of members
  add_account,     // and own one: share and end what one owns, reserve a number or an address for it
  manage_numbers,  // the number pool, its sources and the mail domains
  see_frame,       // activity of the workspace: members, numbers, settings
  rename_workspace,
};

bool may(Role role, Act act);

bool may_invite(Role role);

}  // namespace latchkey::members
