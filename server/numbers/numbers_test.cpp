#include "server/numbers/numbers.h"

#include <gtest/gtest.h>

#include <set>

#include "server/numbers/alias.h"
#include "server/numbers/country.h"
#include "server/storage/testing/world.h"

namespace latchkey::numbers {
namespace {

using accounts::AccountRole;
using members::Role;
using storage::testing::Person;

constexpr std::string_view kFirst = "+15550101234";
constexpr std::string_view kSecond = "+447700900123";

struct Pooled : ::testing::Test {
  storage::testing::World world;
  Person mira{world.workspace, "Mira", world.random};
  Person jo{world.workspace, "Jo", world.random};
  Actor owner = world.found(mira);
  Actor collaborator = world.join(owner, jo, Role::user);
  SourceId source = world.add_source(owner, {std::string(kFirst)});
  AccountId account = create();

  AccountId create() {
    auto made = world.make.account(mira);
    EXPECT_TRUE(world.run(world->accounts.create(owner, made)));
    return made.id;
  }
  Result<Reserved<Number>> reserve(const AccountId& for_account, std::optional<std::string> country = std::nullopt) {
    return world.run(world->numbers.reserve(owner, for_account, std::move(country)));
  }
  PoolNumber pooled(std::string_view number) {
    for (const auto& found : world.run(world->pool.numbers(owner)).value_or({})) {
      if (found.number == number) return found;
    }
    check_failed("a number of the pool", __FILE__, __LINE__);
  }
  template <typename T>
  static std::string outcome(const Result<T>& result) {
    if (result) return "ok";
    if (result.error().kind == Kind::denied) return "denied";
    if (result.error().kind == Kind::not_found) return "not found";
    return std::string(result.error().where);
  }
};
using NumbersPool = Pooled;

TEST_F(NumbersPool, reserves_once_and_resumes_after) {
  auto first = reserve(account);
  ASSERT_TRUE(first);
  EXPECT_FALSE(first->resumed);
  EXPECT_EQ(first->held.state, accounts::HeldState::reserved);
  EXPECT_EQ(first->held.country, "US");
  EXPECT_EQ(first->held.expires_at, world.clock.now() + kUnconfirmed);
  auto again = reserve(account);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->resumed);
  EXPECT_EQ(again->held.number, first->held.number);
  EXPECT_EQ(outcome(reserve(create())), "numbers: the pool has none free");
}

TEST_F(NumbersPool, gives_the_last_number_to_one_of_many_who_ask_at_once) {
  std::vector<AccountId> accounts;
  for (int i = 0; i < 10; ++i) accounts.push_back(create());
  int reserved = 0;
  int ended = 0;
  TaskGroup group;
  auto note = [](Numbers& numbers, Actor actor, AccountId id, int& got, int& ends) -> Task<Done> {
    auto number = co_await numbers.reserve(std::move(actor), std::move(id), std::nullopt);
    got += number.has_value();
    ++ends;
    co_return done();
  };
  for (const auto& id : accounts) group.spawn(note(world->numbers, owner, id, reserved, ended));
  world.loop.run_until([&] { return ended == 10; });
  EXPECT_EQ(reserved, 1);
}

TEST_F(NumbersPool, picks_by_country_and_what_lay_unused_for_longest) {
  ASSERT_TRUE(world.run(world->pool.add_number(owner, {std::string(kSecond), accounts::NumberKind::voip, source})));
  EXPECT_EQ(outcome(reserve(account, "FR")), "numbers: the pool has none free");
  EXPECT_EQ(reserve(account, "GB")->held.number, kSecond);
  EXPECT_EQ(reserve(create())->held.number, kFirst);
}

TEST_F(NumbersPool, takes_a_country_by_its_two_letters_only) {
  for (std::string text : {"", "U", "us", "USA", "U1"}) {
    auto refused = world.run(world->numbers.reserve(owner, account, text));
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().kind, Kind::invalid) << text;
  }
}

TEST_F(NumbersPool, quarantines_what_was_released_and_what_nobody_confirmed) {
  ASSERT_TRUE(reserve(account));
  ASSERT_TRUE(world.run(world->numbers.confirm(owner, account)));
  EXPECT_EQ(outcome(world.run(world->numbers.release(owner, account, false))), "numbers: in use");
  EXPECT_EQ(outcome(world.run(world->numbers.release(owner, account, true))), "ok");
  EXPECT_EQ(pooled(kFirst).state, PoolState::quarantined);
  EXPECT_EQ(outcome(reserve(account)), "numbers: the pool has none free");
  world.clock.advance(std::chrono::days(13));
  owner = world.sign_in(mira);
  world.clock.advance(std::chrono::days(13));
  owner = world.sign_in(mira);
  ASSERT_TRUE(world.run(world->numbers.sweep()));
  EXPECT_EQ(pooled(kFirst).state, PoolState::quarantined);
  world.clock.advance(std::chrono::days(4));
  ASSERT_TRUE(world.run(world->numbers.sweep()));
  EXPECT_EQ(pooled(kFirst).state, PoolState::free);

  ASSERT_TRUE(reserve(account));
  world.clock.advance(std::chrono::hours(24));
  EXPECT_EQ(outcome(world.run(world->numbers.confirm(owner, account))), "numbers: reservation");
  ASSERT_TRUE(world.run(world->numbers.sweep()));
  EXPECT_EQ(pooled(kFirst).state, PoolState::quarantined);
  EXPECT_EQ(outcome(world.run(world->numbers.confirm(owner, account))), "not found");
}

