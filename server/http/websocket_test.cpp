#include "server/http/websocket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/testing/conversation.h"

namespace latchkey::http {
namespace {
using http_testing::parse_response;
using http_testing::TestServer;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

constexpr WebSocket::Limits kQuick = {
    .most_message = 100, .handshake = milliseconds(100), .silence = milliseconds(200)};

// Answers each message with itself; "bye" with a close, "much" with more than a socket buffers.
Task<Done> answer(net::Stream stream, Request request, WebSocket::Limits limits) {
  LK_CO_TRY(socket, co_await WebSocket::accept(std::move(stream), std::move(request), "echo.v1", limits));
  for (;;) {
    auto message = co_await socket.read();
    if (!message && message.error().kind == Kind::limited) co_return co_await socket.close(1003, "text");
    LK_CO_TRY(text, std::move(message));
    if (text == "bye") co_return co_await socket.close(1000, "so long");
    if (text == "much") text = std::string(300'000, 'm');
    LK_CO_TRY_DONE(co_await socket.write(std::make_shared<const std::string>(std::move(text))));
  }
}
Task<Answer> upgrade(Request request) {
  if (auto refusal = WebSocket::refuse(request, "echo.v1")) co_return std::move(*refusal);
  Response response;
  response.status = 101;
  auto shared = std::make_shared<Request>(std::move(request));  // a std::function is copyable; only its one call moves
  response.take_over = [shared](net::Stream stream) { return answer(std::move(stream), std::move(*shared), kQuick); };
  co_return response;
}

Front::Parts make_parts() {
  Front::Parts parts;
  parts.router.add({Method::get, "/socket", upgrade, Audience::probes});
  return parts;
}

const std::string kHandshake =
    "GET /socket HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: other, "
    "echo.v1\r\n\r\n";

// RFC 6455, 5.2, masked as clients must; by the zero mask, which leaves the text readable here.
std::string frame(std::uint8_t opcode, const std::string& text) {
  std::string bytes(1, static_cast<char>(0x80 | opcode));
  if (text.size() < 126) {
    bytes += static_cast<char>(0x80 | text.size());
  } else {
    bytes += static_cast<char>(0x80 | 126);
    bytes += static_cast<char>(text.size() >> 8);
    bytes += static_cast<char>(text.size() & 0xff);
  }
  return bytes + std::string(4, '\0') + text;
}
constexpr std::uint8_t kText = 1, kBinary = 2, kPing = 9;

class Socket : public ::testing::Test {
 protected:
  TestServer server_{make_parts()};
  ~Socket() override { server_.stop(); }
  std::string after_handshake(std::vector<std::string> frames) {
    frames.insert(frames.begin(), kHandshake);
    auto text = server_.talk(frames);
    auto end = text.find("\r\n\r\n");
    EXPECT_TRUE(text.starts_with("HTTP/1.1 101 ")) << text;
    return text.substr(end + 4);
  }
};

TEST_F(Socket, agrees_as_rfc_6455_says) {
  auto text = server_.talk({kHandshake, frame(kText, "bye")});
  auto response = parse_response(text);
  EXPECT_EQ(response.status, 101);
  EXPECT_EQ(response.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // section 1.3 of the RFC
  EXPECT_EQ(response.header("Sec-WebSocket-Protocol"), "echo.v1");
  EXPECT_EQ(response.header("Sec-WebSocket-Extensions"), "");
}

TEST_F(Socket, carries_text_and_says_why_it_ends) {
  EXPECT_EQ(after_handshake({frame(kText, "hello"), frame(kText, "bye")}),
            std::string("\x81\x05hello\x88\x09\x03\xe8so long", 18));
}

TEST_F(Socket, puts_a_message_together_from_its_frames) {
  auto first = frame(kText, "hel");
  first[0] = static_cast<char>(first[0] & 0x7f);  // more to come
  EXPECT_EQ(after_handshake({first, frame(kPing, "p"), frame(0, "lo"), frame(kText, "bye")}),
            std::string("\x8a\x01p\x81\x05hello\x88\x09\x03\xe8so long", 21));
}

TEST_F(Socket, answers_pings) {
  EXPECT_THAT(after_handshake({frame(kPing, "p"), frame(kText, "bye")}), HasSubstr("\x8a\x01p"));
}

TEST_F(Socket, sends_a_long_message_in_one_frame) {
  auto text = after_handshake({frame(kText, "much"), frame(kText, "bye")});
  EXPECT_THAT(text, HasSubstr(std::string(300'000, 'm')));
}

TEST_F(Socket, ends_when_a_message_is_too_large_or_no_text) {
  EXPECT_THAT(after_handshake({frame(kText, std::string(101, 'x'))}), HasSubstr("\x03\xf1"));  // 1009
  EXPECT_THAT(after_handshake({frame(kBinary, "x")}), HasSubstr("\x03\xeb"));                  // 1003
}

TEST_F(Socket, ends_on_frames_that_are_not_masked) {
  EXPECT_THAT(after_handshake({"\x81\x02hi"}), HasSubstr("\x03\xea"));
}

TEST_F(Socket, pings_a_silent_peer_and_gives_it_up) { EXPECT_THAT(after_handshake({}), HasSubstr("\x89")); }

TEST_F(Socket, refuses_what_is_no_handshake) {
  auto without = [](const std::string& field, const std::string& instead) {
    std::string text = kHandshake;
    auto at = text.find(field);
    auto end = text.find("\r\n", at);
    return text.replace(at, end - at, instead + "\r\nX: y\r\nConnection: close");
  };
  EXPECT_EQ(parse_response(server_.talk({without("Upgrade:", "X-Up: x")})).status, 426);
  EXPECT_EQ(parse_response(server_.talk({without("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8")})).status, 426);
  EXPECT_EQ(parse_response(server_.talk({without("Sec-WebSocket-Key", "Sec-WebSocket-Key: short")})).status, 400);
  EXPECT_EQ(parse_response(server_.talk({without("Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: other")})).status,
            400);
}

TEST_F(Socket, does_not_listen_to_frames_sent_before_the_switch) {
  EXPECT_EQ(server_.talk({kHandshake + frame(kText, "hello")}), "");
}

}  // namespace
}  // namespace latchkey::http
