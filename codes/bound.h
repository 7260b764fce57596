// Codes that name the site they are for: the last line `@example.com #123456` of an SMS (WICG sms-one-time-codes) and
// the mail headers One-Time-Code (draft-wells-origin-bound-one-time-codes) and OTP-Token (draft-goto-otp-token).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace latchkey::codes {

struct BoundCode {
  std::string code;
  std::string domain;  // lower case
};

// Strict, as the report asks: the last line, nothing before the "@", one blank, a further "@host" or words after it.
std::optional<BoundCode> parse_bound_line(std::string_view message);

// `code=123456; origin=example.com`
std::optional<BoundCode> parse_one_time_code_header(std::string_view value);

// `"123456"; origin="https://example.com"`
std::optional<BoundCode> parse_otp_token_header(std::string_view value);

}  // namespace latchkey::codes
