// Every mail of testdata/mails through the real latchkey-mime, sandbox included, against what make_samples.py says is
// in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "mail/mime_helper.h"

namespace latchkey::mail {
namespace {

struct Expected {
  std::optional<ParsedMail> mail;
  std::optional<std::string> refused;
};
BOOST_DESCRIBE_STRUCT(Expected, (), (mail, refused))

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Samples, come_apart_as_written_down) {
  auto helper = MimeHelper::start({.program = LATCHKEY_BIN_DIR "/latchkey-mime"});
  ASSERT_TRUE(helper);
  std::vector<std::filesystem::path> mails;
  for (const auto& entry : std::filesystem::directory_iterator(LATCHKEY_SOURCE_DIR "/mail/testdata/mails")) {
    if (entry.path().extension() == ".eml") mails.push_back(entry.path());
  }
  std::sort(mails.begin(), mails.end());
  ASSERT_GE(mails.size(), 30u);
  for (auto path : mails) {
    SCOPED_TRACE(path.filename().string());
    auto parsed = helper->parse(read_file(path), "mx.codes.example");
    auto expected = parse_json<Expected>(read_file(path.replace_extension(".json")));
    ASSERT_TRUE(expected) << expected.error().pointer << ": " << expected.error().reason;
    if (expected->refused) {
      ASSERT_FALSE(parsed);
      EXPECT_EQ(parsed.error().where, *expected->refused);
      continue;
    }
    ASSERT_TRUE(parsed) << parsed.error().where;
    EXPECT_EQ(to_json(*parsed), to_json(*expected->mail));
  }
}

}  // namespace
}  // namespace latchkey::mail
