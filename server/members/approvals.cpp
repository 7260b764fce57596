#include "server/members/approvals.h"

#include <algorithm>

#include "crypto/seal/transcript.h"
#include "server/members/admission.h"
#include "server/members/statements.h"

namespace latchkey::members {
namespace {

constexpr std::size_t kKey = 32;
// Beyond its time a request is remembered as one that is over, so that its page can say so.
constexpr auto kRemembered = std::chrono::minutes(10);
constexpr std::size_t kMostRemembered = 4 * kMostRequests;
constexpr std::size_t kLeastLetter = 136;  // a seal of anything

Bytes token_hash(const DeviceRequestId& id, BytesView token) {
  return seal::hash("device-request-token", {id.text(), token}).bytes();
}

bool is_shown(const Shown& shown) { return shown.public_key.size() == kKey && shown.nonce.size() == kKey; }

bool is_open(ApprovalState state) {
  return state == ApprovalState::waiting || state == ApprovalState::answered || state == ApprovalState::revealed ||
         state == ApprovalState::approved;
}

}  // namespace

Result<OpenedRequest> Approvals::open(Bytes commitment, std::string device_name, std::string address) {
  drop_old();
  if (commitment.size() != kKey) return fail(Kind::invalid, "device request: commitment");
  if (!is_name(device_name)) return fail(Kind::invalid, "device request: name");
  TimePoint now = clock_.now();
  std::size_t open = 0;
  std::size_t here = 0;
  for (const auto& [id, request] : waiting_) {
    if (!is_open(request.state) || now >= request.created_at + kApprovalTime) continue;
    ++open;
    here += request.address == address;
  }
  if (open >= kMostRequests || here >= kMostRequestsPerAddress)
    return fail(Kind::limited, "device request: too many are open");
  auto id = DeviceRequestId::generate(random_);
  auto token = random_.bytes<32>();
  Waiting request;
  request.token_hash = token_hash(id, token);
  request.commitment = std::move(commitment);
  request.device_name = std::move(device_name);
  request.address = std::move(address);
  request.created_at = now;
  waiting_.emplace(id, std::move(request));
  by_age_.push_back(id);
  return OpenedRequest{id, base64url(token), now + kApprovalTime, now};
}

Result<RequestProgress> Approvals::progress(const DeviceRequestId& id, BytesView token) {
  LK_TRY(request, of_new_device(id, token));
  return RequestProgress{request->state, request->created_at + kApprovalTime, request->workspace, request->answer};
}

Done Approvals::reveal(const DeviceRequestId& id, BytesView token, Shown shown) {
  LK_TRY(request, of_new_device(id, token));
  if (!is_shown(shown)) return fail(Kind::invalid, "device request: key");
  // Shown before the answer, the key would let whoever answers choose a key that makes the codes agree.
  if (request->state != ApprovalState::answered) return fail(Kind::conflict, "device request: not its turn");
  request->revealed = std::move(shown);
  request->state = ApprovalState::revealed;
  return done();
}

Result<Bytes> Approvals::take(const DeviceRequestId& id, BytesView token) {
  LK_TRY(request, of_new_device(id, token));
  if (request->state != ApprovalState::approved) return fail(Kind::conflict, "device request: not its turn");
  request->state = ApprovalState::taken;
  return std::exchange(request->letter, {});
}

// Also where it was approved: a letter that nobody took is nobody's any more.
Done Approvals::withdraw(const DeviceRequestId& id, BytesView token) {
  LK_TRY(request, of_new_device(id, token));
  if (!is_open(request->state)) return fail(Kind::conflict, "device request: over");
  request->state = ApprovalState::refused;
  request->letter.clear();
  return done();
}

Task<Result<RequestShown>> Approvals::look(Actor actor, DeviceRequestId id) {
  LK_CO_TRY(who, co_await admitted(std::move(actor)));
  LK_CO_TRY(request, of_open_device(who, id));
  co_return RequestShown{id,
                         request->state,
                         request->device_name,
                         request->address,
                         request->commitment,
                         request->created_at,
                         request->created_at + kApprovalTime,
                         request->revealed};
}

Task<Done> Approvals::answer(Actor actor, DeviceRequestId id, Shown shown) {
  LK_CO_TRY(who, co_await admitted(std::move(actor)));
  LK_CO_TRY(request, of_open_device(who, id));
  if (!is_shown(shown)) co_return fail(Kind::invalid, "device request: key");
  if (request->state != ApprovalState::waiting) co_return fail(Kind::conflict, "device request: answered");
  request->workspace = who.workspace;
  request->session = who.session;
  request->answer = std::move(shown);
  request->state = ApprovalState::answered;
  co_return done();
}

Task<Done> Approvals::approve(Actor actor, DeviceRequestId id, Bytes letter) {
  if (letter.size() < kLeastLetter || letter.size() > kMostLetter)
    co_return fail(Kind::invalid, "device request: letter");
  LK_CO_TRY(who, co_await admitted(actor));
  LK_CO_TRY_DONE(require_elevation(who));
  std::string name;
  {
    LK_CO_TRY(request, of_open_device(who, id));
    if (request->state != ApprovalState::revealed || request->approving)
      co_return fail(Kind::conflict, "device request: not its turn");
    // Marked before the wait, so that nothing else happens to it meanwhile and what is written down did happen.
    request->approving = true;
    name = request->device_name;
  }
  auto note = [actor = std::move(actor), name = std::move(name), now = clock_.now()](Books& books) -> Done {
    LK_TRY(still, admit(books.members, actor, now));
    LK_TRY_DONE(require_elevation(still));
    books.journal.record({.workspace = still.workspace,
                          .at = now,
                          .member = still.member,
                          .kind = events::EntryKind::device_approved,
                          .account = std::nullopt,
                          .subject = name,
                          .address = still.address});
    books.journal.changed_for(still.workspace, events::What::sessions, still.member, now);
    return done();
  };
  Done noted = co_await transactions_.write(std::move(note));
  // Looked up again: the wait may have been long.
  auto found = waiting_.find(id);
  if (found == waiting_.end()) co_return fail(Kind::not_found, "device request: none");
  found->second.approving = false;
  if (!noted) co_return noted;
  if (found->second.state != ApprovalState::revealed) co_return fail(Kind::conflict, "device request: over");
  found->second.letter = std::move(letter);
  found->second.state = ApprovalState::approved;
  co_return done();
}

Task<Done> Approvals::refuse(Actor actor, DeviceRequestId id) {
  LK_CO_TRY(who, co_await admitted(std::move(actor)));
  LK_CO_TRY(request, of_open_device(who, id));
  if (!is_open(request->state) || request->state == ApprovalState::approved || request->approving)
    co_return fail(Kind::conflict, "device request: over");
  request->workspace = who.workspace;
  request->session = who.session;
  request->state = ApprovalState::refused;
  co_return done();
}

Result<Approvals::Waiting*> Approvals::of_new_device(const DeviceRequestId& id, BytesView token) {
  drop_old();
  auto found = waiting_.find(id);
  // The same work for a request there is none of.
  Bytes expected = found == waiting_.end() ? Bytes(kKey) : found->second.token_hash;
  bool right = equal_in_constant_time(expected, token_hash(id, token));
  if (found == waiting_.end() || !right) return fail(Kind::not_found, "device request: none");
  if (clock_.now() >= found->second.created_at + kApprovalTime) return fail(Kind::expired, "device request: too old");
  return &found->second;
}

Result<Approvals::Waiting*> Approvals::of_open_device(const Admitted& who, const DeviceRequestId& id) {
  drop_old();
  auto found = waiting_.find(id);
  if (found == waiting_.end()) return fail(Kind::not_found, "device request: none");
  auto& request = found->second;
  if (request.workspace && *request.workspace != who.workspace) return fail(Kind::not_found, "device request: none");
  if (request.session && *request.session != who.session)
    return fail(Kind::conflict, "device request: answered elsewhere");
  if (clock_.now() >= request.created_at + kApprovalTime) return fail(Kind::expired, "device request: too old");
  return &request;
}

Task<Result<Admitted>> Approvals::admitted(Actor actor) {
  return transactions_.read([actor = std::move(actor), now = clock_.now()](Books& books) -> Result<Admitted> {
    return admit(books.members, actor, now);
  });
}

void Approvals::drop_old() {
  TimePoint now = clock_.now();
  while (!by_age_.empty()) {
    auto found = waiting_.find(by_age_.front());
    bool keep = now < found->second.created_at + kApprovalTime + kRemembered && waiting_.size() <= kMostRemembered;
    if (keep) return;
    waiting_.erase(found);
    by_age_.pop_front();
  }
}

}  // namespace latchkey::members
