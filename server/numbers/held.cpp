#include "server/numbers/held.h"

#include "server/numbers/numbers.h"

namespace latchkey::numbers {

Number as_held(const PoolNumber& number) {
  return {number.number,
          number.country,
          number.kind,
          number.state == PoolState::active ? HeldState::active : HeldState::reserved,
          number.reserved_at.value_or(TimePoint{}),
          number.expires_at,
          number.last_message_at};
}

Address as_held(const AddressRow& address) {
  return {address.address, address.state == AddressState::active ? HeldState::active : HeldState::reserved,
          address.reserved_at, address.expires_at, address.last_message_at};
}

PoolNumber quarantined(PoolNumber number, TimePoint now) {
  number.state = PoolState::quarantined;
  number.account.reset();
  number.expires_at.reset();
  number.quarantined_until = now + kQuarantine;
  return number;
}

}  // namespace latchkey::numbers
