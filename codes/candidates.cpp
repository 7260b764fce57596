#include "codes/candidates.h"

#include <algorithm>

namespace latchkey::codes {
namespace {

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Token {
  Range range;
  Place digits = 0, upper = 0, lower = 0;
  Place size() const { return range.end - range.begin; }
  bool only_digits() const { return digits == size(); }
  bool only_letters() const { return digits == 0; }
};

class Finder {
 public:
  Finder(const Text& text, const std::vector<Hit>& words, const std::vector<Span>& spans)
      : text_(text), words_(words), spans_(spans) {}

  std::vector<Option> find() {
    collect_tokens();
    for (std::size_t i = 0; i < tokens_.size() && options_.size() < kMostOptions;) i += take(i);
    return std::move(options_);
  }

 private:
  void collect_tokens() {
    std::size_t span = 0;
    for (Place i = 0; i < text_.size();) {
      while (span < spans_.size() && spans_[span].range.end <= i) ++span;
      if (span < spans_.size() && spans_[span].range.contains(i)) {
        i = spans_[span].range.end;
        continue;
      }
      if (!is_letter(text_.shown(i)) && !is_digit(text_.shown(i))) {
        ++i;
        continue;
      }
      Token token{{i, i}};
      Place stop = span < spans_.size() ? spans_[span].range.begin : text_.size();
      while (token.range.end < stop) {
        char32_t c = text_.shown(token.range.end);
        if (is_digit(c))
          ++token.digits;
        else if (c >= U'A' && c <= U'Z')
          ++token.upper;
        else if (c >= U'a' && c <= U'z')
          ++token.lower;
        else
          break;
        ++token.range.end;
      }
      // "né4821" is part of a word. A letter of another script beside a Latin code is a particle glued on ("482913이").
      bool inside_word = (text_.is(i - 1, kLetter) && i > 0 && text_.is(i - 1, kLatin)) ||
                         (text_.is(token.range.end, kLetter) && text_.is(token.range.end, kLatin));
      if (!inside_word) tokens_.push_back(token);
      i = token.range.end;
    }
  }

  bool joined(std::size_t i, char32_t separator) const {
    return i + 1 < tokens_.size() && tokens_[i + 1].range.begin == tokens_[i].range.end + 1 &&
           text_.shown(tokens_[i].range.end) == separator;
  }

  void add(Range range, Shape shape, bool keep_hyphens) {
    std::string code = text_.ascii(range);
    std::erase_if(code, [&](char c) { return c == ' ' || (c == '-' && !keep_hyphens); });
    options_.push_back({range, shape, std::move(code)});
  }

  // "Code 48-29" is a code, "10-12 March" is none.
  bool introduced(Range range) const { return announced(range) || announced_by_word(range.begin); }

  // 482 913, 48-29-13, 4 8 2 9 1 3: groups of one size between equal separators. Returns the number of groups.
  std::size_t equal_groups(std::size_t i) const {
    const Token& first = tokens_[i];
    for (char32_t separator : {U' ', U'-'}) {
      std::size_t count = 1;
      while (joined(i + count - 1, separator) && tokens_[i + count].only_digits()) {
        if (tokens_[i + count].size() != first.size()) break;
        ++count;
        if (count > 10) return 0;
      }
      if (count == 1) continue;
      auto total = count * first.size();
      bool good = first.size() == 1   ? total >= 4 && total <= 8
                  : first.size() == 2 ? total <= 8 && (count >= 3 || (separator == U'-' && introduced(first.range)))
                  : first.size() == 3 ? total == 6 || total == 9
                  : first.size() == 4 ? total == 8
                                      : false;
      if (good) return count;
    }
    return 0;
  }

  bool word_ends_at(Place place, Meaning meaning, Meaning other) const {
    auto hit =
        std::lower_bound(words_.begin(), words_.end(), place, [](const Hit& h, Place p) { return h.range.begin < p; });
    for (int back = 0; back < 3 && hit != words_.begin(); ++back) {
      --hit;
      if (hit->range.end == place && (hit->is(meaning) || hit->is(other))) return true;
    }
    return false;
  }
  bool is_known_word(Range range) const {
    auto hit = std::lower_bound(words_.begin(), words_.end(), range.begin,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    if (hit != words_.end() && hit->range.begin == range.begin) return true;
    return hit != words_.begin() && std::prev(hit)->range.end > range.begin;
  }

  // "a u 8 k u f" on a line of its own. Returns the number of characters.
  std::size_t spaced_out(std::size_t i) const {
    std::size_t count = 1;
    Place digits = tokens_[i].digits;
    while (joined(i + count - 1, U' ') && tokens_[i + count].size() == 1 && count < 12)
      digits += tokens_[i + count++].digits;
    Place begin = tokens_[i].range.begin;
    bool line =
        (begin == 0 || text_.shown(begin - 1) == U'\n') && text_.shown(tokens_[i + count - 1].range.end) == U'\n';
    return line && count >= 5 && count <= 8 && digits > 0 && digits < count ? count : 0;
  }

  // Tokens covered (one at least).
  std::size_t take(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.size() == 1) {
      if (std::size_t count = spaced_out(i)) {
        add({token.range.begin, tokens_[i + count - 1].range.end}, Shape::mixed, true);
        return count;
      }
    }
    if (token.only_digits()) {
      if (std::size_t count = equal_groups(i)) {
        add({token.range.begin, tokens_[i + count - 1].range.end}, Shape::grouped, false);
        return count;
      }
      if (joined(i, U'-') && !tokens_[i + 1].only_digits()) {
        if (std::size_t count = mixed_groups(i)) return count;
      }
      if (token.size() >= 4 && token.size() <= 10) add(token.range, Shape::digits, false);
      return 1;
    }
    if (token.only_letters()) {
      if (joined(i, U'-')) {
        const Token& next = tokens_[i + 1];
        if (token.size() <= 4 && token.lower == 0 && next.only_digits() && next.size() >= 4 && next.size() <= 8 &&
            !joined(i + 1, U'-')) {
          add({token.range.begin, next.range.end}, Shape::prefixed, true);
          return 2;
        }
        if (std::size_t count = mixed_groups(i)) return count;
      }
      if (token.lower == 0 && token.size() >= 5 && token.size() <= 10 && !is_known_word(token.range) &&
          (looks_random(token.range) || announced(token.range)))
        add(token.range, Shape::letters, true);
      return 1;
    }
    if (joined(i, U'-')) {
      if (std::size_t count = mixed_groups(i)) return count;
    }
    take_mixed(i);
    return 1;
  }

