#include "server/http/connection.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

#include "base/secret_bytes.h"
#include "server/http/problem.h"
#include "server/http/security_headers.h"

namespace latchkey::http {
namespace {

using Clock = std::chrono::steady_clock;

// A head of the largest size and room to go on with its body.
constexpr std::size_t kBufferSize = RequestParser::kMostHeaderBytes + 4096;
constexpr std::size_t kPieceOfFile = std::size_t{64} << 10;
// Answers up to here travel with their head in one write.
constexpr std::size_t kJoined = std::size_t{64} << 10;

net::Timeout left_until(Clock::time_point until, net::Timeout at_most) {
  auto left = std::chrono::ceil<net::Timeout>(until - Clock::now());
  return std::clamp(left, net::Timeout(0), at_most);
}

// RFC 9110, 5.6.7, written once a second.
const std::string& date_now() {
  static std::time_t second = 0;
  static std::string text;
  std::time_t now = std::time(nullptr);
  if (now != second) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> buffer;
    text.assign(buffer.data(), std::strftime(buffer.data(), buffer.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
    second = now;
  }
  return text;
}

bool has_body(int status) { return status != 204 && status != 304 && status >= 200; }

std::string head_of(const Response& response, std::size_t length, bool keep_alive) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status), date_now());
  for (const auto& [name, value] : response.headers.fields()) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
  }
  if (has_body(response.status)) head += fmt::format("Content-Length: {}\r\n", length);
  head += keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
  return head;
}

}  // namespace

Task<Result<Connection::TakeOver>> Connection::serve() {
  for (;;) {
    LK_CO_TRY(next, co_await serve_one());
    if (next == Next::take_over) {
      buffer_ = Bytes();
      co_return std::move(take_over_);
    }
    if (next == Next::close) co_return TakeOver();
  }
}

Task<Result<std::size_t>> Connection::fill(net::Timeout timeout) {
  if (buffer_.empty()) buffer_.resize(kBufferSize);
  LK_CO_TRY(got, co_await stream_.read_some(std::span(buffer_).subspan(size_), timeout));
  size_ += got;
  co_return got;
}

// What was used is wiped where it stood: it may have been a message.
void Connection::consume(std::size_t count) {
  size_ -= count;
  std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(count), size_, buffer_.begin());
  wipe(std::span(buffer_).subspan(size_, count));
}

Task<Result<Connection::Next>> Connection::serve_one() {
  if (size_ == 0) {
    if (stopping_) co_return Next::close;
    // Most connections are here most of the time: without a buffer.
    buffer_ = Bytes();
    idle_ = true;
    LK_CO_TRY_DONE(co_await stream_.wait_readable(deadlines_.idle));
  }
  idle_ = false;

  RequestParser parser;
  auto header_until = Clock::now() + deadlines_.header;
  while (!parser.header_done()) {
    if (size_ > 0) {
      auto used = parser.feed_header(BytesView(buffer_).first(size_));
      if (!used) {
        LK_CO_TRY_DONE(co_await refuse(used.error()));
        co_return Next::close;
      }
      consume(*used);
      if (parser.header_done()) break;
    }
    LK_CO_TRY(got, co_await fill(left_until(header_until, deadlines_.header)));
    if (got == 0) co_return Next::close;
  }

  Request head = parser.head();
  auto admitted = front_.admit(head, stream_.peer(), stream_.is_tls());
  bool head_only = head.method == Method::head;
  bool secure = head.secure;
  if (auto* refusal = std::get_if<Response>(&admitted)) {
    // Without its body read the connection cannot go on, unless there is none.
    bool bodiless = parser.declared_length().value_or(0) == 0 && !head.headers.find("Transfer-Encoding");
    bool keep_alive = bodiless && parser.keep_alive() && !stopping_;
    counters_.count(refusal->status, Clock::duration(0));
    LK_CO_TRY_DONE(co_await write(std::move(*refusal), head_only, keep_alive, secure));
    if (keep_alive) co_return Next::request;
    LK_CO_TRY_DONE(co_await linger());
    co_return Next::close;
  }
  const Route* route = std::get<Front::Accepted>(admitted).route;
  auto body = co_await read_body(&parser, route ? route->body_limit : 0);
  if (!body) {
    LK_CO_TRY_DONE(co_await refuse(body.error()));
    co_return Next::close;
  }

  Request request = parser.take();
  request.client = head.client;
  request.secure = head.secure;
  request.parameters = std::move(head.parameters);
  bool keep_alive = parser.keep_alive();
  auto started = Clock::now();
  auto response = co_await front_.answer(route, std::move(request));
  counters_.count(response.status, Clock::now() - started);
  if (response.take_over) {
    // A client that talks before the switch was agreed on is talking to somebody else.
    if (size_ > 0) co_return Next::close;
    take_over_ = std::move(response.take_over);
    co_return Next::take_over;
  }
  keep_alive = keep_alive && !stopping_;
  LK_CO_TRY_DONE(co_await write(std::move(response), head_only, keep_alive, secure));
  if (keep_alive) co_return Next::request;
  LK_CO_TRY_DONE(co_await linger());
  co_return Next::close;
}

