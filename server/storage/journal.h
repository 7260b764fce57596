// The journal in SQL: changes and activity entries, numbered by the workspace's cursor.
#pragma once
#include "server/events/hub.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlJournal final : public events::Journal {
 public:
  SqlJournal(Transaction& transaction, events::Hub& hub) : transaction_(transaction), hub_(hub) {}

  std::int64_t changed(const WorkspaceId& workspace, events::What what, const std::optional<AccountId>& account,
                       TimePoint now) override;
  std::int64_t changed_for(const WorkspaceId& workspace, events::What what, const MemberId& member,
                           TimePoint now) override;
  std::int64_t record(const events::Entry& entry) override;
  std::int64_t next_cursor(const WorkspaceId& workspace) override;
  void message(const WorkspaceId& workspace, std::int64_t cursor, const events::Message& message) override;
  void session_ended(const WorkspaceId& workspace, const SessionId& session) override;
  void member_ended(const WorkspaceId& workspace, const MemberId& member) override;

 private:
  void store(const events::Change& change, TimePoint now);
  void publish(events::Change change);
  std::vector<events::Reader> readers(const WorkspaceId& workspace, const std::optional<AccountId>& account,
                                      TimePoint now);

  Transaction& transaction_;
  events::Hub& hub_;
};

}  // namespace latchkey::storage
