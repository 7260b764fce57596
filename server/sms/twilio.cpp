#include "server/sms/twilio.h"

#include <algorithm>

#include "server/numbers/country.h"
#include "server/sms/hmac.h"

namespace latchkey::sms {
namespace {

const std::string* field(const Form& form, std::string_view name) {
  for (const auto& [key, value] : form)
    if (key == name) return &value;
  return nullptr;
}

bool fits(const Bytes& given, std::string_view url, std::string_view fields, const SecretBytes& token) {
  std::string signed_text = std::string(url) + std::string(fields);
  bool equal = equal_in_constant_time(given, hmac_sha1(token.expose(), as_bytes(signed_text)));
  wipe(signed_text);
  return equal;
}

}  // namespace

Result<Sms> read_twilio(const Form& form) {
  const auto* id = field(form, "MessageSid");
  const auto* from = field(form, "From");
  const auto* to = field(form, "To");
  const auto* body = field(form, "Body");
  if (!id || !is_short_text(*id, 64)) return fail(Kind::invalid, "twilio: MessageSid");
  if (!from || !is_short_text(*from, 64)) return fail(Kind::invalid, "twilio: From");
  if (!to || !numbers::is_e164(*to)) return fail(Kind::invalid, "twilio: To");
  if (!body || body->size() > kMostText || !is_utf8(*body)) return fail(Kind::invalid, "twilio: Body");
  Sms sms;
  sms.to = *to;
  sms.from = *from;
  sms.text = *body;
  sms.provider_id = *id;
  return sms;
}

bool is_twilio_signature(std::string_view signature, std::string_view url, const Form& form, const SecretBytes& token) {
  auto given = parse_base64(signature);
  if (!given || token.empty()) return false;
  Form sorted = form;
  std::ranges::sort(sorted);
  std::string fields;
  for (auto& [name, value] : sorted) {
    fields += name;
    fields += value;
    wipe(value);
  }
  bool good = fits(*given, url, fields, token);

  auto scheme_end = url.find("://");
  if (scheme_end != url.npos) {
    auto host_end = url.find('/', scheme_end + 3);
    auto authority = url.substr(0, host_end);
    auto rest = host_end == url.npos ? std::string_view() : url.substr(host_end);
    auto colon = authority.rfind(':');
    std::string other(authority);
    if (colon != scheme_end && authority.find(']', colon) == authority.npos) {
      other.resize(colon);
    } else {
      other += url.starts_with("https") ? ":443" : ":80";
    }
    other += rest;
    good = fits(*given, other, fields, token) || good;
  }
  wipe(fields);
  return good;
}

}  // namespace latchkey::sms
