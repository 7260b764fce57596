// The Shared Inbox.
#pragma once
#include "server/http/api/gate.h"
#include "server/inbox/shared_inbox.h"

namespace latchkey::http {

class InboxApi {
 public:
  explicit InboxApi(inbox::SharedInbox& inbox) : inbox_(inbox) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> list(Actor actor, Request request);
  Task<Answer> whole(Actor actor, Request request);
  Task<Answer> mark_used(Actor actor, Request request);
  Task<Answer> remove(Actor actor, Request request);

  inbox::SharedInbox& inbox_;
};

}  // namespace latchkey::http
