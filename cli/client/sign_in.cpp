#include "cli/client/sign_in.h"

#include "cli/client/desk.h"

namespace latchkey::client {
namespace {

struct Elevation {
  TimePoint elevated_until;
};
BOOST_DESCRIBE_STRUCT(Elevation, (), (elevated_until))

// base64url of a secret as a value of a request body, which the Api wipes after it was sent.
boost::json::string shown(const SecretBytes& secret) { return boost::json::string(base64url(secret.expose())); }

}  // namespace

Attempt<SignedIn> sign_in(Api& api, const SignInLink& at, const open::MemberKeys& keys, const Device& device) {
  const seal::MemberPlace place{.workspace = at.workspace.text(), .member = at.member.text()};
  boost::json::object ask;
  ask["member"] = place.member;
  ask["auth"] = shown(keys.auth);
  LK_TRY(answer, api.post<wire::SignInAnswer>(Desk::path_in(at.workspace, "/sign-in"), ask));

  // `auth` was right, so an identity that does not open or is not the published one is the server's doing.
  auto identity = open::Identity::open(
      keys.unlock, place, seal::SealedBytes(answer.sealed_identity),
      {.sign_public = *answer.sign_public, .box_public = *answer.box_public, .statement = *answer.statement});
  if (!identity) {
    return trouble(Kind::corrupt, "the identity that the server keeps for this member is not the one it publishes");
  }

  auto statement = identity->signing().sign(seal::DeviceStatement{.workspace = place.workspace,
                                                                  .member = place.member,
                                                                  .device = device.id.text(),
                                                                  .device_public = device.key.public_key()});
  auto proof = device.key.sign(seal::SessionStatement{.origin = at.origin.text(),
                                                      .workspace = place.workspace,
                                                      .member = place.member,
                                                      .device = device.id.text(),
                                                      .challenge = answer.challenge});
  boost::json::object session;
  session["member"] = place.member;
  session["challenge"] = base64url(answer.challenge);
  session["origin"] = at.origin.text();
  session["device"] = {{"id", device.id.text()},
                       {"public", base64url(device.key.public_key().view())},
                       {"name", device.name},
                       {"statement", base64url(statement.view())}};
  session["proof"] = base64url(proof.view());
  LK_TRY(opened, api.post<wire::SessionToken>(Desk::path_in(at.workspace, "/sessions"), session));
  SecretBytes token(std::string_view(opened.token));
  wipe(opened.token);
  return SignedIn{std::move(*identity), std::move(answer), std::move(token), opened.now};
}

Outcome elevate(Api& api, const WorkspaceId& workspace, const open::MemberKeys& keys) {
  boost::json::object ask;
  ask["auth"] = shown(keys.auth);
  auto answer = api.post<Elevation>(Desk::path_in(workspace, "/sessions/current/elevation"), ask);
  if (!answer && answer.error().kind == Kind::denied && answer.error().cure == Cure::none) {
    return trouble(Kind::denied, "this is not the password");
  }
  if (!answer) return fail(answer.error());
  return finished();
}

}  // namespace latchkey::client
