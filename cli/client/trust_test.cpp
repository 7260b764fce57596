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

TEST_F(Trust, refuses_a_chain_that_breaks_a_rule) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto lie = [&](const Person& author, const roster::AccountAct& act) {
    auto forged = account_.clone();
    forged.entries.push_back(world_.entry(account_, author, act));
    return world_.account(forged, world_.mira);
  };
  // Jo, a Collaborator, makes himself an Owner, lets somebody in, and changes the keys.
  EXPECT_EQ(distrust(mira, lie(world_.jo, world_.grant(world_.jo, seal::AccountRole::owner))), "chain-entry-refused");
  auto next = world_.rotated(account_);
  roster::ChangeKeys new_keys{2, open::epoch_public(next.use, next.manage)};
  EXPECT_EQ(distrust(mira, lie(world_.jo, new_keys)), "chain-entry-refused");
  auto spoilt = account_.clone();
  spoilt.entries.back().signature[9] ^= 1;
  EXPECT_EQ(distrust(mira, world_.account(spoilt, world_.mira)), "chain-entry-refused");
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");
}

TEST_F(Trust, refuses_a_chain_with_entries_left_out) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  auto& told = account["chain"].as_object();
  told["number"] = 3;  // it says so itself
  EXPECT_EQ(distrust(mira, account), "chain-incomplete");
  told["number"] = 2;
  told["entries"].as_array().erase(told["entries"].as_array().begin());
  mira.transport.answer("GET /accounts/" + account_.id.text() + "/chain?after=0",
                        {{"entries", boost::json::array()}, {"more", false}});
  EXPECT_EQ(distrust(mira, account), "chain-incomplete");
  told["entries"].as_array().clear();
  EXPECT_EQ(distrust(mira, account), "chain-incomplete");
}

TEST_F(Trust, asks_for_the_entries_before_those_an_account_brings_along) {
  for (int i = 0; i < 40; ++i) {
    world_.say(account_, world_.mira, world_.grant(world_.jo, seal::AccountRole::collaborator));
  }
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto page = [&](std::size_t from, std::size_t to, bool more) {
    boost::json::array entries;
    for (std::size_t i = from; i < to; ++i) entries.push_back(to_json_value(account_.entries[i]));
    jo.transport.answer("GET /accounts/" + account_.id.text() + "/chain?after=" + std::to_string(from),
                        {{"entries", std::move(entries)}, {"more", more}});
  };
  page(0, 6, true);
  page(6, account_.entries.size(), false);  // with what the account brought along, too
  EXPECT_EQ(distrust(jo, world_.account(account_, world_.jo)), "");
  EXPECT_EQ(jo.stored_pins().account(account_.id)->number, 42u);
}

TEST_F(Trust, refuses_a_chain_that_went_back_or_forked) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  others_.push_back(world_.make_person("Eve"));
  const auto before = account_.clone();
  world_.say(account_, world_.mira, world_.grant(others_[0], seal::AccountRole::collaborator));
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");
  EXPECT_EQ(distrust(mira, world_.account(before, world_.mira)), "chain-went-back");
  account_ = before.clone();
  world_.say(account_, world_.mira, world_.grant(others_[0], seal::AccountRole::owner));
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "chain-forked");
  world_.say(account_, world_.mira, world_.grant(world_.jo, seal::AccountRole::collaborator));
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "chain-forked");
}

TEST_F(Trust, believes_no_server_of_the_access_one_has) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto account = world_.account(account_, world_.jo);
  account["role"] = "owner";
  EXPECT_EQ(distrust(jo, account), "not-granted");
  auto ended = account_.clone();
  world_.say(ended, world_.mira, roster::EndAccess{world_.jo.id.text()});
  EXPECT_EQ(distrust(jo, world_.account(ended, world_.jo)), "not-granted");
}

TEST_F(Trust, ends_access_by_its_time_whatever_the_server_says) {
  auto until = world_.grant(world_.jo, seal::AccountRole::collaborator);
  until.ends_at = clock_.now() + std::chrono::seconds(1);
  world_.say(account_, world_.mira, until);
  TestDesk jo(world_, world_.jo, random_, clock_);
  EXPECT_EQ(distrust(jo, world_.account(account_, world_.jo)), "");
  clock_.advance(std::chrono::seconds(1));
  EXPECT_EQ(distrust(jo, world_.account(account_, world_.jo)), "not-granted");
}

TEST_F(Trust, refuses_records_that_no_owner_listed) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto account = world_.account(account_, world_.mira);
  const auto listed = account["records"].as_array();
  auto& records = account["records"].as_array();
  // A Collaborator's key makes one that opens.
  records[0] = world_.record(account_, seal::RecordKind::profile, 1, R"({"label":"Photogram, moved"})");
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  records = listed;
  records[0].as_object()["revision"] = 2;
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  records = listed;
  records.pop_back();
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  records = listed;
  account["recovery"] = {{"revision", 1}, {"updated_at", 0}, {"hash", base64url(Bytes(32, 1))}};
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  account["recovery"] = nullptr;
  account["manifest"] = world_.manifest(account_, world_.jo, 1, listed);
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  account["manifest"] = world_.manifest(account_, world_.mira, 1, listed);
  account["manifest"].as_object()["chain_number"] = 1;
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  account["manifest"] = world_.manifest(account_, world_.mira, 1, listed);
  EXPECT_EQ(distrust(mira, account), "");
}

TEST_F(Trust, takes_the_owners_word_for_what_a_collaborator_does_not_get) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto account = world_.account(account_, world_.jo);
  account["manifest"].as_object()["manage_records"] = base64url(Bytes(32, 4));
  EXPECT_EQ(distrust(jo, account), "manifest-not-signed-by-owner");
}

