#include "cli/client/open_account.h"

#include <algorithm>

namespace latchkey::client {
namespace {

using seal::AccountRole;
using seal::RecordKind;
using seal::Tier;
using Held = Result<Nothing, Distrust>;
Held holds() { return Nothing{}; }

open::KeyPlace place_of(const Desk& desk, const wire::Account& account, Tier tier, std::uint64_t epoch) {
  return {.workspace = desk.workspace.text(), .account = account.id->text(), .tier = tier, .epoch = epoch};
}

// Each epoch's key seals the one before it. A former key that does not open leaves old messages unreadable, which their
// rows show; it is no reason to refuse the account.
void open_former_keys(const wire::Account& account, Tier tier, KeyRing& ring) {
  std::vector<const wire::FormerKey*> former;
  for (const auto& entry : account.former) {
    if (entry.tier == tier) former.push_back(&entry);
  }
  std::sort(former.begin(), former.end(), [](const auto* a, const auto* b) { return a->epoch > b->epoch; });
  for (const auto* entry : former) {
    const open::AccountKey* newer = ring.find(tier, entry->epoch);
    if (!newer || entry->former_epoch >= entry->epoch) continue;
    auto key = newer->open_former(entry->former_epoch, seal::SealedBytes(entry->sealed));
    if (key) ring.add(std::move(*key));
  }
}

Held open_tier(const Desk& desk, const TrustedMember& granter, const wire::Account& account,
               const roster::AccountChain& chain, Tier tier, const Bytes& wrap, KeyRing& ring) {
  const auto& published = chain.keys();
  const auto& commitment = tier == Tier::use ? published.use_commitment : published.manage_commitment;
  const auto& inbox = tier == Tier::use ? published.use_inbox : published.manage_inbox;
  const open::WrapParties parties{.granter = granter.id.text(),
                                  .granter_fingerprint = granter.fingerprint,
                                  .recipient = desk.member.text(),
                                  .recipient_fingerprint = desk.fingerprint};
  auto key = open::AccountKey::open_wrap(place_of(desk, account, tier, chain.epoch()), parties, desk.identity.box(),
                                         seal::SealedBytes(wrap), commitment);
  if (!key) {
    bool committed = key.error().where != "wrap: commitment";
    return fail(Distrust{committed ? DistrustKind::wrap_unreadable : DistrustKind::key_not_committed});
  }
  // Otherwise whoever published the inbox keys could read what arrives before we do.
  if (key->inbox().public_key() != inbox) return fail(Distrust{DistrustKind::inbox_keys_foreign});
  ring.add(std::move(*key));
  open_former_keys(account, tier, ring);
  return holds();
}

// No matter who made the wraps: the chain commits to the keys that may be in them.
Result<KeyRing, Distrust> open_keys(const Desk& desk, const Directory& directory, const wire::Account& account,
                                    const roster::AccountChain& chain) {
  const auto& wraps = account.wraps;
  const auto* granter = directory.trusted(*wraps.granter);
  bool is_owner = account.role == AccountRole::owner;
  if (!granter || wraps.epoch != chain.epoch() || wraps.manage.has_value() != is_owner)
    return fail(Distrust{DistrustKind::wrap_unreadable});
  KeyRing ring(chain.epoch());
  LK_TRY_DONE(open_tier(desk, *granter, account, chain, Tier::use, wraps.use, ring));
  if (is_owner) LK_TRY_DONE(open_tier(desk, *granter, account, chain, Tier::manage, *wraps.manage, ring));
  return ring;
}

const wire::Record* record_of(const wire::Account& account, RecordKind kind) {
  auto found = std::find_if(account.records.begin(), account.records.end(),
                            [&](const wire::Record& record) { return record.kind == seal::text_of(kind); });
  return found == account.records.end() ? nullptr : &*found;
}

Result<std::optional<SecretBytes>, Distrust> open_listed(const KeyRing& keys, const wire::Account& account,
                                                         RecordKind kind) {
  const wire::Record* record = record_of(account, kind);
  if (!record) return std::optional<SecretBytes>();
  LK_TRY(text, open_record(keys, *account.id, kind, *record));
  return std::optional(std::move(text));
}

}  // namespace

const open::AccountKey* KeyRing::find(Tier tier, std::uint64_t epoch) const {
  auto found = keys_.find({tier, epoch});
  return found == keys_.end() ? nullptr : &found->second;
}

const open::AccountKey& KeyRing::need(Tier tier) const {
  const open::AccountKey* key = find(tier);
  LK_CHECK(key);
  return *key;
}

void KeyRing::add(open::AccountKey key) {
  std::pair place(key.at().tier, key.at().epoch);
  keys_.insert_or_assign(place, std::move(key));
}

std::uint32_t revision_of(const wire::Account& account, RecordKind kind) {
  if (kind == RecordKind::recovery) return account.recovery ? account.recovery->revision : 0;
  const wire::Record* record = record_of(account, kind);
  return record ? record->revision : 0;
}

Result<SecretBytes, Distrust> open_record(const KeyRing& keys, const AccountId& id, RecordKind kind,
                                          const wire::Record& record) {
  const Distrust unreadable{DistrustKind::record_unreadable, std::string(seal::text_of(kind))};
  const open::AccountKey* key = keys.find(seal::tier_of(kind));
  if (!key || record.epoch != keys.epoch()) return fail(unreadable);
  auto text = key->open_record(kind, id.text(), record.revision, seal::SealedBytes(record.sealed));
  if (!text) return fail(unreadable);
  return std::move(*text);
}

Result<std::optional<SecretBytes>, Distrust> open_record(const OpenAccount& account, RecordKind kind) {
  return open_listed(account.keys, account.wire, kind);
}

Attempt<SecretBytes> read_recovery_record(Desk& desk, const OpenAccount& account) {
  LK_CHECK(account.wire.recovery);
  LK_TRY(record, desk.api.get<wire::Record>(desk.path("/accounts/" + account.id().text() + "/records/recovery")));
  const auto& listed = *account.wire.recovery;
  if (record.revision != listed.revision || !(seal::sealed_hash(seal::SealedBytes(record.sealed)) == *listed.hash))
    return trouble(Kind::conflict, "the account's recovery codes were changed just now: ask again");
  auto text = open_record(account.keys, account.id(), RecordKind::recovery, record);
  if (!text) return trouble(text.error());
  return std::move(*text);
}

std::optional<SecretBytes> reason_of(const OpenAccount& account, const std::string& member) {
  const auto& grant = account.chain.grant_of(member);
  const auto* key = account.keys.find(Tier::use, grant.epoch);
  if (grant.reason.empty() || !key) return std::nullopt;
  auto text = key->open_reason(member, seal::SealedBytes(grant.reason));
  return text ? std::optional(std::move(*text)) : std::nullopt;
}

Result<OpenAccount, Distrust> open_account(Desk& desk, const Directory& directory, wire::Account account) {
  LK_TRY(chain, read_chain(desk, directory, account));
  const auto* own = chain.holder(desk.member.text());
  if (!own || own->role != account.role || !chain.may_open(directory.roster(), desk.member.text(), desk.time.now()))
    return fail(Distrust{DistrustKind::not_granted});
  LK_TRY_DONE(check_manifest(desk, directory, account, chain));
  LK_TRY(keys, open_keys(desk, directory, account, chain));

  LK_TRY(profile_text, open_listed(keys, account, RecordKind::profile));
  auto profile = profile_text ? read_profile(*profile_text) : std::nullopt;
  if (!profile) return fail(Distrust{DistrustKind::record_unreadable, "profile"});
  std::optional<TotpRecord> totp;
  if (account.role == AccountRole::owner) {
    LK_TRY(totp_text, open_listed(keys, account, RecordKind::totp));
    if (totp_text) totp = read_totp(*totp_text);
    if (totp_text && !totp) return fail(Distrust{DistrustKind::record_unreadable, "totp"});
  }

  desk.pins.pin(AccountPin{.id = *account.id,
                           .number = chain.head().number,
                           .hash = chain.head().hash,
                           .counter = account.manifest.counter,
                           .manifest = *account.manifest.signature});
  // The server's word is enough to owe new keys, and not enough to owe none.
  bool owed = account.rotation_owed || chain.owes_rotation(directory.roster(), desk.time.now());
  return OpenAccount{std::move(account), std::move(chain), owed, std::move(keys), std::move(*profile), std::move(totp)};
}

}  // namespace latchkey::client
