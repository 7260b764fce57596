// Accounts: sync, records, chain, rotation, code windows.
#pragma once
#include "server/accounts/accounts.h"
#include "server/http/api/gate.h"

namespace latchkey::http {

class AccountApi {
 public:
  explicit AccountApi(accounts::Accounts& accounts) : accounts_(accounts) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> sync(Actor actor, Request request);
  Task<Answer> create(Actor actor, Request request);
  Task<Answer> find(Actor actor, Request request);
  Task<Answer> remove(Actor actor, Request request);
  Task<Answer> restore(Actor actor, Request request);
  Task<Answer> read_record(Actor actor, Request request);
  Task<Answer> write_record(Actor actor, Request request);
  Task<Answer> chain(Actor actor, Request request);
  Task<Answer> append(Actor actor, Request request);
  Task<Answer> rotate(Actor actor, Request request);
  Task<Answer> deal_chunks(Actor actor, Request request);
  Task<Answer> chunks(Actor actor, Request request);

  accounts::Accounts& accounts_;
};

}  // namespace latchkey::http
