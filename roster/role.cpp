#include "roster/role.h"

#include <array>

namespace latchkey::roster {
namespace {

constexpr std::array<std::string_view, 5> kTexts = {"guest", "user", "admin", "super-admin", "owner"};

}  // namespace

std::string_view text_of(Role role) { return kTexts[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view text) {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (kTexts[i] == text) return static_cast<Role>(i);
  }
  return std::nullopt;
}

bool may_handle(Role role, Role other) {
  switch (role) {
    case Role::guest:
    case Role::user: return false;
    case Role::admin: return other <= Role::user;
    case Role::super_admin: return other <= Role::admin;
    case Role::owner: return true;
  }
  return false;
}

}  // namespace latchkey::roster
