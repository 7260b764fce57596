#include "server/members/founding.h"

#include <gtest/gtest.h>

#include "server/members/admission.h"
#include "server/storage/testing/world.h"

namespace latchkey::members {
namespace {

using storage::testing::Person;

struct Empty : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};

  Result<Founded> found(const std::string& token, const NewMember& member) {
    return found(token, member, mira.founding(world.clock.now()));
  }
  Result<Founded> found(const std::string& token, const NewMember& member, roster::Entry entry) {
    return world.run(world->founding.found(token, {world.workspace, "Team"}, member, std::move(entry), "192.0.2.1"));
  }
};

using MembersFounding = Empty;

TEST_F(MembersFounding, founds_once_with_a_token) {
  EXPECT_TRUE(*world.run(world->founding.is_empty()));
  auto token = world.run(world->founding.issue_token());
  ASSERT_TRUE(token);
  auto founded = found(*token, mira.as_new_member());
  ASSERT_TRUE(founded);
  EXPECT_EQ(founded->member.role, Role::owner);
  EXPECT_FALSE(*world.run(world->founding.is_empty()));

  Person jo(WorkspaceId::generate(world.random), "Jo", world.random);
  auto again = world.run(
      world->founding.found(*token, {jo.workspace, "Other"}, jo.as_new_member(), jo.founding(world.clock.now()), ""));
  ASSERT_FALSE(again);
  EXPECT_TRUE(is_unauthenticated(again.error()));
}

TEST_F(MembersFounding, answers_a_repeat_alike_while_nobody_has_signed_in) {
  auto token = world.run(world->founding.issue_token());
  ASSERT_TRUE(found(*token, mira.as_new_member()));
  EXPECT_TRUE(found(*token, mira.as_new_member()));
  auto other = mira.as_new_member();
  other.auth_verifier[0] ^= 1;
  EXPECT_FALSE(found(*token, other));
  world.sign_in(mira);
  EXPECT_FALSE(found(*token, mira.as_new_member()));
}

TEST_F(MembersFounding, refuses_tokens_that_are_wrong_or_a_day_old) {
  auto token = world.run(world->founding.issue_token());
  ASSERT_TRUE(token);
  for (std::string wrong : {std::string(), std::string("short"), base64url(Bytes(32, 1)), *token + "A"}) {
    auto refused = found(wrong, mira.as_new_member());
    ASSERT_FALSE(refused);
    EXPECT_TRUE(is_unauthenticated(refused.error()));
  }
  world.clock.advance(std::chrono::hours(24));
  auto late = found(*token, mira.as_new_member());
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, Kind::expired);
  // Told apart at the edge: a link that is too old is 410, one that never was 401.
  EXPECT_FALSE(is_unauthenticated(late.error()));
}

TEST_F(MembersFounding, refuses_keys_nobody_vouches_for) {
  auto token = world.run(world->founding.issue_token());
  Person other(world.workspace, "Other", world.random);
  auto swapped = mira.as_new_member();
  swapped.box_public = other.box_public;
  auto elsewhere = Person(WorkspaceId::generate(world.random), "Mira", world.random).as_new_member();
  auto nameless = mira.as_new_member();
  nameless.name = "a\nb";
  auto unreachable = mira.as_new_member();
  unreachable.email = "mira";
  for (const auto& member : {swapped, elsewhere, nameless, unreachable}) {
    auto refused = found(*token, member);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::invalid);
  }
  EXPECT_TRUE(found(*token, mira.as_new_member()));  // the token is still good
}

TEST_F(MembersFounding, refuses_a_first_entry_that_says_something_else) {
  auto token = world.run(world->founding.issue_token());
  Person other(world.workspace, "Other", world.random);
  auto renamed = mira.as_new_member();
  renamed.name = "Somebody";
  auto late = mira.founding(world.clock.now() - std::chrono::minutes(6));
  auto unsigned_entry = mira.founding(world.clock.now());
  unsigned_entry.signature[0] ^= 1;
  EXPECT_EQ(found(*token, renamed).error().where, "founding: entry");
  EXPECT_EQ(found(*token, mira.as_new_member(), other.founding(world.clock.now())).error().where, "founding: entry");
  EXPECT_EQ(found(*token, mira.as_new_member(), late).error().where, "log: time");
  EXPECT_EQ(found(*token, mira.as_new_member(), unsigned_entry).error().where, "log: signature");
  EXPECT_TRUE(found(*token, mira.as_new_member()));
}

}  // namespace
}  // namespace latchkey::members
