// People of a workspace and invitations to it.
#pragma once
#include "server/http/api/gate.h"
#include "server/members/members.h"

namespace latchkey::http {

class MemberApi {
 public:
  explicit MemberApi(members::Members& members) : members_(members) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> change(Actor actor, Request request);
  Task<Answer> end(Actor actor, Request request);
  Task<Answer> rename_workspace(Actor actor, Request request);
  Task<Answer> invitations(Actor actor, Request request);
  Task<Answer> invite(Actor actor, Request request);
  Task<Answer> withdraw(Actor actor, Request request);

  members::Members& members_;
};

}  // namespace latchkey::http
