#include "server/http/static_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/temporary_folder.h"
#include "server/http/testing/conversation.h"
#include "server/net/testing/certificate.h"

namespace latchkey::http {
namespace {
using http_testing::parse_response;
using http_testing::TestServer;
using ::testing::HasSubstr;

class Static : public ::testing::Test {
 protected:
  void SetUp() override {
    write("app/index.html", "<!doctype html>app");
    write("app/assets/main-3fA9x2kQ.js", "let x = 1");
    write("app/assets/main-3fA9x2kQ.js.br", "brotli");
    write("app/assets/main-3fA9x2kQ.js.gz", "gzip");
    write("app/service-worker.js", "worker");
    write("app/demo.html", "demo");
    write("app/mail-frame.html", "frame");
    write("app/.hidden", "hidden");
    write("app/.git/config", "hidden");
    write("app/main.js.map", "map");
    write("secret.txt", "secret");
    std::filesystem::create_symlink(folder_.path() / "secret.txt", folder_.path() / "app/link.txt");
    start(true);
  }
  ~Static() override { server_->stop(); }

  void start(bool demo) {
    Front::Parts parts;
    parts.files = StaticFiles::list(folder_.path() / "app", demo);
    LK_CHECK(parts.files);
    server_.emplace(std::move(parts));
  }
  void write(const std::string& path, const std::string& text) {
    auto file = folder_.path() / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  http_testing::Parsed get(const std::string& path, const std::string& headers = "",
                           const std::string& method = "GET") {
    return parse_response(
        server_->talk({method + " " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n"}));
  }
  TemporaryFolder folder_;
  std::optional<TestServer> server_;
};

TEST_F(Static, serves_files_by_their_type) {
  auto page = get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, "<!doctype html>app");
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("Cache-Control"), "no-cache");
  EXPECT_THAT(page.header("Content-Security-Policy"), HasSubstr("script-src 'self' 'wasm-unsafe-eval'"));
  EXPECT_EQ(get("/service-worker.js").header("Content-Type"), "text/javascript; charset=utf-8");
}

TEST_F(Static, keeps_for_ever_what_has_its_hash_in_its_name) {
  EXPECT_EQ(get("/assets/main-3fA9x2kQ.js").header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/service-worker.js").header("Cache-Control"), "no-cache");
}

TEST_F(Static, prefers_the_smallest_form_the_client_takes) {
  auto br = get("/assets/main-3fA9x2kQ.js", "Accept-Encoding: gzip, deflate, br\r\n");
  EXPECT_EQ(br.body, "brotli");
  EXPECT_EQ(br.header("Content-Encoding"), "br");
  EXPECT_EQ(br.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(br.header("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/main-3fA9x2kQ.js", "Accept-Encoding: br;q=0, gzip;q=0.5\r\n").body, "gzip");
  auto plain = get("/assets/main-3fA9x2kQ.js", "Accept-Encoding: identity\r\n");
  EXPECT_EQ(plain.body, "let x = 1");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(get("/assets/main-3fA9x2kQ.js.br").status, 404);
}

TEST_F(Static, answers_304_to_who_has_it) {
  auto etag = get("/").header("ETag");
  ASSERT_NE(etag, "");
  auto again = get("/", "If-None-Match: " + etag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(get("/", "If-None-Match: \"other\"\r\n").status, 200);
}

TEST_F(Static, shows_the_app_where_a_browser_navigates) {
  EXPECT_EQ(get("/accounts/abc", "Sec-Fetch-Mode: navigate\r\n").body, "<!doctype html>app");
  EXPECT_EQ(get("/join", "Accept: text/html,application/xhtml+xml\r\n").body, "<!doctype html>app");
  EXPECT_EQ(get("/accounts/abc").status, 404);
  EXPECT_EQ(get("/assets/gone.js", "Sec-Fetch-Mode: no-cors\r\nAccept: */*\r\n").status, 404);
  EXPECT_EQ(get("/api/v1/nowhere", "Sec-Fetch-Mode: navigate\r\n").status, 404);
  EXPECT_EQ(get("/hooks/nowhere", "Accept: text/html\r\n").status, 404);
}

TEST_F(Static, leads_nowhere_else) {
  for (auto path :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/link.txt", "/.hidden",
        "/.git/config", "//etc/passwd", "/%00", "/index.html/..", "/main.js.map", "/assets", "/assets/"})
    EXPECT_EQ(get(path).status, 404) << path;
  EXPECT_EQ(get("/%zz").status, 400);
  EXPECT_EQ(get("/", "Content-Length: 0\r\n", "POST").status, 405);
}

TEST_F(Static, heads_have_lengths_and_no_body) {
  auto head = get("/", "", "HEAD");
  EXPECT_EQ(head.header("Content-Length"), "18");
  EXPECT_EQ(head.body, "");
}

TEST_F(Static, frames_mail_under_a_policy_of_its_own) {
  auto policy = get("/mail-frame.html").header("Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("sandbox"));
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'self'"));
}

TEST_F(Static, has_the_demo_page_only_in_a_demo) {
  EXPECT_EQ(get("/demo").body, "demo");
  server_->stop();
  start(false);
  EXPECT_EQ(get("/demo").status, 404);
  EXPECT_EQ(get("/demo", "Sec-Fetch-Mode: navigate\r\n").status, 404);
  EXPECT_EQ(get("/demo.html").status, 404);
}

TEST_F(Static, survives_a_file_that_went_away) {
  std::filesystem::remove(folder_.path() / "app/service-worker.js");
  EXPECT_EQ(get("/service-worker.js").status, 404);
}

}  // namespace
}  // namespace latchkey::http
