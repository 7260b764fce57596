// Who sent the message, as a person would name them: from the text, else from the sender's display name or domain.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "codes/finder.h"
#include "codes/score.h"

namespace latchkey::codes {

struct Service {
  std::optional<std::string> name;
  std::vector<Range> mentions;  // where the text says it
};

// Where the text names the sender in `from`.
std::vector<Range> sender_mentions(const Text& text, std::string_view from);

// `code` is where the code stands, if there is one: names beside it weigh more.
Service find_service(const Reading& reading, const Message& message, std::optional<Range> code);

}  // namespace latchkey::codes
