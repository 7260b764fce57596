// Raivo: [{"issuer","account","secret","kind":"TOTP","algorithm":"SHA1","digits":"6","timer":"30","counter":"0",...}],
// every value a text.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"

namespace latchkey::importers {

Result<Export, Problem> read_raivo(const boost::json::array& file) {
  return read_each("Raivo", file, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields entry(value, broken);
    SpelledOtp spelled;
    spelled.type = entry.text("kind");
    spelled.secret = entry.text("secret");
    spelled.issuer = entry.text("issuer");
    spelled.name = entry.text("account");
    spelled.algorithm = entry.text("algorithm");
    spelled.digits = entry.number("digits");
    spelled.period = entry.number("timer");
    spelled.counter = entry.number("counter");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_spelled_otp(std::move(spelled)));
    return std::optional(entry_from(std::move(otp)));
  });
}

}  // namespace latchkey::importers
