// What server/accounts asks of storage, in SQL.
#pragma once
#include "server/accounts/account_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlAccountStore final : public accounts::AccountStore {
 public:
  explicit SqlAccountStore(Transaction& transaction) : transaction_(transaction) {}

  std::optional<accounts::AccountRow> find(const WorkspaceId& workspace, const AccountId& account) override;
  void add(const WorkspaceId& workspace, const AccountId& account, TimePoint now) override;
  void set_state(const WorkspaceId& workspace, const AccountId& account, accounts::State state,
                 const std::optional<TimePoint>& deleted_at) override;
  void set_rotation_owed(const WorkspaceId& workspace, const AccountId& account, bool owed) override;
  std::vector<accounts::DueAccount> deleted_before(TimePoint time) override;
  void purge(const WorkspaceId& workspace, const AccountId& account) override;
  std::optional<accounts::Epoch> epoch(const WorkspaceId& workspace, const AccountId& account) override;
  void add_epoch(const WorkspaceId& workspace, const AccountId& account, const accounts::Epoch& epoch) override;
  std::vector<roster::AccountEntry> entries(const WorkspaceId& workspace, const AccountId& account, std::uint64_t after,
                                            std::size_t limit) override;
  void add_entry(const WorkspaceId& workspace, const AccountId& account, const roster::AccountEntry& entry,
                 const Bytes& hash) override;
  std::vector<accounts::Holder> holders(const WorkspaceId& workspace, const AccountId& account) override;
  void put_holders(const WorkspaceId& workspace, const AccountId& account,
                   const std::vector<accounts::Holder>& holders) override;
  std::optional<accounts::Manifest> manifest(const WorkspaceId& workspace, const AccountId& account) override;
  void put_manifest(const WorkspaceId& workspace, const AccountId& account,
                    const accounts::Manifest& manifest) override;
  std::optional<accounts::Grant> grant(const WorkspaceId& workspace, const AccountId& account, const MemberId& member,
                                       TimePoint now) override;
  std::vector<accounts::Grant> grants(const WorkspaceId& workspace, const AccountId& account, TimePoint now) override;
  void put_grant(const WorkspaceId& workspace, const AccountId& account, const accounts::Grant& grant) override;
  void remove_grant(const WorkspaceId& workspace, const AccountId& account, const MemberId& member) override;
  std::vector<accounts::DueGrant> grants_due_to_end(TimePoint now) override;
  std::optional<accounts::Record> record(const WorkspaceId& workspace, const AccountId& account,
                                         accounts::RecordKind kind) override;
  std::vector<accounts::Record> records(const WorkspaceId& workspace, const AccountId& account) override;
  void put_record(const WorkspaceId& workspace, const AccountId& account, const accounts::Record& record) override;
  void remove_record(const WorkspaceId& workspace, const AccountId& account, accounts::RecordKind kind) override;
  void add_former_key(const WorkspaceId& workspace, const AccountId& account, const accounts::FormerKey& key) override;
  void put_chunk(const WorkspaceId& workspace, const AccountId& account, const accounts::Chunk& chunk) override;
  std::vector<accounts::Chunk> chunks(const WorkspaceId& workspace, const AccountId& account, std::int64_t first_day,
                                      std::int64_t last_day) override;
  void remove_chunks(const WorkspaceId& workspace, const AccountId& account) override;
  void remove_chunks_before(std::int64_t day) override;
  accounts::Cursors cursors(const WorkspaceId& workspace) override;
  std::vector<accounts::Account> visible(const WorkspaceId& workspace, const MemberId& member,
                                         const std::optional<AccountId>& only, TimePoint now) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
