// A server that lies: each test changes one thing of what a truthful one would say.
#include <gtest/gtest.h>

#include "cli/client/account_book.h"
#include "cli/client/code_card.h"
#include "cli/client/current_code.h"
#include "cli/client/testing/world.h"

namespace latchkey::client {
namespace {

// RFC 6238, appendix B: at 59 s the code of the test key is 94287082; a step later it is 37359152.
constexpr TimePoint kFiftyNine = TimePoint(std::chrono::seconds(59));

class Trust : public testing::Test {
 protected:
  Trust() : world_(random_), account_(world_.make_account()) {}

  void tell(TestDesk& desk, const boost::json::object& account) {
    boost::json::array members{world_.member(world_.mira), world_.member(world_.jo)};
    for (const auto& person : others_) members.push_back(world_.member(person));
    world_.tell_log(desk.transport);
    desk.transport.answer("GET /members", {{"members", std::move(members)}});
    desk.transport.answer("GET /sync", {{"cursor", 7},
                                        {"now", to_unix_ms(clock_.now())},
                                        {"unchanged", false},
                                        {"accounts", boost::json::array{account}}});
  }
  Attempt<AccountBook> read(TestDesk& desk, const boost::json::object& account) {
    tell(desk, account);
    return AccountBook::read(*desk);
  }
  // The one reason why the account is not trusted, or "" where it is.
  std::string distrust(TestDesk& desk, const boost::json::object& account) {
    auto book = read(desk, account);
    if (!book) return book.error().sentence;
    return book->unreadable().empty() ? "" : id(book->unreadable().front().distrust);
  }

  SystemRandom random_;
  ManualClock clock_{kFiftyNine};
  World world_;
  World::Account account_;
  std::vector<Person> others_;
};

TEST_F(Trust, opens_an_account_that_holds_for_owner_and_collaborator) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto book = read(mira, world_.account(account_, world_.mira));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->accounts().size(), 1u);
  EXPECT_EQ(book->cursor(), 7u);
  EXPECT_EQ(book->accounts()[0].profile.label, "Photogram");
  EXPECT_TRUE(book->accounts()[0].totp);

  TestDesk jo(world_, world_.jo, random_, clock_);
  auto shared = read(jo, world_.account(account_, world_.jo));
  ASSERT_TRUE(shared);
  ASSERT_EQ(shared->accounts().size(), 1u);
  EXPECT_FALSE(shared->accounts()[0].totp);
  EXPECT_EQ(shared->accounts()[0].keys.find(seal::Tier::manage), nullptr);
}

TEST_F(Trust, refuses_keys_that_no_owner_signed) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  account["epoch"] = world_.epoch(account_, world_.jo);
  EXPECT_EQ(distrust(mira, account), "epoch-not-signed-by-owner");
  account = world_.account(account_, world_.mira);
  account["epoch"].as_object()["epoch"] = 2;
  EXPECT_EQ(distrust(mira, account), "epoch-not-signed-by-owner");
}

TEST_F(Trust, refuses_a_grant_that_no_owner_signed) {
  others_.push_back(world_.make_person("Eve"));
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  auto& grants = account["grants"].as_array();
  grants.push_back(world_.grant(account_, others_[0], others_[0], seal::AccountRole::collaborator, false));
  EXPECT_EQ(distrust(mira, account), "grant-not-signed-by-owner");
  grants.pop_back();
  grants[1].as_object()["role"] = "owner";
  EXPECT_EQ(distrust(mira, account), "grant-not-signed-by-owner");
}

TEST_F(Trust, refuses_a_key_the_epoch_did_not_commit_to) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  // Same account, another key: wrapped and granted by the Owner, but not the one of the epoch.
  World::Account other{account_.id, open::AccountKey::generate(account_.use.at(), random_), account_.manage.clone()};
  auto account = world_.account(account_, world_.jo);
  account["grants"].as_array()[1] = world_.grant(other, world_.mira, world_.jo, seal::AccountRole::collaborator, true);
  EXPECT_EQ(distrust(jo, account), "key-not-committed");
}

