#include "crypto/open/unseal.h"

#include <sodium.h>

#include "crypto/seal/sodium.h"

namespace latchkey::open {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kCommitment = 32;
constexpr std::size_t kShortest = seal::kSealOverhead + 64;

seal::BoxPublic public_of(BytesView secret) {
  seal::ready();
  std::array<std::uint8_t, 32> out;
  LK_CHECK(secret.size() == 32 && crypto_scalarmult_curve25519_base(out.data(), secret.data()) == 0);
  return seal::BoxPublic(out);
}

// One text has one padding: whoever knows the key cannot hide a second message behind the first.
Result<SecretBytes> unpad(const SecretBytes& padded) {
  BytesView bytes = padded.expose();
  std::size_t size = 0;
  for (int i = 0; i < 4; ++i) size = size << 8 | bytes[i];
  if (size > bytes.size() - 4 || seal::padded_size(4 + size) != bytes.size()) {
    return fail(Kind::corrupt, "seal: padding");
  }
  std::uint8_t tail = 0;
  for (std::uint8_t byte : bytes.subspan(4 + size)) tail = static_cast<std::uint8_t>(tail | byte);
  if (tail != 0) return fail(Kind::corrupt, "seal: padding");
  return SecretBytes(bytes.subspan(4, size));
}

Result<SecretBytes> open_with(BytesView key, const seal::Context& context, BytesView sealed) {
  if (sealed.size() < kShortest) return fail(Kind::corrupt, "seal: length");
  BytesView nonce = sealed.first(kNonce);
  BytesView commitment = sealed.subspan(kNonce, kCommitment);
  BytesView ciphertext = sealed.subspan(kNonce + kCommitment);
  SecretBytes keys = seal::derive(key, "seal", {nonce, context.view()}, 64);
  if (!equal_in_constant_time(keys.expose().subspan(32), commitment)) return fail(Kind::corrupt, "seal: commitment");
  SecretBytes padded(ciphertext.size() - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(padded.expose_writable().data(), nullptr, nullptr, ciphertext.data(),
                                                 ciphertext.size(), context.view().data(), context.view().size(),
                                                 nonce.data(), keys.expose().data()) != 0) {
    return fail(Kind::corrupt, "seal: ciphertext");
  }
  return unpad(padded);
}

}  // namespace

BoxSecret BoxSecret::generate(Random& random) {
  SecretBytes bytes(32);
  random.fill(bytes.expose_writable());
  return BoxSecret(std::move(bytes));
}

BoxSecret::BoxSecret(SecretBytes bytes) : bytes_(std::move(bytes)), public_(public_of(bytes_.expose())) {}

Result<SecretBytes> open_seal(const seal::SealingKey& key, const seal::Context& context, BytesView sealed) {
  seal::ready();
  return open_with(key.expose(), context, sealed);
}

Result<SecretBytes> open_box(const BoxSecret& recipient, const seal::Context& context, BytesView boxed) {
  seal::ready();
  if (boxed.size() < 32 + kShortest) return fail(Kind::corrupt, "seal: length");
  BytesView ephemeral = boxed.first(32);
  SecretBytes shared(32);
  if (crypto_scalarmult_curve25519(shared.expose_writable().data(), recipient.expose().data(), ephemeral.data()) != 0) {
    return fail(Kind::corrupt, "box: key");
  }
  SecretBytes key = seal::derive(shared.expose(), "box", {ephemeral, recipient.public_key()});
  return open_with(key.expose(), context, boxed.subspan(32));
}

}  // namespace latchkey::open
