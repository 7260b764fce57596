// What the things of a workspace are called, a type each.
#pragma once
#include "base/id.h"

namespace latchkey::client {

using WorkspaceId = Id<struct WorkspaceTag>;
using MemberId = Id<struct MemberTag>;
using DeviceId = Id<struct DeviceTag>;
using AccountId = Id<struct AccountTag>;
using MessageId = Id<struct MessageTag>;

}  // namespace latchkey::client
