#include "server/http/server.h"

#include "base/log.h"

namespace latchkey::http {

Server::Server(net::Loop& loop, Front& front, Options options)
    : loop_(loop), front_(front), options_(options), patience_(loop) {}

Result<net::Endpoint> Server::listen(net::Endpoint at, std::optional<net::TlsContext> tls) {
  LK_TRY(listener, net::Listener::open(loop_, at));
  auto where = listener.at();
  places_.push_back(Place{std::move(listener), std::move(tls)});
  tasks_.spawn(accept_all(&places_.back()));
  return where;
}

Task<Done> Server::accept_all(Place* place) {
  for (;;) {
    LK_CO_TRY(stream, co_await place->listener.accept());
    auto peer = stream.peer().address;
    // A bare password on a network is what plain HTTP from anywhere but our own proxy would be.
    bool welcome = place->tls || peer.is_loopback() || front_.is_proxy(peer);
    auto& from_there = per_address_[peer];
    if (!welcome || counters_.connections_open >= options_.most_connections ||
        from_there >= options_.most_per_address) {
      ++counters_.connections_refused;
      if (from_there == 0) per_address_.erase(peer);
      continue;
    }
    ++from_there;
    ++counters_.connections_accepted;
    tasks_.spawn(converse(std::move(stream), place->tls));
  }
}

Task<Done> Server::converse(net::Stream stream, std::optional<net::TlsContext> tls) {
  auto peer = stream.peer().address;
  open_.emplace_back(std::move(stream));
  auto open = std::prev(open_.end());
  ++counters_.connections_open;

  Done ready = done();
  if (tls) ready = co_await open->stream.start_tls(*tls, options_.deadlines.handshake);
  Connection::TakeOver take_over;
  if (ready) {
    // On the heap and gone before a take-over: what a long-lived socket keeps is its own.
    auto connection = std::make_unique<Connection>(open->stream, front_, counters_, options_.deadlines, stopping_);
    open->connection = connection.get();
    auto outcome = co_await connection->serve();
    open->connection = nullptr;
    if (outcome) take_over = std::move(*outcome);
  }
  if (take_over) {
    auto taken = std::move(open->stream);
    open_.erase(open);
    static_cast<void>(co_await take_over(std::move(taken)));
  } else {
    open_.erase(open);
  }
  --counters_.connections_open;
  auto from_there = per_address_.find(peer);
  if (--from_there->second == 0) per_address_.erase(from_there);
  co_return done();
}

Task<Done> Server::close_after(std::chrono::milliseconds patience) {
  bool over = co_await patience_.wait(patience);
  if (over)
    for (auto& open : open_) open.stream.close();
  co_return done();
}

Task<Done> Server::stop(std::chrono::milliseconds patience) {
  stopping_ = true;
  for (auto& place : places_) place.listener.close();
  for (auto& open : open_)
    if (open.connection && open.connection->is_idle()) open.stream.close();
  patience_task_.spawn(close_after(patience));
  LK_CO_TRY_DONE(co_await tasks_.ended());
  patience_.cancel();
  co_return co_await patience_task_.ended();
}

}  // namespace latchkey::http
