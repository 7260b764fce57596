// What an enrolled machine keeps between calls, in `session` of the state folder.
//
// A thief of the file gets the secret key, the device's key, and the identity and the session's token as they are
// sealed under `unlock`: it has to guess the password against Argon2id, and could not even guess without the file. With
// Keep::file the file holds `unlock` itself and a thief needs nothing else.
#pragma once
#include "cli/client/given.h"
#include "cli/client/ids.h"
#include "cli/client/state_folder.h"
#include "crypto/open/identity.h"
#include "crypto/open/secret_key.h"

namespace latchkey::client {

// Where `unlock` stays after the password was given.
BOOST_DEFINE_ENUM_CLASS(Keep, keyring, file, nowhere)

struct Enrollment {
  std::uint32_t version = 1;
  std::string server;  // Origin's text
  Given<WorkspaceId> workspace;
  std::string workspace_name;
  Given<MemberId> member;
  std::string name;
  std::string email;
  Given<DeviceId> device;
  SecretBytes device_seed;
  SecretBytes secret_key;
  Bytes sealed_identity;
  Given<seal::SignPublic> sign_public;
  Given<seal::BoxPublic> box_public;
  Given<seal::Signature> statement;
  Bytes sealed_token;  // under unlock; empty after logout of the server's making
  Keep keep = Keep::keyring;
  std::optional<SecretBytes> unlock;  // Keep::file only

  seal::MemberPlace place() const { return {.workspace = workspace->text(), .member = member->text()}; }
};
BOOST_DESCRIBE_STRUCT(Enrollment, (),
                      (version, server, workspace, workspace_name, member, name, email, device, device_seed, secret_key,
                       sealed_identity, sign_public, box_public, statement, sealed_token, keep, unlock))

// Nothing where nobody signed in here.
Attempt<std::optional<Enrollment>> read_enrollment(const StateFolder& folder);
Outcome write_enrollment(const StateFolder& folder, const Enrollment& enrollment);
// And everything else the folder keeps of this member.
Outcome forget_enrollment(const StateFolder& folder);

Bytes seal_token(const seal::SealingKey& unlock, const seal::MemberPlace& at, const SecretBytes& token, Random& random);
Result<SecretBytes> open_token(const seal::SealingKey& unlock, const seal::MemberPlace& at, BytesView sealed);

}  // namespace latchkey::client
