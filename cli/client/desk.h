// What the parts of a signed-in client share.
#pragma once
#include "cli/client/api.h"
#include "cli/client/ids.h"
#include "cli/client/pins.h"
#include "cli/client/server_time.h"
#include "crypto/open/identity.h"

namespace latchkey::client {

struct Desk {
  Api& api;
  WorkspaceId workspace;
  MemberId member;
  open::Identity identity;
  seal::Fingerprint fingerprint;
  Pins& pins;
  ServerTime time;
  Random& random;

  seal::MemberPlace place() const { return {.workspace = workspace.text(), .member = member.text()}; }
  std::string path(std::string_view rest) const { return path_in(workspace, rest); }
  static std::string path_in(const WorkspaceId& workspace, std::string_view rest) {
    return "/api/v1/workspaces/" + workspace.text() + std::string(rest);
  }
};

}  // namespace latchkey::client
