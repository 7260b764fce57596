#include "server/accounts/accounts.h"

#include <algorithm>
#include <set>

#include "server/accounts/checks.h"
#include "server/members/statements.h"

namespace latchkey::accounts {
namespace {

using events::EntryKind;
using events::What;

constexpr std::size_t kMostDealt = 40;
constexpr std::int64_t kDaysAhead = 40;
constexpr std::size_t kMostNamed = 1000;  // members, in new keys

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

// Whom an account may be shared with, and as what.
Result<members::Member> recipient(Books& books, const WorkspaceId& workspace, const GrantBody& grant, TimePoint now) {
  auto member = books.members.find(workspace, grant.member);
  if (!member) return fail(Kind::not_found, "grant: no such member");
  if (member->state != members::State::active) return fail(Kind::conflict, "grant: the member has ended");
  if (grant.role == AccountRole::owner && !members::may(member->role, members::Act::add_account))
    return fail(Kind::denied, "grant: a guest owns no account");
  if (grant.ends_at && *grant.ends_at <= now) return fail(Kind::invalid, "grant: end in the past");
  return *member;
}

// Whether nobody else owns it for good: an Owner whose time will run out is none to leave an account to.
bool is_last_owner(Books& books, const WorkspaceId& workspace, const AccountId& account, const MemberId& member,
                   TimePoint now) {
  auto grants = books.accounts.grants(workspace, account, now);
  return std::none_of(grants.begin(), grants.end(), [&member](const Grant& grant) {
    return grant.member != member && grant.role == AccountRole::owner && !grant.ends_at;
  });
}

Result<Account> shown(Books& books, const WorkspaceId& workspace, const MemberId& member, const AccountId& account,
                      TimePoint now) {
  auto found = books.accounts.visible(workspace, member, account, now);
  if (found.empty()) return fail(Kind::not_found, "account: none");
  return std::move(found.front());
}

// Wraps stay with the one they are for; an Owner who grants has just sent them.
Grant without_wraps(Grant grant) {
  grant.use_wrap.reset();
  grant.manage_wrap.reset();
  return grant;
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
    if (asked.epoch.epoch != 1 || asked.grant.epoch != 1) return fail(Kind::invalid, "account: epochs count from 1");
    if (asked.grant.member != who.member || asked.grant.role != AccountRole::owner || asked.grant.ends_at)
      return fail(Kind::invalid, "account: the creator is its first owner");
    LK_TRY(author, author_of(books, who, asked.id));
    LK_TRY(epoch, checked(author, asked.epoch));
    LK_TRY(creator, recipient(books, who.workspace, asked.grant, now));
    LK_TRY(grant, checked(author, creator, asked.grant));
    std::set<RecordKind> kinds;
    for (const auto& record : asked.records) {
      LK_TRY_DONE(check(record));
      if (record.epoch != 1 || record.revision != 1) return fail(Kind::invalid, "record: revisions count from 1");
      if (!kinds.insert(record.kind).second) return fail(Kind::invalid, "record: a kind twice");
    }
    books.accounts.add(who.workspace, asked.id, epoch, now);
    books.accounts.put_grant(who.workspace, asked.id, grant);
    for (const auto& record : asked.records)
      books.accounts.put_record(who.workspace, asked.id, stored(record, who.member, now));
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

Task<Result<RecordStamp>> Accounts::write_record(Actor actor, AccountId account, RecordBody record) {
  LK_CO_TRY_DONE(check(record));
  auto work = [actor = std::move(actor), account = std::move(account), record = std::move(record),
               now = clock_.now()](Books& books) -> Result<RecordStamp> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
    if (record.epoch != allowed.account.epoch) return fail(Kind::conflict, "record: epoch");
    auto former = books.accounts.record(allowed.who.workspace, account, record.kind);
    if (record.revision != (former ? former->revision : 0) + 1) return fail(Kind::conflict, "record: revision");
    books.accounts.put_record(allowed.who.workspace, account, stored(record, allowed.who.member, now));
    note(books, allowed.who, account, EntryKind::record_changed, now, text_of(record.kind));
    books.journal.changed(allowed.who.workspace, What::accounts, account, now);
    return RecordStamp{record.revision, now};
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

Task<Done> Accounts::remove_record(Actor actor, AccountId account, RecordKind kind) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), kind, now = clock_.now()](Books& books) -> Done {
        if (tier_of(kind) == Tier::use) return fail(Kind::invalid, "record: profile and password stay");
        LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::edit, now));
        if (!books.accounts.record(allowed.who.workspace, account, kind)) return fail(Kind::not_found, "record: none");
        books.accounts.remove_record(allowed.who.workspace, account, kind);
        if (kind == RecordKind::totp) books.accounts.remove_chunks(allowed.who.workspace, account);
        note(books, allowed.who, account, EntryKind::record_removed, now, text_of(kind));
        books.journal.changed(allowed.who.workspace, What::accounts, account, now);
        return done();
      });
}

