#include "server/events/hub.h"

#include <gtest/gtest.h>

namespace latchkey::events {
namespace {

struct Collecting final : Subscriber {
  std::vector<std::shared_ptr<const Event>> events;
  int ends = 0;
  void deliver(const std::shared_ptr<const Event>& event) override { events.push_back(event); }
  void ended(Ended) override { ++ends; }
};

struct Connected : ::testing::Test {
  SystemRandom random;
  Hub hub;
  WorkspaceId workspace = WorkspaceId::generate(random);
  AccountId account = AccountId::generate(random);
  MemberId mira = MemberId::generate(random);
  MemberId jo = MemberId::generate(random);
  SessionId session = SessionId::generate(random);
  Collecting at_mira;
  Collecting at_jo;

  Change change(What what) { return {workspace, 5, what, std::nullopt, std::nullopt, std::nullopt, {}}; }
  Message message(bool with_card) {
    Message made{5,
                 MessageId::generate(random),
                 account,
                 Channel::sms,
                 {},
                 1,
                 std::nullopt,
                 true,
                 std::nullopt,
                 std::nullopt,
                 std::nullopt};
    if (with_card) made.card = Bytes(10);
    return made;
  }
};
using EventsHub = Connected;

TEST_F(EventsHub, tells_a_message_to_the_readers_each_as_they_may_see_it) {
  Collecting second_device;
  auto a = hub.subscribe(workspace, mira, session, false, at_mira);
  auto b = hub.subscribe(workspace, jo, session, false, at_jo);
  auto c = hub.subscribe(workspace, mira, session, false, second_device);
  auto change = this->change(What::message);
  change.account = account;
  change.message = message(false);
  change.readers = {{mira, true}, {jo, false}};
  hub.publish(change);
  ASSERT_EQ(at_mira.events.size(), 1u);
  EXPECT_TRUE(at_jo.events.empty());
  EXPECT_EQ(at_mira.events[0], second_device.events[0]);  // one event, so that its text is made once
  change.message = message(true);
  hub.publish(change);
  ASSERT_EQ(at_jo.events.size(), 1u);
  EXPECT_FALSE(at_jo.events[0]->message->has_whole);
  EXPECT_TRUE(at_mira.events[1]->message->has_whole);
}

TEST_F(EventsHub, tells_a_workspace_wide_change_to_everybody_there_and_nobody_elsewhere) {
  Collecting elsewhere;
  auto a = hub.subscribe(workspace, mira, session, false, at_mira);
  auto b = hub.subscribe(WorkspaceId::generate(random), jo, session, true, elsewhere);
  hub.publish(change(What::members));
  EXPECT_EQ(at_mira.events.size(), 1u);
  EXPECT_TRUE(elsewhere.events.empty());
}

TEST_F(EventsHub, tells_a_change_for_one_member_to_that_one) {
  auto a = hub.subscribe(workspace, mira, session, true, at_mira);
  auto b = hub.subscribe(workspace, jo, session, true, at_jo);
  auto change = this->change(What::accounts);
  change.member = jo;
  hub.publish(change);
  EXPECT_TRUE(at_mira.events.empty());
  EXPECT_EQ(at_jo.events.size(), 1u);
}

TEST_F(EventsHub, tells_activity_to_its_author_to_owners_and_of_the_frame_to_admins) {
  auto a = hub.subscribe(workspace, mira, session, true, at_mira);
  auto b = hub.subscribe(workspace, jo, session, false, at_jo);
  auto of_account = change(What::activity);
  of_account.account = account;
  of_account.member = jo;
  of_account.readers = {{jo, false}};
  hub.publish(of_account);  // Mira, an Admin, is no reader of the account
  EXPECT_TRUE(at_mira.events.empty());
  EXPECT_EQ(at_jo.events.size(), 1u);
  auto of_frame = change(What::activity);
  of_frame.member = jo;
  hub.publish(of_frame);
  EXPECT_EQ(at_mira.events.size(), 1u);
  EXPECT_EQ(at_jo.events.size(), 2u);
}

TEST_F(EventsHub, ends_sessions_and_members_and_forgets_who_unsubscribed) {
  auto other = SessionId::generate(random);
  {
    auto a = hub.subscribe(workspace, mira, session, false, at_mira);
    auto b = hub.subscribe(workspace, jo, other, false, at_jo);
    hub.end_session(workspace, session);
    EXPECT_EQ(at_mira.ends, 1);
    EXPECT_EQ(at_jo.ends, 0);
    hub.end_member(workspace, jo);
    EXPECT_EQ(at_jo.ends, 1);
    EXPECT_EQ(hub.subscribers(), 2u);
  }
  EXPECT_EQ(hub.subscribers(), 0u);
  hub.publish(change(What::members));
  EXPECT_TRUE(at_mira.events.empty());
}

}  // namespace
}  // namespace latchkey::events
