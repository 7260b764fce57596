// andOTP: [{"secret","issuer","label","digits","type","algorithm","period"|"counter",...}]. Its early versions knew no
// issuer and put "Issuer - name" or "Issuer:name" into the label.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"

namespace latchkey::importers {

Result<Export, Problem> read_andotp(const boost::json::array& file) {
  return read_each("andOTP", file, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields entry(value, broken);
    SpelledOtp spelled;
    spelled.type = entry.text("type");
    spelled.secret = entry.text("secret");
    spelled.name = entry.text("label");
    if (entry.has("issuer")) {
      spelled.issuer = entry.text("issuer");
    } else {
      for (std::string_view between : {" - ", ":"}) {
        std::size_t place = spelled.name.find(between);
        if (place == std::string::npos) continue;
        spelled.issuer = spelled.name.substr(0, place);
        spelled.name.erase(0, place + between.size());
        break;
      }
    }
    spelled.algorithm = entry.text("algorithm");
    spelled.digits = entry.number("digits");
    spelled.period = entry.number("period");
    spelled.counter = entry.number("counter");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_spelled_otp(std::move(spelled)));
    return std::optional(entry_from(std::move(otp)));
  });
}

}  // namespace latchkey::importers
