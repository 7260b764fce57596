#include "server/members/sign_in.h"

#include <algorithm>

#include "crypto/seal/member.h"
#include "server/members/admission.h"
#include "server/members/statements.h"

namespace latchkey::members {
namespace {

constexpr auto kChallengeLife = std::chrono::minutes(2);
constexpr std::size_t kMostChallenges = 100'000;

}  // namespace

Bytes session_token_hash(const WorkspaceId& workspace, BytesView token) {
  return seal::hash("session-token", {workspace.text(), token}).bytes();
}

Session as_shown(const SessionRow& row, const SessionId& current) {
  return {row.id,           row.device,  row.device_name,    row.created_at,
          row.last_seen_at, row.address, row.elevated_until, row.id == current};
}

Bytes Challenges::issue(const WorkspaceId& workspace, const MemberId& member) {
  drop_expired();
  auto bytes = random_.bytes<32>();
  Bytes challenge(bytes.begin(), bytes.end());
  waiting_.emplace(challenge, Waiting{workspace, member, clock_.now() + kChallengeLife});
  by_age_.push_back(challenge);
  return challenge;
}

bool Challenges::redeem(const WorkspaceId& workspace, const MemberId& member, const Bytes& challenge) {
  drop_expired();
  auto found = waiting_.find(challenge);
  if (found == waiting_.end()) return false;
  bool fits = found->second.workspace == workspace && found->second.member == member;
  // Gone whether it fits or not: a challenge is tried once.
  waiting_.erase(found);
  return fits;
}

void Challenges::drop_expired() {
  TimePoint now = clock_.now();
  while (!by_age_.empty()) {
    auto found = waiting_.find(by_age_.front());
    // Only who showed a right auth has a challenge, so the bound is met by a client gone wild rather than by a
    // stranger.
    bool keep = found != waiting_.end() && found->second.expires_at > now && waiting_.size() < kMostChallenges;
    if (keep) return;
    if (found != waiting_.end()) waiting_.erase(found);
    by_age_.pop_front();
  }
}

Task<Result<Greeting>> SignIn::sign_in(WorkspaceId workspace, MemberId member, SecretBytes auth, std::string address) {
  std::string tries = address + " " + workspace.text() + " " + member.text();
  LK_CO_TRY_DONE(tries_.spend(tries));
  auto shown = seal::auth_hash({workspace.text(), member.text()}, auth.expose());
  auto work = [workspace, member, shown, now = clock_.now()](Books& books) -> Result<Greeting> {
    // The same three questions and one comparison, whatever the answers are.
    auto found = books.members.find(workspace, member);
    auto credentials = books.members.credentials(workspace, member);
    auto place = books.members.workspace(workspace);
    Bytes expected = credentials ? credentials->auth_verifier : Bytes(32);
    bool right = equal_in_constant_time(expected, shown.view());
    bool active = found && found->state == State::active && !(found->ends_at && *found->ends_at <= now);
    if (!right || !active || !credentials || !place) return fail(Kind::denied, kWrongAuth);
    return Greeting{{},
                    credentials->sealed_identity,
                    found->sign_public,
                    found->box_public,
                    found->statement,
                    found->name,
                    found->email,
                    place->name};
  };
  LK_CO_TRY(greeting, co_await transactions_.read(std::move(work)));
  tries_.forgive(tries);
  greeting.challenge = challenges_.issue(workspace, member);
  co_return greeting;
}

Task<Result<Opened>> SignIn::open_session(WorkspaceId workspace, MemberId member, Bytes challenge, std::string origin,
                                          NewDevice device, Bytes proof, std::string address) {
  if (!challenges_.redeem(workspace, member, challenge)) co_return fail(Kind::denied, kWrongProof);
  if (std::find(origins_.begin(), origins_.end(), origin) == origins_.end()) co_return fail(Kind::denied, kWrongProof);
  if (!is_name(device.name)) co_return fail(Kind::invalid, "device: name");
  auto device_public = seal::SignPublic::from(device.public_key);
  auto statement = seal::Signature::from(device.statement);
  auto signature = seal::Signature::from(proof);
  if (!device_public || !statement || !signature) co_return fail(Kind::denied, kWrongProof);
  bool proven = seal::verify_session({origin, workspace.text(), member.text(), device.id.text(), challenge},
                                     *device_public, *signature);
  if (!proven) co_return fail(Kind::denied, kWrongProof);

  auto token = random_.bytes<32>();
  auto work = [workspace, member, device = std::move(device), device_public = *device_public, statement = *statement,
               address = std::move(address), session_id = SessionId::generate(random_), text = base64url(token),
               hash = session_token_hash(workspace, token), now = clock_.now()](Books& books) -> Result<Opened> {
    auto found = books.members.find(workspace, member);
    if (!found || found->state != State::active || (found->ends_at && *found->ends_at <= now))
      return fail(Kind::denied, kWrongProof);
    bool vouched = seal::verify_device({workspace.text(), member.text(), device.id.text(), device_public},
                                       keys_of(*found).sign_public, statement);
    if (!vouched) return fail(Kind::denied, kWrongProof);

    auto known = books.members.device(workspace, device.id);
    if (known && (known->member != member || known->public_key != device.public_key))
      return fail(Kind::conflict, "device: the id stands for another key");
    if (!known) {
      books.members.add_device(workspace, {device.id, member, device.public_key, device.name, device.statement, now});
    } else if (known->name != device.name) {
      books.members.rename_device(workspace, device.id, device.name);
    }
    SessionRow session{session_id, member, device.id, device.name, now, now, address, std::nullopt};
    books.members.add_session(workspace, session, hash);
    books.journal.record({.workspace = workspace,
                          .at = now,
                          .member = member,
                          .kind = events::EntryKind::signed_in,
                          .account = std::nullopt,
                          .subject = device.name,
                          .address = address});
    books.journal.changed_for(workspace, events::What::sessions, member, now);
    return Opened{text, as_shown(session, session_id)};
  };
  co_return co_await transactions_.write(std::move(work));
}

}  // namespace latchkey::members
