#include "cli/client/live_events.h"

#include <algorithm>

namespace latchkey::client {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstWait = 500ms;
constexpr std::chrono::milliseconds kLongestWait = 60s;

struct Frame {
  std::string type;
  std::optional<std::uint64_t> cursor;
  std::optional<boost::json::value> message;
  std::optional<std::string> what;
};
BOOST_DESCRIBE_STRUCT(Frame, (), (type, cursor, message, what))

Failure<Trouble> unreadable() { return trouble(Kind::unavailable, "the server sent an event that cannot be read"); }

Attempt<std::optional<Event>> read_event(const Frame& frame) {
  if (frame.type == "ready") return std::optional<Event>(Ready{});
  if (frame.type == "resync") return std::optional<Event>(Resync{});
  if (frame.type == "changed") return std::optional<Event>(Changed{frame.what.value_or("")});
  if (frame.type == "message") {
    if (!frame.message) return unreadable();
    auto message = from_json<wire::Message>(*frame.message);
    if (!message) return unreadable();
    return std::optional<Event>(MessageArrived{std::move(*message)});
  }
  return std::optional<Event>();  // a newer server's
}

}  // namespace

Outcome LiveEvents::follow(const WorkspaceId& workspace, const SecretBytes& token, std::uint64_t cursor,
                           const Take& take) {
  cursor_ = cursor;
  wait_ = kFirstWait;
  while (true) {
    auto ended = follow_once(workspace, token, take);
    if (ended || ended.error().kind != Kind::unavailable || ended.error().cure == Cure::sign_in) return ended;
    // Half of it by chance: a thousand clients of a restarted server come back spread out.
    auto chance = random_.bytes<1>()[0];
    pause_(wait_ / 2 + wait_ / 2 * chance / 255);
    wait_ = std::min(wait_ * 2, kLongestWait);
  }
}

Outcome LiveEvents::follow_once(const WorkspaceId& workspace, const SecretBytes& token, const Take& take) {
  auto socket = source_.connect();
  if (!socket) return fail(socket.error());
  boost::json::object hello;
  hello["workspace"] = workspace.text();
  hello["token"] = token.expose_text();
  hello["cursor"] = cursor_;
  std::string text = boost::json::serialize(hello);
  auto sent = (*socket)->send(text);
  wipe(text);
  if (!sent) return fail(sent.error());
  while (true) {
    auto received = (*socket)->next();
    if (!received) return fail(received.error());
    auto frame = parse_json<Frame>(*received);
    // Begin again from the last cursor rather than guess.
    if (!frame) return unreadable();
    if (frame->type == "ended") {
      return trouble(Kind::denied, "the server has ended this session: run latchkey login again", Cure::sign_in);
    }
    auto event = read_event(*frame);
    if (!event) return fail(event.error());
    if (*event) {
      auto taken = take(**event);
      if (!taken) return fail(taken.error());
      if (!*taken) return finished();
    }
    // Only now: an event that was not taken comes again.
    if (frame->cursor) cursor_ = *frame->cursor;
    if (frame->type == "ready" || frame->type == "resync") wait_ = kFirstWait;
  }
}

}  // namespace latchkey::client
