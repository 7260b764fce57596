#include "server/net/ip_address.h"

#include <gtest/gtest.h>

namespace latchkey::net {
namespace {

TEST(IpAddress, reads_and_writes_both_families) {
  EXPECT_EQ(IpAddress::parse("192.0.2.7")->text(), "192.0.2.7");
  EXPECT_EQ(IpAddress::parse("2001:db8:0:0::7")->text(), "2001:db8::7");
  EXPECT_TRUE(IpAddress::parse("127.3.2.1")->is_loopback());
  EXPECT_TRUE(IpAddress::parse("::1")->is_loopback());
  EXPECT_FALSE(IpAddress::parse("::2")->is_loopback());
}

TEST(IpAddress, refuses_what_is_not_one) {
  for (auto text : {"", "1.2.3", "1.2.3.4.5", "1.2.3.4:5", "[::1]", "::1%lo", "localhost", "01.2.3.4x"})
    EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(IpAddress, takes_a_mapped_address_for_the_ipv4_address_it_is) {
  EXPECT_EQ(*IpAddress::parse("::ffff:192.0.2.7"), *IpAddress::parse("192.0.2.7"));
}

TEST(IpAddress, counts_an_ipv6_customer_by_its_64_bit_network) {
  EXPECT_EQ(IpAddress::parse("2001:db8::1")->subscriber(), IpAddress::parse("2001:db8::ffff:2")->subscriber());
  EXPECT_NE(IpAddress::parse("2001:db8::1")->subscriber(), IpAddress::parse("2001:db8:0:1::1")->subscriber());
  EXPECT_NE(IpAddress::parse("192.0.2.7")->subscriber(), IpAddress::parse("192.0.2.8")->subscriber());
}

TEST(IpRange, contains_what_shares_its_prefix) {
  auto range = IpRange::parse("10.32.0.0/11");
  ASSERT_TRUE(range);
  EXPECT_TRUE(range->contains(*IpAddress::parse("10.63.255.255")));
  EXPECT_FALSE(range->contains(*IpAddress::parse("10.64.0.0")));
  EXPECT_FALSE(range->contains(*IpAddress::parse("::10.32.0.1")));
  EXPECT_TRUE(IpRange::parse("fd00::/8")->contains(*IpAddress::parse("fdab::1")));
  EXPECT_TRUE(IpRange::parse("0.0.0.0/0")->contains(*IpAddress::parse("8.8.8.8")));
  EXPECT_FALSE(IpRange::parse("0.0.0.0/0")->contains(*IpAddress::parse("2001:db8::1")));
  EXPECT_FALSE(IpRange::parse("10.0.0.0/33"));
  EXPECT_FALSE(IpRange::parse("10.0.0.0/"));
}

TEST(Endpoint, wants_brackets_around_ipv6) {
  EXPECT_EQ(Endpoint::parse("127.0.0.1:8700")->text(), "127.0.0.1:8700");
  EXPECT_EQ(Endpoint::parse("[::1]:8700")->text(), "[::1]:8700");
  for (auto text : {"::1:8700", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "localhost:80", "[127.0.0.1]:80", ":80"})
    EXPECT_FALSE(Endpoint::parse(text)) << text;
}

}  // namespace
}  // namespace latchkey::net
