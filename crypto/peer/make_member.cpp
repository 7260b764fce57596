#include "crypto/open/identity.h"
#include "crypto/open/invitation.h"
#include "crypto/open/member_keys.h"
#include "crypto/peer/make_each.h"

namespace latchkey::peer {
namespace {

void make_secret_keys(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("secret-key");
  // One that has the letters people take for digits, so that the tolerant spellings differ from the written one.
  open::SecretKey key = open::SecretKey::generate(*random);
  std::string written(key.text().expose_text());
  auto has = [&](char c) { return written.find(c, 4) != std::string::npos; };
  while (!has('O') || !has('I') || !has('B')) {
    key = open::SecretKey::generate(*random);
    written = key.text().expose_text();
  }
  auto typed = [&](std::string name, std::string text, Refused problem = {}) {
    out.push_back(to_object(SecretKeyCase{.name = std::move(name),
                                          .refused = std::move(problem),
                                          .typed = std::move(text),
                                          .secret_key = key.expose(),
                                          .written = written}));
  };
  auto each = [](std::string text, auto change) {
    for (char& c : text) c = change(c);
    return text;
  };
  std::string bare;
  for (char c : written.substr(4)) {
    if (c != '-') bare += c;
  }
  typed("as written", written);
  typed("in lower case", each(written, [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }));
  typed("without hyphens and prefix", bare);
  typed("with blanks for hyphens and around it",
        "  " + each(written, [](char c) { return c == '-' ? ' ' : c; }) + "\r\n");
  typed("without its prefix", written.substr(4));
  typed("with digits for the letters they look like", each(written, [](char c) {
          return c == 'O' ? '0' : c == 'I' ? '1' : c == 'B' ? '8' : c;
        }));
  typed("with an I in its prefix", "LKI" + bare);

  typed("nothing", "", "length");
  typed("a letter short", bare.substr(0, 27), "length");
  typed("a letter too many", bare + "A", "length");
  typed("without one group", written.substr(0, written.size() - 5), "length");
  typed("twice", written + " " + written, "length");
  typed("another prefix", "LK2-" + bare, "length");
  typed("a digit that is no letter", "9" + bare.substr(1), "letter");
  typed("a letter beyond ASCII", written + "é", "letter");
  for (std::size_t at : {0UL, 13UL, 27UL}) {
    std::string wrong = bare;
    wrong[at] = wrong[at] == 'A' ? 'C' : 'A';
    typed("letter " + std::to_string(at + 1) + " wrong", wrong, "check");
  }
  std::size_t at = 0;
  while (bare[at] == bare[at + 1]) ++at;
  std::string swapped = bare;
  std::swap(swapped[at], swapped[at + 1]);
  typed("two letters that changed places", swapped, "check");
}

Result<MemberCase> make_member(const RandomFor& random_for, std::string name, std::string password) {
  auto random = random_for("member: " + name);
  MemberCase of;
  of.name = std::move(name);
  of.workspace = generate_id_text(*random);
  of.member = generate_id_text(*random);
  of.password = std::move(password);
  const auto secret_key = open::SecretKey::generate(*random);
  const seal::MemberPlace at{.workspace = of.workspace, .member = of.member};
  of.secret_key = secret_key.text().expose_text();
  LK_TRY(normalized, open::normalized_password(of.password));
  of.normalized = normalized.expose();
  const auto salt = open::salt_of(secret_key, of.member);
  of.salt = salt.expose();
  LK_TRY(stretched, open::stretch(normalized, salt));
  of.stretched = stretched.expose();
  of.root = seal::derive(secret_key.expose(), "root", {stretched.expose()}).expose();
  LK_TRY(keys, open::member_keys(of.password, secret_key, at));
  of.auth = keys.auth.expose();
  of.auth_hash = seal::auth_hash(at, keys.auth.expose()).view();
  of.unlock = keys.unlock.expose();
  const auto identity = open::Identity::generate(*random);
  of.sign_seed = identity.signing().expose_seed();
  of.box_secret = identity.box().expose();
  of.sign_public = identity.signing().public_key().view();
  of.box_public = identity.box().public_key().view();
  of.fingerprint = identity.fingerprint(at).view();
  of.statement = identity.public_identity(at).statement.view();
  of.random = draw(*random, 24);
  RecordedRandom recorded(of.random);
  of.sealed_identity = identity.seal(keys.unlock, at, recorded).view();
  return of;
}

Done make_members(const RandomFor& random_for, boost::json::array& out) {
  LK_TRY(plain, make_member(random_for, "a password in ASCII", "correct horse battery staple"));
  out.push_back(to_object(plain));
  // Full-width letters, a ligature, an accent of its own, an ohm sign, half-width kana and a Hangul syllable in parts.
  LK_TRY(composed, make_member(random_for, "a password that NFKC changes",
                               "Ｐａｓｓ ﬁne e\xCC\x81 \xE2\x84\xA6 ｶﾞ \xE1\x84\x80\xE1\x85\xA1 ①"));
  out.push_back(to_object(composed));
  LK_CHECK(!std::ranges::equal(composed.normalized.bytes, as_bytes(composed.password)));
  LK_TRY(changed, make_member(random_for, "a password and its longest compatibility form", "\xEF\xB7\xBA🔑"));
  out.push_back(to_object(changed));

  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(plain, std::move(name), check, change)));
  };
  auto random = random_for("member: refused");
  bad("another password", "seal: commitment", [](MemberCase& of) { of.password += " "; });
  bad("another secret key", "seal: commitment",
      [&](MemberCase& of) { of.secret_key = open::SecretKey::generate(*random).text().expose_text(); });
  bad("another member", "seal: commitment", [&](MemberCase& of) { of.member = generate_id_text(*random); });
  bad("another workspace", "seal: commitment", [&](MemberCase& of) { of.workspace = generate_id_text(*random); });
  bad("a statement that is not about these keys", "identity: statement",
      [](MemberCase& of) { of.box_public = flipped(of.box_public, 3); });
  bad("a statement that was changed", "identity: statement",
      [](MemberCase& of) { of.statement = flipped(of.statement, 40); });
  bad("somebody else's keys under a statement of their own", "identity: keys", [&](MemberCase& of) {
    const auto other = open::Identity::generate(*random).public_identity({of.workspace, of.member});
    of.sign_public = other.sign_public.view();
    of.box_public = other.box_public.view();
    of.statement = other.statement.view();
  });
  bad("an identity of 63 bytes", "identity: length", [&](MemberCase& of) {
    of.sealed_identity = seal::seal(*seal::SealingKey::from(of.unlock),
                                    seal::identity_context({of.workspace, of.member}), Bytes(63, 1), *random)
                             .view();
  });
  return done();
}

