#include "crypto/open/invitation.h"

namespace latchkey::open {

SecretBytes invitation_token(const SecretBytes& secret, const seal::InvitationPlace& at) {
  return seal::derive(secret.expose(), "invitation-token", {at.workspace, at.invitation});
}

SecretBytes join_proof(const SecretBytes& secret, const seal::InvitationPlace& at, std::string_view member,
                       const seal::Fingerprint& fingerprint) {
  return seal::derive(secret.expose(), "join", {at.workspace, at.invitation, member, fingerprint});
}

}  // namespace latchkey::open