TEST_F(Trust, refuses_inboxes_that_are_not_the_accounts) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  // Even the Owner's own signature does not help: the inbox follows from the key.
  auto said = open::epoch_statement(account_.use, account_.manage);
  auto foreign = open::BoxSecret::generate(random_);
  said.use_inbox = foreign.public_key();
  auto& epoch = account["epoch"].as_object();
  epoch["use_inbox"] = base64url(said.use_inbox.view());
  epoch["signature"] = base64url(world_.mira.identity.signing().sign(said).view());
  EXPECT_EQ(distrust(mira, account), "inbox-keys-foreign");
}

TEST_F(Trust, refuses_wraps_that_are_not_the_signed_ones) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto account = world_.account(account_, world_.jo);
  auto& own = account["grants"].as_array()[1].as_object();
  own["use_wrap"] = world_.grant(account_, world_.mira, world_.jo, seal::AccountRole::collaborator, true)["use_wrap"];
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
  account["role"] = "owner";
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
}

TEST_F(Trust, refuses_a_record_moved_to_another_kind_or_revision) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  account["records"].as_array()[0].as_object()["revision"] = 2;
  EXPECT_EQ(distrust(mira, account), "record-unreadable");
  account = world_.account(account_, world_.mira);
  auto& records = account["records"].as_array();
  records[1].as_object()["sealed"] = records[0].as_object()["sealed"];
  EXPECT_EQ(distrust(mira, account), "record-unreadable");
}

TEST_F(Trust, takes_members_from_the_log_and_keeps_it) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  EXPECT_EQ(distrust(jo, world_.account(account_, world_.jo)), "");
  EXPECT_EQ(jo.stored_pins().log().size(), 3u);
  world_.say(world_.mira, roster::Admit{world_.jo.id.text(), world_.jo.identity.fingerprint(world_.place(world_.jo))});
  EXPECT_EQ(distrust(jo, world_.account(account_, world_.jo)), "");
  EXPECT_EQ(jo.stored_pins().log().size(), 4u);
  EXPECT_EQ(jo.transport.asked[3].path.substr(jo.transport.asked[3].path.rfind('/')), "/log?after=2");
}

TEST_F(Trust, lets_nobody_be_picked_whom_the_server_lists_otherwise_than_the_log) {
  auto listed_with = [&](std::string_view name, const std::string& value) {
    TestDesk jo(world_, world_.jo, random_, clock_);
    tell(jo, world_.account(account_, world_.jo));
    auto& members = jo.transport.answers["GET /members"].as_object()["members"].as_array();
    members[0].as_object()[name] = value;
    auto book = AccountBook::read(*jo);
    LK_CHECK(book);
    EXPECT_TRUE(book->unreadable().empty());  // Mira's signatures are still hers
    auto picked = book->directory().picked(world_.mira.id);
    EXPECT_EQ(picked.has_value(), book->directory().find(world_.mira.id.text()).has_value());
    return picked ? "" : id(picked.error());
  };
  EXPECT_EQ(listed_with("name", "Mira"), "");
  EXPECT_EQ(listed_with("name", "Jo"), "member-differs-from-log");
  EXPECT_EQ(listed_with("email", "mira@elsewhere.example"), "member-differs-from-log");
  EXPECT_EQ(listed_with("role", "user"), "member-differs-from-log");
  EXPECT_EQ(listed_with("box_public", base64url(world_.jo.identity.box().public_key().view())),
            "member-differs-from-log");
  EXPECT_EQ(listed_with("sign_public", base64url(world_.jo.identity.signing().public_key().view())),
            "member-differs-from-log");
}

TEST_F(Trust, has_no_keys_for_whom_nobody_let_in) {
  const Person eve{"Eve", MemberId::generate(random_), open::Identity::generate(random_)};
  TestDesk mira(world_, world_.mira, random_, clock_);
  tell(mira, world_.account(account_, world_.mira));
  mira.transport.answers["GET /members"].as_object()["members"].as_array().push_back(world_.member(eve));
  auto directory = Directory::read(*mira);
  ASSERT_TRUE(directory);
  EXPECT_EQ(directory->trusted(eve.id), nullptr);
  auto picked = directory->picked(eve.id);
  ASSERT_FALSE(picked);
  EXPECT_EQ(id(picked.error()), "member-not-on-log");
}

