// A WebSocket (RFC 6455) on a stream that spoke HTTP until now. Text messages only, no extensions: compression would
// keep tens of kilobytes a socket, and compressing secrets beside foreign text leaks them.
#pragma once
#include <memory>
#include <string>

#include "server/http/message.h"
#include "server/net/stream.h"

namespace latchkey::http {

class WebSocket {
 public:
  struct Limits {
    std::size_t most_message = 4096;  // from the client
    net::Timeout handshake = std::chrono::seconds(10);
    // A peer is pinged when it was silent for half of this, and given up after all of it.
    net::Timeout silence = std::chrono::seconds(60);
  };

  // Whether the request asks for a WebSocket with that subprotocol; otherwise the answer that refuses it.
  static std::optional<Response> refuse(const Request& request, std::string_view subprotocol);

  // Answers the handshake. The request is one that refuse() had nothing against.
  static Task<Result<WebSocket>> accept(net::Stream stream, Request request, std::string subprotocol, Limits limits);
  WebSocket(WebSocket&&) noexcept;
  ~WebSocket();

  // The next text message. Kind::limited: larger than allowed, or not text (the socket is closed then, saying so);
  // unavailable: the connection ended. While a read waits, pings are answered and sent.
  Task<Result<std::string>> read();

  // One write at a time. `text` is kept alive by the call.
  Task<Done> write(std::shared_ptr<const std::string> text);

  // Says why and ends. A read that waits meanwhile resumes.
  Task<Done> close(std::uint16_t code, std::string reason);
  void abort();  // at once, without a word

 private:
  struct Impl;
  explicit WebSocket(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace latchkey::http
