#include "server/http/api/founding_api.h"

#include "server/http/api/member_api.h"
#include "server/members/admission.h"

namespace latchkey::http {
namespace {

struct NewMemberBody {
  Required<MemberId> id;
  std::string name;
  std::string email;
  Bytes profile_salt;
  Bytes sign_public;
  Bytes box_public;
  Bytes statement;
  Bytes auth_verifier;
  Bytes sealed_identity;

  members::NewMember take() && {
    return {*id,
            std::move(name),
            std::move(email),
            std::move(profile_salt),
            std::move(sign_public),
            std::move(box_public),
            std::move(statement),
            std::move(auth_verifier),
            std::move(sealed_identity)};
  }
};
BOOST_DESCRIBE_STRUCT(NewMemberBody, (),
                      (id, name, email, profile_salt, sign_public, box_public, statement, auth_verifier,
                       sealed_identity))

struct NewWorkspaceBody {
  Required<WorkspaceId> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NewWorkspaceBody, (), (id, name))

struct FoundingBody {
  std::string founding_token;
  NewWorkspaceBody workspace;
  NewMemberBody member;
  roster::Entry entry;
};
BOOST_DESCRIBE_STRUCT(FoundingBody, (), (founding_token, workspace, member, entry))

struct TokenBody {
  Bytes token;
};
BOOST_DESCRIBE_STRUCT(TokenBody, (), (token))

struct AcceptanceBody {
  Bytes token;
  NewMemberBody member;
  roster::Entry entry;
};
BOOST_DESCRIBE_STRUCT(AcceptanceBody, (), (token, member, entry))

struct SignInBody {
  Required<MemberId> member;
  Bytes auth;
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (member, auth))

struct ChallengeBody {
  Required<MemberId> member;
  Bytes challenge;
};
BOOST_DESCRIBE_STRUCT(ChallengeBody, (), (member, challenge))

struct SessionBody {
  Required<MemberId> member;
  Bytes challenge;
  std::string origin;
  Required<DeviceId> device;
  std::optional<members::Enrolment> enrolment;
  Bytes proof;
};
BOOST_DESCRIBE_STRUCT(SessionBody, (), (member, challenge, origin, device, enrolment, proof))

struct Membership {
  WorkspaceId workspace;
  MemberId member;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (workspace, member))

struct SessionAnswer {
  std::string token;
  members::Session session;
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (), (token, session, now))

}  // namespace
void FoundingApi::add_routes(Router& router) {
  auto add = [&](const std::string& path, Task<Answer> (FoundingApi::*act)(Request)) {
    router.add({Method::post, "/api/v1/workspaces" + path,
                [this, act](Request request) { return (this->*act)(std::move(request)); }, Audience::anybody,
                std::size_t{64} << 10});
  };
  add("", &FoundingApi::found);
  add("/{workspace}/invitations/{invitation}/preview", &FoundingApi::preview);
  add("/{workspace}/invitations/{invitation}/log", &FoundingApi::log_invited);
  add("/{workspace}/invitations/{invitation}/accept", &FoundingApi::accept);
  add("/{workspace}/sign-in", &FoundingApi::sign_in);
  add("/{workspace}/sign-in/log", &FoundingApi::log_signing_in);
  add("/{workspace}/sessions", &FoundingApi::open_session);
}

Task<Answer> FoundingApi::found(Request request) {
  LK_CO_TRY(body, read_body<FoundingBody>(request));
  members::NewWorkspace workspace{*body.workspace.id, std::move(body.workspace.name)};
  auto member = std::move(body.member).take();
  LK_CO_TRY(founded, co_await founding_.found(std::move(body.founding_token), std::move(workspace), std::move(member),
                                              std::move(body.entry), request.address()));
  co_return json_response(201, Membership{founded.workspace.id, founded.member.id});
}

Task<Answer> FoundingApi::preview(Request request) {
  LK_CO_TRY(workspace, request.id<WorkspaceId>("workspace"));
  LK_CO_TRY(invitation, request.id<InvitationId>("invitation"));
  LK_CO_TRY(body, read_body<TokenBody>(request));
  LK_CO_TRY(preview, co_await members_.preview(std::move(workspace), std::move(invitation), std::move(body.token),
                                               request.address()));
  co_return json_response(200, preview);
}

Task<Answer> FoundingApi::log_invited(Request request) {
  LK_CO_TRY(workspace, request.id<WorkspaceId>("workspace"));
  LK_CO_TRY(invitation, request.id<InvitationId>("invitation"));
  LK_CO_TRY(after, query_log_number(request));
  LK_CO_TRY(body, read_body<TokenBody>(request));
  LK_CO_TRY(page, co_await members_.log_invited(std::move(workspace), std::move(invitation), std::move(body.token),
                                                after, request.address()));
  co_return json_response(200, page);
}

Task<Answer> FoundingApi::accept(Request request) {
  LK_CO_TRY(workspace, request.id<WorkspaceId>("workspace"));
  LK_CO_TRY(invitation, request.id<InvitationId>("invitation"));
  LK_CO_TRY(body, read_body<AcceptanceBody>(request));
  auto member = std::move(body.member).take();
  LK_CO_TRY(joined, co_await members_.join(std::move(workspace), std::move(invitation), std::move(body.token),
                                           std::move(member), std::move(body.entry), request.address()));
  co_return json_response(201, Membership{joined.workspace.id, joined.member.id});
}

Task<Answer> FoundingApi::sign_in(Request request) {
  auto workspace = request.id<WorkspaceId>("workspace");
  if (!workspace) co_return fail(Kind::denied, members::kWrongAuth);  // as for one there is not
  LK_CO_TRY(body, read_body<SignInBody>(request));
  SecretBytes auth(BytesView(body.auth));
  wipe(body.auth);
  LK_CO_TRY(greeting,
            co_await sign_in_.sign_in(std::move(*workspace), *body.member, std::move(auth), request.address()));
  co_return json_response(200, greeting);
}

Task<Answer> FoundingApi::log_signing_in(Request request) {
  auto workspace = request.id<WorkspaceId>("workspace");
  if (!workspace) co_return fail(Kind::denied, members::kWrongProof);  // as for one there is not
  LK_CO_TRY(after, query_log_number(request));
  LK_CO_TRY(body, read_body<ChallengeBody>(request));
  LK_CO_TRY(page, co_await sign_in_.log(std::move(*workspace), *body.member, std::move(body.challenge), after));
  co_return json_response(200, page);
}

Task<Answer> FoundingApi::open_session(Request request) {
  auto workspace = request.id<WorkspaceId>("workspace");
  if (!workspace) co_return fail(Kind::denied, members::kWrongProof);  // as for one there is not
  LK_CO_TRY(body, read_body<SessionBody>(request));
  LK_CO_TRY(opened, co_await sign_in_.open_session(std::move(*workspace), *body.member, std::move(body.challenge),
                                                   std::move(body.origin), *body.device, std::move(body.enrolment),
                                                   std::move(body.proof), request.address()));
  co_return json_response(201, SessionAnswer{std::move(opened.token), std::move(opened.session), clock_.now()});
}

}  // namespace latchkey::http
