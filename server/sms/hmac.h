// HMAC (RFC 2104) for carriers' signatures, by OpenSSL. Everything end-to-end is libsodium's and elsewhere.
#pragma once
#include "base/bytes.h"

namespace latchkey::sms {

Bytes hmac_sha1(BytesView key, BytesView text);    // 20 bytes; only where a carrier knows nothing better (Twilio)
Bytes hmac_sha256(BytesView key, BytesView text);  // 32 bytes

}  // namespace latchkey::sms
