#include "server/accounts/accounts.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/accounts/checks.h"
#include "server/members/statements.h"

namespace latchkey::accounts {
namespace {

using events::EntryKind;
using events::What;

constexpr std::size_t kMostDealt = 40;
constexpr std::int64_t kDaysAhead = 40;
constexpr std::size_t kMostNamed = 1000;   // members, in new keys
constexpr std::size_t kMostEntries = 100;  // likewise

std::int64_t day_of(TimePoint time) { return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count(); }

void note(Books& books, const members::Admitted& who, const AccountId& account, EntryKind kind, TimePoint now,
          std::optional<std::string> subject = std::nullopt) {
  books.journal.record({who.workspace, now, who.member, kind, account, std::move(subject), who.address});
}

// As the RecordKind stands on the wire.
std::string text_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::profile: return "profile";
    case RecordKind::password: return "password";
    case RecordKind::totp: return "totp";
    case RecordKind::recovery: return "recovery";
    case RecordKind::private_note: return "private-note";
  }
  return "";
}

Result<Author> author_of(Books& books, const members::Admitted& who, const AccountId& account) {
  auto member = books.members.find(who.workspace, who.member);
  if (!member) return fail(Kind::unavailable, "account: storage");
  return Author{who.workspace, account, who.member, members::keys_of(*member).sign_public};
}

// Beside the chain's rules, what the server asks of a grant.
Done allowed_to(Books& books, const WorkspaceId& workspace, const roster::GrantAccess& grant, TimePoint now) {
  auto member = books.members.find(workspace, *MemberId::parse(grant.member));
  if (!member) return fail(Kind::not_found, "grant: no such member");
  if (member->state != members::State::active) return fail(Kind::conflict, "grant: the member has ended");
  if (grant.role == seal::AccountRole::owner && !members::may(member->role, members::Act::add_account))
    return fail(Kind::denied, "grant: a guest owns no account");
  if (grant.ends_at && *grant.ends_at <= now) return fail(Kind::invalid, "grant: end in the past");
  return done();
}

Epoch stored(std::uint64_t epoch, const seal::EpochPublic& keys) {
  return {static_cast<std::int64_t>(epoch), keys.use_commitment.bytes(), keys.manage_commitment.bytes(),
          keys.use_inbox.bytes(), keys.manage_inbox.bytes()};
}

Result<Account> shown(Books& books, const WorkspaceId& workspace, const MemberId& member, const AccountId& account,
                      TimePoint now) {
  auto found = books.accounts.visible(workspace, member, account, now);
  if (found.empty()) return fail(Kind::not_found, "account: none");
  return std::move(found.front());
}

Record stored(const RecordBody& body, const MemberId& author, TimePoint now) {
  return {body.kind, body.epoch, body.revision, body.sealed, now, author};
}

