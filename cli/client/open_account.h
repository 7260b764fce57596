// From what the server says of an account to an account that can be used: its chain replayed, every key held against
// what the chain commits to, the records against the manifest, and each opened in the context we expect. At the first
// thing that does not hold, nothing of the account is used.
#pragma once
#include <map>

#include "cli/client/account_chain.h"
#include "cli/client/records.h"
#include "crypto/open/account_key.h"

namespace latchkey::client {

// The account's keys of this and all former epochs, as far as this member holds them.
class KeyRing {
 public:
  explicit KeyRing(std::uint64_t epoch) : epoch_(epoch) {}
  std::uint64_t epoch() const { return epoch_; }  // the present one
  const open::AccountKey* find(seal::Tier tier, std::uint64_t epoch) const;
  const open::AccountKey* find(seal::Tier tier) const { return find(tier, epoch_); }
  const open::AccountKey& need(seal::Tier tier) const;  // for callers that checked the role before
  void add(open::AccountKey key);

 private:
  std::uint64_t epoch_;
  std::map<std::pair<seal::Tier, std::uint64_t>, open::AccountKey> keys_;
};

struct OpenAccount {
  wire::Account wire;
  roster::AccountChain chain;
  bool rotation_owed;
  KeyRing keys;
  Profile profile;
  std::optional<TotpRecord> totp;  // Owners only

  const AccountId& id() const { return *wire.id; }
  bool is_owner() const { return wire.role == seal::AccountRole::owner; }
};

// The chain is complete. Remembers in the pins what it saw.
Result<OpenAccount, Distrust> open_account(Desk& desk, const Directory& directory, wire::Account account);

// 0 where there is none. `recovery` never comes with sync; that it is there, and its revision, does.
std::uint32_t revision_of(const wire::Account& account, seal::RecordKind kind);

// Nothing where there is none.
Result<std::optional<SecretBytes>, Distrust> open_record(const OpenAccount& account, seal::RecordKind kind);
Result<SecretBytes, Distrust> open_record(const KeyRing& keys, const AccountId& id, seal::RecordKind kind,
                                          const wire::Record& record);

// Asked for by itself, it has to be the one the manifest lists; Kind::conflict where it was changed just now. Takes an
// elevated session.
Attempt<SecretBytes> read_recovery_record(Desk& desk, const OpenAccount& account);

// Why somebody was given access; nothing where it was not said, or can no longer be read.
std::optional<SecretBytes> reason_of(const OpenAccount& account, const std::string& member);

}  // namespace latchkey::client
