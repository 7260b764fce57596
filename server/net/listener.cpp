#include "server/net/listener.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include "server/net/asio_loop.h"
#include "server/net/asio_stream.h"

namespace latchkey::net {
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Listener::Impl {
  explicit Impl(Loop& on) : loop(on), acceptor(on.impl().context), pause(on) {}
  Loop& loop;
  tcp::acceptor acceptor;
  Timer pause;
  Endpoint at;
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener::~Listener() = default;

Result<Listener> Listener::open(Loop& loop, Endpoint at) {
  auto impl = std::make_unique<Impl>(loop);
  auto& acceptor = impl->acceptor;
  auto endpoint = endpoint_for(at);
  error_code error;
  error_code ignored;
  static_cast<void>(acceptor.open(endpoint.protocol(), error));
  if (error) return fail(Kind::unavailable, "net: listen");
  static_cast<void>(acceptor.set_option(asio::socket_base::reuse_address(true), ignored));
  // Each family is named by itself: [::] must not silently take IPv4 too, where limits and proxies were thought of
  // apart.
  if (!at.address.is_v4()) static_cast<void>(acceptor.set_option(asio::ip::v6_only(true), ignored));
  static_cast<void>(acceptor.bind(endpoint, error));
  if (error == asio::error::address_in_use) return fail(Kind::conflict, "net: the port is taken");
  if (error) return fail(Kind::unavailable, "net: bind");
  static_cast<void>(acceptor.listen(4096, error));
  if (error == asio::error::address_in_use) return fail(Kind::conflict, "net: the port is taken");
  if (error) return fail(Kind::unavailable, "net: listen");
  impl->at = endpoint_of(acceptor.local_endpoint(ignored));
  return Listener(std::move(impl));
}

Task<Result<Stream>> Listener::accept() {
  struct Accept {
    tcp::acceptor& acceptor;
    tcp::socket& socket;
    error_code error = {};
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      acceptor.async_accept(socket, [this, waiter](error_code outcome) {
        error = outcome;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  for (;;) {
    tcp::socket socket(impl_->loop.impl().context);
    Accept accept{impl_->acceptor, socket};
    co_await accept;
    if (!impl_->acceptor.is_open()) co_return fail(Kind::unavailable, "net: listener closed");
    if (!accept.error) co_return Stream(std::make_shared<Stream::Impl>(std::move(socket)));
    // Out of descriptors or memory: the connection stays queued in the kernel, so trying at once would spin.
    if (accept.error != asio::error::connection_aborted) static_cast<void>(co_await impl_->pause.wait(Timeout(100)));
    if (!impl_->acceptor.is_open()) co_return fail(Kind::unavailable, "net: listener closed");
  }
}

void Listener::close() {
  error_code ignored;
  static_cast<void>(impl_->acceptor.close(ignored));
  impl_->pause.cancel();
}

const Endpoint& Listener::at() const { return impl_->at; }

}  // namespace latchkey::net
