// protocol/seals.md, section 13: an entry of an account's chain as it is signed, hashed and sent, and what its body
// says. Nothing here knows what came before it; see account_chain.h.
#pragma once
#include "roster/entry.h"

namespace latchkey::roster {

// As it travels and is stored; unchecked, like Entry.
struct AccountEntry {
  std::uint64_t number = 0;
  Bytes previous;
  TimePoint at;
  std::string author;
  std::uint64_t log_number = 0;  // head of the workspace log, as the author knew it
  Bytes log_hash;
  std::string kind;
  Bytes body;
  Bytes signature;
};
BOOST_DESCRIBE_STRUCT(AccountEntry, (), (number, previous, at, author, log_number, log_hash, kind, body, signature))

struct AccountPlace {
  std::string_view workspace;
  std::string_view account;
};

// What an entry says, a struct a kind.
struct CreateAccount {
  seal::EpochPublic keys;
};
struct GrantAccess {
  std::string member;
  seal::Fingerprint fingerprint;
  seal::AccountRole role;
  std::optional<TimePoint> ends_at;
  Bytes reason;  // sealed, or empty
};
struct EndAccess {
  std::string member;
};
struct ChangeKeys {
  std::uint64_t epoch;
  seal::EpochPublic keys;
};
using AccountAct = std::variant<CreateAccount, GrantAccess, EndAccess, ChangeKeys>;

inline constexpr std::size_t kMostReason = 200;  // bytes of its text

std::string_view kind_of(const AccountAct& act);
Bytes write_body(const AccountAct& act);
// None for an unknown kind and for a body that is not exactly this kind's fields.
std::optional<AccountAct> read_account_act(std::string_view kind, BytesView body);

Bytes hash_of(const AccountPlace& at, const AccountEntry& entry);
seal::AccountLogStatement statement_of(const AccountPlace& at, const AccountEntry& entry);  // borrows both

}  // namespace latchkey::roster
