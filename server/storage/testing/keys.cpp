#include "server/storage/testing/keys.h"

#include <openssl/evp.h>

namespace latchkey::storage::testing {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key load(int type, const Bytes& secret) {
  Key key(EVP_PKEY_new_raw_private_key(type, nullptr, secret.data(), secret.size()), EVP_PKEY_free);
  LK_CHECK(key);
  return key;
}

Bytes public_of(int type, const Bytes& secret) {
  Bytes out(32);
  std::size_t size = out.size();
  LK_CHECK(EVP_PKEY_get_raw_public_key(load(type, secret).get(), out.data(), &size) == 1 && size == 32);
  return out;
}

Bytes draw(Random& random) {
  auto bytes = random.bytes<32>();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

SigningPair::SigningPair(Random& random) : seed_(draw(random)) {}

seal::SignPublic SigningPair::public_key() const { return *seal::SignPublic::from(public_of(EVP_PKEY_ED25519, seed_)); }

Bytes SigningPair::sign(const SecretBytes& transcript) const {
  Key key = load(EVP_PKEY_ED25519, seed_);
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  Bytes out(64);
  std::size_t size = out.size();
  LK_CHECK(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  auto bytes = transcript.expose();
  LK_CHECK(EVP_DigestSign(context.get(), out.data(), &size, bytes.data(), bytes.size()) == 1 && size == 64);
  return out;
}

Bytes generate_box_public(Random& random) { return public_of(EVP_PKEY_X25519, draw(random)); }

}  // namespace latchkey::storage::testing
