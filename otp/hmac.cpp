#include "otp/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.h"

namespace latchkey::otp {
namespace {

const EVP_MD* hash(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::sha1: return EVP_sha1();
    case Algorithm::sha256: return EVP_sha256();
    case Algorithm::sha512: return EVP_sha512();
  }
  LK_CHECK(false);
}

}  // namespace

Mac hmac(Algorithm algorithm, BytesView key, BytesView message) {
  // OpenSSL takes a null key for "the key of the call before".
  LK_CHECK(!key.empty());
  Mac mac;
  unsigned int size = 0;
  // No answer means a libcrypto without the hash (a policy that bans SHA-1, say): no code is better than a wrong one.
  LK_CHECK(HMAC(hash(algorithm), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
                mac.bytes.data(), &size) != nullptr);
  mac.size = size;
  return mac;
}

}  // namespace latchkey::otp
