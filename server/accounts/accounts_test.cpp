#include "server/accounts/accounts.h"

#include <gtest/gtest.h>

#include "server/storage/testing/world.h"

namespace latchkey::accounts {
namespace {

using members::Role;
using storage::testing::Person;

TEST(AccountAccess, may_what_the_table_of_the_design_says) {
  struct Line {
    Act act;
    bool collaborator;
    bool owner;
  };
  constexpr Line kTable[] = {
      {Act::use, true, true},    {Act::read_whole, false, true}, {Act::edit, false, true},
      {Act::share, false, true}, {Act::remove, false, true},     {Act::see_activity, false, true},
  };
  for (const auto& line : kTable) {
    EXPECT_EQ(may(AccountRole::collaborator, line.act), line.collaborator) << static_cast<int>(line.act);
    EXPECT_EQ(may(AccountRole::owner, line.act), line.owner) << static_cast<int>(line.act);
  }
}

std::int64_t today(const Clock& clock) {
  return std::chrono::floor<std::chrono::days>(clock.now()).time_since_epoch().count();
}

// An account of Mira's that Jo may use and Sam knows nothing of.
struct Shared : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Person sam{world.workspace, "Sam", world.random};
  Actor owner = world.found(mira);
  Actor collaborator = world.join(owner, jo, Role::user);
  Actor stranger = world.join(owner, sam, Role::super_admin);
  AccountId account = create();

