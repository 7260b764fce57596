// HMAC (RFC 2104) with the three hashes one-time passwords use. The one file of this folder that includes OpenSSL.
#pragma once
#include <array>

#include "base/bytes.h"

namespace latchkey::otp {

enum class Algorithm { sha1, sha256, sha512 };

struct Mac {
  std::array<std::uint8_t, 64> bytes{};
  std::size_t size = 0;  // 20, 32 or 64
};

Mac hmac(Algorithm algorithm, BytesView key, BytesView message);

}  // namespace latchkey::otp
