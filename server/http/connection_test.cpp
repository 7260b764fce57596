// What happens on the wire: framing, limits and deadlines, over real sockets.
#include "server/http/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/task_group.h"
#include "base/temporary_folder.h"
#include "server/http/problem.h"
#include "server/http/testing/conversation.h"
#include "server/net/testing/certificate.h"

namespace latchkey::http {
namespace {
using http_testing::parse_response;
using http_testing::parse_responses;
using http_testing::TestServer;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

Task<Answer> echo(Request request) {
  auto response = Response::with(200, "text/plain", std::string(request.body));
  response.headers.add("X-Client", request.address());
  response.headers.add("X-Secure", request.secure ? "yes" : "no");
  co_return response;
}
Task<Answer> hello(Request) { co_return Response::with(200, "text/plain", "hello"); }
Task<Answer> nothing(Request) { co_return Response::empty(204); }

Front::Parts make_parts() {
  Front::Parts parts;
  parts.router.add({Method::get, "/api/hello", hello, Audience::probes});
  parts.router.add({Method::post, "/api/echo", echo, Audience::probes, 1000});
  parts.router.add({Method::post, "/api/large", echo, Audience::probes, 3'000'000});
  parts.router.add({Method::del, "/api/thing", nothing, Audience::probes});
  return parts;
}

std::string get(const std::string& path, const std::string& more = "Connection: close\r\n") {
  return "GET " + path + " HTTP/1.1\r\nHost: here\r\n" + more + "\r\n";
}
std::string post(const std::string& path, const std::string& headers, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: here\r\n" + headers + "\r\n" + body;
}

class Http : public ::testing::Test {
 protected:
  TestServer server_{make_parts()};
  ~Http() override { server_.stop(); }
};

TEST_F(Http, answers_a_request) {
  auto response = parse_response(server_.talk({get("/api/hello")}));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "hello");
  EXPECT_EQ(response.header("Content-Type"), "text/plain");
  EXPECT_EQ(response.header("Connection"), "close");
  EXPECT_THAT(response.header("Date"), ::testing::EndsWith(" GMT"));
}

TEST_F(Http, sends_security_headers_with_every_answer) {
  for (auto path : {"/api/hello", "/api/nowhere"}) {
    auto response = parse_response(server_.talk({get(path)}));
    EXPECT_THAT(response.header("Content-Security-Policy"), HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_EQ(response.header("Access-Control-Allow-Origin"), "");
    EXPECT_EQ(response.header("Strict-Transport-Security"), "");  // it came in plain
  }
}

TEST_F(Http, takes_a_request_that_arrives_byte_by_byte) {
  std::vector<std::string> bytes;
  for (char c : post("/api/echo", "Connection: close\r\nContent-Length: 3\r\n", "abc")) bytes.emplace_back(1, c);
  EXPECT_EQ(parse_response(server_.talk(bytes)).body, "abc");
}

TEST_F(Http, answers_pipelined_requests_in_order) {
  auto responses =
      parse_responses(server_.talk({get("/api/hello", "") + post("/api/echo", "Content-Length: 2\r\n", "ab") +
                                    get("/api/nowhere", "") + get("/api/hello")}));
  ASSERT_EQ(responses.size(), 4U) << responses.back().head;
  EXPECT_EQ(responses[0].body, "hello");
  EXPECT_EQ(responses[1].body, "ab");
  EXPECT_EQ(responses[2].status, 404);
  EXPECT_EQ(responses[3].body, "hello");
}

TEST_F(Http, joins_the_chunks_of_a_body) {
  auto response =
      parse_response(server_.talk({post("/api/echo", "Connection: close\r\nTransfer-Encoding: chunked\r\n", "3\r\nab"),
                                   "c\r\n", "2;ext=1\r\nde\r\n0\r\n", "Trailer: x\r\n\r\n"}));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "abcde");
}

TEST_F(Http, sends_no_body_for_head_but_its_length) {
  auto text = server_.talk({"HEAD /api/hello HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"});
  EXPECT_EQ(parse_response(text).header("Content-Length"), "5");
  EXPECT_TRUE(text.ends_with("\r\n\r\n"));
}

TEST_F(Http, sends_no_length_with_204) {
  auto text = server_.talk({"DELETE /api/thing HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"});
  EXPECT_EQ(parse_response(text).status, 204);
  EXPECT_THAT(text, Not(HasSubstr("Content-Length")));
}

TEST_F(Http, closes_after_http_1_0) {
  auto response = parse_response(server_.talk({"GET /api/hello HTTP/1.0\r\nHost: here\r\n\r\n"}));
  EXPECT_EQ(response.status, 200);
}

TEST_F(Http, names_the_methods_of_a_path) {
  auto response = parse_response(server_.talk({get("/api/echo")}));
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.header("Allow"), "POST");
  EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
}

