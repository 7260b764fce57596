// The people of a workspace: listing, roles, invitations, ending a membership.
#pragma once
#include "server/members/admission.h"
#include "server/members/throttle.h"

namespace latchkey::members {

struct MemberChange {
  std::optional<Role> role;
  std::optional<std::string> name;
  bool changes_ends_at = false;      // the request names ends_at
  std::optional<TimePoint> ends_at;  // none: without an end
};

struct NewInvitation {
  InvitationId id;
  Role role;
  std::optional<std::string> email;
  std::optional<std::string> name;
  Bytes token_hash;
  TimePoint expires_at;
};

struct InvitationPreview {
  std::string workspace_name;
  std::string inviter_name;
  Role role;
  TimePoint expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationPreview, (), (workspace_name, inviter_name, role, expires_at))

struct Joined {
  Workspace workspace;
  Member member;
};

class Members {
 public:
  Members(Transactions& transactions, const Clock& clock)
      : transactions_(transactions), clock_(clock), tries_(clock, {.burst = 20, .per_try = std::chrono::seconds(6)}) {}

  Task<Result<std::vector<Member>>> list(Actor actor);
  Task<Result<Member>> change(Actor actor, MemberId member, MemberChange change);
  // Kind::conflict for the last Workspace Owner and for the only Owner of an account; the accounts are named by
  // sole_owned(), which whoever may end the member may ask.
  Task<Done> end(Actor actor, MemberId member);
  Task<Result<std::vector<AccountId>>> sole_owned(Actor actor, MemberId member);
  Task<Result<Workspace>> rename_workspace(Actor actor, std::string name);

  Task<Result<std::vector<Invitation>>> invitations(Actor actor);
  Task<Result<Invitation>> invite(Actor actor, NewInvitation invitation);
  Task<Done> withdraw(Actor actor, InvitationId invitation);
  // Kind::not_found for an unknown invitation and a wrong token alike; expired and conflict (used) tell who has it.
  Task<Result<InvitationPreview>> preview(WorkspaceId workspace, InvitationId invitation, Bytes token,
                                          std::string address);
  Task<Result<Joined>> join(WorkspaceId workspace, InvitationId invitation, Bytes token, NewMember member,
                            Bytes join_proof, std::string address);

  Task<Done> sweep();  // ends members whose time is over

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Throttle tries_;
};

}  // namespace latchkey::members
