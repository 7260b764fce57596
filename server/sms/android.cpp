#include "server/sms/android.h"

#include "base/json.h"
#include "server/numbers/country.h"
#include "server/sms/hmac.h"

namespace latchkey::sms {
namespace {

// Names as the app writes them. What differs between its versions is optional: older ones say phoneNumber where newer
// ones say sender, and only newer ones may know which number received.
struct Payload {
  std::optional<std::string> messageId;
  std::optional<std::string> message;
  std::optional<std::string> phoneNumber;
  std::optional<std::string> sender;
  std::optional<std::string> recipient;
  std::optional<std::string> receivedAt;
};
BOOST_DESCRIBE_STRUCT(Payload, (), (messageId, message, phoneNumber, sender, recipient, receivedAt))

struct Event {
  std::string event;
  std::optional<std::string> id;
  std::optional<Payload> payload;
};
BOOST_DESCRIBE_STRUCT(Event, (), (event, id, payload))

struct EventName {
  std::string event;
};
BOOST_DESCRIBE_STRUCT(EventName, (), (event))

}  // namespace

Result<std::optional<Sms>> read_android(std::string_view body) {
  auto name = parse_json<EventName>(body);
  if (!name) return fail(Kind::invalid, "android: no event");
  if (name->event != "sms:received") return std::optional<Sms>();
  auto event = parse_json<Event>(body);
  if (!event || !event->payload) return fail(Kind::invalid, "android: payload");
  Payload& payload = *event->payload;
  const auto& from = payload.sender ? payload.sender : payload.phoneNumber;
  if (!from || !is_short_text(*from, 64)) return fail(Kind::invalid, "android: sender");
  if (!payload.message || payload.message->size() > kMostText) return fail(Kind::invalid, "android: message");

  Sms sms;
  // The app makes messageId of a message's content, so two codes alike have the same one; a repeat of a delivery has
  // the same time besides.
  if (payload.messageId && payload.receivedAt) {
    sms.provider_id = *payload.messageId + "@" + *payload.receivedAt;
  } else if (event->id) {
    sms.provider_id = *event->id;
  }
  if (!is_short_text(sms.provider_id, 200)) return fail(Kind::invalid, "android: messageId");
  if (payload.recipient && numbers::is_e164(*payload.recipient)) sms.to = *payload.recipient;
  sms.from = *from;
  sms.text = *payload.message;
  wipe(*payload.message);
  return std::optional<Sms>(std::move(sms));
}

bool is_android_signature(std::string_view signature, std::string_view timestamp, std::string_view body,
                          const SecretBytes& key) {
  auto given = parse_hex(signature);
  if (!given || key.empty()) return false;
  std::string signed_text = std::string(body) + std::string(timestamp);
  bool equal = equal_in_constant_time(*given, hmac_sha256(key.expose(), as_bytes(signed_text)));
  wipe(signed_text);
  return equal;
}

}  // namespace latchkey::sms
