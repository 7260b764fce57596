// The Admins' side of numbers and mail: sources, the pool, domains.
#pragma once
#include "server/http/api/gate.h"
#include "server/http/site.h"
#include "server/numbers/pool.h"

namespace latchkey::http {

class PoolApi {
 public:
  PoolApi(numbers::Pool& pool, const Site& site) : pool_(pool), site_(site) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> sources(Actor actor, Request request);
  Task<Answer> add_source(Actor actor, Request request);
  Task<Answer> remove_source(Actor actor, Request request);
  Task<Answer> numbers(Actor actor, Request request);
  Task<Answer> add_number(Actor actor, Request request);
  Task<Answer> remove_number(Actor actor, Request request);
  Task<Answer> domains(Actor actor, Request request);
  Task<Answer> add_domain(Actor actor, Request request);
  Task<Answer> remove_domain(Actor actor, Request request);

  numbers::Pool& pool_;
  const Site& site_;
};

}  // namespace latchkey::http
