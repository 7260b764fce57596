// protocol/seals.md, sections 5 and 6: one account's key of one tier and epoch, and everything it seals and opens. The
// key knows its place, so the contexts are built from it and not from what a server says.
#pragma once
#include "crypto/open/identity.h"
#include "crypto/open/unseal.h"

namespace latchkey::open {

struct KeyPlace {
  std::string workspace;
  std::string account;
  seal::Tier tier;
  std::uint64_t epoch;  // counts from 1
};

// Who granted and who may open, in a wrap. Fingerprints are those that check() gave.
struct WrapParties {
  std::string_view granter;
  seal::Fingerprint granter_fingerprint;
  std::string_view recipient;
  seal::Fingerprint recipient_fingerprint;
};

// A chunk's place but for the account's part.
struct WindowPlace {
  std::uint64_t seed_revision;
  std::uint64_t day;  // since 1970-01-01 UTC
  std::uint64_t first_step;
  std::uint64_t period;  // seconds
  std::uint64_t count;
};

class AccountKey {
 public:
  static AccountKey generate(KeyPlace at, Random& random);
  AccountKey(KeyPlace at, seal::SealingKey key) : at_(std::move(at)), key_(std::move(key)) {}
  AccountKey clone() const { return AccountKey(at_, key_.clone()); }

  const KeyPlace& at() const { return at_; }
  const seal::SealingKey& key() const { return key_; }
  seal::Commitment commitment() const;
  BoxSecret inbox() const;

  // Kind::invalid where the recipient's key cannot be boxed to.
  Result<seal::SealedBytes> wrap(const WrapParties& parties, const seal::BoxPublic& recipient, Random& random) const;
  // Refuses a key the account's chain did not commit to: whoever knows a recipient's public key can make a wrap.
  static Result<AccountKey> open_wrap(KeyPlace at, const WrapParties& parties, const BoxSecret& recipient,
                                      const seal::SealedBytes& wrap, const seal::Commitment& expected);

  // The key of the same tier and account an epoch ago (or more), sealed under this one.
  seal::SealedBytes seal_former(const AccountKey& former, Random& random) const;
  Result<AccountKey> open_former(std::uint64_t former_epoch, const seal::SealedBytes& sealed) const;

  // The kind's tier is this key's; opening one of the other tier is Kind::denied.
  seal::SealedBytes seal_record(seal::RecordKind kind, std::string_view id, std::uint64_t revision, BytesView text,
                                Random& random) const;
  Result<SecretBytes> open_record(seal::RecordKind kind, std::string_view id, std::uint64_t revision,
                                  const seal::SealedBytes& sealed) const;

  // A use key opens the card, a manage key the whole message.
  Result<SecretBytes> open_message(std::string_view message, TimePoint arrived_at,
                                   const seal::SealedBytes& boxed) const;

  // Under `use` only: why `member` was granted access.
  seal::SealedBytes seal_reason(std::string_view member, std::string_view reason, Random& random) const;
  Result<SecretBytes> open_reason(std::string_view member, const seal::SealedBytes& sealed) const;

  // Under `use` only. The text is a packed code window.
  seal::SealedBytes seal_chunk(const WindowPlace& window, const SecretBytes& packed, Random& random) const;
  Result<SecretBytes> open_chunk(const WindowPlace& window, const seal::SealedBytes& sealed) const;
  seal::ChunkPlace chunk_place(const WindowPlace& window) const;  // borrows this key's place

 private:
  KeyPlace at_;
  seal::SealingKey key_;
};

// What the account's chain says of two keys, which are of one account and epoch.
seal::EpochPublic epoch_public(const AccountKey& use, const AccountKey& manage);

}  // namespace latchkey::open
