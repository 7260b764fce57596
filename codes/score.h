// How sure the message makes us that something of the right shape is its code: words near by, what stands between them,
// and what the rest of the message is about.
#pragma once
#include <vector>

#include "codes/candidates.h"

namespace latchkey::codes {

// All that was found in one message, in one place for those who judge it.
struct Reading {
  const Text& text;
  const std::vector<Hit>& words;
  const std::vector<Span>& spans;
  const std::vector<Option>& options;
  Place body = 0;                   // where the body begins; before it stands the subject
  const std::vector<Range>& names;  // where the text names the sender as the envelope does
};

// One score an option, in their order: from 0 on it is the code rather than not.
std::vector<double> score_options(const Reading& reading);

}  // namespace latchkey::codes
