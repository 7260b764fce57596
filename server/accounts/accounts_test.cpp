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
  Done give(const Person& person, AccountRole role, std::optional<AccountId> to = std::nullopt,
            std::optional<TimePoint> ends_at = std::nullopt) {
    return world.give(owner, mira, to ? *to : account, person, role, ends_at);
  }
  Done take_away(const Person& person) { return world.take_away(owner, mira, account, person.id); }
  std::string changed(RecordKind kind, bool remove = false) {
    return outcome(
        world.run(world->accounts.change_record(owner, account, world.make.change(mira, account, kind, remove))));
  }
  std::string appended(const Actor& actor, roster::AccountEntry entry, std::optional<Wraps> wraps) {
    return outcome(world.run(world->accounts.append(actor, account, std::move(entry), std::move(wraps))));
  }
  roster::AccountEntry says(const Person& author, const roster::AccountAct& act) {
    return world.make.entry(author, account, act);
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
      {"read its chain",
       [&](const Actor& actor, const Person&) { return outcome(world.run(accounts.chain(actor, account, 0))); }, true},
      {"get code windows",
       [&](const Actor& actor, const Person&) { return outcome(world.run(accounts.chunks(actor, account))); }, true},
      {"write a record",
       [&](const Actor& actor, const Person& person) {
         auto change = world.make.change(person, account, RecordKind::profile);
         return outcome(world.run(accounts.change_record(actor, account, change)));
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
         return outcome(world.give(actor, person, account, jo, AccountRole::collaborator));
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
       [&](const Actor& actor, const Person& person) {
         auto ended = outcome(world.take_away(actor, person, account, mira.id));
         return ended == "grant: last owner" ? std::string("ok") : ended;
       },
       false},
      {"remove a record",
       [&](const Actor& actor, const Person& person) {
         auto change = world.make.change(person, account, RecordKind::private_note, true);
         return outcome(world.run(accounts.change_record(actor, account, change)));
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
  EXPECT_TRUE(at_owner.wraps.manage);
  EXPECT_FALSE(at_collaborator.wraps.manage);
  EXPECT_NE(at_owner.wraps.use, at_collaborator.wraps.use);
  EXPECT_EQ(at_collaborator.wraps.granter, mira.id);
  // The chain and its manifest are everybody's, who reads on whose word it stands.
  EXPECT_EQ(at_collaborator.chain.number, 2u);
  EXPECT_EQ(at_collaborator.chain.entries.size(), 2u);
  EXPECT_EQ(at_owner.manifest.signature, at_collaborator.manifest.signature);
}

TEST_F(AccountsShared, syncs_everything_once_and_then_only_what_changed) {
  auto first = world.run(world->accounts.sync(collaborator, std::nullopt));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->accounts.size(), 1u);
  auto second = world.run(world->accounts.sync(collaborator, first->cursor));
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->unchanged);
  EXPECT_TRUE(world.run(world->accounts.sync(stranger, std::nullopt))->accounts.empty());

  ASSERT_EQ(changed(RecordKind::profile), "ok");
  auto third = world.run(world->accounts.sync(collaborator, second->cursor));
  ASSERT_TRUE(third);
  EXPECT_FALSE(third->unchanged);
  ASSERT_TRUE(take_away(jo));
  EXPECT_TRUE(world.run(world->accounts.sync(collaborator, third->cursor))->accounts.empty());
  // A cursor from before a restore is ahead of the workspace.
  EXPECT_FALSE(world.run(world->accounts.sync(owner, third->cursor + 1'000))->unchanged);
}

TEST_F(AccountsShared, writes_a_record_only_over_the_revision_it_names) {
  auto tried = [&](auto spoil) {
    auto change = world.make.change(mira, account, RecordKind::profile);
    spoil(change);
    return outcome(world.run(world->accounts.change_record(owner, account, change)));
  };
  EXPECT_EQ(tried([](RecordChange& change) { change.revision = 1; }), "record: revision");
  EXPECT_EQ(tried([](RecordChange& change) { change.revision = 3; }), "record: revision");
  EXPECT_EQ(tried([](RecordChange& change) { change.epoch = 2; }), "record: epoch");
  EXPECT_EQ(tried([](RecordChange& change) { change.sealed->resize(135); }), "record: size");
  EXPECT_EQ(tried([](RecordChange& change) { change.sealed.reset(); }), "record: profile and password stay");
  auto change = world.make.change(mira, account, RecordKind::profile);
  EXPECT_EQ(outcome(world.run(world->accounts.change_record(owner, account, change))), "ok");
  EXPECT_EQ(outcome(world.run(world->accounts.change_record(owner, account, change))), "record: revision");
  EXPECT_EQ(changed(RecordKind::private_note, true), "ok");
  EXPECT_EQ(changed(RecordKind::private_note, true), "not found");
  EXPECT_EQ(changed(RecordKind::private_note), "ok");
}

TEST_F(AccountsShared, takes_no_record_without_the_manifest_that_lists_it) {
  auto tried = [&](auto spoil) {
    auto change = world.make.change(mira, account, RecordKind::totp);
    spoil(change);
    return outcome(world.run(world->accounts.change_record(owner, account, change)));
  };
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.counter += 1; }), "manifest: counter");
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.counter -= 1; }), "manifest: counter");
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.chain_number -= 1; }), "manifest: chain");
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.chain_hash[0] ^= 1; }), "manifest: chain");
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.chain_hash.pop_back(); }), "manifest: malformed");
  EXPECT_EQ(tried([](RecordChange& change) { change.manifest.signature[7] ^= 1; }), "manifest: signature");
  // A manifest of another record than the one that comes along.
  EXPECT_EQ(tried([](RecordChange& change) { (*change.sealed)[90] ^= 1; }), "manifest: signature");
  EXPECT_EQ(
      tried([&](RecordChange& change) { change.manifest = world.make.change(jo, account, RecordKind::totp).manifest; }),
      "manifest: signature");
  EXPECT_EQ(tried([](RecordChange&) {}), "ok");
  auto late = world.make.change(mira, account, RecordKind::totp);
  ASSERT_TRUE(give(sam, AccountRole::collaborator));  // which is the chain's last now
  EXPECT_EQ(outcome(world.run(world->accounts.change_record(owner, account, late))), "manifest: chain");
}

