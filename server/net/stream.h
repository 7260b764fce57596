// One TCP connection, plain or TLS, read and written by tasks. Every wait on the network has a deadline; one that
// passes ends the stream, because a protocol that stopped in the middle has nothing left to say.
//
// One task may read while another writes. Both must have ended before the stream is destroyed: close() makes them.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/task.h"
#include "server/net/ip_address.h"
#include "server/net/loop.h"
#include "server/net/tls_context.h"

namespace latchkey::net {

using Timeout = std::chrono::milliseconds;

class Stream {
 public:
  // Errors of all operations: expired (deadline passed), unavailable (the connection is gone, or closed by us).

  // As a client, for tests and tools. The loop outlives every task on it.
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
  static Task<Result<Stream>> connect(Loop& loop, Endpoint to, Timeout timeout);

  Stream(Stream&&) noexcept;
  Stream& operator=(Stream&&) noexcept;
  ~Stream();

  // At least one byte, or 0 where the peer has ended its side. The buffer is the caller's and outlives the call.
  Task<Result<std::size_t>> read_some(std::span<std::uint8_t> into, Timeout timeout);

  // Until there is something to read (or the peer's end): waiting costs no buffer meanwhile.
  Task<Done> wait_readable(Timeout timeout);

  // All of it; the timeout is for each piece the peer takes, so a slow reader may take long but not stand still. The
  // bytes are the caller's and outlive the call.
  Task<Done> write(BytesView bytes, Timeout timeout);
  Task<Done> write(std::string_view text, Timeout timeout) { return write(as_bytes(text), timeout); }

  // Turns the plain stream into TLS, as its server or client (by the context); for a client, the peer must be `name`.
  // Bytes of the old, plain conversation that came early are gone with it: nothing said before counts after (STARTTLS).
  Task<Done> start_tls(TlsContext context, Timeout timeout, std::string name = "");
  bool is_tls() const;

  // Says that nothing more will be written (TLS: close_notify, then FIN). The peer may still be read.
  Task<Done> end_writing(Timeout timeout);

  // The last words stay readable: ends writing, then reads and forgets what still comes, until the peer ends its side
  // too, for `most` or 16 MiB at most. Closing with unread bytes would reset the connection, and the reset can overtake
  // them.
  Task<Done> linger(Timeout most);

  // Ends everything now; waiting tasks resume with unavailable.
  void close();
  bool is_open() const;

  const Endpoint& peer() const;   // whom the socket talks to: a proxy, if there is one
  const Endpoint& local() const;  // where it was accepted

  struct Impl;  // server/net/asio_stream.h
  const std::shared_ptr<Impl>& impl() const { return impl_; }
  explicit Stream(std::shared_ptr<Impl> impl);

 private:
  // Shared with deadline timers still queued in the loop, which look at it once more when they fire.
  std::shared_ptr<Impl> impl_;
};

}  // namespace latchkey::net
