#include "server/http/api/number_api.h"

namespace latchkey::http {
namespace {

struct WishBody {
  std::optional<std::string> country;
};
BOOST_DESCRIBE_STRUCT(WishBody, (), (country))

struct ReleaseBody {
  bool no_longer_used;
};
BOOST_DESCRIBE_STRUCT(ReleaseBody, (), (no_longer_used))

}  // namespace

void NumberApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::post, "/accounts/{account}/number", this, &NumberApi::reserve_number);
  gate.add(router, Method::post, "/accounts/{account}/number/confirm", this, &NumberApi::confirm_number);
  gate.add(router, Method::post, "/accounts/{account}/number/release", this, &NumberApi::release_number);
  gate.add(router, Method::post, "/accounts/{account}/address", this, &NumberApi::reserve_address);
  gate.add(router, Method::post, "/accounts/{account}/address/confirm", this, &NumberApi::confirm_address);
  gate.add(router, Method::post, "/accounts/{account}/address/release", this, &NumberApi::release_address);
}

Task<Answer> NumberApi::reserve_number(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(wish, read_body<WishBody>(request));
  LK_CO_TRY(reserved, co_await numbers_.reserve(std::move(actor), std::move(account), std::move(wish.country)));
  co_return json_response(reserved.resumed ? 200 : 201, reserved.held);
}

Task<Answer> NumberApi::confirm_number(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(number, co_await numbers_.confirm(std::move(actor), std::move(account)));
  co_return json_response(200, number);
}

Task<Answer> NumberApi::release_number(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<ReleaseBody>(request));
  LK_CO_TRY_DONE(co_await numbers_.release(std::move(actor), std::move(account), body.no_longer_used));
  co_return Response::empty(204);
}

Task<Answer> NumberApi::reserve_address(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(reserved, co_await addresses_.reserve(std::move(actor), std::move(account)));
  co_return json_response(reserved.resumed ? 200 : 201, reserved.held);
}

Task<Answer> NumberApi::confirm_address(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(address, co_await addresses_.confirm(std::move(actor), std::move(account)));
  co_return json_response(200, address);
}

Task<Answer> NumberApi::release_address(Actor actor, Request request) {
  LK_CO_TRY(account, request.id<AccountId>("account"));
  LK_CO_TRY(body, read_body<ReleaseBody>(request));
  LK_CO_TRY_DONE(co_await addresses_.release(std::move(actor), std::move(account), body.no_longer_used));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
