#include "server/inbox/login_requests.h"

#include <algorithm>

#include "crypto/seal/statement.h"
#include "server/members/statements.h"

namespace latchkey::inbox {
namespace {

using accounts::access;
using accounts::Act;
using events::EntryKind;
using events::What;

constexpr auto kClockSlack = std::chrono::minutes(1);
constexpr std::size_t kMostOnAccount = 8;
constexpr std::int64_t kLongestPeriod = 86'400;

void tell(Books& books, const WorkspaceId& workspace, const AccountId& account, TimePoint now) {
  books.journal.changed(workspace, What::login_requests, account, now);
}

void note(Books& books, const members::Admitted& who, const AccountId& account, EntryKind kind, std::string subject,
          TimePoint now) {
  books.journal.record({who.workspace, now, who.member, kind, account, std::move(subject), who.address});
}

std::string name_of(LoginOutcome outcome) { return outcome == LoginOutcome::done ? "done" : "stopped"; }

bool is_open(const BackedRequest& found, TimePoint now) {
  return found.backed && !found.request.ended_at && now < found.request.opened_at + kLoginTime;
}

// What the sweep has not come by to write down yet.
LoginRequest as_of(BackedRequest found, TimePoint now) {
  auto& request = found.request;
  if (!found.backed && !request.ended_at && now < request.opened_at + kLoginTime) {
    request.ended_at = now;
    request.outcome = LoginOutcome::stopped;
  }
  return std::move(request);
}

}  // namespace

Result<LoginRequest> own_open_request(Books& books, const members::Admitted& who, const AccountId& account,
                                      const LoginRequestId& request, TimePoint now) {
  auto found = books.logins.find(who.workspace, request, now);
  if (!found || found->request.account != account || found->request.member != who.member)
    return fail(Kind::not_found, "login request: none");
  if (!is_open(*found, now)) return fail(Kind::expired, "login request: over");
  return std::move(found->request);
}

Task<Result<LoginRequest>> LoginRequests::open(Actor actor, AccountId account, NewLoginRequest asked) {
  auto work = [actor = std::move(actor), account = std::move(account), asked = std::move(asked),
               now = clock_.now()](Books& books) -> Result<LoginRequest> {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now));
    const auto& who = allowed.who;
    auto session = books.members.session(who.workspace, who.session);
    auto member = books.members.find(who.workspace, who.member);
    if (!session || !member) return fail(Kind::unavailable, "login request: storage");
    auto signature = seal::Signature::from(asked.signature);
    if (!signature) return fail(Kind::invalid, "login request: signature");
    seal::LoginStatement said{who.workspace.text(), account.text(),         who.member.text(),
                              asked.id.text(),      session->device.text(), asked.opened_at};
    if (!seal::verify_login(said, members::keys_of(*member).sign_public, *signature))
      return fail(Kind::invalid, "login request: signature");

    if (auto known = books.logins.find(who.workspace, asked.id, now)) {
      bool same = known->request.account == account && known->request.member == who.member &&
                  known->request.signature == asked.signature;
      if (!same) return fail(Kind::conflict, "login request: the id is taken");
      return as_of(std::move(*known), now);
    }
    // The time is in the signature, and others count the five minutes from it: it must be ours, give or take a clock.
    if (asked.opened_at < now - kClockSlack || asked.opened_at > now + kClockSlack)
      return fail(Kind::invalid, "login request: clock");
    std::size_t others = 0;
    for (const auto& found : books.logins.not_ended(who.workspace, account, now - kLoginTime, now)) {
      if (found.request.member == who.member) {
        books.logins.end(who.workspace, found.request.id, LoginOutcome::stopped, now);
      } else if (found.backed) {
        ++others;
      }
    }
    if (others >= kMostOnAccount) return fail(Kind::conflict, "login request: too many on this account");
    LoginRequest request{asked.id,        account,      who.member,   session->device,
                         asked.opened_at, std::nullopt, std::nullopt, asked.signature};
    books.logins.add(who.workspace, request, who.session);
    note(books, who, account, EntryKind::login_opened, session->device_name, now);
    tell(books, who.workspace, account, now);
    return request;
  };
  co_return co_await transactions_.write(std::move(work));
}

Task<Done> LoginRequests::end(Actor actor, AccountId account, LoginRequestId id, LoginOutcome outcome) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), id = std::move(id), outcome,
                              now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now));
    const auto& who = allowed.who;
    auto found = books.logins.find(who.workspace, id, now);
    if (!found || found->request.account != account || found->request.member != who.member)
      return fail(Kind::not_found, "login request: none");
    if (!is_open(*found, now)) return done();
    books.logins.end(who.workspace, id, outcome, now);
    note(books, who, account, EntryKind::login_ended, name_of(outcome), now);
    tell(books, who.workspace, account, now);
    return done();
  });
}

Task<Done> LoginRequests::take_step(Actor actor, AccountId account, LoginRequestId id, std::int64_t step,
                                    std::int64_t period) {
  return transactions_.write([actor = std::move(actor), account = std::move(account), id = std::move(id), step, period,
                              now = clock_.now()](Books& books) -> Done {
    LK_TRY(allowed, access(books.accounts, books.members, actor, account, Act::use, now));
    const auto& who = allowed.who;
    if (period < 1 || period > kLongestPeriod || step < 0) return fail(Kind::invalid, "login request: step");
    // This step and the next two at most: nobody takes codes away from others for the hour to come.
    std::int64_t current = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / period;
    if (step < current - 2 || step > current + 2) return fail(Kind::invalid, "login request: step");
    LK_TRY(request, own_open_request(books, who, account, id, now));
    if (auto used = books.logins.used_step(who.workspace, account, period, step)) {
      // The same once more, after an answer that got lost.
      if (used->login_request == request.id) return done();
      return fail(Kind::conflict, "login request: the step is taken");
    }
    books.logins.add_used_step(who.workspace, {account, step, period, who.member, request.id, now});
    note(books, who, account, EntryKind::step_used, request.id.text(), now);
    tell(books, who.workspace, account, now);
    return done();
  });
}

Task<Result<LoginRequestList>> LoginRequests::list(Actor actor, std::optional<AccountId> account) {
  return transactions_.read([actor = std::move(actor), account = std::move(account),
                             now = clock_.now()](Books& books) -> Result<LoginRequestList> {
    LK_TRY(who, members::admit(books.members, actor, now));
    if (account) LK_TRY_DONE(access(books.accounts, books.members, actor, *account, Act::use, now));
    TimePoint since = now - kRequestsKept;
    LoginRequestList list{{}, books.logins.used_steps(who.workspace, who.member, account, since, now), since, now};
    for (auto& found : books.logins.list(who.workspace, who.member, account, since, now))
      list.login_requests.push_back(as_of(std::move(found), now));
    return list;
  });
}

Task<Done> LoginRequests::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    for (const auto& due : books.logins.unbacked(now - kLoginTime, now)) {
      books.logins.end(due.workspace, due.request.id, LoginOutcome::stopped, now);
      tell(books, due.workspace, due.request.account, now);
    }
    books.logins.remove_before(now - kRequestsKept);
    return done();
  });
}

}  // namespace latchkey::inbox
