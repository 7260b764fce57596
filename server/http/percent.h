// Percent-encoding of URLs (RFC 3986) and of forms (application/x-www-form-urlencoded).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latchkey::http {

enum class PlusSign { itself, blank };  // in a form '+' is a blank

// Nothing where a '%' is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text, PlusSign plus);

// The pairs of a form in their order, decoded. Nothing where one is malformed or there are more than `most`.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text, std::size_t most);

}  // namespace latchkey::http
