#include "server/net/stream.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <cerrno>

#include "server/net/asio_loop.h"
#include "server/net/asio_stream.h"

namespace latchkey::net {
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr int kStepsBeforeYield = 32;
// OpenSSL takes an int; and one write should not own the loop.
constexpr std::size_t kLargestStep = std::size_t{256} << 10;
// Of what nobody wants: its sender may write all of it before it reads. The largest body there is fits four times.
constexpr std::size_t kMostLingered = std::size_t{16} << 20;

Done gone(const Stream::Impl& impl) {
  if (impl.expired) return fail(Kind::expired, "net: deadline");
  return fail(Kind::unavailable, "net: connection");
}
}  // namespace

Endpoint endpoint_of(const tcp::endpoint& endpoint) {
  IpAddress address = endpoint.address().is_v4() ? IpAddress::from_v4(endpoint.address().to_v4().to_bytes())
                                                 : IpAddress::from_v6(endpoint.address().to_v6().to_bytes());
  return {address, endpoint.port()};
}

tcp::endpoint endpoint_for(const Endpoint& endpoint) {
  const auto& bytes = endpoint.address.bytes();
  if (endpoint.address.is_v4())
    return {asio::ip::address_v4({bytes[12], bytes[13], bytes[14], bytes[15]}), endpoint.port};
  return {asio::ip::address_v6(bytes), endpoint.port};
}

Stream::Impl::Impl(tcp::socket accepted)
    : socket(std::move(accepted)), deadlines_{Deadline(socket.get_executor()), Deadline(socket.get_executor())} {
  error_code ignored;
  static_cast<void>(socket.non_blocking(true, ignored));
  static_cast<void>(socket.set_option(tcp::no_delay(true), ignored));
  static_cast<void>(socket.set_option(asio::socket_base::keep_alive(true), ignored));
  if (auto remote = socket.remote_endpoint(ignored); !ignored) peer = endpoint_of(remote);
  if (auto own = socket.local_endpoint(ignored); !ignored) local = endpoint_of(own);
}

void Stream::Impl::close() {
  error_code ignored;
  static_cast<void>(socket.close(ignored));
}

Stream::Impl::Step Stream::Impl::tls_step(int result) {
  if (result > 0) return {Need::nothing, static_cast<std::size_t>(result)};
  switch (SSL_get_error(tls.get(), result)) {
    case SSL_ERROR_WANT_READ: return {Need::readable};
    case SSL_ERROR_WANT_WRITE: return {Need::writable};
    case SSL_ERROR_ZERO_RETURN: return {Need::nothing, 0};
    default: return {Need::gone};
  }
}

Stream::Impl::Step Stream::Impl::try_read(std::span<std::uint8_t> into) {
  if (!socket.is_open()) return {Need::gone};
  std::size_t size = std::min(into.size(), kLargestStep);
  if (tls) {
    ERR_clear_error();
    return tls_step(SSL_read(tls.get(), into.data(), static_cast<int>(size)));
  }
  ssize_t got = 0;
  do got = ::recv(socket.native_handle(), into.data(), size, 0);
  while (got < 0 && errno == EINTR);
  if (got >= 0) return {Need::nothing, static_cast<std::size_t>(got)};
  return {errno == EAGAIN || errno == EWOULDBLOCK ? Need::readable : Need::gone};
}

Stream::Impl::Step Stream::Impl::try_write(BytesView bytes) {
  if (!socket.is_open()) return {Need::gone};
  std::size_t size = std::min(bytes.size(), kLargestStep);
  if (tls) {
    ERR_clear_error();
    auto step = tls_step(SSL_write(tls.get(), bytes.data(), static_cast<int>(size)));
    // Writing after the peer's end of TLS: there is nobody to write to.
    return step.need == Need::nothing && step.bytes == 0 ? Step{Need::gone} : step;
  }
  ssize_t put = 0;
  do put = ::send(socket.native_handle(), bytes.data(), size, MSG_NOSIGNAL);
  while (put < 0 && errno == EINTR);
  if (put >= 0) return {Need::nothing, static_cast<std::size_t>(put)};
  return {errno == EAGAIN || errno == EWOULDBLOCK ? Need::writable : Need::gone};
}

