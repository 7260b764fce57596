// protocol/seals.md, section 3: what the secret in an invitation's link says to the server, and section 12: the pair
// with which whoever joins proves to everybody that it had the link.
#pragma once
#include "crypto/open/signing_key.h"
#include "crypto/seal/member.h"

namespace latchkey::open {

SecretBytes invitation_token(const SecretBytes& secret, const seal::InvitationPlace& at);  // for the server
SigningKey invitation_key(const SecretBytes& secret, const seal::InvitationPlace& at);

}  // namespace latchkey::open
