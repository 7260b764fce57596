// What server/activity asks of storage, in SQL.
#pragma once
#include "server/activity/activity_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlActivityStore final : public activity::ActivityStore {
 public:
  explicit SqlActivityStore(Transaction& transaction) : transaction_(transaction) {}

  std::vector<activity::EntryShown> entries(const WorkspaceId& workspace, const MemberId& member, bool frame,
                                            const std::optional<AccountId>& account,
                                            const std::optional<std::int64_t>& before, std::int64_t limit,
                                            TimePoint now) override;
  void remove_entries_before(TimePoint time) override;
  activity::Span changes(const WorkspaceId& workspace) override;
  activity::Changes changes_after(const WorkspaceId& workspace, const MemberId& member, bool frame, std::int64_t cursor,
                                  std::int64_t limit, TimePoint now) override;
  void prune_changes(TimePoint before, std::int64_t most_per_workspace) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
