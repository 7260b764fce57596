#include "crypto/seal/seal.h"

#include <gtest/gtest.h>

#include "crypto/seal/member.h"
#include "crypto/seal/statement.h"

namespace latchkey::seal {
namespace {

constexpr std::string_view kWorkspace = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
constexpr std::string_view kMember = "bbbbbbbbbbbbbbbbbbbbbbbbbe";

TEST(Transcript, puts_a_length_in_front_of_every_field_and_numbers_in_eight_bytes) {
  const Field fields[] = {"ab", std::uint64_t{258}, BytesView()};
  EXPECT_EQ(hex(encode(fields).expose()), "00000002616200000008000000000000010200000000");
}

TEST(Transcript, tells_two_lists_apart_whose_bytes_joined_are_equal) {
  EXPECT_NE(hash("x", {"ab", "c"}), hash("x", {"a", "bc"}));
  EXPECT_NE(hash("x", {"abc"}), hash("xabc", {}));
}

TEST(Transcript, derives_other_bytes_for_another_size_label_or_key) {
  const Bytes key(32, 7);
  auto whole = derive(key, "a", {"f"}, 64);
  auto half = derive(key, "a", {"f"}, 32);
  EXPECT_NE(hex(whole.expose().first(32)), hex(half.expose()));
  EXPECT_NE(hex(derive(key, "b", {"f"}).expose()), hex(half.expose()));
  EXPECT_NE(hex(derive(Bytes(32, 8), "a", {"f"}).expose()), hex(half.expose()));
}

// The table of the Padmé paper, section 4, as the formula gives it for sizes either side of a step.
TEST(Seal, pads_to_sixty_four_bytes_and_from_there_by_magnitude) {
  EXPECT_EQ(padded_size(4), 64u);
  EXPECT_EQ(padded_size(63), 64u);
  EXPECT_EQ(padded_size(64), 64u);
  EXPECT_EQ(padded_size(65), 72u);
  EXPECT_EQ(padded_size(128), 128u);
  EXPECT_EQ(padded_size(129), 144u);
  EXPECT_EQ(padded_size(1000), 1024u);
  EXPECT_EQ(padded_size(1025), 1088u);
  for (std::size_t n = 64; n < 100000; n += 7) {
    EXPECT_GE(padded_size(n), n);
    EXPECT_LE(padded_size(n), n + n * 12 / 100 + 1);
    EXPECT_EQ(padded_size(padded_size(n)), padded_size(n));
  }
}

TEST(Seal, is_seventy_two_bytes_longer_than_its_padded_text_and_never_the_same_twice) {
  SystemRandom random;
  auto key = SealingKey::generate(random);
  auto context = identity_context({.workspace = kWorkspace, .member = kMember});
  auto one = seal(key, context, as_bytes("123456"), random);
  auto two = seal(key, context, as_bytes("654321-longer"), random);
  EXPECT_EQ(one.view().size(), 64u + kSealOverhead);
  EXPECT_EQ(two.view().size(), one.view().size());
  EXPECT_NE(one, two);
}

TEST(Seal, refuses_to_box_to_a_key_that_makes_every_secret_zero) {
  SystemRandom random;
  auto context = identity_context({.workspace = kWorkspace, .member = kMember});
  std::array<std::uint8_t, 32> point{};
  EXPECT_EQ(box(BoxPublic(point), context, as_bytes("x"), random).error().kind, Kind::invalid);
  point[0] = 1;
  EXPECT_EQ(box(BoxPublic(point), context, as_bytes("x"), random).error().kind, Kind::invalid);
  point[0] = 9;  // the base point
  auto boxed = box(BoxPublic(point), context, as_bytes("x"), random);
  ASSERT_TRUE(boxed);
  EXPECT_EQ(boxed->view().size(), 64u + kBoxOverhead);
}

TEST(Statement, of_a_key_of_small_order_or_of_a_zero_signature_is_refused) {
  std::array<std::uint8_t, 32> small{};
  small[0] = 1;
  IdentityStatement said{
      .workspace = kWorkspace, .member = kMember, .sign_public = SignPublic(small), .box_public = BoxPublic(small)};
  std::array<std::uint8_t, 64> signature{};
  EXPECT_FALSE(verify_identity(said, Signature(signature)));
  signature[0] = 1;  // R the identity point, S zero: holds under a small-order key for a checker that does not look
  EXPECT_FALSE(verify_identity(said, Signature(signature)));
}

TEST(Member, hashes_depend_on_workspace_and_member) {
  const Bytes auth(32, 1);
  auto here = auth_hash({.workspace = kWorkspace, .member = kMember}, auth);
  EXPECT_EQ(here, auth_hash({.workspace = kWorkspace, .member = kMember}, auth));
  EXPECT_NE(here.bytes(), auth_hash({.workspace = kMember, .member = kWorkspace}, auth).bytes());
}

}  // namespace
}  // namespace latchkey::seal
