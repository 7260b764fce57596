// The event socket over real sockets, in front of the real store.
#include "server/http/events/event_sockets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/testing/conversation.h"
#include "server/testing/live_world.h"

namespace latchkey::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// A client: masks as clients must (by zeros), reads frame by frame.
class Client {
 public:
  explicit Client(net::Stream stream) : stream_(std::move(stream)) {}

  Task<Done> greet(std::string origin = "") {
    std::string request =
        "GET /api/v1/events HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: latchkey.v1\r\n";
    if (!origin.empty()) request += "Origin: " + origin + "\r\n";
    request += "\r\n";
    LK_CO_TRY_DONE(co_await stream_.write(request, seconds(10)));
    while (unread_.find("\r\n\r\n") == unread_.npos) LK_CO_TRY_DONE(co_await fill());
    head_ = unread_.substr(0, unread_.find("\r\n\r\n"));
    unread_.erase(0, head_.size() + 4);
    co_return done();
  }

  Task<Done> say(std::string text) {
    std::string frame = "\x81";
    if (text.size() < 126) {
      frame += static_cast<char>(0x80 | text.size());
    } else {
      frame += static_cast<char>(0x80 | 126);
      frame += static_cast<char>(text.size() >> 8);
      frame += static_cast<char>(text.size() & 0xff);
    }
    frame += std::string(4, '\0') + text;
    co_return co_await stream_.write(frame, seconds(10));
  }

  // The next text frame; "close CODE" for a close, "gone" where the connection ended.
  Task<Result<std::string>> hear() {
    for (;;) {
      while (unread_.size() < 2) {
        auto more = co_await fill();
        if (!more) co_return std::string("gone");
      }
      std::size_t head = 2;
      std::size_t size = static_cast<unsigned char>(unread_[1]);
      if (size == 126) head = 4;
      if (size == 127) head = 10;
      while (unread_.size() < head) LK_CO_TRY_DONE(co_await fill());
      if (head > 2) {
        size = 0;
        for (std::size_t i = 2; i < head; ++i) size = size << 8 | static_cast<unsigned char>(unread_[i]);
      }
      while (unread_.size() < head + size) LK_CO_TRY_DONE(co_await fill());
      int opcode = unread_[0] & 0x0f;
      std::string text = unread_.substr(head, size);
      unread_.erase(0, head + size);
      if (opcode == 1) co_return text;
      if (opcode == 8) {
        int code = static_cast<unsigned char>(text[0]) << 8 | static_cast<unsigned char>(text[1]);
        std::string answer = std::string("\x88\x82", 2) + std::string(4, '\0') + text.substr(0, 2);
        auto answered = co_await stream_.write(answer, seconds(10));
        static_cast<void>(answered.has_value());  // who closed because of us may be gone
        co_return "close " + std::to_string(code);
      }
    }
  }

  const std::string& head() const { return head_; }

 private:
  Task<Done> fill() {
    Bytes buffer(64 * 1024);
    LK_CO_TRY(got, co_await stream_.read_some(buffer, seconds(10)));
    if (got == 0) co_return fail(Kind::unavailable, "test: end");
    unread_.append(as_text(BytesView(buffer).first(got)));
    co_return done();
  }
  net::Stream stream_;
  std::string unread_;
  std::string head_;
};

class Events : public ::testing::Test {
 public:
  explicit Events(EventSockets::Options options = {}) : options_(options) {}
  void SetUp() override {
    world.found();
    token = world.sign_in(world.mira);
    owner.emplace(world.actor_of(token));
    sockets.emplace(EventSockets::Parts{.loop = world.loop,
                                        .clock = world.clock,
                                        .site = site,
                                        .sessions = world.services->sessions,
                                        .feed = world.services->feed,
                                        .hub = world.hub},
                    options_);
    Front::Parts parts;
    sockets->add_routes(parts.router);
    server.emplace(world.loop, std::move(parts));
  }
  void TearDown() override {
    EXPECT_TRUE(world.loop.run(sockets->stop(milliseconds(200))));
    server->stop();
    EXPECT_EQ(sockets->open(), 0U);
  }

