#include "server/http/api/member_api.h"

namespace latchkey::http {
namespace {

struct AppendBody {
  roster::Entry entry;
  std::optional<members::Profile> profile;
  std::optional<members::DeviceName> device_name;
};
BOOST_DESCRIBE_STRUCT(AppendBody, (), (entry, profile, device_name))

struct NameBody {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NameBody, (), (name))

struct InvitationBody {
  roster::Entry entry;
  std::optional<std::string> email;
  std::optional<std::string> name;
  Bytes token_hash;
};
BOOST_DESCRIBE_STRUCT(InvitationBody, (), (entry, email, name, token_hash))

}  // namespace

Result<std::uint64_t> query_log_number(const Request& request) {
  LK_TRY(after, query_number(request, "after", 0, std::numeric_limits<std::int64_t>::max()));
  if (!after) return fail(Kind::invalid, "query: after");
  return static_cast<std::uint64_t>(*after);
}

void MemberApi::add_routes(Gate& gate, Router& router) {
  gate.add(router, Method::get, "/members", this, &MemberApi::list);
  gate.add(router, Method::get, "/members/{member}/devices", this, &MemberApi::devices);
  gate.add(router, Method::get, "/log", this, &MemberApi::log);
  gate.add(router, Method::post, "/log", this, &MemberApi::append);
  gate.add(router, Method::patch, "/workspace", this, &MemberApi::rename_workspace);
  gate.add(router, Method::get, "/invitations", this, &MemberApi::invitations);
  gate.add(router, Method::post, "/invitations", this, &MemberApi::invite);
}

Task<Answer> MemberApi::list(Actor actor, Request) {
  LK_CO_TRY(list, co_await members_.list(std::move(actor)));
  co_return json_list("members", list);
}

Task<Answer> MemberApi::devices(Actor actor, Request request) {
  LK_CO_TRY(member, request.id<MemberId>("member"));
  LK_CO_TRY(list, co_await devices_.list(std::move(actor), std::move(member)));
  co_return json_list("devices", list);
}

Task<Answer> MemberApi::log(Actor actor, Request request) {
  LK_CO_TRY(after, query_log_number(request));
  LK_CO_TRY(page, co_await members_.log(std::move(actor), after));
  co_return json_response(200, page);
}

Task<Answer> MemberApi::append(Actor actor, Request request) {
  LK_CO_TRY(body, read_body<AppendBody>(request));
  members::Named named{std::move(body.profile), std::move(body.device_name)};
  auto appended = co_await members_.append(actor, body.entry, std::move(named));
  if (appended) co_return Response::empty(204);
  if (appended.error().kind == Kind::conflict) {
    // Which accounts want another owner first; who may not end the member is not told.
    auto accounts = co_await members_.sole_owned(std::move(actor), std::move(body.entry));
    if (accounts && !accounts->empty()) co_return problem(appended.error(), "accounts", to_json_value(*accounts));
  }
  co_return fail(appended.error());
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
  members::NewInvitation invitation{std::move(body.entry), std::move(body.email), std::move(body.name),
                                    std::move(body.token_hash)};
  LK_CO_TRY(invited, co_await members_.invite(std::move(actor), std::move(invitation)));
  co_return json_response(201, invited);
}

}  // namespace latchkey::http
