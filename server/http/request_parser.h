// Takes a request apart as its bytes arrive: Beast's parser behind a plain interface, with what we refuse beyond it.
#pragma once
#include <memory>

#include "base/result.h"
#include "server/http/message.h"

namespace latchkey::http {

// Why a request cannot be served; the connection closes after the answer, because where the next request begins is not
// certain any more.
struct BadRequest {
  int status;              // 400, 413, 431, 501, 505
  std::string_view where;  // fixed text
};

class RequestParser {
 public:
  static constexpr std::size_t kMostHeaderBytes = std::size_t{16} << 10;
  static constexpr std::size_t kMostFields = 100;

  RequestParser();
  ~RequestParser();

  // Both return how many of the bytes were used; the rest, with more behind it, is for the next call. 0 of a header
  // means that it is not complete yet.
  Result<std::size_t, BadRequest> feed_header(BytesView bytes);
  Result<std::size_t, BadRequest> feed_body(BytesView bytes, std::size_t body_limit);

  bool header_done() const;
  bool done() const;
  bool expects_continue() const;
  std::optional<std::uint64_t> declared_length() const;

  // Whether the client would use the connection again. Valid once the header is done.
  bool keep_alive() const;
  // Method, target and headers once the header is done.
  const Request& head() const;
  Request take();  // with the body; once done

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace latchkey::http
