// What every route shares: who is let in, how bodies are read, what refusals look like.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/api/account_api.h"
#include "server/http/api/approval_api.h"
#include "server/http/api/founding_api.h"
#include "server/http/api/inbox_api.h"
#include "server/http/api/member_api.h"
#include "server/http/api/pool_api.h"
#include "server/http/api/session_api.h"
#include "server/http/testing/conversation.h"
#include "server/testing/live_world.h"

namespace latchkey::http {
namespace {
using http_testing::Parsed;
using ::testing::HasSubstr;

class Api : public ::testing::Test {
 protected:
  explicit Api(RateSettings rates = {}) : limits(world.clock, rates) {}
  void SetUp() override {
    world.found();
    token = world.sign_in(world.mira);
    Front::Parts parts;
    founding.add_routes(parts.router);
    sessions.add_routes(gate, parts.router);
    members.add_routes(gate, parts.router);
    accounts.add_routes(gate, parts.router);
    inbox.add_routes(gate, parts.router);
    approvals.add_routes(gate, parts.router);
    pool.add_routes(gate, parts.router);
    parts.limits = &limits;
    server.emplace(world.loop, std::move(parts));
  }
  void TearDown() override { server->stop(); }

  Parsed ask(const std::string& method, const std::string& path, const std::string& headers,
             const std::string& body = "") {
    return ask_of("workspaces/" + path, method, headers, body);
  }
  Parsed ask_of(const std::string& path, const std::string& method, const std::string& headers,
                const std::string& body) {
    return http_testing::parse_response(
        server->talk({method + " /api/v1/" + path + " HTTP/1.1\r\nHost: here\r\n" + headers +
                      "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body}));
  }
  std::string in(const std::string& path) { return world.workspace.text() + path; }
  std::string session() { return "Authorization: Bearer " + token + "\r\n"; }
  static constexpr const char* kJson = "Content-Type: application/json\r\n";

  server_testing::LiveWorld world;
  Site site = *Site::make("http://localhost:8700", 8700, false, {});
  RateLimits limits;
  Gate gate{world.services->sessions, limits};
  FoundingApi founding{world.services->founding, world.services->members, world.services->sign_in, world.clock};
  SessionApi sessions{world.services->sessions};
  MemberApi members{world.services->members, world.services->devices};
  AccountApi accounts{world.services->accounts};
  InboxApi inbox{world.services->shared_inbox, world.services->logins};
  ApprovalApi approvals{world.services->approvals};
  PoolApi pool{world.services->pool, site};
  std::string token;
  std::optional<http_testing::TestServer> server;
};

TEST_F(Api, lets_in_who_has_a_session_here) {
  EXPECT_EQ(ask("GET", in("/me"), session()).status, 200);
  auto without = ask("GET", in("/me"), "");
  EXPECT_EQ(without.status, 401);
  EXPECT_EQ(without.header("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(without.header("Content-Type"), "application/problem+json");
  EXPECT_THAT(without.body, HasSubstr("urn:latchkey:problem:unauthenticated"));
  EXPECT_EQ(ask("GET", in("/me"), "Authorization: Basic eDp5\r\n").status, 401);
  EXPECT_EQ(ask("GET", in("/me"), "Authorization: Bearer \r\n").status, 401);
  EXPECT_EQ(ask("GET", in("/me"), session() + session()).status, 401);
  EXPECT_EQ(ask("GET", in("/me"), "Authorization: Bearer " + token + "x\r\n").status, 401);
  EXPECT_EQ(ask("GET", in("/me"), "Cookie: token=" + token + "\r\n").status, 401);
  EXPECT_EQ(ask("GET", in("/me?token=" + token), "").status, 401);
  EXPECT_EQ(ask("GET", WorkspaceId::generate(world.random).text() + "/me", session()).status, 401);
  EXPECT_EQ(ask("GET", "nonsense/me", session()).status, 401);
}

TEST_F(Api, ends_a_session_at_once) {
  EXPECT_EQ(ask("DELETE", in("/sessions/current"), session()).status, 204);
  EXPECT_EQ(ask("GET", in("/me"), session()).status, 401);
}

TEST_F(Api, says_where_a_body_is_wrong) {
  auto response = ask("POST", in("/mail-domains"), session() + kJson, R"({"domain":5})");
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr(R"("pointer":"/domain")"));
  EXPECT_THAT(
      ask("POST", in("/numbers"), session() + kJson, R"({"number":"+15550101234","kind":"voip","source":"x"})").body,
      HasSubstr(R"("pointer":"/source")"));
  EXPECT_THAT(
      ask("POST", in("/numbers"), session() + kJson, R"({"number":"+15550101234","kind":"pager","source":null})").body,
      HasSubstr(R"("pointer":"/kind")"));
  EXPECT_THAT(ask("POST", in("/mail-domains"), session() + kJson, "{").body, HasSubstr(R"("pointer":"")"));
  EXPECT_EQ(ask("POST", in("/mail-domains"), session() + kJson, "").status, 400);
}

TEST_F(Api, wants_json_to_be_called_json) {
  std::string body = R"({"domain":"in.example.com"})";
  EXPECT_EQ(ask("POST", in("/mail-domains"), session(), body).status, 415);
  EXPECT_EQ(ask("POST", in("/mail-domains"), session() + "Content-Type: text/plain\r\n", body).status, 415);
  EXPECT_EQ(
      ask("POST", in("/mail-domains"), session() + "Content-Type: application/json; charset=latin1\r\n", body).status,
      415);
  EXPECT_EQ(
      ask("POST", in("/mail-domains"), session() + "Content-Type: Application/JSON; charset=UTF-8\r\n", body).status,
      201);
}

TEST_F(Api, reads_numbers_of_the_query_strictly) {
  EXPECT_EQ(ask("GET", in("/messages?limit=100"), session()).status, 200);
  for (auto query :
       {"limit=0", "limit=101", "limit=x", "limit=", "limit=1.5", "before=-1", "limit=99999999999999999999"})
    EXPECT_EQ(ask("GET", in("/messages?") + query, session()).status, 400) << query;
  EXPECT_EQ(ask("GET", in("/messages?account=x"), session()).status, 404);
  EXPECT_EQ(ask("GET", in("/sync?cursor=%31"), session()).status, 200);
}

TEST_F(Api, says_unchanged_in_few_words) {
  auto first = ask("GET", in("/sync"), session());
  auto cursor = parse_json_value(first.body)->at("cursor").as_int64();
  auto again = ask("GET", in("/sync?cursor=") + std::to_string(cursor), session());
  EXPECT_THAT(again.body, HasSubstr(R"("unchanged":true)"));
  EXPECT_EQ(again.body.find("accounts"), std::string::npos);
}

TEST_F(Api, knows_elevation_from_denial) {
  auto refused =
      ask("PUT", in("/me/credentials"), session() + kJson,
          R"({"auth_verifier":")" + base64url(Bytes(32)) + R"(","sealed_identity":")" + base64url(Bytes(144)) + "\"}");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("urn:latchkey:problem:elevation-required"));
  auto wrong =
      ask("POST", in("/sessions/current/elevation"), session() + kJson, R"({"auth":")" + base64url(Bytes(32)) + "\"}");
  EXPECT_EQ(wrong.status, 403);
  EXPECT_THAT(wrong.body, HasSubstr("urn:latchkey:problem:denied"));
}

TEST_F(Api, answers_a_wrong_sign_in_and_an_unknown_member_alike) {
  auto body = [](const MemberId& member) {
    return R"({"member":")" + member.text() + R"(","auth":")" + base64url(Bytes(32)) + "\"}";
  };
  auto wrong = ask("POST", in("/sign-in"), kJson, body(world.mira.id));
  auto unknown = ask("POST", in("/sign-in"), kJson, body(MemberId::generate(world.random)));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
}

TEST_F(Api, names_the_accounts_that_want_another_owner) {
  auto account = world.create_account(world.actor_of(token));
  auto now = world.clock.now();
  roster::Head head{1, roster::hash_of(world.workspace.text(), world.mira.founding(now))};
  auto end = world.mira.says(head, now, roster::End{world.mira.id.text()});
  auto refused = ask("POST", in("/log"), session() + kJson, R"({"entry":)" + to_json(end) + "}");
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr(account.text()));
}

TEST_F(Api, takes_numbers_in_paths_with_their_plus) {
  auto source =
      world.add_source(world.actor_of(token), numbers::SourceKind::signed_hook, std::nullopt, {"+15550101234"});
  EXPECT_THAT(ask("GET", in("/number-sources"), session()).body,
              HasSubstr("http://localhost:8700/hooks/sms/signed?source=" + source.id.text()));
  EXPECT_EQ(ask("DELETE", in("/numbers/%2B15550101234"), session()).status, 204);
  EXPECT_EQ(ask("DELETE", in("/numbers/+15550101234"), session()).status, 404);
}

TEST_F(Api, tells_a_device_request_that_is_too_old_from_one_there_never_was) {
  auto key = "\"" + base64url(Bytes(32)) + "\"";
  auto opened = ask_of("device-requests", "POST", kJson, R"({"commitment":)" + key + R"(,"device_name":"Phone"})");
  ASSERT_EQ(opened.status, 201);
  auto id = std::string(parse_json_value(opened.body)->at("id").as_string());
  auto its_token = R"({"token":)" + boost::json::serialize(parse_json_value(opened.body)->at("token"));
  auto shown = R"("key":)" + key + R"(,"nonce":)" + key + "}";
  world.clock.advance(std::chrono::minutes(10));
  EXPECT_TRUE(world.run(world.services->sessions.elevate(world.actor_of(token), world.mira.auth.clone())));
  for (const auto& [path, body] : {std::pair{"/progress", its_token + "}"},
                                   {"/reveal", its_token + "," + shown},
                                   {"/take", its_token + "}"},
                                   {"/withdraw", its_token + "}"}}) {
    EXPECT_EQ(ask_of("device-requests/" + id + path, "POST", kJson, body).status, 410) << path;
  }
  auto letter = R"({"sealed":")" + base64url(Bytes(200)) + "\"}";
  EXPECT_EQ(ask("GET", in("/device-requests/") + id, session()).status, 410);
  EXPECT_EQ(ask("POST", in("/device-requests/") + id + "/answer", session() + kJson, "{" + shown).status, 410);
  EXPECT_EQ(ask("POST", in("/device-requests/") + id + "/approve", session() + kJson, letter).status, 410);
  EXPECT_EQ(ask("POST", in("/device-requests/") + id + "/refuse", session()).status, 410);
  world.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(ask("GET", in("/device-requests/") + id, session()).status, 404);
}

TEST_F(Api, keeps_its_answers_out_of_caches) {
  EXPECT_EQ(ask("GET", in("/me"), session()).header("Cache-Control"), "no-store");
}

class LimitedApi : public Api {
 protected:
  LimitedApi() : Api({.anybody = {2, 1}, .address = {1000, 100}, .member = {3, 1}, .carriers = {0, 0}}) {}
};

TEST_F(LimitedApi, slows_down_who_asks_too_often) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask("GET", in("/me"), session()).status, 200);
  auto refused = ask("GET", in("/me"), session());
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_THAT(refused.body, HasSubstr("urn:latchkey:problem:limited"));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(ask("POST", in("/sign-in"), kJson, "{}").status, 400);
  EXPECT_EQ(ask("POST", in("/sign-in"), kJson, "{}").status, 429);
}

}  // namespace
}  // namespace latchkey::http
