#include "server/inbox/login_requests.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/storage/testing/world.h"

namespace latchkey::inbox {
namespace {

using accounts::AccountRole;
using events::What;
using members::Role;
using storage::testing::Person;

constexpr std::string_view kNumber = "+15550101234";
constexpr std::int64_t kPeriod = 30;

struct Hearing final : events::Subscriber {
  std::vector<What> heard;
  void deliver(const std::shared_ptr<const events::Event>& event) override { heard.push_back(event->what); }
  void ended(events::Ended) override {}
  std::int64_t count(What what) const { return std::count(heard.begin(), heard.end(), what); }
};

// Mira owns an account that Jo may use; Sam has nothing to do with it.
struct Logins : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Person sam{world.workspace, "Sam", world.random};
  Actor owner = world.found(mira);
  Actor user = world.join(owner, jo, Role::guest);
  Actor stranger = world.join(owner, sam, Role::admin);
  SourceId source = world.add_source(owner, {std::string(kNumber)});
  AccountId account = create();

  AccountId create() {
    auto made = world.make.account(mira);
    EXPECT_TRUE(world.run(world->accounts.create(owner, made)));
    share(made.id, jo);
    return made.id;
  }
  void share(const AccountId& id, const Person& person) {
    EXPECT_TRUE(world.give(owner, mira, id, person, AccountRole::collaborator));
  }
  NewLoginRequest made(const Person& person) {
    auto id = LoginRequestId::generate(world.random);
    TimePoint at = world.clock.now();
    seal::LoginStatement said{
        world.workspace.text(), account.text(), person.id.text(), id.text(), person.device_id.text(), at};
    return {id, at, person.signing.sign(seal::to_sign(said))};
  }
  Result<LoginRequest> open(const Actor& actor, const NewLoginRequest& asked) {
    return world.run(world->logins.open(actor, account, asked));
  }
  LoginRequestId opened(const Actor& actor, const Person& person) {
    auto request = open(actor, made(person));
    LK_CHECK(request);
    return request->id;
  }
  std::vector<LoginRequest> listed(const Actor& actor) {
    auto list = world.run(world->logins.list(actor, std::nullopt));
    LK_CHECK(list);
    return list->login_requests;
  }
  std::int64_t step() { return to_unix_ms(world.clock.now()) / 1000 / kPeriod; }
  Done take(const Actor& actor, const LoginRequestId& request, std::int64_t step) {
    return world.run(world->logins.take_step(actor, account, request, step, kPeriod));
  }
  MessageId code(std::string id) {
    if (!reserved) {
      EXPECT_TRUE(world.run(world->numbers.reserve(owner, account, std::nullopt)));
      reserved = true;
    }
    auto receipt =
        world.run(world->inbox.accept(world.sms(source, std::string(kNumber), "Your code is 482913", std::move(id))));
    LK_CHECK(receipt && receipt->message);
    return *receipt->message;
  }
  static Kind kind(const auto& outcome) {
    LK_CHECK(!outcome);
    return outcome.error().kind;
  }
  bool reserved = false;
};

using InboxLoginRequests = Logins;

TEST_F(InboxLoginRequests, tells_everybody_with_access_who_is_logging_in_and_nobody_else) {
  Hearing at_owner;
  Hearing at_stranger;
  auto first = world.hub.subscribe(world.workspace, mira.id, owner.session, true, at_owner);
  auto second = world.hub.subscribe(world.workspace, sam.id, stranger.session, true, at_stranger);
  auto id = opened(user, jo);
  EXPECT_EQ(at_owner.count(What::login_requests), 1);
  EXPECT_EQ(at_stranger.count(What::login_requests), 0);
  ASSERT_EQ(listed(owner).size(), 1u);
  EXPECT_EQ(listed(owner)[0].member, jo.id);
  EXPECT_EQ(listed(owner)[0].device, jo.device_id);
  EXPECT_TRUE(listed(stranger).empty());
  EXPECT_EQ(kind(world.run(world->logins.list(stranger, account))), Kind::not_found);
  EXPECT_EQ(kind(open(stranger, made(sam))), Kind::not_found);

  ASSERT_TRUE(world.run(world->logins.end(user, account, id, LoginOutcome::done)));
  EXPECT_EQ(at_owner.count(What::login_requests), 2);
  EXPECT_EQ(listed(owner)[0].outcome, LoginOutcome::done);
}

TEST_F(InboxLoginRequests, takes_only_what_the_member_signed_for_this_account_device_and_time) {
  auto asked = made(jo);
  auto spoiled = asked;
  spoiled.signature[3] ^= 1;
  auto moved = asked;
  moved.id = LoginRequestId::generate(world.random);
  auto later = asked;
  later.opened_at += std::chrono::milliseconds(1);
  for (const auto& wrong : {spoiled, moved, later}) EXPECT_EQ(kind(open(user, wrong)), Kind::invalid);
  EXPECT_EQ(kind(open(owner, asked)), Kind::invalid);  // of another member
  AccountId first = account;
  account = create();
  EXPECT_EQ(kind(open(user, asked)), Kind::invalid);  // for another account
  account = first;
  world.clock.advance(std::chrono::minutes(2));
  EXPECT_EQ(kind(open(user, asked)), Kind::invalid);  // kept back
  EXPECT_TRUE(listed(owner).empty());
}

TEST_F(InboxLoginRequests, answers_the_same_request_alike_and_a_taken_id_not) {
  auto asked = made(jo);
  ASSERT_TRUE(open(user, asked));
  world.clock.advance(std::chrono::minutes(2));
  EXPECT_TRUE(open(user, asked));
  EXPECT_EQ(listed(owner).size(), 1u);
  auto other = made(mira);
  other.id = asked.id;
  seal::LoginStatement said{world.workspace.text(), account.text(),        mira.id.text(),
                            asked.id.text(),        mira.device_id.text(), other.opened_at};
  other.signature = mira.signing.sign(seal::to_sign(said));
  EXPECT_EQ(kind(open(owner, other)), Kind::conflict);
}

TEST_F(InboxLoginRequests, keeps_one_a_member_and_a_few_an_account) {
  auto first = opened(user, jo);
  opened(user, jo);
  auto requests = listed(owner);
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(std::count_if(requests.begin(), requests.end(), [](const auto& r) { return !r.ended_at; }), 1);
  EXPECT_EQ(kind(take(user, first, step())), Kind::expired);

  std::vector<std::unique_ptr<Person>> crowd;
  for (int i = 0; i < 7; ++i) {
    crowd.push_back(std::make_unique<Person>(world.workspace, "Crowd", world.random));
    auto actor = world.join(owner, *crowd.back(), Role::guest);
    share(account, *crowd.back());
    opened(actor, *crowd.back());
  }
  EXPECT_EQ(kind(open(owner, made(mira))), Kind::conflict);
  world.clock.advance(kLoginTime);
  EXPECT_TRUE(open(owner, made(mira)));
}

TEST_F(InboxLoginRequests, gives_a_step_of_the_authenticator_to_the_first_who_asks) {
  auto of_jo = opened(user, jo);
  auto of_mira = opened(owner, mira);
  EXPECT_TRUE(take(user, of_jo, step()));
  EXPECT_TRUE(take(user, of_jo, step()));  // the same again
  EXPECT_EQ(kind(take(owner, of_mira, step())), Kind::conflict);
  EXPECT_TRUE(take(owner, of_mira, step() + 1));
  EXPECT_EQ(kind(take(user, of_mira, step() + 2)), Kind::not_found);  // of somebody else
  for (std::int64_t far : {step() - 3, step() + 3}) EXPECT_EQ(kind(take(user, of_jo, far)), Kind::invalid);
  EXPECT_EQ(kind(world.run(world->logins.take_step(user, account, of_jo, 1, 0))), Kind::invalid);
  auto list = world.run(world->logins.list(owner, account));
  ASSERT_TRUE(list);
  EXPECT_EQ(list->used_steps.size(), 2u);
  auto entries = world.run(world->activity.list(owner, account, std::nullopt, 100));
  ASSERT_TRUE(entries);
  EXPECT_EQ(std::count_if(entries->entries.begin(), entries->entries.end(),
                          [](const auto& entry) { return entry.kind == events::EntryKind::step_used; }),
            2);
}

TEST_F(InboxLoginRequests, ties_a_code_to_the_request_it_was_filled_for) {
  auto of_jo = opened(user, jo);
  auto of_mira = opened(owner, mira);
  auto message = code("SM1");
  ASSERT_TRUE(world.run(world->shared_inbox.mark_used(user, account, message, of_jo)));
  ASSERT_TRUE(world.run(world->shared_inbox.mark_used(user, account, message, of_jo)));
  EXPECT_EQ(kind(world.run(world->shared_inbox.mark_used(owner, account, message, of_mira))), Kind::conflict);
  EXPECT_TRUE(world.run(world->shared_inbox.mark_used(owner, account, message)));  // copied: who was first stays
  auto page = world.run(world->shared_inbox.list(owner, account, std::nullopt, 10));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->messages[0].used_by, jo.id);
  EXPECT_EQ(page->messages[0].login_request, of_jo);
  auto second = code("SM2");
  EXPECT_EQ(kind(world.run(world->shared_inbox.mark_used(owner, account, second, of_jo))), Kind::not_found);
  world.clock.advance(kLoginTime);
  EXPECT_EQ(kind(world.run(world->shared_inbox.mark_used(user, account, second, of_jo))), Kind::expired);
}

