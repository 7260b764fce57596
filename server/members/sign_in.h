// Signing in, in two steps: `auth` buys the sealed identity and a challenge, the device's signature over the challenge
// a session. A member that does not exist gets the answer of a wrong auth, for the same work.
#pragma once
#include <deque>
#include <map>

#include "base/clock.h"
#include "base/random.h"
#include "base/secret_bytes.h"
#include "server/members/actor.h"
#include "server/members/member_store.h"
#include "server/members/throttle.h"
#include "server/members/workspace_log.h"

namespace latchkey::members {

struct Greeting {
  Bytes challenge;
  Bytes sealed_identity;
  Bytes sign_public;
  Bytes box_public;
  Bytes statement;
  std::string name;
  std::string email;
  std::string workspace_name;
};
BOOST_DESCRIBE_STRUCT(Greeting, (),
                      (challenge, sealed_identity, sign_public, box_public, statement, name, email, workspace_name))

// Puts the device on the workspace log while it signs in.
struct Enrolment {
  roster::Entry entry;  // of kind device
  DeviceName name;
};
BOOST_DESCRIBE_STRUCT(Enrolment, (), (entry, name))

// As in the contract's Session.
struct Session {
  SessionId id;
  DeviceId device;
  std::string device_name;
  TimePoint created_at;
  TimePoint last_seen_at;
  std::string address;
  std::optional<TimePoint> elevated_until;
  bool current;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, device, device_name, created_at, last_seen_at, address, elevated_until, current))
Session as_shown(const SessionRow& row, const SessionId& current);

struct Opened {
  std::string token;  // 32 random bytes, base64url; only its hash is kept
  Session session;
};

// Challenges wait in memory: good once, two minutes, bounded. A restart asks people to sign in again.
class Challenges {
 public:
  Challenges(const Clock& clock, Random& random) : clock_(clock), random_(random) {}
  Bytes issue(const WorkspaceId& workspace, const MemberId& member);
  bool holds(const WorkspaceId& workspace, const MemberId& member, const Bytes& challenge);
  bool redeem(const WorkspaceId& workspace, const MemberId& member, const Bytes& challenge);  // at most once true

 private:
  struct Waiting {
    WorkspaceId workspace;
    MemberId member;
    TimePoint expires_at;
  };
  void drop_expired();
  const Clock& clock_;
  Random& random_;
  std::map<Bytes, Waiting> waiting_;
  std::deque<Bytes> by_age_;
};

class SignIn {
 public:
  // `origins`: scheme, host and port under which clients reach this server; a proof made for any other is refused.
  SignIn(Transactions& transactions, const Clock& clock, Random& random, std::vector<std::string> origins)
      : transactions_(transactions),
        clock_(clock),
        random_(random),
        origins_(std::move(origins)),
        challenges_(clock, random),
        tries_(clock, {.burst = 10, .per_try = std::chrono::seconds(6)}) {}

  // Kind::denied (kNoSession: 401) for a wrong auth or an unknown member; limited when this address has tried this
  // member too often.
  Task<Result<Greeting>> sign_in(WorkspaceId workspace, MemberId member, SecretBytes auth, std::string address);

  // The workspace log, for who holds a challenge and has a device to put on it.
  Task<Result<LogPage>> log(WorkspaceId workspace, MemberId member, Bytes challenge, std::uint64_t after);

  // Kind::denied (401) where challenge, origin or proof do not hold, (403) for a device that was ended; conflict for
  // one that does not stand on the log, and where its entry does not follow the head.
  Task<Result<Opened>> open_session(WorkspaceId workspace, MemberId member, Bytes challenge, std::string origin,
                                    DeviceId device, std::optional<Enrolment> enrolment, Bytes proof,
                                    std::string address);

 private:
  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
  const std::vector<std::string> origins_;
  Challenges challenges_;
  Throttle tries_;
};

Bytes session_token_hash(const WorkspaceId& workspace, BytesView token);

}  // namespace latchkey::members
