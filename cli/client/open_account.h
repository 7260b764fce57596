// From what the server says of an account to an account that can be used: every signature held against pinned keys,
// every key against its commitment, every record opened in the context we expect. At the first thing that does not
// hold, nothing of the account is used.
#pragma once
#include <map>

#include "cli/client/directory.h"
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
  KeyRing keys;
  Profile profile;
  std::optional<TotpRecord> totp;  // Owners only

  const AccountId& id() const { return *wire.id; }
  bool is_owner() const { return wire.role == seal::AccountRole::owner; }
};

// Remembers in the pins what it saw.
Result<OpenAccount, Distrust> open_account(Desk& desk, const Directory& directory, wire::Account account);

// 0 where there is none. `recovery` never comes with sync; that it is there, and its revision, does.
std::uint32_t revision_of(const wire::Account& account, seal::RecordKind kind);

// Nothing where there is none.
Result<std::optional<SecretBytes>, Distrust> open_record(const OpenAccount& account, seal::RecordKind kind);
Result<SecretBytes, Distrust> open_record(const KeyRing& keys, const AccountId& id, seal::RecordKind kind,
                                          const wire::Record& record);

// Who may sign for this account: an Owner by its grants. While a rotation is owed, a former Owner's last signatures
// still stand, since nobody has signed anew yet.
Result<const TrustedMember*, Distrust> trusted_signer(const Directory& directory, const wire::Account& account,
                                                      const MemberId& member, const Distrust& otherwise);

}  // namespace latchkey::client
