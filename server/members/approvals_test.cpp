#include "server/members/approvals.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/members/admission.h"
#include "server/storage/testing/world.h"

namespace latchkey::members {
namespace {

using storage::testing::Person;

struct Hearing final : events::Subscriber {
  std::vector<events::What> heard;
  void deliver(const std::shared_ptr<const events::Event>& event) override { heard.push_back(event->what); }
  void ended(events::Ended) override {}
};

struct Approving : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Actor open = world.found(mira);
  Bytes commitment = Bytes(32, 1);
  Shown of_new{Bytes(32, 2), Bytes(32, 3)};
  Shown of_open{Bytes(32, 4), Bytes(32, 5)};
  Bytes letter = Bytes(200, 6);

  struct Asked {
    DeviceRequestId id;
    Bytes token;
  };
  Asked ask(std::string address = "192.0.2.7") {
    auto opened = world->approvals.open(commitment, "Extension on Linux", std::move(address));
    LK_CHECK(opened);
    return {opened->id, *parse_base64url(opened->token)};
  }
  Done answer(const Asked& asked) { return world.run(world->approvals.answer(open, asked.id, of_open)); }
  Done reveal(const Asked& asked) { return world->approvals.reveal(asked.id, asked.token, of_new); }
  Done approve(const Asked& asked) { return world.run(world->approvals.approve(open, asked.id, letter)); }
  ApprovalState state(const Asked& asked) { return world->approvals.progress(asked.id, asked.token)->state; }
  static Kind kind(const auto& outcome) {
    LK_CHECK(!outcome);
    return outcome.error().kind;
  }
};

using MembersApprovals = Approving;

TEST_F(MembersApprovals, carries_each_part_in_its_turn_and_the_letter_once) {
  auto asked = ask();
  EXPECT_EQ(kind(reveal(asked)), Kind::conflict);  // before the answer
  auto looked = world.run(world->approvals.look(open, asked.id));
  ASSERT_TRUE(looked);
  EXPECT_EQ(looked->device_name, "Extension on Linux");
  EXPECT_EQ(looked->commitment, commitment);
  EXPECT_FALSE(looked->revealed);
  ASSERT_TRUE(answer(asked));
  EXPECT_EQ(kind(answer(asked)), Kind::conflict);  // a second time
  auto progress = world->approvals.progress(asked.id, asked.token);
  ASSERT_TRUE(progress && progress->answer);
  EXPECT_EQ(progress->answer->public_key, of_open.public_key);
  EXPECT_EQ(progress->workspace, world.workspace);
  world.elevate(open, mira);
  EXPECT_EQ(kind(approve(asked)), Kind::conflict);  // before the key
  ASSERT_TRUE(reveal(asked));
  EXPECT_EQ(kind(reveal(asked)), Kind::conflict);  // another key
  EXPECT_EQ(kind(world->approvals.take(asked.id, asked.token)), Kind::conflict);
  ASSERT_TRUE(approve(asked));
  EXPECT_EQ(kind(approve(asked)), Kind::conflict);
  auto taken = world->approvals.take(asked.id, asked.token);
  ASSERT_TRUE(taken);
  EXPECT_EQ(*taken, letter);
  EXPECT_EQ(kind(world->approvals.take(asked.id, asked.token)), Kind::conflict);
  EXPECT_EQ(state(asked), ApprovalState::taken);
}

TEST_F(MembersApprovals, asks_the_password_and_tells_every_session_and_the_activity) {
  auto asked = ask();
  ASSERT_TRUE(answer(asked));
  ASSERT_TRUE(reveal(asked));
  auto refused = approve(asked);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_elevation_required(refused.error()));
  Actor elsewhere = world.sign_in(mira);
  Hearing other;
  auto hearing = world.hub.subscribe(world.workspace, mira.id, elsewhere.session, true, other);
  world.elevate(open, mira);
  ASSERT_TRUE(approve(asked));
  EXPECT_EQ(std::count(other.heard.begin(), other.heard.end(), events::What::sessions), 1);
  auto page = world.run(world->activity.list(open, std::nullopt, std::nullopt, 10));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->entries[0].kind, events::EntryKind::device_approved);
  EXPECT_EQ(page->entries[0].subject, "Extension on Linux");
}

TEST_F(MembersApprovals, knows_the_new_device_by_its_token_only) {
  auto asked = ask();
  Asked guessed{asked.id, Bytes(32, 9)};
  Asked unknown{DeviceRequestId::generate(world.random), asked.token};
  auto other = ask();
  Asked crossed{asked.id, other.token};
  ASSERT_TRUE(answer(asked));
  for (const auto& wrong : {guessed, unknown, crossed}) {
    EXPECT_EQ(kind(world->approvals.progress(wrong.id, wrong.token)), Kind::not_found);
    EXPECT_EQ(kind(reveal(wrong)), Kind::not_found);
    EXPECT_EQ(kind(world->approvals.take(wrong.id, wrong.token)), Kind::not_found);
  }
}

