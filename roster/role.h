// Roles in a workspace and who handles whom: the part of design 3 that the log is checked against, on both sides.
#pragma once
#include <boost/describe.hpp>
#include <compare>
#include <optional>
#include <string_view>

namespace latchkey::roster {

// In the order of what they may do.
BOOST_DEFINE_ENUM_CLASS(Role, guest, user, admin, super_admin, owner)

std::string_view text_of(Role role);
std::optional<Role> parse_role(std::string_view text);

// Invite as, admit, end, and lower or lift one who is. An Admin handles guests and Users, a Super Admin also Admins, an
// Owner all.
bool may_handle(Role role, Role other);

}  // namespace latchkey::roster
