// Whether a session still stands: asked inside every transaction, of the rows as they are in it.
#pragma once
#include "server/members/actor.h"
#include "server/members/member_store.h"

namespace latchkey::members {

inline constexpr auto kIdleLimit = std::chrono::days(14);
inline constexpr auto kSessionLimit = std::chrono::days(90);
inline constexpr auto kElevation = std::chrono::minutes(5);

// Kind::denied with this text means "sign in again": the edge answers 401.
inline constexpr std::string_view kNoSession = "session: none, ended or too old";
// Kind::denied with this text means "show your password again".
inline constexpr std::string_view kElevationRequired = "session: elevation required";

inline bool is_unauthenticated(const Error& error) { return error.where == kNoSession; }
inline bool is_elevation_required(const Error& error) { return error.where == kElevationRequired; }

bool is_live(const SessionRow& session, TimePoint now);

Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now);
Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now, Act act);  // and may do this
Done require_elevation(const Admitted& who);

}  // namespace latchkey::members
