// Whatever in a message has the shape of a one-time code. Which of them is one, score.h decides.
#pragma once
#include <string>
#include <vector>

#include "codes/spans.h"

namespace latchkey::codes {

enum class Shape : std::uint8_t {
  digits,        // 482913
  grouped,       // 482 913, 482-913, 4 8 2 9 1 3
  prefixed,      // G-482913
  mixed,         // 7F3K9Q
  mixed_groups,  // 7F3-K9Q
  letters,       // KXBDFQ, capitals only
};

struct Option {
  Range range;
  Shape shape;
  std::string code;  // as find_code returns it
};

inline constexpr std::size_t kMostOptions = 200;

// In order of place, at most kMostOptions: a message with more numbers is a table.
std::vector<Option> find_options(const Text& text, const std::vector<Hit>& words, const std::vector<Span>& spans);

}  // namespace latchkey::codes