  std::unique_ptr<Client> connect(std::string origin = "") {
    auto stream = world.run(net::Stream::connect(world.loop, server->at(), seconds(10)));
    LK_CHECK(stream);
    auto client = std::make_unique<Client>(std::move(*stream));
    EXPECT_TRUE(world.loop.run(client->greet(std::move(origin))));
    return client;
  }
  std::string hello(const std::string& with_token, std::optional<std::int64_t> cursor = std::nullopt) {
    return R"({"workspace":")" + world.workspace.text() + R"(","token":")" + with_token + R"(","cursor":)" +
           (cursor ? std::to_string(*cursor) : "null") + "}";
  }
  std::unique_ptr<Client> open(std::optional<std::int64_t> cursor = std::nullopt) {
    auto client = connect();
    EXPECT_TRUE(world.loop.run(client->say(hello(token, cursor))));
    return client;
  }
  std::string hear(Client& client) {
    auto heard = world.run(client.hear());
    return heard ? *heard : "failed";
  }
  std::int64_t cursor() {
    auto synced = world.run(world.services->accounts.sync(*owner, std::nullopt));
    LK_CHECK(synced);
    return synced->cursor;
  }

  const EventSockets::Options options_;
  server_testing::LiveWorld world;
  Site site = *Site::make("http://localhost:8700", 8700, false, {});
  std::string token;
  std::optional<members::Actor> owner;
  std::optional<EventSockets> sockets;
  std::optional<http_testing::TestServer> server;
};

TEST_F(Events, begin_with_ready_and_go_on_with_what_happens) {
  auto client = open();
  EXPECT_THAT(client->head(), StartsWith("HTTP/1.1 101 "));
  auto ready = hear(*client);
  EXPECT_THAT(ready, HasSubstr(R"("type":"ready")"));
  EXPECT_THAT(ready, HasSubstr(R"("cursor":)" + std::to_string(cursor())));
  auto account = world.create_account(*owner);
  EXPECT_THAT(hear(*client), HasSubstr(R"("type":"changed")"));
  EXPECT_EQ(sockets->open(), 1U);
  static_cast<void>(account);
}

