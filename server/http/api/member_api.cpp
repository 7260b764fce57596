#include "server/http/api/member_api.h"

namespace latchkey::http {
namespace {

struct ChangeBody {
  std::optional<members::Role> role;
  std::optional<std::string> name;
  std::optional<TimePoint> ends_at;  // 0 takes the end time away
};
BOOST_DESCRIBE_STRUCT(ChangeBody, (), (role, name, ends_at))

struct NameBody {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NameBody, (), (name))

struct InvitationBody {
  Required<InvitationId> id;
  members::Role role;
  std::optional<std::string> email;
  std::optional<std::string> name;
  Bytes token_hash;
  TimePoint expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationBody, (), (id, role, email, name, token_hash, expires_at))

}  // namespace

void MemberApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/members", this, &MemberApi::list);
  gate.add(router, Method::patch, "/members/{member}", this, &MemberApi::change);
  gate.add(router, Method::del, "/members/{member}", this, &MemberApi::end);
  gate.add(router, Method::patch, "/workspace", this, &MemberApi::rename_workspace);
  gate.add(router, Method::get, "/invitations", this, &MemberApi::invitations);
  gate.add(router, Method::post, "/invitations", this, &MemberApi::invite);
  gate.add(router, Method::del, "/invitations/{invitation}", this, &MemberApi::withdraw);
}

Task<Answer> MemberApi::list(Actor actor, Request) {
  LK_CO_TRY(list, co_await members_.list(std::move(actor)));
  co_return json_list("members", list);
}

Task<Answer> MemberApi::change(Actor actor, Request request) {
  LK_CO_TRY(member, request.id<MemberId>("member"));
  LK_CO_TRY(body, read_body<ChangeBody>(request));
  members::MemberChange change{body.role, std::move(body.name), body.ends_at.has_value(), body.ends_at};
  if (change.ends_at == TimePoint()) change.ends_at.reset();
  LK_CO_TRY(changed, co_await members_.change(std::move(actor), std::move(member), std::move(change)));
  co_return json_response(200, changed);
}

Task<Answer> MemberApi::end(Actor actor, Request request) {
  LK_CO_TRY(member, request.id<MemberId>("member"));
  auto ended = co_await members_.end(actor, member);
  if (ended) co_return Response::empty(204);
  if (ended.error().kind == Kind::conflict) {
    // Which accounts want another owner first; who may not end the member is not told.
    auto accounts = co_await members_.sole_owned(std::move(actor), std::move(member));
    if (accounts && !accounts->empty()) co_return problem(ended.error(), "accounts", to_json_value(*accounts));
  }
  co_return fail(ended.error());
}

Task<Answer> MemberApi::rename_workspace(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<NameBody>(request));
  LK_CO_TRY(workspace, co_await members_.rename_workspace(std::move(actor), std::move(body.name)));
  co_return json_response(200, workspace);
}

Task<Answer> MemberApi::invitations(Actor actor, Request) {
  LK_CO_TRY(list, co_await members_.invitations(std::move(actor)));
  co_return json_list("invitations", list);
}

Task<Answer> MemberApi::invite(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<InvitationBody>(request));
  members::NewInvitation invitation{
      *body.id, body.role, std::move(body.email), std::move(body.name), std::move(body.token_hash), body.expires_at};
  LK_CO_TRY(invited, co_await members_.invite(std::move(actor), std::move(invitation)));
  co_return json_response(201, invited);
}

Task<Answer> MemberApi::withdraw(Actor actor, Request request) {
  LK_CO_TRY(invitation, request.id<InvitationId>("invitation"));
  LK_CO_TRY_DONE(co_await members_.withdraw(std::move(actor), std::move(invitation)));
  co_return Response::empty(204);
}

}  // namespace latchkey::http
