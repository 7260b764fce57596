#include "otp/problem.h"

#include <boost/describe/enum_to_string.hpp>

#include "base/check.h"

namespace latchkey::otp {

std::string_view id(OtpProblem problem) { return boost::describe::enum_to_string(problem, ""); }

std::string_view sentence(OtpProblem problem) {
  switch (problem) {
    case OtpProblem::key_empty: return "the secret key is empty";
    case OtpProblem::key_digit:
      return "the secret key contains 0, 1, 8 or 9, which such keys never do; look for the letters O, I, B or G";
    case OtpProblem::key_character:
      return "the secret key contains a character other than the letters A to Z and the digits 2 to 7";
    case OtpProblem::key_padding: return "the secret key has an equals sign before its end";
    case OtpProblem::key_length:
      return "the secret key has a length no key can have; a character is missing or one too many";
    case OtpProblem::key_too_long: return "the secret key is longer than 256 bytes";
    case OtpProblem::too_long: return "the link is too long";
    case OtpProblem::not_otpauth: return "this is not an otpauth:// link";
    case OtpProblem::unknown_type: return "the link's type is none of totp, hotp and steam";
    case OtpProblem::bad_escape: return "a percent sign in the link is not followed by two hexadecimal digits";
    case OtpProblem::bad_text: return "the issuer or the account name is not valid text";
    case OtpProblem::text_too_long: return "the issuer or the account name is longer than 512 bytes";
    case OtpProblem::duplicate_parameter: return "the link gives one of its parameters twice";
    case OtpProblem::missing_secret: return "the link has no secret key";
    case OtpProblem::unknown_algorithm: return "the hash algorithm is none of SHA1, SHA256 and SHA512";
    case OtpProblem::bad_digits: return "the number of digits is none of 6, 7 and 8";
    case OtpProblem::bad_period: return "the period is not a whole number of seconds from 1 to 2147483647";
    case OtpProblem::missing_counter: return "a counter-based key needs its counter, and none is given";
    case OtpProblem::bad_counter: return "the counter is not a whole number from 0 to 2^53 - 1";
    case OtpProblem::unknown_encoder: return "the link asks for a way of writing codes other than Steam's";
    case OtpProblem::bad_steam:
      return "a Steam key has codes of 5 letters, SHA1 and a period of 30 seconds, and this one says otherwise";
    case OtpProblem::not_migration: return "this is not an otpauth-migration:// link";
    case OtpProblem::missing_data: return "the export link has no data";
    case OtpProblem::bad_base64: return "the data of the export link is not valid base64";
    case OtpProblem::bad_payload: return "the data of the export link is damaged";
    case OtpProblem::too_many_entries: return "the export link has more than 1000 entries";
  }
  LK_CHECK(false);
}

}  // namespace latchkey::otp
