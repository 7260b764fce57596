#include "server/members/throttle.h"

#include <gtest/gtest.h>

namespace latchkey::members {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Limited : ::testing::Test {
  ManualClock clock{from_unix_ms(1'000'000)};
  Throttle throttle{clock, {.burst = 3, .per_try = seconds(10), .most_keys = 2}};
};
using MembersThrottle = Limited;

TEST_F(MembersThrottle, lets_a_burst_through_and_then_one_a_while) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(throttle.spend("a"));
  EXPECT_EQ(throttle.spend("a").error().kind, Kind::limited);
  EXPECT_EQ(throttle.wait_for("a"), milliseconds(10'000));
  clock.advance(seconds(9));
  EXPECT_FALSE(throttle.spend("a"));
  clock.advance(seconds(1));
  EXPECT_TRUE(throttle.spend("a"));
  EXPECT_FALSE(throttle.spend("a"));
}

TEST_F(MembersThrottle, counts_keys_apart_and_forgets_the_longest_unused) {
  for (int i = 0; i < 4; ++i) static_cast<void>(throttle.spend("a").has_value());
  EXPECT_TRUE(throttle.spend("b"));
  EXPECT_TRUE(throttle.spend("c"));  // a goes
  EXPECT_TRUE(throttle.spend("a"));  // b goes
  EXPECT_EQ(throttle.wait_for("a"), milliseconds(0));
}

TEST_F(MembersThrottle, gives_back_what_was_no_guess) {
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(throttle.spend("a"));
    throttle.forgive("a");
  }
}

}  // namespace
}  // namespace latchkey::members
