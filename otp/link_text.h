// How links are spelled: percent-encoding (RFC 3986, 2.1), blanks around them, letters in either case.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace latchkey::otp {

enum class Plus { literal, blank };  // in a path a plus is a plus; in a query most writers mean a blank

// Nothing if a percent sign is not followed by two hexadecimal digits. The bytes may be anything, NUL included.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

std::string percent_encode(std::string_view text);  // all but letters, digits and - . _ ~

std::string_view trim(std::string_view text);                    // without ASCII white space at both ends
bool equal_in_any_case(std::string_view a, std::string_view b);  // ASCII letters only

}  // namespace latchkey::otp
