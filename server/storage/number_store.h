// What server/numbers asks of storage, in SQL.
#pragma once
#include "server/numbers/number_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlNumberStore final : public numbers::NumberStore {
 public:
  explicit SqlNumberStore(Transaction& transaction) : transaction_(transaction) {}

  std::vector<numbers::Source> sources(const WorkspaceId& workspace) override;
  std::optional<numbers::FoundSource> source_anywhere(const SourceId& source) override;
  void add_source(const WorkspaceId& workspace, const numbers::Source& source, const SecretBytes& secret) override;
  void remove_source(const WorkspaceId& workspace, const SourceId& source) override;
  std::vector<numbers::PoolNumber> numbers(const WorkspaceId& workspace) override;
  std::vector<numbers::PoolNumber> numbers_of_source(const WorkspaceId& workspace, const SourceId& source) override;
  std::optional<numbers::FoundNumber> number_anywhere(const std::string& number) override;
  std::optional<numbers::PoolNumber> number_of(const WorkspaceId& workspace, const AccountId& account) override;
  std::optional<numbers::PoolNumber> free_number(const WorkspaceId& workspace,
                                                 const std::optional<std::string>& country) override;
  void add_number(const WorkspaceId& workspace, const numbers::PoolNumber& number) override;
  void change_number(const WorkspaceId& workspace, const numbers::PoolNumber& number) override;
  void remove_number(const WorkspaceId& workspace, const std::string& number) override;
  std::vector<numbers::FoundNumber> numbers_due(TimePoint now) override;
  std::vector<numbers::MailDomain> domains(const WorkspaceId& workspace) override;
  bool is_domain_taken(const std::string& domain) override;
  void add_domain(const WorkspaceId& workspace, const numbers::MailDomain& domain) override;
  void remove_domain(const WorkspaceId& workspace, const std::string& domain) override;
  bool has_addresses(const WorkspaceId& workspace, const std::string& domain) override;
  std::optional<numbers::FoundAddress> address_anywhere(const std::string& address) override;
  std::optional<numbers::AddressRow> address_of(const WorkspaceId& workspace, const AccountId& account) override;
  void add_address(const WorkspaceId& workspace, const numbers::AddressRow& address) override;
  void change_address(const WorkspaceId& workspace, const numbers::AddressRow& address) override;
  std::vector<numbers::FoundAddress> addresses_due(TimePoint now) override;
  void count_unreserved(const WorkspaceId& workspace, const SourceId& source, const std::string& number) override;
  void note_heard(const WorkspaceId& workspace, const SourceId& source, TimePoint now) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
