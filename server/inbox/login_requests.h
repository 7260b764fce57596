// Pressing Log in opens a signed claim of five minutes on an account: the others see who is logging in, a step of the
// authenticator is taken once, and a code that came while nobody asked is known for one nobody asked for.
#pragma once
#include "server/accounts/access.h"
#include "server/inbox/message_store.h"

namespace latchkey::inbox {

using members::Actor;

inline constexpr auto kLoginTime = std::chrono::minutes(5);
inline constexpr auto kRequestsKept = std::chrono::hours(24);

struct NewLoginRequest {
  LoginRequestId id;
  TimePoint opened_at;  // by the server's time, as its client knows it
  Bytes signature;
};

struct LoginRequestList {
  std::vector<LoginRequest> login_requests;  // newest first
  std::vector<UsedStep> used_steps;
  TimePoint since;  // what was opened before is not kept
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(LoginRequestList, (), (login_requests, used_steps, since, now))

class LoginRequests {
 public:
  LoginRequests(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // Ends what the member had open on this account. Kind::invalid where signature or time do not hold, conflict for an
  // id that is taken or an account too many others are logging in to. The same request twice is answered alike.
  Task<Result<LoginRequest>> open(Actor actor, AccountId account, NewLoginRequest request);
  Task<Done> end(Actor actor, AccountId account, LoginRequestId request, LoginOutcome outcome);
  // Kind::conflict for a step another request has taken, expired for a request that is over.
  Task<Done> take_step(Actor actor, AccountId account, LoginRequestId request, std::int64_t step, std::int64_t period);
  Task<Result<LoginRequestList>> list(Actor actor, std::optional<AccountId> account);

  Task<Done> sweep();  // ends those whose session or grant is gone; forgets the old

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

// The asker's own request on this account, while it is open: not_found, or Kind::expired for one that is over.
Result<LoginRequest> own_open_request(Books& books, const members::Admitted& who, const AccountId& account,
                                      const LoginRequestId& request, TimePoint now);

}  // namespace latchkey::inbox