TEST_F(InboxLoginRequests, end_by_themselves_with_time_session_and_grant) {
  auto by_time = opened(user, jo);
  world.clock.advance(kLoginTime - std::chrono::milliseconds(1));
  EXPECT_TRUE(take(user, by_time, step()));
  world.clock.advance(std::chrono::milliseconds(1));
  EXPECT_EQ(kind(take(user, by_time, step() + 1)), Kind::expired);
  EXPECT_TRUE(world.run(world->logins.end(user, account, by_time, LoginOutcome::done)));  // nothing to end

  auto by_session = opened(user, jo);
  ASSERT_TRUE(world.run(world->sessions.end(user, user.session)));
  ASSERT_EQ(listed(owner)[0].id, by_session);
  EXPECT_EQ(listed(owner)[0].outcome, LoginOutcome::stopped);  // before any sweep
  Hearing at_owner;
  auto hearing = world.hub.subscribe(world.workspace, mira.id, owner.session, true, at_owner);
  ASSERT_TRUE(world.run(world->logins.sweep()));
  ASSERT_TRUE(world.run(world->logins.sweep()));
  EXPECT_EQ(at_owner.count(What::login_requests), 1);

  user = world.sign_in(jo);
  auto by_grant = opened(user, jo);
  ASSERT_TRUE(world.take_away(owner, mira, account, jo.id));
  EXPECT_EQ(kind(take(user, by_grant, step())), Kind::not_found);
  EXPECT_EQ(listed(owner)[0].outcome, LoginOutcome::stopped);
  EXPECT_TRUE(listed(user).empty());
}

TEST_F(InboxLoginRequests, are_forgotten_after_a_day_and_go_with_their_account) {
  auto id = opened(user, jo);
  ASSERT_TRUE(take(user, id, step()));
  world.clock.advance(kRequestsKept);
  ASSERT_TRUE(world.run(world->logins.sweep()));
  auto list = world.run(world->logins.list(owner, std::nullopt));
  ASSERT_TRUE(list);
  EXPECT_TRUE(list->login_requests.empty());
  EXPECT_TRUE(list->used_steps.empty());

  ASSERT_TRUE(take(user, opened(user, jo), step()));
  ASSERT_TRUE(world.run(world->accounts.remove(owner, account)));
  EXPECT_TRUE(listed(owner).empty());
  world.clock.advance(std::chrono::days(31));
  EXPECT_TRUE(world.run(world->accounts.sweep()));  // no foreign key is left behind
}

}  // namespace
}  // namespace latchkey::inbox
