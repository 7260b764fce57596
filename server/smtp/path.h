// Mail addresses and parameters as MAIL FROM and RCPT TO carry them (RFC 5321, 4.1.2; RFC 6531 for other letters).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey::smtp {

struct Parameter {
  std::string name;  // upper case
  std::string value;
};

struct PathAndParameters {
  std::string address;  // empty for <>; the domain in lower case, quotes only where the local part needs them
  bool ascii = true;    // false: only good with SMTPUTF8
  std::vector<Parameter> parameters;
};

// What stands behind "MAIL FROM:" or "RCPT TO:". A source route is read and dropped, as RFC 5321 (appendix F.2) asks.
// `<postmaster>` needs no domain.
std::optional<PathAndParameters> parse_path(std::string_view text);

// A domain or address literal, as a peer names itself after EHLO.
bool is_domain_or_literal(std::string_view text);

}  // namespace latchkey::smtp
