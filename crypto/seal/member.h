// protocol/seals.md, section 3, as far as it needs no secret key of a member: the fingerprint of its public keys, what
// a server keeps of `auth`, and the same for invitations.
#pragma once
#include "crypto/seal/context.h"
#include "crypto/seal/keys.h"

namespace latchkey::seal {

Fingerprint fingerprint(const MemberPlace& at, const SignPublic& sign_public, const BoxPublic& box_public);

AuthHash auth_hash(const MemberPlace& at, BytesView auth);

struct InvitationPlace {
  std::string_view workspace;
  std::string_view invitation;
};
Hash invitation_hash(const InvitationPlace& at, BytesView token);  // what the server keeps of an invitation

}  // namespace latchkey::seal
