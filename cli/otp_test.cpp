#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

constexpr const char* kRfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

void expect_refused(const Ran& ran) {
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(ran.err.starts_with("latchkey: ")) << ran.err;
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

TEST(OtpCode, prints_the_published_codes) {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/totp.json");
  auto read = parse_json_value(std::string(std::istreambuf_iterator<char>(file), {}));
  ASSERT_TRUE(read);
  int compared = 0;
  for (const auto& value : read->at("vectors").as_array()) {
    const auto& vector = value.as_object();
    if (vector.at("type") != "totp") continue;
    auto ran = run_latchkey({"otp", "code", "--secret", std::string(vector.at("secret").as_string()), "--algorithm",
                             std::string(vector.at("algorithm").as_string()), "--digits",
                             std::to_string(vector.at("digits").as_int64()), "--period",
                             std::to_string(vector.at("period").as_int64()), "--at",
                             std::to_string(vector.at("time").as_int64())});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, std::string(vector.at("code").as_string()) + "\n");
    ++compared;
  }
  EXPECT_EQ(compared, 18);
}

TEST(OtpCode, takes_a_link_of_each_type) {
  auto code = [](const std::string& uri) {
    return run_latchkey({"otp", "code", "--uri", uri, "--at", "1511200518"}).out;
  };
  EXPECT_EQ(code("otpauth://steam/Steam:x?secret=63BEDWCQZKTQWPESARIERL5DTTQFCJTK"), "FR8RV\n");
  EXPECT_EQ(code("otpauth://hotp/x?counter=9&secret=" + std::string(kRfcSecret)), "520489\n");
}

TEST(OtpCode, reads_the_key_from_standard_input) {
  EXPECT_EQ(run_latchkey({"otp", "code", "--secret", "-", "--at", "59", "--digits", "8"},
                         "gezd gnbv gy3t qojq gezd gnbv gy3t qojq\n")
                .out,
            "94287082\n");
  EXPECT_EQ(run_latchkey({"otp", "code", "--uri", "-", "--at", "59"},
                         "otpauth://totp/x?digits=8&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n")
                .out,
            "94287082\n");
}

TEST(OtpCode, tells_step_rest_and_the_next_code_in_json) {
  auto ran = run_latchkey({"otp", "code", "--secret", kRfcSecret, "--digits", "8", "--at", "1111111109", "--json"});
  EXPECT_EQ(ran.out,
            "{\"code\":\"07081804\",\"type\":\"totp\",\"step\":37037036,\"seconds_left\":1,\"next\":\"14050471\"}\n");
}

TEST(OtpCode, of_now_is_six_digits) {
  auto ran = run_latchkey({"otp", "code", "--secret", kRfcSecret});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.out.size(), 7u);
  EXPECT_EQ(ran.out.find_first_not_of("0123456789"), 6u);
}

TEST(OtpCode, refuses_what_it_cannot_compute_and_says_why_without_the_key) {
  const std::vector<std::vector<std::string>> refused = {
      {},
      {"--secret", ""},
      {"--secret", "JBSWY3DPEHPK3PX0"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--digits", "9"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--digits", "six"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--period", "0"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--algorithm", "MD5"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--at", "-1"},
      {"--secret", "JBSWY3DPEHPK3PXP", "--uri", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP"},
      {"--uri", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", "--digits", "8"},
      {"--uri", "JBSWY3DPEHPK3PXP"},
      {"JBSWY3DPEHPK3PXP"},
  };
  for (auto arguments : refused) {
    arguments.insert(arguments.begin(), {"otp", "code"});
    auto ran = run_latchkey(arguments);
    expect_refused(ran);
    EXPECT_EQ(ran.err.find("JBSWY3DP"), std::string::npos) << ran.err;
  }
}

TEST(OtpParse, prints_a_line_an_entry_with_the_promised_keys) {
  auto ran = run_latchkey({"otp", "parse"},
                          "otpauth://totp/Example:alice@google.com?secret=jbsw-y3dp-ehpk-3pxp&issuer=Example\n"
                          "\r\n"
                          "otpauth://hotp/bob?secret=JBSWY3DPEHPK3PXP&counter=7&algorithm=SHA256&digits=8\r\n"
                          "otpauth-migration://offline?data="
                          "CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(
      ran.out,
      R"({"type":"totp","secret":"JBSWY3DPEHPK3PXP","issuer":"Example","name":"alice@google.com","algorithm":"SHA1","digits":6,"period":30})"
      "\n"
      R"({"type":"hotp","secret":"JBSWY3DPEHPK3PXP","issuer":null,"name":"bob","algorithm":"SHA256","digits":8,"counter":7})"
      "\n"
      R"({"type":"totp","secret":"JBSWY3DPEHPK3PXP","issuer":"Example","name":"alice@google.com","algorithm":"SHA1","digits":6,"period":30})"
      "\n");
}

TEST(OtpParse, refuses_all_for_one_bad_line_and_names_it) {
  auto ran = run_latchkey({"otp", "parse"},
                          "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\n\notpauth://totp/b?secret=JBSWY3DPEHPK3PX0\n");
  expect_refused(ran);
  EXPECT_NE(ran.err.find("line 3: "), std::string::npos) << ran.err;
  EXPECT_EQ(ran.err.find("JBSWY3DP"), std::string::npos) << ran.err;
}

TEST(OtpParse, refuses_an_empty_input) { expect_refused(run_latchkey({"otp", "parse"}, " \n\n")); }

TEST(OtpParse, agrees_with_every_shared_vector) {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/otpauth.json");
  auto read = parse_json_value(std::string(std::istreambuf_iterator<char>(file), {}));
  ASSERT_TRUE(read);
  for (const char* list : {"accepted", "migrations"}) {
    for (const auto& value : read->at(list).as_array()) {
      auto ran = run_latchkey({"otp", "parse"}, std::string_view(value.at("uri").as_string()));
      EXPECT_EQ(ran.exit_code, 0) << value.at("uri").as_string() << ran.err;
    }
  }
  for (const char* list : {"refused", "refused_migrations"}) {
    for (const auto& value : read->at(list).as_array()) {
      if (value.at("reason") == "not_migration") continue;  // a plain link, which this verb takes as well
      expect_refused(run_latchkey({"otp", "parse"}, std::string_view(value.at("uri").as_string())));
    }
  }
}

TEST(Latchkey, reports_an_output_it_could_not_write) {
  std::string latchkey = LATCHKEY_BIN_DIR "/latchkey";
  auto ran = run_program("/bin/sh", {"-c", latchkey + " otp code --secret JBSWY3DPEHPK3PXP >/dev/full"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_NE(ran.err.find("standard output"), std::string::npos);
}

}  // namespace
}  // namespace latchkey::cli
