// What the server answers (protocol/openapi.yaml), member by member as far as this program looks at it. Where the
// contract may grow (kinds of records, channels, states) the text is kept and compared, so that a newer server is no
// damaged one.
#pragma once
#include <cstdint>

#include "cli/client/given.h"
#include "cli/client/ids.h"
#include "crypto/seal/transcript.h"
#include "roster/account_entry.h"

namespace latchkey::seal {
BOOST_DESCRIBE_ENUM(AccountRole, owner, collaborator)
BOOST_DESCRIBE_ENUM(Tier, use, manage)
}  // namespace latchkey::seal

namespace latchkey::client::wire {

using Epochs = std::uint32_t;  // 1 to 2^31 - 1, revisions likewise

struct SignInAnswer {
  Bytes challenge;
  Bytes sealed_identity;
  Given<seal::SignPublic> sign_public;
  Given<seal::BoxPublic> box_public;
  Given<seal::Signature> statement;
  std::string name;
  std::string email;
  std::string workspace_name;
};
BOOST_DESCRIBE_STRUCT(SignInAnswer, (),
                      (challenge, sealed_identity, sign_public, box_public, statement, name, email, workspace_name))

struct Server {
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(Server, (), (now))

struct SessionToken {
  std::string token;
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(SessionToken, (), (token, now))

struct Member {
  Given<MemberId> id;
  std::string name;
  std::string email;
  std::string role;
  std::string state;
  Given<seal::SignPublic> sign_public;
  Given<seal::BoxPublic> box_public;
  Given<seal::Signature> statement;
  Bytes profile_salt;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, email, role, state, sign_public, box_public, statement, profile_salt))

struct Members {
  std::vector<Member> members;
};
BOOST_DESCRIBE_STRUCT(Members, (), (members))

struct LogPage {
  std::vector<roster::Entry> entries;
  bool more = false;
};
BOOST_DESCRIBE_STRUCT(LogPage, (), (entries, more))

struct ChainTail {
  std::uint64_t number = 0;
  std::vector<roster::AccountEntry> entries;
};
BOOST_DESCRIBE_STRUCT(ChainTail, (), (number, entries))

struct ChainPage {
  std::vector<roster::AccountEntry> entries;
  bool more = false;
};
BOOST_DESCRIBE_STRUCT(ChainPage, (), (entries, more))

struct OwnWraps {
  Given<MemberId> granter;
  Epochs epoch = 0;
  Bytes use;
  std::optional<Bytes> manage;
};
BOOST_DESCRIBE_STRUCT(OwnWraps, (), (granter, epoch, use, manage))

struct Manifest {
  std::uint64_t counter = 0;
  std::uint64_t chain_number = 0;
  Given<seal::Hash> chain_hash;
  Given<MemberId> author;
  Given<seal::Signature> signature;
  Given<seal::Hash> manage_records;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (counter, chain_number, chain_hash, author, signature, manage_records))

struct Record {
  std::string kind;
  Epochs epoch = 0;
  Epochs revision = 0;
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(Record, (), (kind, epoch, revision, sealed))

struct FormerKey {
  seal::Tier tier = seal::Tier::use;
  Epochs epoch = 0;
  Epochs former_epoch = 0;
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(FormerKey, (), (tier, epoch, former_epoch, sealed))

struct Number {
  std::string number;
  std::string country;
  std::string kind;
  std::string state;
  std::optional<TimePoint> expires_at;
  std::optional<TimePoint> last_message_at;
};
BOOST_DESCRIBE_STRUCT(Number, (), (number, country, kind, state, expires_at, last_message_at))

struct Address {
  std::string address;
  std::string state;
  std::optional<TimePoint> expires_at;
  std::optional<TimePoint> last_message_at;
};
BOOST_DESCRIBE_STRUCT(Address, (), (address, state, expires_at, last_message_at))

struct RecoveryState {
  Epochs revision = 0;
  Given<seal::Hash> hash;
};
BOOST_DESCRIBE_STRUCT(RecoveryState, (), (revision, hash))

struct Window {
  std::uint64_t until_day = 0;
  Epochs seed_revision = 0;
};
BOOST_DESCRIBE_STRUCT(Window, (), (until_day, seed_revision))

struct Account {
  Given<AccountId> id;
  std::string state;
  seal::AccountRole role = seal::AccountRole::collaborator;
  bool rotation_owed = false;
  ChainTail chain;
  OwnWraps wraps;
  Manifest manifest;
  std::vector<Record> records;
  std::vector<FormerKey> former;
  std::optional<Number> number;
  std::optional<Address> address;
  std::optional<RecoveryState> recovery;
  std::optional<Window> window;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, state, role, rotation_owed, chain, wraps, manifest, records, former, number, address,
                       recovery, window))

struct Sync {
  std::uint64_t cursor = 0;
  TimePoint now;
  std::optional<std::vector<Account>> accounts;  // missing where nothing changed
};
BOOST_DESCRIBE_STRUCT(Sync, (), (cursor, now, accounts))

struct Chunk {
  std::uint64_t day = 0;
  std::uint64_t first_step = 0;
  std::uint64_t period = 0;
  std::uint64_t count = 0;
  Epochs seed_revision = 0;
  Epochs epoch = 0;
  Bytes sealed;
  Given<seal::Signature> signature;
  Given<MemberId> author;
};
BOOST_DESCRIBE_STRUCT(Chunk, (), (day, first_step, period, count, seed_revision, epoch, sealed, signature, author))

struct Chunks {
  TimePoint now;
  std::vector<Chunk> chunks;
};
BOOST_DESCRIBE_STRUCT(Chunks, (), (now, chunks))

struct Message {
  std::uint64_t cursor = 0;
  Given<MessageId> id;
  Given<AccountId> account;
  std::string channel;
  TimePoint arrived_at;
  Epochs epoch = 0;
  std::optional<Bytes> card;
  bool has_whole = false;
  std::optional<TimePoint> used_at;
  std::optional<MemberId> used_by;
};
BOOST_DESCRIBE_STRUCT(Message, (), (cursor, id, account, channel, arrived_at, epoch, card, has_whole, used_at, used_by))

struct Messages {
  std::vector<Message> messages;
  std::optional<std::uint64_t> next;
};
BOOST_DESCRIBE_STRUCT(Messages, (), (messages, next))

struct ActivityEntry {
  TimePoint at;
  std::optional<MemberId> member;
  std::string kind;
  std::optional<AccountId> account;
  std::optional<std::string> subject;
  std::optional<std::string> address;
};
BOOST_DESCRIBE_STRUCT(ActivityEntry, (), (at, member, kind, account, subject, address))

struct Activity {
  std::vector<ActivityEntry> entries;
  std::optional<std::uint64_t> next;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (entries, next))

}  // namespace latchkey::client::wire
