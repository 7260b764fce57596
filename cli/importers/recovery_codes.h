// Recovery codes where password managers have no field for them: in custom fields and notes, under a label that says
// so.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace latchkey::importers {

bool names_recovery_codes(std::string_view label);  // "Recovery codes", "Instagram backup codes:", ...

// The codes of a text that holds nothing else: a line a code, or several between commas or blanks; list marks and
// numbers in front of them are dropped. "1234 5678" is one code.
std::vector<std::string> split_recovery_codes(std::string_view text);

// The codes below (or behind) such a label in free text, as far down as lines look like codes.
std::vector<std::string> find_recovery_codes(std::string_view notes);

}  // namespace latchkey::importers
