#include "server/http/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace latchkey::http {
namespace beast_http = boost::beast::http;
using boost::system::error_code;

namespace {

// Beyond any route's limit: what a route allows is checked as the body grows.
constexpr std::uint64_t kMostBodyBytes = std::uint64_t{64} << 20;

using Body = beast_http::string_body;

Method method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get: return Method::get;
    case beast_http::verb::head: return Method::head;
    case beast_http::verb::post: return Method::post;
    case beast_http::verb::put: return Method::put;
    case beast_http::verb::patch: return Method::patch;
    case beast_http::verb::delete_: return Method::del;
    default: return Method::other;
  }
}

BadRequest refusal_of(const error_code& error) {
  if (error == beast_http::error::header_limit) return {431, "http: header too large"};
  if (error == beast_http::error::body_limit) return {413, "http: body too large"};
  if (error == beast_http::error::bad_version) return {505, "http: version"};
  return {400, "http: malformed"};
}

// RFC 9112, 3.2.1: origin-form. We are nobody's proxy, so no other form has business here.
bool is_origin_form(std::string_view target) {
  if (target.empty() || target.front() != '/' || target.size() > 8192) return false;
  for (char c : target)
    if (c <= ' ' || c == 0x7f || c == '#' || c == '\\') return false;
  return true;
}

// RFC 9112, 5.2: a line that goes on in the next is refused or joined. Beast joins; a reader in front of us may not,
// and then sees another field than we do.
bool has_folded_line(std::string_view head) {
  for (auto at = head.find('\n'); at != head.npos; at = head.find('\n', at + 1))
    if (at + 1 < head.size() && (head[at + 1] == ' ' || head[at + 1] == '\t')) return true;
  return false;
}

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct RequestParser::Impl {
  beast_http::request_parser<Body> parser;
  Request head;
  bool keep_alive = false;

  Result<Nothing, BadRequest> read_head() {
    const auto& message = parser.get();
    head.method = method_of(message.method());
    head.target = view(message.target());
    head.path = head.target.substr(0, head.target.find('?'));
    std::size_t fields = 0;
    for (const auto& field : message) {
      if (++fields > kMostFields) return fail(BadRequest{431, "http: too many headers"});
      head.headers.add(std::string(view(field.name_string())), std::string(view(field.value())));
    }
    keep_alive = parser.keep_alive();

    if (message.version() != 11 && message.version() != 10) return fail(BadRequest{505, "http: version"});
    if (!is_origin_form(head.target)) return fail(BadRequest{400, "http: target"});
    // RFC 9112, 3.2: more or fewer than one Host is an error to answer with 400.
    if (head.headers.count("Host") != 1) return fail(BadRequest{400, "http: host"});
    // Two ways to say where a body ends is how requests are smuggled past a proxy that believes the other one. Beast
    // refuses a Transfer-Encoding beside a Content-Length; codings but plain `chunked`, and HTTP/1.0 with one, we do.
    if (auto coding = head.headers.find("Transfer-Encoding")) {
      if (head.headers.count("Content-Length") != 0) return fail(BadRequest{400, "http: two lengths"});
      if (!equals_ignoring_case(*coding, "chunked") || head.headers.count("Transfer-Encoding") != 1)
        return fail(BadRequest{501, "http: transfer coding"});
      if (message.version() != 11) return fail(BadRequest{400, "http: transfer coding"});
    }
    if (head.headers.count("Content-Length") > 1) return fail(BadRequest{400, "http: two lengths"});
    // Beast takes "5, 5"; another reader of the same bytes may not.
    if (auto length = head.headers.find("Content-Length"))
      if (length->empty() || length->find_first_not_of("0123456789") != length->npos)
        return fail(BadRequest{400, "http: length"});
    return Nothing{};
  }
};

RequestParser::RequestParser() : impl_(std::make_unique<Impl>()) {
  impl_->parser.header_limit(kMostHeaderBytes);
  impl_->parser.body_limit(kMostBodyBytes);
}
RequestParser::~RequestParser() = default;

Result<std::size_t, BadRequest> RequestParser::feed_header(BytesView bytes) {
  error_code error;
  std::size_t used = impl_->parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == beast_http::error::need_more) {
    // Beast measures a field only when its line is complete.
    if (bytes.size() >= kMostHeaderBytes) return fail(BadRequest{431, "http: header too large"});
    return used;
  }
  if (error) return fail(refusal_of(error));
  if (impl_->parser.is_header_done()) {
    // Beast reads the fields in one go, once all of them are there.
    if (has_folded_line(as_text(bytes.first(used)))) return fail(BadRequest{400, "http: folded field"});
    if (auto good = impl_->read_head(); !good) return fail(good.error());
  }
  return used;
}

Result<std::size_t, BadRequest> RequestParser::feed_body(BytesView bytes, std::size_t body_limit) {
  impl_->parser.eager(true);
  error_code error;
  std::size_t used = impl_->parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast_http::error::need_more) return fail(refusal_of(error));
  if (impl_->parser.get().body().size() > body_limit) return fail(BadRequest{413, "http: body too large"});
  return used;
}

bool RequestParser::header_done() const { return impl_->parser.is_header_done(); }
bool RequestParser::done() const { return impl_->parser.is_done(); }
bool RequestParser::keep_alive() const { return impl_->keep_alive; }
const Request& RequestParser::head() const { return impl_->head; }

bool RequestParser::expects_continue() const {
  auto expect = impl_->head.headers.find("Expect");
  return expect && equals_ignoring_case(*expect, "100-continue");
}

std::optional<std::uint64_t> RequestParser::declared_length() const {
  auto length = impl_->parser.content_length();
  if (!length) return std::nullopt;
  return *length;
}

Request RequestParser::take() {
  LK_CHECK(impl_->parser.is_done());
  Request request = std::move(impl_->head);
  request.body = std::move(impl_->parser.get().body());
  return request;
}

}  // namespace latchkey::http
