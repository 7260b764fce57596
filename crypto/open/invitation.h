// protocol/seals.md, section 3: what the secret in an invitation's link says to the server, and what it proves to the
// inviter.
#pragma once
#include "base/secret_bytes.h"
#include "crypto/seal/member.h"

namespace latchkey::open {

SecretBytes invitation_token(const SecretBytes& secret, const seal::InvitationPlace& at);  // for the server
SecretBytes join_proof(const SecretBytes& secret, const seal::InvitationPlace& at, std::string_view member,
                       const seal::Fingerprint& fingerprint);  // for the inviter

}  // namespace latchkey::open
