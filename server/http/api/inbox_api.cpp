#include "server/http/api/inbox_api.h"

namespace latchkey::http {
namespace {

struct LoginBody {
  Required<LoginRequestId> id;
  TimePoint opened_at;
  Bytes signature;
};
BOOST_DESCRIBE_STRUCT(LoginBody, (), (id, opened_at, signature))

struct EndBody {
  inbox::LoginOutcome outcome;
};
BOOST_DESCRIBE_STRUCT(EndBody, (), (outcome))

struct StepBody {
  std::int64_t step;
  std::int64_t period;
};
BOOST_DESCRIBE_STRUCT(StepBody, (), (step, period))

}  // namespace

void InboxApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/messages", this, &InboxApi::list);
  gate.add(router, Method::get, "/accounts/{account}/messages/{message}/whole", this, &InboxApi::whole);
  gate.add(router, Method::post, "/accounts/{account}/messages/{message}/used", this, &InboxApi::mark_used);
  gate.add(router, Method::del, "/accounts/{account}/messages/{message}", this, &InboxApi::remove);
  gate.add(router, Method::get, "/login-requests", this, &InboxApi::list_logins);
  gate.add(router, Method::post, "/accounts/{account}/login-requests", this, &InboxApi::open_login);
  gate.add(router, Method::post, "/accounts/{account}/login-requests/{request}/end", this, &InboxApi::end_login);
  gate.add(router, Method::post, "/accounts/{account}/login-requests/{request}/steps", this, &InboxApi::take_step);
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
  LK_CO_TRY(login, query_id<LoginRequestId>(request, "login_request"));
  LK_CO_TRY_DONE(co_await inbox_.mark_used(std::move(actor), std::move(account), std::move(message), std::move(login)));
  co_return Response::empty(204);
}

Task<Answer> InboxApi::remove(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(message, request.id<MessageId>("message"));
  LK_CO_TRY_DONE(co_await inbox_.remove(std::move(actor), std::move(account), std::move(message)));
  co_return Response::empty(204);
}

Task<Answer> InboxApi::list_logins(Actor actor, Request request) {
  LK_CO_TRY(account, query_id<AccountId>(request, "account"));
  LK_CO_TRY(list, co_await logins_.list(std::move(actor), std::move(account)));
  co_return json_response(200, list);
}

Task<Answer> InboxApi::open_login(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<LoginBody>(request));
  inbox::NewLoginRequest asked{*body.id, body.opened_at, std::move(body.signature)};
  LK_CO_TRY(opened, co_await logins_.open(std::move(actor), std::move(account), std::move(asked)));
  co_return json_response(201, opened);
}

Task<Answer> InboxApi::end_login(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(login, request.id<LoginRequestId>("request"));
  LK_CO_TRY(body, read_body<EndBody>(request));
  LK_CO_TRY_DONE(co_await logins_.end(std::move(actor), std::move(account), std::move(login), body.outcome));
  co_return Response::empty(204);
}

Task<Answer> InboxApi::take_step(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(login, request.id<LoginRequestId>("request"));
  LK_CO_TRY(body, read_body<StepBody>(request));
  LK_CO_TRY_DONE(
      co_await logins_.take_step(std::move(actor), std::move(account), std::move(login), body.step, body.period));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
