// A message taken apart into places: one visible character each, in a form to show and a form to compare, with what a
// reader takes for granted about it (where words, sentences and lines end).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codes/letters.h"

namespace latchkey::codes {

using Place = std::uint32_t;

struct Range {
  Place begin = 0;
  Place end = 0;
  bool contains(Place place) const { return begin <= place && place < end; }
};

class Text {
 public:
  // Invalid UTF-8 becomes U+FFFD. Runs of blanks become one blank. The source is copied.
  explicit Text(std::string source);

  Place size() const { return static_cast<Place>(folded_.size()); }
  // Beyond the end is a line break, so that callers can look around without asking first.
  char32_t shown(Place place) const { return place < size() ? shown_[place] : U'\n'; }
  char32_t folded(Place place) const { return place < size() ? folded_[place] : U'\n'; }
  std::uint8_t kind(Place place) const { return place < size() ? kind_[place] : 0; }
  bool is(Place place, std::uint8_t kinds) const { return (kind(place) & kinds) != 0; }

  // A word may begin (or end) here: no letter of the same run on the other side. Dense scripts have an edge everywhere.
  bool is_edge(Place place) const;
  // End and begin of the run of letters a place is in; a place outside words is its own end.
  Place word_end(Place place) const { return place < size() ? word_end_[place] : size(); }
  Place word_begin(Place place) const;
  std::uint32_t sentence(Place place) const { return place < size() ? sentence_[place] : sentences_; }
  std::uint32_t line(Place place) const { return place < size() ? line_[place] : lines_; }
  Range line_range(Place place) const;

  std::string_view printed(Range range) const;             // bytes as they stand in the message
  std::string ascii(Range range) const;                    // shown form; anything beyond ASCII left out
  Range places(std::size_t begin, std::size_t end) const;  // the places of bytes of the source
  const std::string& source() const { return source_; }

 private:
  void find_edges();
  void find_sentences();

  std::string source_;
  std::u32string shown_;
  std::u32string folded_;
  std::vector<std::uint8_t> kind_;
  std::vector<std::uint32_t> at_;  // byte of each place, and one past the end
  std::vector<Place> word_end_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::uint32_t> line_;
  std::uint32_t sentences_ = 0;
  std::uint32_t lines_ = 0;
};

// Calls found(point, byte) for each code point of possibly broken UTF-8.
template <typename Found>
void each_point(std::string_view text, Found found) {
  for (std::size_t i = 0; i < text.size();) {
    auto first = static_cast<unsigned char>(text[i]);
    std::size_t length = first < 0x80 ? 1 : (first >> 5) == 6 ? 2 : (first >> 4) == 14 ? 3 : (first >> 3) == 30 ? 4 : 0;
    static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t point = length == 1 ? first : length ? first & (0x7Fu >> length) : 0xFFFD;
    std::size_t used = 1;
    while (used < length && i + used < text.size() && (static_cast<unsigned char>(text[i + used]) >> 6) == 2)
      point = (point << 6) | (static_cast<unsigned char>(text[i + used++]) & 0x3F);
    if (used < length || (length > 1 && point < kLeast[length]) || point > 0x10FFFF ||
        (point >= 0xD800 && point < 0xE000))
      point = 0xFFFD;
    found(point, i);
    i += used;
  }
}

void append_utf8(std::string& out, char32_t point);

// The first bytes, `most` at most, and no half character at their end.
std::string_view cut(std::string_view text, std::size_t most);

}  // namespace latchkey::codes
