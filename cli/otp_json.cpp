#include "cli/otp_json.h"

#include "base/base32.h"

namespace latchkey::cli {

boost::json::object otp_json(const otp::OtpUri& otp) {
  auto text_or_null = [](const std::string& text) -> boost::json::value {
    if (text.empty()) return nullptr;
    return boost::json::string(text);
  };
  boost::json::object object;
  object["type"] = name(otp.type());
  object["secret"] = base32(otp.seed().expose());
  object["issuer"] = text_or_null(otp.issuer());
  object["name"] = text_or_null(otp.name());
  object["algorithm"] = name(otp.algorithm());
  object["digits"] = otp.digits();
  if (otp.type() == otp::OtpType::hotp) {
    object["counter"] = otp.counter();
  } else {
    object["period"] = otp.period().count();
  }
  return object;
}

}  // namespace latchkey::cli
