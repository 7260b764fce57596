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
  Result<Joined> join(const storage::testing::World::Invited& invited, const Person& somebody) {
    return world.run(world->members.join(world.workspace, invited.id, invited.token, somebody.as_new_member(),
                                         world.joining(somebody, invited), "a"));
  }
  static roster::ChangeRole to(const Person& member, Role role, std::optional<TimePoint> ends_at = std::nullopt) {
    return {member.id.text(), role, ends_at};
  }
  static roster::End ending(const Person& member) { return {member.id.text()}; }
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
      EXPECT_EQ(outcome(world.run(world->members.invite(actor, world.invitation(actor.member, invited).asked))),
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
      EXPECT_EQ(outcome(world.say(actor, to(other, target == Role::user ? Role::guest : Role::user))), expected)
          << static_cast<int>(role) << " changes " << static_cast<int>(target);
      Person third = person("third");
      world.join(owner, third, target);
      EXPECT_EQ(outcome(world.say(actor, ending(third))), expected)
          << static_cast<int>(role) << " ends " << static_cast<int>(target);
    }
    // Nobody lifts anybody above themselves.
    Person pupil = person("pupil");
    world.join(owner, pupil, Role::user);
    EXPECT_EQ(outcome(world.say(actor, to(pupil, Role::owner))), role == Role::owner ? "ok" : "denied");
    EXPECT_EQ(outcome(world.run(world->members.rename_workspace(actor, "New name"))),
              role == Role::owner ? "ok" : "denied");
  }
}

TEST_F(MembersTeam, changes_roles_only_with_the_password_shown_again) {
  Person jo = person("Jo");
  world.join(owner, jo, Role::user);
  auto early = world.say(owner, to(jo, Role::admin));
  ASSERT_FALSE(early);
  EXPECT_TRUE(is_elevation_required(early.error()));
  world.elevate(owner, mira);
  EXPECT_TRUE(world.say(owner, to(jo, Role::admin)));
  EXPECT_EQ(world.run(world->members.log(owner, 0)).value_or({}).entries.size(), 6u);  // the early one left nothing
}

TEST_F(MembersTeam, lets_members_rename_themselves_and_nobody_else) {
  Person jo = person("Jo");
  Actor user = world.join(owner, jo, Role::user);
  Profile profile{"Jo Novak", "Jo@example.com", Bytes(16, 4)};
  roster::Profile said{
      roster::profile_hash(world.workspace.text(), jo.id.text(), profile.salt, profile.name, profile.email)};
  EXPECT_EQ(outcome(world.say(owner, said, {profile, {}})), "log: profile");  // the commitment is Jo's
  EXPECT_EQ(outcome(world.say(user, said)), "log: profile");
  EXPECT_EQ(outcome(world.say(user, ending(jo), {profile, {}})), "log: profile");
  Profile other = profile;
  other.name = "Mira";
  EXPECT_EQ(outcome(world.say(user, said, {other, {}})), "log: profile");
  EXPECT_EQ(outcome(world.say(user, said, {profile, {}})), "ok");
  EXPECT_EQ(listed("Jo Novak").profile_salt, profile.salt);
}

TEST_F(MembersTeam, appends_only_to_the_head_and_only_what_the_asker_signed) {
  Person jo = person("Jo"), sam = person("Sam");
  Actor admin = world.join(owner, jo, Role::admin);
  world.join(owner, sam, Role::user);
  roster::Admit act{sam.id.text(), sam.fingerprint()};
  auto first = world.entry(jo.id, act), second = world.entry(mira.id, act);
  EXPECT_EQ(outcome(world.run(world->members.append(owner, first, {}))), "denied");  // of another author
  EXPECT_EQ(outcome(world.run(world->members.append(admin, first, {}))), "ok");
  EXPECT_EQ(outcome(world.run(world->members.append(owner, second, {}))), "log: not the next entry");
  EXPECT_EQ(outcome(world.run(world->members.append(admin, first, {}))), "log: not the next entry");
  auto cut = world.entry(jo.id, act);
  cut.previous.pop_back();
  EXPECT_EQ(outcome(world.run(world->members.append(admin, cut, {}))), "log: malformed entry");
  auto late = world.entry(jo.id, act);
  late.at -= std::chrono::minutes(6);
  EXPECT_EQ(outcome(world.run(world->members.append(admin, late, {}))), "log: time");
  // What comes in by its own door is not let in by this one.
  auto invited = world.invitation(jo.id, Role::user);
  EXPECT_EQ(outcome(world.run(world->members.append(admin, invited.asked.entry, {}))), "log: kind");
}

