#include "server/storage/number_store.h"

namespace latchkey::storage {

using namespace numbers;

namespace {

using NumberParts = std::tuple<WorkspaceId, PoolNumber>;
using AddressParts = std::tuple<WorkspaceId, AddressRow>;
using SourceParts = std::tuple<WorkspaceId, Source, SecretBytes>;

template <typename Found, typename Parts>
Found found(Parts parts) {
  return std::apply([](auto&... part) { return Found{std::move(part)...}; }, parts);
}

}  // namespace

std::vector<Source> SqlNumberStore::sources(const WorkspaceId& workspace) {
  return transaction_.rows<Source>(
      "select id, name, kind, created_at, last_message_at, unreserved_count from number_sources "
      "where workspace = $1 order by created_at, id",
      workspace);
}

std::optional<FoundSource> SqlNumberStore::source_anywhere(const SourceId& source) {
  auto parts = transaction_.row<SourceParts>(
      "select workspace, id, name, kind, created_at, last_message_at, unreserved_count, secret from number_sources "
      "where id = $1",
      source);
  if (!parts) return std::nullopt;
  return found<FoundSource>(std::move(*parts));
}

void SqlNumberStore::add_source(const WorkspaceId& workspace, const Source& source, const SecretBytes& secret) {
  transaction_.change(
      "insert into number_sources (workspace, id, name, kind, secret, created_at, last_message_at, unreserved_count) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, source.id, source.name, source.kind, secret, source.created_at, source.last_message_at,
      source.unreserved_count);
}

void SqlNumberStore::remove_source(const WorkspaceId& workspace, const SourceId& source) {
  transaction_.change("delete from deliveries where workspace = $1 and source = $2", workspace, source);
  transaction_.change("delete from number_sources where workspace = $1 and id = $2", workspace, source);
}

std::vector<PoolNumber> SqlNumberStore::numbers(const WorkspaceId& workspace) {
  return transaction_.rows<PoolNumber>(
      "select number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where workspace = $1 order by number",
      workspace);
}

std::vector<PoolNumber> SqlNumberStore::numbers_of_source(const WorkspaceId& workspace, const SourceId& source) {
  return transaction_.rows<PoolNumber>(
      "select number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where workspace = $1 and source = $2 order by number",
      workspace, source);
}

std::optional<FoundNumber> SqlNumberStore::number_anywhere(const std::string& number) {
  auto parts = transaction_.row<NumberParts>(
      "select workspace, number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where number = $1",
      number);
  if (!parts) return std::nullopt;
  return found<FoundNumber>(std::move(*parts));
}

std::optional<PoolNumber> SqlNumberStore::number_of(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.row<PoolNumber>(
      "select number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where workspace = $1 and account = $2",
      workspace, account);
}

std::optional<PoolNumber> SqlNumberStore::free_number(const WorkspaceId& workspace,
                                                      const std::optional<std::string>& country) {
  return transaction_.row<PoolNumber>(
      "select number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where workspace = $1 and state = 'free' "
      "and country = coalesce($2, country) order by coalesce(reserved_at, 0), number limit 1",
      workspace, country);
}

void SqlNumberStore::add_number(const WorkspaceId& workspace, const PoolNumber& number) {
  transaction_.change(
      "insert into numbers (workspace, number, country, kind, source, state, account, reserved_at, expires_at, "
      "quarantined_until, last_message_at, unreserved_count) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12)",
      workspace, number.number, number.country, number.kind, number.source, number.state, number.account,
      number.reserved_at, number.expires_at, number.quarantined_until, number.last_message_at, number.unreserved_count);
}

void SqlNumberStore::change_number(const WorkspaceId& workspace, const PoolNumber& number) {
  transaction_.change(
      "update numbers set state = $3, account = $4, reserved_at = $5, expires_at = $6, quarantined_until = $7, "
      "last_message_at = $8, unreserved_count = $9 where workspace = $1 and number = $2",
      workspace, number.number, number.state, number.account, number.reserved_at, number.expires_at,
      number.quarantined_until, number.last_message_at, number.unreserved_count);
}

void SqlNumberStore::remove_number(const WorkspaceId& workspace, const std::string& number) {
  transaction_.change("delete from numbers where workspace = $1 and number = $2", workspace, number);
}

std::vector<FoundNumber> SqlNumberStore::numbers_due(TimePoint now) {
  std::vector<FoundNumber> due;
  transaction_.each_row<NumberParts>(
      [&due](NumberParts parts) { due.push_back(found<FoundNumber>(std::move(parts))); },
      "select workspace, number, country, kind, source, state, account, reserved_at, expires_at, quarantined_until, "
      "last_message_at, unreserved_count from numbers where (state = 'reserved' and expires_at <= $1) "
      "or (state = 'quarantined' and quarantined_until <= $1) or (account is not null and not exists "
      "(select 1 from accounts a where a.workspace = numbers.workspace and a.id = numbers.account))",
      now);
  return due;
}

std::vector<MailDomain> SqlNumberStore::domains(const WorkspaceId& workspace) {
  return transaction_.rows<MailDomain>(
      "select domain, created_at from mail_domains where workspace = $1 order by created_at, domain", workspace);
}

bool SqlNumberStore::is_domain_taken(const std::string& domain) {
  return transaction_.row<std::string>("select domain from mail_domains where domain = $1", domain).has_value();
}

void SqlNumberStore::add_domain(const WorkspaceId& workspace, const MailDomain& domain) {
  transaction_.change("insert into mail_domains (workspace, domain, created_at) values ($1, $2, $3)", workspace,
                      domain.domain, domain.created_at);
}

void SqlNumberStore::remove_domain(const WorkspaceId& workspace, const std::string& domain) {
  transaction_.change("delete from mail_domains where workspace = $1 and domain = $2", workspace, domain);
}

bool SqlNumberStore::has_addresses(const WorkspaceId& workspace, const std::string& domain) {
  return transaction_
             .row<std::int64_t>(
                 "select count(*) from addresses where workspace = $1 and domain = $2 and state <> 'released'",
                 workspace, domain)
             .value_or(0) > 0;
}

std::optional<FoundAddress> SqlNumberStore::address_anywhere(const std::string& address) {
  auto parts = transaction_.row<AddressParts>(
      "select workspace, address, account, state, reserved_at, expires_at, last_message_at from addresses "
      "where address = $1",
      address);
  if (!parts) return std::nullopt;
  return found<FoundAddress>(std::move(*parts));
}

std::optional<AddressRow> SqlNumberStore::address_of(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.row<AddressRow>(
      "select address, account, state, reserved_at, expires_at, last_message_at from addresses "
      "where workspace = $1 and account = $2 and state <> 'released'",
      workspace, account);
}

void SqlNumberStore::add_address(const WorkspaceId& workspace, const AddressRow& address) {
  std::string domain = address.address.substr(address.address.rfind('@') + 1);
  transaction_.change(
      "insert into addresses (workspace, address, domain, account, state, reserved_at, expires_at, last_message_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, address.address, domain, address.account, address.state, address.reserved_at, address.expires_at,
      address.last_message_at);
}

void SqlNumberStore::change_address(const WorkspaceId& workspace, const AddressRow& address) {
  transaction_.change(
      "update addresses set state = $3, reserved_at = $4, expires_at = $5, last_message_at = $6 "
      "where workspace = $1 and address = $2",
      workspace, address.address, address.state, address.reserved_at, address.expires_at, address.last_message_at);
}

std::vector<FoundAddress> SqlNumberStore::addresses_due(TimePoint now) {
  std::vector<FoundAddress> due;
  transaction_.each_row<AddressParts>(
      [&due](AddressParts parts) { due.push_back(found<FoundAddress>(std::move(parts))); },
      "select workspace, address, account, state, reserved_at, expires_at, last_message_at from addresses "
      "where (state = 'reserved' and expires_at <= $1) or (state <> 'released' and not exists "
      "(select 1 from accounts a where a.workspace = addresses.workspace and a.id = addresses.account))",
      now);
  return due;
}

void SqlNumberStore::count_unreserved(const WorkspaceId& workspace, const SourceId& source, const std::string& number) {
  transaction_.change(
      "update number_sources set unreserved_count = unreserved_count + 1 where workspace = $1 and id = $2", workspace,
      source);
  transaction_.change("update numbers set unreserved_count = unreserved_count + 1 where workspace = $1 and number = $2",
                      workspace, number);
}

void SqlNumberStore::note_heard(const WorkspaceId& workspace, const SourceId& source, TimePoint now) {
  transaction_.change("update number_sources set last_message_at = $3 where workspace = $1 and id = $2", workspace,
                      source, now);
}

}  // namespace latchkey::storage
