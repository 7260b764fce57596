#include "server/members/sign_in.h"

#include <algorithm>

#include "crypto/seal/member.h"
#include "server/members/admission.h"
#include "server/members/devices.h"
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

bool Challenges::holds(const WorkspaceId& workspace, const MemberId& member, const Bytes& challenge) {
  drop_expired();
  auto found = waiting_.find(challenge);
  return found != waiting_.end() && found->second.workspace == workspace && found->second.member == member;
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

Task<Result<LogPage>> SignIn::log(WorkspaceId workspace, MemberId member, Bytes challenge, std::uint64_t after) {
  if (!challenges_.holds(workspace, member, challenge)) co_return fail(Kind::denied, kWrongProof);
  auto work = [workspace = std::move(workspace), after](Books& books) -> Result<LogPage> {
    return log_page(books.members, workspace, after);
  };
  co_return co_await transactions_.read(std::move(work));
}

Task<Result<Opened>> SignIn::open_session(WorkspaceId workspace, MemberId member, Bytes challenge, std::string origin,
                                          DeviceId device, std::optional<Enrolment> enrolment, Bytes proof,
                                          std::string address) {
  if (!challenges_.redeem(workspace, member, challenge)) co_return fail(Kind::denied, kWrongProof);
  if (std::find(origins_.begin(), origins_.end(), origin) == origins_.end()) co_return fail(Kind::denied, kWrongProof);
  auto signature = seal::Signature::from(proof);
  if (!signature) co_return fail(Kind::denied, kWrongProof);
  if (enrolment) LK_CO_TRY_DONE(check_form(enrolment->entry));

  auto token = random_.bytes<32>();
  auto work = [workspace, member, device = std::move(device), enrolment = std::move(enrolment),
               challenge = std::move(challenge), origin = std::move(origin), signature = *signature,
               address = std::move(address), session_id = SessionId::generate(random_), text = base64url(token),
               hash = session_token_hash(workspace, token), now = clock_.now()](Books& books) -> Result<Opened> {
    auto found = books.members.find(workspace, member);
    if (!found || found->state != State::active || (found->ends_at && *found->ends_at <= now))
      return fail(Kind::denied, kWrongProof);
    if (enrolment) {
      if (enrolment->entry.author != member.text()) return fail(Kind::denied, kWrongProof);
      LK_TRY(act, append(books.members, workspace, enrolment->entry, now));
      const auto* said = std::get_if<roster::Device>(&act);
      if (!said || said->device != device.text()) return fail(Kind::invalid, "log: another device");
      LK_TRY_DONE(take_device(books.members, workspace, member, *said, enrolment->name, now));
      books.journal.changed(workspace, events::What::members, std::nullopt, now);
    }
    auto standing = books.members.device(workspace, device);
    if (!standing) return fail(Kind::conflict, "device: not on the log");
    auto key = seal::SignPublic::from(standing->public_key);
    LK_CHECK(key);  // none is stored without
    bool proven =
        standing->member == member &&
        seal::verify_session({origin, workspace.text(), member.text(), device.text(), challenge}, *key, signature);
    if (!proven) return fail(Kind::denied, kWrongProof);
    if (standing->ended_at) return fail(Kind::denied, "device: ended");

    SessionRow session{session_id, member, device, standing->name, now, now, address, std::nullopt};
    books.members.add_session(workspace, session, hash);
    books.members.touch_session(workspace, session_id, address, now);
    books.journal.record({.workspace = workspace,
                          .at = now,
                          .member = member,
                          .kind = events::EntryKind::signed_in,
                          .account = std::nullopt,
                          .subject = standing->name,
                          .address = address});
    books.journal.changed_for(workspace, events::What::sessions, member, now);
    return Opened{text, as_shown(session, session_id)};
  };
  co_return co_await transactions_.write(std::move(work));
}

}  // namespace latchkey::members
