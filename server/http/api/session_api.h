// One's own sessions, credentials and oneself.
#pragma once
#include "server/http/api/gate.h"

namespace latchkey::http {

class SessionApi {
 public:
  explicit SessionApi(members::Sessions& sessions) : sessions_(sessions) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> end(Actor actor, Request request);
  Task<Answer> elevate(Actor actor, Request request);
  Task<Answer> me(Actor actor, Request request);
  Task<Answer> change_credentials(Actor actor, Request request);

  members::Sessions& sessions_;
};

}  // namespace latchkey::http
