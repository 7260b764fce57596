#include "server/events/hub.h"

namespace latchkey::events {

Hub::Subscription::~Subscription() {
  if (hub_) hub_->unsubscribe(key_);
}

Hub::Subscription Hub::subscribe(WorkspaceId workspace, MemberId member, SessionId session, bool sees_frame,
                                 Subscriber& subscriber) {
  std::uint64_t key = next_key_++;
  auto& listeners = workspaces_[workspace][member];
  listeners.push_back({key, member, std::move(session), sees_frame, &subscriber});
  where_.emplace(key, Place{std::move(workspace), std::move(member), std::prev(listeners.end())});
  return Subscription(*this, key);
}

void Hub::unsubscribe(std::uint64_t key) {
  auto found = where_.find(key);
  if (found == where_.end()) return;
  Place place = std::move(found->second);
  where_.erase(found);
  auto& members = workspaces_.at(place.workspace);
  auto listeners = members.find(place.member);
  listeners->second.erase(place.at);
  if (listeners->second.empty()) members.erase(listeners);
  if (members.empty()) workspaces_.erase(place.workspace);
}

void Hub::publish(const Change& change) {
  auto workspace = workspaces_.find(change.workspace);
  if (workspace == workspaces_.end()) return;
  auto& members = workspace->second;

  auto tell = [](const Listeners& listeners, const std::shared_ptr<const Event>& event) {
    for (const auto& listening : listeners) listening.subscriber->deliver(event);
  };
  auto make = [&change](std::optional<Message> message) {
    return std::make_shared<const Event>(Event{change.cursor, change.what, change.account, std::move(message)});
  };

  if (change.member) {
    if (auto found = members.find(*change.member); found != members.end()) tell(found->second, make(std::nullopt));
    if (change.what != What::activity) return;
  }
  if (change.account) {
    std::shared_ptr<const Event> for_owners;
    std::shared_ptr<const Event> for_collaborators;
    for (const auto& reader : change.readers) {
      if (change.what == What::activity && (!reader.owner || change.member == reader.member)) continue;
      auto found = members.find(reader.member);
      if (found == members.end()) continue;
      auto& event = reader.owner ? for_owners : for_collaborators;
      if (!event) {
        std::optional<Message> seen;
        if (change.message) {
          seen = as_seen(*change.message, reader.owner);
          if (!seen) continue;
        }
        event = make(std::move(seen));
      }
      tell(found->second, event);
    }
    return;
  }
  auto event = make(std::nullopt);
  for (const auto& [member, listeners] : members) {
    if (change.what != What::activity) {
      tell(listeners, event);
      continue;
    }
    if (change.member == member) continue;
    for (const auto& listening : listeners) {
      if (listening.sees_frame) listening.subscriber->deliver(event);
    }
  }
}

void Hub::end_session(const WorkspaceId& workspace, const SessionId& session) {
  auto found = workspaces_.find(workspace);
  if (found == workspaces_.end()) return;
  for (const auto& [member, listeners] : found->second) {
    for (const auto& listening : listeners) {
      if (listening.session == session) listening.subscriber->ended(Ended::session);
    }
  }
}

void Hub::end_member(const WorkspaceId& workspace, const MemberId& member) {
  auto found = workspaces_.find(workspace);
  if (found == workspaces_.end()) return;
  auto listeners = found->second.find(member);
  if (listeners == found->second.end()) return;
  for (const auto& listening : listeners->second) listening.subscriber->ended(Ended::member);
}

}  // namespace latchkey::events
