// Twilio's messaging webhook: a form, signed with the account's auth token over URL and fields.
#pragma once
#include <utility>
#include <vector>

#include "server/sms/sms.h"

namespace latchkey::sms {

using Form = std::vector<std::pair<std::string, std::string>>;

// Kind::invalid where a field is missing or out of bounds.
Result<Sms> read_twilio(const Form& form);

// HMAC-SHA1 over the URL Twilio was given and the fields sorted by name, in base64. Twilio is not of one mind about
// writing the port, so the URL counts with and without it.
bool is_twilio_signature(std::string_view signature, std::string_view url, const Form& form, const SecretBytes& token);

}  // namespace latchkey::sms