TEST_F(Http, invites_a_body_that_waits_to_be_asked_for) {
  auto text = server_.talk(
      {post("/api/echo", "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n", ""), "abc"});
  EXPECT_TRUE(text.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")) << text;
}

TEST_F(Http, refuses_a_body_over_the_routes_limit_before_reading_it) {
  auto response = parse_response(server_.talk({post("/api/echo", "Content-Length: 1001\r\n", "")}));
  EXPECT_EQ(response.status, 413);
  EXPECT_THAT(response.body, HasSubstr("urn:latchkey:problem:limited"));
  EXPECT_EQ(parse_response(server_.talk({post("/api/echo", "Connection: close\r\nContent-Length: 1000\r\n",
                                              std::string(1000, 'x'))}))
                .status,
            200);
}

TEST_F(Http, refuses_chunks_that_add_up_to_too_much) {
  std::vector<std::string> pieces = {post("/api/echo", "Transfer-Encoding: chunked\r\n", "")};
  for (int i = 0; i < 20; ++i) pieces.push_back("64\r\n" + std::string(100, 'x') + "\r\n");
  EXPECT_EQ(parse_response(server_.talk(pieces)).status, 413);
}

TEST_F(Http, answers_although_the_client_sends_on_what_was_refused) {
  auto response =
      parse_response(server_.talk({post("/api/echo", "Content-Length: 900000\r\n", std::string(900'000, 'x'))}));
  EXPECT_EQ(response.status, 413);
}

TEST_F(Http, carries_large_bodies_both_ways) {
  std::string body(2'500'000, 'x');
  auto response =
      parse_response(server_.talk({post("/api/large", "Connection: close\r\nContent-Length: 2500000\r\n", body)}));
  EXPECT_EQ(response.body.size(), body.size());
}

TEST_F(Http, refuses_a_head_over_16_kB) {
  auto long_field = get("/api/hello", "X-Long: " + std::string(17'000, 'x') + "\r\n");
  EXPECT_EQ(parse_response(server_.talk({long_field})).status, 431);
  std::string many;
  for (int i = 0; i < 150; ++i) many += "X-" + std::to_string(i) + ": x\r\n";
  EXPECT_EQ(parse_response(server_.talk({get("/api/hello", many)})).status, 431);
  EXPECT_EQ(parse_response(server_.talk({"GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\n"})).status, 431);
}

TEST_F(Http, refuses_two_ways_to_say_where_a_body_ends) {
  for (auto headers :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: identity, chunked\r\n", "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Content-Length: +5\r\n",
        "Content-Length: 5, 5\r\n", "Content-Length: 0x5\r\n", "Content-Length : 5\r\n",
        "Content-Length: 99999999999999999999999\r\n"}) {
    auto text = server_.talk({post("/api/echo", headers, "0\r\n\r\n") + get("/api/hello")});
    auto responses = parse_responses(text);
    ASSERT_EQ(responses.size(), 1U) << headers << text;
    EXPECT_GE(responses[0].status, 400) << headers;
    EXPECT_THAT(text, Not(HasSubstr("hello"))) << headers;
  }
}

TEST_F(Http, refuses_malformed_requests) {
  for (auto request :
       {"GET /api/hello HTTP/1.1\r\n\r\n", "GET /api/hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET http://here/api/hello HTTP/1.1\r\nHost: here\r\n\r\n", "GET /api\\hello HTTP/1.1\r\nHost: here\r\n\r\n",
        "GET /api/hello HTTP/2.0\r\nHost: here\r\n\r\n", "GET /api/hello\r\n\r\n", "\x16\x03\x01\x02\x01\x01\r\n\r\n",
        "GET /api/hello HTTP/1.1\r\nHost: here\r\nBad Name: x\r\n\r\n", "* * HTTP/1.1\r\nHost: here\r\n\r\n",
        "CONNECT here:443 HTTP/1.1\r\nHost: here\r\n\r\n",
        "GET /api/hello HTTP/1.1\r\nHost: here\r\nX: folded\r\n into two\r\n\r\n",
        "GET /api/hello HTTP/1.1\r\nHost: here\r\nContent-Length:\r\n\t0\r\n\r\n"}) {
    auto response = parse_response(server_.talk({request}));
    EXPECT_GE(response.status, 400) << request;
    EXPECT_EQ(response.header("Content-Type"), "application/problem+json") << request;
  }
}

TEST_F(Http, survives_clients_that_leave_in_the_middle) {
  EXPECT_EQ(server_.talk_and_end({"GET /api/hel"}), "");
  EXPECT_EQ(parse_response(server_.talk_and_end({post("/api/echo", "Content-Length: 10\r\n", "abc")})).status, 408);
  EXPECT_EQ(server_.talk_and_end({""}), "");
  EXPECT_EQ(parse_response(server_.talk({get("/api/hello")})).status, 200);
  server_.stop();
  EXPECT_EQ(server_.server().counters().connections_open, 0U);
}

TEST(HttpDeadlines, end_a_head_or_body_that_does_not_come) {
  Server::Options options;
  options.deadlines.header = milliseconds(40);
  options.deadlines.body_silence = milliseconds(40);
  options.deadlines.idle = milliseconds(60);
  TestServer server(make_parts(), options);
  EXPECT_EQ(server.talk({"GET /api/hel"}), "");
  EXPECT_EQ(server.talk({post("/api/echo", "Content-Length: 10\r\n", "abc")}), "");
  EXPECT_EQ(server.talk({""}), "");
  // Dripping does not help: the deadline of a head is for all of it.
  std::vector<std::string> drip(200, "x");
  drip[0] = "GET /";
  EXPECT_EQ(server.talk(drip), "");
  server.stop();
}

TEST(HttpFront, refuses_hosts_it_does_not_go_by) {
  auto parts = make_parts();
  parts.site = Site::make("https://keys.example", 8700, false, {});
  TestServer server(std::move(parts));
  auto ask = [&](const std::string& host) {
    return parse_response(server.talk({"GET /api/hello HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"}))
        .status;
  };
  EXPECT_EQ(ask("keys.example"), 200);
  EXPECT_EQ(ask("localhost:8700"), 200);
  EXPECT_EQ(ask("evil.example"), 421);
  EXPECT_EQ(ask(""), 421);
  server.stop();
}

TEST(HttpFront, believes_forwarded_addresses_of_its_proxies_only) {
  auto parts = make_parts();
  auto ask = [](TestServer& server, const std::string& headers) {
    return parse_response(server.talk({post("/api/echo", headers + "Connection: close\r\nContent-Length: 0\r\n", "")}));
  };
  {
    TestServer server(make_parts());
    auto response = ask(server, "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n");
    EXPECT_EQ(response.header("X-Client"), "127.0.0.1");
    EXPECT_EQ(response.header("X-Secure"), "no");
    server.stop();
  }
  parts.proxies = {*net::IpRange::parse("127.0.0.0/8"), *net::IpRange::parse("10.0.0.0/8")};
  TestServer server(std::move(parts));
  EXPECT_EQ(ask(server, "X-Forwarded-For: 192.0.2.1\r\n").header("X-Client"), "192.0.2.1");
  // What the client wrote itself stands before what the proxies wrote.
  EXPECT_EQ(ask(server, "X-Forwarded-For: 192.0.2.66, 192.0.2.1, 10.1.1.1\r\n").header("X-Client"), "192.0.2.1");
  EXPECT_EQ(ask(server, "X-Forwarded-For: 192.0.2.66\r\nX-Forwarded-For: 192.0.2.1\r\n").header("X-Client"),
            "192.0.2.1");
  EXPECT_EQ(ask(server, "X-Forwarded-For: nonsense\r\n").header("X-Client"), "127.0.0.1");
  EXPECT_EQ(ask(server, "").header("X-Client"), "127.0.0.1");
  auto secure = ask(server, "X-Forwarded-Proto: https\r\n");
  EXPECT_EQ(secure.header("X-Secure"), "yes");
  EXPECT_THAT(secure.header("Strict-Transport-Security"), HasSubstr("max-age="));
  server.stop();
}

Task<Done> slow_hello(net::Loop* loop, bool* started, Response* out) {
  *started = true;
  LK_CO_TRY_DONE(co_await loop->sleep(milliseconds(50)));
  *out = Response::with(200, "text/plain", "slow");
  co_return done();
}

TEST(HttpServer, finishes_what_is_under_way_when_it_stops) {
  net::Loop* loop = nullptr;
  bool started = false;
  Front::Parts parts;
  struct Slow {
    net::Loop** loop;
    bool* started;
    Task<Answer> answer(Request) {
      Response response;
      LK_CHECK(co_await slow_hello(*loop, started, &response));
      co_return response;
    }
  } slow{&loop, &started};
  parts.router.add(
      {Method::get, "/slow", [&](Request request) { return slow.answer(std::move(request)); }, Audience::probes});
  TestServer server(std::move(parts));
  loop = &server.loop();

  struct Story {
    TestServer& server;
    bool& started;
    std::string heard;
    Task<Done> tell() {
      LK_CO_TRY(busy, co_await net::Stream::connect(server.loop(), server.at(), seconds(10)));
      LK_CO_TRY(idle, co_await net::Stream::connect(server.loop(), server.at(), seconds(10)));
      LK_CO_TRY_DONE(co_await busy.write("GET /slow HTTP/1.1\r\nHost: here\r\n\r\n", seconds(10)));
      while (!started) LK_CO_TRY_DONE(co_await server.loop().sleep(milliseconds(1)));
      LK_CO_TRY_DONE(co_await server.server().stop(seconds(5)));
      Bytes buffer(4096);
      LK_CO_TRY(from_idle, co_await idle.read_some(buffer, seconds(10)));
      EXPECT_EQ(from_idle, 0U);
      LK_CO_TRY(from_busy, co_await busy.read_some(buffer, seconds(10)));
      heard = as_text(BytesView(buffer).first(from_busy));
      co_return done();
    }
  } story{server, started, ""};
  EXPECT_TRUE(server.run(story.tell()));
  EXPECT_THAT(story.heard, HasSubstr("slow"));
  EXPECT_THAT(story.heard, HasSubstr("Connection: close"));
}

TEST(HttpServer, turns_connections_away_beyond_its_limit) {
  Server::Options options;
  options.most_per_address = 0;
  TestServer server(make_parts(), options);
  EXPECT_EQ(server.talk({get("/api/hello")}), "");
  EXPECT_EQ(server.server().counters().connections_refused, 1U);
  server.stop();
}

TEST(HttpServer, speaks_tls) {
  TemporaryFolder folder;
  auto certificate = net_testing::make_certificate(folder.path(), "localhost");
  TestServer server(make_parts(), {}, *net::TlsContext::load(certificate.certificate, certificate.key));
  struct Story {
    TestServer& server;
    net::TlsContext context;
    std::string heard;
    Task<Done> tell() {
      LK_CO_TRY(stream, co_await net::Stream::connect(server.loop(), server.at(), seconds(10)));
      LK_CO_TRY_DONE(co_await stream.start_tls(context, seconds(10), "localhost"));
      LK_CO_TRY_DONE(co_await stream.write(get("/api/hello"), seconds(10)));
      Bytes buffer(4096);
      LK_CO_TRY(got, co_await stream.read_some(buffer, seconds(10)));
      heard = as_text(BytesView(buffer).first(got));
      co_return done();
    }
  } story{server, *net::TlsContext::for_client(certificate.certificate), ""};
  EXPECT_TRUE(server.run(story.tell()));
  EXPECT_THAT(story.heard, HasSubstr("hello"));
  EXPECT_THAT(story.heard, HasSubstr("Strict-Transport-Security"));
  EXPECT_EQ(server.talk({get("/api/hello")}), "");  // plain words to a TLS port
  server.stop();
}

}  // namespace
}  // namespace latchkey::http
