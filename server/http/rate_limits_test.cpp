#include "server/http/rate_limits.h"

#include <gtest/gtest.h>

namespace latchkey::http {
namespace {

net::IpAddress address(std::string_view text) { return *net::IpAddress::parse(text); }

TEST(RateLimits, refuse_beyond_the_burst_and_say_when_to_come_back) {
  ManualClock clock(from_unix_ms(1'790'000'000'000));
  RateLimits limits(clock, {.anybody = {3, 1}, .address = {5, 10}, .member = {2, 1}, .carriers = {0, 0}});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limits.refuse(Audience::anybody, address("192.0.2.1")));
  auto refusal = limits.refuse(Audience::anybody, address("192.0.2.1"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 429);
  EXPECT_EQ(refusal->headers.find("Retry-After"), "1");
  // Others, and other kinds of request, are counted by themselves.
  EXPECT_FALSE(limits.refuse(Audience::anybody, address("192.0.2.2")));
  EXPECT_FALSE(limits.refuse(Audience::sessions, address("192.0.2.1")));
  clock.advance(std::chrono::seconds(1));
  EXPECT_FALSE(limits.refuse(Audience::anybody, address("192.0.2.1")));
  EXPECT_TRUE(limits.refuse(Audience::anybody, address("192.0.2.1")));
}

TEST(RateLimits, count_an_ipv6_network_as_one) {
  ManualClock clock(from_unix_ms(1'790'000'000'000));
  RateLimits limits(clock, {.anybody = {1, 1}});
  EXPECT_FALSE(limits.refuse(Audience::anybody, address("2001:db8::1")));
  EXPECT_TRUE(limits.refuse(Audience::anybody, address("2001:db8::2")));
  EXPECT_FALSE(limits.refuse(Audience::anybody, address("2001:db8:0:1::1")));
}

TEST(RateLimits, may_be_absent) {
  ManualClock clock(from_unix_ms(1'790'000'000'000));
  RateLimits limits(clock, {.carriers = {0, 0}});
  for (int i = 0; i < 100'000; ++i) ASSERT_FALSE(limits.refuse(Audience::carriers, address("192.0.2.1")));
  for (int i = 0; i < 100'000; ++i) ASSERT_FALSE(limits.refuse(Audience::probes, address("192.0.2.1")));
}

TEST(RateLimits, stay_bounded_whoever_comes) {
  ManualClock clock(from_unix_ms(1'790'000'000'000));
  RateLimits limits(clock, {.anybody = {1, 1}});
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    auto octet = [&](int shift) { return static_cast<std::uint8_t>(i >> shift); };
    ASSERT_FALSE(limits.refuse(Audience::anybody, net::IpAddress::from_v4({10, octet(16), octet(8), octet(0)})));
  }
}

}  // namespace
}  // namespace latchkey::http
