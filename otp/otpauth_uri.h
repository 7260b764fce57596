// What an otpauth:// link says, as a value that cannot be wrong, and the way from link to value and back.
// https://github.com/google/google-authenticator/wiki/Key-Uri-Format, with Steam as other authenticators write it.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret_bytes.h"
#include "otp/hmac.h"
#include "otp/problem.h"

namespace latchkey::otp {

enum class OtpType {
  totp,   // RFC 6238
  hotp,   // RFC 4226
  steam,  // RFC 6238's steps with SHA-1, written as five letters of Steam's own alphabet
};

std::string_view name(OtpType type);                              // "totp"
std::string_view name(Algorithm algorithm);                       // "SHA256"
std::optional<OtpType> parse_otp_type(std::string_view text);     // in any case
std::optional<Algorithm> parse_algorithm(std::string_view text);  // in any case: SHA256, SHA-256, HmacSHA256

inline constexpr std::size_t kLongestText = 512;                    // bytes of an issuer, and of an account name
inline constexpr std::uint64_t kLargestCounter = (1ull << 53) - 1;  // beyond it JSON and JavaScript round
inline constexpr std::int64_t kLongestPeriod = 0x7FFFFFFF;          // what every store's whole numbers hold

// Every instance can compute codes. Moves like the seed in it; clone() is the copy that says so.
class OtpUri {
 public:
  // Numbers as wide as a file or a link may have them; make() says what is out of range.
  struct Parts {
    OtpType type = OtpType::totp;
    SecretBytes seed{};
    std::string issuer{};
    std::string name{};
    Algorithm algorithm = Algorithm::sha1;
    std::optional<std::int64_t> digits{};    // 6 if absent, 5 for Steam
    std::optional<std::int64_t> period{};    // 30 if absent; not asked for by hotp
    std::optional<std::uint64_t> counter{};  // hotp only, where it must be given
  };
  static Result<OtpUri, OtpProblem> make(Parts parts);

  OtpType type() const { return type_; }
  const SecretBytes& seed() const { return seed_; }
  const std::string& issuer() const { return issuer_; }  // UTF-8 without control characters; may be empty
  const std::string& name() const { return name_; }      // likewise
  Algorithm algorithm() const { return algorithm_; }
  int digits() const { return digits_; }
  std::chrono::seconds period() const { return period_; }  // 30 s for hotp, where nothing depends on it
  std::uint64_t counter() const { return counter_; }       // 0 unless hotp

  OtpUri clone() const;

  // A seed of less than 80 bits could be found by trying, given a few codes: who deals codes without the seed asks
  // first.
  bool has_guessable_seed() const { return seed_.size() < 10; }

 private:
  OtpUri() = default;
  OtpType type_ = OtpType::totp;
  SecretBytes seed_;
  std::string issuer_;
  std::string name_;
  Algorithm algorithm_ = Algorithm::sha1;
  int digits_ = 6;
  std::chrono::seconds period_{30};
  std::uint64_t counter_ = 0;
};

// Scheme, type and parameter names count in any case, blanks around the link do not; parameters nobody knows are
// ignored. The issuer parameter outranks the label's prefix. `?encoder=steam` on a totp link makes it a Steam one.
Result<OtpUri, OtpProblem> parse_otpauth(std::string_view text);

// parse_otpauth() of it gives the same value back. Text with the seed in it, hence its type.
SecretBytes write_otpauth(const OtpUri& otp);

}  // namespace latchkey::otp
