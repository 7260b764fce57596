// Numbers and addresses that belong to accounts. A reservation is made before anything is shown and receives from then
// on; what has been in use is never given away while a service may still send to it.
#pragma once
#include "base/random.h"
#include "server/accounts/access.h"
#include "server/numbers/number_store.h"

namespace latchkey::numbers {

using members::Actor;

inline constexpr auto kUnconfirmed = std::chrono::hours(24);
inline constexpr auto kQuarantine = std::chrono::days(30);

template <typename Held>
struct Reserved {
  Held held;
  bool resumed;  // the account had it already: 200 rather than 201
};

class Numbers {
 public:
  Numbers(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // Kind::conflict where the pool has none free.
  Task<Result<Reserved<Number>>> reserve(Actor actor, AccountId account, std::optional<std::string> country);
  Task<Result<Number>> confirm(Actor actor, AccountId account);  // Kind::not_found without a reservation
  // Kind::conflict for an active one unless the asker says that no service uses it any more. Quarantined after.
  Task<Done> release(Actor actor, AccountId account, bool no_longer_used);

  Task<Done> sweep();  // reservations nobody confirmed, quarantines that are over

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

class Addresses {
 public:
  Addresses(Transactions& transactions, const Clock& clock, Random& random)
      : transactions_(transactions), clock_(clock), random_(random) {}

  // At the workspace's oldest mail domain; Kind::conflict where it has none. Never issued twice.
  Task<Result<Reserved<Address>>> reserve(Actor actor, AccountId account);
  Task<Result<Address>> confirm(Actor actor, AccountId account);
  Task<Done> release(Actor actor, AccountId account, bool no_longer_used);

  Task<Done> sweep();

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace latchkey::numbers
