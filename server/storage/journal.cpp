#include "server/storage/journal.h"

namespace latchkey::events {
BOOST_DESCRIBE_STRUCT(Reader, (), (member, owner))
}

namespace latchkey::storage {

using events::Change;
using events::What;

std::int64_t SqlJournal::next_cursor(const WorkspaceId& workspace) {
  return transaction_
      .row<std::int64_t>("update workspaces set cursor = cursor + 1 where id = $1 returning cursor", workspace)
      .value_or(0);
}

std::int64_t SqlJournal::changed(const WorkspaceId& workspace, What what, const std::optional<AccountId>& account,
                                 TimePoint now) {
  std::int64_t cursor = next_cursor(workspace);
  if (what == What::accounts || what == What::numbers)
    transaction_.change("update workspaces set accounts_cursor = cursor where id = $1", workspace);
  Change change{workspace, cursor, what, account, std::nullopt, std::nullopt, readers(workspace, account, now)};
  store(change, now);
  publish(std::move(change));
  return cursor;
}

std::int64_t SqlJournal::changed_for(const WorkspaceId& workspace, What what, const MemberId& member, TimePoint now) {
  std::int64_t cursor = next_cursor(workspace);
  if (what == What::accounts)
    transaction_.change("update workspaces set accounts_cursor = cursor where id = $1", workspace);
  Change change{workspace, cursor, what, std::nullopt, member, std::nullopt, {}};
  store(change, now);
  publish(std::move(change));
  return cursor;
}

std::int64_t SqlJournal::record(const events::Entry& entry) {
  std::int64_t cursor = next_cursor(entry.workspace);
  transaction_.change(
      "insert into activity (workspace, cursor, happened_at, member, kind, account, subject, address) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      entry.workspace, cursor, entry.at, entry.member, entry.kind, entry.account, entry.subject, entry.address);
  Change change{entry.workspace,
                cursor,
                What::activity,
                entry.account,
                entry.member,
                std::nullopt,
                readers(entry.workspace, entry.account, entry.at)};
  store(change, entry.at);
  publish(std::move(change));
  return cursor;
}

void SqlJournal::message(const WorkspaceId& workspace, std::int64_t cursor, const events::Message& message) {
  Change change{workspace,
                cursor,
                What::message,
                message.account,
                std::nullopt,
                message,
                readers(workspace, message.account, message.arrived_at)};
  store(change, message.arrived_at);
  publish(std::move(change));
}

void SqlJournal::session_ended(const WorkspaceId& workspace, const SessionId& session) {
  transaction_.after_commit([&hub = hub_, workspace, session] { hub.end_session(workspace, session); });
}

void SqlJournal::member_ended(const WorkspaceId& workspace, const MemberId& member) {
  transaction_.after_commit([&hub = hub_, workspace, member] { hub.end_member(workspace, member); });
}

void SqlJournal::store(const Change& change, TimePoint now) {
  std::optional<MessageId> message;
  if (change.message) message = change.message->id;
  transaction_.change(
      "insert into changes (workspace, cursor, what, account, member, message, changed_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      change.workspace, change.cursor, change.what, change.account, change.member, message, now);
}

void SqlJournal::publish(Change change) {
  transaction_.after_commit([&hub = hub_, change = std::move(change)] { hub.publish(change); });
}

std::vector<events::Reader> SqlJournal::readers(const WorkspaceId& workspace, const std::optional<AccountId>& account,
                                                TimePoint now) {
  if (!account) return {};
  return transaction_.rows<events::Reader>(
      "select member, role = 'owner' from grants "
      "where workspace = $1 and account = $2 and (ends_at is null or ends_at > $3)",
      workspace, *account, now);
}

}  // namespace latchkey::storage
