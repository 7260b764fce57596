#include <gtest/gtest.h>

#include <algorithm>

#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

constexpr const char* kSamples = LATCHKEY_SOURCE_DIR "/mail/testdata/mails/";

TEST(MailParse, prints_one_object_with_the_documented_members) {
  auto ran = run_latchkey({"mail", "parse", std::string(kSamples) + "attachment_names.eml"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(
      ran.out,
      "{\"from\":\"Photogram <security@photogram.example>\",\"to\":[\"brand@codes.example\"],"
      "\"subject\":\"Your code\",\"date\":\"2024-05-01T08:00:00Z\",\"text\":\"Your code is 482913\",\"html\":null,"
      "\"attachments\":[{\"name\":\"請求書.pdf\",\"type\":\"application/pdf\",\"size\":1},"
      "{\"name\":\"請求書.pdf\",\"type\":\"application/pdf\",\"size\":1},"
      "{\"name\":\"счёт.pdf\",\"type\":\"application/pdf\",\"size\":1},"
      "{\"name\":\"backup codes.txt\",\"type\":\"text/plain\",\"size\":1},"
      "{\"name\":\"hidden name\",\"type\":\"application/octet-stream\",\"size\":1}],\"charsets\":[\"utf-8\"]}\n");
}

TEST(MailParse, reads_standard_input) {
  auto ran = run_latchkey({"mail", "parse", "-"}, "Subject: hello\n\n482913\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "{\"from\":null,\"to\":[],\"subject\":\"hello\",\"date\":null,\"text\":\"482913\\n\",\"html\":null,"
            "\"attachments\":[],\"charsets\":[]}\n");
}

TEST(MailParse, refuses_a_mail_over_the_caps_and_a_missing_file) {
  auto refused = run_latchkey({"mail", "parse", std::string(kSamples) + "nested_groups.eml"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.out, "");
  EXPECT_EQ(refused.err, "latchkey: mail: address groups\n");
  EXPECT_EQ(run_latchkey({"mail", "parse", "/nonexistent"}).exit_code, 3);
}

}  // namespace
}  // namespace latchkey::cli