TEST_F(AccountsShared, appends_to_the_chain_what_follows_its_head_and_holds) {
  auto tried = [&](auto spoil, AccountRole role = AccountRole::owner) {
    auto entry = says(mira, world.make.grant(jo, role));
    std::optional<Wraps> wraps = world.make.wraps(role);
    spoil(entry, wraps);
    return appended(owner, entry, wraps);
  };
  using Entry = roster::AccountEntry;
  using MaybeWraps = std::optional<Wraps>;
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.number += 1; }), "chain: not the next entry");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.previous[0] ^= 1; }), "chain: not the next entry");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.at -= std::chrono::minutes(6); }), "chain: time");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.at += std::chrono::minutes(6); }), "chain: time");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.at -= std::chrono::minutes(4); }),
            "chain: before the last entry");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.log_hash[3] ^= 1; }),
            "chain: not an entry of the workspace log");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.log_number += 1; }),
            "chain: not an entry of the workspace log");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.log_number = ~std::uint64_t{0}; }),
            "chain: not an entry of the workspace log");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.log_number = 1; }), "chain: an older workspace log");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.signature[0] ^= 1; }), "chain: signature");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.signature.pop_back(); }), "chain: malformed entry");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.body.push_back(0); }), "chain: malformed entry");
  EXPECT_EQ(tried([](Entry& entry, MaybeWraps&) { entry.kind = "role"; }), "chain: malformed entry");
  EXPECT_EQ(tried([&](Entry& entry, MaybeWraps&) { entry.author = jo.id.text(); }), "denied");
  EXPECT_EQ(tried([](Entry&, MaybeWraps& wraps) { wraps->manage.reset(); }), "grant: wraps");
  EXPECT_EQ(tried([](Entry&, MaybeWraps& wraps) { wraps->use.pop_back(); }), "grant: wraps");
  EXPECT_EQ(tried([](Entry&, MaybeWraps& wraps) { wraps.reset(); }), "grant: wraps");
  EXPECT_EQ(tried([](Entry&, MaybeWraps& wraps) { wraps->manage = wraps->use; }, AccountRole::collaborator),
            "grant: wraps");
  auto foreign_keys = world.make.grant(jo, AccountRole::collaborator);
  foreign_keys.fingerprint = sam.fingerprint();
  EXPECT_EQ(appended(owner, says(mira, foreign_keys), world.make.wraps(AccountRole::collaborator)),
            "grant: fingerprint");
  auto to_nobody = world.make.grant(Person(world.workspace, "Nobody", world.random), AccountRole::collaborator);
  EXPECT_EQ(appended(owner, says(mira, to_nobody), world.make.wraps(AccountRole::collaborator)), "not found");
  EXPECT_EQ(appended(owner, says(mira, roster::EndAccess{jo.id.text()}), world.make.wraps(AccountRole::collaborator)),
            "grant: wraps");
  EXPECT_EQ(appended(owner, says(mira, roster::EndAccess{sam.id.text()}), std::nullopt), "not found");
  EXPECT_EQ(appended(owner, says(mira, roster::ChangeKeys{2, world.make.keys(world.random)}), std::nullopt),
            "chain: kind");
  EXPECT_EQ(appended(owner, says(mira, roster::CreateAccount{world.make.keys(world.random)}), std::nullopt),
            "chain: kind");
  EXPECT_EQ(seen_by(owner).chain.number, 2u);
  EXPECT_EQ(seen_by(collaborator).role, AccountRole::collaborator);
  EXPECT_EQ(tried([](Entry&, MaybeWraps&) {}), "ok");
  EXPECT_EQ(seen_by(collaborator).role, AccountRole::owner);
}

