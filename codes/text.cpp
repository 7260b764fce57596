#include "codes/text.h"

#include <algorithm>

namespace latchkey::codes {

Text::Text(std::string source) : source_(std::move(source)) {
  shown_.reserve(source_.size());
  folded_.reserve(source_.size());
  kind_.reserve(source_.size());
  at_.reserve(source_.size() + 1);
  each_point(source_, [&](char32_t point, std::size_t byte) {
    Character c = character(point);
    if (c.kind & kDrop) return;
    bool after_blank = !kind_.empty() && ((kind_.back() & kBlank) || shown_.back() == U'\n');
    if ((c.kind & kBlank) && after_blank) return;
    shown_.push_back(c.shown);
    folded_.push_back(c.folded);
    kind_.push_back(c.kind);
    at_.push_back(static_cast<std::uint32_t>(byte));
  });
  at_.push_back(static_cast<std::uint32_t>(source_.size()));
  find_edges();
  find_sentences();
}

void Text::find_edges() {
  word_end_.resize(size());
  for (Place i = size(); i-- > 0;) {
    bool joined = i + 1 < size() && (kind_[i] & kLetter) && (kind_[i + 1] & kLetter) && !is_edge(i + 1);
    word_end_[i] = joined ? word_end_[i + 1] : (kind_[i] & kLetter) ? i + 1 : i;
  }
}

bool Text::is_edge(Place place) const {
  if (place == 0 || place >= size()) return true;
  auto before = kind_[place - 1], after = kind_[place];
  if (!(before & kLetter) || !(after & kLetter)) return true;
  return ((before | after) & kDense) != 0;
}

Place Text::word_begin(Place place) const {
  // Words that matter are short; the bound keeps a wall of letters from costing its square.
  for (int steps = 0; steps < 64 && place > 0 && !is_edge(place); ++steps) --place;
  return place;
}

Range Text::line_range(Place place) const {
  Range range{place, place};
  while (range.begin > 0 && shown(range.begin - 1) != U'\n') --range.begin;
  while (range.end < size() && shown(range.end) != U'\n') ++range.end;
  return range;
}

void Text::find_sentences() {
  sentence_.resize(size());
  line_.resize(size());
  for (Place i = 0; i < size(); ++i) {
    sentence_[i] = sentences_;
    line_[i] = lines_;
    switch (shown_[i]) {
      case U'\n':
        ++lines_;
        ++sentences_;
        break;
      case U'。':
      case U'।':
      case U'॥':
      case U'።':
      case U'!':
      case U'?': ++sentences_; break;
      case U'.':
        // "Rs. 500" and "12.30" do not end a sentence; neither does "Co. Ltd", which costs little.
        if (i + 1 >= size() || ((kind_[i + 1] & kBlank) &&
                                !(i >= 2 && i + 2 < size() && (kind_[i + 2] & kDigit) && word_begin(i - 1) + 4 > i)))
          ++sentences_;
        break;
      default: break;
    }
  }
}

Range Text::places(std::size_t begin, std::size_t end) const {
  auto place = [&](std::size_t byte) {
    auto found = std::lower_bound(at_.begin(), at_.end(), static_cast<std::uint32_t>(byte));
    return std::min(static_cast<Place>(found - at_.begin()), size());
  };
  return {place(begin), place(end)};
}

std::string_view Text::printed(Range range) const {
  if (range.begin >= range.end || range.end > size()) return {};
  // The end byte is that of the next place; marks dropped in between belong to the last character.
  return std::string_view(source_).substr(at_[range.begin], at_[range.end] - at_[range.begin]);
}

std::string Text::ascii(Range range) const {
  std::string out;
  for (Place i = range.begin; i < range.end; ++i)
    if (shown(i) < 0x80) out.push_back(static_cast<char>(shown(i)));
  return out;
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

void append_utf8(std::string& out, char32_t point) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (point < 0x80) return put(point);
  if (point < 0x800) return put(0xC0 | point >> 6), put(0x80 | (point & 0x3F));
  if (point < 0x10000) return put(0xE0 | point >> 12), put(0x80 | (point >> 6 & 0x3F)), put(0x80 | (point & 0x3F));
  put(0xF0 | point >> 18), put(0x80 | (point >> 12 & 0x3F)), put(0x80 | (point >> 6 & 0x3F)),
      put(0x80 | (point & 0x3F));
}

}  // namespace latchkey::codes
