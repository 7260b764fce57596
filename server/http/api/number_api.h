// Numbers and mail addresses of accounts.
#pragma once
#include "server/http/api/gate.h"
#include "server/numbers/numbers.h"

namespace latchkey::http {

class NumberApi {
 public:
  NumberApi(numbers::Numbers& numbers, numbers::Addresses& addresses) : numbers_(numbers), addresses_(addresses) {}
  void add_routes(Gate& gate, Router& router);

 private:
  Task<Answer> reserve_number(Actor actor, Request request);
  Task<Answer> confirm_number(Actor actor, Request request);
  Task<Answer> release_number(Actor actor, Request request);
  Task<Answer> reserve_address(Actor actor, Request request);
  Task<Answer> confirm_address(Actor actor, Request request);
  Task<Answer> release_address(Actor actor, Request request);

  numbers::Numbers& numbers_;
  numbers::Addresses& addresses_;
};

}  // namespace latchkey::http