// Windows for the seed as it is, dealt under the keys as they are, none further ahead than a month and some.
Result<std::vector<Chunk>> dealt(Books& books, const Author& author, const std::vector<ChunkBody>& bodies,
                                 std::int64_t epoch, TimePoint now) {
  if (bodies.size() > kMostDealt) return fail(Kind::invalid, "code window: too many");
  std::vector<Chunk> chunks;
  std::set<std::int64_t> days;
  std::int64_t today = day_of(now);
  auto seed = books.accounts.record(author.workspace, author.account, RecordKind::totp);
  if (!seed && !bodies.empty()) return fail(Kind::conflict, "code window: no seed");
  for (const auto& body : bodies) {
    if (body.epoch != epoch) return fail(Kind::conflict, "code window: epoch");
    // While a new seed is pending the former one's windows still serve, so an older revision than the stored is fine.
    if (body.seed_revision > seed->revision) return fail(Kind::conflict, "code window: seed revision");
    if (body.day < today - 1 || body.day > today + kDaysAhead) return fail(Kind::invalid, "code window: day");
    if (!days.insert(body.day).second) return fail(Kind::invalid, "code window: a day twice");
    LK_TRY(chunk, checked(author, body));
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

Done keep_manifest(Books& books, const members::Admitted& who, const AccountId& account, const ManifestBody& body,
                   const roster::Head& chain, const std::vector<Record>& records) {
  auto former = books.accounts.manifest(who.workspace, account);
  LK_TRY(author, author_of(books, who, account));
  LK_TRY(manifest, checked(author, body, former ? former->counter + 1 : 1, chain, records));
  books.accounts.put_manifest(who.workspace, account, manifest);
  return done();
}

}  // namespace

Task<Result<Synced>> Accounts::sync(Actor actor, std::optional<std::int64_t> cursor) {
  return transactions_.read([actor = std::move(actor), cursor, now = clock_.now()](Books& books) -> Result<Synced> {
    LK_TRY(who, members::admit(books.members, actor, now));
    auto cursors = books.accounts.cursors(who.workspace);
    // A cursor ahead of ours comes from before a restore; whoever has one starts over.
    bool unchanged = cursor && *cursor >= cursors.accounts && *cursor <= cursors.workspace;
    if (unchanged) return Synced{cursors.workspace, now, true, {}};
    return Synced{cursors.workspace, now, false, books.accounts.visible(who.workspace, who.member, std::nullopt, now)};
  });
}

Task<Result<Account>> Accounts::find(Actor actor, AccountId account) {
  return transactions_.read(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Result<Account> {
        LK_TRY(who, members::admit(books.members, actor, now));
        return shown(books, who.workspace, who.member, account, now);
      });
}

Task<Result<Account>> Accounts::create(Actor actor, NewAccount asked) {
  auto work = [actor = std::move(actor), asked = std::move(asked),
               now = clock_.now()](Books& books) -> Result<Account> {
    LK_TRY(who, members::admit(books.members, actor, now, members::Act::add_account));
    if (books.accounts.find(who.workspace, asked.id)) return fail(Kind::conflict, "account: the id is taken");
    LK_TRY_DONE(check(asked.wraps, AccountRole::owner));
    std::set<RecordKind> kinds;
    std::vector<Record> records;
    for (const auto& record : asked.records) {
      LK_TRY_DONE(check(record));
      if (record.epoch != 1 || record.revision != 1) return fail(Kind::invalid, "record: revisions count from 1");
      if (!kinds.insert(record.kind).second) return fail(Kind::invalid, "record: a kind twice");
      records.push_back(stored(record, who.member, now));
    }
    books.accounts.add(who.workspace, asked.id, now);
    Chain chain(books, who, asked.id, std::nullopt);
    LK_TRY(act, chain.append(asked.entry, now));
    const auto* made = std::get_if<roster::CreateAccount>(&act);
    if (!made) return fail(Kind::invalid, "chain: kind");
    books.accounts.add_epoch(who.workspace, asked.id, stored(1, made->keys));
    books.accounts.put_grant(
        who.workspace, asked.id,
        {who.member, AccountRole::owner, std::nullopt, who.member, 1, asked.wraps.use, asked.wraps.manage});
    for (const auto& record : records) books.accounts.put_record(who.workspace, asked.id, record);
    LK_TRY(author, author_of(books, who, asked.id));
    LK_TRY(manifest, checked(author, asked.manifest, 1, chain.head(), records));
    books.accounts.put_manifest(who.workspace, asked.id, manifest);
    note(books, who, asked.id, EntryKind::account_created, now);
    books.journal.changed(who.workspace, What::accounts, asked.id, now);
    return shown(books, who.workspace, who.member, asked.id, now);
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Accounts::remove(Actor actor, AccountId account) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Done {
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::remove, now));
        books.accounts.set_state(allowed.who.workspace, account, State::deleted, now);
        note(books, allowed.who, account, EntryKind::account_deleted, now);
        books.journal.changed(allowed.who.workspace, What::accounts, account, now);
        return done();
      });
}

Task<Result<Account>> Accounts::restore(Actor actor, AccountId account) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Result<Account> {
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::remove, now, Trash::allowed));
        if (allowed.account.state != State::deleted) return fail(Kind::conflict, "account: not in the trash");
        if (allowed.account.deleted_at.value_or(now) + kTrash <= now) return fail(Kind::expired, "account: trash");
        books.accounts.set_state(allowed.who.workspace, account, State::active, std::nullopt);
        note(books, allowed.who, account, EntryKind::account_restored, now);
        books.journal.changed(allowed.who.workspace, What::accounts, account, now);
        return shown(books, allowed.who.workspace, allowed.who.member, account, now);
      });
}

