#include "server/sms/signed.h"

#include "base/json.h"
#include "server/numbers/country.h"
#include "server/sms/hmac.h"

namespace latchkey::sms {
namespace {

struct Body {
  std::string to;
  std::string from;
  std::string text;
  std::optional<TimePoint> received_at;  // taken and not used: our own clock says when a message arrived
};
BOOST_DESCRIBE_STRUCT(Body, (), (to, from, text, received_at))

constexpr std::size_t kMostSignatures = 8;

}  // namespace

Result<Sms> read_signed(std::string_view id, std::string_view body) {
  if (!is_short_text(id, 200)) return fail(Kind::invalid, "signed: webhook-id");
  auto read = parse_json<Body>(body);
  if (!read) return fail(Kind::invalid, "signed: body");
  if (!numbers::is_e164(read->to)) return fail(Kind::invalid, "signed: to");
  if (!is_short_text(read->from, 64)) return fail(Kind::invalid, "signed: from");
  if (read->text.size() > kMostText) return fail(Kind::invalid, "signed: text");
  Sms sms;
  sms.to = std::move(read->to);
  sms.from = std::move(read->from);
  sms.text = read->text;
  wipe(read->text);
  sms.provider_id = id;
  return sms;
}

bool is_webhook_signature(std::string_view signatures, std::string_view id, std::string_view timestamp,
                          std::string_view body, const SecretBytes& secret) {
  constexpr std::string_view kPrefix = "whsec_";
  auto text = secret.expose_text();
  if (!text.starts_with(kPrefix)) return false;
  auto decoded = parse_base64(text.substr(kPrefix.size()));
  if (!decoded || decoded->empty()) return false;
  SecretBytes key{BytesView(*decoded)};
  wipe(*decoded);

  std::string signed_text;
  signed_text.reserve(id.size() + timestamp.size() + body.size() + 2);
  signed_text.append(id).append(".").append(timestamp).append(".").append(body);
  auto expected = hmac_sha256(key.expose(), as_bytes(signed_text));
  wipe(signed_text);

  bool fits = false;
  for (std::size_t i = 0; i < kMostSignatures && !signatures.empty(); ++i) {
    auto blank = signatures.find(' ');
    auto one = signatures.substr(0, blank);
    signatures = blank == signatures.npos ? std::string_view() : signatures.substr(blank + 1);
    if (!one.starts_with("v1,")) continue;  // v1a are public-key signatures
    auto given = parse_base64(one.substr(3));
    if (given && equal_in_constant_time(*given, expected)) fits = true;
  }
  return fits;
}

}  // namespace latchkey::sms
