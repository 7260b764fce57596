#include "crypto/seal/seal.h"

#include <sodium.h>

#include <bit>
#include <limits>

#include "crypto/seal/sodium.h"

namespace latchkey::seal {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kCommitment = 32;
static_assert(kNonce + kCommitment + kTag == kSealOverhead);

// Appends to what out already holds, so that a box is written into one buffer.
void append_seal(Bytes& out, BytesView key, const Context& context, BytesView text, Random& random) {
  SecretBytes padded = pad(text);
  const std::size_t start = out.size();
  out.resize(start + kSealOverhead + padded.size());
  std::span<std::uint8_t> nonce = std::span(out).subspan(start, kNonce);
  random.fill(nonce);
  SecretBytes keys = derive(key, "seal", {BytesView(nonce), context.view()}, 64);
  // XChaCha20-Poly1305 alone can be made to open under two keys. The commitment can not: it is a hash of the key.
  BytesView commitment = keys.expose().subspan(32, kCommitment);
  std::copy(commitment.begin(), commitment.end(), out.begin() + static_cast<std::ptrdiff_t>(start + kNonce));
  LK_CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
               out.data() + start + kNonce + kCommitment, nullptr, padded.expose().data(), padded.size(),
               context.view().data(), context.view().size(), nullptr, nonce.data(), keys.expose().data()) == 0);
}

}  // namespace

std::size_t padded_size(std::size_t size) {
  if (size < 64) return 64;
  const std::size_t e = std::bit_width(size) - 1;
  const std::size_t s = std::bit_width(e);  // floor(log2 e) + 1
  const std::size_t mask = (std::size_t{1} << (e - s)) - 1;
  return (size + mask) & ~mask;
}

SecretBytes pad(BytesView text) {
  LK_CHECK(text.size() <= std::numeric_limits<std::uint32_t>::max());
  SecretBytes out(padded_size(4 + text.size()));
  auto bytes = out.expose_writable();
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(text.size() >> (24 - 8 * i));
  std::copy(text.begin(), text.end(), bytes.begin() + 4);
  return out;
}

SealedBytes seal(const SealingKey& key, const Context& context, BytesView text, Random& random) {
  ready();
  Bytes out;
  append_seal(out, key.expose(), context, text, random);
  return SealedBytes(std::move(out));
}

Result<SealedBytes> box(const BoxPublic& recipient, const Context& context, BytesView text, Random& random) {
  ready();
  SecretBytes secret(crypto_scalarmult_curve25519_SCALARBYTES);
  random.fill(secret.expose_writable());
  Bytes out(crypto_scalarmult_curve25519_BYTES);
  LK_CHECK(crypto_scalarmult_curve25519_base(out.data(), secret.expose().data()) == 0);
  SecretBytes shared(crypto_scalarmult_curve25519_BYTES);
  // libsodium answers -1 for exactly the all-zero result.
  if (crypto_scalarmult_curve25519(shared.expose_writable().data(), secret.expose().data(), recipient.view().data()) !=
      0) {
    return fail(Kind::invalid, "box: recipient's key");
  }
  SecretBytes key = derive(shared.expose(), "box", {BytesView(out), recipient});
  append_seal(out, key.expose(), context, text, random);
  return SealedBytes(std::move(out));
}

}  // namespace latchkey::seal
