// /api/v1/events: tells each connected client what happens in its workspace, first what it missed.
//
// The token comes in the first frame, not in the URL or a header: browsers set neither, and URLs end up in logs.
#pragma once
#include <list>
#include <unordered_map>

#include "base/task_group.h"
#include "server/activity/feed.h"
#include "server/events/hub.h"
#include "server/http/events/event_text.h"
#include "server/http/router.h"
#include "server/http/site.h"
#include "server/http/websocket.h"
#include "server/members/sessions.h"
#include "server/net/wakeup.h"

namespace latchkey::http {

class EventSockets {
 public:
  struct Options {
    std::size_t most_per_member = 64;
    std::size_t most_queued = std::size_t{1} << 20;  // bytes a reader may leave unread
    net::Timeout hello = std::chrono::seconds(5);
    WebSocket::Limits socket;
  };
  struct Parts {  // all outlive the sockets
    net::Loop& loop;
    const Clock& clock;
    const Site& site;
    members::Sessions& sessions;
    activity::Feed& feed;
    events::Hub& hub;
  };
  EventSockets(Parts parts, Options options);

  void add_routes(Router& router);

  // Tells every client that the server stops, and waits for up to `patience` until they are gone.
  Task<Done> stop(std::chrono::milliseconds patience);

  std::size_t open() const { return sockets_.size(); }
  std::uint64_t events_sent() const { return events_sent_; }
  std::uint64_t slow_readers() const { return slow_readers_; }

 private:
  class Socket;
  Task<Answer> upgrade(Request request);
  Task<Done> serve(net::Stream stream, std::shared_ptr<Request> request);
  Task<Done> abort_after(std::chrono::milliseconds patience);

  Parts parts_;
  const Options options_;
  EventTexts texts_;
  std::list<Socket*> sockets_;
  std::unordered_map<MemberId, std::size_t> per_member_;
  bool stopping_ = false;
  std::uint64_t events_sent_ = 0;
  std::uint64_t slow_readers_ = 0;
  net::Timer patience_;
  net::Wakeup empty_;
  TaskGroup tasks_;
};

}  // namespace latchkey::http
