#include "server/http/api/activity_api.h"

namespace latchkey::http {
namespace {

struct ReportBody {
  Required<AccountId> account;
  activity::Reported kind;
};
BOOST_DESCRIBE_STRUCT(ReportBody, (), (account, kind))

}  // namespace

void ActivityApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/activity", this, &ActivityApi::list);
  gate.add(router, Method::post, "/activity", this, &ActivityApi::report);
}

Task<Answer> ActivityApi::list(Actor actor, Request request) {
  LK_CO_TRY(account, query_id<AccountId>(request, "account"));
  LK_CO_TRY(before, query_number(request, "before", 0, std::numeric_limits<std::int64_t>::max()));
  LK_CO_TRY(limit, query_number(request, "limit", 1, activity::kMostEntries));
  LK_CO_TRY(page, co_await activity_.list(std::move(actor), std::move(account), before, limit.value_or(100)));
  co_return json_response(200, page);
}

Task<Answer> ActivityApi::report(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<ReportBody>(request));
  LK_CO_TRY_DONE(co_await activity_.report(std::move(actor), *body.account, body.kind));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
