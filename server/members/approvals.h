// A new device enters by the approval of an open one. The server carries a commitment, two keys with their nonces, and
// one sealed letter from one to the other, each in its turn: what the two devices show to their owner is theirs to
// compute.
//
// Requests wait in memory, for ten minutes, bounded, and are gone with a restart; nothing of them is stored.
#pragma once
#include <boost/describe.hpp>
#include <deque>
#include <map>

#include "base/clock.h"
#include "base/random.h"
#include "base/secret_bytes.h"
#include "server/members/actor.h"
#include "server/members/member_store.h"

namespace latchkey::members {

inline constexpr auto kApprovalTime = std::chrono::minutes(10);
inline constexpr std::size_t kMostRequests = 1000;         // open ones, a server
inline constexpr std::size_t kMostRequestsPerAddress = 5;  // and an address they came from
inline constexpr std::size_t kMostLetter = 4096;           // bytes

BOOST_DEFINE_ENUM_CLASS(ApprovalState, waiting, answered, revealed, approved, refused, taken)

struct OpenedRequest {
  DeviceRequestId id;
  std::string token;  // base64url; only its hash is kept
  TimePoint expires_at;
  TimePoint now;
};
BOOST_DESCRIBE_STRUCT(OpenedRequest, (), (id, token, expires_at, now))

// A key with its nonce: what one side shows the other.
struct Shown {
  Bytes public_key;
  Bytes nonce;
};

// As the new device sees it.
struct RequestProgress {
  ApprovalState state;
  TimePoint expires_at;
  std::optional<WorkspaceId> workspace;  // of who answered
  std::optional<Shown> answer;
};

// As the open device sees it.
struct RequestShown {
  DeviceRequestId id;
  ApprovalState state;
  std::string device_name;  // its own word
  std::string address;
  Bytes commitment;
  TimePoint created_at;
  TimePoint expires_at;
  std::optional<Shown> revealed;
};

class Approvals {
 public:
  Approvals(Transactions& transactions, const Clock& clock, Random& random)
      : transactions_(transactions), clock_(clock), random_(random) {}

  // The new device, known by its token: Kind::not_found for an unknown request and a wrong token alike, expired where
  // ten minutes are over, conflict out of turn. `open` is Kind::limited where too many are open.
  Result<OpenedRequest> open(Bytes commitment, std::string device_name, std::string address);
  Result<RequestProgress> progress(const DeviceRequestId& id, BytesView token);
  Done reveal(const DeviceRequestId& id, BytesView token, Shown shown);  // only after the answer, once
  Result<Bytes> take(const DeviceRequestId& id, BytesView token);        // the letter, once
  Done withdraw(const DeviceRequestId& id, BytesView token);             // its member saw another code, or gave up

  // The open device. Whoever answers first has the request; to every other session it is in use (Kind::conflict).
  Task<Result<RequestShown>> look(Actor actor, DeviceRequestId id);
  Task<Done> answer(Actor actor, DeviceRequestId id, Shown shown);
  Task<Done> approve(Actor actor, DeviceRequestId id, Bytes letter);  // elevated; noted, and every session is told
  Task<Done> refuse(Actor actor, DeviceRequestId id);

 private:
  struct Waiting {
    ApprovalState state = ApprovalState::waiting;
    Bytes token_hash;
    Bytes commitment;
    std::string device_name;
    std::string address;
    TimePoint created_at;
    std::optional<WorkspaceId> workspace;
    std::optional<SessionId> session;
    std::optional<Shown> answer;
    std::optional<Shown> revealed;
    Bytes letter;
    bool approving = false;  // a transaction is under way
  };
  Result<Waiting*> of_new_device(const DeviceRequestId& id, BytesView token);
  Result<Waiting*> of_open_device(const Admitted& who, const DeviceRequestId& id);
  Task<Result<Admitted>> admitted(Actor actor);
  void drop_old();

  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
  std::map<DeviceRequestId, Waiting> waiting_;
  std::deque<DeviceRequestId> by_age_;
};

}  // namespace latchkey::members
