#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/json.h"
#include "crypto/peer/make.h"
#include "crypto/peer/replay.h"
#include "crypto/peer/serve.h"

namespace latchkey::peer {
namespace {

constexpr CaseFile kFiles[] = {CaseFile::seal, CaseFile::member, CaseFile::account};

std::string committed(CaseFile file) {
  std::ifstream in(LATCHKEY_SOURCE_DIR "/protocol/vectors/" + std::string(file_name(file)), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void replay_all(const boost::json::array& cases) {
  EXPECT_GT(cases.size(), 20u);
  for (const auto& of : cases) {
    auto problem = replay(of);
    EXPECT_FALSE(problem) << *problem << "\n in " << boost::json::serialize(of).substr(0, 300);
  }
}

TEST(Vectors, of_the_committed_files_replay) {
  for (CaseFile file : kFiles) {
    auto document = parse_json_value(committed(file));
    ASSERT_TRUE(document) << file_name(file);
    replay_all(document->at("cases").as_array());
  }
}

TEST(Vectors, come_out_the_same_in_a_second_generation) {
  for (CaseFile file : kFiles) {
    auto cases = make_cases(file, repeatable_random);
    ASSERT_TRUE(cases);
    EXPECT_TRUE(render(file, *cases) == committed(file))
        << file_name(file) << " differs: latchkey-seal-peer --write protocol/vectors";
  }
}

TEST(Vectors, have_names_of_their_own_and_a_refusal_for_all_that_can_be_refused) {
  const std::set<std::string_view> cannot{"encode", "hash", "derive", "context", "pad", "padded-size"};
  for (CaseFile file : kFiles) {
    std::set<std::string> names, kinds, refused;
    const auto document = *parse_json_value(committed(file));
    for (const auto& of : document.at("cases").as_array()) {
      std::string kind(of.at("case").as_string());
      EXPECT_TRUE(names.insert(kind + ": " + std::string(of.at("name").as_string())).second) << of.at("name");
      kinds.insert(kind);
      const auto* problem = of.as_object().if_contains("refused");
      if (problem && problem->is_string()) refused.insert(kind);
    }
    for (const std::string& kind : kinds) EXPECT_EQ(refused.contains(kind), !cannot.contains(kind)) << kind;
  }
}

TEST(Vectors, made_fresh_replay_too) {
  for (CaseFile file : kFiles) {
    auto cases = make_cases(file, fresh_random);
    ASSERT_TRUE(cases);
    replay_all(*cases);
  }
}

TEST(Peer, notices_a_case_that_does_not_hold) {
  auto cases = make_cases(CaseFile::account, fresh_random);
  ASSERT_TRUE(cases);
  int changed = 0;
  for (auto of : *cases) {
    auto& object = of.as_object();
    if (!object.contains("sealed") || !object["refused"].is_null()) continue;
    std::string sealed(object["sealed"].as_string());
    sealed.back() = sealed.back() == '0' ? '1' : '0';
    object["sealed"] = sealed;
    EXPECT_TRUE(replay(of)) << object["case"];
    object["refused"] = "the moon";
    EXPECT_TRUE(replay(of)) << object["case"];
    ++changed;
  }
  EXPECT_GE(changed, 15);
}

TEST(Peer, answers_a_line_with_a_line) {
  EXPECT_EQ(answer("{"), R"({"error":"not valid JSON"})");
  EXPECT_EQ(answer(R"({"id":3})"), R"({"error":"do: expected make or replay","id":3})");
  EXPECT_EQ(answer(R"({"do":"make"})"), R"({"error":"file: expected seal, member or account"})");
  EXPECT_EQ(answer(R"({"do":"replay","case":{"case":"padded-size","name":"","size":65,"out":72}})"),
            R"({"problem":null})");
  EXPECT_EQ(answer(R"({"do":"replay","case":{"case":"padded-size","name":"","size":65,"out":73}})"),
            R"({"problem":"out"})");
  EXPECT_EQ(answer(R"({"do":"replay","case":{"case":"seal"}})"), R"({"problem":"/name missing"})");
  EXPECT_EQ(answer(R"({"do":"replay","case":{"case":"x"}})"), R"({"problem":"unknown case"})");
  auto made = parse_json_value(answer(R"({"id":"a","do":"make","file":"seal"})"));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->at("id").as_string(), "a");
  EXPECT_GT(made->at("cases").as_array().size(), 20u);
}

}  // namespace
}  // namespace latchkey::peer
