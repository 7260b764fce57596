// FreeOTP+: {"tokenOrder":[...],"tokens":[{"algo","counter","digits","issuerExt","issuerInt","issuerAlt","label",
// "labelAlt","period","secret":[-28,10,...],"type"}]}. The secret is Java's signed bytes; "Alt" is what the user
// renamed to.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"
#include "otp/seed.h"

namespace latchkey::importers {
namespace {

std::string first_of(std::initializer_list<std::string> texts) {
  for (const auto& text : texts) {
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

Result<Export, Problem> read_freeotp_plus(const boost::json::object& file) {
  bool damaged = false;
  const auto& tokens = Fields(file, damaged).array("tokens");
  if (damaged) return fail(Problem{"this FreeOTP+ export is damaged"});
  return read_each("FreeOTP+", tokens, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields token(value, broken);
    SpelledOtp spelled;
    spelled.type = token.text("type");
    const auto& secret = token.array("secret");
    if (secret.empty()) return fail(otp::sentence(otp::OtpProblem::key_empty));
    if (secret.size() > otp::kLongestSeed) return fail(otp::sentence(otp::OtpProblem::key_too_long));
    spelled.seed = SecretBytes(secret.size());
    for (std::size_t i = 0; i < secret.size(); ++i) {
      boost::json::error_code error;
      auto byte = secret[i].to_number<std::int64_t>(error);
      if (error || byte < -128 || byte > 255) return fail(kDamagedEntry);
      spelled.seed.expose_writable()[i] = static_cast<std::uint8_t>(byte);
    }
    spelled.issuer = first_of({token.text("issuerAlt"), token.text("issuerExt"), token.text("issuerInt")});
    spelled.name = first_of({token.text("labelAlt"), token.text("label")});
    spelled.algorithm = token.text("algo");
    spelled.digits = token.number("digits");
    spelled.period = token.number("period");
    spelled.counter = token.number("counter");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_spelled_otp(std::move(spelled)));
    return std::optional(entry_from(std::move(otp)));
  });
}

}  // namespace latchkey::importers
