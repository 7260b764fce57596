// What a server must not be able to do, tried: the call compiles, and with the server's link line it has nothing to
// call.
#include "crypto/open/unseal.h"

int main() {
  namespace seal = latchkey::seal;
  const auto key = *seal::SealingKey::from(latchkey::Bytes(32));
  const auto context = seal::identity_context({.workspace = "w", .member = "m"});
  return latchkey::open::open_seal(key, context, latchkey::Bytes(136)) ? 0 : 1;
}
