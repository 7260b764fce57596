// An Ed25519 pair, of a member or of a device, and the statements it signs. What may be said is the list in
// crypto/seal/statement.h; nothing signs bytes that came from outside.
#pragma once
#include "base/random.h"
#include "crypto/seal/statement.h"

namespace latchkey::open {

class SigningKey {
 public:
  static SigningKey generate(Random& random);
  explicit SigningKey(const SecretBytes& seed);  // 32 bytes

  const seal::SignPublic& public_key() const { return public_; }
  BytesView expose_seed() const { return secret_.expose().first(32); }

  seal::Signature sign(const seal::IdentityStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::SessionStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::ChunkStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::LoginStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::LogStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::AccountLogStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::ManifestStatement& said) const { return sign_transcript(seal::to_sign(said)); }
  seal::Signature sign(const seal::JoinStatement& said) const { return sign_transcript(seal::to_sign(said)); }

 private:
  seal::Signature sign_transcript(const SecretBytes& transcript) const;
  SecretBytes secret_;  // seed and public key, as the library signs with
  seal::SignPublic public_;
};

}  // namespace latchkey::open
