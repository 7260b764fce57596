// The Shared Inbox, and who is logging in with what arrives in it.
#pragma once
#include "server/http/api/gate.h"
#include "server/inbox/login_requests.h"
#include "server/inbox/shared_inbox.h"

namespace latchkey::http {

class InboxApi {
 public:
  InboxApi(inbox::SharedInbox& inbox, inbox::LoginRequests& logins) : inbox_(inbox), logins_(logins) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> whole(Actor actor, Request request);
  Task<Answer> mark_used(Actor actor, Request request);
  Task<Answer> remove(Actor actor, Request request);
  Task<Answer> list_logins(Actor actor, Request request);
  Task<Answer> open_login(Actor actor, Request request);
  Task<Answer> end_login(Actor actor, Request request);
  Task<Answer> take_step(Actor actor, Request request);

  inbox::SharedInbox& inbox_;
  inbox::LoginRequests& logins_;
};

}  // namespace latchkey::http
