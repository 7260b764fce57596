#include "cli/client/sign_in.h"

#include <fmt/format.h>

#include "cli/client/desk.h"
#include "cli/client/workspace_log.h"

namespace latchkey::client {
namespace {

struct Elevation {
  TimePoint elevated_until;
};
BOOST_DESCRIBE_STRUCT(Elevation, (), (elevated_until))

// base64url of a secret as a value of a request body, which the Api wipes after it was sent.
boost::json::string shown(const SecretBytes& secret) { return boost::json::string(base64url(secret.expose())); }

constexpr int kMostTries = 5;  // of putting a device on the log where others append, too

Attempt<boost::json::object> enrolment(Api& api, const SignInLink& at, const open::Identity& identity,
                                       const Device& device, BytesView challenge, const StateFolder& folder,
                                       Random& random) {
  const seal::MemberPlace place{.workspace = at.workspace.text(), .member = at.member.text()};
  LK_TRY(pins, Pins::open(folder, identity, place, random));
  boost::json::object ask{{"member", place.member}, {"challenge", base64url(challenge)}};
  LK_TRY(roster, read_roster(place, identity, pins, [&](std::uint64_t after) {
           auto path = Desk::path_in(at.workspace, fmt::format("/sign-in/log?after={}", after));
           return api.post<wire::LogPage>(path, ask);
         }));
  LK_TRY_DONE(pins.save());
  LK_TRY(server, api.get<wire::Server>("/api/v1/server"));

  const auto drawn = random.bytes<16>();
  const Bytes salt(drawn.begin(), drawn.end());
  const auto name = roster::device_name_hash(place.workspace, place.member, device.id.text(), salt, device.name);
  const roster::Act act = roster::Device{device.id.text(), device.key.public_key(), name};
  roster::Entry entry{.number = roster.head().number + 1,
                      .previous = roster.head().hash,
                      .at = std::max(server.now, roster.last_at()),
                      .author = std::string(place.member),
                      .kind = std::string(roster::kind_of(act)),
                      .body = roster::write_body(act),
                      .signature = {}};
  entry.signature = identity.signing().sign(roster::statement_of(place.workspace, entry)).bytes();
  if (auto taken = roster.take(entry); !taken)
    return trouble(Kind::denied,
                   fmt::format("the workspace log lets this device in no more: {}", roster::text_of(taken.error())));
  return boost::json::object{{"entry", to_json_value(entry)},
                             {"name", {{"name", device.name}, {"salt", base64url(salt)}}}};
}

}  // namespace

Attempt<SignedIn> sign_in(Api& api, const SignInLink& at, const open::MemberKeys& keys, const Device& device,
                          const StateFolder& folder, Random& random) {
  const seal::MemberPlace place{.workspace = at.workspace.text(), .member = at.member.text()};
  bool enrolled = device.enrolled;
  for (int tried = 1;; ++tried, enrolled = false) {
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

    auto proof = device.key.sign(seal::SessionStatement{.origin = at.origin.text(),
                                                        .workspace = place.workspace,
                                                        .member = place.member,
                                                        .device = device.id.text(),
                                                        .challenge = answer.challenge});
    boost::json::object session;
    session["member"] = place.member;
    session["challenge"] = base64url(answer.challenge);
    session["origin"] = at.origin.text();
    session["device"] = device.id.text();
    session["proof"] = base64url(proof.view());
    if (!enrolled) {
      LK_TRY(entry, enrolment(api, at, *identity, device, answer.challenge, folder, random));
      session["enrolment"] = std::move(entry);
    }
    auto opened = api.post<wire::SessionToken>(Desk::path_in(at.workspace, "/sessions"), session);
    if (opened) {
      SecretBytes token(std::string_view(opened->token));
      wipe(opened->token);
      return SignedIn{std::move(*identity), std::move(answer), std::move(token), opened->now};
    }
    // It does not stand on the log after all, or somebody else's entry came first.
    if (opened.error().kind != Kind::conflict || tried == kMostTries) return fail(opened.error());
  }
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
