// Whether a session still stands: asked inside every transaction, of the rows as they are in it.
#pragma once
#include "server/members/actor.h"
#include "server/members/member_store.h"

namespace latchkey::members {

inline constexpr auto kIdleLimit = std::chrono::days(14);
inline constexpr auto kSessionLimit = std::chrono::days(90);
inline constexpr auto kElevation = std::chrono::minutes(5);

// Kind::denied of these means "we do not know who you are": the edge answers 401.
inline constexpr std::string_view kNoSession = "session: none, ended or too old";
inline constexpr std::string_view kWrongAuth = "sign-in: auth";
inline constexpr std::string_view kWrongProof = "sign-in: challenge or proof";
inline constexpr std::string_view kWrongFoundingToken = "founding: token";
inline bool is_unauthenticated(const Error& error) {
  return error.kind == Kind::denied && (error.where == kNoSession || error.where == kWrongAuth ||
                                        error.where == kWrongProof || error.where == kWrongFoundingToken);
}

// Kind::denied of this means "show your password again".
inline constexpr std::string_view kElevationRequired = "session: elevation required";
inline bool is_elevation_required(const Error& error) { return error.where == kElevationRequired; }

bool is_live(const SessionRow& session, TimePoint now);

Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now);
Result<Admitted> admit(MemberStore& members, const Actor& actor, TimePoint now, Act act);  // and may do this
Done require_elevation(const Admitted& who);

}  // namespace latchkey::members
