#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

const std::string kSamples = LATCHKEY_SOURCE_DIR "/cli/importers/testdata/read_export/";

TEST(Import, prints_a_line_an_entry_with_the_promised_keys) {
  auto ran = run_latchkey({"import", "--dry-run", "--json", kSamples + "1password.csv"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(
      ran.out,
      R"({"title":"Photogram","username":"brand","url":"https://photogram.example","otp":{"type":"totp","secret":)"
      R"("JBSWY3DPEHPK3PXP","issuer":"Photogram","name":"brand","algorithm":"SHA1","digits":6,"period":30},)"
      R"("recovery_codes":["abcd-1234","efgh-5678"]})"
      "\n"
      R"({"title":"Shop","username":"till","url":"https://shop.example","otp":null,"recovery_codes":[]})"
      "\n");
}

TEST(Import, reads_standard_input) {
  auto ran = run_latchkey({"import", "--dry-run", "--json", "-"}, "otpauth://totp/a:b?secret=JBSWY3DPEHPK3PXP");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  auto line = parse_json_value(ran.out);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->at("title"), "a");
  EXPECT_TRUE(line->at("url").is_null());
  EXPECT_EQ(line->at("otp").at("secret"), "JBSWY3DPEHPK3PXP");
}

TEST(Import, shows_a_person_no_secret) {
  auto ran = run_latchkey({"import", "--dry-run", kSamples + "bitwarden.json"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_NE(ran.out.find("Photogram  brand  one-time password (totp)  2 recovery codes\n"), std::string::npos)
      << ran.out;
  for (const char* secret : {"JBSWY3DP", "correct horse", "1234 5678"}) {
    EXPECT_EQ((ran.out + ran.err).find(secret), std::string::npos) << secret;
  }
  EXPECT_NE(ran.err.find("2 items"), std::string::npos) << ran.err;
}

TEST(Import, lets_no_foreign_text_control_the_terminal) {
  auto ran = run_latchkey({"import", "--dry-run", "-"},
                          "name,url,username,password\n\x1b[2Jx,https://a.example,\xc2\x9b\x31mjo,x\n");
  EXPECT_EQ(ran.out, "?[2Jx  ?1mjo\n");
}

TEST(Import, refuses_without_printing_anything) {
  for (const char* file :
       {"aegis-encrypted.json", "2fas-encrypted.json", "bitwarden-encrypted.json", "aegis-motp.json"}) {
    auto ran = run_latchkey({"import", "--dry-run", "--json", kSamples + file});
    EXPECT_EQ(ran.exit_code, 2) << file;
    EXPECT_EQ(ran.out, "") << file;
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  }
}

TEST(Import, tells_a_missing_file_from_a_refused_one) {
  auto ran = run_latchkey({"import", "--dry-run", kSamples + "no-such-file"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_NE(ran.err.find("no such file"), std::string::npos);
}

TEST(Import, refuses_a_file_beyond_32_mib) {
  auto ran = run_latchkey({"import", "--dry-run", "/dev/zero"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("larger than 32 MiB"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace latchkey::cli
