#include "server/sms/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.h"

namespace latchkey::sms {
namespace {

Bytes hmac(const EVP_MD* digest, BytesView key, BytesView text) {
  Bytes out(static_cast<std::size_t>(EVP_MD_get_size(digest)));
  unsigned size = 0;
  LK_CHECK(HMAC(digest, key.data(), static_cast<int>(key.size()), text.data(), text.size(), out.data(), &size));
  LK_CHECK(size == out.size());
  return out;
}

}  // namespace

Bytes hmac_sha1(BytesView key, BytesView text) { return hmac(EVP_sha1(), key, text); }
Bytes hmac_sha256(BytesView key, BytesView text) { return hmac(EVP_sha256(), key, text); }

}  // namespace latchkey::sms
