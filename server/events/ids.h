// What the things of a workspace are called, a type each.
#pragma once
#include "base/id.h"

namespace latchkey {

using WorkspaceId = Id<struct WorkspaceTag>;
using MemberId = Id<struct MemberTag>;
using DeviceId = Id<struct DeviceTag>;
using SessionId = Id<struct SessionTag>;
using InvitationId = Id<struct InvitationTag>;
using AccountId = Id<struct AccountTag>;
using MessageId = Id<struct MessageTag>;
using SourceId = Id<struct SourceTag>;  // where SMS come from: a number source
using LoginRequestId = Id<struct LoginRequestTag>;
using DeviceRequestId = Id<struct DeviceRequestTag>;

}  // namespace latchkey
