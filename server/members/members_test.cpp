#include "server/members/members.h"

#include <gtest/gtest.h>

#include "crypto/seal/member.h"
#include "server/storage/testing/world.h"

namespace latchkey::members {
namespace {

using accounts::AccountRole;
using storage::testing::Person;

constexpr Role kRoles[] = {Role::guest, Role::user, Role::admin, Role::super_admin, Role::owner};

struct Team : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Actor owner = world.found(mira);

  Person person(std::string name) { return Person(world.workspace, std::move(name), world.random); }
  NewInvitation invitation(Role role) {
    return {InvitationId::generate(world.random),    role, std::nullopt, std::nullopt, Bytes(32, 1),
            world.clock.now() + std::chrono::days(1)};
  }
  Member listed(std::string_view name) {
    auto members = world.run(world->members.list(owner)).value_or({});
    auto found =
        std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.name == name; });
    LK_CHECK(found != members.end());
    return *found;
  }
  template <typename T>
  static std::string outcome(const Result<T>& result) {
    if (result) return "ok";
    return result.error().kind == Kind::denied ? "denied" : std::string(result.error().where);
  }
};

using MembersTeam = Team;

TEST_F(MembersTeam, invites_by_role) {
  for (Role inviter : kRoles) {
    Person somebody = person("somebody");
    Actor actor = world.join(owner, somebody, inviter);
    for (Role invited : kRoles) {
      EXPECT_EQ(outcome(world.run(world->members.invite(actor, invitation(invited)))),
                may_handle(inviter, invited) ? "ok" : "denied")
          << static_cast<int>(inviter) << " invites " << static_cast<int>(invited);
    }
    EXPECT_EQ(outcome(world.run(world->members.invitations(actor))), inviter >= Role::admin ? "ok" : "denied");
  }
}

TEST_F(MembersTeam, changes_and_ends_by_role) {
  for (Role role : kRoles) {
    Person somebody = person("somebody");
    Actor actor = world.join(owner, somebody, role);
    world.elevate(actor, somebody);
    for (Role target : kRoles) {
      Person other = person("other");
      world.join(owner, other, target);
      std::string expected = may_handle(role, target) ? "ok" : "denied";
      MemberChange to_user;
      to_user.role = target == Role::user ? Role::guest : Role::user;
      EXPECT_EQ(outcome(world.run(world->members.change(actor, other.id, to_user))), expected)
          << static_cast<int>(role) << " changes " << static_cast<int>(target);
      Person third = person("third");
      world.join(owner, third, target);
      EXPECT_EQ(outcome(world.run(world->members.end(actor, third.id))), expected)
          << static_cast<int>(role) << " ends " << static_cast<int>(target);
    }
    // Nobody lifts anybody above themselves.
    Person pupil = person("pupil");
    world.join(owner, pupil, Role::user);
    MemberChange to_owner;
    to_owner.role = Role::owner;
    EXPECT_EQ(outcome(world.run(world->members.change(actor, pupil.id, to_owner))),
              role == Role::owner ? "ok" : "denied");
    EXPECT_EQ(outcome(world.run(world->members.rename_workspace(actor, "New name"))),
              role == Role::owner ? "ok" : "denied");
  }
}

TEST_F(MembersTeam, changes_roles_only_with_the_password_shown_again) {
  Person jo = person("Jo");
  world.join(owner, jo, Role::user);
  MemberChange change;
  change.role = Role::admin;
  auto early = world.run(world->members.change(owner, jo.id, change));
  ASSERT_FALSE(early);
  EXPECT_TRUE(is_elevation_required(early.error()));
  world.elevate(owner, mira);
  EXPECT_TRUE(world.run(world->members.change(owner, jo.id, change)));
}

TEST_F(MembersTeam, takes_a_change_that_changes_nothing_for_no_act) {
  Person somebody = person("somebody");
  Actor actor = world.join(owner, somebody, Role::user);
  auto entries = [this] {
    return world.run(world->activity.list(owner, std::nullopt, std::nullopt, 100))->entries.size();
  };
  auto before = entries();
  MemberChange same_role;
  same_role.role = Role::owner;
  for (const auto& change : {MemberChange{}, same_role}) {
    auto seen = world.run(world->members.change(actor, mira.id, change));
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->role, Role::owner);
  }
  EXPECT_EQ(entries(), before);
}

