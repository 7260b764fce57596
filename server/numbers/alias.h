// The random part of a mail address: two short words and digits, readable aloud and typed without a mistake.
#pragma once
#include <string>

#include "base/random.h"

namespace latchkey::numbers {

// "amber-falcon-48213": about 30 bits. What is guessed is of no use (it receives, and only for its account); length
// keeps two from ever being the same by accident, and whoever issues one checks that none was.
std::string generate_alias(Random& random);

}  // namespace latchkey::numbers
