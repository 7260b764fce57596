#include "cli/importers/foreign_otp.h"

#include "otp/link_text.h"
#include "otp/migration.h"
#include "otp/seed.h"

namespace latchkey::importers {

Result<otp::OtpUri, std::string_view> read_spelled_otp(SpelledOtp spelled) {
  otp::OtpUri::Parts parts;
  if (!spelled.type.empty()) {
    auto type = otp::parse_otp_type(spelled.type);
    if (!type) return fail(std::string_view("its type is none of totp, hotp and steam, the ones Latchkey computes"));
    parts.type = *type;
  }
  if (spelled.seed.empty()) {
    auto seed = otp::parse_seed(spelled.secret);
    if (!seed) return fail(otp::sentence(seed.error()));
    parts.seed = std::move(*seed);
  } else {
    parts.seed = std::move(spelled.seed);
  }
  parts.issuer = std::move(spelled.issuer);
  parts.name = std::move(spelled.name);
  // Steam has one setting only; what apps write into fields that do not apply to it differs.
  if (parts.type != otp::OtpType::steam) {
    if (!spelled.algorithm.empty()) {
      auto algorithm = otp::parse_algorithm(spelled.algorithm);
      if (!algorithm) return fail(otp::sentence(otp::OtpProblem::unknown_algorithm));
      parts.algorithm = *algorithm;
    }
    parts.digits = spelled.digits;
    parts.period = spelled.period;
  }
  if (parts.type == otp::OtpType::hotp) {
    if (spelled.counter && *spelled.counter < 0) return fail(otp::sentence(otp::OtpProblem::bad_counter));
    if (spelled.counter) parts.counter = static_cast<std::uint64_t>(*spelled.counter);
  }
  auto otp = otp::OtpUri::make(std::move(parts));
  if (!otp) return fail(otp::sentence(otp.error()));
  return std::move(*otp);
}

Result<std::optional<otp::OtpUri>, std::string_view> read_otp_text(std::string_view text) {
  text = otp::trim(text);
  if (text.empty()) return std::optional<otp::OtpUri>();
  if (otp::is_migration(text)) {
    return fail(
        std::string_view("its authenticator key is a whole export of Google Authenticator; import that by itself"));
  }
  constexpr std::string_view otpauth = "otpauth:";
  constexpr std::string_view steam = "steam://";
  if (otp::equal_in_any_case(text.substr(0, otpauth.size()), otpauth)) {
    auto otp = otp::parse_otpauth(text);
    if (!otp) return fail(otp::sentence(otp.error()));
    return std::optional(std::move(*otp));
  }
  SpelledOtp spelled;
  if (otp::equal_in_any_case(text.substr(0, steam.size()), steam)) {
    spelled.type = "steam";
    text.remove_prefix(steam.size());
  }
  spelled.secret = text;
  LK_TRY(otp, read_spelled_otp(std::move(spelled)));
  return std::optional(std::move(otp));
}

Entry entry_from(otp::OtpUri otp) {
  Entry entry;
  entry.title = otp.issuer().empty() ? otp.name() : otp.issuer();
  entry.username = otp.name();
  entry.otp = std::move(otp);
  return entry;
}

}  // namespace latchkey::importers
