// protocol/seals.md, section 2: pad, seal and box. Only this way: what opens a seal is in crypto/open, which the server
// does not link. A seal opens under one key and one context; a box is a seal to whoever holds an X25519 key, and proves
// no sender.
#pragma once
#include "base/random.h"
#include "base/result.h"
#include "crypto/seal/context.h"
#include "crypto/seal/keys.h"

namespace latchkey::seal {

// What a seal or a box gives, so that storing readable text in its place does not compile.
class SealedBytes {
 public:
  explicit SealedBytes(Bytes bytes) : bytes_(std::move(bytes)) {}  // as read from a row or a request; not yet opened
  BytesView view() const { return bytes_; }
  const Bytes& bytes() const& { return bytes_; }
  Bytes bytes() && { return std::move(bytes_); }
  bool empty() const { return bytes_.empty(); }  // only a Collaborator's manage wrap is
  friend bool operator==(const SealedBytes&, const SealedBytes&) = default;

 private:
  Bytes bytes_;
};

inline constexpr std::size_t kSealOverhead = 24 + 32 + 16;  // nonce, commitment, tag
inline constexpr std::size_t kBoxOverhead = 32 + kSealOverhead;

std::size_t padded_size(std::size_t size);  // padded(n)
SecretBytes pad(BytesView text);            // text is under 4 GiB

// Draws 24 bytes of nonce.
SealedBytes seal(const SealingKey& key, const Context& context, BytesView text, Random& random);

// Draws 32 bytes of ephemeral secret, then the nonce. Kind::invalid where the recipient's key is one of the few that
// make every shared secret zero.
Result<SealedBytes> box(const BoxPublic& recipient, const Context& context, BytesView text, Random& random);

}  // namespace latchkey::seal
