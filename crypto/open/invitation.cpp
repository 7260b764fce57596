#include "crypto/open/invitation.h"

namespace latchkey::open {

SecretBytes invitation_token(const SecretBytes& secret, const seal::InvitationPlace& at) {
  return seal::derive(secret.expose(), "invitation-token", {at.workspace, at.invitation});
}

SigningKey invitation_key(const SecretBytes& secret, const seal::InvitationPlace& at) {
  return SigningKey(seal::derive(secret.expose(), "invitation-key", {at.workspace, at.invitation}));
}

}  // namespace latchkey::open
