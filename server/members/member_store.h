// What the rules of this folder read and change, within one transaction. Nothing here decides anything.
#pragma once
#include <vector>

#include "roster/entry.h"
#include "server/events/journal.h"
#include "server/members/member.h"
#include "server/transactions/transactions.h"

namespace latchkey::members {

class MemberStore {
 public:
  virtual ~MemberStore() = default;

  virtual bool has_workspaces() = 0;
  virtual std::optional<Workspace> workspace(const WorkspaceId& workspace) = 0;
  virtual void add_workspace(const Workspace& workspace) = 0;
  virtual void rename_workspace(const WorkspaceId& workspace, const std::string& name) = 0;

  // Founding tokens stand outside any workspace.
  virtual void add_founding_token(const Bytes& token_hash, TimePoint expires_at) = 0;
  virtual std::optional<TimePoint> founding_token(const Bytes& token_hash) = 0;  // when it expires
  virtual void remove_founding_token(const Bytes& token_hash) = 0;
  virtual void remove_founding_tokens_before(TimePoint expired) = 0;

  virtual std::optional<Member> find(const WorkspaceId& workspace, const MemberId& member) = 0;
  virtual std::vector<Member> list(const WorkspaceId& workspace) = 0;
  virtual std::vector<MemberId> share_an_account(const WorkspaceId& workspace, const MemberId& member,
                                                 TimePoint now) = 0;
  virtual std::optional<Credentials> credentials(const WorkspaceId& workspace, const MemberId& member) = 0;
  virtual void add(const WorkspaceId& workspace, const NewMember& member, Role role, TimePoint now,
                   const std::optional<InvitationId>& invitation) = 0;
  virtual void change_role(const WorkspaceId& workspace, const MemberId& member, Role role,
                           const std::optional<TimePoint>& ends_at) = 0;
  virtual void change_profile(const WorkspaceId& workspace, const MemberId& member, const Profile& profile) = 0;
  virtual void change_credentials(const WorkspaceId& workspace, const MemberId& member,
                                  const Credentials& credentials) = 0;
  virtual void mark_ended(const WorkspaceId& workspace, const MemberId& member, TimePoint now) = 0;
  virtual std::vector<std::pair<WorkspaceId, MemberId>> due_to_end(TimePoint now) = 0;  // active, their time over

  // What ending a member does to accounts: those it alone owns for good, and those it held a grant on, which owe a
  // rotation now.
  virtual std::vector<AccountId> only_owner_of(const WorkspaceId& workspace, const MemberId& member, TimePoint now) = 0;
  virtual bool owns_accounts(const WorkspaceId& workspace, const MemberId& member, TimePoint now) = 0;
  virtual std::vector<AccountId> remove_grants_of(const WorkspaceId& workspace, const MemberId& member) = 0;

  virtual std::optional<Device> device(const WorkspaceId& workspace, const DeviceId& device) = 0;
  virtual void add_device(const WorkspaceId& workspace, const Device& device) = 0;
  virtual std::vector<Device> devices(const WorkspaceId& workspace, const MemberId& member) = 0;  // ended ones too
  virtual void rename_device(const WorkspaceId& workspace, const DeviceId& device, const DeviceName& name) = 0;
  virtual void mark_device_ended(const WorkspaceId& workspace, const DeviceId& device, TimePoint now) = 0;

  virtual void add_session(const WorkspaceId& workspace, const SessionRow& session, const Bytes& token_hash) = 0;
  virtual std::optional<SessionRow> session(const WorkspaceId& workspace, const SessionId& session) = 0;
  virtual std::optional<SessionRow> session_by_token(const WorkspaceId& workspace, const Bytes& token_hash) = 0;
  virtual std::vector<SessionRow> sessions(const WorkspaceId& workspace, const MemberId& member) = 0;
  // And its device.
  virtual void touch_session(const WorkspaceId& workspace, const SessionId& session, const std::string& address,
                             TimePoint now) = 0;
  virtual void elevate_session(const WorkspaceId& workspace, const SessionId& session, TimePoint until) = 0;
  virtual void remove_session(const WorkspaceId& workspace, const SessionId& session) = 0;
  virtual std::vector<std::pair<WorkspaceId, SessionId>> sessions_unused_since(TimePoint last_seen,
                                                                               TimePoint created) = 0;

  virtual std::optional<Invitation> invitation(const WorkspaceId& workspace, const InvitationId& invitation) = 0;
  virtual std::optional<Bytes> invitation_token_hash(const WorkspaceId& workspace, const InvitationId& invitation) = 0;
  virtual std::vector<Invitation> invitations(const WorkspaceId& workspace) = 0;
  virtual std::optional<Bytes> invitation_key(const WorkspaceId& workspace, const InvitationId& invitation) = 0;
  virtual void add_invitation(const WorkspaceId& workspace, const Invitation& invitation, const Bytes& token_hash,
                              const Bytes& key_public) = 0;
  virtual void change_invitation(const WorkspaceId& workspace, const InvitationId& invitation, InvitationState state,
                                 const std::optional<MemberId>& member) = 0;

  virtual std::optional<roster::Entry> last_log_entry(const WorkspaceId& workspace) = 0;
  virtual std::vector<roster::Entry> log_entries(const WorkspaceId& workspace, std::uint64_t after,
                                                 std::size_t limit) = 0;  // in their order
  virtual std::optional<std::uint64_t> joined_with(const WorkspaceId& workspace, const MemberId& member) = 0;
  virtual std::optional<std::uint64_t> ended_with(const WorkspaceId& workspace, const MemberId& member) = 0;
  virtual void add_log_entry(const WorkspaceId& workspace, const roster::Entry& entry) = 0;
};

struct Books {
  MemberStore& members;
  events::Journal& journal;
};
using Transactions = transactions::Transactions<Books>;

}  // namespace latchkey::members