  // "Code: QGFDAE", or on a line of its own.
  bool announced(Range range) const {
    Place before = range.begin;
    while (before > 0 && range.begin - before < 3 && text_.is(before - 1, kBlank)) --before;
    char32_t previous = before > 0 ? text_.shown(before - 1) : U'\n';
    return previous == U':' || (previous == U'\n' && text_.shown(range.end) == U'\n');
  }

  // Seven letters of which hardly any is a vowel are no word in capitals.
  bool looks_random(Range range) const {
    Place vowels = 0;
    for (Place i = range.begin; i < range.end; ++i) {
      char32_t c = text_.folded(i);
      vowels += c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u' || c == U'y';
    }
    return vowels * 4 <= range.end - range.begin;
  }

  std::size_t mixed_groups(std::size_t i) {
    std::size_t count = 1;
    Place digits = tokens_[i].digits, lower = tokens_[i].lower, size = tokens_[i].size();
    bool even = true;
    while (joined(i + count - 1, U'-') && count < 5) {
      const Token& next = tokens_[i + count];
      digits += next.digits;
      lower += next.lower;
      size += next.size();
      even &= next.size() == tokens_[i].size();
      ++count;
    }
    if (count == 1 || lower || size < 6 || size > 16 || !even || tokens_[i].size() < 3 || tokens_[i].size() > 5)
      return 0;
    if (digits == 0 && count == 2 &&
        !(looks_random(tokens_[i].range) && looks_random(tokens_[i + 1].range) && tokens_[i].size() <= 4))
      return 0;
    add({tokens_[i].range.begin, tokens_[i + count - 1].range.end}, Shape::mixed_groups, true);
    return count;
  }

  void take_mixed(std::size_t i) {
    const Token& token = tokens_[i];
    Place begin = token.range.begin, end = token.range.end;
    Place leading_letters = 0, trailing_letters = 0;
    while (is_letter(text_.shown(begin + leading_letters))) ++leading_letters;
    while (is_letter(text_.shown(end - 1 - trailing_letters))) ++trailing_letters;
    Place number = token.size() - leading_letters;
    // "OTP482913" and "482913is"
    if (leading_letters && number == token.digits && number >= 4 && number <= 8 &&
        word_ends_at(begin + leading_letters, Meaning::code, Meaning::maybe_code)) {
      add({begin + leading_letters, end}, Shape::digits, false);
      return;
    }
    if (trailing_letters == token.upper + token.lower && token.digits >= 4 && token.digits <= 8 && token.upper == 0 &&
        trailing_letters >= 2 && is_known_word_or_short({end - trailing_letters, end})) {
      add({begin, end - trailing_letters}, Shape::digits, false);
      return;
    }
    if (token.size() < 4 || token.size() > 12) return;
    // 4xx26: digits hidden by whoever passed the message on.
    for (Place k = begin; k + 1 < end; ++k)
      if (text_.shown(k) == U'x' && text_.shown(k + 1) == U'x') return;
    if (joined(i, U'-') || (i > 0 && joined(i - 1, U'-'))) return;
    // 10min, 500MB, 24h, 2nd, 1080p: a number with its unit.
    if (trailing_letters && trailing_letters + token.digits == token.size() &&
        (token.size() < 5 || token.digits <= 3) && trailing_letters <= 4 && (token.lower || token.size() < 5))
      return;
    // Win10, COVID19, iPhone15: a word with a number.
    if (leading_letters >= 3 && leading_letters + token.digits == token.size() && token.digits <= 2 &&
        (token.lower || !announced_by_word(begin)))
      return;
    if (token.upper && token.lower && token.digits < 2) return;
    // 2500W: a number with its unit.
    if (trailing_letters && trailing_letters + token.digits == token.size() && is_unit({end - trailing_letters, end}))
      return;
    add(token.range, Shape::mixed, true);
  }

  // The word for a code stands right before.
  bool announced_by_word(Place place) const {
    while (place > 0 && !text_.is(place - 1, kLetter | kDigit) && text_.shown(place - 1) != U'\n') --place;
    return word_ends_at(place, Meaning::code, Meaning::code);
  }

  bool is_unit(Range range) const {
    auto hit = std::lower_bound(words_.begin(), words_.end(), range.begin,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    return hit != words_.end() && hit->range.begin == range.begin && hit->range.end == range.end &&
           hit->is(Meaning::unit) && range.end - range.begin <= 3;
  }
  bool is_known_word_or_short(Range range) const { return range.end - range.begin <= 3 || is_known_word(range); }

  const Text& text_;
  const std::vector<Hit>& words_;
  const std::vector<Span>& spans_;
  std::vector<Token> tokens_;
  std::vector<Option> options_;
};

}  // namespace

std::vector<Option> find_options(const Text& text, const std::vector<Hit>& words, const std::vector<Span>& spans) {
  return Finder(text, words, spans).find();
}

}  // namespace latchkey::codes
