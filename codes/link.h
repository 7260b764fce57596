// The link one is asked to follow to confirm, sign in or reset, among all the links of a message.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "codes/html_text.h"
#include "codes/score.h"

namespace latchkey::codes {

// As printed. `anchors` are the links of an HTML mail, with places in the source of the text; `code`, if one was found,
// tells a link that carries it.
std::optional<std::string> find_link(const Reading& reading, const std::vector<Anchor>& anchors,
                                     const std::optional<std::string>& code);

}  // namespace latchkey::codes
