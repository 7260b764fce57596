// What an Owner's client sends, read as a server and the other members would read it.
#include "cli/client/sharing.h"

#include <gtest/gtest.h>

#include "cli/client/testing/world.h"

namespace latchkey::client {
namespace {

constexpr TimePoint kNow = TimePoint(std::chrono::seconds(59));

class Sharing : public testing::Test {
 protected:
  Sharing() : account_(world_.make_account()), desk_(world_, world_.mira, random_, clock_) { tell(); }

  void tell() {
    boost::json::array members;
    for (const auto* person : {&world_.mira, &world_.jo, &eve_}) members.push_back(world_.member(*person));
    world_.tell_log(desk_.transport);
    desk_.transport.answer("GET /members", {{"members", std::move(members)}});
    desk_.transport.answer("GET /sync", {{"cursor", 7},
                                         {"now", to_unix_ms(clock_.now())},
                                         {"accounts", boost::json::array{world_.account(account_, world_.mira)}}});
  }
  AccountBook book() {
    auto read = AccountBook::read(*desk_);
    LK_CHECK(read && read->unreadable().empty());
    return std::move(*read);
  }
  std::string path(std::string_view rest) const { return "/accounts/" + account_.id.text() + std::string(rest); }
  boost::json::object sent() const { return boost::json::parse(desk_.transport.asked.back().json.value()).as_object(); }

  // Takes the entry as the chain's next.
  static void say(roster::AccountChain& chain, const roster::Roster& roster, const boost::json::value& entry) {
    auto read = from_json<roster::AccountEntry>(entry);
    ASSERT_TRUE(read);
    auto taken = chain.take(roster, *read);
    EXPECT_TRUE(taken) << roster::text_of(taken.error());
  }
  // Whether the manifest is Mira's and lists these records.
  bool lists(const boost::json::value& manifest, const roster::AccountChain& chain, std::string_view id,
             const boost::json::array& records, std::uint64_t counter) const {
    std::vector<seal::RecordLine> use;
    std::vector<seal::RecordLine> manage;
    for (const auto& value : records) {
      const auto& record = value.as_object();
      auto kind = seal::parse_record_kind(std::string_view(record.at("kind").as_string())).value();
      auto sealed = parse_base64url(std::string_view(record.at("sealed").as_string())).value();
      (seal::tier_of(kind) == seal::Tier::use ? use : manage)
          .push_back({kind, record.at("revision").to_number<std::uint64_t>(),
                      seal::sealed_hash(seal::SealedBytes(std::move(sealed)))});
    }
    const seal::ManifestStatement said{.workspace = world_.workspace.text(),
                                       .account = id,
                                       .counter = counter,
                                       .chain_number = chain.head().number,
                                       .chain_hash = chain.head().hash,
                                       .author = world_.mira.id.text(),
                                       .use_records = seal::records_hash(use),
                                       .manage_records = seal::records_hash(manage)};
    const auto& signature = manifest.as_object().at("signature").as_string();
    return manifest.as_object().at("counter").to_number<std::uint64_t>() == counter &&
           seal::verify_manifest(said, world_.mira.identity.signing().public_key(),
                                 seal::Signature::from(parse_base64url(std::string_view(signature)).value()).value());
  }
  bool opens(const boost::json::object& wraps, seal::Tier tier, const Person& recipient,
             const roster::AccountChain& chain, std::string_view id) const {
    const auto& wrap = wraps.at(seal::text_of(tier));
    if (wrap.is_null()) return false;
    const open::WrapParties parties{.granter = world_.mira.id.text(),
                                    .granter_fingerprint = world_.mira.identity.fingerprint(world_.place(world_.mira)),
                                    .recipient = recipient.id.text(),
                                    .recipient_fingerprint = recipient.identity.fingerprint(world_.place(recipient))};
    const auto& keys = chain.keys();
    auto opened = open::AccountKey::open_wrap(
        {.workspace = world_.workspace.text(), .account = std::string(id), .tier = tier, .epoch = chain.epoch()},
        parties, recipient.identity.box(),
        seal::SealedBytes(parse_base64url(std::string_view(wrap.as_string())).value()),
        tier == seal::Tier::use ? keys.use_commitment : keys.manage_commitment);
    return opened.has_value();
  }

