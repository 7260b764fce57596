#include "crypto/open/testing/forge.h"

#include <sodium.h>

#include "crypto/seal/sodium.h"

namespace latchkey::open {

seal::SealedBytes forge_seal(const seal::SealingKey& key, const seal::Context& context, BytesView padded,
                             Random& random) {
  seal::ready();
  Bytes out(seal::kSealOverhead + padded.size());
  random.fill(std::span(out).first(24));
  SecretBytes keys = seal::derive(key.expose(), "seal", {BytesView(out).first(24), context.view()}, 64);
  std::copy_n(keys.expose().begin() + 32, 32, out.begin() + 24);
  LK_CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + 56, nullptr, padded.data(), padded.size(),
                                                      context.view().data(), context.view().size(), nullptr, out.data(),
                                                      keys.expose().data()) == 0);
  return seal::SealedBytes(std::move(out));
}

}  // namespace latchkey::open
