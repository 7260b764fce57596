#include "crypto/open/identity.h"

namespace latchkey::open {

Result<seal::Fingerprint> check(const PublicIdentity& identity, const seal::MemberPlace& at) {
  const seal::IdentityStatement said{.workspace = at.workspace,
                                     .member = at.member,
                                     .sign_public = identity.sign_public,
                                     .box_public = identity.box_public};
  if (!seal::verify_identity(said, identity.statement)) return fail(Kind::corrupt, "identity: statement");
  return seal::fingerprint(at, identity.sign_public, identity.box_public);
}

Identity Identity::generate(Random& random) {
  SigningKey signing = SigningKey::generate(random);
  BoxSecret box = BoxSecret::generate(random);
  return Identity(std::move(signing), std::move(box));
}

Result<Identity> Identity::open(const seal::SealingKey& unlock, const seal::MemberPlace& at,
                                const seal::SealedBytes& sealed, const PublicIdentity& expected) {
  LK_TRY(text, open_seal(unlock, seal::identity_context(at), sealed.view()));
  if (text.size() != 64) return fail(Kind::corrupt, "identity: length");
  Identity identity(SigningKey(SecretBytes(text.expose().first(32))), BoxSecret(SecretBytes(text.expose().last(32))));
  LK_TRY_DONE(check(expected, at));
  if (identity.signing_.public_key() != expected.sign_public || identity.box_.public_key() != expected.box_public) {
    return fail(Kind::corrupt, "identity: keys");
  }
  return identity;
}

seal::SealedBytes Identity::seal(const seal::SealingKey& unlock, const seal::MemberPlace& at, Random& random) const {
  SecretBytes text(64);
  std::copy_n(signing_.expose_seed().begin(), 32, text.expose_writable().begin());
  std::copy_n(box_.expose().begin(), 32, text.expose_writable().begin() + 32);
  return seal::seal(unlock, seal::identity_context(at), text.expose(), random);
}

PublicIdentity Identity::public_identity(const seal::MemberPlace& at) const {
  return {.sign_public = signing_.public_key(),
          .box_public = box_.public_key(),
          .statement = signing_.sign(seal::IdentityStatement{.workspace = at.workspace,
                                                             .member = at.member,
                                                             .sign_public = signing_.public_key(),
                                                             .box_public = box_.public_key()})};
}

seal::Fingerprint Identity::fingerprint(const seal::MemberPlace& at) const {
  return seal::fingerprint(at, signing_.public_key(), box_.public_key());
}

}  // namespace latchkey::open
