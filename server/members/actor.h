// Who asks. An Actor is what a request brought along; an Admitted is one whose session was found good in this very
// transaction, and the only thing the rules accept.
#pragma once
#include <string>

#include "base/clock.h"
#include "server/events/ids.h"
#include "server/members/role.h"

namespace latchkey::members {

struct Actor {
  WorkspaceId workspace;
  MemberId member;
  SessionId session;
  Role role;            // as of authenticate(): for what an edge shows or counts, never for a decision
  std::string address;  // where the request came from
};

struct Admitted {
  WorkspaceId workspace;
  MemberId member;
  SessionId session;
  Role role;
  bool elevated;
  std::string address;
};

}  // namespace latchkey::members
