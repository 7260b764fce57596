// The process itself: version and time, and what probes ask.
#pragma once
#include "server/http/json_body.h"
#include "server/http/router.h"
#include "server/members/founding.h"

namespace latchkey::http {

class ServerApi {
 public:
  ServerApi(members::Founding& founding, const Clock& clock, std::string version, bool demo)
      : founding_(founding), clock_(clock), version_(std::move(version)), demo_(demo) {}
  void add_routes(Router& router);
  void stop() { stopping_ = true; }  // not ready from here on

 private:
  Task<Answer> health(Request request);
  Task<Answer> readiness(Request request);
  Task<Answer> server(Request request);

  members::Founding& founding_;
  const Clock& clock_;
  const std::string version_;
  const bool demo_;
  bool stopping_ = false;
};

}  // namespace latchkey::http
