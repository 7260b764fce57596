// Roles in a workspace, and what each may do: the table of design 3 as code. No role opens an account; only a grant
// does.
#pragma once
#include <boost/describe.hpp>
#include <compare>

namespace latchkey::members {

// In the order of what they may do.
BOOST_DEFINE_ENUM_CLASS(Role, guest, user, admin, super_admin, owner)

enum class Act {
  use_shared,      // what is shared with one; own devices, sessions, activity
  see_members,     // the list of members
  add_account,     // and own one: share and end what one owns, reserve a number or an address for it
  manage_numbers,  // the number pool, its sources and the mail domains
  see_frame,       // activity of the workspace: members, numbers, settings
  rename_workspace,
};

bool may(Role role, Act act);

// Invite as, end and lower one who is. An Admin handles Users and guests, a Super Admin also Admins, an Owner all.
bool may_handle(Role role, Role other);
bool may_invite(Role role);

}  // namespace latchkey::members
