// What server/members asks of storage, in SQL.
#pragma once
#include "server/members/member_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlMemberStore final : public members::MemberStore {
 public:
  explicit SqlMemberStore(Transaction& transaction) : transaction_(transaction) {}

  bool has_workspaces() override;
  std::optional<members::Workspace> workspace(const WorkspaceId& workspace) override;
  void add_workspace(const members::Workspace& workspace) override;
  void rename_workspace(const WorkspaceId& workspace, const std::string& name) override;

  void add_founding_token(const Bytes& token_hash, TimePoint expires_at) override;
  std::optional<TimePoint> founding_token(const Bytes& token_hash) override;
  void remove_founding_token(const Bytes& token_hash) override;
  void remove_founding_tokens_before(TimePoint expired) override;

  std::optional<members::Member> find(const WorkspaceId& workspace, const MemberId& member) override;
  std::vector<members::Member> list(const WorkspaceId& workspace) override;
  std::vector<MemberId> share_an_account(const WorkspaceId& workspace, const MemberId& member, TimePoint now) override;
  std::optional<members::Credentials> credentials(const WorkspaceId& workspace, const MemberId& member) override;
  void add(const WorkspaceId& workspace, const members::NewMember& member, members::Role role, TimePoint now,
           const std::optional<InvitationId>& invitation) override;
  void change_role(const WorkspaceId& workspace, const MemberId& member, members::Role role,
                   const std::optional<TimePoint>& ends_at) override;
  void change_profile(const WorkspaceId& workspace, const MemberId& member, const members::Profile& profile) override;
  void change_credentials(const WorkspaceId& workspace, const MemberId& member,
                          const members::Credentials& credentials) override;
  void mark_ended(const WorkspaceId& workspace, const MemberId& member, TimePoint now) override;
  std::vector<std::pair<WorkspaceId, MemberId>> due_to_end(TimePoint now) override;

  std::vector<AccountId> only_owner_of(const WorkspaceId& workspace, const MemberId& member, TimePoint now) override;
  bool owns_accounts(const WorkspaceId& workspace, const MemberId& member, TimePoint now) override;
  std::vector<AccountId> remove_grants_of(const WorkspaceId& workspace, const MemberId& member) override;

  std::optional<members::Device> device(const WorkspaceId& workspace, const DeviceId& device) override;
  void add_device(const WorkspaceId& workspace, const members::Device& device) override;
  std::vector<members::Device> devices(const WorkspaceId& workspace, const MemberId& member) override;
  void rename_device(const WorkspaceId& workspace, const DeviceId& device, const members::DeviceName& name) override;
  void mark_device_ended(const WorkspaceId& workspace, const DeviceId& device, TimePoint now) override;

  void add_session(const WorkspaceId& workspace, const members::SessionRow& session, const Bytes& token_hash) override;
  std::optional<members::SessionRow> session(const WorkspaceId& workspace, const SessionId& session) override;
  std::optional<members::SessionRow> session_by_token(const WorkspaceId& workspace, const Bytes& token_hash) override;
  std::vector<members::SessionRow> sessions(const WorkspaceId& workspace, const MemberId& member) override;
  void touch_session(const WorkspaceId& workspace, const SessionId& session, const std::string& address,
                     TimePoint now) override;
  void elevate_session(const WorkspaceId& workspace, const SessionId& session, TimePoint until) override;
  void remove_session(const WorkspaceId& workspace, const SessionId& session) override;
  std::vector<std::pair<WorkspaceId, SessionId>> sessions_unused_since(TimePoint last_seen, TimePoint created) override;

  std::optional<members::Invitation> invitation(const WorkspaceId& workspace, const InvitationId& invitation) override;
  std::optional<Bytes> invitation_token_hash(const WorkspaceId& workspace, const InvitationId& invitation) override;
  std::vector<members::Invitation> invitations(const WorkspaceId& workspace) override;
  std::optional<Bytes> invitation_key(const WorkspaceId& workspace, const InvitationId& invitation) override;
  void add_invitation(const WorkspaceId& workspace, const members::Invitation& invitation, const Bytes& token_hash,
                      const Bytes& key_public) override;
  void change_invitation(const WorkspaceId& workspace, const InvitationId& invitation, members::InvitationState state,
                         const std::optional<MemberId>& member) override;

  std::optional<roster::Entry> last_log_entry(const WorkspaceId& workspace) override;
  std::vector<roster::Entry> log_entries(const WorkspaceId& workspace, std::uint64_t after, std::size_t limit) override;
  std::optional<std::uint64_t> joined_with(const WorkspaceId& workspace, const MemberId& member) override;
  std::optional<std::uint64_t> ended_with(const WorkspaceId& workspace, const MemberId& member) override;
  void add_log_entry(const WorkspaceId& workspace, const roster::Entry& entry) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
