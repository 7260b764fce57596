#include "cli/client/open_account.h"

#include <algorithm>

namespace latchkey::client {
namespace {

using seal::AccountRole;
using seal::RecordKind;
using seal::Tier;
using Held = Result<Nothing, Distrust>;
Held holds() { return Nothing{}; }

open::KeyPlace place_of(const Desk& desk, const wire::Account& account, Tier tier) {
  return {
      .workspace = desk.workspace.text(), .account = account.id->text(), .tier = tier, .epoch = account.epoch.epoch};
}

Held check_epoch(const Desk& desk, const Directory& directory, const wire::Account& account) {
  const auto& epoch = account.epoch;
  const Distrust distrust{DistrustKind::epoch_not_signed_by_owner};
  LK_TRY(author, trusted_signer(directory, account, *epoch.author, distrust));
  const seal::EpochStatement said{.workspace = desk.workspace.text(),
                                  .account = account.id->text(),
                                  .epoch = epoch.epoch,
                                  .use_commitment = *epoch.use_commitment,
                                  .manage_commitment = *epoch.manage_commitment,
                                  .use_inbox = *epoch.use_inbox,
                                  .manage_inbox = *epoch.manage_inbox};
  if (!seal::verify_epoch(said, author->sign_public, *epoch.signature)) return fail(distrust);
  return holds();
}

Held check_grant(const Desk& desk, const Directory& directory, const wire::Account& account, const wire::Grant& grant) {
  const Distrust distrust{DistrustKind::grant_not_signed_by_owner, directory.name_of(*grant.member)};
  if (grant.epoch != account.epoch.epoch) return fail(distrust);
  LK_TRY(granter, trusted_signer(directory, account, *grant.granter, distrust));
  const auto* recipient = directory.trusted(*grant.member);
  if (!recipient) return fail(distrust);
  const seal::GrantStatement said{.workspace = desk.workspace.text(),
                                  .account = account.id->text(),
                                  .epoch = grant.epoch,
                                  .recipient = recipient->id.text(),
                                  .recipient_fingerprint = recipient->fingerprint,
                                  .role = grant.role,
                                  .ends_at = grant.ends_at,
                                  .wraps = *grant.wraps_hash};
  if (!seal::verify_grant(said, granter->sign_public, *grant.signature)) return fail(distrust);
  return holds();
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

Held open_tier(const Desk& desk, const TrustedMember& granter, const wire::Account& account, Tier tier,
               const seal::SealedBytes& wrap, KeyRing& ring) {
  const auto& commitment = tier == Tier::use ? *account.epoch.use_commitment : *account.epoch.manage_commitment;
  const auto& inbox = tier == Tier::use ? *account.epoch.use_inbox : *account.epoch.manage_inbox;
  const open::WrapParties parties{.granter = granter.id.text(),
                                  .granter_fingerprint = granter.fingerprint,
                                  .recipient = desk.member.text(),
                                  .recipient_fingerprint = desk.fingerprint};
  auto key = open::AccountKey::open_wrap(place_of(desk, account, tier), parties, desk.identity.box(), wrap, commitment);
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

Result<KeyRing, Distrust> open_keys(const Desk& desk, const Directory& directory, const wire::Account& account) {
  const Distrust unreadable{DistrustKind::wrap_unreadable};
  auto own = std::find_if(account.grants.begin(), account.grants.end(),
                          [&](const wire::Grant& grant) { return *grant.member == desk.member; });
  if (own == account.grants.end() || own->role != account.role) return fail(unreadable);
  if (!own->use_wrap || own->manage_wrap.has_value() != (own->role == AccountRole::owner)) return fail(unreadable);
  const seal::SealedBytes use_wrap(*own->use_wrap);
  const seal::SealedBytes manage_wrap(own->manage_wrap.value_or(Bytes()));
  if (seal::wraps_hash(use_wrap, manage_wrap) != *own->wraps_hash) return fail(unreadable);

  LK_TRY(granter, trusted_signer(directory, account, *own->granter, unreadable));
  KeyRing ring(account.epoch.epoch);
  LK_TRY_DONE(open_tier(desk, *granter, account, Tier::use, use_wrap, ring));
  if (account.role == AccountRole::owner) {
    LK_TRY_DONE(open_tier(desk, *granter, account, Tier::manage, manage_wrap, ring));
  }
  return ring;
}

// Epochs only go on, and who makes a new one seals the former keys under it, which only somebody who held them can do.
// A server that founds the account anew under keys of a friend's stops here.
Held check_continuity(const Desk& desk, const wire::Account& account, const KeyRing& ring) {
  const AccountPin* pin = desk.pins.account(*account.id);
  if (!pin) return holds();
  if (account.epoch.epoch < pin->epoch) return fail(Distrust{DistrustKind::epoch_went_back});
  auto knows = [&](Tier tier, const seal::Commitment& commitment) {
    const open::AccountKey* key = ring.find(tier, pin->epoch);
    return key && key->commitment() == commitment;
  };
  bool continuous = knows(Tier::use, *pin->use_commitment) &&
                    (account.role != AccountRole::owner || knows(Tier::manage, *pin->manage_commitment));
  if (!continuous) return fail(Distrust{DistrustKind::epoch_not_continuous});
  if (revision_of(account, RecordKind::profile) < pin->profile) {
    return fail(Distrust{DistrustKind::record_went_back, "profile"});
  }
  if (revision_of(account, RecordKind::password) < pin->password) {
    return fail(Distrust{DistrustKind::record_went_back, "password"});
  }
  return holds();
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

Result<const TrustedMember*, Distrust> trusted_signer(const Directory& directory, const wire::Account& account,
                                                      const MemberId& member, const Distrust& otherwise) {
  const auto* trusted = directory.trusted(member);
  bool owner = std::any_of(account.grants.begin(), account.grants.end(), [&](const wire::Grant& grant) {
    return *grant.member == member && grant.role == AccountRole::owner;
  });
  if (!trusted || !(owner || account.rotation_owed)) return fail(otherwise);
  return trusted;
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

Result<OpenAccount, Distrust> open_account(Desk& desk, const Directory& directory, wire::Account account) {
  LK_TRY_DONE(check_epoch(desk, directory, account));
  for (const auto& grant : account.grants) LK_TRY_DONE(check_grant(desk, directory, account, grant));
  LK_TRY(keys, open_keys(desk, directory, account));
  LK_TRY_DONE(check_continuity(desk, account, keys));

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
                           .epoch = account.epoch.epoch,
                           .use_commitment = *account.epoch.use_commitment,
                           .manage_commitment = *account.epoch.manage_commitment,
                           .profile = revision_of(account, RecordKind::profile),
                           .password = revision_of(account, RecordKind::password)});
  return OpenAccount{std::move(account), std::move(keys), std::move(*profile), std::move(totp)};
}

}  // namespace latchkey::client