TEST_F(MembersApprovals, is_refused_by_the_new_device_too) {
  world.elevate(open, mira);
  auto shown = ask();
  ASSERT_TRUE(answer(shown));
  ASSERT_TRUE(reveal(shown));
  EXPECT_EQ(kind(world->approvals.withdraw(shown.id, Bytes(32, 9))), Kind::not_found);
  EXPECT_EQ(state(shown), ApprovalState::revealed);
  ASSERT_TRUE(world->approvals.withdraw(shown.id, shown.token));
  auto seen = world.run(world->approvals.look(open, shown.id));
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->state, ApprovalState::refused);
  EXPECT_EQ(kind(approve(shown)), Kind::conflict);
  EXPECT_EQ(kind(world->approvals.withdraw(shown.id, shown.token)), Kind::conflict);

  auto approved = ask();
  ASSERT_TRUE(answer(approved));
  ASSERT_TRUE(reveal(approved));
  ASSERT_TRUE(approve(approved));
  ASSERT_TRUE(world->approvals.withdraw(approved.id, approved.token));
  EXPECT_EQ(kind(world->approvals.take(approved.id, approved.token)), Kind::conflict);

  auto nobody = ask();
  ASSERT_TRUE(world->approvals.withdraw(nobody.id, nobody.token));
  EXPECT_EQ(kind(answer(nobody)), Kind::conflict);
}

TEST_F(MembersApprovals, belongs_to_the_session_that_answered) {
  Person jo(world.workspace, "Jo", world.random);
  Actor other = world.join(open, jo, Role::user);
  Actor second = world.sign_in(mira);
  auto asked = ask();
  ASSERT_TRUE(answer(asked));
  ASSERT_TRUE(reveal(asked));
  world.elevate(second, mira);
  world.elevate(other, jo);
  for (const auto& actor : {other, second}) {
    EXPECT_EQ(kind(world.run(world->approvals.look(actor, asked.id))), Kind::conflict);
    EXPECT_EQ(kind(world.run(world->approvals.answer(actor, asked.id, of_open))), Kind::conflict);
    EXPECT_EQ(kind(world.run(world->approvals.approve(actor, asked.id, letter))), Kind::conflict);
    EXPECT_EQ(kind(world.run(world->approvals.refuse(actor, asked.id))), Kind::conflict);
  }
  // Nor does a session of another workspace with the same name get at it.
  Actor stranger = open;
  stranger.workspace = WorkspaceId::generate(world.random);
  EXPECT_TRUE(is_unauthenticated(world.run(world->approvals.approve(stranger, asked.id, letter)).error()));
  EXPECT_EQ(state(asked), ApprovalState::revealed);
}

TEST_F(MembersApprovals, takes_nothing_from_a_session_that_has_ended) {
  auto asked = ask();
  ASSERT_TRUE(answer(asked));
  ASSERT_TRUE(reveal(asked));
  world.elevate(open, mira);
  ASSERT_TRUE(world.run(world->sessions.end(open, open.session)));
  for (const Done& refused : {approve(asked), world.run(world->approvals.refuse(open, asked.id))}) {
    ASSERT_FALSE(refused);
    EXPECT_TRUE(is_unauthenticated(refused.error()));
  }
  EXPECT_EQ(state(asked), ApprovalState::revealed);
}

TEST_F(MembersApprovals, is_over_when_refused_and_after_ten_minutes) {
  auto refused = ask();
  ASSERT_TRUE(answer(refused));
  ASSERT_TRUE(world.run(world->approvals.refuse(open, refused.id)));
  EXPECT_EQ(state(refused), ApprovalState::refused);
  EXPECT_EQ(kind(reveal(refused)), Kind::conflict);
  EXPECT_EQ(kind(world.run(world->approvals.refuse(open, refused.id))), Kind::conflict);

  auto late = ask();
  ASSERT_TRUE(answer(late));
  world.clock.advance(kApprovalTime);
  EXPECT_EQ(kind(reveal(late)), Kind::expired);
  EXPECT_EQ(kind(world->approvals.progress(late.id, late.token)), Kind::expired);
  EXPECT_EQ(kind(world.run(world->approvals.look(open, late.id))), Kind::expired);
  world.elevate(open, mira);
  EXPECT_EQ(kind(approve(late)), Kind::expired);
  world.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(kind(world.run(world->approvals.look(open, late.id))), Kind::not_found);
}

TEST_F(MembersApprovals, bounds_what_strangers_can_leave_here) {
  for (std::size_t i = 0; i < kMostRequestsPerAddress; ++i) ask();
  EXPECT_EQ(kind(world->approvals.open(commitment, "One more", "192.0.2.7")), Kind::limited);
  for (std::size_t i = kMostRequestsPerAddress; i < kMostRequests; ++i) ask("10.0." + std::to_string(i / 5) + ".1");
  EXPECT_EQ(kind(world->approvals.open(commitment, "One more", "198.51.100.1")), Kind::limited);
  world.clock.advance(kApprovalTime);
  EXPECT_TRUE(world->approvals.open(commitment, "One more", "192.0.2.7"));

  EXPECT_EQ(kind(world->approvals.open(Bytes(31), "A name", "192.0.2.8")), Kind::invalid);
  EXPECT_EQ(kind(world->approvals.open(commitment, "a\nb", "192.0.2.8")), Kind::invalid);
  auto asked = ask("192.0.2.9");
  EXPECT_EQ(kind(world.run(world->approvals.answer(open, asked.id, {Bytes(31), Bytes(32)}))), Kind::invalid);
  ASSERT_TRUE(answer(asked));
  EXPECT_EQ(kind(world->approvals.reveal(asked.id, asked.token, {Bytes(32), Bytes(33)})), Kind::invalid);
  world.elevate(open, mira);
  for (std::size_t size : {std::size_t{135}, kMostLetter + 1})
    EXPECT_EQ(kind(world.run(world->approvals.approve(open, asked.id, Bytes(size)))), Kind::invalid);
}

}  // namespace
}  // namespace latchkey::members