TEST_F(MembersTeam, serves_a_log_that_replays_to_its_own_tables) {
  for (Role role : kRoles) world.join(owner, person("somebody"), role);
  Person jo = person("Jo");
  world.join(owner, jo, Role::user);
  ASSERT_TRUE(world.say(owner, to(jo, Role::user, world.clock.now() + std::chrono::days(1))));
  auto page = world.run(world->members.log(owner, 0));
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->more);
  roster::Roster roster(world.workspace.text());
  for (const auto& entry : page->entries) ASSERT_TRUE(roster.take(entry));
  auto members = world.run(world->members.list(owner)).value_or({});
  ASSERT_EQ(members.size(), roster.members().size());
  for (const auto& member : members) {
    const auto& on_log = roster.members().at(member.id.text());
    EXPECT_EQ(on_log.role, member.role);
    EXPECT_EQ(on_log.ends_at, member.ends_at);
    EXPECT_EQ(on_log.sign_public.bytes(), member.sign_public);
  }
  auto rest = world.run(world->members.log(owner, page->entries.size() - 1));
  ASSERT_EQ(rest->entries.size(), 1u);
  EXPECT_EQ(rest->entries[0].kind, "role");
}

TEST_F(MembersTeam, gives_the_log_out_by_the_page) {
  // More than a page, without a second's worth of signatures: profiles of one member.
  for (std::size_t i = 0; i < kLogPage; ++i) {
    Profile profile{"Mira", "mira@example.com", Bytes(16, 1)};
    roster::Profile said{
        roster::profile_hash(world.workspace.text(), mira.id.text(), profile.salt, profile.name, profile.email)};
    ASSERT_TRUE(world.say(owner, said, {profile, {}}));
  }
  auto page = world.run(world->members.log(owner, 0));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->entries.size(), kLogPage);
  EXPECT_TRUE(page->more);
  auto rest = world.run(world->members.log(owner, kLogPage));
  EXPECT_EQ(rest->entries.size(), 2u);
  EXPECT_FALSE(rest->more);
}

TEST_F(MembersTeam, keeps_its_last_owner) {
  world.elevate(owner, mira);
  EXPECT_EQ(outcome(world.say(owner, to(mira, Role::admin))), "member: last owner");
  EXPECT_EQ(outcome(world.say(owner, ending(mira))), "member: last owner");
  EXPECT_EQ(outcome(world.say(owner, to(mira, Role::owner, world.clock.now() + std::chrono::days(1)))),
            "member: an owner has no end time");

  Person jo = person("Jo");
  Actor second = world.join(owner, jo, Role::owner);
  EXPECT_EQ(outcome(world.say(owner, to(mira, Role::admin))), "ok");
  EXPECT_EQ(outcome(world.say(second, ending(jo))), "member: last owner");
  EXPECT_EQ(outcome(world.say(second, ending(mira))), "ok");
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
  ASSERT_TRUE(world.give(owner, mira, account.id, jo, AccountRole::collaborator));
  Listening socket;
  auto subscription = world.hub.subscribe(world.workspace, jo.id, user.session, false, socket);

  ASSERT_TRUE(world.say(owner, ending(jo)));
  EXPECT_EQ(socket.reason, events::Ended::member);
  auto refused = world.run(world->sessions.me(user));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_unauthenticated(refused.error()));
  EXPECT_FALSE(world.run(world->sign_in.sign_in(world.workspace, jo.id, jo.auth.clone(), "192.0.2.9")));
  auto seen = world.run(world->accounts.find(owner, account.id));
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->rotation_owed);
  // Still a holder on the chain, and no longer one who may open the account: new keys leave it out.
  auto rotation = world.make.rotation(mira, *seen, {{&mira, AccountRole::owner}}, {});
  ASSERT_TRUE(world.run(world->accounts.rotate(owner, account.id, rotation)));
  EXPECT_FALSE(world.run(world->accounts.find(owner, account.id))->rotation_owed);
}

TEST_F(MembersTeam, names_the_accounts_whose_only_owner_cannot_be_ended) {
  Person jo = person("Jo");
  Actor user = world.join(owner, jo, Role::user);
  auto account = world.make.account(jo);
  ASSERT_TRUE(world.run(world->accounts.create(user, account)));
  EXPECT_EQ(outcome(world.say(owner, ending(jo))), "member: only owner of an account");
  EXPECT_EQ(world.run(world->members.sole_owned(owner, world.entry(mira.id, ending(jo)))).value_or({}),
            std::vector{account.id});
  world.elevate(owner, mira);
  EXPECT_EQ(outcome(world.say(owner, to(jo, Role::guest))), "member: owns accounts");
}

