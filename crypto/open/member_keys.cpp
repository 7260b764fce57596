#include "crypto/open/member_keys.h"

#include <sodium.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <vector>

#include "crypto/seal/sodium.h"

namespace latchkey::open {
namespace {

constexpr std::size_t kLongestPassword = 1 << 20;  // bytes: far beyond any, and far below what ICU's sizes can hold

// ICU's own string class would leave the password in memory it gives back; its C functions write where we can wipe.
class Wide {
 public:
  explicit Wide(std::size_t size) : units_(size) {}
  Wide(const Wide&) = delete;
  Wide& operator=(const Wide&) = delete;
  ~Wide() { wipe({reinterpret_cast<std::uint8_t*>(units_.data()), units_.size() * sizeof(UChar)}); }
  UChar* data() { return units_.data(); }
  std::int32_t size() const { return static_cast<std::int32_t>(units_.size()); }

 private:
  std::vector<UChar> units_;
};

}  // namespace

Result<SecretBytes> normalized_password(std::string_view password) {
  if (password.size() > kLongestPassword || !is_utf8(password)) return fail(Kind::invalid, "password: text");
  if (password.empty()) return SecretBytes();
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&error);
  LK_CHECK(U_SUCCESS(error));

  Wide wide(password.size());  // UTF-16 never takes more units than UTF-8 takes bytes
  std::int32_t wide_size = 0;
  u_strFromUTF8(wide.data(), wide.size(), &wide_size, password.data(), static_cast<std::int32_t>(password.size()),
                &error);
  LK_CHECK(U_SUCCESS(error));
  Wide normal(static_cast<std::size_t>(wide_size) * 18);  // Unicode's bound for NFKC in UTF-16 (U+FDFA)
  std::int32_t normal_size = unorm2_normalize(nfkc, wide.data(), wide_size, normal.data(), normal.size(), &error);
  LK_CHECK(U_SUCCESS(error));
  SecretBytes utf8(static_cast<std::size_t>(normal_size) * 3);
  std::int32_t size = 0;
  u_strToUTF8(reinterpret_cast<char*>(utf8.expose_writable().data()), static_cast<std::int32_t>(utf8.size()), &size,
              normal.data(), normal_size, &error);
  LK_CHECK(U_SUCCESS(error));
  return SecretBytes(utf8.expose().first(static_cast<std::size_t>(size)));
}

SecretBytes salt_of(const SecretKey& secret_key, std::string_view member) {
  return seal::derive(secret_key.expose(), "salt", {member}, crypto_pwhash_argon2id_SALTBYTES);
}

Result<SecretBytes> stretch(const SecretBytes& normalized, const SecretBytes& salt) {
  seal::ready();
  LK_CHECK(salt.size() == crypto_pwhash_argon2id_SALTBYTES);
  constexpr unsigned long long passes = 3;
  constexpr std::size_t memory = 64 << 20;
  SecretBytes out(32);
  if (crypto_pwhash_argon2id(out.expose_writable().data(), out.size(),
                             reinterpret_cast<const char*>(normalized.expose().data()), normalized.size(),
                             salt.expose().data(), passes, memory, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0) {
    return fail(Kind::unavailable, "password: memory");
  }
  return out;
}

Result<MemberKeys> member_keys(std::string_view password, const SecretKey& secret_key, const seal::MemberPlace& at) {
  LK_TRY(normalized, normalized_password(password));
  LK_TRY(stretched, stretch(normalized, salt_of(secret_key, at.member)));
  SecretBytes root = seal::derive(secret_key.expose(), "root", {stretched.expose()});
  return MemberKeys{.auth = seal::derive(root.expose(), "auth", {at.workspace, at.member}),
                    .unlock = seal::SealingKey(seal::derive(root.expose(), "unlock", {at.workspace, at.member}))};
}

}  // namespace latchkey::open
