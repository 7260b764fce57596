#include "server/members/statements.h"

#include "crypto/seal/member.h"

namespace latchkey::members {
namespace {

constexpr std::size_t kSalt = 16;
constexpr std::size_t kSealedIdentity = 144;  // protocol/seals.md, section 3: 72 and the padded 68

}  // namespace

bool is_name(std::string_view text) {
  if (text.empty() || !is_utf8(text)) return false;
  std::size_t characters = 0;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return false;
    characters += (byte & 0xc0) != 0x80;
  }
  return characters <= 100;
}

bool is_email(std::string_view text) {
  if (text.size() < 3 || text.size() > 254 || !is_utf8(text)) return false;
  auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  for (char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) return false;
  }
  return true;
}

Done check(const Profile& profile) {
  if (!is_name(profile.name)) return fail(Kind::invalid, "member: name");
  if (!is_email(profile.email)) return fail(Kind::invalid, "member: email");
  if (profile.salt.size() != kSalt) return fail(Kind::invalid, "member: profile salt");
  return done();
}

Done check(const DeviceName& name) {
  if (!is_name(name.name) || name.salt.size() != kSalt) return fail(Kind::invalid, "device: name");
  return done();
}

Done check(const WorkspaceId& workspace, const NewMember& member) {
  LK_TRY_DONE(check(Profile{member.name, member.email, member.profile_salt}));
  auto sign_public = seal::SignPublic::from(member.sign_public);
  auto box_public = seal::BoxPublic::from(member.box_public);
  auto statement = seal::Signature::from(member.statement);
  if (!sign_public || !box_public || !statement) return fail(Kind::invalid, "member: keys");
  if (!seal::verify_identity({workspace.text(), member.id.text(), *sign_public, *box_public}, *statement))
    return fail(Kind::invalid, "member: identity statement");
  if (!seal::AuthHash::from(member.auth_verifier)) return fail(Kind::invalid, "member: auth verifier");
  if (member.sealed_identity.size() != kSealedIdentity) return fail(Kind::invalid, "member: sealed identity");
  return done();
}

Keys keys_of(const Member& member) {
  auto sign_public = seal::SignPublic::from(member.sign_public);
  auto box_public = seal::BoxPublic::from(member.box_public);
  LK_CHECK(sign_public && box_public);  // nobody is stored without
  return {*sign_public, *box_public};
}

seal::Fingerprint fingerprint_of(const WorkspaceId& workspace, const Member& member) {
  auto keys = keys_of(member);
  return seal::fingerprint({workspace.text(), member.id.text()}, keys.sign_public, keys.box_public);
}

}  // namespace latchkey::members
