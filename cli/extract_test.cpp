#include <gtest/gtest.h>

#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

TEST(Extract, answers_a_line_with_a_line) {
  auto ran = run_latchkey(
      {"extract"},
      R"({"id":"1","channel":"sms","from":null,"subject":null,"text":"Your Photogram code is 482 913","html":null})"
      "\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with(
      R"({"id":"1","code":"482913","link":null,"service":"Photogram","bound_domain":null,"purpose":"sign-in","candidates":[{"code":"482913","score":)"))
      << ran.out;
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 1);
}

TEST(Extract, spells_what_is_missing_as_null_and_an_ordinary_message_as_a_notice) {
  auto ran =
      run_latchkey({"extract"}, "{\"id\":7,\"channel\":\"email\",\"subject\":\"Hello\",\"text\":\"See you\"}\n\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out,
            R"({"id":7,"code":null,"link":null,"service":null,"bound_domain":null,"purpose":"notice","candidates":[]})"
            "\n");
}

TEST(Extract, names_refused_lines_and_answers_the_others) {
  auto ran = run_latchkey({"extract"},
                          "{\"id\":1,\"channel\":\"sms\",\"text\":\"a\"}\nnot json\n{\"id\":3,\"channel\":\"fax\"}\n"
                          "{\"id\":4,\"channel\":\"sms\",\"text\":\"b\"}");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  EXPECT_NE(ran.out.find("\"id\":4"), std::string::npos);
  EXPECT_NE(ran.err.find("line 2: "), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("line 3: /channel: "), std::string::npos) << ran.err;
  EXPECT_EQ(ran.err.find("not json"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace latchkey::cli
