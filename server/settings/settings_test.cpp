#include "server/settings/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/temporary_folder.h"
#include "server/net/testing/certificate.h"

namespace latchkey::settings {
namespace {
using ::testing::AllOf;
using ::testing::HasSubstr;

class SettingsFile : public ::testing::Test {
 protected:
  std::string write(const std::string& text) {
    auto path = (folder_.path() / "latchkey.toml").string();
    std::ofstream(path) << text;
    return path;
  }
  std::string refusal(const std::string& text) {
    auto settings = load_settings(write(text), {});
    return settings ? "" : settings.error();
  }
  TemporaryFolder folder_;
};

TEST_F(SettingsFile, may_be_missing_altogether) {
  auto settings = load_settings(std::nullopt, {{"PATH", "/bin"}, {"LATCHKEY_TOOLCHAIN", "/x"}});
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->http.listen.text(), "127.0.0.1:8700");
  EXPECT_EQ(settings->smtp.listen->text(), "127.0.0.1:2525");
  EXPECT_EQ(settings->lmtp.listen->text(), "127.0.0.1:2424");
  EXPECT_EQ(settings->metrics.listen->text(), "127.0.0.1:8702");
  EXPECT_EQ(settings->storage.folder, "latchkey-data");
  EXPECT_FALSE(settings->demo.enabled);
}

TEST_F(SettingsFile, is_read_and_the_environment_wins) {
  auto settings = load_settings(write("[http]\nlisten = \"127.0.0.1:9000\"\npublic_url = \"https://keys.example\"\n"
                                      "proxies = [\"10.0.0.0/8\"]\n[smtp]\nlisten = \"\"\n[limits]\nmember_burst = 5\n"
                                      "[log]\nlevel = \"warning\"\n[demo]\nenabled = true\n"),
                                {{"LATCHKEY_HTTP_PUBLIC_URL", "https://other.example"},
                                 {"LATCHKEY_HTTP_HOSTS", "a.example,b.example"},
                                 {"LATCHKEY_LIMITS_MEMBER_BURST", "7"},
                                 {"LATCHKEY_DEMO_ENABLED", "false"}});
  ASSERT_TRUE(settings) << settings.error();
  EXPECT_EQ(settings->http.listen.text(), "127.0.0.1:9000");
  EXPECT_EQ(settings->http.public_url, "https://other.example");
  EXPECT_THAT(settings->http.hosts, ::testing::ElementsAre("a.example", "b.example"));
  EXPECT_EQ(settings->http.proxies.size(), 1U);
  EXPECT_FALSE(settings->smtp.listen);
  EXPECT_EQ(settings->limits.member_burst, 7);
  EXPECT_EQ(settings->log.level, log::Level::warning);
  EXPECT_FALSE(settings->demo.enabled);
}

TEST_F(SettingsFile, names_file_and_setting_of_a_mistake) {
  EXPECT_THAT(refusal("[http]\npublik_url = \"x\"\n"), AllOf(HasSubstr("latchkey.toml"), HasSubstr("http.publik_url")));
  EXPECT_THAT(refusal("[demo]\nenabled = 1\n"), HasSubstr("demo.enabled wants true or false"));
  EXPECT_THAT(refusal("[http]\nlisten = 8700\n"), HasSubstr("http.listen wants an address and port"));
  EXPECT_THAT(refusal("[http]\nlisten = \"8700\"\n"), HasSubstr("http.listen wants an address and port"));
  EXPECT_THAT(refusal("[http]\nproxies = [\"10.0.0.0/40\"]\n"), HasSubstr("http.proxies wants"));
  EXPECT_THAT(refusal("[limits]\nmember_burst = -1\n"), HasSubstr("limits.member_burst wants"));
  EXPECT_THAT(refusal("[log]\nlevel = \"loud\"\n"), HasSubstr("log.level wants"));
  EXPECT_THAT(refusal("listen = \"x\"\n"), HasSubstr("listen is not a section"));
  EXPECT_THAT(refusal("[http\n"), HasSubstr("line 1"));
  auto missing = load_settings("/nowhere/latchkey.toml", {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(), "/nowhere/latchkey.toml cannot be read.");
  auto unknown = load_settings(std::nullopt, {{"LATCHKEY_HTTP_PUBLIK_URL", "x"}});
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error(), HasSubstr("LATCHKEY_HTTP_PUBLIK_URL"));
}

TEST_F(SettingsFile, does_not_serve_plain_http_beyond_loopback_without_a_named_proxy) {
  EXPECT_THAT(refusal("[http]\nlisten = \"0.0.0.0:8700\"\npublic_url = \"https://keys.example\"\n"),
              AllOf(HasSubstr("latchkey.toml: http.listen"), HasSubstr("http.proxies")));
  EXPECT_EQ(
      refusal("[http]\nlisten = \"0.0.0.0:8700\"\npublic_url = \"https://keys.example\"\nproxies = [\"10.0.0.1\"]\n"),
      "");
  EXPECT_EQ(refusal("[http]\nlisten = \"0.0.0.0:8700\"\npublic_url = \"https://keys.example\"\ncertificate = "
                    "\"a\"\nkey = \"b\"\n"),
            "");
  EXPECT_THAT(refusal("[http]\nlisten = \"0.0.0.0:8700\"\nproxies = [\"10.0.0.1\"]\n"), HasSubstr("http.public_url"));
  EXPECT_THAT(refusal("[http]\ncertificate = \"a\"\n"), HasSubstr("http.key"));
  EXPECT_THAT(refusal("[http]\nlisten = \"10.0.0.2:8700\"\npublic_url = \"https://keys.example\"\nproxies = "
                      "[\"10.0.0.1\"]\n[demo]\nenabled = true\n"),
              HasSubstr("demo.enabled"));
}

}  // namespace
}  // namespace latchkey::settings
