#include "crypto/open/signing_key.h"

#include <sodium.h>

#include "crypto/seal/sodium.h"

namespace latchkey::open {
namespace {

SecretBytes expand(const SecretBytes& seed) {
  seal::ready();
  LK_CHECK(seed.size() == crypto_sign_ed25519_SEEDBYTES);
  SecretBytes secret(crypto_sign_ed25519_SECRETKEYBYTES);
  std::array<std::uint8_t, crypto_sign_ed25519_PUBLICKEYBYTES> unused;  // it is the second half of the secret key, too
  LK_CHECK(crypto_sign_ed25519_seed_keypair(unused.data(), secret.expose_writable().data(), seed.expose().data()) == 0);
  return secret;
}

}  // namespace

SigningKey SigningKey::generate(Random& random) {
  SecretBytes seed(crypto_sign_ed25519_SEEDBYTES);
  random.fill(seed.expose_writable());
  return SigningKey(seed);
}

SigningKey::SigningKey(const SecretBytes& seed)
    : secret_(expand(seed)), public_(*seal::SignPublic::from(secret_.expose().subspan(32))) {}

seal::Signature SigningKey::sign_transcript(const SecretBytes& transcript) const {
  std::array<std::uint8_t, seal::Signature::kSize> out;
  LK_CHECK(crypto_sign_ed25519_detached(out.data(), nullptr, transcript.expose().data(), transcript.size(),
                                        secret_.expose().data()) == 0);
  return seal::Signature(out);
}

}  // namespace latchkey::open
