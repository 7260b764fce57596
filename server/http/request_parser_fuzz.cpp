// Any bytes as a request, whole and in pieces: both ways must agree on what was said.
#include "server/http/request_parser.h"

namespace {
using namespace latchkey;

struct Outcome {
  int status = 0;  // 0: a request
  bool complete = false;
  std::string target;
  std::string body;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome read(BytesView all, std::size_t piece) {
  http::RequestParser parser;
  Bytes waiting;
  Outcome outcome;
  for (std::size_t at = 0; at < all.size() && !(parser.header_done() && parser.done());) {
    auto more = all.subspan(at, std::min(piece, all.size() - at));
    waiting.insert(waiting.end(), more.begin(), more.end());
    at += more.size();
    for (bool again = true; again && !waiting.empty() && !(parser.header_done() && parser.done());) {
      auto used = parser.header_done() ? parser.feed_body(waiting, 1 << 20) : parser.feed_header(waiting);
      if (!used) return {used.error().status, false, "", ""};
      waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(*used));
      again = *used > 0;
    }
  }
  if (!parser.header_done()) return outcome;
  outcome.target = parser.head().target;
  LK_CHECK(!outcome.target.empty() && outcome.target.front() == '/');
  LK_CHECK(parser.head().headers.count("Host") == 1);
  LK_CHECK(!(parser.head().headers.find("Transfer-Encoding") && parser.head().headers.find("Content-Length")));
  outcome.complete = parser.done();
  if (outcome.complete) outcome.body = parser.take().body;
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 15'000) return 0;  // beyond, where a header limit strikes depends on the pieces
  BytesView all(data, size);
  auto whole = read(all, size + 1);
  auto pieces = read(all, 7);
  if (whole.complete || pieces.complete) LK_CHECK(whole == pieces);
  return 0;
}
