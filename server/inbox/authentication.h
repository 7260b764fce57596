// Whom DKIM vouches for, from the Authentication-Results (RFC 8601) of a host we trust.
#pragma once
#include <string_view>

namespace latchkey::inbox {

// Whether a signature that passed belongs to the origin a code header names, or to a domain above it.
bool vouches_for_origin(std::string_view authentication_results, std::string_view code_header);

}  // namespace latchkey::inbox
