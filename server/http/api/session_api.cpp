#include "server/http/api/session_api.h"

namespace latchkey::http {
namespace {

struct AuthBody {
  Bytes auth;
};
BOOST_DESCRIBE_STRUCT(AuthBody, (), (auth))

struct Elevation {
  TimePoint elevated_until;
};
BOOST_DESCRIBE_STRUCT(Elevation, (), (elevated_until))

}  // namespace

void SessionApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/sessions", this, &SessionApi::list);
  gate.add(router, Method::del, "/sessions/{session}", this, &SessionApi::end);
  gate.add(router, Method::post, "/sessions/current/elevation", this, &SessionApi::elevate);
  gate.add(router, Method::get, "/me", this, &SessionApi::me);
  gate.add(router, Method::put, "/me/credentials", this, &SessionApi::change_credentials);
}

Task<Answer> SessionApi::list(Actor actor, Request) {
  LK_CO_TRY(sessions, co_await sessions_.list(std::move(actor)));
  co_return json_list("sessions", sessions);
}

Task<Answer> SessionApi::end(Actor actor, Request request) {
  auto session = actor.session;
  if (request.parameter("session") != "current") {
    LK_CO_TRY(named, request.id<SessionId>("session"));
    session = std::move(named);
  }
  LK_CO_TRY_DONE(co_await sessions_.end(std::move(actor), std::move(session)));
  co_return Response::empty(204);
}

Task<Answer> SessionApi::elevate(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<AuthBody>(request));
  SecretBytes auth(BytesView(body.auth));
  wipe(body.auth);
  LK_CO_TRY(until, co_await sessions_.elevate(std::move(actor), std::move(auth)));
  co_return json_response(200, Elevation{until});
}

Task<Answer> SessionApi::me(Actor actor, Request) {
  LK_CO_TRY(me, co_await sessions_.me(std::move(actor)));
  co_return json_response(200, me);
}

Task<Answer> SessionApi::change_credentials(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<members::Credentials>(request));
  LK_CO_TRY_DONE(co_await sessions_.change_credentials(std::move(actor), std::move(body)));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
