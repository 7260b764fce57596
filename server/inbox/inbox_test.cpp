#include "server/inbox/inbox.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "server/inbox/readable.h"
#include "server/storage/testing/world.h"

namespace latchkey::inbox {
namespace {

using accounts::AccountRole;
using members::Actor;
using members::Role;
using storage::testing::Person;

constexpr std::string_view kCode = "Your Photogram code is 482913. Do not share it.";
constexpr std::string_view kReset = "Use 771204 to reset your Photogram password.";
constexpr std::string_view kNumber = "+15550101234";

struct Collecting final : events::Subscriber {
  std::vector<std::shared_ptr<const events::Event>> events;
  std::optional<events::Ended> reason;
  void deliver(const std::shared_ptr<const events::Event>& event) override { events.push_back(event); }
  void ended(events::Ended why) override { reason = why; }
};

// A workspace with an account of Mira's that Jo may use, and a number for it.
struct Shared : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Actor owner = world.found(mira);
  Actor user = world.join(owner, jo, Role::user);
  SourceId source = world.add_source(owner, {std::string(kNumber)});
  AccountId account = create();

  AccountId create() {
    auto made = world.make.account(mira);
    EXPECT_TRUE(world.run(world->accounts.create(owner, made)));
    EXPECT_TRUE(world.give(owner, mira, made.id, jo, AccountRole::collaborator));
    return made.id;
  }
  void reserve() {
    auto number = world.run(world->numbers.reserve(owner, account, std::nullopt));
    ASSERT_TRUE(number) << number.error().where;
    EXPECT_EQ(number->held.number, kNumber);
  }
  std::string reserve_address() {
    EXPECT_TRUE(world.run(world->pool.add_domain(owner, "mail.example.com")));
    auto address = world.run(world->addresses.reserve(owner, account));
    EXPECT_TRUE(address);
    return address->held.address;
  }
  Result<Receipt> arrive(std::string_view text, std::string id) {
    return world.run(world->inbox.accept(world.sms(source, std::string(kNumber), std::string(text), std::move(id))));
  }
  std::vector<events::Message> listed(const Actor& actor) {
    auto page = world.run(world->shared_inbox.list(actor, std::nullopt, std::nullopt, 100));
    EXPECT_TRUE(page);
    return page->messages;
  }
};

using InboxAccept = Shared;

TEST_F(InboxAccept, brings_a_code_to_the_readers_of_the_account_and_only_them) {
  Person sam(world.workspace, "Sam", world.random);
  Actor stranger = world.join(owner, sam, Role::admin);
  reserve();
  Collecting at_owner;
  Collecting at_collaborator;
  Collecting at_stranger;
  auto first = world.hub.subscribe(world.workspace, mira.id, owner.session, true, at_owner);
  auto second = world.hub.subscribe(world.workspace, jo.id, user.session, false, at_collaborator);
  auto third = world.hub.subscribe(world.workspace, sam.id, stranger.session, true, at_stranger);

  auto receipt = arrive(kCode, "SM1");
  ASSERT_TRUE(receipt) << receipt.error().where;
  EXPECT_EQ(receipt->fate, Fate::kept);
  ASSERT_EQ(at_owner.events.size(), 1u);
  ASSERT_EQ(at_collaborator.events.size(), 1u);
  EXPECT_TRUE(at_stranger.events.empty());
  ASSERT_TRUE(at_owner.events[0]->message);
  EXPECT_TRUE(at_owner.events[0]->message->has_whole);
  EXPECT_TRUE(at_owner.events[0]->message->card);
  ASSERT_TRUE(at_collaborator.events[0]->message);
  EXPECT_FALSE(at_collaborator.events[0]->message->has_whole);
  EXPECT_TRUE(at_collaborator.events[0]->message->card);

  EXPECT_EQ(listed(owner).size(), 1u);
  EXPECT_EQ(listed(user).size(), 1u);
  EXPECT_TRUE(listed(stranger).empty());
  EXPECT_TRUE(world.run(world->shared_inbox.whole(owner, account, *receipt->message)));
  auto refused = world.run(world->shared_inbox.whole(user, account, *receipt->message));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::denied);
  auto unknown = world.run(world->shared_inbox.whole(stranger, account, *receipt->message));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, Kind::not_found);
}