Stream::Impl::Step Stream::Impl::try_handshake() {
  if (!socket.is_open()) return {Need::gone};
  ERR_clear_error();
  auto step = tls_step(SSL_do_handshake(tls.get()));
  return step.need == Need::nothing && step.bytes == 0 ? Step{Need::gone} : step;
}

Stream::Impl::Step Stream::Impl::try_end_writing() {
  if (!socket.is_open()) return {Need::gone};
  if (tls) {
    ERR_clear_error();
    // 0: our close_notify is on its way, the peer's has not come. Both are fine here.
    int result = SSL_shutdown(tls.get());
    if (result < 0) {
      auto step = tls_step(result);
      if (step.need != Need::nothing) return step;
    }
  }
  ::shutdown(socket.native_handle(), SHUT_WR);
  return {Need::nothing, 1};
}

Task<Done> Stream::Impl::wait(Need need, Side side, Timeout timeout) {
  struct Wait {
    tcp::socket& socket;
    tcp::socket::wait_type type;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_wait(type, [waiter](error_code) { waiter.resume(); });
    }
    void await_resume() const {}
  };
  if (need == Need::gone || !socket.is_open()) co_return gone(*this);
  steps_without_waiting = 0;
  auto& deadline = deadlines_[side == Side::reading ? 0 : 1];
  std::uint64_t number = ++deadline.wait_number;
  deadline.timer.expires_after(timeout);
  deadline.timer.async_wait([self = weak_from_this(), side, number](error_code error) {
    auto impl = self.lock();
    if (error || !impl || impl->deadlines_[side == Side::reading ? 0 : 1].wait_number != number) return;
    impl->expired = true;
    impl->close();
  });
  Wait wait{socket, need == Need::readable ? tcp::socket::wait_read : tcp::socket::wait_write};
  co_await wait;
  ++deadline.wait_number;
  deadline.timer.cancel();
  if (!socket.is_open()) co_return gone(*this);
  co_return done();
}

Stream::Stream(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() {
  if (impl_) impl_->close();
}

void Stream::close() { impl_->close(); }
bool Stream::is_open() const { return impl_->socket.is_open(); }
bool Stream::is_tls() const { return impl_->tls != nullptr; }
const Endpoint& Stream::peer() const { return impl_->peer; }
const Endpoint& Stream::local() const { return impl_->local; }

Task<Done> Stream::Impl::yield() {
  struct Yield {
    tcp::socket::executor_type executor;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) { asio::post(executor, waiter); }
    void await_resume() const {}
  };
  steps_without_waiting = 0;
  Yield wait{socket.get_executor()};
  co_await wait;
  co_return done();
}

Task<Result<std::size_t>> Stream::read_some(std::span<std::uint8_t> into, Timeout timeout) {
  auto& impl = *impl_;
  if (++impl.steps_without_waiting > kStepsBeforeYield) LK_CO_TRY_DONE(co_await impl.yield());
  for (;;) {
    auto step = impl.try_read(into);
    if (step.need == Impl::Need::nothing) co_return step.bytes;
    LK_CO_TRY_DONE(co_await impl.wait(step.need, Impl::Side::reading, timeout));
  }
}

Task<Done> Stream::wait_readable(Timeout timeout) {
  if (impl_->has_buffered()) co_return done();
  co_return co_await impl_->wait(Impl::Need::readable, Impl::Side::reading, timeout);
}

