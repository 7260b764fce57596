// The conversation that turns password and secret key into a session (protocol/seals.md, section 4). The server shows
// the sealed identity for `auth` alone, and a token only for the device's signature over the origin that we see.
#pragma once
#include "cli/client/api.h"
#include "cli/client/origin.h"
#include "cli/client/wire.h"
#include "crypto/open/identity.h"
#include "crypto/open/member_keys.h"

namespace latchkey::client {

struct Device {
  DeviceId id;
  open::SigningKey key;
  std::string name;
};

struct SignedIn {
  open::Identity identity;
  wire::SignInAnswer answer;
  SecretBytes token;
  TimePoint now;
};

Attempt<SignedIn> sign_in(Api& api, const SignInLink& at, const open::MemberKeys& keys, const Device& device);

// Five minutes in which the server hands out what it guards most. Wrong password: Kind::denied.
Outcome elevate(Api& api, const WorkspaceId& workspace, const open::MemberKeys& keys);

}  // namespace latchkey::client
