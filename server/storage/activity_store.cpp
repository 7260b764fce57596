#include "server/storage/activity_store.h"

namespace latchkey::storage {

using namespace activity;

namespace {

// A change beside the message it is about, if it is about one that is still there.
struct ChangeParts {
  std::int64_t cursor;
  events::What what;
  std::optional<AccountId> account;
  bool by_owner;
  std::optional<std::int64_t> message_cursor;
  std::optional<MessageId> id;
  std::optional<events::Channel> channel;
  std::optional<TimePoint> arrived_at;
  std::optional<std::int64_t> epoch;
  std::optional<Bytes> card;
  std::optional<TimePoint> used_at;
  std::optional<MemberId> used_by;
  std::optional<LoginRequestId> login_request;
};
BOOST_DESCRIBE_STRUCT(ChangeParts, (),
                      (cursor, what, account, by_owner, message_cursor, id, channel, arrived_at, epoch, card, used_at,
                       used_by, login_request))

}  // namespace

std::vector<EntryShown> SqlActivityStore::entries(const WorkspaceId& workspace, const MemberId& member, bool frame,
                                                  const std::optional<AccountId>& account,
                                                  const std::optional<std::int64_t>& before, std::int64_t limit,
                                                  TimePoint now) {
  std::string sql =
      "select e.cursor, e.happened_at, e.member, e.kind, e.account, e.subject, e.address from activity e "
      "where e.workspace = $1 and e.cursor < $2 and (e.member = $3 or (e.account is null and $4 = 1) "
      "or exists (select 1 from grants g where g.workspace = e.workspace and g.account = e.account and g.member = $3 "
      "and g.role = 'owner' and (g.ends_at is null or g.ends_at > $5)))";
  sql += account ? " and e.account = $7" : "";
  sql += " order by e.cursor desc limit $6";
  std::int64_t below = before.value_or(std::numeric_limits<std::int64_t>::max());
  if (account) return transaction_.rows<EntryShown>(sql, workspace, below, member, frame, now, limit, *account);
  return transaction_.rows<EntryShown>(sql, workspace, below, member, frame, now, limit);
}

void SqlActivityStore::remove_entries_before(TimePoint time) {
  transaction_.change("delete from activity where happened_at < $1", time);
}

Span SqlActivityStore::changes(const WorkspaceId& workspace) {
  return transaction_
      .row<Span>(
          "select coalesce((select min(cursor) from changes where workspace = $1), cursor + 1), cursor "
          "from workspaces where id = $1",
          workspace)
      .value_or(Span{});
}

Changes SqlActivityStore::changes_after(const WorkspaceId& workspace, const MemberId& member, bool frame,
                                        std::int64_t cursor, std::int64_t limit, TimePoint now) {
  Changes changes{{}, cursor};
  std::int64_t seen = 0;
  transaction_.each_row<ChangeParts>(
      [&](ChangeParts row) {
        ++seen;
        changes.reached = row.cursor;
        std::optional<events::Message> message;
        if (row.what == events::What::message) {
          // Deleted since; another change tells of that.
          if (!row.id) return;
          message = events::as_seen(events::Message{*row.message_cursor, *row.id, *row.account, *row.channel,
                                                    *row.arrived_at, *row.epoch, std::move(row.card), true, row.used_at,
                                                    std::move(row.used_by), std::move(row.login_request)},
                                    row.by_owner);
          if (!message) return;
        }
        changes.events.push_back(events::Event{row.cursor, row.what, std::move(row.account), std::move(message)});
      },
      "select c.cursor, c.what, c.account, coalesce(g.role, '') = 'owner', m.cursor, m.id, m.channel, m.arrived_at, "
      "m.epoch, m.card, m.used_at, m.used_by, m.login_request from changes c "
      "left join grants g on g.workspace = c.workspace and g.account = c.account and g.member = $2 "
      "and (g.ends_at is null or g.ends_at > $5) "
      "left join messages m on m.workspace = c.workspace and m.id = c.message "
      "where c.workspace = $1 and c.cursor > $3 and case when c.what = 'activity' "
      "then c.member = $2 or (c.account is null and $4 = 1) or coalesce(g.role, '') = 'owner' "
      "else (c.member is null or c.member = $2) and (c.account is null or g.member is not null) end "
      "order by c.cursor limit $6",
      workspace, member, cursor, frame, now, limit);
  if (seen < limit) changes.reached = this->changes(workspace).last;
  return changes;
}

void SqlActivityStore::prune_changes(TimePoint before, std::int64_t most_per_workspace) {
  transaction_.change("delete from changes where changed_at < $1", before);
  transaction_.change(
      "delete from changes where cursor <= (select w.cursor from workspaces w where w.id = changes.workspace) - $1",
      most_per_workspace);
}

}  // namespace latchkey::storage
