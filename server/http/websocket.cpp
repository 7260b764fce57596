#include "server/http/websocket.h"

#include <boost/asio/compose.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket.hpp>

#include "server/http/problem.h"
#include "server/net/asio_stream.h"

namespace latchkey::http {
namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

namespace {

constexpr net::Timeout kLinger = std::chrono::seconds(2);

// Our stream as what Asio calls an AsyncStream: one step without waiting, else a wait for the socket and again.
// Deadlines are Beast's own here; they close the socket through beast_close_socket.
class Transport {
 public:
  using executor_type = asio::ip::tcp::socket::executor_type;
  using Impl = net::Stream::Impl;

  explicit Transport(net::Stream stream) : stream_(std::make_unique<net::Stream>(std::move(stream))) {}

  executor_type get_executor() { return impl().socket.get_executor(); }
  Impl& impl() const { return *stream_->impl(); }
  net::Stream& stream() { return *stream_; }

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return start(
        [buffers](Impl& impl) {
          for (auto buffer : beast::buffers_range_ref(buffers))
            if (buffer.size() > 0)
              return impl.try_read(std::span(static_cast<std::uint8_t*>(buffer.data()), buffer.size()));
          return Impl::Step{Impl::Need::nothing, 0};
        },
        Reading::yes, std::forward<Token>(token));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return start(
        [buffers](Impl& impl) {
          // A frame is a few bytes of header and its text: sent apart they would be two packets.
          std::array<std::uint8_t, 8192> joined;
          std::size_t size = asio::buffer_copy(asio::buffer(joined), buffers);
          if (size == asio::buffer_size(buffers)) return impl.try_write(BytesView(joined).first(size));
          for (auto buffer : beast::buffers_range_ref(buffers))
            if (buffer.size() > 0)
              return impl.try_write(BytesView(static_cast<const std::uint8_t*>(buffer.data()), buffer.size()));
          return Impl::Step{Impl::Need::nothing, 0};
        },
        Reading::no, std::forward<Token>(token));
  }

 private:
  enum class Reading { yes, no };

  template <typename Attempt>
  struct Operation {
    std::shared_ptr<Impl> impl;  // until the handler ran: Beast may drop the stream meanwhile
    Attempt attempt;
    Reading reading;
    bool waited = false;

    template <typename Self>
    void operator()(Self& self, error_code error = {}) {
      if (error) return self.complete(error, 0);
      auto step = attempt(*impl);
      switch (step.need) {
        case Impl::Need::readable: return wait(self, asio::ip::tcp::socket::wait_read);
        case Impl::Need::writable: return wait(self, asio::ip::tcp::socket::wait_write);
        case Impl::Need::gone: return finish(self, asio::error::connection_reset, 0);
        case Impl::Need::nothing: break;
      }
      if (reading == Reading::yes && step.bytes == 0) return finish(self, asio::error::eof, 0);
      finish(self, {}, step.bytes);
    }

    template <typename Self>
    void wait(Self& self, asio::ip::tcp::socket::wait_type type) {
      waited = true;
      auto& socket = impl->socket;  // `this` lives in self, which moves away
      socket.async_wait(type, std::move(self));
    }

    // A handler never runs inside the call that started it.
    template <typename Self>
    void finish(Self& self, error_code error, std::size_t bytes) {
      if (waited) return self.complete(error, bytes);
      auto executor = impl->socket.get_executor();
      asio::post(executor, [moved = std::move(self), error, bytes]() mutable { moved.complete(error, bytes); });
    }
  };

  template <typename Attempt, typename Token>
  auto start(Attempt attempt, Reading reading, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        Operation<Attempt>{stream_->impl(), std::move(attempt), reading}, token, impl().socket);
  }

  std::unique_ptr<net::Stream> stream_;
};

// What Beast calls to end a stream it does not know: found by argument-dependent lookup.
void beast_close_socket(Transport& transport) { transport.impl().close(); }

template <typename Handler>
void async_teardown(beast::role_type, Transport& transport, Handler&& handler) {
  // Ours may not have been read yet: WebSocket::close() lets it be.
  static_cast<void>(transport.impl().try_end_writing());
  asio::post(transport.get_executor(),
             [done = std::decay_t<Handler>(std::forward<Handler>(handler))]() mutable { done(error_code()); });
}

