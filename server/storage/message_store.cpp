#include "server/storage/message_store.h"

namespace latchkey::storage {

using namespace inbox;

bool SqlMessageStore::is_known(const WorkspaceId& workspace, const Delivery& delivery) {
  return transaction_
      .row<TimePoint>("select delivered_at from deliveries where workspace = $1 and source = $2 and provider_id = $3",
                      workspace, delivery.source, delivery.provider_id)
      .has_value();
}

void SqlMessageStore::note_delivery(const WorkspaceId& workspace, const Delivery& delivery, TimePoint now) {
  transaction_.change("insert into deliveries (workspace, source, provider_id, delivered_at) values ($1, $2, $3, $4)",
                      workspace, delivery.source, delivery.provider_id, now);
}

void SqlMessageStore::remove_deliveries_before(TimePoint time) {
  transaction_.change("delete from deliveries where delivered_at < $1", time);
}

void SqlMessageStore::add(const WorkspaceId& workspace, std::int64_t cursor, const SealedMessage& message) {
  transaction_.change(
      "insert into messages (workspace, id, account, cursor, channel, arrived_at, epoch, card, whole) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      workspace, message.id, message.account, cursor, message.channel, message.arrived_at, message.epoch, message.card,
      message.whole);
}

std::optional<events::Message> SqlMessageStore::find(const WorkspaceId& workspace, const AccountId& account,
                                                     const MessageId& message) {
  return transaction_.row<events::Message>(
      "select cursor, id, account, channel, arrived_at, epoch, card, 1, used_at, used_by, login_request "
      "from messages "
      "where workspace = $1 and account = $2 and id = $3",
      workspace, account, message);
}

std::optional<Whole> SqlMessageStore::whole(const WorkspaceId& workspace, const AccountId& account,
                                            const MessageId& message) {
  return transaction_.row<Whole>(
      "select id, epoch, arrived_at, whole from messages where workspace = $1 and account = $2 and id = $3", workspace,
      account, message);
}

std::vector<events::Message> SqlMessageStore::list(const WorkspaceId& workspace, const MemberId& member,
                                                   const std::optional<AccountId>& account,
                                                   const std::optional<std::int64_t>& before, std::int64_t limit,
                                                   TimePoint now) {
  std::string sql =
      "select m.cursor, m.id, m.account, m.channel, m.arrived_at, m.epoch, m.card, mine.role = 'owner', m.used_at, "
      "m.used_by, m.login_request from messages m "
      "join grants mine on mine.workspace = m.workspace and mine.account = m.account and mine.member = $2 "
      "join accounts a on a.workspace = m.workspace and a.id = m.account "
      "where m.workspace = $1 and m.cursor < $4 and (mine.ends_at is null or mine.ends_at > $3) "
      "and a.state = 'active' and (mine.role = 'owner' or m.card is not null)";
  sql += account ? " and m.account = $6" : "";
  sql += " order by m.cursor desc limit $5";
  std::int64_t below = before.value_or(std::numeric_limits<std::int64_t>::max());
  if (account) return transaction_.rows<events::Message>(sql, workspace, member, now, below, limit, *account);
  return transaction_.rows<events::Message>(sql, workspace, member, now, below, limit);
}

void SqlMessageStore::mark_used(const WorkspaceId& workspace, const MessageId& message, const MemberId& member,
                                const std::optional<LoginRequestId>& login, TimePoint now) {
  transaction_.change(
      "update messages set used_at = $3, used_by = $4, login_request = $5 where workspace = $1 and id = $2", workspace,
      message, now, member, login);
}

void SqlMessageStore::remove(const WorkspaceId& workspace, const MessageId& message) {
  transaction_.change("delete from messages where workspace = $1 and id = $2", workspace, message);
}

}  // namespace latchkey::storage
