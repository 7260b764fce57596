#include "roster/account_chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/json.h"
#include "base/random.h"
#include "crypto/open/account_key.h"
#include "crypto/open/invitation.h"
#include "crypto/seal/member.h"

namespace latchkey::roster {
namespace {

using seal::AccountRole;

constexpr auto kDay = std::chrono::hours(24);

SystemRandom random_source;

std::string new_id() { return generate_id_text(random_source); }
std::size_t draw(std::size_t below) { return random_source.bytes<1>()[0] % below; }

struct Person {
  std::string id = new_id();
  open::SigningKey key = open::SigningKey::generate(random_source);
  seal::BoxPublic box{random_source.bytes<32>()};
};

// A workspace of Mira's and an account on which nobody has said anything yet.
struct Chain : ::testing::Test {
  std::string workspace = new_id();
  std::string account = new_id();
  Roster roster{workspace};
  AccountChain chain{workspace, account};
  TimePoint now = from_unix_ms(1'790'000'000'000);
  Person mira;

  Chain() { say_on_log(mira, Founding{mira.key.public_key(), mira.box, seal::hash("profile", {"Mira"}), false}); }

  void say_on_log(const Person& author, const Act& act) {
    Entry made{roster.head().number + 1,  roster.head().hash, now, author.id,
               std::string(kind_of(act)), write_body(act),    {}};
    made.signature = author.key.sign(roster::statement_of(workspace, made)).bytes();
    auto taken = roster.take(made);
    ASSERT_TRUE(taken) << roster::text_of(taken.error());
  }
  Person joined(Role role = Role::user) {
    Person person;
    auto invitation = new_id();
    const auto key = open::SigningKey::generate(random_source);
    say_on_log(mira, Invite{invitation, role, key.public_key(), now + 7 * kDay});
    auto proof = key.sign(seal::JoinStatement{workspace, invitation, person.id, fingerprint(person)});
    say_on_log(person,
               Join{invitation, person.key.public_key(), person.box, seal::hash("profile", {person.id}), proof});
    return person;
  }
  seal::Fingerprint fingerprint(const Person& person) const {
    return seal::fingerprint({workspace, person.id}, person.key.public_key(), person.box);
  }
  Head log_head() const { return roster.head(); }

  AccountPlace place() const { return {workspace, account}; }
  void sign(const Person& author, AccountEntry& made) const {
    made.signature = author.key.sign(statement_of(place(), made)).bytes();
  }
  AccountEntry entry(const Person& author, const AccountAct& act) const {
    AccountEntry made{chain.head().number + 1,   chain.head().hash, now, author.id, log_head().number, log_head().hash,
                      std::string(kind_of(act)), write_body(act),   {}};
    sign(author, made);
    return made;
  }
  std::string take(const AccountEntry& made) {
    auto before = chain.head();
    auto taken = chain.take(roster, made);
    if (taken) return "ok";
    EXPECT_EQ(chain.head(), before);
    return std::string(text_of(taken.error()));
  }
  std::string say(const Person& author, const AccountAct& act) { return take(entry(author, act)); }

