// The secret key of an authenticator as people type and paste it: base32, in groups, in either case.
#pragma once
#include <string_view>

#include "base/result.h"
#include "base/secret_bytes.h"
#include "otp/problem.h"

namespace latchkey::otp {

inline constexpr std::size_t kLongestSeed = 256;

// Blanks and hyphens are stripped wherever they stand, the typographic ones that web pages put into keys included. Bits
// behind the last whole byte are dropped: services print such keys, and every authenticator ignores them.
Result<SecretBytes, OtpProblem> parse_seed(std::string_view typed);

}  // namespace latchkey::otp