TEST_F(MembersTeam, keeps_its_last_owner) {
  world.elevate(owner, mira);
  MemberChange down;
  down.role = Role::admin;
  EXPECT_EQ(outcome(world.run(world->members.change(owner, mira.id, down))), "member: last owner");
  EXPECT_EQ(outcome(world.run(world->members.end(owner, mira.id))), "member: last owner");
  MemberChange until;
  until.changes_ends_at = true;
  until.ends_at = world.clock.now() + std::chrono::days(1);
  EXPECT_EQ(outcome(world.run(world->members.change(owner, mira.id, until))), "member: an owner has no end time");

  Person jo = person("Jo");
  Actor second = world.join(owner, jo, Role::owner);
  EXPECT_EQ(outcome(world.run(world->members.change(owner, mira.id, down))), "ok");
  EXPECT_EQ(outcome(world.run(world->members.end(second, jo.id))), "member: last owner");
  EXPECT_EQ(outcome(world.run(world->members.end(second, mira.id))), "ok");
}

TEST_F(MembersTeam, ends_sessions_sockets_and_grants_with_a_membership) {
  struct Listening final : events::Subscriber {
    std::optional<events::Ended> reason;
    void deliver(const std::shared_ptr<const events::Event>&) override {}
    void ended(events::Ended why) override { reason = why; }
  };
  Person jo = person("Jo");
  Actor user = world.join(owner, jo, Role::user);
  auto account = world.make.account(mira);
  ASSERT_TRUE(world.run(world->accounts.create(owner, account)));
  ASSERT_TRUE(world.run(
      world->accounts.grant(owner, account.id, world.make.grant(mira, account.id, jo, AccountRole::collaborator, 1))));
  Listening socket;
  auto subscription = world.hub.subscribe(world.workspace, jo.id, user.session, false, socket);

  ASSERT_TRUE(world.run(world->members.end(owner, jo.id)));
  EXPECT_EQ(socket.reason, events::Ended::member);
  auto refused = world.run(world->sessions.me(user));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_unauthenticated(refused.error()));
  EXPECT_FALSE(world.run(world->sign_in.sign_in(world.workspace, jo.id, jo.auth.clone(), "192.0.2.9")));
  auto seen = world.run(world->accounts.find(owner, account.id));
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->rotation_owed);
  EXPECT_EQ(seen->grants.size(), 1u);
}

TEST_F(MembersTeam, names_the_accounts_whose_only_owner_cannot_be_ended) {
  Person jo = person("Jo");
  Actor user = world.join(owner, jo, Role::user);
  auto account = world.make.account(jo);
  ASSERT_TRUE(world.run(world->accounts.create(user, account)));
  EXPECT_EQ(outcome(world.run(world->members.end(owner, jo.id))), "member: only owner of an account");
  EXPECT_EQ(world.run(world->members.sole_owned(owner, jo.id)).value_or({}), std::vector{account.id});
  world.elevate(owner, mira);
  MemberChange down;
  down.role = Role::guest;
  EXPECT_EQ(outcome(world.run(world->members.change(owner, jo.id, down))), "member: owns accounts");
}

TEST_F(MembersTeam, ends_a_member_when_its_time_is_over) {
  Person jo = person("Jo");
  Actor guest = world.join(owner, jo, Role::guest);
  MemberChange until;
  until.changes_ends_at = true;
  until.ends_at = world.clock.now() + std::chrono::hours(1);
  ASSERT_TRUE(world.run(world->members.change(owner, jo.id, until)));
  EXPECT_TRUE(world.run(world->sessions.me(guest)));
  world.clock.advance(std::chrono::hours(1));
  EXPECT_FALSE(world.run(world->sessions.me(guest)));  // before any sweep
  ASSERT_TRUE(world.run(world->members.sweep()));
  EXPECT_EQ(listed("Jo").state, State::ended);
}

