// The hooks over real sockets, in front of the real Inbox and store.
#include "server/sms/hooks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "server/http/testing/conversation.h"
#include "server/sms/hmac.h"
#include "server/testing/live_world.h"

namespace latchkey::sms {
namespace {

using http_testing::Parsed;
using numbers::SourceKind;

class Hook : public ::testing::Test {
 protected:
  void SetUp() override {
    world.found();
    token = world.sign_in(world.mira);
    owner.emplace(world.actor_of(token));
    account.emplace(world.create_account(*owner));
    http::Front::Parts parts;
    hooks.add_routes(parts.router);
    server.emplace(world.loop, std::move(parts));
  }
  void TearDown() override { server->stop(); }

  void reserve() { ASSERT_TRUE(world.run(world.services->numbers.reserve(*owner, *account, std::nullopt))); }
  Parsed post(const std::string& target, const std::string& headers, const std::string& body) {
    return http_testing::parse_response(
        server->talk({"POST " + target + " HTTP/1.1\r\nHost: here\r\n" + headers +
                      "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body}));
  }
  std::string seconds(int off = 0) { return std::to_string(to_unix_ms(world.clock.now()) / 1000 + off); }
  std::size_t kept() { return world.messages(*owner).size(); }

  server_testing::LiveWorld world;
  http::Site site = *http::Site::make("https://keys.example", 8700, false, {});
  Hooks hooks{world.services->pool, world.services->inbox, world.clock, site};
  std::string token;
  std::optional<members::Actor> owner;
  std::optional<AccountId> account;
  std::optional<http_testing::TestServer> server;
};

const std::string kNumber = "+15550101234";

class SignedHook : public Hook {
 protected:
  void SetUp() override {
    Hook::SetUp();
    source.emplace(world.add_source(*owner, SourceKind::signed_hook, std::nullopt, {kNumber, "+15550101235"}));
    reserve();
  }
  std::string body(const std::string& to = kNumber) {
    return R"({"to":")" + to + R"(","from":"Photogram","text":"Your Photogram code is 482913"})";
  }
  std::string signature(const std::string& id, const std::string& time, const std::string& text) {
    auto key = parse_base64(std::string_view(source->secret).substr(6));
    return "v1," + base64(hmac_sha256(*key, as_bytes(id + "." + time + "." + text)));
  }
  Parsed send(const std::string& id, const std::string& time, const std::string& text, const std::string& query = "") {
    return post("/hooks/sms/signed" + query,
                "Content-Type: application/json\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + time +
                    "\r\nwebhook-signature: v1,Zm9v " + signature(id, time, text) + "\r\n",
                text);
  }
  std::optional<server_testing::LiveWorld::Source> source;
};

TEST_F(SignedHook, keeps_a_message_before_it_answers) {
  EXPECT_EQ(send("m1", seconds(), body()).status, 204);
  ASSERT_EQ(kept(), 1U);
  EXPECT_TRUE(world.messages(*owner)[0].card);
  EXPECT_EQ(hooks.counters().kept, 1U);
}

TEST_F(SignedHook, keeps_a_repeat_once) {
  EXPECT_EQ(send("m1", seconds(), body()).status, 204);
  EXPECT_EQ(send("m1", seconds(1), body()).status, 204);
  EXPECT_EQ(kept(), 1U);
  EXPECT_EQ(hooks.counters().repeats, 1U);
}

TEST_F(SignedHook, finds_its_source_by_name_or_by_number) {
  EXPECT_EQ(send("m1", seconds(), body(), "?source=" + source->id.text()).status, 204);
  EXPECT_EQ(send("m2", seconds(), body()).status, 204);
  auto other = world.add_source(*owner, SourceKind::android, std::nullopt, {});
  EXPECT_EQ(send("m3", seconds(), body(), "?source=" + other.id.text()).status, 404);
  EXPECT_EQ(send("m3", seconds(), body(), "?source=" + SourceId::generate(world.random).text()).status, 404);
  EXPECT_EQ(send("m3", seconds(), body(), "?source=nonsense").status, 404);
  EXPECT_EQ(kept(), 2U);
}

TEST_F(SignedHook, refuses_what_is_not_signed_as_it_is) {
  auto with = [&](const std::string& id, const std::string& time, const std::string& given) {
    return post("/hooks/sms/signed",
                "Content-Type: application/json\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + time +
                    "\r\nwebhook-signature: " + given + "\r\n",
                body());
  };
  auto good = signature("m1", seconds(), body());
  EXPECT_EQ(with("m2", seconds(), good).status, 401);
  EXPECT_EQ(with("m1", seconds(1), good).status, 401);
  EXPECT_EQ(with("m1", seconds(), "v1,AAAA").status, 401);
  EXPECT_EQ(with("m1", seconds(), "").status, 401);
  EXPECT_EQ(post("/hooks/sms/signed", "Content-Type: application/json\r\nwebhook-id: m1\r\n", body()).status, 401);
  EXPECT_EQ(kept(), 0U);
  EXPECT_EQ(hooks.counters().unsigned_, 5U);
}

TEST_F(SignedHook, refuses_old_and_future_times) {
  EXPECT_EQ(send("m1", seconds(-301), body()).status, 401);
  EXPECT_EQ(send("m1", seconds(301), body()).status, 401);
  EXPECT_EQ(send("m1", seconds(-299), body()).status, 204);
  // Once more an hour later: what was good then is too old now.
  auto time = seconds();
  world.clock.advance(std::chrono::hours(1));
  EXPECT_EQ(send("m1", time, body()).status, 401);
}

TEST_F(SignedHook, knows_only_its_own_numbers) {
  EXPECT_EQ(send("m1", seconds(), body("+15550109999")).status, 404);
  EXPECT_EQ(hooks.counters().unknown, 1U);
  // Right source, right signature, a number of nobody's.
  EXPECT_EQ(send("m2", seconds(), body("+15550109999"), "?source=" + source->id.text()).status, 404);
}

TEST_F(SignedHook, counts_what_comes_for_a_number_without_an_account) {
  EXPECT_EQ(send("m1", seconds(), body("+15550101235")).status, 204);
  EXPECT_EQ(kept(), 0U);
  EXPECT_EQ(hooks.counters().unreserved, 1U);
}

TEST_F(SignedHook, refuses_large_and_malformed_bodies) {
  EXPECT_EQ(send("m1", seconds(), std::string(kMostBody + 1, ' ')).status, 413);
  EXPECT_EQ(send("m1", seconds(), "{").status, 400);
  EXPECT_EQ(send("m1", seconds(), R"({"to":"+15550101234"})").status, 400);
  EXPECT_EQ(post("/hooks/sms/signed", "Content-Type: text/plain\r\n", body()).status, 415);
  EXPECT_EQ(hooks.counters().malformed, 2U);
}

TEST_F(Hook, takes_twilio_at_the_public_url) {
  auto source = world.add_source(*owner, SourceKind::twilio, "2bd9e9638872de601313dc77410d3b23", {kNumber});
  reserve();
  std::string target = "/hooks/sms/twilio?source=" + source.id.text();
  std::string sorted = "BodyYour code is 482913FromPhotogramMessageSidSM1To+15550101234";
  auto signature = base64(hmac_sha1(as_bytes(source.secret), as_bytes("https://keys.example" + target + sorted)));
  std::string form = "MessageSid=SM1&From=Photogram&To=%2B15550101234&Body=Your+code+is+482913";
  std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
  auto response = post(target, type + "X-Twilio-Signature: " + signature + "\r\n", form);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "<Response/>");
  EXPECT_EQ(response.header("Content-Type"), "text/xml");
  EXPECT_EQ(post(target, type + "X-Twilio-Signature: " + signature + "\r\n", form).status, 200);
  EXPECT_EQ(kept(), 1U);
  EXPECT_EQ(post(target, type + "X-Twilio-Signature: " + signature + "\r\n", form + "&More=1").status, 401);
  EXPECT_EQ(post(target, type, form).status, 401);
  EXPECT_EQ(post("/hooks/sms/twilio", type + "X-Twilio-Signature: " + signature + "\r\n", form).status, 401);
  EXPECT_EQ(kept(), 1U);
}

TEST_F(Hook, takes_a_phone_that_does_not_name_its_number) {
  auto source = world.add_source(*owner, SourceKind::android, "the app's key", {kNumber});
  reserve();
  auto send = [&](const std::string& query, const std::string& body, const std::string& key) {
    auto signature = hex(hmac_sha256(as_bytes(key), as_bytes(body + seconds())));
    return post(
               "/hooks/sms/android" + query,
               "Content-Type: application/json\r\nX-Timestamp: " + seconds() + "\r\nX-Signature: " + signature + "\r\n",
               body)
        .status;
  };
  auto event = [](const std::string& id) {
    return R"({"event":"sms:received","payload":{"messageId":")" + id +
           R"(","message":"Your code is 482913","phoneNumber":"+15550100","receivedAt":"2026-09-21T10:00:00Z"}})";
  };
  std::string query = "?source=" + source.id.text();
  EXPECT_EQ(send(query, event("a"), "the app's key"), 204);
  EXPECT_EQ(send("?to=%2B15550101234", event("b"), "the app's key"), 204);
  EXPECT_EQ(send(query, event("a"), "the app's key"), 204);
  EXPECT_EQ(kept(), 2U);
  EXPECT_EQ(send(query, event("c"), "another key"), 401);
  EXPECT_EQ(send("", event("c"), "the app's key"), 404);
  EXPECT_EQ(send("?to=nonsense", event("c"), "the app's key"), 400);
  EXPECT_EQ(send(query, R"({"event":"system:ping","payload":{}})", "any key"), 204);
  EXPECT_EQ(kept(), 2U);
}

}  // namespace
}  // namespace latchkey::sms