TEST_F(Trust, stops_at_a_log_that_breaks_a_rule) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  // Jo, a User, lifts himself.
  world_.log.push_back(world_.entry(world_.jo, roster::ChangeRole{world_.jo.id.text(), roster::Role::owner, {}}));
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)),
            "not trusted: the workspace log does not hold at entry 4: not-allowed");
  world_.log.pop_back();
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");
}

TEST_F(Trust, stops_at_a_log_that_went_back_or_forked) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  const auto before = std::pair(world_.roster, world_.log);
  world_.make_person("Eve");
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");
  std::tie(world_.roster, world_.log) = before;
  mira.transport.answer("GET /log?after=4", {{"entries", boost::json::array()}, {"more", false}});
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)),
            "not trusted: the workspace log has lost entries: 5 were seen here before");
  world_.make_person("Mallory");
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)),
            "not trusted: entry 5 of the workspace log is not the one seen here before");
}

TEST_F(Trust, stops_at_a_log_that_does_not_know_oneself) {
  const Person eve{"Eve", MemberId::generate(random_), open::Identity::generate(random_)};
  TestDesk desk(world_, eve, random_, clock_);
  EXPECT_EQ(distrust(desk, world_.account(account_, world_.jo)),
            "not trusted: the workspace log knows keys for you that are not yours");
}

TEST_F(Trust, notices_an_account_founded_anew_and_one_that_went_back) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");

  open::KeyPlace use_at = account_.use.at();
  open::KeyPlace manage_at = account_.manage.at();
  use_at.epoch = manage_at.epoch = 2;
  World::Account next{account_.id, open::AccountKey::generate(use_at, random_),
                      open::AccountKey::generate(manage_at, random_)};
  auto account = world_.account(next, world_.mira);
  EXPECT_EQ(distrust(mira, account), "epoch-not-continuous");

  for (const auto* keys : {&account_.use, &account_.manage}) {
    bool use = keys->at().tier == seal::Tier::use;
    auto sealed = (use ? next.use : next.manage).seal_former(*keys, random_);
    account["former"].as_array().push_back({{"tier", seal::text_of(keys->at().tier)},
                                            {"epoch", 2},
                                            {"former_epoch", 1},
                                            {"sealed", base64url(sealed.view())}});
  }
  EXPECT_EQ(distrust(mira, account), "");
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "epoch-went-back");
}

TEST_F(Trust, notices_a_profile_that_went_back) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  account["records"].as_array()[0] =
      world_.record(account_, seal::RecordKind::profile, 2, R"({"label":"Photogram, new"})");
  EXPECT_EQ(distrust(mira, account), "");
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "record-went-back");
}

TEST_F(Trust, takes_a_former_owners_signatures_while_a_rotation_is_owed) {
  others_.push_back(world_.make_person("Eve"));
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto account = world_.account(account_, world_.jo);
  account["epoch"] = world_.epoch(account_, others_[0]);
  EXPECT_EQ(distrust(jo, account), "epoch-not-signed-by-owner");
  account["rotation_owed"] = true;
  EXPECT_EQ(distrust(jo, account), "");
}

TEST_F(Trust, shows_the_code_of_the_seed_to_an_owner) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto book = read(mira, world_.account(account_, world_.mira));
  ASSERT_TRUE(book);
  auto code = current_code(*mira, book->directory(), book->accounts()[0]);
  ASSERT_TRUE(code);
  EXPECT_EQ(code->code, "94287082");
  EXPECT_EQ(code->next, "37359152");
  EXPECT_EQ(code->left, std::chrono::seconds(1));
}

TEST_F(Trust, follows_the_servers_clock_and_refuses_one_that_is_a_day_off) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  tell(mira, world_.account(account_, world_.mira));
  mira.transport.answers["GET /sync"].as_object()["now"] = to_unix_ms(kFiftyNine + std::chrono::seconds(10));
  auto book = AccountBook::read(*mira);
  ASSERT_TRUE(book);
  auto code = current_code(*mira, book->directory(), book->accounts()[0]);
  ASSERT_TRUE(code);
  EXPECT_EQ(code->code, "37359152");
  EXPECT_TRUE(mira->time.is_off());

  clock_.advance(std::chrono::hours(30));
  mira.transport.answers["GET /sync"].as_object()["now"] = to_unix_ms(kFiftyNine);
  book = AccountBook::read(*mira);
  ASSERT_TRUE(book);
  auto refused = current_code(*mira, book->directory(), book->accounts()[0]);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::unavailable);
}

