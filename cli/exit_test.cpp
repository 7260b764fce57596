#include "cli/exit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

TEST(Latchkey, names_itself_and_its_version) {
  auto ran = run_latchkey({"--version"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.out, "latchkey 0.1.0\n");
  EXPECT_EQ(ran.err, "");
}

TEST(Latchkey, helps_on_stdout_and_leaves_content) {
  auto ran = run_latchkey({"--help"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_NE(ran.out.find("Exit codes"), std::string::npos);
  EXPECT_EQ(ran.err, "");
}

TEST(Latchkey, refuses_bad_usage_with_code_2_and_one_sentence) {
  for (std::vector<std::string> arguments : {std::vector<std::string>{}, {"no-such-verb"}, {"--no-such-option=5"}}) {
    auto ran = run_latchkey(arguments);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  }
}

TEST(Latchkey, never_repeats_an_argument_it_did_not_expect) {
  auto ran = run_latchkey({"JBSWY3DPEHPK3PXP", "--odd=JBSWY3DPEHPK3PXP"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err.find("JBSWY3DP"), std::string::npos) << ran.err;
}

TEST(ExitCode, refused_input_is_2_whatever_was_wrong_with_it) {
  EXPECT_EQ(exit_code(Kind::invalid), 2);
  EXPECT_EQ(exit_code(Kind::corrupt), 2);
  EXPECT_EQ(exit_code(Kind::limited), 2);
  EXPECT_EQ(exit_code(Kind::not_found), 3);
  EXPECT_EQ(exit_code(Kind::denied), 4);
  EXPECT_EQ(exit_code(Kind::conflict), 5);
  EXPECT_EQ(exit_code(Kind::unavailable), 6);
}

}  // namespace
}  // namespace latchkey::cli