Task<Result<Grant>> Accounts::grant(Actor actor, AccountId account, GrantBody asked) {
  auto work = [actor = std::move(actor), account = std::move(account), asked = std::move(asked),
               now = clock_.now()](Books& books) -> Result<Grant> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::share, now));
    const auto& workspace = allowed.who.workspace;
    if (asked.epoch != allowed.account.epoch) return fail(Kind::conflict, "grant: epoch");
    LK_TRY(member, recipient(books, workspace, asked, now));
    LK_TRY(author, author_of(books, allowed.who, account));
    LK_TRY(grant, checked(author, member, asked));
    auto former = books.accounts.grant(workspace, account, asked.member, now);
    bool owns_for_good = asked.role == AccountRole::owner && !asked.ends_at;
    if (!owns_for_good && is_last_owner(books, workspace, account, asked.member, now))
      return fail(Kind::conflict, "grant: last owner");
    // An Owner who becomes a Collaborator has the key of the manage tier.
    if (former && former->role == AccountRole::owner && asked.role != AccountRole::owner)
      books.accounts.set_rotation_owed(workspace, account, true);
    books.accounts.put_grant(workspace, account, grant);
    note(books, allowed.who, account, EntryKind::access_granted, now, asked.member.text());
    books.journal.changed(workspace, What::accounts, account, now);
    return asked.member == allowed.who.member ? grant : without_wraps(grant);
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> Accounts::end_grant(Actor actor, AccountId account, MemberId member) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), member = std::move(member),
                              now = clock_.now()](Books& books) -> Done {
    Act act = actor.member == member ? Act::use : Act::share;
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, act, now));
    const auto& workspace = allowed.who.workspace;
    auto grant = books.accounts.grant(workspace, account, member, now);
    if (!grant) return fail(Kind::not_found, "grant: none");
    if (grant->role == AccountRole::owner && is_last_owner(books, workspace, account, member, now))
      return fail(Kind::conflict, "grant: last owner");
    books.accounts.remove_grant(workspace, account, member);
    books.accounts.set_rotation_owed(workspace, account, true);
    note(books, allowed.who, account, EntryKind::access_ended, now, member.text());
    books.journal.changed(workspace, What::accounts, account, now);
    // No longer among the account's readers, but one account fewer is the member's business.
    books.journal.changed_for(workspace, What::accounts, member, now);
    return done();
  });
}

