// Base32 (RFC 4648, section 6), as ids, secret keys and authenticator seeds are written.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/secret_bytes.h"

namespace latchkey {

std::string base32(BytesView bytes);  // upper case, no padding

// Either case, trailing '=' allowed, nothing else: callers that take what people type strip blanks and hyphens first.
// With strict_tail, non-zero bits behind the last whole byte are refused; seeds printed by services often have them.
std::optional<SecretBytes> parse_base32(std::string_view text, bool strict_tail);

}  // namespace latchkey
