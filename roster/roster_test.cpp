#include "roster/roster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/id.h"
#include "base/json.h"
#include "base/random.h"
#include "crypto/open/invitation.h"
#include "crypto/seal/member.h"

namespace latchkey::roster {
namespace {

constexpr Role kRoles[] = {Role::guest, Role::user, Role::admin, Role::super_admin, Role::owner};
constexpr auto kDay = std::chrono::hours(24);

SystemRandom random_source;

std::string new_id() { return generate_id_text(random_source); }

struct Person {
  std::string id = new_id();
  open::SigningKey key = open::SigningKey::generate(random_source);
  seal::BoxPublic box{random_source.bytes<32>()};
};

struct Log : ::testing::Test {
  std::string workspace = new_id();
  Roster roster{workspace};
  TimePoint now = from_unix_ms(1'790'000'000'000);
  Person mira;
  std::map<std::string, SecretBytes> secrets;  // of invitations

  // What somebody would sign as the next entry.
  Entry entry(const Person& author, const Act& act) {
    Entry made{roster.head().number + 1,  roster.head().hash, now, author.id,
               std::string(kind_of(act)), write_body(act),    {}};
    made.signature = author.key.sign(statement_of(workspace, made)).bytes();
    return made;
  }
  std::string take(const Entry& made) {
    auto before = roster.head();
    auto taken = roster.take(made);
    if (taken) return "ok";
    EXPECT_EQ(roster.head(), before);
    return std::string(text_of(taken.error()));
  }
  std::string say(const Person& author, const Act& act) { return take(entry(author, act)); }

