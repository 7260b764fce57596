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

ChainPosition position_of(const OpenAccount& account, const roster::AccountChain& chain) {
  return {account.id().text(), chain.head(), chain.standing().last_at};
}

roster::GrantAccess grant_act(Desk& desk, const OpenAccount& account, const TrustedMember& recipient,
                              const ShareWish& wish) {
  Bytes reason;
  // What was said the last time goes on being said, under the keys of now.
  if (account.chain.holder(recipient.id.text())) {
    if (auto text = reason_of(account, recipient.id.text())) {
      const auto& use = account.keys.need(Tier::use);
      reason = use.seal_reason(recipient.id.text(), text->expose_text(), desk.random).bytes();
    }
  }
  return {recipient.id.text(), recipient.fingerprint, wish.role, wish.ends_at, std::move(reason)};
}

// The seed whose codes Collaborators get now, or nothing where none are dealt.
std::optional<otp::OtpUri> dealt_seed(const OpenAccount& account) {
  const auto& holders = account.chain.standing().holders;
  bool shared =
      std::any_of(holders.begin(), holders.end(), [](const auto& holder) { return !holder.second.is_owner(); });
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

// For exactly those who may open the account after the chain's last entry.
Attempt<boost::json::array> wraps_for_rotation(Desk& desk, const AccountBook& book, const roster::AccountChain& chain,
                                               const KeyPair& keys) {
  boost::json::array bodies;
  for (const auto& [text, holder] : chain.standing().holders) {
    if (!chain.may_open(book.directory().roster(), text, desk.time.now())) continue;
    const auto* recipient = book.directory().trusted(*MemberId::parse(text));
    LK_CHECK(recipient);  // the chain takes no grant to who is not on the log
    LK_TRY(body, wraps_body(desk, keys, *recipient, holder.role));
    body["member"] = text;
    bodies.push_back(std::move(body));
  }
  return bodies;
}

Attempt<std::vector<SealedRecord>> records_for_rotation(Desk& desk, const OpenAccount& account, const KeyPair& keys) {
  std::vector<SealedRecord> records;
  auto add = [&](RecordKind kind, const SecretBytes& text) -> Outcome {
    LK_TRY(sealed, seal_record(desk, keys, kind, revision_of(account.wire, kind) + 1, text));
    records.push_back(std::move(sealed));
    return finished();
  };
  for (const auto& record : account.wire.records) {
    auto kind = seal::parse_record_kind(record.kind);
    if (!kind)
      return trouble(Kind::unavailable, "the account has a kind of record that only a newer client can seal anew");
    auto text = open_record(account.keys, account.id(), *kind, record);
    if (!text) return trouble(text.error());
    LK_TRY_DONE(add(*kind, *text));
  }
  if (account.wire.recovery) {
    LK_TRY(text, read_recovery_record(desk, account));
    LK_TRY_DONE(add(RecordKind::recovery, text));
  }
  return records;
}

std::vector<seal::RecordLine> lines_of(const std::vector<SealedRecord>& records) {
  std::vector<seal::RecordLine> lines;
  lines.reserve(records.size());
  for (const auto& record : records) lines.push_back(record.line);
  return lines;
}

boost::json::array bodies_of(std::vector<SealedRecord> records) {
  boost::json::array bodies;
  for (auto& record : records) bodies.push_back(std::move(record.body));
  return bodies;
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

Attempt<AccountId> create_account(Desk& desk, const Directory& directory, const NewAccount& account) {
  auto id = AccountId::generate(desk.random);
  open::KeyPlace at{.workspace = desk.workspace.text(), .account = id.text(), .tier = Tier::use, .epoch = 1};
  auto use = open::AccountKey::generate(at, desk.random);
  at.tier = Tier::manage;
  auto manage = open::AccountKey::generate(at, desk.random);
  const KeyPair keys{use, manage};

  std::vector<SealedRecord> records;
  auto add = [&](RecordKind kind, const SecretBytes& text) -> Outcome {
    LK_TRY(sealed, seal_record(desk, keys, kind, 1, text));
    records.push_back(std::move(sealed));
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
  LK_TRY(wraps, wraps_body(desk, keys, self, AccountRole::owner));
  auto entry = chain_entry(desk, directory.roster().head(), {id.text(), {}, {}},
                           roster::CreateAccount{open::epoch_public(use, manage)});
  const roster::Head head{1, roster::hash_of({desk.workspace.text(), id.text()}, entry)};
  boost::json::object body;
  body["id"] = id.text();
  body["entry"] = to_json_value(entry);
  body["wraps"] = std::move(wraps);
  body["manifest"] = manifest_body(desk, id.text(), 1, head, lines_of(records));
  body["records"] = bodies_of(std::move(records));
  LK_TRY_DONE(desk.api.post(desk.path("/accounts"), body));
  return id;
}

Outcome write_record(Desk& desk, const OpenAccount& account, RecordKind kind, const SecretBytes& text) {
  LK_TRY(sealed, seal_record(desk, keys_of(account), kind, revision_of(account.wire, kind) + 1, text));
  auto lines = record_lines(account.wire);
  std::erase_if(lines, [kind](const seal::RecordLine& line) { return line.kind == kind; });
  lines.push_back(sealed.line);
  auto body = std::move(sealed.body);
  body.erase("kind");
  body["manifest"] =
      manifest_body(desk, account.id().text(), account.wire.manifest.counter + 1, account.chain.head(), lines);
  LK_TRY_DONE(desk.api.put(account_path(desk, account.id(), fmt::format("/records/{}", seal::text_of(kind))), body));
  return finished();
}

Outcome share(Desk& desk, const AccountBook& book, const OpenAccount& account, const MemberId& member,
              const ShareWish& wish) {
  auto recipient = book.directory().picked(member);
  if (!recipient) return trouble(recipient.error());
  if (!*recipient) return trouble(Kind::not_found, "no such member");
  const auto* before = account.chain.holder(member.text());
  // Lowering and new keys in one transaction: the member's own manage key is worth nothing the moment it is lowered.
  if (before && before->is_owner() && wish.role == AccountRole::collaborator) {
    return rotate(desk, book, account, RotationWish{member, wish});
  }
  LK_TRY(wraps, wraps_body(desk, keys_of(account), **recipient, wish.role));
  auto entry = chain_entry(desk, book.directory().roster().head(), position_of(account, account.chain),
                           grant_act(desk, account, **recipient, wish));
  boost::json::object body{{"entry", to_json_value(entry)}, {"wraps", std::move(wraps)}};
  LK_TRY_DONE(desk.api.post(account_path(desk, account.id(), "/chain"), body));
  return finished();
}

Outcome end_access(Desk& desk, const AccountBook& book, const OpenAccount& account, const MemberId& member) {
  auto entry = chain_entry(desk, book.directory().roster().head(), position_of(account, account.chain),
                           roster::EndAccess{member.text()});
  LK_TRY_DONE(desk.api.post(account_path(desk, account.id(), "/chain"), {{"entry", to_json_value(entry)}}));
  return finished();
}

Outcome rotate(Desk& desk, const AccountBook& book, const OpenAccount& account,
               const std::optional<RotationWish>& changed) {
  open::KeyPlace at = account.keys.need(Tier::use).at();
  at.epoch = account.keys.epoch() + 1;
  auto use = open::AccountKey::generate(at, desk.random);
  at.tier = Tier::manage;
  auto manage = open::AccountKey::generate(at, desk.random);
  const KeyPair keys{use, manage};

  // Said to our own copy of the chain first, which tells who may open the account afterwards.
  auto chain = account.chain;
  boost::json::array entries;
  auto say = [&](const roster::AccountAct& act) -> Outcome {
    auto entry = chain_entry(desk, book.directory().roster().head(), position_of(account, chain), act);
    auto taken = chain.take(book.directory().roster(), entry);
    if (!taken && taken.error() == roster::AccountRefusal::last_owner)
      return trouble(Kind::conflict, "an account keeps an Owner without an end time: name another one first");
    if (!taken) return trouble(Kind::denied, fmt::format("not possible: {}", roster::text_of(taken.error())));
    entries.push_back(to_json_value(entry));
    return finished();
  };
  if (changed) {
    const auto* recipient = book.directory().trusted(changed->member);
    if (!recipient) return trouble(Kind::not_found, "no such member");
    LK_TRY_DONE(say(grant_act(desk, account, *recipient, changed->now)));
  }
  LK_TRY_DONE(say(roster::ChangeKeys{at.epoch, open::epoch_public(use, manage)}));

  LK_TRY(wraps, wraps_for_rotation(desk, book, chain, keys));
  LK_TRY(records, records_for_rotation(desk, account, keys));
  boost::json::array chunks;
  if (auto seed = dealt_seed(account)) {
    const std::array days{today(desk), today(desk) + 1};
    chunks = chunk_bodies(desk, use, revision_of(account.wire, RecordKind::totp) + 1, *seed, days);
  }
  boost::json::object body;
  body["entries"] = std::move(entries);
  body["wraps"] = std::move(wraps);
  body["manifest"] =
      manifest_body(desk, account.id().text(), account.wire.manifest.counter + 1, chain.head(), lines_of(records));
  body["records"] = bodies_of(std::move(records));
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
