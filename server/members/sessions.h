// Open sessions: who a token stands for, elevation, ending them.
#pragma once
#include "server/members/admission.h"
#include "server/members/sign_in.h"

namespace latchkey::members {

struct Me {
  Member member;
  Workspace workspace;
  Session session;
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(Me, (), (member, workspace, session, now))

class Sessions {
 public:
  Sessions(Transactions& transactions, const Clock& clock)
      : transactions_(transactions), clock_(clock), tries_(clock, {.burst = 10, .per_try = std::chrono::seconds(6)}) {}

  // Whom a bearer token (as sent: base64url) stands for. Kind::denied (kNoSession: 401) otherwise. Notes when and from
  // where the session was last seen, at most every five minutes.
  Task<Result<Actor>> authenticate(WorkspaceId workspace, std::string token, std::string address);

  Task<Result<Me>> me(Actor actor);
  Task<Result<std::vector<Session>>> list(Actor actor);
  Task<Done> end(Actor actor, SessionId session);  // one's own; current with actor.session
  // Until when; shows auth again. Kind::denied (401) where it is wrong.
  Task<Result<TimePoint>> elevate(Actor actor, SecretBytes auth);
  // Elevated. Ends every other session of the member.
  Task<Done> change_credentials(Actor actor, Credentials credentials);

  Task<Done> sweep();  // removes what has expired

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Throttle tries_;
};

}  // namespace latchkey::members