TEST_F(Trust, refuses_a_list_of_before_the_present_keys) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto next = world_.rotated(account_);
  auto account = world_.account(next, world_.mira);
  const auto& records = account["records"].as_array();
  account["manifest"] = world_.manifest(account_, world_.mira, 2, records);  // names an entry of the epoch before
  EXPECT_EQ(distrust(mira, account), "manifest-not-signed-by-owner");
  account["manifest"] = world_.manifest(next, world_.mira, 2, records);
  EXPECT_EQ(distrust(mira, account), "");
}

TEST_F(Trust, refuses_a_list_of_records_that_went_back_or_forked) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  const auto first = world_.account(account_, world_.mira);
  auto account = first;
  auto records = world_.records(account_, 2);
  account["records"] = records;
  account["manifest"] = world_.manifest(account_, world_.mira, 2, records);
  EXPECT_EQ(distrust(mira, account), "");
  EXPECT_EQ(distrust(mira, first), "manifest-went-back");
  records = world_.records(account_, 3);
  account["records"] = records;
  account["manifest"] = world_.manifest(account_, world_.mira, 2, records);
  EXPECT_EQ(distrust(mira, account), "manifest-forked");
}

TEST_F(Trust, refuses_a_key_the_chain_does_not_commit_to) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  // Same account, another key: wrapped by the Owner, but not the one of the epoch.
  auto other = account_.clone();
  other.use = open::AccountKey::generate(account_.use.at(), random_);
  auto account = world_.account(account_, world_.jo);
  account["wraps"] = world_.wraps(other, world_.mira, world_.jo, false);
  EXPECT_EQ(distrust(jo, account), "key-not-committed");
}

TEST_F(Trust, refuses_inboxes_that_are_not_the_accounts) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  // Even the Owner's own signature does not help: the inbox follows from the key.
  auto next = world_.rotated(account_);
  auto lie = account_.clone();
  auto keys = open::epoch_public(next.use, next.manage);
  keys.use_inbox = open::BoxSecret::generate(random_).public_key();
  lie.use = next.use.clone();
  lie.manage = next.manage.clone();
  world_.say(lie, world_.mira, roster::ChangeKeys{2, keys});
  world_.list(lie);
  EXPECT_EQ(distrust(mira, world_.account(lie, world_.mira)), "inbox-keys-foreign");
}

TEST_F(Trust, refuses_wraps_of_another_epoch_or_tier) {
  TestDesk jo(world_, world_.jo, random_, clock_);
  auto account = world_.account(account_, world_.jo);
  auto& wraps = account["wraps"].as_object();
  wraps["epoch"] = 2;
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
  wraps["epoch"] = 1;
  wraps["manage"] = wraps["use"];
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
  wraps["manage"] = nullptr;
  wraps["granter"] = world_.jo.id.text();
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
  wraps["granter"] = generate_id_text(random_);
  EXPECT_EQ(distrust(jo, account), "wrap-unreadable");
}

TEST_F(Trust, owes_new_keys_by_the_chain_even_where_the_server_says_otherwise) {
  others_.push_back(world_.make_person("Eve"));
  TestDesk mira(world_, world_.mira, random_, clock_);
  auto owes = [&](const boost::json::object& told) {
    auto book = read(mira, told);
    LK_CHECK(book && book->accounts().size() == 1);
    return book->accounts()[0].rotation_owed;
  };
  EXPECT_FALSE(owes(world_.account(account_, world_.mira)));
  auto told = world_.account(account_, world_.mira);
  told["rotation_owed"] = true;
  EXPECT_TRUE(owes(told));
  world_.say(account_, world_.mira, world_.grant(others_[0], seal::AccountRole::collaborator));
  world_.say(account_, world_.mira, roster::EndAccess{others_[0].id.text()});
  EXPECT_TRUE(owes(world_.account(account_, world_.mira)));
  EXPECT_FALSE(owes(world_.account(world_.rotated(account_), world_.mira)));
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

TEST_F(Trust, notices_an_account_founded_anew) {
  TestDesk mira(world_, world_.mira, random_, clock_);
  EXPECT_EQ(distrust(mira, world_.account(account_, world_.mira)), "");
  // By a friend of the server's, on the same id and with Mira as an Owner.
  others_.push_back(world_.make_person("Eve"));
  World::Account anew{account_.id,
                      account_.use.clone(),
                      account_.manage.clone(),
                      {},
                      roster::AccountChain(world_.workspace.text(), account_.id.text())};
  world_.say(anew, others_[0], roster::CreateAccount{open::epoch_public(anew.use, anew.manage)});
  world_.say(anew, others_[0], world_.grant(world_.mira, seal::AccountRole::owner));
  world_.list(anew);
  EXPECT_EQ(distrust(mira, world_.account(anew, world_.mira)), "chain-forked");
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

TEST_F(DealtCodes, are_taken_from_an_owner_until_the_keys_changed_without_it) {
  others_.push_back(world_.make_person("Eve"));
  world_.say(account_, world_.mira, world_.grant(others_[0], seal::AccountRole::owner));
  world_.say(account_, world_.mira, roster::EndAccess{others_[0].id.text()});
  EXPECT_TRUE(code(world_.chunk(account_, others_[0], 0, codes_, 3600)));
  account_ = world_.rotated(account_);
  EXPECT_TRUE(code(world_.chunk(account_, world_.mira, 0, codes_, 3600)));
  auto refused = code(world_.chunk(account_, others_[0], 0, codes_, 3600));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::corrupt);
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
