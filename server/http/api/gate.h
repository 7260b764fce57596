// The way into what needs a session: from a request to an Actor, or to the answer that refuses it.
#pragma once
#include "server/http/json_body.h"
#include "server/http/rate_limits.h"
#include "server/http/router.h"
#include "server/members/sessions.h"

namespace latchkey::http {

using members::Actor;

class Gate {
 public:
  Gate(members::Sessions& sessions, RateLimits& limits) : sessions_(sessions), limits_(limits) {}  // outlive it

  using Act = std::function<Task<Answer>(Actor, Request)>;

  // A route below /api/v1/workspaces/{workspace}; `path` is what follows. The handler is a member of what outlives the
  // router.
  template <typename Api>
  void add(Router& router, Method method, const std::string& path, Api* api, Task<Answer> (Api::*act)(Actor, Request),
           std::size_t body_limit = std::size_t{1} << 20) {
    Act bound = [api, act](Actor actor, Request request) { return (api->*act)(std::move(actor), std::move(request)); };
    router.add({method, "/api/v1/workspaces/{workspace}" + path,
                [this, bound](Request request) { return enter(std::move(request), bound); }, Audience::sessions,
                body_limit});
  }

 private:
  Task<Answer> enter(Request request, Act act);
  members::Sessions& sessions_;
  RateLimits& limits_;
};

// "Bearer TOKEN", or nothing.
std::optional<std::string> bearer_token(const Request& request);

// A whole number from the query, within bounds; `missing` where it is not there.
Result<std::optional<std::int64_t>> query_number(const Request& request, std::string_view name, std::int64_t least,
                                                 std::int64_t most);

// An id from the query. What is not an id names nothing.
template <typename Id>
Result<std::optional<Id>> query_id(const Request& request, std::string_view name) {
  auto text = request.query(name);
  if (!text) return std::optional<Id>();
  auto id = Id::parse(*text);
  if (!id) return fail(Kind::not_found, "query: id");
  return id;
}

}  // namespace latchkey::http
