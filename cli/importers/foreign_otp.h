// One-time-password keys as other products store them: spelled out in fields, or in one text that may be many things.
#pragma once
#include "cli/importers/entry.h"

namespace latchkey::importers {

struct SpelledOtp {
  std::string type{};    // in any case; empty means totp
  std::string secret{};  // base32; not looked at where `seed` is given
  SecretBytes seed{};
  std::string issuer{};
  std::string name{};
  std::string algorithm{};  // empty means SHA1
  std::optional<std::int64_t> digits{};
  std::optional<std::int64_t> period{};
  std::optional<std::int64_t> counter{};
};

// A sentence for what is refused, as in otp::sentence().
Result<otp::OtpUri, std::string_view> read_spelled_otp(SpelledOtp spelled);

// The authenticator field of a password manager: an otpauth:// link, a bare key, steam://KEY, or nothing.
Result<std::optional<otp::OtpUri>, std::string_view> read_otp_text(std::string_view text);

// An entry of an authenticator app: titled by the issuer, or by the account's name where there is none.
Entry entry_from(otp::OtpUri otp);

}  // namespace latchkey::importers
