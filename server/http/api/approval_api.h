// A new device and an open one, each in its turn (server/members/approvals.h).
#pragma once
#include "server/http/api/gate.h"
#include "server/members/approvals.h"

namespace latchkey::http {

class ApprovalApi {
 public:
  explicit ApprovalApi(members::Approvals& approvals) : approvals_(approvals) {}
  void add_routes(Gate& gate, Router& router);

 private:
  // Of the new device, which has no session.
  Task<Answer> open(Request request);
  Task<Answer> progress(Request request);
  Task<Answer> reveal(Request request);
  Task<Answer> take(Request request);
  Task<Answer> withdraw(Request request);
  // Of the open one.
  Task<Answer> look(Actor actor, Request request);
  Task<Answer> answer(Actor actor, Request request);
  Task<Answer> approve(Actor actor, Request request);
  Task<Answer> refuse(Actor actor, Request request);

  members::Approvals& approvals_;
};

}  // namespace latchkey::http
