// Devices of members, which stand on the workspace log with their keys (protocol/seals.md, section 12). The table here
// is what the log comes to, with names, and when each was last seen.
#pragma once
#include "server/members/actor.h"
#include "server/members/member_store.h"
#include "server/members/workspace_log.h"

namespace latchkey::members {

// What an entry of kind device comes to. Kind::invalid where its commitment is not one to this name.
Done take_device(MemberStore& members, const WorkspaceId& workspace, const MemberId& member, const roster::Device& act,
                 const DeviceName& name, TimePoint now);
// And of kind device-end: its sessions end with it, sockets included.
Done end_device(Books& books, const WorkspaceId& workspace, const DeviceId& device, TimePoint now);

class Devices {
 public:
  Devices(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // One's own, and those of whom one may handle. Ended ones too.
  Task<Result<std::vector<Device>>> list(Actor actor, MemberId member);

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

}  // namespace latchkey::members