class DealtCodes : public Trust {
 protected:
  std::string chunks_ask() const { return "GET /accounts/" + account_.id.text() + "/chunks"; }
  Attempt<CurrentCode> code(boost::json::object chunk) {
    TestDesk jo(world_, world_.jo, random_, clock_);
    auto book = read(jo, world_.account(account_, world_.jo));
    LK_CHECK(book && book->accounts().size() == 1);
    jo.transport.answer(chunks_ask(),
                        {{"now", to_unix_ms(clock_.now())}, {"chunks", boost::json::array{std::move(chunk)}}});
    return current_code(*jo, book->directory(), book->accounts()[0]);
  }
  // A code an hour, all of the first day.
  std::vector<std::string> codes_ = [] {
    std::vector<std::string> codes;
    for (int hour = 10; hour < 34; ++hour) codes.push_back("1000000" + std::to_string(hour).substr(1));
    return codes;
  }();
};

TEST_F(DealtCodes, are_read_by_a_collaborator) {
  clock_.advance(std::chrono::hours(2));
  auto shown = code(world_.chunk(account_, world_.mira, 0, codes_, 3600));
  ASSERT_TRUE(shown) << shown.error().sentence;
  EXPECT_EQ(shown->code, codes_[2]);
  EXPECT_EQ(shown->next, codes_[3]);
  EXPECT_EQ(shown->left, std::chrono::seconds(3600 - 59));
}

TEST_F(DealtCodes, end_with_the_day_that_was_dealt) {
  clock_.advance(std::chrono::hours(23));
  auto last = code(world_.chunk(account_, world_.mira, 0, codes_, 3600));
  ASSERT_TRUE(last);
  EXPECT_EQ(last->next, std::nullopt);
  clock_.advance(std::chrono::hours(1));
  auto none = code(world_.chunk(account_, world_.mira, 0, codes_, 3600));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Kind::expired);
}

TEST_F(DealtCodes, are_refused_from_who_is_no_owner_and_for_another_day) {
  auto by_jo = code(world_.chunk(account_, world_.jo, 0, codes_, 3600));
  ASSERT_FALSE(by_jo);
  EXPECT_EQ(by_jo.error().kind, Kind::corrupt);
  auto moved = world_.chunk(account_, world_.mira, 0, codes_, 3600);
  moved["first_step"] = 1;
  EXPECT_FALSE(code(moved));
  auto other = world_.make_account();
  EXPECT_FALSE(code(world_.chunk(other, world_.mira, 0, codes_, 3600)));
  auto newer = world_.chunk(account_, world_.mira, 0, codes_, 3600);
  newer["epoch"] = 2;
  auto changed = code(newer);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().kind, Kind::conflict);
}

TEST_F(Trust, opens_a_card_for_its_place_only) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto book = read(jo, world_.account(account_, world_.jo));
  ASSERT_TRUE(book);
  const auto id = MessageId::generate(random_);
  auto context = seal::message_context({.workspace = world_.workspace.text(),
                                        .account = account_.id.text(),
                                        .epoch = 1,
                                        .message = id.text(),
                                        .half = seal::MessageHalf::card,
                                        .arrived_at = kFiftyNine});
  auto boxed = seal::box(account_.use.inbox().public_key(), context,
                         as_bytes(R"({"channel":"sms","from":"Photogram","code":"604118","service":7})"), random_);
  ASSERT_TRUE(boxed);
  wire::Message message;
  message.id = id;
  message.account = account_.id;
  message.arrived_at = kFiftyNine;
  message.epoch = 1;
  message.card = boxed->bytes();
  auto card = open_card(book->accounts()[0], message);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->code, "604118");
  EXPECT_EQ(card->service, std::nullopt);  // of another shape than promised
  message.arrived_at += std::chrono::milliseconds(1);
  EXPECT_FALSE(open_card(book->accounts()[0], message));
}

}  // namespace
}  // namespace latchkey::client