  AccountId create() {
    auto made = world.make.account(mira, {RecordKind::profile, RecordKind::password, RecordKind::totp,
                                          RecordKind::recovery, RecordKind::private_note});
    auto created = world.run(world->accounts.create(owner, made));
    EXPECT_TRUE(created) << created.error().where;
    EXPECT_TRUE(give(jo, AccountRole::collaborator, made.id));
    return made.id;
  }
  Result<Grant> give(const Person& person, AccountRole role, std::optional<AccountId> to = std::nullopt,
                     std::optional<TimePoint> ends_at = std::nullopt, std::int64_t epoch = 1) {
    AccountId id = to ? *to : account;
    return world.run(world->accounts.grant(owner, id, world.make.grant(mira, id, person, role, epoch, ends_at)));
  }
  Account seen_by(const Actor& actor) {
    auto seen = world.run(world->accounts.find(actor, account));
    EXPECT_TRUE(seen);
    return *seen;
  }
  template <typename T>
  static std::string outcome(const Result<T>& result) {
    if (result) return "ok";
    if (result.error().kind == Kind::denied) return "denied";
    if (result.error().kind == Kind::not_found) return "not found";
    return std::string(result.error().where);
  }
};
using AccountsShared = Shared;

TEST_F(AccountsShared, lets_each_role_do_what_is_its_own) {
  // In this order: the acts leave the account as they found it, up to the last.
  struct Line {
    std::string act;
    std::function<std::string(const Actor&, const Person&)> tried;
    bool collaborator;
  };
  auto& accounts = world->accounts;
  std::vector<Line> lines = {
      {"see it", [&](const Actor& actor, const Person&) { return outcome(world.run(accounts.find(actor, account))); },
       true},
      {"get code windows",
       [&](const Actor& actor, const Person&) { return outcome(world.run(accounts.chunks(actor, account))); }, true},
      {"write a record",
       [&](const Actor& actor, const Person&) {
         std::int64_t revision = seen_by(owner).records.front().revision + 1;
         auto kind = seen_by(owner).records.front().kind;
         return outcome(world.run(accounts.write_record(actor, account, world.make.record(kind, 1, revision))));
       },
       false},
      {"look at recovery codes",
       [&](const Actor& actor, const Person& person) {
         world.elevate(actor, person);
         return outcome(world.run(accounts.recovery_codes(actor, account)));
       },
       false},
      {"deal code windows",
       [&](const Actor& actor, const Person& person) {
         std::vector<ChunkBody> chunks{world.make.chunk(person, account, 1, today(world.clock))};
         return outcome(world.run(accounts.deal_chunks(actor, account, false, chunks)));
       },
       false},
      {"grant",
       [&](const Actor& actor, const Person& person) {
         return outcome(world.run(
             accounts.grant(actor, account, world.make.grant(person, account, jo, AccountRole::collaborator, 1))));
       },
       false},
      {"rotate",
       [&](const Actor& actor, const Person& person) {
         auto rotation = world.make.rotation(person, seen_by(owner),
                                             {{&mira, AccountRole::owner}, {&jo, AccountRole::collaborator}}, {});
         return outcome(world.run(accounts.rotate(actor, account, rotation)));
       },
       false},
      {"end somebody's access",
       [&](const Actor& actor, const Person&) {
         return outcome(world.run(accounts.end_grant(actor, account, mira.id))) == "grant: last owner"
                    ? std::string("ok")
                    : outcome(world.run(accounts.end_grant(actor, account, mira.id)));
       },
       false},
      {"remove a record",
       [&](const Actor& actor, const Person&) {
         return outcome(world.run(accounts.remove_record(actor, account, RecordKind::private_note)));
       },
       false},
      {"restore or trash it",
       [&](const Actor& actor, const Person&) { return outcome(world.run(accounts.remove(actor, account))); }, false},
  };
  for (const auto& line : lines) {
    EXPECT_EQ(line.tried(stranger, sam), "not found") << line.act;
    EXPECT_EQ(line.tried(collaborator, jo), line.collaborator ? "ok" : "denied") << line.act;
    EXPECT_EQ(line.tried(owner, mira), "ok") << line.act;
  }
  // In the trash it is nobody's but its Owners'.
  EXPECT_EQ(outcome(world.run(accounts.restore(collaborator, account))), "not found");
  EXPECT_EQ(outcome(world.run(accounts.find(collaborator, account))), "not found");
  EXPECT_EQ(outcome(world.run(accounts.restore(owner, account))), "ok");
}

TEST_F(AccountsShared, shows_a_collaborator_the_use_tier_and_nobody_others_wraps) {
  auto at_owner = seen_by(owner);
  auto at_collaborator = seen_by(collaborator);
  EXPECT_EQ(at_owner.records.size(), 4u);  // all but the recovery codes
  EXPECT_TRUE(at_owner.recovery);
  ASSERT_EQ(at_collaborator.records.size(), 2u);
  for (const auto& record : at_collaborator.records) EXPECT_EQ(tier_of(record.kind), Tier::use);
  EXPECT_FALSE(at_collaborator.recovery);
  for (const auto* seen : {&at_owner, &at_collaborator}) {
    const auto& asker = seen == &at_owner ? mira : jo;
    ASSERT_EQ(seen->grants.size(), 2u);
    for (const auto& grant : seen->grants) {
      EXPECT_EQ(grant.use_wrap.has_value(), grant.member == asker.id);
      EXPECT_EQ(grant.manage_wrap.has_value(), grant.member == asker.id && grant.role == AccountRole::owner);
    }
  }
}

TEST_F(AccountsShared, syncs_everything_once_and_then_only_what_changed) {
  auto first = world.run(world->accounts.sync(collaborator, std::nullopt));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->accounts.size(), 1u);
  auto second = world.run(world->accounts.sync(collaborator, first->cursor));
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->unchanged);
  EXPECT_TRUE(world.run(world->accounts.sync(stranger, std::nullopt))->accounts.empty());

  ASSERT_TRUE(world.run(world->accounts.write_record(owner, account, world.make.record(RecordKind::profile, 1, 2))));
  auto third = world.run(world->accounts.sync(collaborator, second->cursor));
  ASSERT_TRUE(third);
  EXPECT_FALSE(third->unchanged);
  ASSERT_TRUE(world.run(world->accounts.end_grant(owner, account, jo.id)));
  EXPECT_TRUE(world.run(world->accounts.sync(collaborator, third->cursor))->accounts.empty());
  // A cursor from before a restore is ahead of the workspace.
  EXPECT_FALSE(world.run(world->accounts.sync(owner, third->cursor + 1'000))->unchanged);
}

TEST_F(AccountsShared, writes_a_record_only_over_the_revision_it_names) {
  auto write = [&](std::int64_t revision, std::int64_t epoch) {
    return outcome(world.run(
        world->accounts.write_record(owner, account, world.make.record(RecordKind::profile, epoch, revision))));
  };
  EXPECT_EQ(write(1, 1), "record: revision");
  EXPECT_EQ(write(3, 1), "record: revision");
  EXPECT_EQ(write(2, 2), "record: epoch");
  EXPECT_EQ(write(2, 1), "ok");
  EXPECT_EQ(write(2, 1), "record: revision");
  auto tiny = world.make.record(RecordKind::profile, 1, 3);
  tiny.sealed.resize(135);
  EXPECT_EQ(outcome(world.run(world->accounts.write_record(owner, account, tiny))), "record: size");
}

TEST_F(AccountsShared, refuses_grants_whose_signature_does_not_cover_them) {
  auto tried = [&](auto spoil) {
    auto body = world.make.grant(mira, account, jo, AccountRole::owner, 1);
    spoil(body);
    return outcome(world.run(world->accounts.grant(owner, account, body)));
  };
  EXPECT_EQ(tried([](GrantBody&) {}), "ok");
  EXPECT_EQ(tried([](GrantBody& body) { body.use_wrap[3] ^= 1; }), "grant: signature");
  EXPECT_EQ(tried([](GrantBody& body) { body.manage_wrap->back() ^= 1; }), "grant: signature");
  EXPECT_EQ(tried([&](GrantBody& body) { body.member = sam.id; }), "grant: signature");
  EXPECT_EQ(tried([&](GrantBody& body) { body.ends_at = world.clock.now() + std::chrono::days(1); }),
            "grant: signature");
  EXPECT_EQ(tried([](GrantBody& body) { body.signature[0] ^= 1; }), "grant: signature");
  EXPECT_EQ(tried([](GrantBody& body) {
              body.role = AccountRole::collaborator;
              body.manage_wrap.reset();
            }),
            "grant: signature");
  EXPECT_EQ(tried([](GrantBody& body) { body.manage_wrap.reset(); }), "grant: wraps");
  EXPECT_EQ(tried([](GrantBody& body) { body.epoch = 2; }), "grant: epoch");
  // Signed by another member, who is no Owner here.
  auto foreign = world.make.grant(sam, account, jo, AccountRole::collaborator, 1);
  EXPECT_EQ(outcome(world.run(world->accounts.grant(owner, account, foreign))), "grant: signature");
}

TEST_F(AccountsShared, makes_no_guest_an_owner) {
  Person kim(world.workspace, "Kim", world.random);
  Actor guest = world.join(owner, kim, Role::guest);
  EXPECT_EQ(outcome(give(kim, AccountRole::owner)), "denied");
  EXPECT_EQ(outcome(give(kim, AccountRole::collaborator)), "ok");
  EXPECT_EQ(outcome(world.run(world->accounts.create(guest, world.make.account(kim)))), "denied");
}

TEST_F(AccountsShared, keeps_an_owner_for_good) {
  EXPECT_EQ(outcome(world.run(world->accounts.end_grant(owner, account, mira.id))), "grant: last owner");
  EXPECT_EQ(outcome(give(mira, AccountRole::collaborator)), "grant: last owner");
  auto until = world.clock.now() + std::chrono::days(1);
  EXPECT_EQ(outcome(give(mira, AccountRole::owner, account, until)), "grant: last owner");
  EXPECT_EQ(outcome(give(jo, AccountRole::owner, account, until)), "ok");
  // An Owner for a day is nobody to leave it to.
  EXPECT_EQ(outcome(world.run(world->accounts.end_grant(owner, account, mira.id))), "grant: last owner");
  EXPECT_EQ(outcome(give(jo, AccountRole::owner)), "ok");
  EXPECT_EQ(outcome(world.run(world->accounts.end_grant(owner, account, mira.id))), "ok");
  EXPECT_EQ(outcome(world.run(world->accounts.find(owner, account))), "not found");
}

TEST_F(AccountsShared, owes_new_keys_when_somebody_leaves_or_steps_down) {
  ASSERT_TRUE(give(jo, AccountRole::owner));
  EXPECT_FALSE(seen_by(owner).rotation_owed);
  ASSERT_TRUE(give(jo, AccountRole::collaborator));
  EXPECT_TRUE(seen_by(owner).rotation_owed);
  auto rotation =
      world.make.rotation(mira, seen_by(owner), {{&mira, AccountRole::owner}, {&jo, AccountRole::collaborator}}, {});
  ASSERT_TRUE(world.run(world->accounts.rotate(owner, account, rotation)));
  EXPECT_FALSE(seen_by(owner).rotation_owed);
  ASSERT_TRUE(world.run(world->accounts.end_grant(collaborator, account, jo.id)));  // leaves by itself
  EXPECT_TRUE(seen_by(owner).rotation_owed);
}

TEST_F(AccountsShared, ends_access_when_its_time_is_over) {
  ASSERT_TRUE(give(jo, AccountRole::collaborator, account, world.clock.now() + std::chrono::hours(1)));
  EXPECT_EQ(outcome(world.run(world->accounts.find(collaborator, account))), "ok");
  world.clock.advance(std::chrono::hours(1));
  EXPECT_EQ(outcome(world.run(world->accounts.find(collaborator, account))), "not found");  // before any sweep
  ASSERT_TRUE(world.run(world->accounts.sweep()));
  auto seen = seen_by(owner);
  EXPECT_TRUE(seen.rotation_owed);
  EXPECT_EQ(seen.grants.size(), 1u);
}

TEST_F(AccountsShared, rotates_everything_or_nothing) {
  std::vector<std::pair<const Person*, AccountRole>> everybody = {{&mira, AccountRole::owner},
                                                                  {&jo, AccountRole::collaborator}};
  auto before = seen_by(owner);
  auto tried = [&](auto spoil) {
    auto rotation = world.make.rotation(mira, before, everybody, {});
    spoil(rotation);
    return outcome(world.run(world->accounts.rotate(owner, account, rotation)));
  };
  EXPECT_EQ(tried([](Rotation& r) { r.from_epoch = 2; }), "rotation: epoch");
  EXPECT_EQ(tried([](Rotation& r) { r.grants.pop_back(); }), "rotation: members");
  EXPECT_EQ(tried([](Rotation& r) { r.grants.push_back(r.grants.back()); }), "rotation: a member twice");
  EXPECT_EQ(tried([&](Rotation& r) {
              r.grants.push_back(world.make.grant(mira, account, sam, AccountRole::collaborator, 2));
            }),
            "rotation: members");
  EXPECT_EQ(tried([](Rotation& r) { r.records.pop_back(); }), "rotation: records");
  EXPECT_EQ(tried([](Rotation& r) { r.records.front().revision += 1; }), "rotation: records");
  EXPECT_EQ(tried([](Rotation& r) { r.former.pop_back(); }), "rotation: a former key a tier");
  EXPECT_EQ(tried([](Rotation& r) { r.former.front().tier = r.former.back().tier; }), "rotation: a former key a tier");
  EXPECT_EQ(tried([](Rotation& r) { r.epoch.use_inbox[0] ^= 1; }), "epoch: signature");
  EXPECT_EQ(tried([&](Rotation& r) {
              r.grants.front() = world.make.grant(mira, account, mira, AccountRole::collaborator, 2);
            }),
            "rotation: last owner");
  // Fails at its very end, when all else has been written.
  EXPECT_EQ(tried([&](Rotation& r) {
              r.chunks.push_back(world.make.chunk(mira, account, 2, today(world.clock)));
              r.chunks.back().signature[0] ^= 1;
            }),
            "code window: signature");
  auto after = seen_by(owner);
  EXPECT_EQ(after.epoch.epoch, 1);
  EXPECT_EQ(after.epoch.signature, before.epoch.signature);
  EXPECT_EQ(after.grants.size(), 2u);
  EXPECT_TRUE(after.former.empty());
  for (std::size_t i = 0; i < after.records.size(); ++i) EXPECT_EQ(after.records[i].sealed, before.records[i].sealed);
  EXPECT_EQ(tried([](Rotation&) {}), "ok");
  EXPECT_EQ(seen_by(owner).epoch.epoch, 2);
  EXPECT_EQ(seen_by(owner).former.size(), 2u);
  EXPECT_EQ(seen_by(collaborator).former.size(), 1u);
}

TEST_F(AccountsShared, takes_one_of_two_rotations_at_once) {
  ASSERT_TRUE(give(jo, AccountRole::owner));
  auto before = seen_by(owner);
  std::vector<std::pair<const Person*, AccountRole>> both = {{&mira, AccountRole::owner}, {&jo, AccountRole::owner}};
  auto of_mira = world.make.rotation(mira, before, both, {});
  auto of_jo = world.make.rotation(jo, before, both, {});
  std::vector<std::string> outcomes;
  TaskGroup group;
  auto note = [](Accounts& accounts, Actor actor, AccountId id, Rotation rotation,
                 std::vector<std::string>& ends) -> Task<Done> {
    auto rotated = co_await accounts.rotate(std::move(actor), std::move(id), std::move(rotation));
    ends.push_back(outcome(rotated));
    co_return done();
  };
  group.spawn(note(world->accounts, owner, account, of_mira, outcomes));
  group.spawn(note(world->accounts, collaborator, account, of_jo, outcomes));
  world.loop.run_until([&] { return outcomes.size() == 2; });
  EXPECT_EQ(outcomes, (std::vector<std::string>{"ok", "rotation: epoch"}));
  EXPECT_EQ(seen_by(owner).epoch.signature, of_mira.epoch.signature);
}

TEST_F(AccountsShared, gives_out_todays_and_tomorrows_code_windows_only) {
  std::int64_t day = today(world.clock);
  std::vector<ChunkBody> chunks;
  for (std::int64_t ahead = 0; ahead < 30; ++ahead) chunks.push_back(world.make.chunk(mira, account, 1, day + ahead));
  ASSERT_TRUE(world.run(world->accounts.deal_chunks(owner, account, true, chunks)));
  auto dealt = [&] {
    std::vector<std::int64_t> days;
    auto answer = world.run(world->accounts.chunks(collaborator, account));
    EXPECT_TRUE(answer);
    for (const auto& chunk : answer->chunks) days.push_back(chunk.day);
    return days;
  };
  EXPECT_EQ(dealt(), (std::vector<std::int64_t>{day, day + 1}));
  EXPECT_EQ(seen_by(collaborator).window->until_day, day + 29);
  world.clock.advance(std::chrono::days(3));
  EXPECT_EQ(dealt(), (std::vector<std::int64_t>{day + 3, day + 4}));
  ASSERT_TRUE(world.run(world->accounts.remove_record(owner, account, RecordKind::totp)));
  EXPECT_TRUE(dealt().empty());
  EXPECT_FALSE(seen_by(owner).window);
}

TEST_F(AccountsShared, takes_only_code_windows_it_could_serve) {
  std::int64_t day = today(world.clock);
  auto tried = [&](ChunkBody chunk) {
    return outcome(world.run(world->accounts.deal_chunks(owner, account, false, {chunk})));
  };
  EXPECT_EQ(tried(world.make.chunk(mira, account, 2, day)), "code window: epoch");
  EXPECT_EQ(tried(world.make.chunk(mira, account, 1, day, 2)), "code window: seed revision");
  EXPECT_EQ(tried(world.make.chunk(mira, account, 1, day + 41)), "code window: day");
  std::vector<ChunkBody> many(41, world.make.chunk(mira, account, 1, day));
  auto too_many = world.run(world->accounts.deal_chunks(owner, account, false, many));
  ASSERT_FALSE(too_many);
  EXPECT_EQ(too_many.error().kind, Kind::invalid);
  EXPECT_EQ(tried(world.make.chunk(mira, account, 1, day - 2)), "code window: day");
  EXPECT_EQ(tried(world.make.chunk(jo, account, 1, day)), "code window: signature");
  auto spoilt = world.make.chunk(mira, account, 1, day);
  spoilt.sealed[5] ^= 1;
  EXPECT_EQ(tried(spoilt), "code window: signature");
  EXPECT_EQ(tried(world.make.chunk(mira, account, 1, day)), "ok");
}

TEST_F(AccountsShared, shows_recovery_codes_only_with_the_password_shown_again_and_writes_it_down) {
  auto early = world.run(world->accounts.recovery_codes(owner, account));
  ASSERT_FALSE(early);
  EXPECT_TRUE(members::is_elevation_required(early.error()));
  world.elevate(owner, mira);
  auto codes = world.run(world->accounts.recovery_codes(owner, account));
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->kind, RecordKind::recovery);
  auto page = world.run(world->activity.list(owner, account, std::nullopt, 1));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->entries.front().kind, events::EntryKind::recovery_viewed);
}

