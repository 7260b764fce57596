// How names people type are held against names people gave: letters of any script in either case.
#pragma once
#include <string_view>

namespace latchkey::client {

bool same_in_any_case(std::string_view a, std::string_view b);
bool begins_in_any_case(std::string_view text, std::string_view beginning);

}  // namespace latchkey::client
