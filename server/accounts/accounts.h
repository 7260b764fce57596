// Shared accounts: what is kept for them, who may, and new keys when somebody may no longer. The server checks every
// signature it can, so that a client's mistake is refused here rather than found by the next reader.
#pragma once
#include "server/accounts/access.h"
#include "server/accounts/chain.h"

namespace latchkey::accounts {

using members::Actor;

inline constexpr auto kTrash = std::chrono::days(30);

// The account's keys for one member; `manage` for Owners only.
struct Wraps {
  Bytes use;
  std::optional<Bytes> manage;
};
struct WrapsOf {
  MemberId member;
  Wraps wraps;
};

struct ManifestBody {
  std::uint64_t counter;
  std::uint64_t chain_number;
  Bytes chain_hash;
  Bytes signature;
};

struct RecordBody {
  RecordKind kind;
  std::int64_t epoch;
  std::int64_t revision;
  Bytes sealed;
};

// In place of the record there is, or, with nothing sealed, its end.
struct RecordChange {
  RecordKind kind;
  std::int64_t epoch;
  std::int64_t revision;
  std::optional<Bytes> sealed;
  ManifestBody manifest;  // of what is then kept
};

struct FormerBody {
  Tier tier;
  std::int64_t former_epoch;
  Bytes sealed;
};

struct ChunkBody {
  std::int64_t day;
  std::int64_t first_step;
  std::int64_t period;
  std::int64_t count;
  std::int64_t seed_revision;
  std::int64_t epoch;
  Bytes sealed;
  Bytes signature;
};

struct NewAccount {
  AccountId id;
  roster::AccountEntry entry;  // of kind create
  Wraps wraps;                 // the creator's own, as Owner
  std::vector<RecordBody> records;
  ManifestBody manifest;
};

struct Rotation {
  std::vector<roster::AccountEntry> entries;  // the last of kind epoch, others grant and end
  std::vector<WrapsOf> wraps;                 // of exactly those who then may open the account
  std::vector<RecordBody> records;
  std::vector<FormerBody> former;
  std::vector<ChunkBody> chunks;
  ManifestBody manifest;
};

struct RecordStamp {
  std::int64_t revision;
  TimePoint updated_at;
};
BOOST_DESCRIBE_STRUCT(RecordStamp, (), (revision, updated_at))

struct Synced {
  std::int64_t cursor;
  TimePoint now;
  bool unchanged;
  std::vector<Account> accounts;  // empty where unchanged
};
BOOST_DESCRIBE_STRUCT(Synced, (), (cursor, now, unchanged, accounts))

struct DealtChunks {
  TimePoint now;
  std::vector<Chunk> chunks;
};
BOOST_DESCRIBE_STRUCT(DealtChunks, (), (now, chunks))

class Accounts {
 public:
  Accounts(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // `cursor`: of the client's last sync.
  Task<Result<Synced>> sync(Actor actor, std::optional<std::int64_t> cursor);
  Task<Result<Account>> find(Actor actor, AccountId account);

  Task<Result<Account>> create(Actor actor, NewAccount account);
  Task<Done> remove(Actor actor, AccountId account);  // to the trash
  Task<Result<Account>> restore(Actor actor, AccountId account);

  // Kind::conflict unless the revision is the stored one plus one, the epoch the current one, the manifest's counter
  // the next and its entry the chain's last. Only totp, recovery codes and private note can be removed.
  Task<Result<RecordStamp>> change_record(Actor actor, AccountId account, RecordChange change);
  Task<Result<Record>> recovery_codes(Actor actor, AccountId account);  // Owner, elevated; noted

  Task<Result<ChainPage>> chain(Actor actor, AccountId account, std::uint64_t after);
  // `grant`, with the member's wraps, by an Owner; or `end`, without, by an Owner or the member itself.
  Task<Done> append(Actor actor, AccountId account, roster::AccountEntry entry, std::optional<Wraps> wraps);
  // One transaction: everything names what is there now, or nothing happens (Kind::conflict).
  Task<Result<Account>> rotate(Actor actor, AccountId account, Rotation rotation);

  Task<Done> deal_chunks(Actor actor, AccountId account, bool replace, std::vector<ChunkBody> chunks);
  Task<Result<DealtChunks>> chunks(Actor actor, AccountId account);  // today's and tomorrow's

  Task<Done> sweep();  // grants whose time is over, accounts long in the trash, code windows of past days

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

}  // namespace latchkey::accounts
