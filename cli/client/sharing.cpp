#include "cli/client/sharing.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/client/bodies.h"
#include "otp/otpauth_uri.h"

namespace latchkey::client {
namespace {

using seal::AccountRole;
using seal::RecordKind;
using seal::Tier;

constexpr std::uint64_t kDaysAhead = 30;
constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

std::string account_path(const Desk& desk, const AccountId& id, std::string_view rest) {
  return desk.path(fmt::format("/accounts/{}{}", id.text(), rest));
}

std::uint64_t today(const Desk& desk) {
  return static_cast<std::uint64_t>(to_unix_ms(desk.time.now()) / kMillisecondsOfDay);
}

KeyPair keys_of(const OpenAccount& account) { return {account.keys.need(Tier::use), account.keys.need(Tier::manage)}; }

const wire::Grant* grant_of(const OpenAccount& account, const MemberId& member) {
  auto found = std::find_if(account.wire.grants.begin(), account.wire.grants.end(),
                            [&](const wire::Grant& grant) { return *grant.member == member; });
  return found == account.wire.grants.end() ? nullptr : &*found;
}

// The seed whose codes Collaborators get now, or nothing where none are dealt.
std::optional<otp::OtpUri> dealt_seed(const OpenAccount& account) {
  bool shared = std::any_of(account.wire.grants.begin(), account.wire.grants.end(),
                            [](const wire::Grant& grant) { return grant.role == AccountRole::collaborator; });
  if (!account.totp || !shared) return std::nullopt;
  if (account.totp->state == TotpState::pending && !account.totp->former) return std::nullopt;
  auto otp = otp::parse_otpauth(account.totp->serving().expose_text());
  if (!otp || !can_be_dealt(*otp)) return std::nullopt;
  if (otp->has_guessable_seed() && !account.wire.window) return std::nullopt;
  return std::move(*otp);
}

struct OwedCodes {
  otp::OtpUri seed;
  std::uint32_t revision;
  bool replaces;  // what was dealt is of a former seed
  std::vector<std::uint64_t> days;
};

std::optional<OwedCodes> deal_owed(const Desk& desk, const OpenAccount& account) {
  auto seed = dealt_seed(account);
  if (!seed) return std::nullopt;
  const auto& window = account.wire.window;
  // While a new seed is pending the former one serves, and its window stays valid although the record's revision went
  // up.
  std::uint32_t revision = revision_of(account.wire, RecordKind::totp);
  if (account.totp->state == TotpState::pending && window) revision = window->seed_revision;
  bool keeps = window && window->seed_revision == revision;
  std::uint64_t until = today(desk) + kDaysAhead;  // exclusive
  std::uint64_t from = keeps ? std::max(today(desk), window->until_day + 1) : today(desk);
  std::vector<std::uint64_t> days;
  for (std::uint64_t day = from; day < until; ++day) days.push_back(day);
  if (days.empty()) return std::nullopt;
  return OwedCodes{std::move(*seed), revision, !keeps, std::move(days)};
}

Attempt<boost::json::array> grants_for_rotation(Desk& desk, const AccountBook& book, const OpenAccount& account,
                                                const KeyPair& keys, const std::optional<RotationWish>& changed) {
  boost::json::array grants;
  for (const auto& grant : account.wire.grants) {
    const auto* recipient = book.directory().trusted(*grant.member);
    LK_CHECK(recipient);  // an account with a grant of nobody is not opened
    ShareWish now{grant.role, grant.ends_at};
    if (changed && changed->member == *grant.member) now = changed->now;
    LK_TRY(body, grant_body(desk, keys, {*recipient, now.role, now.ends_at, grant.reason}));
    grants.push_back(std::move(body));
  }
  return grants;
}

Attempt<boost::json::array> records_for_rotation(Desk& desk, const OpenAccount& account, const KeyPair& keys) {
  boost::json::array records;
  auto add = [&](RecordKind kind, const wire::Record& record) -> Outcome {
    auto text = open_record(account.keys, account.id(), kind, record);
    if (!text) return trouble(text.error());
    LK_TRY(body, record_body(desk, keys, kind, record.revision + 1, *text));
    records.push_back(std::move(body));
    return finished();
  };
  for (const auto& record : account.wire.records) {
    auto kind = seal::parse_record_kind(record.kind);
    if (!kind)
      return trouble(Kind::unavailable, "the account has a kind of record that only a newer client can seal anew");
    LK_TRY_DONE(add(*kind, record));
  }
  if (account.wire.recovery) {
    LK_TRY(record, desk.api.get<wire::Record>(account_path(desk, account.id(), "/records/recovery")));
    LK_TRY_DONE(add(RecordKind::recovery, record));
  }
  return records;
}

boost::json::array former_for_rotation(Desk& desk, const OpenAccount& account, const KeyPair& keys) {
  boost::json::array former;
  for (Tier tier : {Tier::use, Tier::manage}) {
    auto sealed = keys.of(tier).seal_former(account.keys.need(tier), desk.random);
    former.push_back(
        {{"tier", seal::text_of(tier)}, {"former_epoch", account.keys.epoch()}, {"sealed", base64url(sealed.view())}});
  }
  return former;
}

}  // namespace

Attempt<AccountId> create_account(Desk& desk, const NewAccount& account) {
  auto id = AccountId::generate(desk.random);
  open::KeyPlace at{.workspace = desk.workspace.text(), .account = id.text(), .tier = Tier::use, .epoch = 1};
  auto use = open::AccountKey::generate(at, desk.random);
  at.tier = Tier::manage;
  auto manage = open::AccountKey::generate(at, desk.random);
  const KeyPair keys{use, manage};

  boost::json::array records;
  auto add = [&](RecordKind kind, const SecretBytes& text) -> Outcome {
    LK_TRY(body, record_body(desk, keys, kind, 1, text));
    records.push_back(std::move(body));
    return finished();
  };
  LK_TRY_DONE(add(RecordKind::profile, write_profile(account.profile)));
  if (!account.password.empty()) LK_TRY_DONE(add(RecordKind::password, write_password(account.password)));
  if (account.otpauth) LK_TRY_DONE(add(RecordKind::totp, write_totp(*account.otpauth, TotpState::active)));
  if (!account.recovery.empty()) LK_TRY_DONE(add(RecordKind::recovery, write_recovery(account.recovery)));
  if (!account.private_note.empty()) {
    LK_TRY_DONE(add(RecordKind::private_note, write_private_note(account.private_note)));
  }

  const TrustedMember self{.id = desk.member,
                           .sign_public = desk.identity.signing().public_key(),
                           .box_public = desk.identity.box().public_key(),
                           .fingerprint = desk.fingerprint};
  LK_TRY(grant, grant_body(desk, keys, {self, AccountRole::owner, std::nullopt, std::nullopt}));
  boost::json::object body;
  body["id"] = id.text();
  body["epoch"] = epoch_body(desk, keys);
  body["grant"] = std::move(grant);
  body["records"] = std::move(records);
  LK_TRY_DONE(desk.api.post(desk.path("/accounts"), body));
  return id;
}

Outcome write_record(Desk& desk, const OpenAccount& account, RecordKind kind, const SecretBytes& text) {
  LK_TRY(body, record_body(desk, keys_of(account), kind, revision_of(account.wire, kind) + 1, text));
  LK_TRY_DONE(desk.api.put(account_path(desk, account.id(), fmt::format("/records/{}", seal::text_of(kind))), body));
  return finished();
}

Outcome share(Desk& desk, const AccountBook& book, const OpenAccount& account, const MemberId& member,
              const ShareWish& wish) {
  auto recipient = book.directory().picked(member);
  if (!recipient) return trouble(recipient.error());
  if (!*recipient) return trouble(Kind::not_found, "no such member");
  const wire::Grant* before = grant_of(account, member);
  // Lowering and new keys in one transaction: the member's own manage key is worth nothing the moment it is lowered.
  if (before && before->role == AccountRole::owner && wish.role == AccountRole::collaborator) {
    return rotate(desk, book, account, RotationWish{member, wish});
  }
  const GrantWish grant{**recipient, wish.role, wish.ends_at, before ? before->reason : std::nullopt};
  LK_TRY(body, grant_body(desk, keys_of(account), grant));
  LK_TRY_DONE(desk.api.put(account_path(desk, account.id(), "/grants/" + member.text()), body));
  return finished();
}

Outcome end_access(Desk& desk, const OpenAccount& account, const MemberId& member) {
  return desk.api.remove(account_path(desk, account.id(), "/grants/" + member.text()));
}

Outcome rotate(Desk& desk, const AccountBook& book, const OpenAccount& account,
               const std::optional<RotationWish>& changed) {
  open::KeyPlace at = account.keys.need(Tier::use).at();
  at.epoch = account.keys.epoch() + 1;
  auto use = open::AccountKey::generate(at, desk.random);
  at.tier = Tier::manage;
  auto manage = open::AccountKey::generate(at, desk.random);
  const KeyPair keys{use, manage};

  LK_TRY(grants, grants_for_rotation(desk, book, account, keys, changed));
  LK_TRY(records, records_for_rotation(desk, account, keys));
  boost::json::array chunks;
  if (auto seed = dealt_seed(account)) {
    const std::array days{today(desk), today(desk) + 1};
    chunks = chunk_bodies(desk, use, revision_of(account.wire, RecordKind::totp) + 1, *seed, days);
  }
  boost::json::object body;
  body["from_epoch"] = account.keys.epoch();
  body["epoch"] = epoch_body(desk, keys);
  body["grants"] = std::move(grants);
  body["removed"] = boost::json::array();
  body["records"] = std::move(records);
  body["former"] = former_for_rotation(desk, account, keys);
  body["chunks"] = std::move(chunks);
  LK_TRY_DONE(desk.api.post(account_path(desk, account.id(), "/rotation"), body));
  return finished();
}

Outcome deal(Desk& desk, const OpenAccount& account) {
  auto owed = deal_owed(desk, account);
  if (!owed) return finished();
  boost::json::object body;
  body["replace"] = owed->replaces;
  body["chunks"] = chunk_bodies(desk, account.keys.need(Tier::use), owed->revision, owed->seed, owed->days);
  LK_TRY_DONE(desk.api.put(account_path(desk, account.id(), "/chunks"), body));
  return finished();
}

bool owes_codes(const Desk& desk, const OpenAccount& account) { return deal_owed(desk, account).has_value(); }

}  // namespace latchkey::client
