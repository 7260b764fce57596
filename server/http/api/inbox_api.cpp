#include "server/http/api/inbox_api.h"

namespace latchkey::http {

void InboxApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/messages", this, &InboxApi::list);
  gate.add(router, Method::get, "/accounts/{account}/messages/{message}/whole", this, &InboxApi::whole);
  gate.add(router, Method::post, "/accounts/{account}/messages/{message}/used", this, &InboxApi::mark_used);
  gate.add(router, Method::del, "/accounts/{account}/messages/{message}", this, &InboxApi::remove);
}

Task<Answer> InboxApi::list(Actor actor, Request request) {
  LK_CO_TRY(account, query_id<AccountId>(request, "account"));
  LK_CO_TRY(before, query_number(request, "before", 0, std::numeric_limits<std::int64_t>::max()));
  LK_CO_TRY(limit, query_number(request, "limit", 1, inbox::kMostMessages));
  LK_CO_TRY(page, co_await inbox_.list(std::move(actor), std::move(account), before, limit.value_or(50)));
  co_return json_response(200, page);
}

Task<Answer> InboxApi::whole(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(message, request.id<MessageId>("message"));
  LK_CO_TRY(whole, co_await inbox_.whole(std::move(actor), std::move(account), std::move(message)));
  co_return json_response(200, whole);
}

Task<Answer> InboxApi::mark_used(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(message, request.id<MessageId>("message"));
  LK_CO_TRY_DONE(co_await inbox_.mark_used(std::move(actor), std::move(account), std::move(message)));
  co_return Response::empty(204);
}

Task<Answer> InboxApi::remove(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(message, request.id<MessageId>("message"));
  LK_CO_TRY_DONE(co_await inbox_.remove(std::move(actor), std::move(account), std::move(message)));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
