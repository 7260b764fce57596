// One HTTP/1.1 conversation on one stream: requests one after the other, each with deadlines and limits.
#pragma once
#include "server/http/counters.h"
#include "server/http/front.h"
#include "server/http/request_parser.h"
#include "server/net/stream.h"

namespace latchkey::http {

struct Deadlines {
  net::Timeout idle = std::chrono::seconds(75);          // between requests
  net::Timeout header = std::chrono::seconds(15);        // a request's head, from its first byte
  net::Timeout body_silence = std::chrono::seconds(15);  // between pieces of a body
  net::Timeout body = std::chrono::seconds(120);         // a whole body
  net::Timeout write_silence = std::chrono::seconds(30);
  net::Timeout handshake = std::chrono::seconds(10);
};

class Connection {
 public:
  // All but the stream outlive it.
  Connection(net::Stream& stream, Front& front, Counters& counters, const Deadlines& deadlines, const bool& stopping)
      : stream_(stream), front_(front), counters_(counters), deadlines_(deadlines), stopping_(stopping) {}

  // Serves until either side has had enough. Where a handler takes the connection over, that is returned.
  using TakeOver = std::function<Task<Done>(net::Stream)>;
  Task<Result<TakeOver>> serve();

  bool is_idle() const { return idle_; }  // between requests: may be closed without loss

 private:
  enum class Next { request, close, take_over };
  Task<Result<Next>> serve_one();
  Task<Result<Nothing, BadRequest>> read_body(RequestParser* parser, std::size_t limit);
  Task<Done> write(Response response, bool head_only, bool keep_alive, bool secure);
  Task<Done> refuse(BadRequest why);
  Task<Done> linger();
  Task<Result<std::size_t>> fill(net::Timeout timeout);
  void consume(std::size_t count);

  net::Stream& stream_;
  Front& front_;
  Counters& counters_;
  const Deadlines& deadlines_;
  const bool& stopping_;
  bool idle_ = true;
  Bytes buffer_;          // room for what arrives; given back between requests
  std::size_t size_ = 0;  // of it, unread
  TakeOver take_over_;
};

}  // namespace latchkey::http
