#include "server/activity/activity.h"

#include <gtest/gtest.h>

#include <random>

#include "server/activity/feed.h"
#include "server/storage/testing/world.h"

namespace latchkey::activity {
namespace {

using accounts::AccountRole;
using events::EntryKind;
using members::Role;
using storage::testing::Person;

struct Collecting final : events::Subscriber {
  std::vector<std::shared_ptr<const events::Event>> events;
  void deliver(const std::shared_ptr<const events::Event>& event) override { events.push_back(event); }
  void ended(events::Ended) override {}
};

struct Office : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Person sam{world.workspace, "Sam", world.random};
  Actor owner = world.found(mira);
  Actor user = world.join(owner, jo, Role::user);
  Actor admin = world.join(owner, sam, Role::admin);

  AccountId create(bool shared) {
    auto made = world.make.account(mira);
    EXPECT_TRUE(world.run(world->accounts.create(owner, made)));
    if (shared) {
      EXPECT_TRUE(world.give(owner, mira, made.id, jo, AccountRole::collaborator));
    }
    return made.id;
  }
  std::vector<EntryShown> entries(const Actor& actor, std::optional<AccountId> account = std::nullopt) {
    auto page = world.run(world->activity.list(actor, account, std::nullopt, 200));
    EXPECT_TRUE(page);
    return page->entries;
  }
};
using ActivityOfOffice = Office;

TEST_F(ActivityOfOffice, shows_each_their_own_owners_their_accounts_and_admins_the_frame) {
  auto account = create(true);
  ASSERT_TRUE(world.run(world->activity.report(user, account, Reported::password_viewed)));
  ASSERT_TRUE(world.run(world->activity.report(owner, account, Reported::totp_copied)));
  auto kinds = [](const std::vector<EntryShown>& entries, auto about) {
    std::vector<EntryKind> found;
    for (const auto& entry : entries) {
      if (about(entry)) found.push_back(entry.kind);
    }
    return found;
  };
  auto of_account = [&](const EntryShown& entry) { return entry.account == account; };
  auto any = [](const EntryShown&) { return true; };
  EXPECT_EQ(kinds(entries(owner), of_account), (std::vector{EntryKind::totp_copied, EntryKind::password_viewed,
                                                            EntryKind::access_granted, EntryKind::account_created}));
  EXPECT_EQ(kinds(entries(user), any),
            (std::vector{EntryKind::password_viewed, EntryKind::signed_in, EntryKind::member_joined}));
  EXPECT_TRUE(kinds(entries(admin), of_account).empty());
  EXPECT_GT(kinds(entries(admin), any).size(), 5u);
  EXPECT_EQ(kinds(entries(user, account), any), std::vector{EntryKind::password_viewed});
}

TEST_F(ActivityOfOffice, takes_reports_of_accounts_one_shares) {
  auto account = create(true);
  auto stranger = world.run(world->activity.report(admin, account, Reported::password_viewed));
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().kind, Kind::not_found);
  auto collaborator = world.run(world->activity.report(user, account, Reported::recovery_code_copied));
  ASSERT_FALSE(collaborator);
  EXPECT_EQ(collaborator.error().kind, Kind::denied);
}

TEST_F(ActivityOfOffice, pages_through_without_a_gap_and_forgets_after_a_year) {
  auto account = create(false);
  for (int i = 0; i < 25; ++i) ASSERT_TRUE(world.run(world->activity.report(owner, account, Reported::code_copied)));
  std::vector<std::int64_t> cursors;
  std::optional<std::int64_t> before;
  do {
    auto page = world.run(world->activity.list(owner, account, before, 10));
    ASSERT_TRUE(page);
    for (const auto& entry : page->entries) cursors.push_back(entry.cursor);
    before = page->next;
  } while (before);
  EXPECT_EQ(cursors.size(), 26u);
  EXPECT_TRUE(std::is_sorted(cursors.rbegin(), cursors.rend()));
  world.clock.advance(kEntriesKept + std::chrono::hours(1));
  ASSERT_TRUE(world.run(world->activity.sweep()));
  auto again = world.sign_in(mira);
  EXPECT_EQ(entries(again).size(), 1u);  // that very sign-in
}

using ActivityFeed = Office;