TEST_F(AccountsShared, empties_the_trash_after_thirty_days) {
  auto source = world.add_source(owner, {"+15550101234"});
  ASSERT_TRUE(world.run(world->numbers.reserve(owner, account, std::nullopt)));
  ASSERT_TRUE(world.run(world->numbers.confirm(owner, account)));
  ASSERT_TRUE(world.run(world->accounts.remove(owner, account)));
  // Signed in again now and then, or the session would be too old.
  for (int i = 0; i < 29; ++i) {
    world.clock.advance(std::chrono::days(1));
    ASSERT_TRUE(world.run(world->accounts.sweep()));
  }
  owner = world.sign_in(mira);
  EXPECT_EQ(seen_by(owner).state, State::deleted);
  world.clock.advance(std::chrono::days(1));
  EXPECT_EQ(outcome(world.run(world->accounts.restore(owner, account))), "account: trash");
  ASSERT_TRUE(world.run(world->accounts.sweep()));
  ASSERT_TRUE(world.run(world->numbers.sweep()));
  EXPECT_EQ(outcome(world.run(world->accounts.find(owner, account))), "not found");
  auto numbers = world.run(world->pool.numbers(owner));
  ASSERT_TRUE(numbers);
  EXPECT_EQ(numbers->front().state, latchkey::numbers::PoolState::quarantined);
  static_cast<void>(source);
}

}  // namespace
}  // namespace latchkey::accounts
