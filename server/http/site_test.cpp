#include "server/http/site.h"

#include <gtest/gtest.h>

namespace latchkey::http {
namespace {

TEST(Site, goes_by_its_public_name_and_by_loopback_names) {
  auto site = Site::make("https://Keys.example/", 8700, false, {"10.0.0.5:8700"});
  ASSERT_TRUE(site);
  EXPECT_EQ(site->public_url(), "https://keys.example");
  EXPECT_EQ(site->host_name(), "keys.example");
  for (auto host : {"keys.example", "KEYS.example", "localhost:8700", "127.0.0.1:8700", "[::1]:8700", "10.0.0.5:8700"})
    EXPECT_TRUE(site->is_host(host)) << host;
  for (auto host : {"", "keys.example:8700", "keys.example.", "evil.example", "localhost", "localhost:8701"})
    EXPECT_FALSE(site->is_host(host)) << host;
  EXPECT_TRUE(site->is_origin("https://keys.example"));
  EXPECT_TRUE(site->is_origin("http://localhost:8700"));
  EXPECT_FALSE(site->is_origin("http://keys.example"));
  EXPECT_FALSE(site->is_origin("null"));
}

TEST(Site, leaves_out_the_port_a_scheme_implies) {
  auto site = Site::make("http://localhost:80", 80, false, {});
  ASSERT_TRUE(site);
  EXPECT_TRUE(site->is_host("localhost"));
  EXPECT_TRUE(site->is_origin("http://127.0.0.1"));
  EXPECT_EQ(Site::make("http://[::1]:8700", 8700, false, {})->host_name(), "[::1]");
}

TEST(Site, refuses_a_public_url_that_is_more_or_less_than_an_origin) {
  for (auto url : {"", "keys.example", "ftp://keys.example", "https://", "https://keys.example/app", "https://a b",
                   "https://user@keys.example", "https://keys.example?x"})
    EXPECT_FALSE(Site::make(url, 8700, false, {})) << url;
}

}  // namespace
}  // namespace latchkey::http
