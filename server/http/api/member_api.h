// People of a workspace and invitations to it.
#pragma once
#include "server/http/api/gate.h"
#include "server/members/devices.h"
#include "server/members/members.h"

namespace latchkey::http {

// `after` of a request for the workspace log: the number of the last entry known.
Result<std::uint64_t> query_log_number(const Request& request);

class MemberApi {
 public:
  MemberApi(members::Members& members, members::Devices& devices) : members_(members), devices_(devices) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> devices(Actor actor, Request request);
  Task<Answer> log(Actor actor, Request request);
  Task<Answer> append(Actor actor, Request request);
  Task<Answer> rename_workspace(Actor actor, Request request);
  Task<Answer> invitations(Actor actor, Request request);
  Task<Answer> invite(Actor actor, Request request);

  members::Members& members_;
  members::Devices& devices_;
};

}  // namespace latchkey::http
