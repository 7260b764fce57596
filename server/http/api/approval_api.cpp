#include "server/http/api/approval_api.h"

namespace latchkey::http {
namespace {

struct OpenBody {
  Bytes commitment;
  std::string device_name;
};
BOOST_DESCRIBE_STRUCT(OpenBody, (), (commitment, device_name))

struct TokenBody {
  Bytes token;
};
BOOST_DESCRIBE_STRUCT(TokenBody, (), (token))

// A key is called `key` on the wire, where `public` would be a word of C++.
struct ShownBody {
  Bytes key;
  Bytes nonce;
};
BOOST_DESCRIBE_STRUCT(ShownBody, (), (key, nonce))

struct RevealBody {
  Bytes token;
  Bytes key;
  Bytes nonce;
};
BOOST_DESCRIBE_STRUCT(RevealBody, (), (token, key, nonce))

struct LetterBody {
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(LetterBody, (), (sealed))

struct ProgressAnswer {
  members::ApprovalState state;
  TimePoint expires_at;
  std::optional<WorkspaceId> workspace;
  std::optional<ShownBody> answer;
};
BOOST_DESCRIBE_STRUCT(ProgressAnswer, (), (state, expires_at, workspace, answer))

struct RequestAnswer {
  DeviceRequestId id;
  members::ApprovalState state;
  std::string device_name;
  std::string address;
  Bytes commitment;
  TimePoint created_at;
  TimePoint expires_at;
  std::optional<ShownBody> revealed;
};
BOOST_DESCRIBE_STRUCT(RequestAnswer, (),
                      (id, state, device_name, address, commitment, created_at, expires_at, revealed))

std::optional<ShownBody> written(const std::optional<members::Shown>& shown) {
  if (!shown) return std::nullopt;
  return ShownBody{shown->public_key, shown->nonce};
}

}  // namespace

void ApprovalApi::add_routes(Gate& gate, Router& router) {
  auto add = [&](const std::string& path, Task<Answer> (ApprovalApi::*act)(Request)) {
    router.add({Method::post, "/api/v1/device-requests" + path,
                [this, act](Request request) { return (this->*act)(std::move(request)); }, Audience::anybody,
                std::size_t{64} << 10});
  };
  add("", &ApprovalApi::open);
  add("/{request}/progress", &ApprovalApi::progress);
  add("/{request}/reveal", &ApprovalApi::reveal);
  add("/{request}/take", &ApprovalApi::take);
  add("/{request}/withdraw", &ApprovalApi::withdraw);
  gate.add(router, Method::get, "/device-requests/{request}", this, &ApprovalApi::look);
  gate.add(router, Method::post, "/device-requests/{request}/answer", this, &ApprovalApi::answer);
  gate.add(router, Method::post, "/device-requests/{request}/approve", this, &ApprovalApi::approve);
  gate.add(router, Method::post, "/device-requests/{request}/refuse", this, &ApprovalApi::refuse);
}

Task<Answer> ApprovalApi::open(Request request) {
  LK_CO_TRY(body, read_body<OpenBody>(request));
  LK_CO_TRY(opened, approvals_.open(std::move(body.commitment), std::move(body.device_name), request.address()));
  co_return json_response(201, opened);
}

Task<Answer> ApprovalApi::progress(Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<TokenBody>(request));
  LK_CO_TRY(progress, approvals_.progress(id, body.token));
  co_return json_response(
      200, ProgressAnswer{progress.state, progress.expires_at, progress.workspace, written(progress.answer)});
}

Task<Answer> ApprovalApi::reveal(Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<RevealBody>(request));
  LK_CO_TRY_DONE(approvals_.reveal(id, body.token, {std::move(body.key), std::move(body.nonce)}));
  co_return Response::empty(204);
}

Task<Answer> ApprovalApi::take(Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<TokenBody>(request));
  LK_CO_TRY(letter, approvals_.take(id, body.token));
  co_return json_response(200, LetterBody{std::move(letter)});
}

Task<Answer> ApprovalApi::withdraw(Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<TokenBody>(request));
  LK_CO_TRY_DONE(approvals_.withdraw(id, body.token));
  co_return Response::empty(204);
}

Task<Answer> ApprovalApi::look(Actor actor, Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(shown, co_await approvals_.look(std::move(actor), std::move(id)));
  auto revealed = written(shown.revealed);
  co_return json_response(
      200, RequestAnswer{std::move(shown.id), shown.state, std::move(shown.device_name), std::move(shown.address),
                         std::move(shown.commitment), shown.created_at, shown.expires_at, std::move(revealed)});
}

Task<Answer> ApprovalApi::answer(Actor actor, Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<ShownBody>(request));
  members::Shown shown{std::move(body.key), std::move(body.nonce)};
  LK_CO_TRY_DONE(co_await approvals_.answer(std::move(actor), std::move(id), std::move(shown)));
  co_return Response::empty(204);
}

Task<Answer> ApprovalApi::approve(Actor actor, Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY(body, read_body<LetterBody>(request));
  LK_CO_TRY_DONE(co_await approvals_.approve(std::move(actor), std::move(id), std::move(body.sealed)));
  co_return Response::empty(204);
}

Task<Answer> ApprovalApi::refuse(Actor actor, Request request) {
  LK_CO_TRY(id, request.id<DeviceRequestId>("request"));
  LK_CO_TRY_DONE(co_await approvals_.refuse(std::move(actor), std::move(id)));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