void make_devices(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("device");
  DeviceCase good;
  good.name = "a device signs in";
  good.workspace = generate_id_text(*random);
  good.member = generate_id_text(*random);
  const auto member = open::SigningKey::generate(*random);
  good.device = generate_id_text(*random);
  const auto device = open::SigningKey::generate(*random);
  good.device_seed = device.expose_seed();
  good.device_public = device.public_key().view();
  good.origin = "http://localhost:8700";
  good.challenge = draw(*random, 32);
  good.proof = device
                   .sign(seal::SessionStatement{.origin = good.origin,
                                                .workspace = good.workspace,
                                                .member = good.member,
                                                .device = good.device,
                                                .challenge = good.challenge})
                   .view();
  out.push_back(to_object(good));
  auto bad = [&](std::string name, std::string_view check, auto change) {
    out.push_back(to_object(refused(good, std::move(name), check, change)));
  };
  bad("a proof shown to another origin", "proof", [](DeviceCase& of) { of.origin = "https://localhost:8700"; });
  bad("a proof for another challenge", "proof", [](DeviceCase& of) { of.challenge = flipped(of.challenge, 31); });
  bad("a proof that was changed", "proof", [](DeviceCase& of) { of.proof = flipped(of.proof, 0); });
  bad("a proof made with the member's key", "proof", [&](DeviceCase& of) {
    of.proof = member
                   .sign(seal::SessionStatement{.origin = of.origin,
                                                .workspace = of.workspace,
                                                .member = of.member,
                                                .device = of.device,
                                                .challenge = of.challenge})
                   .view();
  });
  bad("a device of another member", "proof", [&](DeviceCase& of) { of.member = generate_id_text(*random); });
  bad("a device under another id", "proof", [&](DeviceCase& of) { of.device = generate_id_text(*random); });
}

void make_invitations(const RandomFor& random_for, boost::json::array& out) {
  auto random = random_for("invitation");
  InvitationCase of;
  of.name = "an invitation";
  of.workspace = generate_id_text(*random);
  of.invitation = generate_id_text(*random);
  of.secret = draw(*random, 16);
  of.member = generate_id_text(*random);
  of.fingerprint = draw(*random, 32);
  const seal::InvitationPlace at{.workspace = of.workspace, .invitation = of.invitation};
  const SecretBytes secret{BytesView(of.secret)};
  of.token = open::invitation_token(secret, at).expose();
  of.token_hash = seal::invitation_hash(at, of.token).view();
  const auto key = open::invitation_key(secret, at);
  of.key_public = key.public_key().view();
  of.proof = key.sign(seal::JoinStatement{.workspace = of.workspace,
                                          .invitation = of.invitation,
                                          .member = of.member,
                                          .fingerprint = *seal::Fingerprint::from(of.fingerprint)})
                 .view();
  out.push_back(to_object(of));
  auto bad = [&](std::string name, auto change) {
    out.push_back(to_object(refused(of, std::move(name), "proof", change)));
  };
  bad("a proof for another member", [&](InvitationCase& spoiled) { spoiled.member = generate_id_text(*random); });
  bad("a proof for other keys", [](InvitationCase& spoiled) { spoiled.fingerprint = flipped(spoiled.fingerprint, 0); });
  bad("a proof with a bit changed", [](InvitationCase& spoiled) { spoiled.proof = flipped(spoiled.proof, 3); });
}

}  // namespace

Result<boost::json::array> make_member_cases(const RandomFor& random_for) {
  boost::json::array out;
  make_secret_keys(random_for, out);
  LK_TRY_DONE(make_members(random_for, out));
  make_devices(random_for, out);
  make_invitations(random_for, out);
  return out;
}

}  // namespace latchkey::peer
