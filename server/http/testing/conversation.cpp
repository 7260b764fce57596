#include "server/http/testing/conversation.h"

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "base/bytes.h"

namespace latchkey::http_testing {
using std::chrono::seconds;

namespace {

// Where LATCHKEY_ANSWERS names a file, each answer to a single request is noted there, for script/lib/contract-suite to
// hold against protocol/openapi.yaml. One write a line, since test programs run side by side.
void note(const std::vector<std::string>& pieces, const std::string& heard) {
  const char* file = std::getenv("LATCHKEY_ANSWERS");
  auto answers = parse_responses(heard);
  if (!file || answers.size() != 1) return;
  std::string asked;
  for (const auto& piece : pieces) asked += piece;
  auto method = asked.substr(0, asked.find(' '));
  auto target = asked.substr(std::min(method.size() + 1, asked.size()));
  target = target.substr(0, target.find_first_of(" ?"));
  boost::json::object line{{"method", method},
                           {"path", target},
                           {"status", answers[0].status},
                           {"type", answers[0].header("Content-Type")},
                           {"body", answers[0].body}};
  if (!is_utf8(answers[0].body) || !is_utf8(asked)) return;  // a file, or bytes that are no request
  std::ofstream(file, std::ios::app) << boost::json::serialize(line) + "\n" << std::flush;
}

}  // namespace

TestServer::TestServer(http::Front::Parts parts, http::Server::Options options, std::optional<net::TlsContext> tls)
    : own_loop_(std::make_unique<net::Loop>()),
      loop_(*own_loop_),
      front_(std::move(parts)),
      server_(loop_, front_, options) {
  auto at = server_.listen({*net::IpAddress::parse("127.0.0.1"), 0}, std::move(tls));
  LK_CHECK(at);
  at_ = *at;
}

TestServer::TestServer(net::Loop& loop, http::Front::Parts parts)
    : loop_(loop), front_(std::move(parts)), server_(loop_, front_, {}) {
  auto at = server_.listen({*net::IpAddress::parse("127.0.0.1"), 0}, std::nullopt);
  LK_CHECK(at);
  at_ = *at;
}

std::string TestServer::talk(std::vector<std::string> pieces) {
  std::string heard;
  static_cast<void>(loop_.run(converse(pieces, false, &heard)));
  note(pieces, heard);
  return heard;
}

std::string TestServer::talk_and_end(std::vector<std::string> pieces) {
  std::string heard;
  static_cast<void>(loop_.run(converse(std::move(pieces), true, &heard)));
  return heard;
}

Task<Done> TestServer::converse(std::vector<std::string> pieces, bool end, std::string* heard) {
  LK_CO_TRY(stream, co_await net::Stream::connect(loop_, at_, seconds(10)));
  for (const auto& piece : pieces) {
    auto written = co_await stream.write(piece, seconds(10));
    if (!written) break;  // refused meanwhile: the answer is there to be read
    LK_CO_TRY_DONE(co_await loop_.yield());
    LK_CO_TRY_DONE(co_await loop_.sleep(std::chrono::milliseconds(1)));
  }
  if (end) static_cast<void>(co_await stream.end_writing(seconds(10)));
  Bytes buffer(std::size_t{64} << 10);
  for (;;) {
    auto got = co_await stream.read_some(buffer, seconds(10));
    if (!got || *got == 0) break;
    heard->append(as_text(BytesView(buffer).first(*got)));
  }
  co_return done();
}

void TestServer::stop(std::chrono::milliseconds patience) {
  if (std::exchange(stopped_, true)) return;
  LK_CHECK(loop_.run(server_.stop(patience)));
}

std::string Parsed::header(std::string_view name) const {
  std::string start = "\r\n" + std::string(name) + ": ";
  auto at = head.find(start);
  if (at == head.npos) return "";
  at += start.size();
  return head.substr(at, head.find("\r\n", at) - at);
}

std::vector<Parsed> parse_responses(std::string_view text) {
  std::vector<Parsed> responses;
  while (!text.empty()) {
    auto end = text.find("\r\n\r\n");
    if (end == text.npos || !text.starts_with("HTTP/1.1 ")) break;
    Parsed parsed;
    parsed.head = std::string(text.substr(0, end + 2));
    parsed.status = std::atoi(parsed.head.c_str() + 9);
    text.remove_prefix(end + 4);
    auto length = static_cast<std::size_t>(std::atoll(parsed.header("Content-Length").c_str()));
    parsed.body = std::string(text.substr(0, length));
    text.remove_prefix(std::min(length, text.size()));
    responses.push_back(std::move(parsed));
  }
  return responses;
}

Parsed parse_response(std::string_view text) {
  auto responses = parse_responses(text);
  return responses.empty() ? Parsed() : responses.front();
}

}  // namespace latchkey::http_testing
