// What the rules of this folder read and change, within one transaction. Nothing here decides anything.
#pragma once
#include "base/clock.h"
#include "base/secret_bytes.h"
#include "server/accounts/account_store.h"
#include "server/events/journal.h"
#include "server/members/member_store.h"
#include "server/transactions/transactions.h"

namespace latchkey::numbers {

using accounts::Address;
using accounts::HeldState;
using accounts::Number;
using accounts::NumberKind;

BOOST_DEFINE_ENUM_CLASS(SourceKind, twilio, android, signed_hook)  // the last is "signed" on the wire
BOOST_DEFINE_ENUM_CLASS(PoolState, free, reserved, active, quarantined)
BOOST_DEFINE_ENUM_CLASS(AddressState, reserved, active, released)

struct Source {
  SourceId id;
  std::string name;
  SourceKind kind;
  TimePoint created_at;
  std::optional<TimePoint> last_message_at;
  std::int64_t unreserved_count;  // messages to numbers no account holds
};
BOOST_DESCRIBE_STRUCT(Source, (), (id, name, kind, created_at, last_message_at, unreserved_count))

struct PoolNumber {
  std::string number;
  std::string country;
  NumberKind kind;
  SourceId source;
  PoolState state;
  std::optional<AccountId> account;
  std::optional<TimePoint> reserved_at;
  std::optional<TimePoint> expires_at;
  std::optional<TimePoint> quarantined_until;
  std::optional<TimePoint> last_message_at;
  std::int64_t unreserved_count;
};
BOOST_DESCRIBE_STRUCT(PoolNumber, (),
                      (number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until,
                       last_message_at, unreserved_count))

struct AddressRow {
  std::string address;
  AccountId account;
  AddressState state;
  TimePoint reserved_at;
  std::optional<TimePoint> expires_at;
  std::optional<TimePoint> last_message_at;
};
BOOST_DESCRIBE_STRUCT(AddressRow, (), (address, account, state, reserved_at, expires_at, last_message_at))

struct MailDomain {
  std::string domain;
  TimePoint created_at;
};
BOOST_DESCRIBE_STRUCT(MailDomain, (), (domain, created_at))

// Found in whatever workspace it is, by what a carrier names.
struct FoundNumber {
  WorkspaceId workspace;
  PoolNumber number;
};
struct FoundAddress {
  WorkspaceId workspace;
  AddressRow address;
};
struct FoundSource {
  WorkspaceId workspace;
  Source source;
  SecretBytes secret;
};

class NumberStore {
 public:
  virtual ~NumberStore() = default;

  virtual std::vector<Source> sources(const WorkspaceId& workspace) = 0;
  virtual std::optional<FoundSource> source_anywhere(const SourceId& source) = 0;
  virtual void add_source(const WorkspaceId& workspace, const Source& source, const SecretBytes& secret) = 0;
  virtual void remove_source(const WorkspaceId& workspace, const SourceId& source) = 0;

  virtual std::vector<PoolNumber> numbers(const WorkspaceId& workspace) = 0;
  virtual std::vector<PoolNumber> numbers_of_source(const WorkspaceId& workspace, const SourceId& source) = 0;
  virtual std::optional<FoundNumber> number_anywhere(const std::string& number) = 0;
  virtual std::optional<PoolNumber> number_of(const WorkspaceId& workspace, const AccountId& account) = 0;
  // The one that lay unused for longest; with a country, of that country only.
  virtual std::optional<PoolNumber> free_number(const WorkspaceId& workspace,
                                                const std::optional<std::string>& country) = 0;
  virtual void add_number(const WorkspaceId& workspace, const PoolNumber& number) = 0;
  virtual void change_number(const WorkspaceId& workspace, const PoolNumber& number) = 0;
  virtual void remove_number(const WorkspaceId& workspace, const std::string& number) = 0;
  // Whose reservation or quarantine is over, or whose account has been purged.
  virtual std::vector<FoundNumber> numbers_due(TimePoint now) = 0;

  virtual std::vector<MailDomain> domains(const WorkspaceId& workspace) = 0;  // oldest first
  virtual bool is_domain_taken(const std::string& domain) = 0;                // by any workspace
  virtual void add_domain(const WorkspaceId& workspace, const MailDomain& domain) = 0;
  virtual void remove_domain(const WorkspaceId& workspace, const std::string& domain) = 0;
  virtual bool has_addresses(const WorkspaceId& workspace, const std::string& domain) = 0;  // reserved or active

  virtual std::optional<FoundAddress> address_anywhere(const std::string& address) = 0;  // released ones too
  virtual std::optional<AddressRow> address_of(const WorkspaceId& workspace, const AccountId& account) = 0;
  virtual void add_address(const WorkspaceId& workspace, const AddressRow& address) = 0;
  virtual void change_address(const WorkspaceId& workspace, const AddressRow& address) = 0;
  // Whose reservation is over, or whose account has been purged.
  virtual std::vector<FoundAddress> addresses_due(TimePoint now) = 0;

  virtual void count_unreserved(const WorkspaceId& workspace, const SourceId& source, const std::string& number) = 0;
  virtual void note_heard(const WorkspaceId& workspace, const SourceId& source, TimePoint now) = 0;
};

struct Books {
  NumberStore& numbers;
  accounts::AccountStore& accounts;
  members::MemberStore& members;
  events::Journal& journal;
};
using Transactions = transactions::Transactions<Books>;

}  // namespace latchkey::numbers