TEST_F(MembersTeam, ends_a_member_when_its_time_is_over) {
  Person jo = person("Jo");
  Actor guest = world.join(owner, jo, Role::guest);
  EXPECT_EQ(outcome(world.say(owner, to(jo, Role::guest, world.clock.now()))), "member: end in the past");
  ASSERT_TRUE(world.say(owner, to(jo, Role::guest, world.clock.now() + std::chrono::hours(1))));
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
  ASSERT_TRUE(world.give(sharing, sam, account.id, jo, AccountRole::collaborator));
  std::vector<std::string> names;
  for (const auto& member : world.run(world->members.list(guest)).value_or({})) {
    names.push_back(member.name);
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Jo", "Mira", "Sam"}));
  EXPECT_EQ(world.run(world->members.list(owner)).value_or({}).size(), 4u);
}

TEST_F(MembersTeam, lets_an_invitation_in_once_with_its_token_and_in_time) {
  auto invite = [&](std::chrono::hours life) {
    auto invited = world.invitation(mira.id, Role::user, life);
    EXPECT_TRUE(world.run(world->members.invite(owner, invited.asked)));
    return invited;
  };
  Person jo = person("Jo");
  Person sam = person("Sam");
  auto open = invite(std::chrono::hours(24));
  auto wrong_token = open;
  wrong_token.token = Bytes(32, 6);
  EXPECT_EQ(join(wrong_token, jo).error().kind, Kind::not_found);
  auto unknown = open;
  unknown.id = InvitationId::generate(world.random);
  EXPECT_EQ(join(unknown, jo).error().kind, Kind::not_found);
  auto wrong_secret = open;
  wrong_secret.key = storage::testing::SigningPair(world.random);
  EXPECT_EQ(join(wrong_secret, jo).error().where, "invitation: proof");
  auto preview = world.run(world->members.preview(world.workspace, open.id, open.token, "a"));
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->inviter_name, "Mira");
  auto log = world.run(world->members.log_invited(world.workspace, open.id, open.token, 0, "a"));
  ASSERT_TRUE(log);
  EXPECT_EQ(log->entries.size(), 3u);
  EXPECT_FALSE(world.run(world->members.log_invited(world.workspace, open.id, Bytes(32, 6), 0, "a")));
  auto as_sam = world.joining(sam, open);
  auto swapped = world.run(world->members.join(world.workspace, open.id, open.token, jo.as_new_member(), as_sam, "a"));
  EXPECT_EQ(swapped.error().where, "log: another member");
  EXPECT_TRUE(join(open, jo));
  EXPECT_TRUE(join(open, jo));  // again, after a lost answer
  EXPECT_EQ(join(open, sam).error().kind, Kind::conflict);

  auto late = invite(std::chrono::hours(24));
  world.clock.advance(std::chrono::days(1));
  EXPECT_EQ(join(late, sam).error().kind, Kind::expired);
  auto withdrawn = invite(std::chrono::hours(24));
  ASSERT_TRUE(world.say(owner, roster::Withdraw{withdrawn.id.text()}));
  EXPECT_EQ(join(withdrawn, sam).error().kind, Kind::expired);
  EXPECT_EQ(outcome(world.run(
                world->members.invite(owner, world.invitation(mira.id, Role::user, std::chrono::hours(24 * 8)).asked))),
            "invitation: good for seven days at most");
}

TEST_F(MembersTeam, takes_an_invitation_back_with_the_inviters_own_right_to_it) {
  Person jo = person("Jo");
  Actor admin = world.join(owner, jo, Role::admin);
  auto invited = world.invitation(jo.id, Role::user);
  ASSERT_TRUE(world.run(world->members.invite(admin, invited.asked)));
  world.elevate(owner, mira);
  ASSERT_TRUE(world.say(owner, to(jo, Role::user)));
  auto refused = join(invited, person("Sam"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::expired);
}

TEST_F(MembersTeam, keeps_workspaces_apart) {
  Person kim(WorkspaceId::generate(world.random), "Kim", world.random);
  auto token = world.run(world->founding.issue_token());
  ASSERT_TRUE(world.run(world->founding.found(*token, {kim.workspace, "Other"}, kim.as_new_member(),
                                              kim.founding(world.clock.now()), "")));
  // Mira's session under the other workspace's name.
  Actor stray = owner;
  stray.workspace = kim.workspace;
  auto refused = world.run(world->members.list(stray));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_unauthenticated(refused.error()));
  EXPECT_EQ(outcome(world.say(owner, ending(kim))), "member: none");
}

}  // namespace
}  // namespace latchkey::members
