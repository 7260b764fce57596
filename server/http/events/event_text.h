// Frames of the event socket as text (protocol/openapi.yaml, Event).
#pragma once
#include <memory>
#include <string>

#include "server/events/change.h"
#include "server/events/journal.h"

namespace latchkey::http {

std::string event_text(const events::Event& event);
std::string ready_text(std::int64_t cursor, TimePoint now);
std::string resync_text(std::int64_t cursor);
std::string ended_text(events::Ended reason);

// The hub hands one event to many sockets in a row: its text is made once.
class EventTexts {
 public:
  std::shared_ptr<const std::string> of(const std::shared_ptr<const events::Event>& event);

 private:
  std::weak_ptr<const events::Event> last_;
  std::shared_ptr<const std::string> text_;
};

}  // namespace latchkey::http
