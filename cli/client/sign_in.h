// The conversation that turns password and secret key into a session (protocol/seals.md, section 4). The server shows
// the sealed identity for `auth` alone, and a token only for the device's signature over the origin that we see.
#pragma once
#include "cli/client/api.h"
#include "cli/client/origin.h"
#include "cli/client/state_folder.h"
#include "cli/client/wire.h"
#include "crypto/open/identity.h"
#include "crypto/open/member_keys.h"

namespace latchkey::client {

struct Device {
  DeviceId id;
  open::SigningKey key;
  std::string name;
  bool enrolled;  // stands on the workspace log, as far as this machine knows
};

struct SignedIn {
  open::Identity identity;
  wire::SignInAnswer answer;
  SecretBytes token;
  TimePoint now;
};

// Puts a device on the workspace log that does not stand there, after that log was read and verified against what
// `folder` keeps of it.
Attempt<SignedIn> sign_in(Api& api, const SignInLink& at, const open::MemberKeys& keys, const Device& device,
                          const StateFolder& folder, Random& random);

// Five minutes in which the server hands out what it guards most. Wrong password: Kind::denied.
Outcome elevate(Api& api, const WorkspaceId& workspace, const open::MemberKeys& keys);

}  // namespace latchkey::client
