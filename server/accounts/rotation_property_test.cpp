// Grants, endings and rotations in any order, held against a few lines that say what should be left.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "server/storage/testing/world.h"

namespace latchkey::accounts {
namespace {

using members::Role;
using storage::testing::Person;

// What an account comes down to.
struct Model {
  struct Held {
    AccountRole role;
    std::optional<TimePoint> ends_at;
    std::int64_t epoch;
  };
  std::int64_t epoch = 1;
  bool owed = false;                    // as the server says
  bool taken_away = false;              // of it, what stands on the chain
  std::map<std::size_t, Held> grants;   // by place among the people
  std::map<std::size_t, Held> expired;  // holders on the chain until new keys, or a new grant

  bool owns(std::size_t person) const {
    auto found = grants.find(person);
    return found != grants.end() && found->second.role == AccountRole::owner;
  }
  // The chain knows an Owner whose time is over until new keys leave it behind; none has an end there, though.
  bool is_last_owner(std::size_t person) const {
    for (const auto& [other, held] : grants) {
      if (other != person && held.role == AccountRole::owner && !held.ends_at) return false;
    }
    return true;
  }
  void expire(TimePoint now) {
    for (auto it = grants.begin(); it != grants.end();) {
      bool over = it->second.ends_at && *it->second.ends_at <= now;
      owed = owed || over;
      if (over) expired[it->first] = it->second;
      it = over ? grants.erase(it) : std::next(it);
    }
  }
};

TEST(AccountRotation, leaves_what_the_model_says_after_any_sequence_of_acts) {
  constexpr unsigned kRuns = 12;
  constexpr int kActs = 60;
  int succeeded = 0;
  int refused = 0;
  for (unsigned run = 0; run < kRuns; ++run) {
    std::mt19937 dice(run);
    auto roll = [&dice](std::size_t sides) { return std::uniform_int_distribution<std::size_t>(0, sides - 1)(dice); };
    storage::testing::World world;
    std::vector<std::unique_ptr<Person>> people;
    std::vector<Actor> actors;
    for (const char* name : {"Mira", "Jo", "Sam", "Kim"})
      people.push_back(std::make_unique<Person>(world.workspace, name, world.random));
    actors.push_back(world.found(*people[0]));
    for (std::size_t i = 1; i < people.size(); ++i) actors.push_back(world.join(actors[0], *people[i], Role::user));
    auto made = world.make.account(*people[0]);
    const AccountId account = made.id;
    roster::Roster roster(world.workspace.text());
    auto log = world.run(world->members.log(actors[0], 0));
    for (const auto& entry : log->entries) ASSERT_TRUE(roster.take(entry));
    ASSERT_TRUE(world.run(world->accounts.create(actors[0], made)));
    Model model;
    model.grants[0] = {AccountRole::owner, std::nullopt, 1};

    for (int act = 0; act < kActs; ++act) {
      std::size_t by = roll(people.size());
      std::size_t to = roll(people.size());
      std::string trace = "run " + std::to_string(run) + " act " + std::to_string(act);
      bool holds = model.grants.contains(by);
      switch (roll(5)) {
        case 0:
        case 1: {
          AccountRole role = roll(2) ? AccountRole::owner : AccountRole::collaborator;
          std::optional<TimePoint> ends_at;
          if (roll(3) == 0) ends_at = world.clock.now() + std::chrono::hours(1 + roll(5));
          auto granted = world.give(actors[by], *people[by], account, *people[to], role, ends_at);
          bool for_good = role == AccountRole::owner && !ends_at;
          bool expected = model.owns(by) && (for_good || !model.is_last_owner(to));
          ASSERT_EQ(granted.has_value(), expected) << trace;
          if (expected) {
            auto former = model.expired.extract(to);
            bool owned = model.owns(to) || (former && former.mapped().role == AccountRole::owner);
            model.taken_away = model.taken_away || (owned && role != AccountRole::owner);
            model.owed = model.owed || model.taken_away;
            model.grants[to] = {role, ends_at, model.epoch};
          }
          (expected ? succeeded : refused)++;
          break;
        }
        case 2: {
          auto ended = world.take_away(actors[by], *people[by], account, people[to]->id);
          bool may_end = by == to ? holds : model.owns(by);
          bool expected = may_end && model.grants.contains(to) && !(model.owns(to) && model.is_last_owner(to));
          ASSERT_EQ(ended.has_value(), expected) << trace;
          if (expected) {
            model.grants.erase(to);
            model.owed = model.taken_away = true;
          }
          (expected ? succeeded : refused)++;
          break;
        }
        case 3: {
          // Rotates from what it sees; sometimes it looked a while ago, or leaves somebody out.
          auto seen = world.run(world->accounts.find(actors[by], account));
          ASSERT_EQ(seen.has_value(), holds) << trace;
          if (!seen) break;
          std::vector<std::pair<const Person*, AccountRole>> remaining;
          std::vector<MemberId> removed;
          std::set<std::size_t> left_out;
          std::set<std::size_t> forgotten;
          for (const auto& [person, held] : model.grants) {
            auto fate = roll(8);
            if (person != by && fate == 0) {
              removed.push_back(people[person]->id);
              left_out.insert(person);
            } else if (person != by && fate == 1) {
              forgotten.insert(person);
            } else {
              remaining.emplace_back(people[person].get(), held.role);
            }
          }
          auto rotation = world.make.rotation(*people[by], *seen, remaining, removed);
          bool stale = roll(6) == 0;
          if (stale) rotation.entries.front().number -= 1;
          auto lasting = model.grants;
          auto rotated = world.run(world->accounts.rotate(actors[by], account, rotation));
          for (auto person : left_out) lasting.erase(person);
          bool has_owner = std::any_of(lasting.begin(), lasting.end(), [](const auto& held) {
            return held.second.role == AccountRole::owner && !held.second.ends_at;
          });
          bool expected = model.owns(by) && !stale && forgotten.empty() && has_owner;
          ASSERT_EQ(rotated.has_value(), expected) << trace << " " << (rotated ? "" : rotated.error().where);
          if (expected) {
            model.epoch += 1;
            model.owed = model.taken_away = false;
            model.expired.clear();
            for (auto person : left_out) model.grants.erase(person);
            for (auto& [person, held] : model.grants) held.epoch = model.epoch;
          }
          (expected ? succeeded : refused)++;
          break;
        }
        case 4: {
          world.clock.advance(std::chrono::hours(roll(3)));
          ASSERT_TRUE(world.run(world->accounts.sweep()));
          model.expire(world.clock.now());
          break;
        }
      }
      // What a client makes of the chain, by itself.
      auto page = world.run(world->accounts.chain(actors[0], account, 0));
      if (page) {
        roster::AccountChain chain(world.workspace.text(), account.text());
        for (const auto& entry : page->entries) ASSERT_TRUE(chain.take(roster, entry)) << trace;
        ASSERT_EQ(chain.epoch(), static_cast<std::uint64_t>(model.epoch)) << trace;
        // Who was let go by its time and let in again has the keys of now: the server owes new ones all the same.
        ASSERT_EQ(chain.owes_rotation(roster, world.clock.now()), model.taken_away || !model.expired.empty()) << trace;
        for (std::size_t person = 0; person < people.size(); ++person) {
          const auto& id = people[person]->id.text();
          ASSERT_EQ(chain.may_open(roster, id, world.clock.now()), model.grants.contains(person)) << trace;
          if (!model.grants.contains(person)) continue;
          ASSERT_EQ(chain.holder(id)->is_owner(), model.owns(person)) << trace;
          ASSERT_EQ(chain.holder(id)->ends_at, model.grants.at(person).ends_at) << trace;
        }
      }
      // What every one of them sees.
      for (std::size_t person = 0; person < people.size(); ++person) {
        auto seen = world.run(world->accounts.find(actors[person], account));
        ASSERT_EQ(seen.has_value(), model.grants.contains(person)) << trace << " person " << person;
        if (!seen) continue;
        ASSERT_EQ(seen->wraps.epoch, model.grants.at(person).epoch) << trace;
        ASSERT_EQ(seen->rotation_owed, model.owed) << trace;
        ASSERT_EQ(seen->role, model.grants.at(person).role) << trace;
        std::size_t epochs = static_cast<std::size_t>(model.epoch - 1);
        ASSERT_EQ(seen->former.size(), seen->role == AccountRole::owner ? 2 * epochs : epochs) << trace;
        for (const auto& record : seen->records) ASSERT_EQ(record.epoch, model.epoch) << trace;
      }
    }
  }
  // Neither side of the rules went untried.
  EXPECT_GT(succeeded, 100);
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace latchkey::accounts
