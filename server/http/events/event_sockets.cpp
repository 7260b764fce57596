#include "server/http/events/event_sockets.h"

#include "server/http/json_body.h"
#include "server/members/role.h"

namespace latchkey::http {
namespace {

constexpr std::string_view kSubprotocol = "latchkey.v1";

// RFC 6455, 7.4.1, and the registry for 1013.
enum CloseCode : std::uint16_t { kNormal = 1000, kGoingAway = 1001, kPolicy = 1008, kTooBig = 1009, kTryLater = 1013 };

struct Hello {
  Required<WorkspaceId> workspace;
  std::string token;
  std::optional<std::int64_t> cursor;
};
BOOST_DESCRIBE_STRUCT(Hello, (), (workspace, token, cursor))

}  // namespace

// One client. Its reading task is what keeps it; writing is a task only while there is something to write.
class EventSockets::Socket final : public events::Subscriber {
 public:
  Socket(EventSockets& all, WebSocket socket, std::string address)
      : all_(all),
        socket_(std::move(socket)),
        address_(std::move(address)),
        hello_deadline_(std::in_place, all.parts_.loop) {}

  Task<Done> run() {
    auto outcome = co_await converse();
    subscription_ = {};
    if (counted_) {
      auto count = all_.per_member_.find(*counted_);
      if (--count->second == 0) all_.per_member_.erase(count);
    }
    LK_CO_TRY_DONE(co_await tasks_.ended());
    co_return outcome;
  }

