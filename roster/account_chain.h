// protocol/seals.md, section 13: the rules of an account's chain. AccountStanding is what a chain comes to, and takes
// an entry or refuses it: a server keeps one in its tables, a client replays one. AccountChain adds what only a reader
// asks: who may have signed what stands beside the chain, and whether new keys are owed.
#pragma once
#include <map>

#include "base/result.h"
#include "roster/account_entry.h"
#include "roster/roster.h"

namespace latchkey::roster {

// Why an entry does not follow. The words are those of the vectors.
BOOST_DEFINE_ENUM_CLASS(AccountRefusal, malformed, not_next, back_in_time, log_unknown, log_back, unknown_author,
                        signature, not_allowed, known_already, no_such_member, no_such_holder, fingerprint, last_owner,
                        epoch_not_next)
std::string_view text_of(AccountRefusal refusal);

struct Holder {
  seal::Fingerprint fingerprint;
  seal::AccountRole role;
  std::optional<TimePoint> ends_at;

  bool is_owner() const { return role == seal::AccountRole::owner; }
  bool is_over_at(TimePoint at) const { return ends_at && *ends_at <= at; }
};

struct AccountStanding {
  Head head;
  TimePoint last_at{};           // of the last entry
  std::uint64_t log_number = 0;  // which that entry named
  std::uint64_t epoch = 0;
  std::map<std::string, Holder> holders;

  // What the entry says, where every rule holds; otherwise the standing is as it was. One signature is verified.
  Result<AccountAct, AccountRefusal> take(const LogView& log, const AccountPlace& at, const AccountEntry& entry);
};

class AccountChain {
 public:
  // How a holder came to be one.
  struct Grant {
    std::string granter;
    std::uint64_t epoch;  // whose `use` key the reason is sealed under
    Bytes reason;         // sealed, or empty
  };

  AccountChain(std::string workspace, std::string account)
      : workspace_(std::move(workspace)), account_(std::move(account)) {}

  Result<Nothing, AccountRefusal> take(const LogView& log, const AccountEntry& entry);

  const AccountStanding& standing() const { return standing_; }
  const Head& head() const { return standing_.head; }
  std::uint64_t epoch() const { return standing_.epoch; }
  const seal::EpochPublic& keys() const;  // of the epoch; there is one once an entry was taken
  const Holder* holder(const std::string& member) const;
  const Grant& grant_of(const std::string& member) const;  // of a holder

  // By the workspace log as it stands, and the time that is now.
  bool may_open(const Roster& roster, const std::string& member, TimePoint now) const;
  bool owes_rotation(const Roster& roster, TimePoint now) const;

  bool has_taken_away() const { return taken_away_; }  // a holder, or its Owner's role, since the keys of now
  // Of manifests and code windows: an Owner at some time since the last create or epoch, under the keys of then, and an
  // entry that is not before it.
  bool was_owner(const std::string& member, const seal::Fingerprint& fingerprint) const;
  bool has_since_keys(std::uint64_t number, BytesView hash) const;
  std::optional<Bytes> hash_at(std::uint64_t number) const;

 private:
  void apply(const CreateAccount& act, const AccountEntry& entry);
  void apply(const GrantAccess& act, const AccountEntry& entry);
  void apply(const EndAccess& act, const AccountEntry& entry);
  void apply(const ChangeKeys& act, const AccountEntry& entry);
  void begin_epoch(const seal::EpochPublic& keys, const AccountEntry& entry);

  std::string workspace_;
  std::string account_;
  AccountStanding standing_;
  std::optional<seal::EpochPublic> keys_;
  std::map<std::string, Grant> grants_;  // of the holders
  std::vector<Bytes> hashes_;
  std::uint64_t keys_since_ = 0;  // number of the last create or epoch
  std::multimap<std::string, seal::Fingerprint> owners_since_;
  bool taken_away_ = false;  // since then
};

}  // namespace latchkey::roster
