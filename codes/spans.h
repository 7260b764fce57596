// Stretches of a message that are surely no code: addresses of all kinds, dates, sums, telephone numbers. Found before
// anything is taken for a code, so that digits inside them never are.
#pragma once
#include <vector>

#include "codes/lexicon.h"
#include "codes/text.h"

namespace latchkey::codes {

enum class SpanKind : std::uint8_t {
  link,
  mail_address,
  host,
  phone,
  date,
  time,
  sum,
  count,
  card_tail,
  account,
  app_hash
};

struct Span {
  Range range;
  SpanKind kind;
};

// In order of begin, not overlapping. `words` are the hits in the same text.
std::vector<Span> find_spans(const Text& text, const std::vector<Hit>& words);

}  // namespace latchkey::codes
