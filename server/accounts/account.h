// A shared account as the server knows it: sealed records, a signed chain of who holds it, and the keys of each holder.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "roster/account_entry.h"
#include "server/accounts/number.h"
#include "server/events/ids.h"

namespace latchkey::accounts {

BOOST_DEFINE_ENUM_CLASS(State, active, deleted)
BOOST_DEFINE_ENUM_CLASS(AccountRole, collaborator, owner)
BOOST_DEFINE_ENUM_CLASS(Tier, use, manage)
BOOST_DEFINE_ENUM_CLASS(RecordKind, profile, password, totp, recovery, private_note)

// protocol/seals.md, section 7.
Tier tier_of(RecordKind kind);
seal::AccountRole as_signed(AccountRole role);
AccountRole of_signed(seal::AccountRole role);
seal::RecordKind as_signed(RecordKind kind);

struct Epoch {
  std::int64_t epoch;
  Bytes use_commitment;
  Bytes manage_commitment;
  Bytes use_inbox;
  Bytes manage_inbox;
};
BOOST_DESCRIBE_STRUCT(Epoch, (), (epoch, use_commitment, manage_commitment, use_inbox, manage_inbox))

// A holder whom the server serves, with the keys that are its own business.
struct Grant {
  MemberId member;
  AccountRole role;
  std::optional<TimePoint> ends_at;
  MemberId granter;  // who made the wraps
  std::int64_t epoch;
  Bytes use_wrap;
  std::optional<Bytes> manage_wrap;  // an Owner's only
};
BOOST_DESCRIBE_STRUCT(Grant, (), (member, role, ends_at, granter, epoch, use_wrap, manage_wrap))

// The asker's own.
struct OwnWraps {
  MemberId granter;
  std::int64_t epoch;
  Bytes use;
  std::optional<Bytes> manage;
};
BOOST_DESCRIBE_STRUCT(OwnWraps, (), (granter, epoch, use, manage))

// By the chain, whoever the server still serves.
struct Holder {
  MemberId member;
  Bytes fingerprint;
  AccountRole role;
  std::optional<TimePoint> ends_at;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (member, fingerprint, role, ends_at))

// The last entries; who is further behind asks for the rest.
struct ChainTail {
  std::uint64_t number;  // of the last entry
  std::vector<roster::AccountEntry> entries;
};
BOOST_DESCRIBE_STRUCT(ChainTail, (), (number, entries))
inline constexpr std::size_t kChainTail = 32;  // entries

struct Manifest {
  std::uint64_t counter;
  std::uint64_t chain_number;
  Bytes chain_hash;
  MemberId author;
  Bytes signature;
  Bytes manage_records;  // hash of the manage tier's, for who does not get them
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (counter, chain_number, chain_hash, author, signature, manage_records))

struct Record {
  RecordKind kind;
  std::int64_t epoch;
  std::int64_t revision;
  Bytes sealed;
  TimePoint updated_at;
  MemberId updated_by;
};
BOOST_DESCRIBE_STRUCT(Record, (), (kind, epoch, revision, sealed, updated_at, updated_by))

struct FormerKey {
  Tier tier;
  std::int64_t epoch;  // under whose key it is sealed
  std::int64_t former_epoch;
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(FormerKey, (), (tier, epoch, former_epoch, sealed))

// That recovery codes are kept; they themselves are asked for one account at a time.
struct RecoveryKept {
  std::int64_t revision;
  TimePoint updated_at;
  Bytes hash;  // of the sealed record, for the manifest
};
BOOST_DESCRIBE_STRUCT(RecoveryKept, (), (revision, updated_at, hash))

struct Window {
  std::int64_t until_day;  // the last day codes are dealt for
  std::int64_t seed_revision;
};
BOOST_DESCRIBE_STRUCT(Window, (), (until_day, seed_revision))

struct Account {
  AccountId id;
  State state;
  std::optional<TimePoint> deleted_at;
  TimePoint created_at;
  AccountRole role;  // the asker's
  bool rotation_owed;
  ChainTail chain;
  OwnWraps wraps;
  Manifest manifest;
  std::vector<Record> records;
  std::vector<FormerKey> former;
  std::optional<Number> number;
  std::optional<Address> address;
  std::optional<RecoveryKept> recovery;
  std::optional<Window> window;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, state, deleted_at, created_at, role, rotation_owed, chain, wraps, manifest, records, former,
                       number, address, recovery, window))

struct Chunk {
  std::int64_t day;  // since 1970-01-01 UTC
  std::int64_t first_step;
  std::int64_t period;  // seconds
  std::int64_t count;
  std::int64_t seed_revision;
  std::int64_t epoch;
  Bytes sealed;
  Bytes signature;
  MemberId author;
};
BOOST_DESCRIBE_STRUCT(Chunk, (), (day, first_step, period, count, seed_revision, epoch, sealed, signature, author))

}  // namespace latchkey::accounts