Task<Result<RecordStamp>> Accounts::change_record(Actor actor, AccountId account, RecordChange change) {
  if (!change.sealed && tier_of(change.kind) == Tier::use)
    co_return fail(Kind::invalid, "record: profile and password stay");
  if (change.sealed) LK_CO_TRY_DONE(check(RecordBody{change.kind, change.epoch, change.revision, *change.sealed}));
  auto work = [actor = std::move(actor), account = std::move(account), change = std::move(change),
               now = clock_.now()](Books& books) -> Result<RecordStamp> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    const auto& workspace = allowed.who.workspace;
    auto kept = books.accounts.records(workspace, account);
    auto former =
        std::find_if(kept.begin(), kept.end(), [&](const Record& record) { return record.kind == change.kind; });
    if (!change.sealed && former == kept.end()) return fail(Kind::not_found, "record: none");
    if (change.epoch != allowed.account.epoch) return fail(Kind::conflict, "record: epoch");
    if (change.revision != (former == kept.end() ? 0 : former->revision) + 1)
      return fail(Kind::conflict, "record: revision");
    if (former != kept.end()) kept.erase(former);
    if (change.sealed) {
      kept.push_back({change.kind, change.epoch, change.revision, *change.sealed, now, allowed.who.member});
      books.accounts.put_record(workspace, account, kept.back());
    } else {
      books.accounts.remove_record(workspace, account, change.kind);
      if (change.kind == RecordKind::totp) books.accounts.remove_chunks(workspace, account);
    }
    LK_TRY_DONE(keep_manifest(books, allowed.who, account, change.manifest,
                              {allowed.account.chain_number, allowed.account.chain_hash}, kept));
    note(books, allowed.who, account, change.sealed ? EntryKind::record_changed : EntryKind::record_removed, now,
         text_of(change.kind));
    books.journal.changed(workspace, What::accounts, account, now);
    return RecordStamp{change.revision, now};
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<Record>> Accounts::recovery_codes(Actor actor, AccountId account) {
  // A write, because that somebody looked is part of the answer: no codes without the entry.
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), now = clock_.now()](Books& books) -> Result<Record> {
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::read_whole, now));
        LK_TRY_DONE(members::require_elevation(allowed.who));
        auto record = books.accounts.record(allowed.who.workspace, account, RecordKind::recovery);
        if (!record) return fail(Kind::not_found, "record: none");
        note(books, allowed.who, account, EntryKind::recovery_viewed, now);
        return *record;
      });
}

Task<Result<ChainPage>> Accounts::chain(Actor actor, AccountId account, std::uint64_t after) {
  return transactions_.read([actor = std::move(actor), account = std::move(account), after,
                             now = clock_.now()](Books& books) -> Result<ChainPage> {
    // From the trash, too: whoever sees the account there verifies it like any other.
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now, Trash::allowed));
    return chain_page(books.accounts, allowed.who.workspace, account, after);
  });
}

namespace {

// What a grant or an end on the chain does beside standing there.
void give(Books& books, const members::Admitted& who, const AccountRow& account, const roster::GrantAccess& grant,
          bool lowers, const Wraps& wraps, TimePoint now) {
  auto member = *MemberId::parse(grant.member);
  books.accounts.put_grant(
      who.workspace, account.id,
      {member, of_signed(grant.role), grant.ends_at, who.member, account.epoch, wraps.use, wraps.manage});
  // An Owner who becomes a Collaborator has the key of the manage tier.
  if (lowers) books.accounts.set_rotation_owed(who.workspace, account.id, true);
  note(books, who, account.id, EntryKind::access_granted, now, grant.member);
  books.journal.changed(who.workspace, What::accounts, account.id, now);
}

void take_away(Books& books, const members::Admitted& who, const AccountId& account, const MemberId& member,
               TimePoint now) {
  books.accounts.remove_grant(who.workspace, account, member);
  books.accounts.set_rotation_owed(who.workspace, account, true);
  note(books, who, account, EntryKind::access_ended, now, member.text());
  books.journal.changed(who.workspace, What::accounts, account, now);
  // No longer among the account's readers, but one account fewer is the member's business.
  books.journal.changed_for(who.workspace, What::accounts, member, now);
}

}  // namespace

