#include "server/members/admission.h"

namespace latchkey::members {

bool is_live(const SessionRow& session, TimePoint now) {
  return now < session.last_seen_at + kIdleLimit && now < session.created_at + kSessionLimit;
}

Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now) {
  auto session = members.session(actor.workspace, actor.session);
  if (!session || session->member != actor.member || !is_live(*session, now)) return fail(Kind::denied, kNoSession);
  auto member = members.find(actor.workspace, actor.member);
  if (!member || member->state != State::active) return fail(Kind::denied, kNoSession);
  // The sweep ends a member whose time is over; until it comes by, the time itself refuses.
  if (member->ends_at && *member->ends_at <= now) return fail(Kind::denied, kNoSession);
  bool elevated = session->elevated_until && now < *session->elevated_until;
  return Admitted{actor.workspace, actor.member, actor.session, member->role, elevated, actor.address};
}

Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now, Act act) {
  LK_TRY(who, admit(members, actor, now));
  if (!may(who.role, act)) return fail(Kind::denied, "member: role");
  return who;
}

Done require_elevation(const Admitted& who) {
  if (!who.elevated) return fail(Kind::denied, kElevationRequired);
  return done();
}

}  // namespace latchkey::members
