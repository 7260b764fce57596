#include "server/storage/account_store.h"

#include <algorithm>

namespace latchkey::storage {

using namespace accounts;

namespace {

// A row of one account among many.
template <typename T>
using OfAccount = std::tuple<AccountId, T>;

using AccountParts = std::tuple<AccountId, State, std::optional<TimePoint>, TimePoint, AccountRole, bool, std::uint64_t,
                                OwnWraps, Manifest>;
using RecoveryParts = std::tuple<std::int64_t, TimePoint, seal::SealedBytes>;

}  // namespace

std::optional<AccountRow> SqlAccountStore::find(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.row<AccountRow>(
      "select id, state, created_at, deleted_at, rotation_owed, epoch, chain_number, chain_hash from accounts "
      "where workspace = $1 and id = $2",
      workspace, account);
}

void SqlAccountStore::add(const WorkspaceId& workspace, const AccountId& account, TimePoint now) {
  transaction_.change(
      "insert into accounts (workspace, id, state, created_at, deleted_at, rotation_owed, epoch) "
      "values ($1, $2, $3, $4, null, 0, 0)",
      workspace, account, State::active, now);
}

void SqlAccountStore::set_state(const WorkspaceId& workspace, const AccountId& account, State state,
                                const std::optional<TimePoint>& deleted_at) {
  transaction_.change("update accounts set state = $3, deleted_at = $4 where workspace = $1 and id = $2", workspace,
                      account, state, deleted_at);
}

void SqlAccountStore::set_rotation_owed(const WorkspaceId& workspace, const AccountId& account, bool owed) {
  transaction_.change("update accounts set rotation_owed = $3 where workspace = $1 and id = $2", workspace, account,
                      owed);
}

std::vector<DueAccount> SqlAccountStore::deleted_before(TimePoint time) {
  return transaction_.rows<DueAccount>(
      "select workspace, id from accounts where state = 'deleted' and deleted_at <= $1", time);
}

void SqlAccountStore::purge(const WorkspaceId& workspace, const AccountId& account) {
  for (std::string_view sql : {
           "delete from used_steps where workspace = $1 and account = $2",
           "delete from login_requests where workspace = $1 and account = $2",
           "delete from messages where workspace = $1 and account = $2",
           "delete from chunks where workspace = $1 and account = $2",
           "delete from former_keys where workspace = $1 and account = $2",
           "delete from records where workspace = $1 and account = $2",
           "delete from grants where workspace = $1 and account = $2",
           "delete from holders where workspace = $1 and account = $2",
           "delete from manifests where workspace = $1 and account = $2",
           "delete from account_entries where workspace = $1 and account = $2",
           "delete from epochs where workspace = $1 and account = $2",
           "delete from accounts where workspace = $1 and id = $2",
       }) {
    transaction_.change(sql, workspace, account);
  }
}

std::optional<Epoch> SqlAccountStore::epoch(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.row<Epoch>(
      "select e.epoch, e.use_commitment, e.manage_commitment, e.use_inbox, e.manage_inbox "
      "from accounts a join epochs e on e.workspace = a.workspace and e.account = a.id and e.epoch = a.epoch "
      "where a.workspace = $1 and a.id = $2",
      workspace, account);
}

void SqlAccountStore::add_epoch(const WorkspaceId& workspace, const AccountId& account, const Epoch& epoch) {
  transaction_.change(
      "insert into epochs (workspace, account, epoch, use_commitment, manage_commitment, use_inbox, manage_inbox) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      workspace, account, epoch.epoch, epoch.use_commitment, epoch.manage_commitment, epoch.use_inbox,
      epoch.manage_inbox);
  transaction_.change("update accounts set epoch = $3 where workspace = $1 and id = $2", workspace, account,
                      epoch.epoch);
}

std::vector<roster::AccountEntry> SqlAccountStore::entries(const WorkspaceId& workspace, const AccountId& account,
                                                           std::uint64_t after, std::size_t limit) {
  return transaction_.rows<roster::AccountEntry>(
      "select number, previous, happened_at, author, log_number, log_hash, kind, body, signature from account_entries "
      "where workspace = $1 and account = $2 and number > $3 order by number limit $4",
      workspace, account, after, std::uint64_t{limit});
}

void SqlAccountStore::add_entry(const WorkspaceId& workspace, const AccountId& account,
                                const roster::AccountEntry& entry, const Bytes& hash) {
  transaction_.change(
      "insert into account_entries (workspace, account, number, previous, happened_at, author, log_number, log_hash, "
      "kind, body, signature) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      workspace, account, entry.number, entry.previous, entry.at, entry.author, entry.log_number, entry.log_hash,
      entry.kind, entry.body, entry.signature);
  transaction_.change("update accounts set chain_number = $3, chain_hash = $4 where workspace = $1 and id = $2",
                      workspace, account, entry.number, hash);
}

std::vector<Holder> SqlAccountStore::holders(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.rows<Holder>(
      "select member, fingerprint, role, ends_at from holders where workspace = $1 and account = $2", workspace,
      account);
}

void SqlAccountStore::put_holders(const WorkspaceId& workspace, const AccountId& account,
                                  const std::vector<Holder>& holders) {
  transaction_.change("delete from holders where workspace = $1 and account = $2", workspace, account);
  for (const auto& holder : holders) {
    transaction_.change(
        "insert into holders (workspace, account, member, fingerprint, role, ends_at) values ($1, $2, $3, $4, $5, $6)",
        workspace, account, holder.member, holder.fingerprint, holder.role, holder.ends_at);
  }
}

std::optional<Manifest> SqlAccountStore::manifest(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.row<Manifest>(
      "select counter, chain_number, chain_hash, author, signature, manage_records from manifests "
      "where workspace = $1 and account = $2",
      workspace, account);
}

void SqlAccountStore::put_manifest(const WorkspaceId& workspace, const AccountId& account, const Manifest& manifest) {
  transaction_.change("delete from manifests where workspace = $1 and account = $2", workspace, account);
  transaction_.change(
      "insert into manifests (workspace, account, counter, chain_number, chain_hash, author, signature, "
      "manage_records) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, account, manifest.counter, manifest.chain_number, manifest.chain_hash, manifest.author,
      manifest.signature, manifest.manage_records);
}

std::optional<Grant> SqlAccountStore::grant(const WorkspaceId& workspace, const AccountId& account,
                                            const MemberId& member, TimePoint now) {
  return transaction_.row<Grant>(
      "select member, role, ends_at, granter, epoch, use_wrap, manage_wrap from grants "
      "where workspace = $1 and account = $2 and member = $3 and (ends_at is null or ends_at > $4)",
      workspace, account, member, now);
}

std::vector<Grant> SqlAccountStore::grants(const WorkspaceId& workspace, const AccountId& account, TimePoint now) {
  return transaction_.rows<Grant>(
      "select member, role, ends_at, granter, epoch, use_wrap, manage_wrap from grants "
      "where workspace = $1 and account = $2 and (ends_at is null or ends_at > $3) order by member",
      workspace, account, now);
}

void SqlAccountStore::put_grant(const WorkspaceId& workspace, const AccountId& account, const Grant& grant) {
  remove_grant(workspace, account, grant.member);
  transaction_.change(
      "insert into grants (workspace, account, member, role, ends_at, granter, epoch, use_wrap, manage_wrap) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      workspace, account, grant.member, grant.role, grant.ends_at, grant.granter, grant.epoch, grant.use_wrap,
      grant.manage_wrap);
}

void SqlAccountStore::remove_grant(const WorkspaceId& workspace, const AccountId& account, const MemberId& member) {
  transaction_.change("delete from grants where workspace = $1 and account = $2 and member = $3", workspace, account,
                      member);
}

std::vector<DueGrant> SqlAccountStore::grants_due_to_end(TimePoint now) {
  return transaction_.rows<DueGrant>("select workspace, account, member from grants where ends_at <= $1", now);
}

std::optional<Record> SqlAccountStore::record(const WorkspaceId& workspace, const AccountId& account, RecordKind kind) {
  return transaction_.row<Record>(
      "select kind, epoch, revision, sealed, updated_at, updated_by from records "
      "where workspace = $1 and account = $2 and kind = $3",
      workspace, account, kind);
}

std::vector<Record> SqlAccountStore::records(const WorkspaceId& workspace, const AccountId& account) {
  return transaction_.rows<Record>(
      "select kind, epoch, revision, sealed, updated_at, updated_by from records "
      "where workspace = $1 and account = $2 order by kind",
      workspace, account);
}

void SqlAccountStore::put_record(const WorkspaceId& workspace, const AccountId& account, const Record& record) {
  remove_record(workspace, account, record.kind);
  transaction_.change(
      "insert into records (workspace, account, kind, epoch, revision, sealed, updated_at, updated_by) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, account, record.kind, record.epoch, record.revision, record.sealed, record.updated_at,
      record.updated_by);
}

void SqlAccountStore::remove_record(const WorkspaceId& workspace, const AccountId& account, RecordKind kind) {
  transaction_.change("delete from records where workspace = $1 and account = $2 and kind = $3", workspace, account,
                      kind);
}

void SqlAccountStore::add_former_key(const WorkspaceId& workspace, const AccountId& account, const FormerKey& key) {
  transaction_.change(
      "insert into former_keys (workspace, account, tier, epoch, former_epoch, sealed) values ($1, $2, $3, $4, $5, $6)",
      workspace, account, key.tier, key.epoch, key.former_epoch, key.sealed);
}

void SqlAccountStore::put_chunk(const WorkspaceId& workspace, const AccountId& account, const Chunk& chunk) {
  transaction_.change("delete from chunks where workspace = $1 and account = $2 and day = $3", workspace, account,
                      chunk.day);
  transaction_.change(
      "insert into chunks (workspace, account, day, first_step, period, count, seed_revision, epoch, sealed, "
      "signature, "
      "author) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      workspace, account, chunk.day, chunk.first_step, chunk.period, chunk.count, chunk.seed_revision, chunk.epoch,
      chunk.sealed, chunk.signature, chunk.author);
}

std::vector<Chunk> SqlAccountStore::chunks(const WorkspaceId& workspace, const AccountId& account,
                                           std::int64_t first_day, std::int64_t last_day) {
  return transaction_.rows<Chunk>(
      "select day, first_step, period, count, seed_revision, epoch, sealed, signature, author from chunks "
      "where workspace = $1 and account = $2 and day between $3 and $4 order by day",
      workspace, account, first_day, last_day);
}

void SqlAccountStore::remove_chunks(const WorkspaceId& workspace, const AccountId& account) {
  transaction_.change("delete from chunks where workspace = $1 and account = $2", workspace, account);
}

void SqlAccountStore::remove_chunks_before(std::int64_t day) {
  transaction_.change("delete from chunks where day < $1", day);
}

Cursors SqlAccountStore::cursors(const WorkspaceId& workspace) {
  return transaction_.row<Cursors>("select cursor, accounts_cursor from workspaces where id = $1", workspace)
      .value_or(Cursors{});
}

// A few queries for any number of accounts, joined here by the account's id. Each begins with the member's own live
// grants, so none can return what the first does not entitle to.
std::vector<Account> SqlAccountStore::visible(const WorkspaceId& workspace, const MemberId& member,
                                              const std::optional<AccountId>& only, TimePoint now) {
  static constexpr std::string_view kMine =
      "where mine.workspace = $1 and mine.member = $2 and (mine.ends_at is null or mine.ends_at > $3)";
  std::vector<Account> accounts;
  std::unordered_map<AccountId, std::size_t> places;

  auto each = [&]<typename Row>(std::type_identity<Row>, std::string_view select, std::string_view also, auto take) {
    std::string sql(select);
    sql.append(kMine).append(also);
    if (only) {
      sql.append(" and mine.account = $4");
      transaction_.each_row<Row>(take, sql, workspace, member, now, *only);
    } else {
      transaction_.each_row<Row>(take, sql, workspace, member, now);
    }
  };
  auto each_part = [&]<typename Part>(std::type_identity<Part>, std::string_view select, std::string_view also,
                                      auto add) {
    // Rows come by account, along the same index as the accounts did: the next one is the last one's or its
    // neighbour's.
    std::size_t place = 0;
    auto take = [&](OfAccount<Part> row) {
      const auto& id = std::get<0>(row);
      if (place + 1 < accounts.size() && accounts[place + 1].id == id) ++place;
      if (place >= accounts.size() || accounts[place].id != id) {
        auto found = places.find(id);
        if (found == places.end()) return;
        place = found->second;
      }
      add(accounts[place], std::move(std::get<1>(row)));
    };
    each(std::type_identity<OfAccount<Part>>{}, select, also, take);
  };

  each(std::type_identity<AccountParts>{},
       // The wraps of this grant are the asker's own; nobody gets another's.
       "select a.id, a.state, a.deleted_at, a.created_at, mine.role, a.rotation_owed, a.chain_number, mine.granter, "
       "mine.epoch, mine.use_wrap, mine.manage_wrap, m.counter, m.chain_number, m.chain_hash, m.author, m.signature, "
       "m.manage_records from grants mine "
       "join accounts a on a.workspace = mine.workspace and a.id = mine.account "
       "join manifests m on m.workspace = a.workspace and m.account = a.id ",
       // What is in the trash is its Owners' affair.
       " and (a.state = 'active' or mine.role = 'owner')", [&](AccountParts parts) {
         auto& [id, state, deleted_at, created_at, role, rotation_owed, chain_number, wraps, manifest] = parts;
         places.emplace(id, accounts.size());
         accounts.push_back(Account{std::move(id),
                                    state,
                                    deleted_at,
                                    created_at,
                                    role,
                                    rotation_owed,
                                    {chain_number, {}},
                                    std::move(wraps),
                                    std::move(manifest),
                                    {},
                                    {},
                                    std::nullopt,
                                    std::nullopt,
                                    std::nullopt,
                                    std::nullopt});
       });
  static_assert(kChainTail == 32);
  // They come along the index, so in their order, of which SQL makes no promise; asking it for one would cost each
  // account a table of its own.
  each_part(
      std::type_identity<roster::AccountEntry>{},
      "select e.account, e.number, e.previous, e.happened_at, e.author, e.log_number, e.log_hash, e.kind, e.body, "
      "e.signature from grants mine join accounts a on a.workspace = mine.workspace and a.id = mine.account "
      "join account_entries e on e.workspace = a.workspace and e.account = a.id "
      "and e.number > a.chain_number - 32 ",
      "", [](Account& account, roster::AccountEntry entry) { account.chain.entries.push_back(std::move(entry)); });
  for (auto& account : accounts) {
    auto by_number = [](const auto& a, const auto& b) { return a.number < b.number; };
    auto& entries = account.chain.entries;
    if (!std::is_sorted(entries.begin(), entries.end(), by_number))
      std::sort(entries.begin(), entries.end(), by_number);
  }
  each_part(std::type_identity<Record>{},
            "select r.account, r.kind, r.epoch, r.revision, r.sealed, r.updated_at, r.updated_by from grants mine "
            "join records r on r.workspace = mine.workspace and r.account = mine.account ",
            " and (r.kind in ('profile', 'password') or (mine.role = 'owner' and r.kind in ('totp', 'private_note')))",
            [](Account& account, Record record) { account.records.push_back(std::move(record)); });
  each_part(std::type_identity<FormerKey>{},
            "select f.account, f.tier, f.epoch, f.former_epoch, f.sealed from grants mine "
            "join former_keys f on f.workspace = mine.workspace and f.account = mine.account ",
            " and (f.tier = 'use' or mine.role = 'owner')",
            [](Account& account, FormerKey key) { account.former.push_back(std::move(key)); });
  each_part(std::type_identity<Number>{},
            "select n.account, n.number, n.country, n.kind, n.state, n.reserved_at, n.expires_at, n.last_message_at "
            "from grants mine join numbers n on n.workspace = mine.workspace and n.account = mine.account ",
            " and n.state in ('reserved', 'active')",
            [](Account& account, Number number) { account.number = std::move(number); });
  each_part(std::type_identity<Address>{},
            "select d.account, d.address, d.state, d.reserved_at, d.expires_at, d.last_message_at from grants mine "
            "join addresses d on d.workspace = mine.workspace and d.account = mine.account ",
            " and d.state in ('reserved', 'active')",
            [](Account& account, Address address) { account.address = std::move(address); });
  each_part(std::type_identity<RecoveryParts>{},
            "select r.account, r.revision, r.updated_at, r.sealed from grants mine "
            "join records r on r.workspace = mine.workspace and r.account = mine.account and r.kind = 'recovery' ",
            " and mine.role = 'owner'", [](Account& account, RecoveryParts parts) {
              const auto& [revision, updated_at, sealed] = parts;
              account.recovery = RecoveryKept{revision, updated_at, seal::sealed_hash(sealed).bytes()};
            });
  each_part(std::type_identity<Window>{},
            "select c.account, c.day, c.seed_revision from grants mine "
            "join chunks c on c.workspace = mine.workspace and c.account = mine.account and c.day = "
            "(select max(day) from chunks l where l.workspace = mine.workspace and l.account = mine.account) ",
            "", [](Account& account, Window window) { account.window = window; });
  return accounts;
}

}  // namespace latchkey::storage