TEST_F(InboxAccept, keeps_what_has_no_card_from_collaborators) {
  reserve();
  Collecting at_collaborator;
  auto subscription = world.hub.subscribe(world.workspace, jo.id, user.session, false, at_collaborator);
  auto receipt = arrive(kReset, "SM1");
  ASSERT_TRUE(receipt);
  EXPECT_TRUE(at_collaborator.events.empty());
  EXPECT_EQ(listed(owner).size(), 1u);
  EXPECT_TRUE(listed(user).empty());
  auto used = world.run(world->shared_inbox.mark_used(user, account, *receipt->message));
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().kind, Kind::not_found);
  auto caught_up = world.run(world->feed.catch_up(user, 0));
  ASSERT_TRUE(caught_up);
  for (const auto& event : caught_up->events) EXPECT_NE(event.what, events::What::message);
}

TEST_F(InboxAccept, seals_the_texts_of_the_protocol_to_the_inbox_keys_of_the_account) {
  reserve();
  auto seen = world.run(world->accounts.find(owner, account));
  ASSERT_TRUE(seen);
  // Boxes draw 56 bytes each from the randomness they are given: the same bytes make the same box.
  class Counting final : public Random {
   public:
    void fill(std::span<std::uint8_t> bytes) override {
      for (auto& byte : bytes) byte = next_++;
    }

   private:
    std::uint8_t next_ = 0;
  };
  Counting drawn;
  Inbox inbox(world.storage->inbox, world.clock, drawn);
  auto sms = world.sms(source, std::string(kNumber), "Your Photogram code is 482913", "SM1");
  auto receipt = world.run(inbox.accept(std::move(sms)));
  ASSERT_TRUE(receipt);
  auto message = listed(owner).front();

  Counting expected;
  EXPECT_EQ(MessageId::generate(expected), message.id);
  auto place = [&](seal::MessageHalf half) {
    return seal::message_context(
        {world.workspace.text(), account.text(), 1, message.id.text(), half, message.arrived_at});
  };
  // As the account's chain has them, which is what an Owner compares.
  const auto& made = seen->chain.entries.front();
  const auto keys = std::get<roster::CreateAccount>(roster::read_account_act(made.kind, made.body).value()).keys;
  std::string at = std::to_string(to_unix_ms(world.clock.now()));
  std::string card = R"({"channel":"sms","from":"Photogram","service":"Photogram","code":"482913","bound_domain":null,)"
                     R"("purpose":"sign-in","received_at":)" +
                     at + "}";
  auto boxed_card = seal::box(keys.use_inbox, place(seal::MessageHalf::card), as_bytes(card), expected);
  ASSERT_TRUE(boxed_card);
  EXPECT_EQ(message.card, boxed_card->bytes());
  auto whole = world.run(world->shared_inbox.whole(owner, account, message.id));
  ASSERT_TRUE(whole);
  auto texts =
      readable(world.sms(source, std::string(kNumber), "Your Photogram code is 482913", "SM1"), world.clock.now());
  auto boxed_whole = seal::box(keys.manage_inbox, place(seal::MessageHalf::whole), texts.whole.expose(), expected);
  ASSERT_TRUE(boxed_whole);
  EXPECT_EQ(whole->sealed, boxed_whole->bytes());
}