TEST_F(AccountsShared, shows_the_end_of_a_long_chain_and_the_rest_on_demand) {
  for (int i = 0; i < 40; ++i) ASSERT_TRUE(give(jo, AccountRole::collaborator));
  auto seen = seen_by(collaborator);
  EXPECT_EQ(seen.chain.number, 42u);
  ASSERT_EQ(seen.chain.entries.size(), kChainTail);
  EXPECT_EQ(seen.chain.entries.front().number, 11u);
  EXPECT_EQ(seen.chain.entries.back().number, 42u);
  auto page = world.run(world->accounts.chain(collaborator, account, 0));
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->more);
  ASSERT_EQ(page->entries.size(), 42u);
  EXPECT_EQ(page->entries[10].signature, seen.chain.entries.front().signature);
  EXPECT_EQ(world.run(world->accounts.chain(collaborator, account, 40))->entries.size(), 2u);
  EXPECT_TRUE(world.run(world->accounts.chain(collaborator, account, 42))->entries.empty());
  // As a client replays it.
  roster::Roster roster(world.workspace.text());
  auto log = world.run(world->members.log(owner, 0));
  for (const auto& entry : log->entries) ASSERT_TRUE(roster.take(entry));
  roster::AccountChain chain(world.workspace.text(), account.text());
  for (const auto& entry : page->entries) ASSERT_TRUE(chain.take(roster, entry));
  EXPECT_TRUE(chain.may_open(roster, jo.id.text(), world.clock.now()));
}

TEST_F(AccountsShared, judges_an_entry_by_the_workspace_log_it_names) {
  Person kim(world.workspace, "Kim", world.random);
  world.join(owner, kim, Role::user);
  auto to_kim = says(mira, world.make.grant(kim, AccountRole::collaborator));
  ASSERT_TRUE(world.say(owner, roster::End{kim.id.text()}));
  auto to_kim_after = says(mira, world.make.grant(kim, AccountRole::collaborator));
  EXPECT_EQ(appended(owner, to_kim_after, world.make.wraps(AccountRole::collaborator)), "not found");
  // Right on the chain, but the server knows better already.
  EXPECT_EQ(appended(owner, to_kim, world.make.wraps(AccountRole::collaborator)), "grant: the member has ended");
}

TEST_F(AccountsShared, makes_no_guest_an_owner) {
  Person kim(world.workspace, "Kim", world.random);
  Actor guest = world.join(owner, kim, Role::guest);
  EXPECT_EQ(outcome(give(kim, AccountRole::owner)), "denied");
  EXPECT_EQ(outcome(give(kim, AccountRole::collaborator)), "ok");
  EXPECT_EQ(outcome(world.run(world->accounts.create(guest, world.make.account(kim)))), "denied");
}

