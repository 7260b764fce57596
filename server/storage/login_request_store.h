// What server/inbox asks of storage about login requests, in SQL.
#pragma once
#include "server/inbox/login_request_store.h"
#include "server/storage/transaction.h"

namespace latchkey::storage {

class SqlLoginRequestStore final : public inbox::LoginRequestStore {
 public:
  explicit SqlLoginRequestStore(Transaction& transaction) : transaction_(transaction) {}

  std::optional<inbox::BackedRequest> find(const WorkspaceId& workspace, const LoginRequestId& request,
                                           TimePoint now) override;
  std::vector<inbox::BackedRequest> not_ended(const WorkspaceId& workspace, const AccountId& account,
                                              TimePoint opened_after, TimePoint now) override;
  void add(const WorkspaceId& workspace, const inbox::LoginRequest& request, const SessionId& session) override;
  void end(const WorkspaceId& workspace, const LoginRequestId& request, inbox::LoginOutcome outcome,
           TimePoint now) override;
  std::vector<inbox::BackedRequest> list(const WorkspaceId& workspace, const MemberId& member,
                                         const std::optional<AccountId>& account, TimePoint opened_after,
                                         TimePoint now) override;
  std::vector<inbox::DueRequest> unbacked(TimePoint opened_after, TimePoint now) override;

  std::optional<inbox::UsedStep> used_step(const WorkspaceId& workspace, const AccountId& account, std::int64_t period,
                                           std::int64_t step) override;
  void add_used_step(const WorkspaceId& workspace, const inbox::UsedStep& step) override;
  std::vector<inbox::UsedStep> used_steps(const WorkspaceId& workspace, const MemberId& member,
                                          const std::optional<AccountId>& account, TimePoint used_after,
                                          TimePoint now) override;
  void remove_before(TimePoint time) override;

 private:
  Transaction& transaction_;
};

}  // namespace latchkey::storage
