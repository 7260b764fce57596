// What the rules of this folder read and change, within one transaction. Nothing here decides anything, but for one: a
// grant whose time is over is not among those it returns for a `now`.
#pragma once
#include "base/clock.h"
#include "server/accounts/account.h"
#include "server/events/journal.h"
#include "server/members/member_store.h"
#include "server/transactions/transactions.h"

namespace latchkey::accounts {

struct AccountRow {
  AccountId id;
  State state;
  TimePoint created_at;
  std::optional<TimePoint> deleted_at;
  bool rotation_owed;
  std::int64_t epoch;
  std::uint64_t chain_number;  // of the chain's head; 0 for an account made before there were chains
  Bytes chain_hash;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, state, created_at, deleted_at, rotation_owed, epoch, chain_number, chain_hash))

struct DueGrant {
  WorkspaceId workspace;
  AccountId account;
  MemberId member;
};
BOOST_DESCRIBE_STRUCT(DueGrant, (), (workspace, account, member))

struct DueAccount {
  WorkspaceId workspace;
  AccountId account;
};
BOOST_DESCRIBE_STRUCT(DueAccount, (), (workspace, account))

// The workspace's cursor, and the last one at which anything changed that a sync shows.
struct Cursors {
  std::int64_t workspace;
  std::int64_t accounts;
};
BOOST_DESCRIBE_STRUCT(Cursors, (), (workspace, accounts))

class AccountStore {
 public:
  virtual ~AccountStore() = default;

  virtual std::optional<AccountRow> find(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void add(const WorkspaceId& workspace, const AccountId& account, TimePoint now) = 0;  // in no epoch yet
  virtual void set_state(const WorkspaceId& workspace, const AccountId& account, State state,
                         const std::optional<TimePoint>& deleted_at) = 0;
  virtual void set_rotation_owed(const WorkspaceId& workspace, const AccountId& account, bool owed) = 0;
  virtual std::vector<DueAccount> deleted_before(TimePoint time) = 0;
  // The account with all that is sealed for it. Its number and address are the business of server/numbers.
  virtual void purge(const WorkspaceId& workspace, const AccountId& account) = 0;

  virtual std::optional<Epoch> epoch(const WorkspaceId& workspace, const AccountId& account) = 0;  // the current one
  virtual void add_epoch(const WorkspaceId& workspace, const AccountId& account, const Epoch& epoch) = 0;

  virtual std::vector<roster::AccountEntry> entries(const WorkspaceId& workspace, const AccountId& account,
                                                    std::uint64_t after, std::size_t limit) = 0;  // in their order
  virtual void add_entry(const WorkspaceId& workspace, const AccountId& account, const roster::AccountEntry& entry,
                         const Bytes& hash) = 0;  // which is the chain's head from here on
  virtual std::vector<Holder> holders(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void put_holders(const WorkspaceId& workspace, const AccountId& account,
                           const std::vector<Holder>& holders) = 0;  // in place of all there are
  virtual std::optional<Manifest> manifest(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void put_manifest(const WorkspaceId& workspace, const AccountId& account, const Manifest& manifest) = 0;

  virtual std::optional<Grant> grant(const WorkspaceId& workspace, const AccountId& account, const MemberId& member,
                                     TimePoint now) = 0;
  virtual std::vector<Grant> grants(const WorkspaceId& workspace, const AccountId& account, TimePoint now) = 0;
  virtual void put_grant(const WorkspaceId& workspace, const AccountId& account, const Grant& grant) = 0;
  virtual void remove_grant(const WorkspaceId& workspace, const AccountId& account, const MemberId& member) = 0;
  virtual std::vector<DueGrant> grants_due_to_end(TimePoint now) = 0;

  virtual std::optional<Record> record(const WorkspaceId& workspace, const AccountId& account, RecordKind kind) = 0;
  virtual std::vector<Record> records(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void put_record(const WorkspaceId& workspace, const AccountId& account, const Record& record) = 0;
  virtual void remove_record(const WorkspaceId& workspace, const AccountId& account, RecordKind kind) = 0;

  virtual void add_former_key(const WorkspaceId& workspace, const AccountId& account, const FormerKey& key) = 0;

  virtual void put_chunk(const WorkspaceId& workspace, const AccountId& account, const Chunk& chunk) = 0;
  virtual std::vector<Chunk> chunks(const WorkspaceId& workspace, const AccountId& account, std::int64_t first_day,
                                    std::int64_t last_day) = 0;
  virtual void remove_chunks(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void remove_chunks_before(std::int64_t day) = 0;

  virtual Cursors cursors(const WorkspaceId& workspace) = 0;
  // Every account this member holds a grant on, or that one, with what the grant entitles to see.
  virtual std::vector<Account> visible(const WorkspaceId& workspace, const MemberId& member,
                                       const std::optional<AccountId>& only, TimePoint now) = 0;
};

struct Books {
  AccountStore& accounts;
  members::MemberStore& members;
  events::Journal& journal;
};
using Transactions = transactions::Transactions<Books>;

}  // namespace latchkey::accounts