  SystemRandom random_;
  ManualClock clock_{kNow};
  World world_{random_};
  Person eve_ = world_.make_person("Eve");
  World::Account account_;
  TestDesk desk_;
};

TEST_F(Sharing, creates_an_account_whose_chain_and_manifest_hold) {
  desk_.transport.answer("POST /accounts", boost::json::object());
  NewAccount fresh;
  fresh.profile.label = "Photogram";
  fresh.password = SecretBytes(std::string_view("kelp"));
  fresh.recovery.push_back({"1234", std::nullopt, std::nullopt});
  auto created = create_account(*desk_, book().directory(), fresh);
  ASSERT_TRUE(created) << created.error().sentence;
  auto body = sent();
  roster::AccountChain chain(world_.workspace.text(), created->text());
  say(chain, world_.roster, body.at("entry"));
  EXPECT_TRUE(chain.holder(world_.mira.id.text()));
  EXPECT_EQ(body.at("records").as_array().size(), 3u);
  EXPECT_TRUE(lists(body.at("manifest"), chain, created->text(), body.at("records").as_array(), 1));
  for (auto tier : {seal::Tier::use, seal::Tier::manage})
    EXPECT_TRUE(opens(body.at("wraps").as_object(), tier, world_.mira, chain, created->text()));
}

TEST_F(Sharing, gives_and_ends_access_on_the_chain) {
  desk_.transport.answer("POST " + path("/chain"), nullptr);
  auto read = book();
  const auto& account = read.accounts().front();
  auto chain = account.chain;
  ASSERT_TRUE(share(*desk_, read, account, eve_.id, {seal::AccountRole::collaborator, kNow + std::chrono::hours(1)}));
  auto body = sent();
  say(chain, world_.roster, body.at("entry"));
  EXPECT_EQ(chain.holder(eve_.id.text())->ends_at, kNow + std::chrono::hours(1));
  EXPECT_TRUE(opens(body.at("wraps").as_object(), seal::Tier::use, eve_, chain, account_.id.text()));
  EXPECT_FALSE(opens(body.at("wraps").as_object(), seal::Tier::manage, eve_, chain, account_.id.text()));
  chain = account.chain;
  ASSERT_TRUE(end_access(*desk_, read, account, world_.jo.id));
  say(chain, world_.roster, sent().at("entry"));
  EXPECT_EQ(chain.holder(world_.jo.id.text()), nullptr);
}

TEST_F(Sharing, keeps_the_reason_of_a_grant_under_the_keys_of_now) {
  auto with_reason = world_.grant(world_.jo, seal::AccountRole::collaborator);
  with_reason.reason = account_.use.seal_reason(world_.jo.id.text(), "campaigns", random_).bytes();
  world_.say(account_, world_.mira, with_reason);
  tell();
  desk_.transport.answer("POST " + path("/chain"), nullptr);
  auto read = book();
  const auto& account = read.accounts().front();
  ASSERT_TRUE(reason_of(account, world_.jo.id.text()));
  EXPECT_EQ(reason_of(account, world_.jo.id.text())->expose_text(), "campaigns");
  EXPECT_FALSE(reason_of(account, world_.mira.id.text()));
  ASSERT_TRUE(share(*desk_, read, account, world_.jo.id, {seal::AccountRole::owner, std::nullopt}));
  auto chain = account.chain;
  say(chain, world_.roster, sent().at("entry"));
  auto text =
      account_.use.open_reason(world_.jo.id.text(), seal::SealedBytes(chain.grant_of(world_.jo.id.text()).reason));
  ASSERT_TRUE(text);
  EXPECT_EQ(text->expose_text(), "campaigns");
}

TEST_F(Sharing, writes_a_record_with_the_manifest_that_lists_it) {
  desk_.transport.answer("PUT " + path("/records/profile"), {{"revision", 2}, {"updated_at", 0}});
  auto read = book();
  const auto& account = read.accounts().front();
  Profile changed;
  changed.label = "New";
  ASSERT_TRUE(write_record(*desk_, account, seal::RecordKind::profile, write_profile(changed)));
  auto body = sent();
  auto records = account_.listed;
  records[0] = {{"kind", "profile"}, {"revision", 2}, {"sealed", body.at("sealed")}};
  EXPECT_TRUE(lists(body.at("manifest"), account.chain, account_.id.text(), records, 2));
}

TEST_F(Sharing, changes_keys_for_exactly_those_who_may_open_the_account_then) {
  desk_.transport.answer("POST " + path("/rotation"), nullptr);
  auto until = world_.grant(eve_, seal::AccountRole::collaborator);
  until.ends_at = kNow;  // over
  world_.say(account_, world_.mira, until);
  world_.say(account_, world_.mira, world_.grant(world_.jo, seal::AccountRole::owner));
  tell();
  auto read = book();
  const auto& account = read.accounts().front();
  EXPECT_TRUE(account.rotation_owed);
  RotationWish lowered{world_.jo.id, {seal::AccountRole::collaborator, std::nullopt}};
  auto outcome = rotate(*desk_, read, account, lowered);
  ASSERT_TRUE(outcome) << outcome.error().sentence;
  auto body = sent();
  auto chain = account.chain;
  ASSERT_EQ(body.at("entries").as_array().size(), 2u);
  for (const auto& entry : body.at("entries").as_array()) say(chain, world_.roster, entry);
  EXPECT_EQ(chain.epoch(), 2u);
  ASSERT_EQ(body.at("wraps").as_array().size(), 2u);
  for (const auto& value : body.at("wraps").as_array()) {
    const auto& wraps = value.as_object();
    bool is_mira = wraps.at("member").as_string() == std::string_view(world_.mira.id.text());
    const auto& person = is_mira ? world_.mira : world_.jo;
    EXPECT_TRUE(opens(wraps, seal::Tier::use, person, chain, account_.id.text()));
    EXPECT_EQ(opens(wraps, seal::Tier::manage, person, chain, account_.id.text()), is_mira);
  }
  EXPECT_TRUE(lists(body.at("manifest"), chain, account_.id.text(), body.at("records").as_array(), 2));
}

TEST_F(Sharing, leaves_an_account_with_an_owner) {
  auto read = book();
  const auto& account = read.accounts().front();
  auto outcome =
      rotate(*desk_, read, account, RotationWish{world_.mira.id, {seal::AccountRole::collaborator, std::nullopt}});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Kind::conflict);
}

TEST_F(Sharing, takes_only_the_recovery_codes_that_are_listed) {
  auto recovery = world_.record(account_, seal::RecordKind::recovery, 1, R"({"codes":[{"code":"1234"}]})");
  auto hash =
      seal::sealed_hash(seal::SealedBytes(parse_base64url(std::string_view(recovery["sealed"].as_string())).value()));
  auto told = world_.account(account_, world_.mira);
  auto listed = account_.listed;
  listed.push_back(recovery);
  told["manifest"] = world_.manifest(account_, world_.mira, 1, listed);
  told["recovery"] = {{"revision", 1}, {"updated_at", 0}, {"hash", base64url(hash.view())}};
  desk_.transport.answer("GET /sync",
                         {{"cursor", 7}, {"now", to_unix_ms(clock_.now())}, {"accounts", boost::json::array{told}}});
  auto read = book();
  desk_.transport.answer("GET " + path("/records/recovery"), recovery);
  EXPECT_TRUE(read_recovery_record(*desk_, read.accounts().front()));
  // It opens, and is another one.
  desk_.transport.answer("GET " + path("/records/recovery"),
                         world_.record(account_, seal::RecordKind::recovery, 1, R"({"codes":[{"code":"6666"}]})"));
  auto refused = read_recovery_record(*desk_, read.accounts().front());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
}

}  // namespace
}  // namespace latchkey::client
