// Tells connected clients what changed, right after the transaction that changed it. Lives on the loop thread.
#pragma once
#include <list>
#include <memory>
#include <unordered_map>

#include "server/events/journal.h"

namespace latchkey::events {

// One connected client. Called on the loop thread, and must neither subscribe nor unsubscribe anybody in the call.
class Subscriber {
 public:
  virtual ~Subscriber() = default;
  // In the order of cursors. Readers of the same kind share one event, so text made of it can be kept for the next.
  virtual void deliver(const std::shared_ptr<const Event>& event) = 0;
  virtual void ended(Ended reason) = 0;  // nothing is delivered after it
};

class Hub {
 public:
  class Subscription {  // ends with its life; must not outlive the hub
   public:
    Subscription() = default;
    Subscription(Subscription&& other) noexcept : hub_(std::exchange(other.hub_, nullptr)), key_(other.key_) {}
    Subscription& operator=(Subscription&& other) noexcept {
      std::swap(hub_, other.hub_);
      std::swap(key_, other.key_);
      return *this;
    }
    ~Subscription();

   private:
    friend class Hub;
    Subscription(Hub& hub, std::uint64_t key) : hub_(&hub), key_(key) {}
    Hub* hub_ = nullptr;
    std::uint64_t key_ = 0;
  };

  Hub() = default;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  // The subscriber outlives its subscription. `sees_frame`: an Admin or above, who hears of activity in the workspace's
  // frame. What a member may hear of an account is settled change by change, by the readers the change names.
  Subscription subscribe(WorkspaceId workspace, MemberId member, SessionId session, bool sees_frame,
                         Subscriber& subscriber);

  void publish(const Change& change);
  void end_session(const WorkspaceId& workspace, const SessionId& session);
  void end_member(const WorkspaceId& workspace, const MemberId& member);

  std::size_t subscribers() const { return where_.size(); }

 private:
  struct Listening {
    std::uint64_t key;
    MemberId member;
    SessionId session;
    bool sees_frame;
    Subscriber* subscriber;
  };
  using Listeners = std::list<Listening>;
  struct Place {
    WorkspaceId workspace;
    MemberId member;
    Listeners::iterator at;
  };
  void unsubscribe(std::uint64_t key);

  // By member: a message to three readers costs three look-ups, however many clients are connected.
  using Members = std::unordered_map<MemberId, Listeners>;
  std::unordered_map<WorkspaceId, Members> workspaces_;
  std::unordered_map<std::uint64_t, Place> where_;
  std::uint64_t next_key_ = 1;
};

}  // namespace latchkey::events
