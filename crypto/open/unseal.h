// protocol/seals.md, section 2, the other way: text out of seals and boxes. Every function takes the context its caller
// asked for; nothing that came with a seal says what it is.
#pragma once
#include "base/random.h"
#include "base/result.h"
#include "crypto/seal/context.h"
#include "crypto/seal/seal.h"

namespace latchkey::open {

// X25519, the half that opens boxes.
class BoxSecret {
 public:
  static BoxSecret generate(Random& random);
  explicit BoxSecret(SecretBytes bytes);  // 32 bytes

  const seal::BoxPublic& public_key() const { return public_; }
  BytesView expose() const { return bytes_.expose(); }
  BoxSecret clone() const { return BoxSecret(bytes_.clone()); }

 private:
  SecretBytes bytes_;
  seal::BoxPublic public_;
};

// Kind::corrupt for whatever does not open: "seal: length", "seal: commitment" (another key or context, or a changed
// seal), "seal: ciphertext", "seal: padding", "box: key".
Result<SecretBytes> open_seal(const seal::SealingKey& key, const seal::Context& context, BytesView sealed);
Result<SecretBytes> open_box(const BoxSecret& recipient, const seal::Context& context, BytesView boxed);

}  // namespace latchkey::open
