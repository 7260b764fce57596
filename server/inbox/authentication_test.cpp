#include "server/inbox/authentication.h"

#include <gtest/gtest.h>

namespace latchkey::inbox {
namespace {

constexpr std::string_view kHeader = "code=482913; origin=login.photogram.example";

TEST(MailAuthentication, believes_a_code_header_of_an_origin_whose_domain_signed) {
  EXPECT_TRUE(vouches_for_origin("mx.example.net; dkim=pass header.d=photogram.example header.s=k1", kHeader));
  EXPECT_TRUE(
      vouches_for_origin("mx.example.net; spf=fail; DKIM=Pass (1024-bit) header.d=login.Photogram.example", kHeader));
  EXPECT_TRUE(vouches_for_origin("mx; dkim=pass header.d=photogram.example",
                                 "\"482913\"; origin=\"https://login.photogram.example\""));
  EXPECT_TRUE(
      vouches_for_origin("mx; dkim=fail header.d=other.example;\n dkim=pass header.d=photogram.example", kHeader));
}

TEST(MailAuthentication, believes_nothing_else) {
  for (std::string_view results : {
           "",
           "mx.example.net; none",
           "mx; dkim=fail header.d=photogram.example",
           "mx; dkim=pass header.d=evil-photogram.example",
           "mx; dkim=pass header.d=sub.login.photogram.example",
           "mx; dkim=pass header.d=example",                      // one label
           "mx; dkim=pass; spf=pass header.d=photogram.example",  // of another result
           "mx; dkim=passed header.d=photogram.example",
           "mx; dkim=pass x-header.d=photogram.example",
           "mx; dkim=pass header.i=@photogram.example",
       }) {
    EXPECT_FALSE(vouches_for_origin(results, kHeader)) << results;
  }
  constexpr std::string_view kPass = "mx; dkim=pass header.d=photogram.example";
  EXPECT_FALSE(vouches_for_origin(kPass, "code=482913"));
  EXPECT_FALSE(vouches_for_origin(kPass, "code=482913; embedded-origin=photogram.example"));
  EXPECT_FALSE(vouches_for_origin(kPass, "code=482913; origin=photogram.example.evil.example"));
  EXPECT_FALSE(vouches_for_origin(kPass, "code=482913; origin="));
}

}  // namespace
}  // namespace latchkey::inbox
