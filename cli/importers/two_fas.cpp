// 2FAS: {"services":[{"name","secret","otp":{"account","issuer","label","digits","period","algorithm","counter",
// "tokenType"}}],"schemaVersion":4}. An encrypted backup has "servicesEncrypted" and no services.
#include <boost/json.hpp>

#include "cli/importers/foreign_json.h"
#include "cli/importers/foreign_otp.h"
#include "cli/importers/readers.h"

namespace latchkey::importers {

Result<Export, Problem> read_two_fas(const boost::json::object& file) {
  bool damaged = false;
  Fields fields(file, damaged);
  if (!fields.text("servicesEncrypted").empty()) {
    return fail(Problem{"this 2FAS backup is encrypted; export again without a password"});
  }
  const auto& services = fields.array("services");
  if (damaged) return fail(Problem{"this 2FAS backup is damaged"});
  return read_each("2FAS", services, [](const boost::json::value& value) -> EntryRead {
    bool broken = false;
    Fields service(value, broken);
    Fields otp_fields = service.object("otp");
    SpelledOtp spelled;
    spelled.type = otp_fields.text("tokenType");
    spelled.secret = service.text("secret");
    std::string title = service.text("name");
    spelled.issuer = otp_fields.text("issuer");
    if (spelled.issuer.empty()) spelled.issuer = title;
    // The account is there when the service came by QR code; a service typed in has a label at most.
    spelled.name = otp_fields.text("account");
    if (spelled.name.empty()) spelled.name = otp_fields.text("label");
    spelled.algorithm = otp_fields.text("algorithm");
    spelled.digits = otp_fields.number("digits");
    spelled.period = otp_fields.number("period");
    spelled.counter = otp_fields.number("counter");
    if (broken) return fail(kDamagedEntry);
    LK_TRY(otp, read_spelled_otp(std::move(spelled)));
    Entry result = entry_from(std::move(otp));
    if (!title.empty()) result.title = title;
    return std::optional(std::move(result));
  });
}

}  // namespace latchkey::importers