  static seal::EpochPublic new_keys() {
    return {seal::Commitment(random_source.bytes<32>()), seal::Commitment(random_source.bytes<32>()),
            seal::BoxPublic(random_source.bytes<32>()), seal::BoxPublic(random_source.bytes<32>())};
  }
  GrantAccess grant(const Person& person, AccountRole role, std::optional<TimePoint> ends_at = std::nullopt) const {
    return {person.id, fingerprint(person), role, ends_at, {}};
  }
  ChangeKeys change_keys() const { return {chain.epoch() + 1, new_keys()}; }
  bool owes() const { return chain.owes_rotation(roster, now); }
  bool may_open(const Person& person) const { return chain.may_open(roster, person.id, now); }
};
using AccountChainTest = Chain;

TEST_F(AccountChainTest, tells_who_holds_an_account_and_under_which_keys) {
  Person jo = joined(), kim = joined();
  auto keys = new_keys();
  ASSERT_EQ(say(mira, CreateAccount{keys}), "ok");
  EXPECT_EQ(chain.epoch(), 1U);
  EXPECT_EQ(chain.keys(), keys);
  auto to_jo = grant(jo, AccountRole::owner);
  to_jo.reason = Bytes(136, 7);
  EXPECT_EQ(say(mira, to_jo), "ok");
  EXPECT_EQ(say(jo, grant(kim, AccountRole::collaborator, now + kDay)), "ok");
  ASSERT_EQ(chain.standing().holders.size(), 3U);
  EXPECT_TRUE(chain.holder(mira.id)->is_owner());
  EXPECT_EQ(chain.holder(kim.id)->ends_at, now + kDay);
  EXPECT_EQ(chain.grant_of(jo.id).granter, mira.id);
  EXPECT_EQ(chain.grant_of(jo.id).reason, to_jo.reason);
  EXPECT_EQ(chain.grant_of(kim.id).granter, jo.id);
  auto next = change_keys();
  EXPECT_EQ(say(jo, next), "ok");
  EXPECT_EQ(chain.epoch(), 2U);
  EXPECT_EQ(chain.keys(), next.keys);
  EXPECT_EQ(chain.grant_of(kim.id).epoch, 1U);
  EXPECT_EQ(say(kim, EndAccess{kim.id}), "ok");
  EXPECT_EQ(chain.holder(kim.id), nullptr);
}

TEST_F(AccountChainTest, begins_with_its_making_and_has_one) {
  EXPECT_EQ(say(mira, change_keys()), "not-allowed");
  EXPECT_EQ(say(mira, EndAccess{mira.id}), "not-allowed");
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  EXPECT_EQ(say(mira, CreateAccount{new_keys()}), "known-already");
}

TEST_F(AccountChainTest, takes_only_what_follows_its_head) {
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  Person jo = joined();
  auto next = entry(mira, grant(jo, AccountRole::collaborator));
  auto late = next, early = next, elsewhere = next;
  late.number = 3;
  early.number = 1;
  elsewhere.previous[0] ^= 1;
  for (const auto& wrong : {late, early, elsewhere}) EXPECT_EQ(take(wrong), "not-next");
  EXPECT_EQ(take(next), "ok");
  EXPECT_EQ(take(next), "not-next");
  now -= std::chrono::milliseconds(1);
  EXPECT_EQ(say(mira, change_keys()), "back-in-time");
}

TEST_F(AccountChainTest, is_bound_in_every_field_by_the_signature) {
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  Person jo = joined();
  auto good = entry(mira, grant(jo, AccountRole::owner, now + kDay));
  auto older = log_head();
  joined();
  auto changed = good;
  changed.at += std::chrono::milliseconds(1);
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.log_number = log_head().number;
  changed.log_hash = log_head().hash;
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.body = write_body(grant(jo, AccountRole::owner, now + 2 * kDay));
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.kind = "end";
  changed.body = write_body(EndAccess{jo.id});
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.author = jo.id;
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.signature[5] ^= 1;
  EXPECT_EQ(take(changed), "signature");
  // The first of another account, and of another workspace.
  auto first = entry(mira, CreateAccount{new_keys()});
  first.number = 1;
  first.previous = Bytes(32, 0);
  sign(mira, first);
  EXPECT_FALSE(AccountChain(workspace, new_id()).take(roster, first));
  EXPECT_FALSE(AccountChain(new_id(), account).take(roster, first));
  EXPECT_TRUE(AccountChain(workspace, account).take(roster, first));
  EXPECT_EQ(good.log_hash, older.hash);
  EXPECT_EQ(take(good), "ok");
}

TEST_F(AccountChainTest, refuses_a_body_that_is_not_exactly_its_kind) {
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  Person jo = joined();
  auto signed_as = [&](std::string kind, Bytes body) {
    auto made = entry(mira, change_keys());
    made.kind = std::move(kind);
    made.body = std::move(body);
    sign(mira, made);
    return made;
  };
  auto with_reason = [&](std::size_t size) {
    auto act = grant(jo, AccountRole::collaborator);
    act.reason = Bytes(size, 1);
    return signed_as("grant", write_body(act));
  };
  auto body = write_body(grant(jo, AccountRole::collaborator));
  auto longer = body;
  longer.push_back(0);
  auto shorter = body;
  shorter.pop_back();
  EXPECT_EQ(take(signed_as("grant", longer)), "malformed");
  EXPECT_EQ(take(signed_as("grant", shorter)), "malformed");
  EXPECT_EQ(take(signed_as("end", body)), "malformed");
  EXPECT_EQ(take(signed_as("role", body)), "malformed");
  EXPECT_EQ(take(signed_as("grant", {})), "malformed");
  EXPECT_EQ(take(signed_as("grant", Bytes(kMostBody + 1, 0))), "malformed");
  // A reason is a seal of at most 200 bytes.
  EXPECT_EQ(take(with_reason(135)), "malformed");
  EXPECT_EQ(take(with_reason(281)), "malformed");
  auto short_signature = entry(mira, change_keys());
  short_signature.signature.pop_back();
  EXPECT_EQ(take(short_signature), "malformed");
  EXPECT_EQ(take(with_reason(280)), "ok");
  EXPECT_EQ(take(signed_as("grant", body)), "ok");
}

TEST_F(AccountChainTest, holds_a_reason_of_the_length_that_may_be_sealed) {
  auto use = open::AccountKey::generate({workspace, account, seal::Tier::use, 1}, random_source);
  for (std::size_t length : {std::size_t{0}, std::size_t{1}, kMostReason}) {
    auto act = grant(mira, AccountRole::owner);
    act.reason = use.seal_reason(mira.id, std::string(length, 'x'), random_source).bytes();
    EXPECT_TRUE(read_account_act("grant", write_body(act))) << length;
  }
  auto longer = grant(mira, AccountRole::owner);
  longer.reason = use.seal_reason(mira.id, std::string(300, 'x'), random_source).bytes();
  EXPECT_FALSE(read_account_act("grant", write_body(longer)));
}

TEST_F(AccountChainTest, knows_the_workspace_log_as_its_authors_knew_it) {
  auto before_jo = log_head();
  Person jo = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  auto named = [&](const Head& head) {
    auto made = entry(mira, grant(jo, AccountRole::collaborator));
    made.log_number = head.number;
    made.log_hash = head.hash;
    sign(mira, made);
    return take(made);
  };
  EXPECT_EQ(named(before_jo), "log-back");
  EXPECT_EQ(named({log_head().number + 1, log_head().hash}), "log-unknown");
  EXPECT_EQ(named({log_head().number, before_jo.hash}), "log-unknown");
  EXPECT_EQ(named(log_head()), "ok");
}

TEST_F(AccountChainTest, judges_members_by_the_entry_that_was_named_and_not_by_what_came_later) {
  Person jo = joined(), kim = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  ASSERT_EQ(say(mira, grant(jo, AccountRole::owner)), "ok");
  auto by_jo = entry(jo, grant(kim, AccountRole::collaborator));
  auto to_jo = entry(mira, grant(jo, AccountRole::collaborator));
  say_on_log(mira, End{jo.id});
  EXPECT_EQ(say(jo, grant(kim, AccountRole::collaborator)), "unknown-author");
  EXPECT_EQ(say(mira, grant(jo, AccountRole::owner)), "no-such-member");
  EXPECT_TRUE(AccountChain(chain).take(roster, to_jo));
  EXPECT_EQ(take(by_jo), "ok");
  Person stranger;
  EXPECT_EQ(say(stranger, grant(kim, AccountRole::collaborator)), "unknown-author");
  EXPECT_EQ(say(mira, grant(stranger, AccountRole::collaborator)), "no-such-member");
}

TEST_F(AccountChainTest, hears_owners_only_and_each_on_its_own_leaving) {
  Person jo = joined(), kim = joined(), sam = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  ASSERT_EQ(say(mira, grant(jo, AccountRole::collaborator)), "ok");
  ASSERT_EQ(say(mira, grant(sam, AccountRole::owner, now + kDay)), "ok");
  EXPECT_EQ(say(jo, grant(kim, AccountRole::collaborator)), "not-allowed");
  EXPECT_EQ(say(jo, grant(jo, AccountRole::owner)), "not-allowed");
  EXPECT_EQ(say(jo, change_keys()), "not-allowed");
  EXPECT_EQ(say(jo, EndAccess{sam.id}), "not-allowed");
  EXPECT_EQ(say(kim, EndAccess{jo.id}), "not-allowed");
  EXPECT_EQ(say(kim, EndAccess{kim.id}), "no-such-holder");
  EXPECT_EQ(say(mira, EndAccess{kim.id}), "no-such-holder");
  EXPECT_EQ(say(sam, grant(kim, AccountRole::collaborator)), "ok");
  EXPECT_EQ(say(jo, EndAccess{jo.id}), "ok");
  now += kDay;  // Sam's time is over
  EXPECT_EQ(say(sam, grant(jo, AccountRole::collaborator)), "not-allowed");
  EXPECT_EQ(say(sam, EndAccess{sam.id}), "no-such-holder");
  EXPECT_EQ(say(mira, EndAccess{sam.id}), "no-such-holder");
}

TEST_F(AccountChainTest, grants_to_the_keys_that_stand_on_the_log) {
  Person jo = joined(), kim = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  auto act = grant(jo, AccountRole::collaborator);
  act.fingerprint = fingerprint(kim);
  EXPECT_EQ(say(mira, act), "fingerprint");
}

TEST_F(AccountChainTest, never_leaves_an_account_without_an_owner_for_good) {
  Person jo = joined(), kim = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  EXPECT_EQ(say(mira, EndAccess{mira.id}), "last-owner");
  EXPECT_EQ(say(mira, grant(mira, AccountRole::collaborator)), "last-owner");
  EXPECT_EQ(say(mira, grant(mira, AccountRole::owner, now + kDay)), "last-owner");
  ASSERT_EQ(say(mira, grant(jo, AccountRole::owner, now + kDay)), "ok");
  EXPECT_EQ(say(mira, EndAccess{mira.id}), "last-owner");
  // The one that owns it for good leaves the workspace: new keys wait for another.
  Person boss = joined(Role::owner);
  say_on_log(boss, End{mira.id});
  EXPECT_EQ(say(jo, change_keys()), "last-owner");
  EXPECT_EQ(say(jo, grant(kim, AccountRole::owner)), "ok");
  EXPECT_EQ(say(jo, change_keys()), "ok");
  EXPECT_EQ(chain.holder(mira.id), nullptr);
}

TEST_F(AccountChainTest, counts_epochs_without_a_gap) {
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  for (std::uint64_t epoch : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{3}})
    EXPECT_EQ(say(mira, ChangeKeys{epoch, new_keys()}), "epoch-not-next");
  EXPECT_EQ(say(mira, ChangeKeys{2, new_keys()}), "ok");
}

TEST_F(AccountChainTest, owes_new_keys_when_somebody_who_had_them_may_no_longer_open_it) {
  Person jo = joined(), kim = joined(), sam = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  ASSERT_EQ(say(mira, grant(jo, AccountRole::owner)), "ok");
  ASSERT_EQ(say(mira, grant(kim, AccountRole::collaborator, now + kDay)), "ok");
  EXPECT_FALSE(owes());
  ASSERT_EQ(say(mira, grant(jo, AccountRole::collaborator)), "ok");
  EXPECT_TRUE(owes());
  ASSERT_EQ(say(mira, change_keys()), "ok");
  EXPECT_FALSE(owes());
  ASSERT_EQ(say(mira, EndAccess{jo.id}), "ok");
  EXPECT_TRUE(owes());
  ASSERT_EQ(say(mira, grant(jo, AccountRole::collaborator)), "ok");
  EXPECT_TRUE(owes());  // granted again, with the keys of before
  ASSERT_EQ(say(mira, change_keys()), "ok");
  EXPECT_FALSE(owes());
  now += kDay;
  EXPECT_FALSE(may_open(kim));
  EXPECT_TRUE(owes());
  ASSERT_EQ(say(mira, change_keys()), "ok");
  EXPECT_EQ(chain.holder(kim.id), nullptr);
  EXPECT_FALSE(owes());
  ASSERT_EQ(say(mira, grant(sam, AccountRole::collaborator)), "ok");
  say_on_log(mira, End{sam.id});
  EXPECT_FALSE(may_open(sam));
  EXPECT_TRUE(owes());
  ASSERT_EQ(say(mira, change_keys()), "ok");
  EXPECT_FALSE(owes());
  EXPECT_EQ(chain.standing().holders.size(), 2U);
}

TEST_F(AccountChainTest, remembers_owners_and_entries_since_the_keys_they_could_have_signed_under) {
  Person jo = joined(), kim = joined();
  ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
  auto made = chain.head();
  ASSERT_EQ(say(mira, grant(jo, AccountRole::owner)), "ok");
  ASSERT_EQ(say(mira, grant(kim, AccountRole::collaborator)), "ok");
  ASSERT_EQ(say(mira, EndAccess{jo.id}), "ok");
  EXPECT_TRUE(chain.was_owner(jo.id, fingerprint(jo)));
  EXPECT_FALSE(chain.was_owner(jo.id, fingerprint(kim)));
  EXPECT_FALSE(chain.was_owner(kim.id, fingerprint(kim)));
  EXPECT_TRUE(chain.has_since_keys(made.number, made.hash));
  EXPECT_FALSE(chain.has_since_keys(made.number, chain.head().hash));
  EXPECT_FALSE(chain.has_since_keys(chain.head().number + 1, chain.head().hash));
  ASSERT_EQ(say(mira, change_keys()), "ok");
  EXPECT_FALSE(chain.was_owner(jo.id, fingerprint(jo)));
  EXPECT_TRUE(chain.was_owner(mira.id, fingerprint(mira)));
  EXPECT_FALSE(chain.has_since_keys(made.number, made.hash));
  EXPECT_TRUE(chain.has_since_keys(chain.head().number, chain.head().hash));
}

// A few lines that say what should be left, held against the chain after whatever is tried in whatever order.
struct Model {
  struct Held {
    bool owner;
    std::optional<TimePoint> ends_at;
  };
  std::map<std::string, Held> held;
  std::set<std::string> gone;  // from the workspace
  std::uint64_t epoch = 1;
  bool taken_away = false;

