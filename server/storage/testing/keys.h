// Pairs of keys for tests, made and used by OpenSSL.
#pragma once
#include <memory>

#include "crypto/seal/statement.h"

namespace latchkey::storage::testing {

class SigningPair {  // Ed25519
 public:
  explicit SigningPair(Random& random);
  seal::SignPublic public_key() const;
  Bytes sign(const SecretBytes& transcript) const;

 private:
  Bytes seed_;
};

Bytes generate_box_public(Random& random);  // X25519, the secret half is nobody's

}  // namespace latchkey::storage::testing
