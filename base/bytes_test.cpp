#include "base/bytes.h"

#include <gtest/gtest.h>

namespace latchkey {
namespace {

TEST(Base64Url, writes_and_reads_the_rfc_4648_vectors_without_padding) {
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (auto [plain, text] : vectors) {
    EXPECT_EQ(base64url(as_bytes(plain)), text);
    EXPECT_EQ(parse_base64url(text), to_bytes(plain));
  }
}

TEST(Base64Url, refuses_padding_other_alphabets_and_second_spellings) {
  for (const char* text : {"Zg==", "Zm8=", "+/+/", "Z", "Zh", "Zm9 ", "Zm9\n"})
    EXPECT_FALSE(parse_base64url(text)) << text;
}

TEST(Base64, takes_padding_or_none) {
  EXPECT_EQ(base64(as_bytes("fo")), "Zm8=");
  EXPECT_EQ(parse_base64("Zm8="), to_bytes("fo"));
  EXPECT_EQ(parse_base64("Zm8"), to_bytes("fo"));
  EXPECT_FALSE(parse_base64("Zm8=="));
  EXPECT_FALSE(parse_base64("===="));
}

TEST(Hex, reads_either_case_and_refuses_halves) {
  EXPECT_EQ(hex(Bytes{0x00, 0xab, 0xff}), "00abff");
  EXPECT_EQ(parse_hex("00ABff"), (Bytes{0x00, 0xab, 0xff}));
  EXPECT_FALSE(parse_hex("0"));
  EXPECT_FALSE(parse_hex("0g"));
}

TEST(Utf8, refuses_overlong_surrogate_truncated_and_too_high) {
  EXPECT_TRUE(is_utf8("code 123 \xD9\xA1 \xE7\xA0\x81 \xF0\x9F\x94\x91"));
  for (const char* text :
       {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE7\xA0", "\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

}  // namespace
}  // namespace latchkey