Task<Done> Accounts::append(Actor actor, AccountId account, roster::AccountEntry entry, std::optional<Wraps> wraps) {
  auto asked = roster::read_account_act(entry.kind, entry.body);
  if (!asked) co_return fail(Kind::invalid, "chain: malformed entry");
  const auto* ends = std::get_if<roster::EndAccess>(&*asked);
  const auto* grants = std::get_if<roster::GrantAccess>(&*asked);
  if (!ends && !grants) co_return fail(Kind::invalid, "chain: kind");
  if (wraps.has_value() != (grants != nullptr)) co_return fail(Kind::invalid, "grant: wraps");
  if (grants) LK_CO_TRY_DONE(check(*wraps, of_signed(grants->role)));
  Act needed = ends && ends->member == actor.member.text() ? Act::use : Act::share;
  auto work = [actor = std::move(actor), account = std::move(account), entry = std::move(entry),
               wraps = std::move(wraps), needed, now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, needed, now));
    Chain chain(books, allowed.who, account, allowed.account);
    const auto before = chain;
    LK_TRY(act, chain.append(entry, now));
    if (const auto* end = std::get_if<roster::EndAccess>(&act)) {
      take_away(books, allowed.who, account, *MemberId::parse(end->member), now);
      return done();
    }
    const auto& grant = std::get<roster::GrantAccess>(act);
    LK_TRY_DONE(allowed_to(books, allowed.who.workspace, grant, now));
    bool lowers = before.is_owner(grant.member) && grant.role != seal::AccountRole::owner;
    give(books, allowed.who, allowed.account, grant, lowers, *wraps, now);
    return done();
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<Account>> Accounts::rotate(Actor actor, AccountId account, Rotation rotation) {
  auto work = [actor = std::move(actor), account = std::move(account), rotation = std::move(rotation),
               now = clock_.now()](Books& books) -> Result<Account> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::share, now));
    const auto& who = allowed.who;
    if (rotation.wraps.size() > kMostNamed || rotation.entries.size() > kMostEntries)
      return fail(Kind::invalid, "rotation: too many members");

    Chain chain(books, who, account, allowed.account);
    std::optional<roster::ChangeKeys> changed;
    std::set<MemberId> ended;
    for (const auto& entry : rotation.entries) {
      if (changed) return fail(Kind::invalid, "rotation: its last entry is the epoch");
      LK_TRY(act, chain.append(entry, now));
      if (const auto* grant = std::get_if<roster::GrantAccess>(&act)) {
        LK_TRY_DONE(allowed_to(books, who.workspace, *grant, now));
        ended.erase(*MemberId::parse(grant->member));
        note(books, who, account, EntryKind::access_granted, now, grant->member);
      } else if (const auto* end = std::get_if<roster::EndAccess>(&act)) {
        ended.insert(*MemberId::parse(end->member));
        note(books, who, account, EntryKind::access_ended, now, end->member);
      } else {
        changed = std::get<roster::ChangeKeys>(act);
      }
    }
    if (!changed) return fail(Kind::invalid, "rotation: its last entry is the epoch");
    auto next = static_cast<std::int64_t>(changed->epoch);

    // Wraps name exactly those who may open the account now.
    std::map<MemberId, const Wraps*> named;
    for (const auto& [member, wraps] : rotation.wraps) {
      if (!named.emplace(member, &wraps).second) return fail(Kind::invalid, "rotation: a member twice");
    }
    std::vector<Grant> grants;
    for (const auto& opener : chain.openers(now)) {
      auto wraps = named.find(opener.member);
      if (wraps == named.end()) return fail(Kind::conflict, "rotation: members");
      LK_TRY_DONE(check(*wraps->second, opener.role));
      grants.push_back(
          {opener.member, opener.role, opener.ends_at, who.member, next, wraps->second->use, wraps->second->manage});
    }
    if (grants.size() != named.size()) return fail(Kind::conflict, "rotation: members");

    std::set<RecordKind> kinds;
    for (const auto& record : books.accounts.records(who.workspace, account)) kinds.insert(record.kind);
    std::set<RecordKind> sealed_anew;
    std::vector<Record> records;
    for (const auto& body : rotation.records) {
      LK_TRY_DONE(check(body));
      auto former = books.accounts.record(who.workspace, account, body.kind);
      if (!former || body.revision != former->revision + 1) return fail(Kind::conflict, "rotation: records");
      if (body.epoch != next) return fail(Kind::invalid, "rotation: epoch of a record");
      if (!sealed_anew.insert(body.kind).second) return fail(Kind::invalid, "rotation: a record twice");
      records.push_back(stored(body, who.member, now));
    }
    if (sealed_anew != kinds) return fail(Kind::conflict, "rotation: records");

    std::set<Tier> tiers;
    for (const auto& body : rotation.former) {
      LK_TRY_DONE(check(body));
      if (body.former_epoch != allowed.account.epoch) return fail(Kind::invalid, "rotation: epoch of a former key");
      tiers.insert(body.tier);
    }
    if (tiers.size() != 2 || rotation.former.size() != 2) return fail(Kind::invalid, "rotation: a former key a tier");

    books.accounts.add_epoch(who.workspace, account, stored(changed->epoch, changed->keys));
    // All that is not named, so also what has run out and no sweep has taken away yet.
    for (const auto& grant : books.accounts.grants(who.workspace, account, TimePoint{})) {
      if (!named.contains(grant.member)) books.accounts.remove_grant(who.workspace, account, grant.member);
    }
    for (const auto& grant : grants) books.accounts.put_grant(who.workspace, account, grant);
    for (const auto& record : records) books.accounts.put_record(who.workspace, account, record);
    for (const auto& body : rotation.former)
      books.accounts.add_former_key(who.workspace, account, {body.tier, next, body.former_epoch, body.sealed});
    LK_TRY_DONE(keep_manifest(books, who, account, rotation.manifest, chain.head(), records));
    // Windows under the former key open to whoever has just left.
    books.accounts.remove_chunks(who.workspace, account);
    LK_TRY(author, author_of(books, who, account));
    LK_TRY(chunks, dealt(books, author, rotation.chunks, next, now));
    for (const auto& chunk : chunks) books.accounts.put_chunk(who.workspace, account, chunk);
    books.accounts.set_rotation_owed(who.workspace, account, false);

    note(books, who, account, EntryKind::keys_rotated, now);
    books.journal.changed(who.workspace, What::accounts, account, now);
    for (const auto& member : ended) books.journal.changed_for(who.workspace, What::accounts, member, now);
    return shown(books, who.workspace, who.member, account, now);
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Accounts::deal_chunks(Actor actor, AccountId account, bool replace, std::vector<ChunkBody> bodies) {
  auto work = [actor = std::move(actor), account = std::move(account), replace, bodies = std::move(bodies),
               now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    LK_TRY(author, author_of(books, allowed.who, account));
    LK_TRY(chunks, dealt(books, author, bodies, allowed.account.epoch, now));
    if (replace) books.accounts.remove_chunks(allowed.who.workspace, account);
    for (const auto& chunk : chunks) books.accounts.put_chunk(allowed.who.workspace, account, chunk);
    books.journal.changed(allowed.who.workspace, What::accounts, account, now);
    return done();
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Result<DealtChunks>> Accounts::chunks(Actor actor, AccountId account) {
  return transactions_.read([actor = std::move(actor), account = std::move(account),
                             now = clock_.now()](Books& books) -> Result<DealtChunks> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now));
    std::int64_t today = day_of(now);
    return DealtChunks{now, books.accounts.chunks(allowed.who.workspace, account, today, today + 1)};
  });
}

Task<Done> Accounts::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (const auto& due : books.accounts.grants_due_to_end(now)) {
      books.accounts.remove_grant(due.workspace, due.account, due.member);
      books.accounts.set_rotation_owed(due.workspace, due.account, true);
      books.journal.record({due.workspace, now, std::nullopt, EntryKind::access_ended, due.account, due.member.text()});
      books.journal.changed(due.workspace, What::accounts, due.account, now);
      books.journal.changed_for(due.workspace, What::accounts, due.member, now);
    }
    for (const auto& due : books.accounts.deleted_before(now - kTrash)) {
      books.journal.record({due.workspace, now, std::nullopt, EntryKind::account_purged, due.account});
      books.journal.changed(due.workspace, What::accounts, due.account, now);
      books.accounts.purge(due.workspace, due.account);
    }
    books.accounts.remove_chunks_before(day_of(now) - 1);
    return done();
  });
}

}  // namespace latchkey::accounts
