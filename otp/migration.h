// The export of Google Authenticator: otpauth-migration://offline?data=..., a protobuf message in base64. Many entries
// are spread over several QR codes, a *batch*; each code says which part of which batch it is.
#pragma once
#include <vector>

#include "otp/otpauth_uri.h"

namespace latchkey::otp {

struct Migration {
  std::vector<OtpUri> entries;
  std::int32_t batch_id = 0;
  std::int32_t part = 0;   // from 0
  std::int32_t parts = 1;  // at least 1, and more than `part`
};

// Whole or not at all: one entry we could not compute codes for (MD5, a key too long) refuses the link.
Result<Migration, OtpProblem> parse_migration(std::string_view text);

bool is_migration(std::string_view text);  // by the scheme alone

}  // namespace latchkey::otp