  bool owns(const std::string& id, TimePoint now) const {
    auto found = held.find(id);
    return found != held.end() && found->second.owner && !(found->second.ends_at && *found->second.ends_at <= now);
  }
  static bool has_owner(const std::map<std::string, Held>& after) {
    return std::ranges::any_of(after, [](const auto& one) { return one.second.owner && !one.second.ends_at; });
  }
};

TEST_F(AccountChainTest, keeps_its_promises_in_any_order) {
  std::size_t taken = 0, refused = 0;
  std::vector<Person> people;
  people.push_back(std::move(mira));
  mira = Person{people[0].id, open::SigningKey(SecretBytes(people[0].key.expose_seed())), people[0].box};
  for (int round = 0; round < 12; ++round) {
    chain = AccountChain(workspace, account = new_id());
    while (people.size() > 1) people.pop_back();
    for (int i = 0; i < 5; ++i) people.push_back(joined());
    Model model;
    ASSERT_EQ(say(mira, CreateAccount{new_keys()}), "ok");
    model.held[mira.id] = {true, std::nullopt};
    for (int step = 0; step < 60; ++step) {
      now += std::chrono::hours(draw(8));
      // Mostly somebody who may: otherwise nearly all is refused for the same reason.
      auto owner_now =
          std::ranges::find_if(people, [&](const auto& one) { return draw(2) == 0 && model.owns(one.id, now); });
      const Person& author = owner_now != people.end() && draw(4) != 0 ? *owner_now : people[draw(people.size())];
      const Person& other = people[draw(people.size())];
      bool author_in = !model.gone.contains(author.id);
      auto after = model.held;
      bool expected = author_in && model.owns(author.id, now);
      bool lowers = false, takes = false;
      std::uint64_t epoch = model.epoch;
      std::string outcome;
      switch (draw(7)) {
        case 0:
        case 1:
        case 2: {
          bool owner = draw(2) == 0;
          auto ends_at = draw(2) == 0 ? std::nullopt : std::optional(now + std::chrono::hours(1 + draw(40)));
          outcome = say(author, grant(other, owner ? AccountRole::owner : AccountRole::collaborator, ends_at));
          lowers = !owner && after.contains(other.id) && after[other.id].owner;
          after[other.id] = {owner, ends_at};
          expected = expected && !model.gone.contains(other.id);
          break;
        }
        case 3: {
          outcome = say(author, EndAccess{other.id});
          auto found = after.find(other.id);
          bool holds = found != after.end() && !(found->second.ends_at && *found->second.ends_at <= now);
          expected = author_in && (author.id == other.id || expected) && holds;
          takes = true;
          after.erase(other.id);
          break;
        }
        case 4: {
          epoch = model.epoch + (draw(4) == 0 ? 2 : 1);
          outcome = say(author, ChangeKeys{epoch, new_keys()});
          expected = expected && epoch == model.epoch + 1;
          std::erase_if(after, [&](const auto& one) {
            return model.gone.contains(one.first) || (one.second.ends_at && *one.second.ends_at <= now);
          });
          break;
        }
        case 5: {
          if (draw(6) == 0 && other.id != mira.id && !model.gone.contains(other.id)) {
            say_on_log(mira, End{other.id});
            model.gone.insert(other.id);
          }
          continue;
        }
        default: continue;
      }
      expected = expected && Model::has_owner(after);
      ASSERT_EQ(outcome == "ok", expected) << outcome << " at step " << step;
      if (outcome == "ok") {
        ++taken;
        model.taken_away = epoch == model.epoch && (model.taken_away || lowers || takes);
        model.held = after;
        model.epoch = epoch;
      } else {
        ++refused;
      }
      ASSERT_EQ(chain.epoch(), model.epoch);
      ASSERT_TRUE(std::ranges::equal(chain.standing().holders, model.held, [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.is_owner() == b.second.owner && a.second.ends_at == b.second.ends_at;
      }));
      bool owes_now = model.taken_away || std::ranges::any_of(model.held, [&](const auto& one) {
                        return model.gone.contains(one.first) || (one.second.ends_at && *one.second.ends_at <= now);
                      });
      ASSERT_EQ(owes(), owes_now);
    }
  }
  EXPECT_GT(taken, 100U);
  EXPECT_GT(refused, 100U);
}

// protocol/vectors/chain_v1.json, which web/client makes and replays as well: honest chains, and for each rule one
// whose last entry breaks it; and manifests.
struct VectorHolder {
  std::string member;
  std::string role;
  std::int64_t ends_at = 0;
  std::string granter;
  Bytes reason;
  std::uint64_t epoch = 0;
};
BOOST_DESCRIBE_STRUCT(VectorHolder, (), (member, role, ends_at, granter, reason, epoch))

struct VectorState {
  std::uint64_t epoch = 0;
  bool lost = false;
  std::vector<VectorHolder> holders;
  std::vector<std::string> signers;
};
BOOST_DESCRIBE_STRUCT(VectorState, (), (epoch, lost, holders, signers))

struct Vector {
  std::string name;
  std::string workspace;
  std::string account;
  std::vector<Entry> log;
  std::vector<AccountEntry> entries;
  std::vector<Bytes> hashes;
  std::size_t accepted = 0;
  std::optional<std::string> refusal;
  VectorState state;
};
BOOST_DESCRIBE_STRUCT(Vector, (), (name, workspace, account, log, entries, hashes, accepted, refusal, state))

struct VectorRecord {
  std::string kind;
  std::uint64_t revision = 0;
  std::string sealed;
};
BOOST_DESCRIBE_STRUCT(VectorRecord, (), (kind, revision, sealed))

// In hexadecimal, like the cases of account_v1.json.
struct VectorManifest {
  std::string name;
  std::optional<std::string> refused;
  std::string workspace;
  std::string account;
  std::uint64_t counter = 0;
  std::uint64_t chain_number = 0;
  std::string chain_hash;
  std::string author;
  std::vector<VectorRecord> use_records;
  std::vector<VectorRecord> manage_records;
  std::string use_hash;
  std::string manage_hash;
  std::string owner_seed;
  std::string owner_public;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(VectorManifest, (),
                      (name, refused, workspace, account, counter, chain_number, chain_hash, author, use_records,
                       manage_records, use_hash, manage_hash, owner_seed, owner_public, signature))

boost::json::array vector_cases() {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/chain_v1.json");
  std::string text(std::istreambuf_iterator<char>(file), {});
  return boost::json::parse(text).as_object().at("cases").as_array();
}

void expect_state(const AccountChain& chain, const Roster& roster, const VectorState& expected) {
  EXPECT_EQ(chain.epoch(), expected.epoch);
  ASSERT_EQ(chain.standing().holders.size(), expected.holders.size());
  for (const auto& of : expected.holders) {
    const Holder* holder = chain.holder(of.member);
    ASSERT_NE(holder, nullptr) << of.member;
    EXPECT_EQ(seal::text_of(holder->role), of.role);
    EXPECT_EQ(holder->ends_at ? to_unix_ms(*holder->ends_at) : 0, of.ends_at);
    EXPECT_EQ(chain.grant_of(of.member).granter, of.granter);
    EXPECT_EQ(chain.grant_of(of.member).reason, of.reason);
    EXPECT_EQ(chain.grant_of(of.member).epoch, of.epoch);
  }
  // Before anybody's time is over, and by the log that stands, only what was taken away is owed for.
  for (const auto& [id, member] : roster.members()) {
    seal::Fingerprint fingerprint = seal::fingerprint({roster.workspace(), id}, member.sign_public, member.box_public);
    bool signs = std::ranges::find(expected.signers, id) != expected.signers.end();
    EXPECT_EQ(chain.was_owner(id, fingerprint), signs) << id;
  }
  EXPECT_EQ(chain.has_taken_away(), expected.lost);
}

TEST(ChainVectors, are_replayed_alike) {
  std::set<std::string> refusals;
  for (const auto& value : vector_cases()) {
    if (value.as_object().at("case") != "chain") continue;
    auto vector = from_json<Vector>(value);
    ASSERT_TRUE(vector) << vector.error().pointer << ": " << vector.error().reason;
    SCOPED_TRACE(vector->name);
    Roster roster(vector->workspace);
    for (const auto& entry : vector->log) ASSERT_TRUE(roster.take(entry));
    AccountChain chain(vector->workspace, vector->account);
    std::optional<std::string> refusal;
    std::size_t accepted = 0;
    for (const auto& entry : vector->entries) {
      if (auto taken = chain.take(roster, entry); !taken) {
        refusal = text_of(taken.error());
        break;
      }
      ASSERT_LT(accepted, vector->hashes.size());
      EXPECT_EQ(chain.head().hash, vector->hashes[accepted++]);
    }
    EXPECT_EQ(refusal, vector->refusal);
    EXPECT_EQ(accepted, vector->accepted);
    expect_state(chain, roster, vector->state);
    if (refusal) refusals.insert(*refusal);
  }
  EXPECT_EQ(refusals.size(), 14u);  // each reason at least once
}

TEST(ChainVectors, of_manifests_are_made_and_verified_alike) {
  int seen = 0;
  for (const auto& value : vector_cases()) {
    if (value.as_object().at("case") != "manifest") continue;
    auto of = from_json<VectorManifest>(value);
    ASSERT_TRUE(of) << of.error().pointer << ": " << of.error().reason;
    SCOPED_TRACE(of->name);
    ++seen;
    auto bytes = [](const std::string& text) { return parse_hex(text).value(); };
    auto hash_of_lines = [&](const std::vector<VectorRecord>& records) {
      std::vector<seal::RecordLine> lines;
      for (const auto& record : records) {
        lines.push_back({seal::parse_record_kind(record.kind).value(), record.revision,
                         seal::sealed_hash(seal::SealedBytes(bytes(record.sealed)))});
      }
      std::ranges::reverse(lines);  // in any order
      return seal::records_hash(lines);
    };
    const auto chain_hash = bytes(of->chain_hash);
    const seal::ManifestStatement said{of->workspace,
                                       of->account,
                                       of->counter,
                                       of->chain_number,
                                       chain_hash,
                                       of->author,
                                       hash_of_lines(of->use_records),
                                       hash_of_lines(of->manage_records)};
    auto owner = seal::SignPublic::from(bytes(of->owner_public)).value();
    auto signature = seal::Signature::from(bytes(of->signature)).value();
    if (!of->refused) {
      EXPECT_EQ(hex(said.use_records.view()), of->use_hash);
      EXPECT_EQ(hex(said.manage_records.view()), of->manage_hash);
      const open::SigningKey key{SecretBytes(BytesView(bytes(of->owner_seed)))};
      EXPECT_EQ(hex(key.sign(said).view()), of->signature);
    }
    EXPECT_EQ(seal::verify_manifest(said, owner, signature), !of->refused);
  }
  EXPECT_GE(seen, 3);
}

}  // namespace
}  // namespace latchkey::roster
