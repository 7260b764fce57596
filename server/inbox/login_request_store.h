// Login requests as they are kept, and what the rules about them read and change within one transaction.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "server/events/ids.h"

namespace latchkey::inbox {

BOOST_DEFINE_ENUM_CLASS(LoginOutcome, done, stopped)

struct LoginRequest {
  LoginRequestId id;
  AccountId account;
  MemberId member;
  DeviceId device;
  TimePoint opened_at;
  std::optional<TimePoint> ended_at;  // none: open, or its time ran out
  std::optional<LoginOutcome> outcome;
  Bytes signature;
};
BOOST_DESCRIBE_STRUCT(LoginRequest, (), (id, account, member, device, opened_at, ended_at, outcome, signature))

// Beside it, whether the session that opened it is still there and its member still has access.
struct BackedRequest {
  LoginRequest request;
  bool backed;
};
BOOST_DESCRIBE_STRUCT(BackedRequest, (), (request, backed))

struct DueRequest {
  WorkspaceId workspace;
  LoginRequest request;
};
BOOST_DESCRIBE_STRUCT(DueRequest, (), (workspace, request))

struct UsedStep {
  AccountId account;
  std::int64_t step;
  std::int64_t period;
  MemberId member;
  LoginRequestId login_request;
  TimePoint used_at;
};
BOOST_DESCRIBE_STRUCT(UsedStep, (), (account, step, period, member, login_request, used_at))

class LoginRequestStore {
 public:
  virtual ~LoginRequestStore() = default;

  virtual std::optional<BackedRequest> find(const WorkspaceId& workspace, const LoginRequestId& request,
                                            TimePoint now) = 0;
  // Not ended, opened after this time.
  virtual std::vector<BackedRequest> not_ended(const WorkspaceId& workspace, const AccountId& account,
                                               TimePoint opened_after, TimePoint now) = 0;
  virtual void add(const WorkspaceId& workspace, const LoginRequest& request, const SessionId& session) = 0;
  virtual void end(const WorkspaceId& workspace, const LoginRequestId& request, LoginOutcome outcome,
                   TimePoint now) = 0;
  // Of accounts this member holds a grant on, newest first.
  virtual std::vector<BackedRequest> list(const WorkspaceId& workspace, const MemberId& member,
                                          const std::optional<AccountId>& account, TimePoint opened_after,
                                          TimePoint now) = 0;
  // Not ended although session or access are gone.
  virtual std::vector<DueRequest> unbacked(TimePoint opened_after, TimePoint now) = 0;

  virtual std::optional<UsedStep> used_step(const WorkspaceId& workspace, const AccountId& account, std::int64_t period,
                                            std::int64_t step) = 0;
  virtual void add_used_step(const WorkspaceId& workspace, const UsedStep& step) = 0;
  virtual std::vector<UsedStep> used_steps(const WorkspaceId& workspace, const MemberId& member,
                                           const std::optional<AccountId>& account, TimePoint used_after,
                                           TimePoint now) = 0;
  virtual void remove_before(TimePoint time) = 0;
};

}  // namespace latchkey::inbox
