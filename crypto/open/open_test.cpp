// What the vectors do not say: that keys, once made, do what a team needs of them and nothing more. Bytes are compared
// by crypto/peer's tests.
#include <gtest/gtest.h>

#include "base/id.h"
#include "crypto/open/account_key.h"
#include "crypto/open/code_window.h"
#include "crypto/open/identity.h"
#include "crypto/open/member_keys.h"
#include "crypto/open/secret_key.h"

namespace latchkey::open {
namespace {

using seal::RecordKind;
using seal::Tier;

const std::string kWorkspace = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
const std::string kAccount = "bbbbbbbbbbbbbbbbbbbbbbbbbe";

struct Member {
  std::string id;
  Identity identity;
  seal::MemberPlace place() const { return {.workspace = kWorkspace, .member = id}; }
  seal::Fingerprint fingerprint() const { return identity.fingerprint(place()); }
};

Member make_member(Random& random) { return {generate_id_text(random), Identity::generate(random)}; }

WrapParties parties(const Member& from, const Member& to) {
  return {.granter = from.id,
          .granter_fingerprint = from.fingerprint(),
          .recipient = to.id,
          .recipient_fingerprint = to.fingerprint()};
}

AccountKey make_key(Tier tier, std::uint64_t epoch, Random& random) {
  return AccountKey::generate({.workspace = kWorkspace, .account = kAccount, .tier = tier, .epoch = epoch}, random);
}

// RFC 8032, section 7.1, test 1.
TEST(SigningKey, has_the_public_key_of_rfc_8032) {
  const SigningKey key(SecretBytes(*parse_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
  EXPECT_EQ(hex(key.public_key().view()), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

// RFC 7748, section 6.1, Alice.
TEST(BoxSecret, has_the_public_key_of_rfc_7748) {
  const BoxSecret key(SecretBytes(*parse_hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")));
  EXPECT_EQ(hex(key.public_key().view()), "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
}

TEST(SecretKey, is_written_in_seven_groups_and_read_back) {
  SystemRandom random;
  for (int i = 0; i < 200; ++i) {
    auto key = SecretKey::generate(random);
    SecretBytes text = key.text();
    EXPECT_EQ(text.expose_text().substr(0, 4), "LK1-");
    EXPECT_EQ(text.size(), 38u);
    auto read = SecretKey::parse(text.expose_text());
    ASSERT_TRUE(read);
    EXPECT_TRUE(equal_in_constant_time(read->expose(), key.expose()));
  }
}

TEST(SecretKey, misses_a_wrong_letter_no_oftener_than_its_check_bits_allow) {
  SystemRandom random;
  auto key = SecretKey::generate(random);
  std::string text(key.text().expose_text());
  int missed = 0, tried = 0;
  for (std::size_t at = 4; at < text.size(); ++at) {
    if (text[at] == '-') continue;
    for (char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")) {
      if (c == text[at]) continue;
      std::string wrong = text;
      wrong[at] = c;
      ++tried;
      auto read = SecretKey::parse(wrong);
      missed += read ? 1 : 0;
      EXPECT_TRUE(read || read.error() == SecretKeyProblem::check);
    }
  }
  EXPECT_EQ(tried, 28 * 31);
  EXPECT_LE(missed, 6);  // 868 tries of one in 4,096: a seventh is one run in some ten million
}

TEST(Password, is_the_same_however_it_was_typed) {
  auto same = [](std::string_view a, std::string_view b) {
    return equal_in_constant_time(normalized_password(a)->expose(), normalized_password(b)->expose());
  };
  EXPECT_TRUE(same("caf\xC3\xA9", "cafe\xCC\x81"));     // é in one code point or two
  EXPECT_TRUE(same("\xEF\xBC\xA1\xEF\xBC\x91", "A1"));  // full width
  EXPECT_FALSE(same("a", "A"));
  EXPECT_FALSE(same("a", "a "));
  EXPECT_TRUE(normalized_password("")->empty());
}

TEST(Password, that_is_not_utf_8_is_refused) {
  EXPECT_EQ(normalized_password("\xFF").error().kind, Kind::invalid);
  EXPECT_EQ(normalized_password("\xED\xA0\x80").error().kind, Kind::invalid);  // half a surrogate pair
  EXPECT_EQ(normalized_password(std::string(2 << 20, 'a')).error().kind, Kind::invalid);
}

TEST(Password, of_the_greatest_growth_is_normalized) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xEF\xB7\xBA";  // U+FDFA becomes 18 code points
  EXPECT_GT(normalized_password(text)->size(), 30000u);
}

TEST(MemberKeys, differ_with_the_secret_key_the_member_and_the_workspace) {
  SystemRandom random;
  auto key = SecretKey::generate(random);
  auto here = member_keys("pw", key, {.workspace = kWorkspace, .member = kAccount});
  auto there = member_keys("pw", key, {.workspace = kAccount, .member = kAccount});
  auto other = member_keys("pw", SecretKey::generate(random), {.workspace = kWorkspace, .member = kAccount});
  ASSERT_TRUE(here && there && other);
  EXPECT_NE(hex(here->auth.expose()), hex(there->auth.expose()));
  EXPECT_NE(hex(here->auth.expose()), hex(other->auth.expose()));
  EXPECT_NE(hex(here->auth.expose()), hex(here->unlock.expose()));
}

TEST(AccountKey, lets_a_collaborator_read_codes_and_cards_and_nothing_of_manage) {
  SystemRandom random;
  auto owner = make_member(random);
  auto collaborator = make_member(random);
  auto use = make_key(Tier::use, 1, random);
  auto manage = make_key(Tier::manage, 1, random);
  auto said = epoch_public(use, manage);

  auto wrap = use.wrap(parties(owner, collaborator), collaborator.identity.box().public_key(), random);
  ASSERT_TRUE(wrap);
  auto theirs = AccountKey::open_wrap(use.at(), parties(owner, collaborator), collaborator.identity.box(), *wrap,
                                      said.use_commitment);
  ASSERT_TRUE(theirs);
  EXPECT_FALSE(
      AccountKey::open_wrap(use.at(), parties(owner, owner), owner.identity.box(), *wrap, said.use_commitment));

  auto profile = use.seal_record(RecordKind::profile, kAccount, 1, as_bytes("{}"), random);
  EXPECT_TRUE(theirs->open_record(RecordKind::profile, kAccount, 1, profile));
  auto seed = manage.seal_record(RecordKind::totp, kAccount, 1, as_bytes("{}"), random);
  EXPECT_EQ(theirs->open_record(RecordKind::totp, kAccount, 1, seed).error().kind, Kind::denied);
  EXPECT_FALSE(theirs->open_record(RecordKind::profile, kAccount, 1, seed));

  // As a server does: it knows the two public keys that the account's chain publishes.
  const auto message = generate_id_text(random);
  const auto now = from_unix_ms(1767225600000);
  auto arrive = [&](seal::MessageHalf half, const seal::BoxPublic& inbox) {
    return *seal::box(inbox,
                      seal::message_context({.workspace = kWorkspace,
                                             .account = kAccount,
                                             .epoch = 1,
                                             .message = message,
                                             .half = half,
                                             .arrived_at = now}),
                      as_bytes("{}"), random);
  };
  auto card = arrive(seal::MessageHalf::card, said.use_inbox);
  auto whole = arrive(seal::MessageHalf::whole, said.manage_inbox);
  EXPECT_TRUE(theirs->open_message(message, now, card));
  EXPECT_FALSE(theirs->open_message(message, now, whole));
  EXPECT_TRUE(manage.open_message(message, now, whole));
  EXPECT_FALSE(manage.open_message(message, now, card));
  EXPECT_FALSE(theirs->open_message(message, from_unix_ms(1767225600001), card));
}

TEST(AccountKey, after_a_rotation_opens_the_past_for_who_stays_and_nothing_new_for_who_left) {
  SystemRandom random;
  auto before = make_key(Tier::use, 1, random);
  auto now = make_key(Tier::use, 2, random);
  auto old_record = before.seal_record(RecordKind::profile, kAccount, 1, as_bytes("old"), random);
  auto new_record = now.seal_record(RecordKind::profile, kAccount, 2, as_bytes("new"), random);
  auto former = now.seal_former(before, random);

  auto reopened = now.open_former(1, former);
  ASSERT_TRUE(reopened);
  EXPECT_EQ(reopened->commitment(), before.commitment());
  EXPECT_TRUE(reopened->open_record(RecordKind::profile, kAccount, 1, old_record));
  EXPECT_FALSE(before.open_record(RecordKind::profile, kAccount, 2, new_record));
  EXPECT_FALSE(now.open_former(2, former));
}

TEST(CodeWindow, has_a_code_for_each_of_its_steps_and_none_beside_them) {
  const std::vector<std::string> codes{"000000", "123456", "999999"};
  const WindowPlace at{.seed_revision = 1, .day = 20454, .first_step = 20454ULL * 2880, .period = 30, .count = 3};
  auto window = CodeWindow::parse(at, *CodeWindow::pack(CodeAlphabet::six_digits, codes));
  ASSERT_TRUE(window);
  EXPECT_EQ(window->code_at(at.first_step), "000000");
  EXPECT_EQ(window->code_at(at.first_step + 2), "999999");
  EXPECT_EQ(window->code_at(at.first_step + 3), std::nullopt);
  EXPECT_EQ(window->code_at(at.first_step - 1), std::nullopt);
}

TEST(CodeWindow, packs_no_code_of_another_alphabet) {
  auto packs = [](CodeAlphabet alphabet, std::string code) {
    return static_cast<bool>(CodeWindow::pack(alphabet, std::vector{std::move(code)}));
  };
  EXPECT_TRUE(packs(CodeAlphabet::steam, "2BCDY"));
  EXPECT_FALSE(packs(CodeAlphabet::steam, "2BCDA"));
  EXPECT_FALSE(packs(CodeAlphabet::steam, "2bcdy"));
  EXPECT_FALSE(packs(CodeAlphabet::six_digits, "12345"));
  EXPECT_FALSE(packs(CodeAlphabet::six_digits, "1234567"));
  EXPECT_FALSE(packs(CodeAlphabet::eight_digits, "1234567a"));
}

TEST(CodeWindow, refuses_places_that_would_overflow) {
  const auto text = [] { return *CodeWindow::pack(CodeAlphabet::six_digits, std::vector<std::string>{"123456"}); };
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  for (const WindowPlace& at : {WindowPlace{1, most, 0, 30, 1}, WindowPlace{1, 1, most, 30, 1},
                                WindowPlace{1, 1, 2880, most, 1}, WindowPlace{1, 1, 2880, 30, most},
                                WindowPlace{1, most / 86400, most / 30, 30, 1}, WindowPlace{1, 1, 2880, 30, 2881}}) {
    EXPECT_EQ(CodeWindow::parse(at, text()).error().kind, Kind::corrupt);
  }
}

}  // namespace
}  // namespace latchkey::open
