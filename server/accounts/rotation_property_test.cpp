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
  bool owed = false;
  std::map<std::size_t, Held> grants;  // by place among the people

  bool owns(std::size_t person) const {
    auto found = grants.find(person);
    return found != grants.end() && found->second.role == AccountRole::owner;
  }
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
          auto granted = world.run(world->accounts.grant(
              actors[by], account, world.make.grant(*people[by], account, *people[to], role, model.epoch, ends_at)));
          bool for_good = role == AccountRole::owner && !ends_at;
          bool expected = model.owns(by) && (for_good || !model.is_last_owner(to));
          ASSERT_EQ(granted.has_value(), expected) << trace;
          if (expected) {
            model.owed = model.owed || (model.owns(to) && role != AccountRole::owner);
            model.grants[to] = {role, ends_at, model.epoch};
          }
          (expected ? succeeded : refused)++;
          break;
        }
        case 2: {
          auto ended = world.run(world->accounts.end_grant(actors[by], account, people[to]->id));
          bool may_end = by == to ? holds : model.owns(by);
          bool expected = may_end && model.grants.contains(to) && !(model.owns(to) && model.is_last_owner(to));
          ASSERT_EQ(ended.has_value(), expected) << trace;
          if (expected) {
            model.grants.erase(to);
            model.owed = true;
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
          if (stale) rotation.from_epoch -= 1;
          bool has_owner = false;
          for (const auto& [person, role] : remaining) has_owner = has_owner || role == AccountRole::owner;
          auto rotated = world.run(world->accounts.rotate(actors[by], account, rotation));
          bool expected = model.owns(by) && !stale && forgotten.empty() && has_owner;
          ASSERT_EQ(rotated.has_value(), expected) << trace << " " << (rotated ? "" : rotated.error().where);
          if (expected) {
            model.epoch += 1;
            model.owed = false;
            for (auto person : left_out) model.grants.erase(person);
            for (auto& [person, held] : model.grants) held = {held.role, std::nullopt, model.epoch};
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
      // What every one of them sees.
      for (std::size_t person = 0; person < people.size(); ++person) {
        auto seen = world.run(world->accounts.find(actors[person], account));
        ASSERT_EQ(seen.has_value(), model.grants.contains(person)) << trace << " person " << person;
        if (!seen) continue;
        ASSERT_EQ(seen->epoch.epoch, model.epoch) << trace;
        ASSERT_EQ(seen->rotation_owed, model.owed) << trace;
        ASSERT_EQ(seen->role, model.grants.at(person).role) << trace;
        ASSERT_EQ(seen->grants.size(), model.grants.size()) << trace;
        std::size_t chain = static_cast<std::size_t>(model.epoch - 1);
        ASSERT_EQ(seen->former.size(), seen->role == AccountRole::owner ? 2 * chain : chain) << trace;
        for (const auto& grant : seen->grants) {
          std::size_t place = 0;
          while (people[place]->id != grant.member) ++place;
          ASSERT_EQ(grant.epoch, model.grants.at(place).epoch) << trace;
          ASSERT_EQ(grant.ends_at, model.grants.at(place).ends_at) << trace;
        }
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
