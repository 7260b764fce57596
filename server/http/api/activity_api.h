// Who did what.
#pragma once
#include "server/activity/activity.h"
#include "server/http/api/gate.h"

namespace latchkey::http {

class ActivityApi {
 public:
  explicit ActivityApi(activity::Activity& activity) : activity_(activity) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> report(Actor actor, Request request);

  activity::Activity& activity_;
};

}  // namespace latchkey::http
