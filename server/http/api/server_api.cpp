#include "server/http/api/server_api.h"

namespace latchkey::http {
namespace {

struct ServerAnswer {
  std::string version;
  TimePoint now;
  bool demo;
};
BOOST_DESCRIBE_STRUCT(ServerAnswer, (), (version, now, demo))

}  // namespace

void ServerApi::add_routes(Router& router) {
  auto add = [&](const std::string& path, Task<Answer> (ServerApi::*act)(Request), Audience audience) {
    router.add(
        {Method::get, path, [this, act](Request request) { return (this->*act)(std::move(request)); }, audience});
  };
  add("/healthz", &ServerApi::health, Audience::probes);
  add("/readyz", &ServerApi::readiness, Audience::probes);
  add("/api/v1/server", &ServerApi::server, Audience::sessions);
}

Task<Answer> ServerApi::health(Request) { co_return Response::with(200, "text/plain", "ok\n"); }

Task<Answer> ServerApi::readiness(Request) {
  // While it stops it serves what is under way; whoever spreads requests sends new ones elsewhere.
  if (stopping_) co_return fail(Kind::unavailable, "server: stopping");
  // Any question the storage has to answer.
  LK_CO_TRY(empty, co_await founding_.is_empty());
  static_cast<void>(empty);
  co_return Response::with(200, "text/plain", "ok\n");
}

Task<Answer> ServerApi::server(Request) { co_return json_response(200, ServerAnswer{version_, clock_.now(), demo_}); }

}  // namespace latchkey::http