TEST_F(InboxAccept, knows_a_repeat_by_the_carriers_id) {
  reserve();
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::kept);
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::repeat);
  EXPECT_EQ(arrive(kCode, "SM2")->fate, Fate::kept);
  EXPECT_EQ(listed(owner).size(), 2u);
  // Also after its message has been deleted, and after a restart.
  ASSERT_TRUE(world.run(world->shared_inbox.remove(owner, account, listed(owner).back().id)));
  world.reopen();
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::repeat);
  EXPECT_EQ(listed(owner).size(), 1u);
}

TEST_F(InboxAccept, keeps_one_of_many_repeats_that_come_at_once) {
  reserve();
  int kept = 0;
  int ended = 0;
  TaskGroup group;
  auto note = [](Inbox& inbox, IncomingSms sms, int& kept_count, int& ended_count) -> Task<Done> {
    auto receipt = co_await inbox.accept(std::move(sms));
    kept_count += receipt && receipt->fate == Fate::kept;
    ++ended_count;
    co_return done();
  };
  for (int i = 0; i < 20; ++i)
    group.spawn(note(world->inbox, world.sms(source, std::string(kNumber), std::string(kCode), "SM1"), kept, ended));
  world.loop.run_until([&] { return ended == 20; });
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(listed(owner).size(), 1u);
}

TEST_F(InboxAccept, counts_and_drops_what_comes_to_a_number_nobody_holds) {
  auto receipt = arrive(kCode, "SM1");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->fate, Fate::counted);
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::repeat);
  auto numbers = world.run(world->pool.numbers(owner));
  ASSERT_TRUE(numbers);
  EXPECT_EQ(numbers->front().unreserved_count, 1);
  EXPECT_EQ(world.run(world->pool.sources(owner))->front().unreserved_count, 1);
  reserve();
  EXPECT_TRUE(listed(owner).empty());
}

TEST_F(InboxAccept, refuses_a_number_of_another_source) {
  reserve();
  auto other = world.add_source(owner, {"+15550109999"});
  auto foreign = world.run(world->inbox.accept(world.sms(other, std::string(kNumber), std::string(kCode), "SM1")));
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().kind, Kind::not_found);
  auto unknown = world.run(world->inbox.accept(world.sms(source, "+15550100000", std::string(kCode), "SM2")));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, Kind::not_found);
}

TEST_F(InboxAccept, still_receives_for_an_account_in_the_trash) {
  reserve();
  ASSERT_TRUE(world.run(world->accounts.remove(owner, account)));
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::kept);
  EXPECT_TRUE(listed(owner).empty());
  ASSERT_TRUE(world.run(world->accounts.restore(owner, account)));
  EXPECT_EQ(listed(owner).size(), 1u);
}

TEST_F(InboxAccept, takes_mail_for_an_address_in_any_case_and_for_no_other) {
  auto address = reserve_address();
  std::string shouted = address;
  for (char& c : shouted) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  auto recipient = world.run(world->inbox.find_recipient(shouted));
  ASSERT_TRUE(recipient);
  EXPECT_EQ(*recipient, address);
  EXPECT_EQ(world.run(world->inbox.find_recipient("nobody@mail.example.com")).error().kind, Kind::not_found);

  mail::ParsedMail mail;
  mail.from = mail::MailAddress{"Photogram", "security@mail.photogram.example"};
  mail.subject = "482913 is your Photogram code";
  mail.text = "Enter 482913 to log in to Photogram.\n";
  auto receipt = world.run(world->inbox.accept(IncomingMail{*recipient, mail}));
  ASSERT_TRUE(receipt) << receipt.error().where;
  EXPECT_EQ(receipt->fate, Fate::kept);
  EXPECT_EQ(listed(user).size(), 1u);
  EXPECT_EQ(listed(user).front().channel, events::Channel::email);
  // The same mail once more is another mail: its Message-ID is only its sender's word.
  EXPECT_EQ(world.run(world->inbox.accept(IncomingMail{*recipient, mail}))->fate, Fate::kept);

  ASSERT_TRUE(world.run(world->addresses.release(owner, account, true)));
  EXPECT_FALSE(world.run(world->inbox.find_recipient(address)));
  EXPECT_FALSE(world.run(world->inbox.accept(IncomingMail{*recipient, mail})));
}

