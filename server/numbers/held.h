// How a row of the pool, or of the addresses, looks to the account that holds it; and how it lets go of one.
#pragma once
#include "server/numbers/number_store.h"

namespace latchkey::numbers {

Number as_held(const PoolNumber& number);
Address as_held(const AddressRow& address);

// Off the account. One that may stand in somebody's settings rests before anybody else gets it.
PoolNumber quarantined(PoolNumber number, TimePoint now);

}  // namespace latchkey::numbers
