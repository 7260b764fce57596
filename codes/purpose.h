// What confirming would do, from the words of the whole message. Errs towards payment and reset: those stay with
// Account Owners.
#pragma once
#include <string_view>

#include "codes/finder.h"
#include "codes/score.h"

namespace latchkey::codes {

// `service` is the stretch that names the sender: "WeChat Pay" says nothing about the message. Only for messages with
// something to confirm, a code or a link; all others are notices.
Purpose find_purpose(const Reading& reading, Range service, bool has_code, std::string_view link);

}  // namespace latchkey::codes
