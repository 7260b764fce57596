#include "crypto/seal/member.h"

namespace latchkey::seal {

Fingerprint fingerprint(const MemberPlace& at, const SignPublic& sign_public, const BoxPublic& box_public) {
  return *Fingerprint::from(hash("fingerprint", {at.workspace, at.member, sign_public, box_public}).view());
}

AuthHash auth_hash(const MemberPlace& at, BytesView auth) {
  return *AuthHash::from(hash("auth", {at.workspace, at.member, auth}).view());
}

Hash invitation_hash(const InvitationPlace& at, BytesView token) {
  return hash("invitation", {at.workspace, at.invitation, token});
}

}  // namespace latchkey::seal
