// SMS Gateway for Android (sms-gate.app): an event as JSON, signed with the key that stands in the app's settings.
#pragma once
#include "server/sms/sms.h"

namespace latchkey::sms {

// Nothing for an event other than sms:received. Kind::invalid where it is one and lacks something.
Result<std::optional<Sms>> read_android(std::string_view body);

// Hex HMAC-SHA256 over the body followed by the timestamp's text.
bool is_android_signature(std::string_view signature, std::string_view timestamp, std::string_view body,
                          const SecretBytes& key);

}  // namespace latchkey::sms
