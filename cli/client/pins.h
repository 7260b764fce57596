// What this machine saw of others and will not see changed: the workspace log, accounts' chains and manifests. Sealed
// in the state folder under a key that follows from the identity, so that a changed password leaves it readable.
// Whoever can write there could make us forget, but not make us believe.
#pragma once
#include <map>

#include "cli/client/given.h"
#include "cli/client/ids.h"
#include "cli/client/state_folder.h"
#include "crypto/open/identity.h"
#include "roster/entry.h"

namespace latchkey::client {

struct AccountPin {
  Given<AccountId> id;
  std::uint64_t number = 0;  // of the chain's head
  Bytes hash;
  std::uint64_t counter = 0;  // of the manifest
  Given<seal::Signature> manifest;
};
BOOST_DESCRIBE_STRUCT(AccountPin, (), (id, number, hash, counter, manifest))

class Pins {
 public:
  // Folder and random outlive it. What cannot be opened counts as nothing seen yet.
  static Attempt<Pins> open(const StateFolder& folder, const open::Identity& identity, const seal::MemberPlace& at,
                            Random& random);
  static Outcome forget(const StateFolder& folder);

  const std::vector<roster::Entry>& log() const { return log_; }
  void keep_log(std::vector<roster::Entry> log);  // from its first entry on
  const AccountPin* account(const AccountId& id) const;
  void pin(AccountPin pin);

  // Writes what is new. Another process of the same member may have written meanwhile: its pins are merged in, the
  // further one counting, so that none undoes what another saw.
  Outcome save();

 private:
  using Accounts = std::map<AccountId, AccountPin>;
  Pins(const StateFolder& folder, seal::SealingKey key, seal::Context context, Random& random)
      : folder_(folder), key_(std::move(key)), context_(std::move(context)), random_(random) {}
  Outcome merge_stored();

  const StateFolder& folder_;
  seal::SealingKey key_;
  seal::Context context_;
  Random& random_;
  std::vector<roster::Entry> log_;
  Accounts accounts_;
  bool changed_ = false;
};

}  // namespace latchkey::client