TEST_F(Events, bring_a_message_with_its_card) {
  auto account = world.create_account(*owner);
  auto source = world.add_source(*owner, numbers::SourceKind::signed_hook, std::nullopt, {"+15550101234"});
  ASSERT_TRUE(world.run(world.services->numbers.reserve(*owner, account, std::nullopt)));
  auto client = open();
  EXPECT_THAT(hear(*client), HasSubstr("ready"));
  inbox::IncomingSms sms{world.workspace, source.id, "+15550101234", "Photogram", "Your code is 482913", "SM1"};
  ASSERT_TRUE(world.run(world.services->inbox.accept(std::move(sms))));
  auto event = hear(*client);
  EXPECT_THAT(event, HasSubstr(R"("type":"message")"));
  EXPECT_THAT(event, HasSubstr(R"("account":")" + account.text()));
  EXPECT_THAT(event, HasSubstr(R"("card":")"));
  EXPECT_THAT(event, Not(HasSubstr("482913")));
}

TEST_F(Events, replay_what_was_missed_in_order_and_once) {
  auto before = cursor();
  world.create_account(*owner);
  world.create_account(*owner);
  auto after = cursor();
  auto client = open(before);
  std::int64_t last = before;
  for (;;) {
    auto text = hear(*client);
    auto event = parse_json_value(text);
    ASSERT_TRUE(event) << text;
    auto at = event->at("cursor").as_int64();
    if (event->at("type") == "ready") {
      EXPECT_EQ(at, after);
      break;
    }
    EXPECT_GT(at, last);
    last = at;
  }
  EXPECT_GT(last, before);
}

TEST_F(Events, end_with_the_session) {
  auto client = open();
  hear(*client);
  ASSERT_TRUE(world.run(world.services->sessions.end(*owner, owner->session)));
  std::string heard;
  for (int i = 0; i < 5 && heard.find("ended") == heard.npos; ++i) heard = hear(*client);
  EXPECT_EQ(heard, R"({"type":"ended","reason":"session"})");
  EXPECT_EQ(hear(*client), "close 1000");
}

TEST_F(Events, refuse_a_token_that_is_none) {
  auto client = connect();
  EXPECT_TRUE(world.loop.run(client->say(hello(base64url(world.random.bytes<32>())))));
  EXPECT_EQ(hear(*client), "close 1008");
  client = connect();
  EXPECT_TRUE(world.loop.run(client->say("not json")));
  EXPECT_EQ(hear(*client), "close 1008");
  client = connect();
  EXPECT_TRUE(world.loop.run(client->say(R"({"workspace":"nonsense","token":"x","cursor":null})")));
  EXPECT_EQ(hear(*client), "close 1008");
}

TEST_F(Events, refuse_a_first_frame_that_is_too_large) {
  auto client = connect();
  EXPECT_TRUE(world.loop.run(client->say(std::string(5000, ' '))));
  EXPECT_EQ(hear(*client), "close 1009");
}

TEST_F(Events, refuse_pages_of_other_origins) {
  EXPECT_THAT(connect("https://evil.example")->head(), StartsWith("HTTP/1.1 403 "));
  EXPECT_THAT(connect("null")->head(), StartsWith("HTTP/1.1 403 "));
  EXPECT_THAT(connect("http://localhost:8700")->head(), StartsWith("HTTP/1.1 101 "));
  EXPECT_THAT(connect("chrome-extension://abcdefghijklmnop")->head(), StartsWith("HTTP/1.1 101 "));
}

TEST_F(Events, ignore_what_a_client_says_after_its_hello) {
  auto client = open();
  hear(*client);
  EXPECT_TRUE(world.loop.run(client->say("chatter")));
  world.create_account(*owner);
  EXPECT_THAT(hear(*client), HasSubstr("changed"));
}

TEST_F(Events, say_that_the_server_stops) {
  auto client = open();
  hear(*client);
  struct Story {
    Events& all;
    Client& client;
    std::string heard;
    Task<Done> listen() {
      auto frame = co_await client.hear();
      if (frame) heard = *frame;
      co_return done();
    }
    Task<Done> tell() {
      TaskGroup group;
      group.spawn(listen());
      LK_CO_TRY_DONE(co_await all.sockets->stop(seconds(5)));
      co_return co_await group.ended();
    }
  } story{*this, *client, ""};
  EXPECT_TRUE(world.loop.run(story.tell()));
  EXPECT_EQ(story.heard, "close 1001");
}

class ImpatientEvents : public Events {
 public:
  ImpatientEvents() : Events({.most_per_member = 2, .most_queued = 10'000, .hello = milliseconds(50), .socket = {}}) {}
};

TEST_F(ImpatientEvents, want_a_hello_in_time) {
  auto client = connect();
  EXPECT_EQ(hear(*client), "close 1008");
}

TEST_F(ImpatientEvents, are_limited_a_member) {
  auto first = open();
  hear(*first);
  auto second = open();
  hear(*second);
  auto third = open();
  EXPECT_EQ(hear(*third), "close 1008");
}

TEST_F(ImpatientEvents, close_a_reader_that_does_not_read) {
  auto client = open();
  hear(*client);
  events::Change change{world.workspace, 1'000'000, events::What::accounts, std::nullopt, world.mira.id,
                        std::nullopt,    {}};
  // More than the sockets between us hold, and nobody reads.
  struct Flood {
    Events& all;
    events::Change& change;
    Task<Done> tell() {
      for (int i = 0; i < 400'000 && all.sockets->open() > 0; ++i) {
        ++change.cursor;
        all.world.hub.publish(change);
        if (i % 100 == 0) LK_CO_TRY_DONE(co_await all.world.loop.yield());
      }
      co_return done();
    }
  } flood{*this, change};
  EXPECT_TRUE(world.loop.run(flood.tell()));
  EXPECT_EQ(sockets->open(), 0U);
  EXPECT_EQ(sockets->slow_readers(), 1U);
}

}  // namespace
}  // namespace latchkey::http