TEST_F(ActivityFeed, replays_what_was_told_live) {
  constexpr std::string_view kNumber = "+15550101234";
  auto source = world.add_source(owner, {std::string(kNumber)});
  // Before anybody listens: a replay goes by what one may see now, so it also has what came before one's grant.
  auto shared = create(true);
  auto own = create(false);
  ASSERT_TRUE(world.run(world->numbers.reserve(owner, shared, std::nullopt)));
  std::mt19937 dice(7);
  Collecting live[3];
  const Person* people[] = {&mira, &jo, &sam};
  const Actor* actors[] = {&owner, &user, &admin};
  std::vector<events::Hub::Subscription> subscriptions;
  std::int64_t start = 0;
  for (int i = 0; i < 3; ++i) {
    auto caught_up = world.run(world->feed.catch_up(*actors[i], std::nullopt));
    ASSERT_TRUE(caught_up);
    start = caught_up->cursor;
    subscriptions.push_back(
        world.hub.subscribe(world.workspace, people[i]->id, actors[i]->session, caught_up->sees_frame, live[i]));
  }
  for (int act = 0; act < 60; ++act) {
    const auto& account = dice() % 2 ? shared : own;
    switch (dice() % 5) {
      case 0:
        ASSERT_TRUE(world.run(world->inbox.accept(
            world.sms(source, std::string(kNumber), "Your Photogram code is 482913", "SM" + std::to_string(act)))));
        break;
      case 1:
        ASSERT_TRUE(world.run(world->inbox.accept(
            world.sms(source, std::string(kNumber), "Your parcel is on its way", "SM" + std::to_string(act)))));
        break;
      case 2: ASSERT_TRUE(world.run(world->activity.report(owner, account, Reported::code_copied))); break;
      case 3: {
        auto change = world.make.change(mira, account, accounts::RecordKind::profile);
        ASSERT_TRUE(world.run(world->accounts.change_record(owner, account, change)));
        break;
      }
      case 4: ASSERT_TRUE(world.run(world->pool.add_domain(owner, "m" + std::to_string(act) + ".example.com"))); break;
    }
  }
  for (int i = 0; i < 3; ++i) {
    std::vector<events::Event> replayed;
    std::int64_t cursor = start;
    for (bool complete = false; !complete;) {
      auto caught_up = world.run(world->feed.catch_up(*actors[i], cursor, 7));
      ASSERT_TRUE(caught_up);
      EXPECT_FALSE(caught_up->resync);
      for (auto& event : caught_up->events) replayed.push_back(std::move(event));
      cursor = caught_up->cursor;
      complete = caught_up->complete;
    }
    ASSERT_EQ(replayed.size(), live[i].events.size()) << "person " << i;
    EXPECT_FALSE(replayed.empty());
    for (std::size_t at = 0; at < replayed.size(); ++at) {
      EXPECT_EQ(replayed[at].cursor, live[i].events[at]->cursor);
      EXPECT_EQ(replayed[at].what, live[i].events[at]->what);
      EXPECT_EQ(replayed[at].account, live[i].events[at]->account);
      ASSERT_EQ(replayed[at].message.has_value(), live[i].events[at]->message.has_value());
      if (!replayed[at].message) continue;
      EXPECT_EQ(replayed[at].message->id, live[i].events[at]->message->id);
      EXPECT_EQ(replayed[at].message->card, live[i].events[at]->message->card);
      EXPECT_EQ(replayed[at].message->has_whole, live[i].events[at]->message->has_whole);
    }
  }
}

TEST_F(ActivityFeed, asks_for_a_fresh_start_when_the_gap_is_too_old) {
  create(false);
  auto now = world.run(world->feed.catch_up(owner, std::nullopt));
  ASSERT_TRUE(now);
  EXPECT_TRUE(now->complete);
  EXPECT_TRUE(world.run(world->feed.catch_up(owner, 0))->events.size() > 0);
  world.clock.advance(std::chrono::days(13));
  owner = world.sign_in(mira);
  world.clock.advance(std::chrono::days(13));
  owner = world.sign_in(mira);
  world.clock.advance(std::chrono::days(5));
  ASSERT_TRUE(world.run(world->feed.sweep()));
  auto old = world.run(world->feed.catch_up(owner, 1));
  ASSERT_TRUE(old);
  EXPECT_TRUE(old->resync);
  EXPECT_TRUE(old->events.empty());
  auto fresh = world.run(world->feed.catch_up(owner, old->cursor));
  ASSERT_TRUE(fresh);
  EXPECT_FALSE(fresh->resync);
  auto ahead = world.run(world->feed.catch_up(owner, old->cursor + 100));
  ASSERT_TRUE(ahead);
  EXPECT_TRUE(ahead->resync);
}

TEST_F(ActivityFeed, tells_nothing_of_an_account_to_who_no_longer_shares_it) {
  auto account = create(true);
  auto before = world.run(world->feed.catch_up(user, std::nullopt))->cursor;
  ASSERT_TRUE(world.take_away(owner, mira, account, jo.id));
  auto after = world.run(world->feed.catch_up(user, before));
  ASSERT_TRUE(after);
  ASSERT_EQ(after->events.size(), 1u);  // that something changed, without a name
  EXPECT_EQ(after->events[0].what, events::What::accounts);
  EXPECT_FALSE(after->events[0].account);
  EXPECT_TRUE(world.run(world->feed.catch_up(user, 0))->events.size() > 0);
  auto everything = world.run(world->feed.catch_up(user, 0));
  for (const auto& event : everything->events) EXPECT_FALSE(event.account);
}

}  // namespace
}  // namespace latchkey::activity
