#include "server/members/role.h"

#include "base/check.h"

namespace latchkey::members {
namespace {

struct Rule {
  Act act;
  Role least;
};
constexpr Rule kRules[] = {
    {Act::use_shared, Role::guest},     {Act::see_members, Role::user}, {Act::add_account, Role::user},
    {Act::manage_numbers, Role::admin}, {Act::see_frame, Role::admin},  {Act::rename_workspace, Role::owner},
};

}  // namespace

bool may(Role role, Act act) {
  for (const auto& rule : kRules) {
    if (rule.act == act) return role >= rule.least;
  }
  check_failed("an act without a rule", __FILE__, __LINE__);
}

bool may_invite(Role role) { return role >= Role::admin; }

}  // namespace latchkey::members
