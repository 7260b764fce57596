// Numbers as the ITU writes them, and the country a number belongs to.
#pragma once
#include <string_view>

namespace latchkey::numbers {

bool is_e164(std::string_view number);  // +, then 7 to 15 digits, the first not 0

bool is_country(std::string_view text);  // the form of an ISO 3166-1 alpha-2 code

// ISO 3166-1 alpha-2 by calling code; "ZZ" (ISO: unknown) for satellites, services and codes not in use. Where several
// countries share a code, the one of the area code, or the largest.
std::string_view country_of(std::string_view number);

}  // namespace latchkey::numbers