TEST_F(NumbersPool, lets_owners_of_the_account_reserve_and_nobody_else) {
  EXPECT_EQ(outcome(world.run(world->numbers.reserve(collaborator, account, std::nullopt))), "not found");
  ASSERT_TRUE(world.give(owner, mira, account, jo, AccountRole::collaborator));
  EXPECT_EQ(outcome(world.run(world->numbers.reserve(collaborator, account, std::nullopt))), "denied");
  EXPECT_EQ(outcome(world.run(world->addresses.reserve(collaborator, account))), "denied");
  ASSERT_TRUE(reserve(account));
  EXPECT_EQ(outcome(world.run(world->numbers.confirm(collaborator, account))), "denied");
  EXPECT_EQ(outcome(world.run(world->numbers.release(collaborator, account, true))), "denied");
}

TEST_F(NumbersPool, is_filled_by_admins_and_above) {
  struct Line {
    Role role;
    bool allowed;
  };
  int next = 1000;
  for (auto [role, allowed] : {Line{Role::guest, false}, Line{Role::user, false}, Line{Role::admin, true},
                               Line{Role::super_admin, true}, Line{Role::owner, true}}) {
    Person somebody(world.workspace, "somebody", world.random);
    Actor actor = world.join(owner, somebody, role);
    std::string expected = allowed ? "ok" : "denied";
    auto& pool = world->pool;
    std::string number = "+1555010" + std::to_string(next);
    std::string domain = "m" + std::to_string(next++) + ".example.com";
    EXPECT_EQ(outcome(world.run(pool.sources(actor))), expected);
    auto added = world.run(pool.add_source(actor, {"Phone", SourceKind::android, std::nullopt}));
    EXPECT_EQ(outcome(added), expected);
    EXPECT_EQ(outcome(world.run(pool.numbers(actor))), expected);
    EXPECT_EQ(outcome(world.run(pool.add_number(actor, {number, accounts::NumberKind::mobile, source}))), expected);
    EXPECT_EQ(outcome(world.run(pool.domains(actor))), expected);
    EXPECT_EQ(outcome(world.run(pool.add_domain(actor, domain))), expected);
    EXPECT_EQ(outcome(world.run(pool.remove_domain(actor, domain))), expected);
    EXPECT_EQ(outcome(world.run(pool.remove_number(actor, number))), expected);
    if (added) {
      EXPECT_EQ(outcome(world.run(pool.remove_source(actor, added->source.id))), expected);
    }
  }
}

TEST_F(NumbersPool, keeps_what_is_in_use) {
  EXPECT_EQ(outcome(world.run(world->pool.remove_source(owner, source))), "source: numbers come from it");
  ASSERT_TRUE(reserve(account));
  EXPECT_EQ(outcome(world.run(world->pool.remove_number(owner, std::string(kFirst)))), "number: an account holds it");
  EXPECT_EQ(
      outcome(world.run(world->pool.add_number(owner, {std::string(kFirst), accounts::NumberKind::mobile, source}))),
      "number: in a pool already");
  ASSERT_TRUE(world.run(world->pool.add_domain(owner, "mail.example.com")));
  EXPECT_EQ(outcome(world.run(world->pool.add_domain(owner, "mail.example.com"))), "mail domain: taken");
  ASSERT_TRUE(world.run(world->addresses.reserve(owner, account)));
  EXPECT_EQ(outcome(world.run(world->pool.remove_domain(owner, "mail.example.com"))), "mail domain: in use");
}

TEST_F(NumbersPool, tells_an_edge_whom_to_believe) {
  auto carrier = world.run(world->pool.carrier(source));
  ASSERT_TRUE(carrier);
  EXPECT_TRUE(carrier->secret.expose_text().starts_with("whsec_"));
  EXPECT_EQ(carrier->only_number, kFirst);
  auto by_number = world.run(world->pool.carrier_of(std::string(kFirst)));
  ASSERT_TRUE(by_number);
  EXPECT_EQ(by_number->source, source);
  EXPECT_TRUE(equal_in_constant_time(by_number->secret.expose(), carrier->secret.expose()));
  EXPECT_EQ(outcome(world.run(world->pool.carrier_of("+15550100000"))), "not found");
  ASSERT_TRUE(world.run(world->pool.add_number(owner, {std::string(kSecond), accounts::NumberKind::voip, source})));
  EXPECT_FALSE(world.run(world->pool.carrier(source))->only_number);
}

