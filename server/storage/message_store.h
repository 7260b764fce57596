// What server/inbox asks of storage, in SQL.
#pragma once
#include "server/inbox/message_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlMessageStore final : public inbox::MessageStore {
 public:
  explicit SqlMessageStore(Transaction& transaction) : transaction_(transaction) {}

  bool is_known(const WorkspaceId& workspace, const inbox::Delivery& delivery) override;
  void note_delivery(const WorkspaceId& workspace, const inbox::Delivery& delivery, TimePoint now) override;
  void remove_deliveries_before(TimePoint time) override;
  void add(const WorkspaceId& workspace, std::int64_t cursor, const inbox::SealedMessage& message) override;
  std::optional<events::Message> find(const WorkspaceId& workspace, const AccountId& account,
                                      const MessageId& message) override;
  std::optional<inbox::Whole> whole(const WorkspaceId& workspace, const AccountId& account,
                                    const MessageId& message) override;
  std::vector<events::Message> list(const WorkspaceId& workspace, const MemberId& member,
                                    const std::optional<AccountId>& account, const std::optional<std::int64_t>& before,
                                    std::int64_t limit, TimePoint now) override;
  void mark_used(const WorkspaceId& workspace, const MessageId& message, const MemberId& member,
                 const std::optional<LoginRequestId>& login, TimePoint now) override;
  void remove(const WorkspaceId& workspace, const MessageId& message) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
