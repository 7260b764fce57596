#include "server/members/role.h"

#include <gtest/gtest.h>

namespace latchkey::members {
namespace {

constexpr Role kRoles[] = {Role::guest, Role::user, Role::admin, Role::super_admin, Role::owner};

// Design 3, first table, a line an act, a column a role.
TEST(Role, may_what_the_table_of_the_design_says) {
  struct Line {
    Act act;
    bool allowed[5];
  };
  constexpr Line kTable[] = {
      //                        guest  user   admin  super  owner
      {Act::use_shared, {true, true, true, true, true}},   {Act::see_members, {false, true, true, true, true}},
      {Act::add_account, {false, true, true, true, true}}, {Act::manage_numbers, {false, false, true, true, true}},
      {Act::see_frame, {false, false, true, true, true}},  {Act::rename_workspace, {false, false, false, false, true}},
  };
  for (const auto& line : kTable) {
    for (int i = 0; i < 5; ++i)
      EXPECT_EQ(may(kRoles[i], line.act), line.allowed[i]) << static_cast<int>(line.act) << " role " << i;
  }
}

TEST(Role, handles_those_below_and_an_owner_everybody) {
  constexpr bool kTable[5][5] = {
      // handles: guest user  admin  super  owner
      /* guest */ {false, false, false, false, false},
      /* user  */ {false, false, false, false, false},
      /* admin */ {true, true, false, false, false},
      /* super */ {true, true, true, false, false},
      /* owner */ {true, true, true, true, true},
  };
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 5; ++j) EXPECT_EQ(may_handle(kRoles[i], kRoles[j]), kTable[i][j]) << i << " " << j;
    EXPECT_EQ(may_invite(kRoles[i]), kTable[i][0]) << i;
  }
}

}  // namespace
}  // namespace latchkey::members
