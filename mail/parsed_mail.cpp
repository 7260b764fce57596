#include "mail/parsed_mail.h"

#include "base/secret_bytes.h"

namespace latchkey::mail {

std::string display(const MailAddress& address) {
  if (address.name.empty()) return address.address;
  std::string out;
  // RFC 5322, 3.2.3: these make a phrase need quotes.
  if (address.name.find_first_of("()<>[]:;@\\,.\"") == std::string::npos) {
    out = address.name;
  } else {
    out = '"';
    for (char c : address.name) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return address.address.empty() ? out : out + " <" + address.address + ">";
}

void wipe(ParsedMail& mail) {
  latchkey::wipe(mail.subject);
  for (auto* text : {&mail.text, &mail.html, &mail.one_time_code_header, &mail.otp_token_header}) {
    if (*text) latchkey::wipe(**text);
  }
  for (auto& attachment : mail.attachments) {
    latchkey::wipe(std::span(attachment.content));
    attachment.content.clear();
  }
}

}  // namespace latchkey::mail