  std::string found() {
    return say(mira, Founding{mira.key.public_key(), mira.box, seal::hash("profile", {"Mira"}), false});
  }
  Invite invite(Role role) {
    auto id = new_id();
    SecretBytes secret(16);
    random_source.fill(secret.expose_writable());
    auto key = open::invitation_key(secret, {workspace, id}).public_key();
    secrets.emplace(id, std::move(secret));
    return {id, role, key, now + 7 * kDay};
  }
  Join join(const Person& person, const std::string& invitation) {
    auto fingerprint = seal::fingerprint({workspace, person.id}, person.key.public_key(), person.box);
    auto key = open::invitation_key(secrets.at(invitation), {workspace, invitation});
    auto proof = key.sign(seal::JoinStatement{workspace, invitation, person.id, fingerprint});
    return {invitation, person.key.public_key(), person.box, seal::hash("profile", {person.id}), proof};
  }
  Person joined(Role role) {
    Person person;
    auto asked = invite(role);
    EXPECT_EQ(say(mira, asked), "ok");
    EXPECT_EQ(say(person, join(person, asked.invitation)), "ok");
    return person;
  }
  seal::Fingerprint fingerprint(const Person& person) {
    return seal::fingerprint({workspace, person.id}, person.key.public_key(), person.box);
  }
};

TEST_F(Log, tells_who_is_in_the_workspace) {
  ASSERT_EQ(found(), "ok");
  auto founding = roster.head().hash;
  Person jo = joined(Role::admin);
  Person kim = joined(Role::guest);
  EXPECT_EQ(say(jo, Admit{kim.id, fingerprint(kim)}), "ok");
  EXPECT_EQ(say(jo, ChangeRole{kim.id, Role::user, now + kDay}), "ok");
  EXPECT_EQ(roster.fingerprint(), founding);
  ASSERT_EQ(roster.members().size(), 3U);
  const auto& member = roster.members().at(kim.id);
  EXPECT_EQ(member.role, Role::user);
  EXPECT_EQ(member.admitted_by, jo.id);
  EXPECT_EQ(member.ends_at, now + kDay);
  EXPECT_EQ(say(mira, End{jo.id}), "ok");
  EXPECT_TRUE(roster.members().at(jo.id).ended);
}

// Acts on accounts name the log as their author knew it.
TEST_F(Log, tells_who_was_a_member_after_which_entry) {
  ASSERT_EQ(found(), "ok");
  const auto founding = roster.head();
  Person jo = joined(Role::user);
  const auto with_jo = roster.head();
  ASSERT_EQ(say(mira, ChangeRole{jo.id, Role::user, now + kDay}), "ok");
  now += kDay;
  ASSERT_EQ(say(mira, invite(Role::user)), "ok");
  Person kim = joined(Role::user);
  ASSERT_EQ(say(mira, End{kim.id}), "ok");
  const auto without_kim = roster.head();
  EXPECT_EQ(roster.hash_at(founding.number), founding.hash);
  EXPECT_EQ(roster.hash_at(without_kim.number), without_kim.hash);
  EXPECT_FALSE(roster.hash_at(0));
  EXPECT_FALSE(roster.hash_at(without_kim.number + 1));
  EXPECT_TRUE(roster.member_after(1, mira.id));
  EXPECT_FALSE(roster.member_after(with_jo.number - 1, jo.id));
  ASSERT_TRUE(roster.member_after(with_jo.number, jo.id));
  EXPECT_EQ(roster.member_after(with_jo.number, jo.id)->fingerprint, fingerprint(jo));
  EXPECT_TRUE(roster.member_after(without_kim.number, jo.id)) << "by entries, not by end times";
  EXPECT_TRUE(roster.member_after(without_kim.number - 1, kim.id));
  EXPECT_FALSE(roster.member_after(without_kim.number, kim.id));
  EXPECT_FALSE(roster.member_after(without_kim.number, new_id()));
}

TEST_F(Log, knows_the_devices_of_its_members) {
  ASSERT_EQ(found(), "ok");
  Person jo = joined(Role::admin), kim = joined(Role::user), max = joined(Role::user);
  auto key = open::SigningKey::generate(random_source).public_key(), other = kim.key.public_key();
  auto id = new_id();
  auto name = [](std::string_view called) { return seal::hash("device-name", {called}); };
  EXPECT_EQ(say(kim, Device{id, key, name("Laptop")}), "ok");
  EXPECT_EQ(say(kim, Device{id, key, name("Kitchen")}), "ok");
  EXPECT_EQ(roster.devices().at(id).name, name("Kitchen"));
  EXPECT_EQ(roster.devices().at(id).member, kim.id);
  EXPECT_EQ(say(kim, Device{id, other, name("Laptop")}), "known-already");
  EXPECT_EQ(say(jo, Device{id, key, name("Laptop")}), "known-already");
  EXPECT_EQ(say(max, EndDevice{id}), "not-allowed");
  EXPECT_EQ(say(max, EndDevice{new_id()}), "no-such-device");
  EXPECT_EQ(say(jo, EndDevice{id}), "ok");
  EXPECT_TRUE(roster.devices().at(id).ended);
  EXPECT_EQ(say(kim, EndDevice{id}), "no-such-device");
  EXPECT_EQ(say(kim, Device{id, key, name("Laptop")}), "known-already");
  // Of who is no member any more no device is left to end.
  auto last = new_id();
  EXPECT_EQ(say(max, Device{last, key, name("Phone")}), "ok");
  EXPECT_EQ(say(jo, End{max.id}), "ok");
  EXPECT_EQ(say(jo, EndDevice{last}), "no-such-device");
}

TEST_F(Log, begins_with_its_founding_and_has_one) {
  EXPECT_EQ(say(mira, Profile{seal::hash("profile", {"x"})}), "unknown-author");
  ASSERT_EQ(found(), "ok");
  Person other;
  EXPECT_EQ(say(other, Founding{other.key.public_key(), other.box, seal::hash("profile", {"x"}), false}),
            "known-already");
}

TEST_F(Log, takes_only_what_follows_its_head) {
  ASSERT_EQ(found(), "ok");
  auto next = entry(mira, invite(Role::user));
  auto late = next, early = next, elsewhere = next;
  late.number = 3;
  early.number = 1;
  elsewhere.previous[0] ^= 1;
  for (const auto& wrong : {late, early, elsewhere}) EXPECT_EQ(take(wrong), "not-next");
  EXPECT_EQ(take(next), "ok");
  EXPECT_EQ(take(next), "not-next");
  now -= std::chrono::milliseconds(1);
  EXPECT_EQ(say(mira, invite(Role::user)), "back-in-time");
}

TEST_F(Log, is_bound_in_every_field_by_the_signature) {
  ASSERT_EQ(found(), "ok");
  const auto good = entry(mira, invite(Role::user));
  auto changed = good;
  changed.at += std::chrono::milliseconds(1);
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.body.back() ^= 1;  // the last byte of its end
  EXPECT_EQ(take(changed), "signature");
  changed = good;
  changed.signature[5] ^= 1;
  EXPECT_EQ(take(changed), "signature");
  Person jo = joined(Role::owner);
  changed = entry(mira, invite(Role::user));
  changed.author = jo.id;
  EXPECT_EQ(take(changed), "signature");
  Roster elsewhere(new_id());
  Roster here(workspace);
  Person founder;
  Entry first{1, Bytes(32, 0), now, founder.id, "founding", {}, {}};
  first.body = write_body(Founding{founder.key.public_key(), founder.box, seal::hash("profile", {"x"}), false});
  first.signature = founder.key.sign(statement_of(workspace, first)).bytes();
  EXPECT_FALSE(elsewhere.take(first));
  EXPECT_TRUE(here.take(first));
}

TEST_F(Log, refuses_a_body_that_is_not_exactly_its_kind) {
  ASSERT_EQ(found(), "ok");
  auto signed_as = [&](std::string kind, Bytes body) {
    Entry made{roster.head().number + 1, roster.head().hash, now, mira.id, std::move(kind), std::move(body), {}};
    made.signature = mira.key.sign(statement_of(workspace, made)).bytes();
    return made;
  };
  auto body = write_body(invite(Role::user));
  auto longer = body;
  longer.push_back(0);
  auto shorter = body;
  shorter.pop_back();
  EXPECT_EQ(take(signed_as("invite", longer)), "malformed");
  EXPECT_EQ(take(signed_as("invite", shorter)), "malformed");
  EXPECT_EQ(take(signed_as("withdraw", body)), "malformed");
  EXPECT_EQ(take(signed_as("policy", body)), "malformed");
  EXPECT_EQ(take(signed_as("invite", {})), "malformed");
  EXPECT_EQ(take(signed_as("invite", Bytes(kMostBody + 1, 0))), "malformed");
  EXPECT_EQ(take(signed_as("invite", body)), "ok");
}

// Design 3: who handles whom, for every act that needs it.
TEST_F(Log, lets_a_role_handle_those_below_it) {
  ASSERT_EQ(found(), "ok");
  for (Role author : kRoles) {
    Person somebody = joined(author);
    for (Role role : kRoles) {
      std::string expected = may_handle(author, role) ? "ok" : "not-allowed";
      auto invitation = invite(role);
      EXPECT_EQ(say(somebody, invitation), expected) << text_of(author) << " invites " << text_of(role);
      auto of_mira = invite(role);
      ASSERT_EQ(say(mira, of_mira), "ok");
      EXPECT_EQ(say(somebody, Withdraw{of_mira.invitation}), expected);
      Person other = joined(role);
      EXPECT_EQ(say(somebody, Admit{other.id, fingerprint(other)}), expected);
      EXPECT_EQ(say(somebody, ChangeRole{other.id, Role::guest, std::nullopt}), expected);
      Person third = joined(role);
      EXPECT_EQ(say(somebody, End{third.id}), expected);
      Person pupil = joined(Role::guest);
      EXPECT_EQ(say(somebody, ChangeRole{pupil.id, role, std::nullopt}),
                may_handle(author, role) ? "ok" : "not-allowed")
          << text_of(author) << " lifts to " << text_of(role);
    }
  }
}

TEST_F(Log, lets_nobody_in_but_by_an_open_invitation_and_its_secret) {
  ASSERT_EQ(found(), "ok");
  Person jo, kim, lee;
  auto asked = invite(Role::user);
  ASSERT_EQ(say(mira, asked), "ok");
  auto other = invite(Role::user);
  auto stolen = join(kim, asked.invitation);
  stolen.box_public = lee.box;
  EXPECT_EQ(say(kim, stolen), "proof");
  EXPECT_EQ(say(jo, join(jo, other.invitation)), "no-such-invitation");
  EXPECT_EQ(say(jo, join(jo, asked.invitation)), "ok");
  EXPECT_EQ(say(kim, join(kim, asked.invitation)), "invitation-not-open");
  EXPECT_EQ(say(jo, join(jo, asked.invitation)), "known-already");

  auto withdrawn = invite(Role::user);
  ASSERT_EQ(say(mira, withdrawn), "ok");
  ASSERT_EQ(say(mira, Withdraw{withdrawn.invitation}), "ok");
  EXPECT_EQ(say(mira, Withdraw{withdrawn.invitation}), "invitation-not-open");
  EXPECT_EQ(say(kim, join(kim, withdrawn.invitation)), "invitation-not-open");

  Person admin = joined(Role::admin);
  auto of_admin = invite(Role::user);
  ASSERT_EQ(say(admin, of_admin), "ok");
  ASSERT_EQ(say(mira, ChangeRole{admin.id, Role::user, std::nullopt}), "ok");
  EXPECT_EQ(say(kim, join(kim, of_admin.invitation)), "invitation-not-open");

  auto short_lived = invite(Role::user);
  short_lived.expires_at = now + kDay;
  ASSERT_EQ(say(mira, short_lived), "ok");
  now += kDay;
  EXPECT_EQ(say(kim, join(kim, short_lived.invitation)), "invitation-not-open");
}

TEST_F(Log, hears_nobody_who_left) {
  ASSERT_EQ(found(), "ok");
  Person jo = joined(Role::admin), kim = joined(Role::admin);
  ASSERT_EQ(say(mira, End{jo.id}), "ok");
  EXPECT_EQ(say(jo, invite(Role::user)), "author-ended");
  ASSERT_EQ(say(mira, ChangeRole{kim.id, Role::admin, now + kDay}), "ok");
  EXPECT_EQ(say(kim, invite(Role::user)), "ok");
  now += kDay;
  EXPECT_EQ(say(kim, invite(Role::user)), "author-ended");
  EXPECT_EQ(say(mira, End{jo.id}), "no-such-member");
  EXPECT_EQ(say(mira, ChangeRole{kim.id, Role::user, std::nullopt}), "no-such-member");
  EXPECT_EQ(say(mira, Admit{new_id(), fingerprint(jo)}), "no-such-member");
}

TEST_F(Log, counter_signs_only_the_keys_that_stand_on_it) {
  ASSERT_EQ(found(), "ok");
  Person jo = joined(Role::user), kim = joined(Role::user);
  EXPECT_EQ(say(mira, Admit{jo.id, fingerprint(kim)}), "fingerprint");
  EXPECT_EQ(say(mira, Admit{mira.id, fingerprint(mira)}), "not-allowed");
  EXPECT_EQ(say(mira, Admit{jo.id, fingerprint(jo)}), "ok");
}

TEST_F(Log, never_leaves_the_workspace_without_an_owner) {
  ASSERT_EQ(found(), "ok");
  EXPECT_EQ(say(mira, End{mira.id}), "last-owner");
  EXPECT_EQ(say(mira, ChangeRole{mira.id, Role::admin, std::nullopt}), "last-owner");
  EXPECT_EQ(say(mira, ChangeRole{mira.id, Role::owner, now + kDay}), "owner-without-end");
  Person jo = joined(Role::owner);
  EXPECT_EQ(say(mira, ChangeRole{mira.id, Role::admin, std::nullopt}), "ok");
  EXPECT_EQ(say(jo, End{jo.id}), "last-owner");
}

// Whatever is tried in whatever order: what was refused changed nothing, there is an Owner, and nobody stands higher
// than somebody who could lift them there.
TEST_F(Log, keeps_its_promises_in_any_order) {
  ASSERT_EQ(found(), "ok");
  std::vector<Person> people;
  people.push_back(std::move(mira));
  std::vector<std::string> open;
  std::size_t taken = 0;
  auto draw = [](std::size_t below) { return random_source.bytes<1>()[0] % below; };
  for (int step = 0; step < 400; ++step) {
    now += std::chrono::hours(draw(8));
    Person& author = people[draw(people.size())];
    const Person& other = people[draw(people.size())];
    Role role = kRoles[draw(5)];
    auto highest_before = roster.members();
    std::string outcome;
    switch (draw(6)) {
      case 0:
      case 1: {
        auto asked = invite(role);
        if (outcome = say(author, asked); outcome == "ok") open.push_back(asked.invitation);
        break;
      }
      case 2: {
        if (open.empty()) break;
        Person person;
        outcome = say(person, join(person, open[draw(open.size())]));
        if (outcome == "ok") people.push_back(std::move(person));
        break;
      }
      case 3: {
        auto ends_at = draw(2) == 0 ? std::nullopt : std::optional(now + std::chrono::hours(draw(100)));
        outcome = say(author, ChangeRole{other.id, role, ends_at});
        break;
      }
      case 4: outcome = say(author, End{other.id}); break;
      case 5: outcome = say(author, Admit{other.id, fingerprint(other)}); break;
    }
    if (outcome == "ok") {
      ++taken;
    } else {
      ASSERT_TRUE(std::ranges::equal(highest_before, roster.members(), [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.role == b.second.role && a.second.ended == b.second.ended;
      }));
    }
    ASSERT_TRUE(std::ranges::any_of(roster.members(), [](const auto& member) {
      return member.second.role == Role::owner && !member.second.ended && !member.second.ends_at;
    }));
  }
  EXPECT_GT(taken, 20U);
  EXPECT_GT(people.size(), 3U);
}

// protocol/vectors/log_v1.json, which web/client makes and replays as well: honest logs, and for each rule one whose
// last entry breaks it.
struct VectorMember {
  std::string id;
  std::string role;
  std::string state;
  std::int64_t ends_at = 0;
  std::optional<std::string> admitted_by;
};
BOOST_DESCRIBE_STRUCT(VectorMember, (), (id, role, state, ends_at, admitted_by))

struct VectorDevice {
  std::string id;
  std::string member;
  Bytes key;
  Bytes name;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(VectorDevice, (), (id, member, key, name, state))
struct Vector {
  std::string name;
  std::string workspace;
  std::vector<Entry> entries;
  std::vector<Bytes> hashes;
  std::size_t accepted = 0;
  std::optional<std::string> refusal;
  std::vector<VectorMember> members;
  std::vector<VectorDevice> devices;
};
BOOST_DESCRIBE_STRUCT(Vector, (), (name, workspace, entries, hashes, accepted, refusal, members, devices))

struct VectorFile {
  std::vector<Vector> cases;
};
BOOST_DESCRIBE_STRUCT(VectorFile, (), (cases))

TEST(LogVectors, are_replayed_alike) {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/log_v1.json");
  std::string text(std::istreambuf_iterator<char>(file), {});
  auto vectors = parse_json<VectorFile>(text);
  ASSERT_TRUE(vectors) << vectors.error().pointer << ": " << vectors.error().reason;
  std::set<std::string> refusals;
  for (const auto& vector : vectors->cases) {
    SCOPED_TRACE(vector.name);
    Roster roster(vector.workspace);
    std::optional<std::string> refusal;
    std::size_t accepted = 0;
    for (const auto& entry : vector.entries) {
      if (auto taken = roster.take(entry); !taken) {
        refusal = text_of(taken.error());
        break;
      }
      ASSERT_LT(accepted, vector.hashes.size());
      EXPECT_EQ(roster.head().hash, vector.hashes[accepted++]);
    }
    EXPECT_EQ(refusal, vector.refusal);
    EXPECT_EQ(accepted, vector.accepted);
    EXPECT_EQ(roster.members().size(), vector.members.size());
    for (const auto& expected : vector.members) {
      const auto& member = roster.members().at(expected.id);
      EXPECT_EQ(text_of(member.role), expected.role);
      EXPECT_EQ(!member.is_member_at(roster.last_at()), expected.state == "ended");
      EXPECT_EQ(member.ends_at ? to_unix_ms(*member.ends_at) : 0, expected.ends_at);
      EXPECT_EQ(member.admitted_by, expected.admitted_by);
    }
    EXPECT_EQ(roster.devices().size(), vector.devices.size());
    for (const auto& expected : vector.devices) {
      const auto& device = roster.devices().at(expected.id);
      EXPECT_EQ(device.member, expected.member);
      EXPECT_EQ(device.key.bytes(), expected.key);
      EXPECT_EQ(device.name.bytes(), expected.name);
      EXPECT_EQ(device.ended, expected.state == "ended");
    }
    if (refusal) refusals.insert(*refusal);
  }
  EXPECT_EQ(refusals.size(), 16u);  // each reason at least once
}

}  // namespace
}  // namespace latchkey::roster
