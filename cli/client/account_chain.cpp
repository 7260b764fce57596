#include "cli/client/account_chain.h"

#include <fmt/format.h>

namespace latchkey::client {

Outcome complete_chain(Desk& desk, wire::Account& account) {
  auto& tail = account.chain.entries;
  if (tail.empty()) return finished();  // read_chain() says so
  const std::uint64_t first = tail.front().number;
  std::vector<roster::AccountEntry> before;
  for (bool more = true; more && before.size() + 1 < first;) {
    std::uint64_t after = before.empty() ? 0 : before.back().number;
    LK_TRY(page, desk.api.get<wire::ChainPage>(
                     desk.path(fmt::format("/accounts/{}/chain?after={}", account.id->text(), after))));
    more = page.more && !page.entries.empty();
    for (auto& entry : page.entries) {
      // What was appended in between comes with the next sync.
      if (entry.number < first) before.push_back(std::move(entry));
    }
  }
  tail.insert(tail.begin(), std::make_move_iterator(before.begin()), std::make_move_iterator(before.end()));
  return finished();
}

Result<roster::AccountChain, Distrust> read_chain(const Desk& desk, const Directory& directory,
                                                  const wire::Account& account) {
  roster::AccountChain chain(desk.workspace.text(), account.id->text());
  for (const auto& entry : account.chain.entries) {
    if (entry.number > chain.head().number + 1) return fail(Distrust{DistrustKind::chain_incomplete});
    if (auto taken = chain.take(directory.roster(), entry); !taken) {
      auto where = fmt::format("{}: {}", chain.head().number + 1, roster::text_of(taken.error()));
      return fail(Distrust{DistrustKind::chain_entry_refused, std::move(where)});
    }
  }
  if (const AccountPin* pin = desk.pins.account(*account.id)) {
    const auto seen = std::to_string(pin->number);
    if (chain.head().number < pin->number || account.chain.number < pin->number)
      return fail(Distrust{DistrustKind::chain_went_back, seen});
    if (chain.hash_at(pin->number) != pin->hash) return fail(Distrust{DistrustKind::chain_forked, seen});
  }
  if (chain.head().number == 0 || chain.head().number != account.chain.number)
    return fail(Distrust{DistrustKind::chain_incomplete});
  return chain;
}

std::vector<seal::RecordLine> record_lines(const wire::Account& account) {
  std::vector<seal::RecordLine> lines;
  for (const auto& record : account.records) {
    // A kind only a newer client knows leaves the manifest unverified, which is right: we could not list it either.
    if (auto kind = seal::parse_record_kind(record.kind))
      lines.push_back({*kind, record.revision, seal::sealed_hash(seal::SealedBytes(record.sealed))});
  }
  if (account.recovery)
    lines.push_back({seal::RecordKind::recovery, account.recovery->revision, *account.recovery->hash});
  return lines;
}

Result<Nothing, Distrust> check_manifest(const Desk& desk, const Directory& directory, const wire::Account& account,
                                         const roster::AccountChain& chain) {
  const auto& manifest = account.manifest;
  if (const AccountPin* pin = desk.pins.account(*account.id)) {
    if (manifest.counter < pin->counter) return fail(Distrust{DistrustKind::manifest_went_back});
    if (manifest.counter == pin->counter && !(*manifest.signature == *pin->manifest))
      return fail(Distrust{DistrustKind::manifest_forked});
  }
  std::vector<seal::RecordLine> use;
  std::vector<seal::RecordLine> manage;
  for (const auto& line : record_lines(account)) {
    (seal::tier_of(line.kind) == seal::Tier::use ? use : manage).push_back(line);
  }
  // A Collaborator takes the Owner's word for what it does not get.
  bool is_owner = account.role == seal::AccountRole::owner;
  auto manage_records = is_owner ? seal::records_hash(std::move(manage)) : *manifest.manage_records;
  const seal::ManifestStatement said{.workspace = desk.workspace.text(),
                                     .account = account.id->text(),
                                     .counter = manifest.counter,
                                     .chain_number = manifest.chain_number,
                                     .chain_hash = manifest.chain_hash->view(),
                                     .author = manifest.author->text(),
                                     .use_records = seal::records_hash(std::move(use)),
                                     .manage_records = manage_records};
  const auto* author = trusted_signer(directory, chain, *manifest.author);
  if (!author || !chain.has_since_keys(manifest.chain_number, said.chain_hash) ||
      !seal::verify_manifest(said, author->sign_public, *manifest.signature))
    return fail(Distrust{DistrustKind::manifest_not_signed_by_owner});
  return Nothing{};
}

const TrustedMember* trusted_signer(const Directory& directory, const roster::AccountChain& chain,
                                    const MemberId& member) {
  const auto* trusted = directory.trusted(member);
  return trusted && chain.was_owner(member.text(), trusted->fingerprint) ? trusted : nullptr;
}

}  // namespace latchkey::client