  void deliver(const std::shared_ptr<const events::Event>& event) override {
    if (catching_up_) {
      kept_.push_back(event);
      // Nobody catches up so slowly that this much happens meanwhile; a storage that stands still might make it look
      // so.
      if (kept_.size() > 10'000) close(kTryLater, "too slow");
      return;
    }
    send(all_.texts_.of(event));
  }

  void ended(events::Ended reason) override {
    send(std::make_shared<const std::string>(ended_text(reason)));
    close_when_sent_ = true;
  }

  void close(std::uint16_t code, std::string reason) {
    if (std::exchange(closing_, true)) return;
    queue_.clear();
    kept_.clear();
    tasks_.spawn(say_goodbye(code, std::move(reason)));
  }

  void abort() { socket_.abort(); }

 private:
  Task<Done> converse() {
    TaskGroup deadline;
    deadline.spawn(abort_without_hello());
    auto first = co_await socket_.read();
    hello_deadline_->cancel();
    LK_CO_TRY_DONE(co_await deadline.ended());
    hello_deadline_.reset();
    if (!first) co_return refuse(first.error());
    auto hello = parse_json<Hello>(*first);
    wipe(*first);
    if (!hello) co_return refuse(kPolicy, "hello");

    auto actor = co_await all_.parts_.sessions.authenticate(*hello->workspace, std::move(hello->token), address_);
    if (!actor) co_return refuse(actor.error().kind == Kind::denied ? kPolicy : kTryLater, "session");
    auto& count = all_.per_member_[actor->member];
    ++count;
    counted_ = actor->member;
    if (count > all_.options_.most_per_member) co_return refuse(kPolicy, "too many sockets");

    // Subscribed before catching up: what happens in between is kept and let go after it.
    subscription_ = all_.parts_.hub.subscribe(actor->workspace, actor->member, actor->session,
                                              members::may(actor->role, members::Act::see_frame), *this);
    LK_CO_TRY_DONE(co_await catch_up(std::move(*actor), hello->cursor));

    // What a client says after its hello has no meaning; reading is how its pongs and its end are heard.
    for (;;) {
      auto frame = co_await socket_.read();
      if (!frame) co_return refuse(frame.error());
    }
  }

  Task<Done> catch_up(members::Actor actor, std::optional<std::int64_t> cursor) {
    for (bool complete = false; !complete && !closing_;) {
      auto page = co_await all_.parts_.feed.catch_up(actor, cursor);
      if (!page) {
        close(page.error().kind == Kind::denied ? kPolicy : kTryLater, "session");
        co_return done();
      }
      if (page->resync) send(std::make_shared<const std::string>(resync_text(page->cursor)));
      for (const auto& event : page->events) send(std::make_shared<const std::string>(event_text(event)));
      cursor = page->cursor;
      complete = page->complete || page->resync;
    }
    catching_up_ = false;
    if (closing_) co_return done();
    send(std::make_shared<const std::string>(ready_text(*cursor, all_.parts_.clock.now())));
    for (const auto& event : std::exchange(kept_, {}))
      if (event->cursor > *cursor) send(all_.texts_.of(event));
    co_return done();
  }

  Task<Done> abort_without_hello() {
    // Named before the question: gcc 12 traps on a co_await in a condition whose branch makes a temporary.
    bool over = co_await hello_deadline_->wait(all_.options_.hello);
    if (over) close(kPolicy, "hello");
    co_return done();
  }

  Done refuse(std::uint16_t code, std::string reason) {
    close(code, std::move(reason));
    return done();
  }
  Done refuse(const Error& error) {
    // Beast has said itself that a message was too big.
    if (error.kind == Kind::limited) return refuse(kPolicy, "frame");
    closing_ = true;
    queue_.clear();
    return done();
  }

  void send(std::shared_ptr<const std::string> text) {
    if (closing_ || close_when_sent_) return;
    queued_ += text->size();
    queue_.push_back(std::move(text));
    if (queued_ > all_.options_.most_queued) {
      ++all_.slow_readers_;
      close(kTryLater, "reader too slow");
      return;
    }
    if (!writing_) {
      writing_ = true;
      tasks_.spawn(write_queue());
    }
  }

  Task<Done> write_queue() {
    while (!queue_.empty()) {
      auto text = std::move(queue_.front());
      queue_.pop_front();
      queued_ -= text->size();
      ++all_.events_sent_;
      auto written = co_await socket_.write(std::move(text));
      if (!written) break;
    }
    writing_ = false;
    if (close_when_sent_) close(kNormal, "ended");
    co_return done();
  }

  Task<Done> say_goodbye(std::uint16_t code, std::string reason) {
    // Not before the write under way, whose frame would be cut in two; but a reader that has stopped is not waited for.
    if (writing_) {
      socket_.abort();
      co_return done();
    }
    co_return co_await socket_.close(code, std::move(reason));
  }

  EventSockets& all_;
  WebSocket socket_;
  const std::string address_;
  events::Hub::Subscription subscription_;
  std::optional<MemberId> counted_;
  bool catching_up_ = true;
  bool writing_ = false;
  bool closing_ = false;
  bool close_when_sent_ = false;
  std::size_t queued_ = 0;
  // Lists that cost nothing while they are empty: there are many sockets, and most wait.
  std::list<std::shared_ptr<const std::string>> queue_;
  std::vector<std::shared_ptr<const events::Event>> kept_;
  std::optional<net::Timer> hello_deadline_;
  TaskGroup tasks_;
};

EventSockets::EventSockets(Parts parts, Options options)
    : parts_(parts), options_(options), patience_(parts.loop), empty_(parts.loop) {}

void EventSockets::add_routes(Router& router) {
  router.add({Method::get, "/api/v1/events", [this](Request request) { return upgrade(std::move(request)); },
              Audience::sessions, 0});
}

Task<Answer> EventSockets::upgrade(Request request) {
  if (stopping_) co_return fail(Kind::unavailable, "events: the server stops");
  if (auto refusal = WebSocket::refuse(request, kSubprotocol)) co_return std::move(*refusal);
  // Nothing is sent along by itself that a foreign page could use; it is refused all the same, as its own mistake.
  if (auto origin = request.headers.find("Origin"))
    if (!parts_.site.is_origin(*origin) && !origin->starts_with("chrome-extension://") &&
        !origin->starts_with("moz-extension://"))
      co_return fail(Kind::denied, "events: origin");
  Response response;
  response.status = 101;
  // Shared by the copies of a std::function, of which one is called, once.
  auto shared = std::make_shared<Request>(std::move(request));
  response.take_over = [this, shared](net::Stream stream) { return serve(std::move(stream), shared); };
  co_return response;
}

Task<Done> EventSockets::serve(net::Stream stream, std::shared_ptr<Request> request) {
  auto address = request->address();
  auto accepted =
      co_await WebSocket::accept(std::move(stream), std::move(*request), std::string(kSubprotocol), options_.socket);
  request.reset();
  if (!accepted) co_return fail(accepted.error());
  auto socket = std::make_unique<Socket>(*this, std::move(*accepted), std::move(address));
  auto place = sockets_.insert(sockets_.end(), socket.get());
  if (stopping_) socket->close(kGoingAway, "stopping");
  auto outcome = co_await socket->run();
  sockets_.erase(place);
  if (sockets_.empty()) empty_.notify();
  co_return outcome;
}

Task<Done> EventSockets::abort_after(std::chrono::milliseconds patience) {
  bool over = co_await patience_.wait(patience);
  if (over)
    for (auto* socket : sockets_) socket->abort();
  co_return done();
}

Task<Done> EventSockets::stop(std::chrono::milliseconds patience) {
  stopping_ = true;
  for (auto* socket : sockets_) socket->close(kGoingAway, "stopping");
  tasks_.spawn(abort_after(patience));
  while (!sockets_.empty()) LK_CO_TRY_DONE(co_await empty_.wait());
  patience_.cancel();
  co_return co_await tasks_.ended();
}

}  // namespace latchkey::http
