// What confirming would do, from the words of the whole message. Errs towards payment and reset: those stay with
// Account Owners.
#pragma once
#include <optional>
#include <string_view>

#include "codes/finder.h"
#include "codes/score.h"

namespace latchkey::codes {

// Where the sender is named says nothing about the message: "WeChat Pay", "Depot". `code` is where the code stands in
// the text, if it does. Only for messages with something to confirm, a code or a link; all others are notices.
Purpose find_purpose(const Reading& reading, bool has_code, std::optional<Range> code, std::string_view link);

}  // namespace latchkey::codes
