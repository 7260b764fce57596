// A mail taken apart: what latchkey-mime found in one raw message, as values. Every text is UTF-8 and was checked to
// be; it is still a stranger's text, so who shows `html` cleans it first.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace latchkey::mail {

struct MailAddress {
  std::string name;     // may be empty
  std::string address;  // as the mail has it: neither checked nor folded in case
  friend bool operator==(const MailAddress&, const MailAddress&) = default;
};
BOOST_DESCRIBE_STRUCT(MailAddress, (), (name, address))

struct Attachment {
  std::string name;  // without control, direction and path characters; empty where the mail gives none
  std::string type;  // "image/png", lower case
  Bytes content;     // transfer encoding undone; an attached message with CRLF line ends
  friend bool operator==(const Attachment&, const Attachment&) = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (name, type, content))

// What was odd about a mail that could be read all the same. An Account Owner sees these beside the message.
BOOST_DEFINE_FIXED_ENUM_CLASS(MailProblem, std::uint8_t,
                              unknown_charset,       // read as windows-1252 (or UTF-8 where it was valid)
                              undecodable_bytes,     // U+FFFD stands where bytes did not belong to their charset
                              text_truncated,        // text or html longer than kMaxBody
                              bad_date,              // a Date header that is none
                              no_from,               //
                              several_from,          // more than one From header or address: the first is given
                              repeated_code_header)  // One-Time-Code or OTP-Token more than once: neither is trusted

struct ParsedMail {
  std::optional<MailAddress> from;
  std::vector<MailAddress> to;  // of the To header, groups flattened
  std::string subject;
  std::optional<TimePoint> date;
  std::string message_id;           // without its angle brackets
  std::optional<std::string> text;  // lines end in \n; format=flowed is undone
  std::optional<std::string> html;
  std::vector<Attachment> attachments;
  std::vector<std::string> charsets;  // as the text parts name them, lower case, each once
  // Header text as it stands. Believe these only when DKIM aligns (design, section 5).
  std::optional<std::string> one_time_code_header;
  std::optional<std::string> otp_token_header;
  // Authentication-Results headers of the host the caller named, one a line; never of any other host.
  std::optional<std::string> authentication_results;
  std::vector<MailProblem> problems;  // each once
  friend bool operator==(const ParsedMail&, const ParsedMail&) = default;
};
BOOST_DESCRIBE_STRUCT(ParsedMail, (),
                      (from, to, subject, date, message_id, text, html, attachments, charsets, one_time_code_header,
                       otp_token_header, authentication_results, problems))

// `Mira Lund <mira@example.com>`; a name with characters RFC 5322 reserves is quoted.
std::string display(const MailAddress& address);

// Overwrites subject, bodies, attachments and code headers: for the moment after sealing.
void wipe(ParsedMail& mail);

}  // namespace latchkey::mail
