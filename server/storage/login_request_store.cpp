#include "server/storage/login_request_store.h"

namespace latchkey::storage {

using namespace inbox;

namespace {

// The columns of LoginRequest, and of BackedRequest. The time is $2 wherever these stand.
constexpr std::string_view kRequest =
    "r.id, r.account, r.member, r.device, r.opened_at, r.ended_at, r.outcome, r.signature";
constexpr std::string_view kBacked =
    "exists (select 1 from sessions s where s.workspace = r.workspace and s.id = r.session) "
    "and exists (select 1 from grants g where g.workspace = r.workspace and g.account = r.account "
    "and g.member = r.member and (g.ends_at is null or g.ends_at > $2))";
constexpr std::string_view kMine =
    "join grants mine on mine.workspace = r.workspace and mine.account = r.account and mine.member = $3 "
    "and (mine.ends_at is null or mine.ends_at > $2) "
    "join accounts a on a.workspace = r.workspace and a.id = r.account and a.state = 'active' ";

std::string select_backed() { return "select " + std::string(kRequest) + ", " + std::string(kBacked) + " "; }

}  // namespace

std::optional<BackedRequest> SqlLoginRequestStore::find(const WorkspaceId& workspace, const LoginRequestId& request,
                                                        TimePoint now) {
  return transaction_.row<BackedRequest>(select_backed() + "from login_requests r where r.workspace = $1 and r.id = $3",
                                         workspace, now, request);
}

std::vector<BackedRequest> SqlLoginRequestStore::not_ended(const WorkspaceId& workspace, const AccountId& account,
                                                           TimePoint opened_after, TimePoint now) {
  return transaction_.rows<BackedRequest>(select_backed() +
                                              "from login_requests r where r.workspace = $1 and r.account = $3 "
                                              "and r.opened_at > $4 and r.ended_at is null",
                                          workspace, now, account, opened_after);
}

void SqlLoginRequestStore::add(const WorkspaceId& workspace, const LoginRequest& request, const SessionId& session) {
  transaction_.change(
      "insert into login_requests (workspace, id, account, member, session, device, opened_at, signature) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      workspace, request.id, request.account, request.member, session, request.device, request.opened_at,
      request.signature);
}

void SqlLoginRequestStore::end(const WorkspaceId& workspace, const LoginRequestId& request, LoginOutcome outcome,
                               TimePoint now) {
  transaction_.change("update login_requests set ended_at = $3, outcome = $4 where workspace = $1 and id = $2",
                      workspace, request, now, outcome);
}

std::vector<BackedRequest> SqlLoginRequestStore::list(const WorkspaceId& workspace, const MemberId& member,
                                                      const std::optional<AccountId>& account, TimePoint opened_after,
                                                      TimePoint now) {
  std::string sql =
      select_backed() + "from login_requests r " + std::string(kMine) + "where r.workspace = $1 and r.opened_at > $4";
  sql += account ? " and r.account = $5" : "";
  sql += " order by r.opened_at desc, r.id";
  if (account) return transaction_.rows<BackedRequest>(sql, workspace, now, member, opened_after, *account);
  return transaction_.rows<BackedRequest>(sql, workspace, now, member, opened_after);
}

std::vector<DueRequest> SqlLoginRequestStore::unbacked(TimePoint opened_after, TimePoint now) {
  return transaction_.rows<DueRequest>("select r.workspace, " + std::string(kRequest) +
                                           " from login_requests r where r.opened_at > $1 and r.ended_at is null "
                                           "and not (" +
                                           std::string(kBacked) + ")",
                                       opened_after, now);
}

std::optional<UsedStep> SqlLoginRequestStore::used_step(const WorkspaceId& workspace, const AccountId& account,
                                                        std::int64_t period, std::int64_t step) {
  return transaction_.row<UsedStep>(
      "select account, step, period, member, login_request, used_at from used_steps "
      "where workspace = $1 and account = $2 and period = $3 and step = $4",
      workspace, account, period, step);
}

void SqlLoginRequestStore::add_used_step(const WorkspaceId& workspace, const UsedStep& step) {
  transaction_.change(
      "insert into used_steps (workspace, account, step, period, member, login_request, used_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      workspace, step.account, step.step, step.period, step.member, step.login_request, step.used_at);
}

std::vector<UsedStep> SqlLoginRequestStore::used_steps(const WorkspaceId& workspace, const MemberId& member,
                                                       const std::optional<AccountId>& account, TimePoint used_after,
                                                       TimePoint now) {
  std::string sql = "select r.account, r.step, r.period, r.member, r.login_request, r.used_at from used_steps r " +
                    std::string(kMine) + "where r.workspace = $1 and r.used_at > $4";
  sql += account ? " and r.account = $5" : "";
  sql += " order by r.used_at desc, r.step";
  if (account) return transaction_.rows<UsedStep>(sql, workspace, now, member, used_after, *account);
  return transaction_.rows<UsedStep>(sql, workspace, now, member, used_after);
}

void SqlLoginRequestStore::remove_before(TimePoint time) {
  transaction_.change("delete from login_requests where opened_at <= $1", time);
  transaction_.change("delete from used_steps where used_at <= $1", time);
}

}  // namespace latchkey::storage
