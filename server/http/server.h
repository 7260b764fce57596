// Listens, and runs a conversation for each connection.
#pragma once
#include <list>
#include <map>

#include "base/task_group.h"
#include "server/http/connection.h"
#include "server/net/listener.h"

namespace latchkey::http {

class Server {
 public:
  struct Options {
    std::size_t most_connections = 16'384;
    std::size_t most_per_address = 4'096;  // 1,000 clients of one office are not an attack; one host's all are
    Deadlines deadlines;
  };
  Server(net::Loop& loop, Front& front, Options options);  // both outlive it

  // Before run; may be called for several places. With a certificate TLS is spoken; without, only to loopback and the
  // front's proxies. The failure is Listener::open's.
  Result<net::Endpoint> listen(net::Endpoint at, std::optional<net::TlsContext> tls);

  // Stops listening, lets requests under way finish for up to `patience`, then closes what is left. What took its
  // connection over must have been told to end by then.
  Task<Done> stop(std::chrono::milliseconds patience);

  const Counters& counters() const { return counters_; }

 private:
  struct Open {
    explicit Open(net::Stream accepted) : stream(std::move(accepted)) {}
    net::Stream stream;
    Connection* connection = nullptr;
  };
  struct Place {
    net::Listener listener;
    std::optional<net::TlsContext> tls;
  };
  Task<Done> accept_all(Place* place);
  Task<Done> converse(net::Stream stream, std::optional<net::TlsContext> tls);
  Task<Done> close_after(std::chrono::milliseconds patience);

  net::Loop& loop_;
  Front& front_;
  const Options options_;
  Counters counters_;
  bool stopping_ = false;
  std::list<Place> places_;
  std::list<Open> open_;
  std::map<net::IpAddress, std::size_t> per_address_;
  net::Timer patience_;
  TaskGroup patience_task_;
  TaskGroup tasks_;
};

}  // namespace latchkey::http
