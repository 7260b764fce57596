// How workspaces and their members come to be, and signing in: what is open to anybody, within limits.
#pragma once
#include "server/http/json_body.h"
#include "server/http/router.h"
#include "server/members/founding.h"
#include "server/members/members.h"
#include "server/members/sign_in.h"

namespace latchkey::http {

class FoundingApi {
 public:
  FoundingApi(members::Founding& founding, members::Members& members, members::SignIn& sign_in, const Clock& clock)
      : founding_(founding), members_(members), sign_in_(sign_in), clock_(clock) {}
  void add_routes(Router& router);

 private:
  Task<Answer> found(Request request);
  Task<Answer> preview(Request request);
  Task<Answer> log_invited(Request request);
  Task<Answer> accept(Request request);
  Task<Answer> sign_in(Request request);
  Task<Answer> log_signing_in(Request request);
  Task<Answer> open_session(Request request);

  members::Founding& founding_;
  members::Members& members_;
  members::SignIn& sign_in_;
  const Clock& clock_;
};

}  // namespace latchkey::http
