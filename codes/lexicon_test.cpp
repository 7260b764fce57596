#include "codes/lexicon.h"

#include <gtest/gtest.h>

namespace latchkey::codes {
namespace {

// "word:meanings" of each hit that has one of the meanings asked for.
std::vector<std::string> words(std::string text, Meaning meaning) {
  Text read(std::move(text));
  std::vector<std::string> out;
  for (const auto& hit : find_words(read))
    if (hit.is(meaning)) out.emplace_back(read.printed(hit.range));
  return out;
}
using List = std::vector<std::string>;

TEST(Lexicon, ignores_case_accents_and_the_kind_of_blank) {
  EXPECT_EQ(words("Your VERIFICATION  Code", Meaning::code), List{"VERIFICATION  Code"});
  EXPECT_EQ(words("sign-in\ncode", Meaning::code), List{"sign-in\ncode"});
  EXPECT_EQ(words("mã xác nhận", Meaning::code), List{"mã xác nhận"});
  EXPECT_EQ(words("ma xac nhan", Meaning::code), List{"ma xac nhan"});
}

TEST(Lexicon, prefers_the_longer_entry) {
  EXPECT_EQ(words("a promo code", Meaning::maybe_code), List{});
  EXPECT_EQ(words("a promo code", Meaning::other_code), List{"promo code"});
}

TEST(Lexicon, matches_whole_words_unless_told_otherwise) {
  EXPECT_EQ(words("decoder", Meaning::maybe_code), List{});
  EXPECT_EQ(words("Türcode 1, Gutscheincode 2", Meaning::maybe_code), List{});
  EXPECT_EQ(words("Zahlencode", Meaning::code), List{"Zahlencode"});
  EXPECT_EQ(words("doğrulama kodunuz", Meaning::code), List{"doğrulama kodunuz"});
}

TEST(Lexicon, finds_words_inside_dense_script) {
  EXPECT_EQ(words("您的验证码是", Meaning::code), List{"验证码"});
  EXPECT_EQ(words("รหัสยืนยันของคุณ", Meaning::code), List{"รหัสยืนยัน"});
}

TEST(Lexicon, asks_for_capitals_where_small_letters_mean_something_else) {
  EXPECT_EQ(words("TAN 1234", Meaning::code), List{"TAN"});
  EXPECT_EQ(words("tan pronto", Meaning::code), List{});
}

}  // namespace
}  // namespace latchkey::codes