TEST_F(MembersTeam, shows_a_guest_itself_its_inviter_and_whom_it_shares_with) {
  Person jo = person("Jo");
  Person sam = person("Sam");
  Person kim = person("Kim");
  Actor guest = world.join(owner, jo, Role::guest);
  Actor sharing = world.join(owner, sam, Role::user);
  world.join(owner, kim, Role::user);
  auto account = world.make.account(sam);
  ASSERT_TRUE(world.run(world->accounts.create(sharing, account)));
  ASSERT_TRUE(world.run(
      world->accounts.grant(sharing, account.id, world.make.grant(sam, account.id, jo, AccountRole::collaborator, 1))));
  std::vector<std::string> names;
  for (const auto& member : world.run(world->members.list(guest)).value_or({})) {
    names.push_back(member.name);
    EXPECT_FALSE(member.join_proof);
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Jo", "Mira", "Sam"}));
  EXPECT_EQ(world.run(world->members.list(owner)).value_or({}).size(), 4u);
}

TEST_F(MembersTeam, lets_an_invitation_in_once_with_its_token_and_in_time) {
  auto invite = [&](Bytes token) {
    auto asked = invitation(Role::user);
    asked.token_hash = seal::invitation_hash({world.workspace.text(), asked.id.text()}, token).bytes();
    EXPECT_TRUE(world.run(world->members.invite(owner, asked)));
    return asked.id;
  };
  auto join = [&](const InvitationId& id, const Bytes& token, const Person& somebody) {
    return world.run(world->members.join(world.workspace, id, token, somebody.as_new_member(), Bytes(32, 9), "a"));
  };
  Bytes token(32, 5);
  Person jo = person("Jo");
  Person sam = person("Sam");
  auto id = invite(token);
  EXPECT_EQ(join(id, Bytes(32, 6), jo).error().kind, Kind::not_found);
  EXPECT_EQ(join(InvitationId::generate(world.random), token, jo).error().kind, Kind::not_found);
  auto preview = world.run(world->members.preview(world.workspace, id, token, "a"));
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->inviter_name, "Mira");
  EXPECT_TRUE(join(id, token, jo));
  EXPECT_TRUE(join(id, token, jo));  // again, after a lost answer
  EXPECT_EQ(join(id, token, sam).error().kind, Kind::conflict);

  auto late = invite(token);
  world.clock.advance(std::chrono::days(1));
  EXPECT_EQ(join(late, token, sam).error().kind, Kind::expired);
  auto withdrawn = invite(token);
  ASSERT_TRUE(world.run(world->members.withdraw(owner, withdrawn)));
  EXPECT_EQ(join(withdrawn, token, sam).error().kind, Kind::expired);
  EXPECT_EQ(listed("Jo").join_proof, Bytes(32, 9));
}

TEST_F(MembersTeam, takes_an_invitation_back_with_the_inviters_own_right_to_it) {
  Person jo = person("Jo");
  Actor admin = world.join(owner, jo, Role::admin);
  Bytes token(32, 5);
  auto asked = invitation(Role::user);
  asked.token_hash = seal::invitation_hash({world.workspace.text(), asked.id.text()}, token).bytes();
  ASSERT_TRUE(world.run(world->members.invite(admin, asked)));
  world.elevate(owner, mira);
  MemberChange down;
  down.role = Role::user;
  ASSERT_TRUE(world.run(world->members.change(owner, jo.id, down)));
  auto refused = world.run(
      world->members.join(world.workspace, asked.id, token, person("Sam").as_new_member(), Bytes(32, 9), "a"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::expired);
}

TEST_F(MembersTeam, keeps_workspaces_apart) {
  Person kim(WorkspaceId::generate(world.random), "Kim", world.random);
  auto token = world.run(world->founding.issue_token());
  ASSERT_TRUE(world.run(world->founding.found(*token, {kim.workspace, "Other"}, kim.as_new_member(), "")));
  // Mira's session under the other workspace's name.
  Actor stray = owner;
  stray.workspace = kim.workspace;
  auto refused = world.run(world->members.list(stray));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_unauthenticated(refused.error()));
  EXPECT_EQ(outcome(world.run(world->members.end(owner, kim.id))), "member: none");
}

}  // namespace
}  // namespace latchkey::members