Task<Result<Account>> Accounts::rotate(Actor actor, AccountId account, Rotation rotation) {
  auto work = [actor = std::move(actor), account = std::move(account), rotation = std::move(rotation),
               now = clock_.now()](Books& books) -> Result<Account> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::share, now));
    const auto& who = allowed.who;
    if (rotation.grants.size() > kMostNamed || rotation.removed.size() > kMostNamed)
      return fail(Kind::invalid, "rotation: too many members");
    if (rotation.from_epoch != allowed.account.epoch) return fail(Kind::conflict, "rotation: epoch");
    std::int64_t next = allowed.account.epoch + 1;
    if (rotation.epoch.epoch != next) return fail(Kind::invalid, "rotation: epoch");
    LK_TRY(author, author_of(books, who, account));
    LK_TRY(epoch, checked(author, rotation.epoch));

    // Grants name exactly those who remain. `removed` may name who still is here and goes with this very act.
    std::set<MemberId> remaining;
    for (const auto& grant : books.accounts.grants(who.workspace, account, now)) remaining.insert(grant.member);
    std::set<MemberId> removed;
    for (const auto& member : rotation.removed) {
      if (remaining.erase(member) > 0) removed.insert(member);
    }
    if (removed.contains(who.member)) return fail(Kind::invalid, "rotation: its author remains");
    std::set<MemberId> named;
    std::vector<Grant> grants;
    bool has_owner = false;
    for (const auto& body : rotation.grants) {
      if (!remaining.contains(body.member)) return fail(Kind::conflict, "rotation: members");
      if (!named.insert(body.member).second) return fail(Kind::invalid, "rotation: a member twice");
      if (body.epoch != next) return fail(Kind::invalid, "rotation: epoch of a grant");
      LK_TRY(member, recipient(books, who.workspace, body, now));
      LK_TRY(grant, checked(author, member, body));
      has_owner = has_owner || (grant.role == AccountRole::owner && !grant.ends_at);
      grants.push_back(std::move(grant));
    }
    if (named != remaining) return fail(Kind::conflict, "rotation: members");
    if (!has_owner) return fail(Kind::conflict, "rotation: last owner");

    std::set<RecordKind> kinds;
    for (const auto& record : books.accounts.records(who.workspace, account)) kinds.insert(record.kind);
    std::set<RecordKind> sealed_anew;
    for (const auto& body : rotation.records) {
      LK_TRY_DONE(check(body));
      auto former = books.accounts.record(who.workspace, account, body.kind);
      if (!former || body.revision != former->revision + 1) return fail(Kind::conflict, "rotation: records");
      if (body.epoch != next) return fail(Kind::invalid, "rotation: epoch of a record");
      if (!sealed_anew.insert(body.kind).second) return fail(Kind::invalid, "rotation: a record twice");
    }
    if (sealed_anew != kinds) return fail(Kind::conflict, "rotation: records");

    std::set<Tier> tiers;
    for (const auto& body : rotation.former) {
      LK_TRY_DONE(check(body));
      if (body.former_epoch != allowed.account.epoch) return fail(Kind::invalid, "rotation: epoch of a former key");
      tiers.insert(body.tier);
    }
    if (tiers.size() != 2 || rotation.former.size() != 2) return fail(Kind::invalid, "rotation: a former key a tier");

    books.accounts.add_epoch(who.workspace, account, epoch);
    // All that is not named, so also what has run out and no sweep has taken away yet.
    for (const auto& grant : books.accounts.grants(who.workspace, account, TimePoint{})) {
      if (!named.contains(grant.member)) books.accounts.remove_grant(who.workspace, account, grant.member);
    }
    for (const auto& grant : grants) books.accounts.put_grant(who.workspace, account, grant);
    for (const auto& body : rotation.records)
      books.accounts.put_record(who.workspace, account, stored(body, who.member, now));
    for (const auto& body : rotation.former)
      books.accounts.add_former_key(who.workspace, account, {body.tier, next, body.former_epoch, body.sealed});
    // Windows under the former key open to whoever has just left.
    books.accounts.remove_chunks(who.workspace, account);
    LK_TRY(chunks, dealt(books, author, rotation.chunks, next, now));
    for (const auto& chunk : chunks) books.accounts.put_chunk(who.workspace, account, chunk);
    books.accounts.set_rotation_owed(who.workspace, account, false);

    for (const auto& member : removed) note(books, who, account, EntryKind::access_ended, now, member.text());
    note(books, who, account, EntryKind::keys_rotated, now);
    books.journal.changed(who.workspace, What::accounts, account, now);
    for (const auto& member : removed) books.journal.changed_for(who.workspace, What::accounts, member, now);
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
