#include "server/storage/member_store.h"

namespace latchkey::storage {

using namespace members;

bool SqlMemberStore::has_workspaces() {
  return transaction_.row<std::int64_t>("select count(*) from workspaces").value_or(0) > 0;
}

std::optional<Workspace> SqlMemberStore::workspace(const WorkspaceId& workspace) {
  return transaction_.row<Workspace>("select id, name, demo, created_at from workspaces where id = $1", workspace);
}

void SqlMemberStore::add_workspace(const Workspace& workspace) {
  transaction_.change(
      "insert into workspaces (id, name, demo, created_at, cursor, accounts_cursor) values ($1, $2, $3, $4, 0, 0)",
      workspace.id, workspace.name, workspace.demo, workspace.created_at);
}

void SqlMemberStore::rename_workspace(const WorkspaceId& workspace, const std::string& name) {
  transaction_.change("update workspaces set name = $2 where id = $1", workspace, name);
}

void SqlMemberStore::add_founding_token(const Bytes& token_hash, TimePoint expires_at) {
  transaction_.change("insert into founding_tokens (token_hash, expires_at) values ($1, $2)", token_hash, expires_at);
}

std::optional<TimePoint> SqlMemberStore::founding_token(const Bytes& token_hash) {
  return transaction_.row<TimePoint>("select expires_at from founding_tokens where token_hash = $1", token_hash);
}

void SqlMemberStore::remove_founding_token(const Bytes& token_hash) {
  transaction_.change("delete from founding_tokens where token_hash = $1", token_hash);
}

void SqlMemberStore::remove_founding_tokens_before(TimePoint expired) {
  transaction_.change("delete from founding_tokens where expires_at < $1", expired);
}

std::optional<Member> SqlMemberStore::find(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.row<Member>(
      "select id, name, email, role, state, sign_public, box_public, statement, joined_at, ended_at, ends_at, "
      "invitation, profile_salt from members where workspace = $1 and id = $2",
      workspace, member);
}

std::vector<Member> SqlMemberStore::list(const WorkspaceId& workspace) {
  return transaction_.rows<Member>(
      "select id, name, email, role, state, sign_public, box_public, statement, joined_at, ended_at, ends_at, "
      "invitation, profile_salt from members where workspace = $1 order by joined_at, id",
      workspace);
}

std::vector<MemberId> SqlMemberStore::share_an_account(const WorkspaceId& workspace, const MemberId& member,
                                                       TimePoint now) {
  return transaction_.rows<MemberId>(
      "select distinct other.member from grants mine join grants other "
      "on other.workspace = mine.workspace and other.account = mine.account "
      "where mine.workspace = $1 and mine.member = $2 and (mine.ends_at is null or mine.ends_at > $3)",
      workspace, member, now);
}

std::optional<Credentials> SqlMemberStore::credentials(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.row<Credentials>(
      "select auth_verifier, sealed_identity from members where workspace = $1 and id = $2", workspace, member);
}

void SqlMemberStore::add(const WorkspaceId& workspace, const NewMember& member, Role role, TimePoint now,
                         const std::optional<InvitationId>& invitation) {
  transaction_.change(
      "insert into members (workspace, id, name, email, role, state, sign_public, box_public, statement, "
      "auth_verifier, sealed_identity, joined_at, invitation, profile_salt) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      workspace, member.id, member.name, member.email, role, State::active, member.sign_public, member.box_public,
      member.statement, member.auth_verifier, member.sealed_identity, now, invitation, member.profile_salt);
}

void SqlMemberStore::change_role(const WorkspaceId& workspace, const MemberId& member, Role role,
                                 const std::optional<TimePoint>& ends_at) {
  transaction_.change("update members set role = $3, ends_at = $4 where workspace = $1 and id = $2", workspace, member,
                      role, ends_at);
}

void SqlMemberStore::change_profile(const WorkspaceId& workspace, const MemberId& member, const Profile& profile) {
  transaction_.change("update members set name = $3, email = $4, profile_salt = $5 where workspace = $1 and id = $2",
                      workspace, member, profile.name, profile.email, profile.salt);
}

void SqlMemberStore::change_credentials(const WorkspaceId& workspace, const MemberId& member,
                                        const Credentials& credentials) {
  transaction_.change("update members set auth_verifier = $3, sealed_identity = $4 where workspace = $1 and id = $2",
                      workspace, member, credentials.auth_verifier, credentials.sealed_identity);
}

void SqlMemberStore::mark_ended(const WorkspaceId& workspace, const MemberId& member, TimePoint now) {
  transaction_.change("update members set state = $3, ended_at = $4 where workspace = $1 and id = $2", workspace,
                      member, State::ended, now);
}

std::vector<std::pair<WorkspaceId, MemberId>> SqlMemberStore::due_to_end(TimePoint now) {
  std::vector<std::pair<WorkspaceId, MemberId>> due;
  transaction_.each_row<std::tuple<WorkspaceId, MemberId>>(
      [&due](auto row) { due.emplace_back(std::get<0>(row), std::get<1>(row)); },
      "select workspace, id from members where state = 'active' and ends_at <= $1", now);
  return due;
}

std::vector<AccountId> SqlMemberStore::only_owner_of(const WorkspaceId& workspace, const MemberId& member,
                                                     TimePoint now) {
  return transaction_.rows<AccountId>(
      "select mine.account from grants mine where mine.workspace = $1 and mine.member = $2 and mine.role = 'owner' "
      "and not exists (select 1 from grants other where other.workspace = mine.workspace "
      "and other.account = mine.account and other.member <> mine.member and other.role = 'owner' "
      "and other.ends_at is null) and (mine.ends_at is null or mine.ends_at > $3) order by mine.account",
      workspace, member, now);
}

bool SqlMemberStore::owns_accounts(const WorkspaceId& workspace, const MemberId& member, TimePoint now) {
  return transaction_
             .row<std::int64_t>(
                 "select count(*) from grants where workspace = $1 and member = $2 and role = 'owner' "
                 "and (ends_at is null or ends_at > $3)",
                 workspace, member, now)
             .value_or(0) > 0;
}

std::vector<AccountId> SqlMemberStore::remove_grants_of(const WorkspaceId& workspace, const MemberId& member) {
  auto accounts = transaction_.rows<AccountId>(
      "select account from grants where workspace = $1 and member = $2 order by account", workspace, member);
  transaction_.change(
      "update accounts set rotation_owed = 1 where workspace = $1 "
      "and id in (select account from grants where workspace = $1 and member = $2)",
      workspace, member);
  transaction_.change("delete from grants where workspace = $1 and member = $2", workspace, member);
  return accounts;
}

std::optional<Device> SqlMemberStore::device(const WorkspaceId& workspace, const DeviceId& device) {
  return transaction_.row<Device>(
      "select id, member, public_key, name, name_salt, created_at, ended_at, last_seen_at from devices "
      "where workspace = $1 and id = $2",
      workspace, device);
}

std::vector<Device> SqlMemberStore::devices(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.rows<Device>(
      "select id, member, public_key, name, name_salt, created_at, ended_at, last_seen_at from devices "
      "where workspace = $1 and member = $2 order by created_at, id",
      workspace, member);
}

void SqlMemberStore::add_device(const WorkspaceId& workspace, const Device& device) {
  transaction_.change(
      "insert into devices (workspace, id, member, public_key, name, name_salt, created_at, ended_at, last_seen_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      workspace, device.id, device.member, device.public_key, device.name, device.name_salt, device.created_at,
      device.ended_at, device.last_seen_at);
}

void SqlMemberStore::rename_device(const WorkspaceId& workspace, const DeviceId& device, const DeviceName& name) {
  transaction_.change("update devices set name = $3, name_salt = $4 where workspace = $1 and id = $2", workspace,
                      device, name.name, name.salt);
}

void SqlMemberStore::mark_device_ended(const WorkspaceId& workspace, const DeviceId& device, TimePoint now) {
  transaction_.change("update devices set ended_at = $3 where workspace = $1 and id = $2", workspace, device, now);
}

void SqlMemberStore::add_session(const WorkspaceId& workspace, const SessionRow& session, const Bytes& token_hash) {
  transaction_.change(
      "insert into sessions (workspace, id, member, device, token_hash, created_at, last_seen_at, address, "
      "elevated_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      workspace, session.id, session.member, session.device, token_hash, session.created_at, session.last_seen_at,
      session.address, session.elevated_until);
}

std::optional<SessionRow> SqlMemberStore::session(const WorkspaceId& workspace, const SessionId& session) {
  return transaction_.row<SessionRow>(
      "select s.id, s.member, s.device, d.name, s.created_at, s.last_seen_at, s.address, s.elevated_until "
      "from sessions s join devices d on d.workspace = s.workspace and d.id = s.device "
      "where s.workspace = $1 and s.id = $2",
      workspace, session);
}

std::optional<SessionRow> SqlMemberStore::session_by_token(const WorkspaceId& workspace, const Bytes& token_hash) {
  return transaction_.row<SessionRow>(
      "select s.id, s.member, s.device, d.name, s.created_at, s.last_seen_at, s.address, s.elevated_until "
      "from sessions s join devices d on d.workspace = s.workspace and d.id = s.device "
      "where s.workspace = $1 and s.token_hash = $2",
      workspace, token_hash);
}

std::vector<SessionRow> SqlMemberStore::sessions(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.rows<SessionRow>(
      "select s.id, s.member, s.device, d.name, s.created_at, s.last_seen_at, s.address, s.elevated_until "
      "from sessions s join devices d on d.workspace = s.workspace and d.id = s.device "
      "where s.workspace = $1 and s.member = $2 order by s.last_seen_at desc, s.id",
      workspace, member);
}

void SqlMemberStore::touch_session(const WorkspaceId& workspace, const SessionId& session, const std::string& address,
                                   TimePoint now) {
  transaction_.change("update sessions set last_seen_at = $3, address = $4 where workspace = $1 and id = $2", workspace,
                      session, now, address);
  transaction_.change(
      "update devices set last_seen_at = $3 where workspace = $1 and id = (select device from sessions "
      "where workspace = $1 and id = $2)",
      workspace, session, now);
}

void SqlMemberStore::elevate_session(const WorkspaceId& workspace, const SessionId& session, TimePoint until) {
  transaction_.change("update sessions set elevated_until = $3 where workspace = $1 and id = $2", workspace, session,
                      until);
}

void SqlMemberStore::remove_session(const WorkspaceId& workspace, const SessionId& session) {
  transaction_.change("delete from sessions where workspace = $1 and id = $2", workspace, session);
}

std::vector<std::pair<WorkspaceId, SessionId>> SqlMemberStore::sessions_unused_since(TimePoint last_seen,
                                                                                     TimePoint created) {
  std::vector<std::pair<WorkspaceId, SessionId>> unused;
  transaction_.each_row<std::tuple<WorkspaceId, SessionId>>(
      [&unused](auto row) { unused.emplace_back(std::get<0>(row), std::get<1>(row)); },
      "select workspace, id from sessions where last_seen_at <= $1 or created_at <= $2", last_seen, created);
  return unused;
}

std::optional<Invitation> SqlMemberStore::invitation(const WorkspaceId& workspace, const InvitationId& invitation) {
  return transaction_.row<Invitation>(
      "select id, role, email, name, created_at, expires_at, created_by, state, member "
      "from invitations where workspace = $1 and id = $2",
      workspace, invitation);
}

std::optional<Bytes> SqlMemberStore::invitation_token_hash(const WorkspaceId& workspace,
                                                           const InvitationId& invitation) {
  return transaction_.row<Bytes>("select token_hash from invitations where workspace = $1 and id = $2", workspace,
                                 invitation);
}

std::vector<Invitation> SqlMemberStore::invitations(const WorkspaceId& workspace) {
  return transaction_.rows<Invitation>(
      "select id, role, email, name, created_at, expires_at, created_by, state, member "
      "from invitations where workspace = $1 order by created_at desc, id",
      workspace);
}

std::optional<Bytes> SqlMemberStore::invitation_key(const WorkspaceId& workspace, const InvitationId& invitation) {
  return transaction_.row<Bytes>("select key_public from invitations where workspace = $1 and id = $2", workspace,
                                 invitation);
}

void SqlMemberStore::add_invitation(const WorkspaceId& workspace, const Invitation& invitation, const Bytes& token_hash,
                                    const Bytes& key_public) {
  transaction_.change(
      "insert into invitations (workspace, id, role, email, name, token_hash, created_at, expires_at, created_by, "
      "state, member, key_public) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      workspace, invitation.id, invitation.role, invitation.email, invitation.name, token_hash, invitation.created_at,
      invitation.expires_at, invitation.created_by, invitation.state, invitation.member, key_public);
}

void SqlMemberStore::change_invitation(const WorkspaceId& workspace, const InvitationId& invitation,
                                       InvitationState state, const std::optional<MemberId>& member) {
  transaction_.change("update invitations set state = $3, member = $4 where workspace = $1 and id = $2", workspace,
                      invitation, state, member);
}

std::optional<roster::Entry> SqlMemberStore::last_log_entry(const WorkspaceId& workspace) {
  return transaction_.row<roster::Entry>(
      "select number, previous, happened_at, author, kind, body, signature from log_entries "
      "where workspace = $1 order by number desc limit 1",
      workspace);
}

std::vector<roster::Entry> SqlMemberStore::log_entries(const WorkspaceId& workspace, std::uint64_t after,
                                                       std::size_t limit) {
  return transaction_.rows<roster::Entry>(
      "select number, previous, happened_at, author, kind, body, signature from log_entries "
      "where workspace = $1 and number > $2 order by number limit $3",
      workspace, after, std::uint64_t{limit});
}

std::optional<std::uint64_t> SqlMemberStore::joined_with(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.row<std::uint64_t>(
      "select number from log_entries where workspace = $1 and kind in ('founding', 'join') and author = $2", workspace,
      member);
}

std::optional<std::uint64_t> SqlMemberStore::ended_with(const WorkspaceId& workspace, const MemberId& member) {
  return transaction_.row<std::uint64_t>(
      "select number from log_entries where workspace = $1 and kind = 'end' and body = $2", workspace,
      roster::write_body(roster::End{member.text()}));
}

void SqlMemberStore::add_log_entry(const WorkspaceId& workspace, const roster::Entry& entry) {
  transaction_.change(
      "insert into log_entries (workspace, number, previous, happened_at, author, kind, body, signature) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, entry.number, entry.previous, entry.at, entry.author, entry.kind, entry.body, entry.signature);
}

}  // namespace latchkey::storage