TEST_F(NumbersPool, asks_for_twilios_token_and_checks_a_given_secret) {
  auto add = [&](SourceKind kind, std::optional<std::string> secret) {
    return outcome(world.run(world->pool.add_source(owner, {"Source", kind, std::move(secret)})));
  };
  EXPECT_EQ(add(SourceKind::twilio, std::nullopt), "source: twilio's auth token is needed");
  EXPECT_EQ(add(SourceKind::twilio, "0123456789abcdef0123456789abcdef"), "ok");
  EXPECT_EQ(add(SourceKind::signed_hook, "whsec_short"), "source: secret");
  EXPECT_EQ(add(SourceKind::signed_hook, "whsec_" + base64(Bytes(32, 3))), "ok");
  EXPECT_EQ(add(SourceKind::android, "1234567"), "source: secret");
}

using NumbersAddresses = Pooled;

TEST_F(NumbersAddresses, are_never_issued_twice) {
  ASSERT_TRUE(world.run(world->pool.add_domain(owner, "mail.example.com")));
  // Randomness that draws the same alias for a while.
  class Stuck final : public Random {
   public:
    void fill(std::span<std::uint8_t> bytes) override {
      for (auto& byte : bytes) byte = drawn_ / 60 % 2 ? 3 : 1;
      ++drawn_;
    }

   private:
    int drawn_ = 0;
  } stuck;
  Addresses addresses(world.storage->numbers, world.clock, stuck);
  std::set<std::string> issued;
  for (int i = 0; i < 2; ++i) {
    auto reserved = world.run(addresses.reserve(owner, account));
    if (!reserved) {
      EXPECT_EQ(reserved.error().kind, Kind::unavailable);
      continue;
    }
    EXPECT_TRUE(issued.insert(reserved->held.address).second);
    ASSERT_TRUE(world.run(addresses.release(owner, account, true)));
  }
  EXPECT_FALSE(issued.empty());
}

TEST_F(NumbersAddresses, need_a_mail_domain) {
  EXPECT_EQ(outcome(world.run(world->addresses.reserve(owner, account))),
            "addresses: the workspace has no mail domain");
}

TEST_F(NumbersAddresses, go_for_good_when_nobody_confirms_them) {
  ASSERT_TRUE(world.run(world->pool.add_domain(owner, "mail.example.com")));
  auto first = world.run(world->addresses.reserve(owner, account));
  ASSERT_TRUE(first);
  world.clock.advance(std::chrono::hours(24));
  ASSERT_TRUE(world.run(world->addresses.sweep()));
  EXPECT_EQ(outcome(world.run(world->addresses.confirm(owner, account))), "not found");
  auto second = world.run(world->addresses.reserve(owner, account));
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->resumed);
  EXPECT_NE(second->held.address, first->held.address);
}

TEST(NumbersAlias, is_two_words_and_five_digits) {
  SystemRandom random;
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    std::string alias = generate_alias(random);
    seen.insert(alias);
    auto first = alias.find('-');
    auto last = alias.rfind('-');
    ASSERT_NE(first, last) << alias;
    EXPECT_EQ(alias.size() - last - 1, 5u) << alias;
    for (char c : alias) EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') << alias;
  }
  EXPECT_GT(seen.size(), 995u);
}

TEST(NumbersCountry, is_known_by_prefix) {
  EXPECT_EQ(country_of("+15550101234"), "US");
  EXPECT_EQ(country_of("+14165550123"), "CA");
  EXPECT_EQ(country_of("+18765550123"), "JM");
  EXPECT_EQ(country_of("+447700900123"), "GB");
  EXPECT_EQ(country_of("+4915112345678"), "DE");
  EXPECT_EQ(country_of("+77011234567"), "KZ");
  EXPECT_EQ(country_of("+79161234567"), "RU");
  EXPECT_EQ(country_of("+88213300655"), "ZZ");
}

TEST(NumbersE164, begins_with_plus_and_has_seven_to_fifteen_digits) {
  EXPECT_TRUE(is_e164("+1555010"));
  EXPECT_TRUE(is_e164("+123456789012345"));
  for (const char* text :
       {"", "+", "15550101234", "+05550101234", "+155501", "+1234567890123456", "+1 5550101234", "+1555010123a"})
    EXPECT_FALSE(is_e164(text)) << text;
}

}  // namespace
}  // namespace latchkey::numbers
