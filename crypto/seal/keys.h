// Keys, signatures and hashes, each a type of its own: a signing key cannot stand where a sealing key belongs, nor one
// member's fingerprint where an inbox does. Public ones are values; the secret one is moved and wiped.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/check.h"
#include "base/random.h"
#include "base/secret_bytes.h"

namespace latchkey::seal {

template <typename Tag, std::size_t N>
class Fixed {
 public:
  static constexpr std::size_t kSize = N;

  static std::optional<Fixed> from(BytesView bytes) {  // exactly N bytes, or none
    if (bytes.size() != N) return std::nullopt;
    std::array<std::uint8_t, N> array;
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return Fixed(array);
  }
  explicit Fixed(const std::array<std::uint8_t, N>& bytes) : bytes_(bytes) {}

  BytesView view() const { return bytes_; }
  Bytes bytes() const { return {bytes_.begin(), bytes_.end()}; }
  // What a server stores of a secret is compared through this too, so it never tells how far two agree.
  friend bool operator==(const Fixed& a, const Fixed& b) { return equal_in_constant_time(a.view(), b.view()); }

 private:
  std::array<std::uint8_t, N> bytes_;
};

using SignPublic = Fixed<struct SignPublicTag, 32>;    // Ed25519
using BoxPublic = Fixed<struct BoxPublicTag, 32>;      // X25519
using Signature = Fixed<struct SignatureTag, 64>;      // Ed25519
using Hash = Fixed<struct HashTag, 32>;                // hash(…) without a narrower name
using Fingerprint = Fixed<struct FingerprintTag, 32>;  // of a member's two public keys
using Commitment = Fixed<struct CommitmentTag, 32>;    // of an account key
using AuthHash = Fixed<struct AuthHashTag, 32>;        // what a server keeps of a member's auth

// What an account's chain publishes of an epoch's two keys (protocol/seals.md, section 5).
struct EpochPublic {
  Commitment use_commitment;
  Commitment manage_commitment;
  BoxPublic use_inbox;
  BoxPublic manage_inbox;
  friend bool operator==(const EpochPublic&, const EpochPublic&) = default;
};

// 32 bytes that seal and open. Who has one can do both; the server has none but those it makes for one box and wipes.
class SealingKey {
 public:
  static std::optional<SealingKey> from(BytesView bytes) {
    if (bytes.size() != 32) return std::nullopt;
    return SealingKey(SecretBytes(bytes));
  }
  static SealingKey generate(Random& random) {
    SecretBytes bytes(32);
    random.fill(bytes.expose_writable());
    return SealingKey(std::move(bytes));
  }
  explicit SealingKey(SecretBytes bytes) : bytes_(std::move(bytes)) { LK_CHECK(bytes_.size() == 32); }

  BytesView expose() const { return bytes_.expose(); }
  SealingKey clone() const { return SealingKey(bytes_.clone()); }

 private:
  SecretBytes bytes_;
};

}  // namespace latchkey::seal