Task<Result<Nothing, BadRequest>> Connection::read_body(RequestParser* parser, std::size_t limit) {
  if (parser->declared_length().value_or(0) > limit) co_return fail(BadRequest{413, "http: body too large"});
  auto until = Clock::now() + deadlines_.body;
  if (parser->expects_continue() && !parser->done() && size_ == 0) {
    auto invited = co_await stream_.write("HTTP/1.1 100 Continue\r\n\r\n", deadlines_.write_silence);
    if (!invited) co_return fail(BadRequest{408, "http: body"});
  }
  while (!parser->done()) {
    if (size_ > 0) {
      auto used = parser->feed_body(BytesView(buffer_).first(size_), limit);
      if (!used) co_return fail(used.error());
      consume(*used);
      if (parser->done()) break;
      // A piece of a chunk's own framing may need more behind it, but never a bufferful.
      if (*used == 0 && size_ == buffer_.size()) co_return fail(BadRequest{400, "http: chunk"});
    }
    auto got = co_await fill(left_until(until, deadlines_.body_silence));
    if (!got || *got == 0) co_return fail(BadRequest{408, "http: body"});
  }
  co_return Nothing{};
}

Task<Done> Connection::refuse(BadRequest why) {
  ++counters_.requests_malformed;
  if (!stream_.is_open()) co_return fail(Kind::unavailable, "http: connection");
  counters_.count(why.status, Clock::duration(0));
  auto type = why.status == 413 || why.status == 431 ? "limited" : "invalid";
  LK_CO_TRY_DONE(co_await write(problem(why.status, type, why.where), false, false, stream_.is_tls()));
  co_return co_await linger();
}

Task<Done> Connection::write(Response response, bool head_only, bool keep_alive, bool secure) {
  add_security_headers(response, secure);
  std::size_t length = response.file ? response.file->size() : response.body.size();
  std::string head = head_of(response, length, keep_alive);
  bool without_body = head_only || !has_body(response.status);
  if (!response.file) {
    if (without_body) co_return co_await stream_.write(head, deadlines_.write_silence);
    if (length <= kJoined) {
      head += response.body;
      co_return co_await stream_.write(head, deadlines_.write_silence);
    }
    LK_CO_TRY_DONE(co_await stream_.write(head, deadlines_.write_silence));
    co_return co_await stream_.write(response.body, deadlines_.write_silence);
  }
  LK_CO_TRY_DONE(co_await stream_.write(head, deadlines_.write_silence));
  if (without_body) co_return done();
  std::string piece(std::min(length, kPieceOfFile), '\0');
  for (std::size_t at = 0; at < length;) {
    std::size_t got = response.file->read(at, std::span(piece).first(std::min(piece.size(), length - at)));
    // The file became shorter than we announced: only closing tells the client that this is not all.
    if (got == 0) co_return fail(Kind::unavailable, "http: file");
    LK_CO_TRY_DONE(co_await stream_.write(std::string_view(piece).substr(0, got), deadlines_.write_silence));
    at += got;
  }
  co_return done();
}

Task<Done> Connection::linger() {
  return stream_.linger(stopping_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(2000));
}

}  // namespace latchkey::http
