#include "codes/bound.h"

#include <gtest/gtest.h>

namespace latchkey::codes {
namespace {

std::string line(std::string_view message) {
  auto bound = parse_bound_line(message);
  return bound ? bound->domain + " " + bound->code : "none";
}
std::string one_time_code(std::string_view value) {
  auto bound = parse_one_time_code_header(value);
  return bound ? bound->domain + " " + bound->code : "none";
}
std::string otp_token(std::string_view value) {
  auto bound = parse_otp_token_header(value);
  return bound ? bound->domain + " " + bound->code : "none";
}

TEST(BoundLine, is_the_last_line) {
  EXPECT_EQ(line("747723 is your code.\n\n@example.com #747723"), "example.com 747723");
  EXPECT_EQ(line("@example.com #747723"), "example.com 747723");
  EXPECT_EQ(line("text\r\n@example.com #747723\r\n"), "example.com 747723");
  EXPECT_EQ(line("@example.com #747723\nSent from Acorn"), "none");
}

TEST(BoundLine, may_name_an_embedded_host_and_more_to_ignore) {
  EXPECT_EQ(line("x\n@shop.example #747723 @bank.example"), "shop.example 747723");
  EXPECT_EQ(line("x\n@shop.example #747723 %bank.example and more"), "shop.example 747723");
}

TEST(BoundLine, has_exactly_one_blank_and_nothing_before_the_host) {
  EXPECT_EQ(line("x\n@example.com  #747723"), "none");
  EXPECT_EQ(line("x\n @example.com #747723"), "none");
  EXPECT_EQ(line("code @example.com #747723"), "none");
  EXPECT_EQ(line("x\n@example.com 747723"), "none");
  EXPECT_EQ(line("x\n@example.com #"), "none");
  EXPECT_EQ(line("x\n@ #747723"), "none");
  EXPECT_EQ(line("x\n@https://example.com #747723"), "none");
  EXPECT_EQ(line("x\n@-example..com #747723"), "none");
}

TEST(BoundLine, counts_only_where_the_report_puts_it) {
  EXPECT_EQ(line("@bank.example #111222\nYour code is 747723"), "none");
  EXPECT_EQ(line("@bank.example #111222\n@shop.example #747723"), "shop.example 747723");
  EXPECT_EQ(line("Your code is 747723\xe2\x80\xa8@bank.example #747723"), "none");  // U+2028 ends no line here
  EXPECT_EQ(line("x\n@bank.example\t#747723"), "none");
}

TEST(BoundLine, takes_no_name_that_only_looks_like_one) {
  EXPECT_EQ(line("x\n@b\xd0\xb0nk.example #747723"), "none");       // a Cyrillic letter
  EXPECT_EQ(line("x\n@bank.example\xe2\x80\x8b #747723"), "none");  // with a zero-width space
  EXPECT_EQ(line("x\n\xef\xbc\xa0"
                 "bank.example #747723"),
            "none");  // a full-width sign
  EXPECT_EQ(line("x\n@bank.example@evil.example #747723"), "none");
  EXPECT_EQ(line("x\n@bank.example/evil.example #747723"), "none");
  EXPECT_EQ(line("x\n@bank_example.com #747723"), "none");
  EXPECT_EQ(line("x\n@192.0.2.1 #747723"), "none");
  EXPECT_EQ(line("x\n@com #747723"), "none");
  EXPECT_EQ(line("x\n@" + std::string(64, 'a') + ".example #747723"), "none");
  // What it is written in is what it is: never the name it resembles.
  EXPECT_EQ(line("x\n@xn--bnk-7cd.example #747723"), "xn--bnk-7cd.example 747723");
  EXPECT_EQ(line("x\n@bank.example.evil.example #747723"), "bank.example.evil.example 747723");
  EXPECT_EQ(line("x\n@BANK.Example #747723"), "bank.example 747723");
}

TEST(OneTimeCodeHeader, is_a_list_of_tags) {
  EXPECT_EQ(one_time_code("code=123456; origin=Example.com"), "example.com 123456");
  EXPECT_EQ(one_time_code("origin=example.com;code=123456; embedded-origin=bank.example;"), "example.com 123456");
  EXPECT_EQ(one_time_code("code=123456"), "none");
  EXPECT_EQ(one_time_code("code=123456; code=999999; origin=example.com"), "none");
  EXPECT_EQ(one_time_code("code=12 34; origin=example.com"), "none");
  EXPECT_EQ(one_time_code(""), "none");
}

TEST(OtpTokenHeader, is_a_structured_string_with_an_https_origin) {
  EXPECT_EQ(otp_token("\"123456\"; origin=\"https://example.com\""), "example.com 123456");
  EXPECT_EQ(otp_token("\"123456\";flag;origin=\"https://example.com\";v=1"), "example.com 123456");
  EXPECT_EQ(otp_token("\"123456\"; origin=\"http://example.com\""), "none");
  EXPECT_EQ(otp_token("123456; origin=\"https://example.com\""), "none");
  EXPECT_EQ(otp_token("\"123456\""), "none");
  EXPECT_EQ(otp_token("\"12\\\"3456\"; origin=\"https://example.com\""), "none");
  EXPECT_EQ(otp_token("\"123456\"; origin=\"https://example.com/path\""), "none");
  EXPECT_EQ(otp_token("\"123456"), "none");
}

}  // namespace
}  // namespace latchkey::codes