bool has_token(const Request& request, std::string_view header, std::string_view token) {
  for (const auto& [name, value] : request.headers.fields()) {
    if (!equals_ignoring_case(name, header)) continue;
    for (std::string_view rest = value;;) {
      auto comma = rest.find(',');
      auto part = rest.substr(0, comma);
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      if (equals_ignoring_case(part, token)) return true;
      if (comma == rest.npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return false;
}

}  // namespace

struct WebSocket::Impl {
  explicit Impl(net::Stream stream) : socket(Transport(std::move(stream))) {}
  beast::websocket::stream<Transport, false> socket;  // false: no deflate, not even its state
};

WebSocket::WebSocket(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WebSocket::WebSocket(WebSocket&&) noexcept = default;
WebSocket::~WebSocket() = default;

std::optional<Response> WebSocket::refuse(const Request& request, std::string_view subprotocol) {
  if (!has_token(request, "Upgrade", "websocket") || !has_token(request, "Connection", "upgrade")) {
    auto response = problem(426, "invalid", "events: a WebSocket is spoken here");
    response.headers.add("Upgrade", "websocket");
    response.headers.add("Connection", "Upgrade");
    return response;
  }
  if (request.headers.find("Sec-WebSocket-Version") != "13") {
    auto response = problem(426, "invalid", "events: WebSocket version 13");
    response.headers.add("Sec-WebSocket-Version", "13");
    return response;
  }
  auto key = request.headers.find("Sec-WebSocket-Key");
  auto nonce = key ? parse_base64(*key) : std::nullopt;
  if (!nonce || nonce->size() != 16) return problem(400, "invalid", "events: Sec-WebSocket-Key");
  if (!has_token(request, "Sec-WebSocket-Protocol", subprotocol)) return problem(400, "invalid", "events: subprotocol");
  return std::nullopt;
}

Task<Result<WebSocket>> WebSocket::accept(net::Stream stream, Request request, std::string subprotocol, Limits limits) {
  auto impl = std::make_unique<Impl>(std::move(stream));
  auto& socket = impl->socket;
  beast::websocket::stream_base::timeout timeout;
  timeout.handshake_timeout = limits.handshake;
  timeout.idle_timeout = limits.silence;
  timeout.keep_alive_pings = true;
  socket.set_option(timeout);
  socket.set_option(beast::websocket::stream_base::decorator([subprotocol](beast::websocket::response_type& response) {
    response.set(beast::http::field::sec_websocket_protocol, subprotocol);
    response.erase(beast::http::field::server);
  }));
  socket.read_message_max(limits.most_message);
  // A message is one frame: its text goes out from where it is, without a buffer of the socket's own.
  socket.auto_fragment(false);
  socket.text(true);

  beast::http::request<beast::http::empty_body> handshake(beast::http::verb::get, request.target, 11);
  for (const auto& [name, value] : request.headers.fields()) handshake.insert(name, value);
  struct Accept {
    decltype(impl->socket)& socket;
    const beast::http::request<beast::http::empty_body>& request;
    error_code error = {};
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_accept(request, [this, waiter](error_code outcome) {
        error = outcome;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  Accept accept{socket, handshake};
  co_await accept;
  if (accept.error) co_return fail(Kind::unavailable, "websocket: handshake");
  co_return WebSocket(std::move(impl));
}

Task<Result<std::string>> WebSocket::read() {
  // In pieces: a buffer of Beast's would be 1.5 kB, held by every client that waits, to take in a hello and pongs.
  struct Read {
    decltype(impl_->socket)& socket;
    std::array<char, 256> piece = {};
    std::size_t size = 0;
    error_code error = {};
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_read_some(asio::buffer(piece), [this, waiter](error_code outcome, std::size_t got) {
        error = outcome;
        size = got;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  std::string message;
  do {
    Read read{impl_->socket};
    co_await read;
    if (!read.error) message.append(read.piece.data(), read.size);
    if (read.error == beast::websocket::error::message_too_big)
      co_return fail(Kind::limited, "websocket: message size");
    if (read.error) co_return fail(Kind::unavailable, "websocket: connection");
    if (!impl_->socket.got_text()) co_return fail(Kind::limited, "websocket: text expected");
  } while (!impl_->socket.is_message_done());
  co_return message;
}

Task<Done> WebSocket::write(std::shared_ptr<const std::string> text) {
  struct Write {
    decltype(impl_->socket)& socket;
    const std::string& text;
    error_code error = {};
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_write(asio::buffer(text), [this, waiter](error_code outcome, std::size_t) {
        error = outcome;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  Write write{impl_->socket, *text};
  co_await write;
  if (write.error) co_return fail(Kind::unavailable, "websocket: connection");
  co_return done();
}

Task<Done> WebSocket::close(std::uint16_t code, std::string reason) {
  struct Close {
    decltype(impl_->socket)& socket;
    beast::websocket::close_reason reason;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_close(reason, [waiter](error_code) { waiter.resume(); });
    }
    void await_resume() const {}
  };
  // Not open: Beast has closed it for a reason of its own, such as a message that was too big.
  if (impl_->socket.is_open()) {
    Close close{impl_->socket, beast::websocket::close_reason(static_cast<beast::websocket::close_code>(code), reason)};
    co_await close;
  }
  auto lingered = co_await impl_->socket.next_layer().stream().linger(kLinger);
  static_cast<void>(lingered);  // gone before or after: it ends here
  abort();
  co_return done();
}

void WebSocket::abort() { impl_->socket.next_layer().impl().close(); }

}  // namespace latchkey::http
