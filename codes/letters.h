// What the finder needs to know of a single character: how it is shown, how it is compared, what kind it is. A
// character always stays one character, so a place in the folded text is a place in the message.
#pragma once
#include <cstdint>

namespace latchkey::codes {

enum Letter : std::uint8_t {
  kLetter = 1,   // part of a word
  kDigit = 2,    // shown as 0-9
  kDense = 4,    // of a script written without blanks between words (or with particles glued on, as Korean)
  kBlank = 8,    // blank of any width, but no line break
  kUpper = 16,   // capital letter
  kDrop = 32,    // invisible, or a mark that is left out of comparisons: takes no place in the text
  kMoney = 64,   // currency sign
  kLatin = 128,  // of the Latin script, accents included
};

struct Character {
  char32_t shown;   // case kept; digits of any script as 0-9, full-width and look-alike forms as ASCII
  char32_t folded;  // shown, lower case, without accents
  std::uint8_t kind;
};

Character character(char32_t point);

}  // namespace latchkey::codes
