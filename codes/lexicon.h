// Finds the known words (words.h) in a text, in one pass.
#pragma once
#include <memory>
#include <vector>

#include "codes/text.h"
#include "codes/words.h"

namespace latchkey::codes {

// A word may mean several things, in one language ("order": a number's label and a subject) or in two.
struct Hit {
  Range range;
  std::uint32_t meanings = 0;
  // What shorter words inside it mean: "reset code" names a code and speaks of a reset.
  std::uint32_t inner = 0;
  // The word that may be any ("your Acme account"); empty in most.
  Range any;
  bool is(Meaning meaning) const { return meanings >> static_cast<int>(meaning) & 1; }
  bool speaks_of(Meaning meaning) const { return (meanings | inner) >> static_cast<int>(meaning) & 1; }
};

// Hits in order of their begin; none lies inside another.
std::vector<Hit> find_words(const Text& text);

}  // namespace latchkey::codes