TEST_F(InboxAccept, keeps_a_mail_nobody_could_read_whole_and_for_owners) {
  auto recipient = reserve_address();
  auto raw = std::make_shared<const SecretBytes>(std::string_view("From: x\r\n\r\n\xff\xfe"));
  auto receipt = world.run(world->inbox.accept(IncomingMail{recipient, UnreadMail{Unreadable::crashed, raw}}));
  ASSERT_TRUE(receipt);
  EXPECT_EQ(listed(owner).size(), 1u);
  EXPECT_TRUE(listed(user).empty());
}

TEST_F(InboxAccept, keeps_a_reserved_number_once_a_message_came) {
  reserve();
  EXPECT_EQ(arrive(kCode, "SM1")->fate, Fate::kept);
  world.clock.advance(std::chrono::hours(48));
  ASSERT_TRUE(world.run(world->numbers.sweep()));
  auto seen = world.run(world->accounts.find(owner, account));
  ASSERT_TRUE(seen);
  ASSERT_TRUE(seen->number);
  EXPECT_EQ(seen->number->state, accounts::HeldState::reserved);
  EXPECT_FALSE(seen->number->expires_at);
  EXPECT_TRUE(seen->number->last_message_at);
}

TEST_F(InboxAccept, leaves_no_readable_text_in_the_files) {
  reserve();
  ASSERT_EQ(arrive("Photogram code 918273 canary-text-of-the-message", "SM1")->fate, Fate::kept);
  world.database->stop();
  for (const auto& entry : std::filesystem::directory_iterator(world.scratch.path() / "data")) {
    auto file = std::fopen(entry.path().c_str(), "rb");
    ASSERT_TRUE(file);
    std::string content(std::filesystem::file_size(entry.path()), '\0');
    EXPECT_EQ(std::fread(content.data(), 1, content.size(), file), content.size());
    std::fclose(file);
    EXPECT_EQ(content.find("918273"), std::string::npos) << entry.path();
    EXPECT_EQ(content.find("canary-text"), std::string::npos) << entry.path();
  }
}

using SharedInboxOfMembers = Shared;

TEST_F(SharedInboxOfMembers, pages_from_the_newest_to_the_oldest) {
  reserve();
  for (int i = 0; i < 7; ++i) ASSERT_TRUE(arrive(kCode, "SM" + std::to_string(i)));
  std::vector<std::int64_t> cursors;
  std::optional<std::int64_t> before;
  do {
    auto page = world.run(world->shared_inbox.list(user, account, before, 3));
    ASSERT_TRUE(page);
    for (const auto& message : page->messages) cursors.push_back(message.cursor);
    before = page->next;
  } while (before);
  EXPECT_EQ(cursors.size(), 7u);
  EXPECT_TRUE(std::is_sorted(cursors.rbegin(), cursors.rend()));
}

TEST_F(SharedInboxOfMembers, remembers_who_used_a_code_first) {
  reserve();
  auto receipt = arrive(kCode, "SM1");
  ASSERT_TRUE(world.run(world->shared_inbox.mark_used(user, account, *receipt->message)));
  ASSERT_TRUE(world.run(world->shared_inbox.mark_used(owner, account, *receipt->message)));
  EXPECT_EQ(listed(owner).front().used_by, jo.id);
}

TEST_F(SharedInboxOfMembers, deletes_for_owners_only) {
  reserve();
  auto receipt = arrive(kCode, "SM1");
  EXPECT_EQ(world.run(world->shared_inbox.remove(user, account, *receipt->message)).error().kind, Kind::denied);
  EXPECT_TRUE(world.run(world->shared_inbox.remove(owner, account, *receipt->message)));
  EXPECT_TRUE(listed(owner).empty());
}

}  // namespace
}  // namespace latchkey::inbox
