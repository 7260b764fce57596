#include "server/http/events/event_text.h"

#include "base/json.h"

namespace latchkey::http {

std::string event_text(const events::Event& event) {
  std::string cursor = ",\"cursor\":" + to_json(event.cursor);
  if (event.message) return "{\"type\":\"message\"" + cursor + ",\"message\":" + to_json(*event.message) + "}";
  return "{\"type\":\"changed\"" + cursor + ",\"what\":" + to_json(event.what) +
         ",\"account\":" + to_json(event.account) + "}";
}

std::string ready_text(std::int64_t cursor, TimePoint now) {
  return boost::json::serialize(boost::json::object{{"type", "ready"}, {"cursor", cursor}, {"now", to_unix_ms(now)}});
}

std::string resync_text(std::int64_t cursor) {
  return boost::json::serialize(boost::json::object{{"type", "resync"}, {"cursor", cursor}});
}

std::string ended_text(events::Ended reason) {
  return boost::json::serialize(
      boost::json::object{{"type", "ended"}, {"reason", reason == events::Ended::member ? "member" : "session"}});
}

std::shared_ptr<const std::string> EventTexts::of(const std::shared_ptr<const events::Event>& event) {
  if (text_ && last_.lock() == event) return text_;
  last_ = event;
  text_ = std::make_shared<const std::string>(event_text(*event));
  return text_;
}

}  // namespace latchkey::http
