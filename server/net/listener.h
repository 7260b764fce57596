// A listening socket.
#pragma once
#include <memory>
#include <string>

#include "base/result.h"
#include "base/task.h"
#include "server/net/ip_address.h"
#include "server/net/loop.h"
#include "server/net/stream.h"

namespace latchkey::net {

class Listener {
 public:
  // Port 0 takes a free one. Kind::conflict: the port is taken; unavailable: anything else the system refuses.
  static Result<Listener> open(Loop& loop, Endpoint at);
  Listener(Listener&&) noexcept;
  ~Listener();

  // The next connection. While the process is out of file descriptors it waits and tries again; it fails only when the
  // listener was closed.
  Task<Result<Stream>> accept();
  void close();  // a waiting accept() resumes with unavailable
  const Endpoint& at() const;

 private:
  struct Impl;
  explicit Listener(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace latchkey::net
