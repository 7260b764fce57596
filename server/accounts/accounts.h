// Shared accounts: what is kept for them, who may, and new keys when somebody may no longer. The server checks every
// signature it can, so that a client's mistake is refused here rather than found by the next reader.
#pragma once
#include "server/accounts/access.h"

namespace latchkey::accounts {

using members::Actor;

inline constexpr auto kTrash = std::chrono::days(30);

struct EpochBody {
  std::int64_t epoch;
  Bytes use_commitment;
  Bytes manage_commitment;
  Bytes use_inbox;
  Bytes manage_inbox;
  Bytes signature;
};

struct GrantBody {
  MemberId member;
  AccountRole role;
  std::optional<TimePoint> ends_at;
  std::int64_t epoch;
  Bytes use_wrap;
  std::optional<Bytes> manage_wrap;
  Bytes signature;
  std::optional<std::string> reason;
};

struct RecordBody {
  RecordKind kind;
  std::int64_t epoch;
  std::int64_t revision;
  Bytes sealed;
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
  EpochBody epoch;
  GrantBody grant;  // the creator's own, as Owner
  std::vector<RecordBody> records;
};

struct Rotation {
  std::int64_t from_epoch;
  EpochBody epoch;
  std::vector<GrantBody> grants;
  std::vector<MemberId> removed;
  std::vector<RecordBody> records;
  std::vector<FormerBody> former;
  std::vector<ChunkBody> chunks;
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

  // Kind::conflict unless the revision is the stored one plus one and the epoch the current one.
  Task<Result<RecordStamp>> write_record(Actor actor, AccountId account, RecordBody record);
  Task<Result<Record>> recovery_codes(Actor actor, AccountId account);        // Owner, elevated; noted
  Task<Done> remove_record(Actor actor, AccountId account, RecordKind kind);  // totp, recovery, private note

  Task<Result<Grant>> grant(Actor actor, AccountId account, GrantBody grant);
  Task<Done> end_grant(Actor actor, AccountId account, MemberId member);  // by an Owner, or the member itself
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
