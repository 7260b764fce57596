// What happens, as it happens: says hello to the event socket with where we stand, hands on what happened since and
// what happens, and comes back by itself after a pause that grows. It knows frames, not what they mean.
#pragma once
#include <functional>
#include <variant>

#include "base/random.h"
#include "cli/client/api.h"
#include "cli/client/event_socket.h"
#include "cli/client/wire.h"

namespace latchkey::client {

struct Ready {};
struct MessageArrived {
  wire::Message message;
};
struct Changed {
  std::string what;  // "accounts", "members", "messages", …
};
struct Resync {};  // the cursor was too old to replay from: read everything afresh
using Event = std::variant<Ready, MessageArrived, Changed, Resync>;

class LiveEvents {
 public:
  using Take = std::function<Attempt<bool>(const Event&)>;  // false ends it

  // All outlive it.
  LiveEvents(EventSocketSource& source, Random& random, Api::Pause pause)
      : source_(source), random_(random), pause_(std::move(pause)) {}

  // Ends where `take` wants no more, with what it failed with, or with the session (Cure::sign_in). Where `take` fails
  // with Kind::unavailable, the event comes again after a pause.
  Outcome follow(const WorkspaceId& workspace, const SecretBytes& token, std::uint64_t cursor, const Take& take);

 private:
  // Until the connection is gone; Kind::unavailable is what says so.
  Outcome follow_once(const WorkspaceId& workspace, const SecretBytes& token, const Take& take);

  EventSocketSource& source_;
  Random& random_;
  Api::Pause pause_;
  std::uint64_t cursor_ = 0;
  std::chrono::milliseconds wait_{0};
};

}  // namespace latchkey::client