Task<Done> Stream::write(BytesView bytes, Timeout timeout) {
  auto& impl = *impl_;
  while (!bytes.empty()) {
    if (++impl.steps_without_waiting > kStepsBeforeYield) LK_CO_TRY_DONE(co_await impl.yield());
    auto step = impl.try_write(bytes);
    if (step.need != Impl::Need::nothing) {
      LK_CO_TRY_DONE(co_await impl.wait(step.need, Impl::Side::writing, timeout));
      continue;
    }
    bytes = bytes.subspan(step.bytes);
  }
  co_return done();
}

Task<Done> Stream::start_tls(TlsContext context, Timeout timeout, std::string name) {
  auto& impl = *impl_;
  LK_CHECK(!impl.tls);
  impl.tls.reset(SSL_new(context.impl().context.get()));
  if (!impl.tls || !impl.socket.is_open() || SSL_set_fd(impl.tls.get(), impl.socket.native_handle()) != 1)
    co_return fail(Kind::unavailable, "net: tls");
  if (context.impl().client) {
    SSL_set_connect_state(impl.tls.get());
    // What the macro SSL_set_tlsext_host_name stands for, without its cast.
    SSL_ctrl(impl.tls.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    SSL_set1_host(impl.tls.get(), name.c_str());
  } else {
    SSL_set_accept_state(impl.tls.get());
  }
  // One deadline for the whole handshake, not one a step: each step costs us more than it costs a peer that drips
  // bytes.
  auto until = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    auto step = impl.try_handshake();
    if (step.need == Impl::Need::nothing) co_return done();
    auto left = std::chrono::ceil<Timeout>(until - std::chrono::steady_clock::now());
    LK_CO_TRY_DONE(co_await impl.wait(step.need, Impl::Side::reading, std::max(left, Timeout(0))));
  }
}

Task<Done> Stream::end_writing(Timeout timeout) {
  for (;;) {
    auto step = impl_->try_end_writing();
    if (step.need == Impl::Need::nothing) co_return done();
    LK_CO_TRY_DONE(co_await impl_->wait(step.need, Impl::Side::writing, timeout));
  }
}

Task<Done> Stream::linger(Timeout most) {
  auto until = std::chrono::steady_clock::now() + most;
  LK_CO_TRY_DONE(co_await end_writing(most));
  Bytes forgotten(std::size_t{16} << 10);
  for (std::size_t total = 0; total < kMostLingered;) {
    auto left = std::chrono::ceil<Timeout>(until - std::chrono::steady_clock::now());
    auto got = co_await read_some(forgotten, std::max(left, Timeout(0)));
    if (!got || *got == 0) break;
    total += *got;
  }
  co_return done();
}

// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters): the loop outlives every task on it
Task<Result<Stream>> Stream::connect(Loop& loop, Endpoint to, Timeout timeout) {
  struct Connect {
    tcp::socket& socket;
    tcp::endpoint endpoint;
    error_code error = {};
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      socket.async_connect(endpoint, [this, waiter](error_code outcome) {
        error = outcome;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  tcp::socket socket(loop.impl().context);
  asio::steady_timer timer(loop.impl().context, timeout);
  bool expired = false;
  // The flag and the socket outlive the handler: below, the timer is cancelled and its handler awaited.
  struct Ended {
    bool fired = false;
    std::coroutine_handle<> waiter;
    bool await_ready() const { return fired; }
    void await_suspend(std::coroutine_handle<> handle) { waiter = handle; }
    void await_resume() const {}
  };
  Ended timer_ended;
  timer.async_wait([&](error_code error) {
    if (!error) {
      expired = true;
      error_code ignored;
      static_cast<void>(socket.close(ignored));
    }
    timer_ended.fired = true;
    if (timer_ended.waiter) timer_ended.waiter.resume();
  });
  Connect connect{socket, endpoint_for(to)};
  co_await connect;
  timer.cancel();
  co_await timer_ended;
  if (expired) co_return fail(Kind::expired, "net: connect deadline");
  if (connect.error) co_return fail(Kind::unavailable, "net: connect");
  co_return Stream(std::make_shared<Impl>(std::move(socket)));
}

}  // namespace latchkey::net
