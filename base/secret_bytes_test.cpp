#include "base/secret_bytes.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace latchkey {
namespace {

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
template <typename T>
concept Comparable = requires(const T& a, const T& b) { a == b; };
static_assert(!Comparable<SecretBytes>);

TEST(SecretBytes, leaves_nothing_behind_when_moved_from) {
  SecretBytes seed(std::string_view("seed"));
  SecretBytes moved = std::move(seed);
  EXPECT_EQ(moved.expose_text(), "seed");
  EXPECT_TRUE(seed.empty());  // NOLINT(bugprone-use-after-move): this is the promise under test
}

TEST(SecretBytes, wipes_a_string_up_to_its_capacity) {
  std::string text(100, 's');
  const char* memory = text.data();
  text.resize(3);
  wipe(text);
  EXPECT_TRUE(text.empty());
  text.resize(100);  // the same memory, still owned
  ASSERT_EQ(text.data(), memory);
  EXPECT_EQ(text.find('s'), std::string::npos);
}

TEST(ConstantTimeComparison, tells_equal_from_unequal_and_from_longer) {
  EXPECT_TRUE(equal_in_constant_time(as_bytes("abc"), as_bytes("abc")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("abc"), as_bytes("abd")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("abc"), as_bytes("abcd")));
}

}  // namespace
}  // namespace latchkey
