// A member's identity: the pair that signs and the pair that opens, made on the device and kept by the server only
// sealed.
#pragma once
#include "crypto/open/signing_key.h"
#include "crypto/open/unseal.h"
#include "crypto/seal/member.h"

namespace latchkey::open {

// What everybody may know of a member's keys, as a server hands it out: nothing until check() agreed.
struct PublicIdentity {
  seal::SignPublic sign_public;
  seal::BoxPublic box_public;
  seal::Signature statement;
};

// The fingerprint, if the first key said in this workspace and for this member that both are its own.
Result<seal::Fingerprint> check(const PublicIdentity& identity, const seal::MemberPlace& at);

class Identity {
 public:
  static Identity generate(Random& random);  // draws the seed of the signing pair, then the X25519 secret
  Identity(SigningKey signing, BoxSecret box) : signing_(std::move(signing)), box_(std::move(box)) {}

  // Refuses one that is not the pair behind `expected`: a server could hand out somebody else's.
  static Result<Identity> open(const seal::SealingKey& unlock, const seal::MemberPlace& at,
                               const seal::SealedBytes& sealed, const PublicIdentity& expected);
  seal::SealedBytes seal(const seal::SealingKey& unlock, const seal::MemberPlace& at, Random& random) const;

  const SigningKey& signing() const { return signing_; }
  const BoxSecret& box() const { return box_; }
  PublicIdentity public_identity(const seal::MemberPlace& at) const;
  seal::Fingerprint fingerprint(const seal::MemberPlace& at) const;

 private:
  SigningKey signing_;
  BoxSecret box_;
};

}  // namespace latchkey::open
