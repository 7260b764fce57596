// The people of a workspace. Whatever changes who they are, as what and until when, is an entry of the workspace log,
// signed by whoever changes it; the tables follow.
#pragma once
#include "server/members/admission.h"
#include "server/members/throttle.h"
#include "server/members/workspace_log.h"

namespace latchkey::members {

struct NewInvitation {
  roster::Entry entry;  // of kind invite: which, for which role, until when
  std::optional<std::string> email;
  std::optional<std::string> name;
  Bytes token_hash;
};

// What an entry commits to, and the server keeps beside the log.
struct Named {
  std::optional<Profile> profile;         // with kind profile
  std::optional<DeviceName> device_name;  // with kind device
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
  Task<Result<LogPage>> log(Actor actor, std::uint64_t after);
  // Kinds admit, role, end, withdraw, device-end, and profile and device with what they commit to. Kind::conflict where
  // the head has moved, for the last Workspace Owner and for the only Owner of an account; the accounts are named by
  // sole_owned(), which whoever may end the member may ask.
  Task<Done> append(Actor actor, roster::Entry entry, Named named);
  Task<Result<std::vector<AccountId>>> sole_owned(Actor actor, roster::Entry entry);
  Task<Result<Workspace>> rename_workspace(Actor actor, std::string name);

  Task<Result<std::vector<Invitation>>> invitations(Actor actor);
  Task<Result<Invitation>> invite(Actor actor, NewInvitation invitation);
  // Kind::not_found for an unknown invitation and a wrong token alike; expired and conflict (used) tell who has it.
  Task<Result<InvitationPreview>> preview(WorkspaceId workspace, InvitationId invitation, Bytes token,
                                          std::string address);
  Task<Result<LogPage>> log_invited(WorkspaceId workspace, InvitationId invitation, Bytes token, std::uint64_t after,
                                    std::string address);
  Task<Result<Joined>> join(WorkspaceId workspace, InvitationId invitation, Bytes token, NewMember member,
                            roster::Entry entry, std::string address);

  Task<Done> sweep();  // ends members whose time is over

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Throttle tries_;
};

}  // namespace latchkey::members
