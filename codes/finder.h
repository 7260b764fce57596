// Finds in a message what a person waiting for it looks for: the one-time code or the confirmation link, who sent it,
// the site it is bound to, and what it is for. No network and no state; time linear in the message; never throws.
//
// Of a message at most the first 1 KiB of subject and sender, 32 KiB of text and 256 KiB of HTML are read. A number is
// only called the code when the message says so: null is the answer to doubt, with what came close in `candidates`.
#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

namespace latchkey::codes {

BOOST_DEFINE_ENUM_CLASS(Channel, sms, email)

// What confirming would do. reset: also whatever ends the account or hands it over (delete it, turn its second factor
// off, give it another number or address). notice: nothing to confirm.
BOOST_DEFINE_ENUM_CLASS(Purpose, sign_in, sign_up, reset, payment, notice)

struct Message {
  Channel channel = Channel::sms;
  std::string from, subject, text, html;
  // Mail headers One-Time-Code and OTP-Token, without their names. They count only if headers_aligned: DKIM vouches for
  // the origin they name, which the mail edge has to have checked.
  std::string one_time_code_header, otp_token_header;
  bool headers_aligned = false;
};

struct Candidate {
  std::string code;
  double score = 0;  // 0 to 1; from 0.5 on we would call it the code
};

struct Finding {
  // As printed, but blanks and hyphens leave numeric codes, and digits of any script are 0-9. "G-412157" keeps its
  // "G-".
  std::optional<std::string> code;
  std::optional<std::string> link;          // as printed
  std::optional<std::string> service;       // as printed, or from the sender's name or domain
  std::optional<std::string> bound_domain;  // host only; from the last line of an SMS, or from headers that align
  Purpose purpose = Purpose::notice;
  std::vector<Candidate> candidates;  // best first, at most 8, each code once
};

Finding find_code(const Message& message) noexcept;

// Whether Collaborators may see a card with this code: only codes that open the account, never payment, transfer, reset
// or messages in which we found no code.
bool may_show_card(const Finding& finding);

}  // namespace latchkey::codes
