#include "server/members/devices.h"

#include "server/members/admission.h"
#include "server/members/statements.h"

namespace latchkey::members {

Done take_device(MemberStore& members, const WorkspaceId& workspace, const MemberId& member, const roster::Device& act,
                 const DeviceName& name, TimePoint now) {
  LK_TRY_DONE(check(name));
  if (!(act.name == roster::device_name_hash(workspace.text(), member.text(), act.device, name.salt, name.name)))
    return fail(Kind::invalid, "device: name");
  auto id = *DeviceId::parse(act.device);
  if (members.device(workspace, id)) {
    members.rename_device(workspace, id, name);
  } else {
    members.add_device(workspace, {id, member, act.key.bytes(), name.name, name.salt, now, std::nullopt, std::nullopt});
  }
  return done();
}

Done end_device(Books& books, const WorkspaceId& workspace, const DeviceId& id, TimePoint now) {
  auto device = books.members.device(workspace, id);
  if (!device) return fail(Kind::not_found, "device: none");
  books.members.mark_device_ended(workspace, id, now);
  for (const auto& session : books.members.sessions(workspace, device->member)) {
    if (session.device != id) continue;
    books.members.remove_session(workspace, session.id);
    books.journal.session_ended(workspace, session.id);
  }
  books.journal.changed_for(workspace, events::What::sessions, device->member, now);
  return done();
}

Task<Result<std::vector<Device>>> Devices::list(Actor actor, MemberId member) {
  return transactions_.read([actor = std::move(actor), member = std::move(member),
                             now = clock_.now()](Books& books) -> Result<std::vector<Device>> {
    LK_TRY(who, admit(books.members, actor, now));
    if (who.member != member) {
      auto found = books.members.find(who.workspace, member);
      if (!found) return fail(Kind::not_found, "member: none");
      if (!may_handle(who.role, found->role)) return fail(Kind::denied, "member: role");
    }
    return books.members.devices(who.workspace, member);
  });
}

}  // namespace latchkey::members
