#include <gtest/gtest.h>

#include <fstream>

#include "base/json.h"
#include "base/temporary_folder.h"
#include "cli/testing/run_program.h"

namespace latchkey::cli {
namespace {

// The honest log of protocol/vectors/log_v1.json that holds every kind of entry.
boost::json::object honest_log() {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/log_v1.json");
  auto vectors = boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  const auto& first = vectors.at("cases").at(0);
  return {{"workspace", first.at("workspace")}, {"entries", first.at("entries")}};
}

TEST(WorkspaceLog, that_holds_says_who_is_in_the_workspace) {
  auto ran = run_latchkey({"log", "verify", "-"}, boost::json::serialize(honest_log()));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("34 entries hold\nfingerprint  ")) << ran.out;
  EXPECT_NE(ran.out.find("counter-signed by"), std::string::npos);

  auto as_json = run_latchkey({"log", "verify", "--json", "-"}, boost::json::serialize(honest_log()));
  auto verified = boost::json::parse(as_json.out);
  EXPECT_EQ(verified.at("number"), 34);
  EXPECT_EQ(verified.at("head").as_string().size(), 34u);

  // A head that was written down elsewhere, with its blanks, is in it; another is not.
  std::string head(verified.at("head").as_string());
  EXPECT_EQ(
      run_latchkey({"log", "verify", "--head", "34:" + head, "-"}, boost::json::serialize(honest_log())).exit_code, 0);
  head[0] = head[0] == 'a' ? 'b' : 'a';
  auto other = run_latchkey({"log", "verify", "--head", "34:" + head, "-"}, boost::json::serialize(honest_log()));
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_NE(other.err.find("entry 34 is not the one of that head"), std::string::npos) << other.err;
  EXPECT_EQ(
      run_latchkey({"log", "verify", "--head", "99:" + head, "-"}, boost::json::serialize(honest_log())).exit_code, 2);
  EXPECT_EQ(run_latchkey({"log", "verify", "--head", "x", "-"}, boost::json::serialize(honest_log())).exit_code, 2);
}

TEST(WorkspaceLog, that_does_not_hold_is_refused_with_its_entry_and_the_rule) {
  auto log = honest_log();
  auto& entries = log["entries"].as_array();
  entries.erase(entries.begin() + 3);
  auto ran = run_latchkey({"log", "verify", "-"}, boost::json::serialize(log));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("the log does not hold at entry 4: not-next"), std::string::npos) << ran.err;

  for (std::string_view text :
       {"", "[]", "{}", R"({"workspace":"x","entries":[]})", R"({"workspace":"x","entries":[{}]})"})
    EXPECT_EQ(run_latchkey({"log", "verify", "-"}, text).exit_code, 2) << text;
}

}  // namespace
}  // namespace latchkey::cli
