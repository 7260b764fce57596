// The Asio side of Stream: one step of reading or writing without waiting, and the waits. Beast's WebSocket drives it
// too (server/http/websocket.cpp). OpenSSL works on the socket directly instead of through asio::ssl, whose two fixed
// buffers a connection would make most of an idle client's memory.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>

#include "server/net/stream.h"
#include "server/net/tls_context_impl.h"

namespace latchkey::net {

struct Stream::Impl : std::enable_shared_from_this<Stream::Impl> {
  // What one attempt came to: bytes (0 of a read is the peer's end), or what to wait for, or that it is over.
  enum class Need { nothing, readable, writable, gone };
  struct Step {
    Need need = Need::nothing;
    std::size_t bytes = 0;
  };
  enum class Side { reading, writing };

  explicit Impl(boost::asio::ip::tcp::socket accepted);

  Step try_read(std::span<std::uint8_t> into);
  Step try_write(BytesView bytes);
  Step try_handshake();
  Step try_end_writing();
  bool has_buffered() const { return tls && SSL_has_pending(tls.get()); }

  // Waits for what a step needs, on behalf of a reading or a writing task.
  Task<Done> wait(Need need, Side side, Timeout timeout);
  Task<Done> yield();  // lets others run
  void close();

  boost::asio::ip::tcp::socket socket;
  std::unique_ptr<SSL, FreeSsl> tls;
  Endpoint peer;
  Endpoint local;
  bool expired = false;  // a deadline ended it
  // After so many steps that did not have to wait, a task lets others run: a fast peer must not own the loop.
  int steps_without_waiting = 0;

 private:
  Step tls_step(int result);
  struct Deadline {
    explicit Deadline(const boost::asio::ip::tcp::socket::executor_type& executor) : timer(executor) {}
    boost::asio::steady_timer timer;
    std::uint64_t wait_number = 0;  // a timer that fires for an earlier wait than the current one is late news
  };
  Deadline deadlines_[2];
};

// Shared by accept() and connect().
Endpoint endpoint_of(const boost::asio::ip::tcp::endpoint& endpoint);
boost::asio::ip::tcp::endpoint endpoint_for(const Endpoint& endpoint);

}  // namespace latchkey::net