TEST_F(AccountsShared, keeps_an_owner_for_good) {
  EXPECT_EQ(outcome(take_away(mira)), "grant: last owner");
  EXPECT_EQ(outcome(give(mira, AccountRole::collaborator)), "grant: last owner");
  auto until = world.clock.now() + std::chrono::days(1);
  EXPECT_EQ(outcome(give(mira, AccountRole::owner, account, until)), "grant: last owner");
  EXPECT_EQ(outcome(give(jo, AccountRole::owner, account, until)), "ok");
  // An Owner for a day is nobody to leave it to.
  EXPECT_EQ(outcome(take_away(mira)), "grant: last owner");
  EXPECT_EQ(outcome(give(jo, AccountRole::owner)), "ok");
  EXPECT_EQ(outcome(take_away(mira)), "ok");
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
  ASSERT_TRUE(world.take_away(collaborator, jo, account, jo.id));  // leaves by itself
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
  // Still on the chain, which new keys leave behind.
  auto rotation = world.make.rotation(mira, seen, {{&mira, AccountRole::owner}}, {});
  ASSERT_TRUE(world.run(world->accounts.rotate(owner, account, rotation)));
  EXPECT_FALSE(seen_by(owner).rotation_owed);
  EXPECT_EQ(outcome(take_away(jo)), "not found");
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
  auto keys_after = [&](std::vector<roster::AccountAct> acts, std::uint64_t epoch = 2) {
    std::vector<roster::AccountEntry> entries;
    auto head = world.make.head_of(world.workspace, before);
    acts.emplace_back(roster::ChangeKeys{epoch, world.make.keys(world.random)});
    for (const auto& act : acts) {
      entries.push_back(world.make.entry(mira, account, head, act));
      head = {head.number + 1, roster::hash_of({world.workspace.text(), account.text()}, entries.back())};
    }
    return entries;
  };
  EXPECT_EQ(tried([](Rotation& r) { r.entries.clear(); }), "rotation: its last entry is the epoch");
  EXPECT_EQ(tried([&](Rotation& r) { r.entries = keys_after({}, 3); }), "rotation: epoch");
  EXPECT_EQ(tried([](Rotation& r) { r.entries.front().number += 1; }), "chain: not the next entry");
  EXPECT_EQ(tried([](Rotation& r) { r.entries.push_back(r.entries.front()); }),
            "rotation: its last entry is the epoch");
  EXPECT_EQ(tried([](Rotation& r) { r.entries.front().body.back() ^= 1; }), "chain: signature");
  EXPECT_EQ(tried([&](Rotation& r) { r.entries = keys_after({roster::EndAccess{mira.id.text()}}); }),
            "grant: last owner");
  EXPECT_EQ(tried([&](Rotation& r) { r.entries = keys_after({roster::EndAccess{jo.id.text()}}); }),
            "rotation: members");
  EXPECT_EQ(tried([&](Rotation& r) { r.entries = keys_after({world.make.grant(sam, AccountRole::collaborator)}); }),
            "rotation: members");
  EXPECT_EQ(tried([](Rotation& r) { r.wraps.pop_back(); }), "rotation: members");
  EXPECT_EQ(tried([](Rotation& r) { r.wraps.push_back(r.wraps.back()); }), "rotation: a member twice");
  EXPECT_EQ(tried([&](Rotation& r) { r.wraps.push_back({sam.id, world.make.wraps(AccountRole::collaborator)}); }),
            "rotation: members");
  EXPECT_EQ(tried([&](Rotation& r) { r.wraps.front().wraps = world.make.wraps(AccountRole::collaborator); }),
            "grant: wraps");
  EXPECT_EQ(tried([](Rotation& r) { r.manifest.counter += 1; }), "manifest: counter");
  EXPECT_EQ(tried([](Rotation& r) { r.manifest.chain_number -= 1; }), "manifest: chain");
  EXPECT_EQ(tried([](Rotation& r) { r.manifest.signature[3] ^= 1; }), "manifest: signature");
  EXPECT_EQ(tried([](Rotation& r) { r.records.front().sealed[100] ^= 1; }), "manifest: signature");
  EXPECT_EQ(tried([](Rotation& r) { r.records.pop_back(); }), "rotation: records");
  EXPECT_EQ(tried([](Rotation& r) { r.records.front().revision += 1; }), "rotation: records");
  EXPECT_EQ(tried([](Rotation& r) { r.former.pop_back(); }), "rotation: a former key a tier");
  EXPECT_EQ(tried([](Rotation& r) { r.former.front().tier = r.former.back().tier; }), "rotation: a former key a tier");
  // Fails at its very end, when all else has been written.
  EXPECT_EQ(tried([&](Rotation& r) {
              r.chunks.push_back(world.make.chunk(mira, account, 2, today(world.clock)));
              r.chunks.back().signature[0] ^= 1;
            }),
            "code window: signature");
  auto after = seen_by(owner);
  EXPECT_EQ(after.wraps.epoch, 1);
  EXPECT_EQ(after.wraps.use, before.wraps.use);
  EXPECT_EQ(after.chain.number, before.chain.number);
  EXPECT_EQ(after.manifest.signature, before.manifest.signature);
  EXPECT_TRUE(after.former.empty());
  for (std::size_t i = 0; i < after.records.size(); ++i) EXPECT_EQ(after.records[i].sealed, before.records[i].sealed);
  EXPECT_EQ(tried([](Rotation&) {}), "ok");
  EXPECT_EQ(seen_by(owner).wraps.epoch, 2);
  EXPECT_EQ(seen_by(owner).chain.number, 3u);
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
  EXPECT_EQ(outcomes, (std::vector<std::string>{"ok", "chain: not the next entry"}));
  EXPECT_EQ(seen_by(owner).manifest.signature, of_mira.manifest.signature);
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
  ASSERT_EQ(changed(RecordKind::totp, true), "ok");
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
