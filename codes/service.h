// Who sent the message, as a person would name them: from the text, else from the sender's display name or domain.
#pragma once
#include <optional>
#include <string>

#include "codes/finder.h"
#include "codes/score.h"

namespace latchkey::codes {

struct Service {
  std::optional<std::string> name;
  Range place;  // where it stands in the text; empty if it came from elsewhere
};

// `code` is where the code stands, if there is one: names beside it weigh more.
Service find_service(const Reading& reading, const Message& message, std::optional<Range> code);

}  // namespace latchkey::codes
