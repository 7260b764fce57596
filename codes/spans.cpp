#include "codes/spans.h"

#include <algorithm>

namespace latchkey::codes {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ascii_alnum(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }

class Finder {
 public:
  Finder(const Text& text, const std::vector<Hit>& words) : text_(text), words_(words) {}

  std::vector<Span> find() {
    find_addresses();
    find_numbers();
    find_app_hash();
    std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.range.begin < b.range.begin; });
    return std::move(spans_);
  }

 private:
  struct Run {
    Place begin, end;
    Place size() const { return end - begin; }
  };

  void add(Place begin, Place end, SpanKind kind) { spans_.push_back({{begin, end}, kind}); }

  // --- links, hosts, mail addresses ---

  bool is_name_character(Place i) const {
    char32_t c = text_.shown(i);
    return is_ascii_alnum(c) || c == U'.' || c == U'-' || c == U'_' || c == U'%' || c == U'+';
  }

  bool is_link_character(Place i) const {
    char32_t c = text_.shown(i);
    if (c <= U' ' || c >= 0x7F) return false;
    // A full-width comma is shown as an ASCII one but ends the link all the same.
    if (static_cast<unsigned char>(text_.printed({i, i + 1}).front()) >= 0x80) return false;
    return c != U'<' && c != U'>' && c != U'"' && c != U'\\' && c != U'^' && c != U'`' && c != U'{' && c != U'}';
  }

  Place link_end(Place from) const {
    Place end = from;
    bool opened = false;
    while (is_link_character(end)) opened |= text_.shown(end++) == U'(';
    while (end > from) {
      char32_t last = text_.shown(end - 1);
      bool trailing = last == U'.' || last == U',' || last == U';' || last == U':' || last == U'!' || last == U'?' ||
                      last == U'\'' || last == U']' || last == U'*' || (last == U')' && !opened);
      if (!trailing) break;
      --end;
    }
    return end;
  }

  bool looks_like_host(Place begin, Place end) const {
    int labels = 0, letters = 0, longest = 0;
    Place label = begin;
    for (Place i = begin; i <= end; ++i) {
      char32_t c = i < end ? text_.shown(i) : U'.';
      if (c == U'.') {
        if (i == label || text_.shown(label) == U'-') return false;
        longest = std::max(longest, static_cast<int>(i - label));
        ++labels;
        if (i < end) label = i + 1;
      } else if (c == U'%' || c == U'+' || c == U'_') {
        return false;
      }
    }
    if (labels < 2 || longest < 2 || end - label < 2 || end - label > 24) return false;
    for (Place i = label; i < end; ++i)
      if (text_.shown(i) < U'a' || text_.shown(i) > U'z') return false;
    for (Place i = begin; i + 1 < label; ++i) letters += is_ascii_letter(text_.shown(i));
    if (letters) return true;
    // "163.com" is a host; "482913.do not share" is a code and a sentence whose writer saved a blank.
    auto top = text_.ascii({label, end});
    return top == "com" || top == "net" || top == "cn" || top == "org";
  }

  void find_addresses() {
    for (Place i = 0; i < text_.size();) {
      if (!is_ascii_alnum(text_.shown(i))) {
        ++i;
        continue;
      }
      Place end = i;
      while (is_name_character(end)) ++end;
      while (end > i && !is_ascii_alnum(text_.shown(end - 1))) --end;
      if (text_.shown(end) == U':' && text_.shown(end + 1) == U'/' && text_.shown(end + 2) == U'/') {
        Place stop = link_end(end + 3);
        add(i, stop, SpanKind::link);
        i = std::max(stop, end + 1);
        continue;
      }
      if (text_.shown(end) == U'@' && is_ascii_alnum(text_.shown(end + 1))) {
        Place stop = end + 1;
        while (is_name_character(stop)) ++stop;
        while (!is_ascii_alnum(text_.shown(stop - 1))) --stop;
        add(i, stop, SpanKind::mail_address);
        i = stop;
        continue;
      }
      if (looks_like_host(i, end)) {
        char32_t next = text_.shown(end);
        bool path = next == U'/' || next == U'?' || (next == U':' && is_ascii_digit(text_.shown(end + 1)));
        Place stop = path ? link_end(end) : end;
        add(i, stop, path && stop > end + 1 ? SpanKind::link : SpanKind::host);
        i = std::max(stop, end);
        continue;
      }
      i = std::max(end, i + 1);
    }
  }

  // --- numbers ---

  void collect_runs() {
    std::size_t span = 0;
    for (Place i = 0; i < text_.size();) {
      while (span < spans_.size() && spans_[span].range.end <= i) ++span;
      if (span < spans_.size() && spans_[span].range.contains(i)) {
        i = spans_[span].range.end;
        continue;
      }
      if (!text_.is(i, kDigit)) {
        ++i;
        continue;
      }
      Place end = i;
      while (text_.is(end, kDigit)) ++end;
      runs_.push_back({i, end});
      i = end;
    }
  }

  const Run* run(std::size_t i) const { return i < runs_.size() ? &runs_[i] : nullptr; }
  // What stands between run i and the next, if it is one character (or one and a blank); 0 otherwise.
  char32_t between(std::size_t i) const {
    if (i + 1 >= runs_.size()) return 0;
    Place gap = runs_[i + 1].begin - runs_[i].end;
    char32_t first = text_.shown(runs_[i].end);
    if (gap == 1) return first;
    if (gap == 2 && text_.is(runs_[i].end + 1, kBlank) && first != U'\n') return first;
    return 0;
  }
  bool tight(std::size_t i) const { return i + 1 < runs_.size() && runs_[i + 1].begin - runs_[i].end == 1; }
  int value(const Run& r) const {
    int out = 0;
    for (Place i = r.begin; i < r.end && i < r.begin + 6; ++i) out = out * 10 + static_cast<int>(text_.shown(i) - U'0');
    return out;
  }

  bool is_date(std::size_t i) const {
    const Run *a = run(i), *b = run(i + 1), *c = run(i + 2);
    if (!a || !b || !c) return false;
    char32_t first = between(i), second = between(i + 1);
    if (first != second || (first != U'/' && first != U'.' && first != U'-')) return false;
    if ((first == U'-' || first == U'/') && (!tight(i) || !tight(i + 1))) return false;
    if (b->size() > 2) return false;
    auto day = [&](const Run& r) { return r.size() <= 2 && value(r) >= 1 && value(r) <= 31; };
    auto month = [&](const Run& r) { return r.size() <= 2 && value(r) >= 1 && value(r) <= 12; };
    auto year = [&](const Run& r) { return r.size() == 4 && value(r) >= 1900 && value(r) < 2600; };
    // The Persian and the Thai calendar count other years.
    auto any_year = [&](const Run& r) { return year(r) || (r.size() == 4 && value(r) >= 1300 && value(r) < 1500); };
    if (any_year(*a)) return month(*b) && day(*c);
    if (!any_year(*c) && c->size() != 2) return false;
    if (first == U'-' && c->size() == 2 && announced(a->begin)) return false;
    return (day(*a) && month(*b)) || (month(*a) && day(*b)) || (a->size() == 2 && month(*b) && day(*c));
  }

  // "Code: 88-12-03": right behind the word for a code three pairs of digits are no date.
  bool announced(Place place) const {
    auto hit =
        std::lower_bound(words_.begin(), words_.end(), place, [](const Hit& h, Place p) { return h.range.begin < p; });
    if (hit == words_.begin()) return false;
    --hit;
    return place - hit->range.end <= 3 && (hit->is(Meaning::code) || hit->is(Meaning::maybe_code));
  }

  // Number of runs of a telephone number beginning at run i, or 0.
  std::size_t phone_runs(std::size_t i) const {
    const Run& first = runs_[i];
    bool plus = first.begin > 0 && text_.shown(first.begin - 1) == U'+';
    if (!plus && first.begin > 1) plus = text_.shown(first.begin - 1) == U'(' && text_.shown(first.begin - 2) == U'+';
    bool opened =
        first.begin > 0 && text_.shown(first.begin - 1) == U'(' && text_.shown(first.end) == U')' && first.size() <= 5;
    bool zero = text_.shown(first.begin) == U'0';
    Place digits = first.size();
    std::size_t last = i;
    bool equal = true, all_hyphens = true, long_run = first.size() > 4;
    while (last + 1 < runs_.size() && digits < 15) {
      char32_t c = between(last);
      Place gap = runs_[last + 1].begin - runs_[last].end;
      bool joined = (gap == 1 && (c == U' ' || c == U'-' || c == U'.' || (c == U'/' && zero))) ||
                    (gap <= 2 && (c == U')' || (c == U' ' && text_.shown(runs_[last].end + 1) == U'('))) ||
                    (gap == 3 && text_.shown(runs_[last].end) == U')' && text_.shown(runs_[last].end + 2) == U'-');
      const Run& next = runs_[last + 1];
      if (!joined || digits + next.size() > 15) break;
      if (!plus && (is_date(last + 1) || between(last + 1) == U':')) break;
      // Two long numbers side by side are two numbers, unless the first announced itself as an area code.
      if (next.size() > 4 && !(plus || opened || (zero && last == i && first.size() <= 5))) break;
      if (long_run && !plus && !zero) break;
      all_hyphens &= c == U'-';
      equal &= next.size() == first.size();
      digits += next.size();
      ++last;
    }
    std::size_t count = last - i + 1;
    if (plus && digits >= 7) return count;
    if (opened && count > 1 && digits >= 7) return count;
    if (count == 1) return 0;
    if (zero && digits >= 9) return count;
    if (count >= 3 && digits >= 9 && !(equal && first.size() == 1)) return count;
    // 555-0142 and 800-123-4567, but neither 123-456 nor 1234-5678.
    if (digits >= 7 && all_hyphens && !equal && runs_[last].size() == 4) return count;
    return 0;
  }

  bool money_beside(Place begin, Place end) const {
    auto sign = [&](Place i) { return text_.is(i, kMoney); };
    if (begin > 0 && (sign(begin - 1) || (begin > 1 && text_.is(begin - 1, kBlank) && sign(begin - 2)))) return true;
    if (sign(end) || (text_.is(end, kBlank) && sign(end + 1))) return true;
    if (begin > 1 && text_.shown(begin - 1) == U'.' && word_ending_at(begin - 1, Meaning::money)) return true;
    return word_ending_at(begin, Meaning::money) || word_beginning_at(end, Meaning::money);
  }

  bool word_beginning_at(Place place, Meaning meaning) const {
    if (text_.is(place, kBlank)) ++place;
    auto hit =
        std::lower_bound(words_.begin(), words_.end(), place, [](const Hit& h, Place p) { return h.range.begin < p; });
    // "7G2K" is no seven gigabytes.
    return hit != words_.end() && hit->range.begin == place && hit->is(meaning) &&
           !(meaning == Meaning::unit && text_.is(hit->range.end, kDigit));
  }
  bool word_ending_at(Place place, Meaning meaning) const {
    if (place > 0 && text_.is(place - 1, kBlank)) --place;
    auto hit =
        std::lower_bound(words_.begin(), words_.end(), place, [](const Hit& h, Place p) { return h.range.begin < p; });
    for (int back = 0; back < 3 && hit != words_.begin(); ++back) {
      --hit;
      if (hit->range.end == place && hit->is(meaning)) return true;
    }
    return false;
  }

  // Where the hidden digits before a shown tail begin; `begin` itself if this is no tail.
  Place card_tail_begin(Place begin) const {
    if (begin == 0) return begin;
    Place i = begin;
    if (text_.is(i - 1, kBlank) && i > 1) --i;
    auto hidden = [](char32_t c) { return c == U'*' || c == U'•' || c == U'…' || c == U'●' || c == U'∙'; };
    if (i > 0 && hidden(text_.shown(i - 1))) {
      // "*123456*" is how chat programs print bold; a card number is hidden by several signs or before few digits.
      Place stars = 0;
      while (i > stars && stars < 8 && hidden(text_.shown(i - 1 - stars))) ++stars;
      Place end = begin;
      while (text_.is(end, kDigit)) ++end;
      bool tail = (stars > 1 || end - begin <= 4) && !hidden(text_.shown(end));
      return tail ? i - stars : begin;
    }
    if (i != begin) return begin;
    // "XX1234", "A/c x1234", "xxxx-1234"
    if (text_.shown(i - 1) == U'-' && i > 1) --i;
    Place letters = i;
    while (letters > 0 && i - letters < 16 && text_.folded(letters - 1) == U'x') --letters;
    bool tail = letters < i && (letters == 0 || !text_.is(letters - 1, kLetter | kDigit));
    return tail ? letters : begin;
  }

  static bool is_decimal_sign(char32_t c) { return c == U'.' || c == U',' || c == U'\'' || c == U'٫' || c == U'٬'; }

  // Takes what begins at run i; returns how many runs it covers (1 at least).
  std::size_t classify(std::size_t i) {
    const Run& a = runs_[i];
    char32_t next = between(i);

    if (a.size() == 4 || a.size() == 5) {
      // 4471 2093 3812 9902: cards, vouchers, meters.
      std::size_t groups = 1;
      while (groups < 12 && i + groups < runs_.size() && tight(i + groups - 1) &&
             runs_[i + groups].size() == a.size() &&
             (between(i + groups - 1) == U' ' || between(i + groups - 1) == U'-'))
        ++groups;
      if (groups >= 3) {
        add(a.begin, runs_[i + groups - 1].end, SpanKind::account);
        return groups;
      }
    }
    if (std::size_t count = phone_runs(i)) {
      // A grouped code may stand in front of the currency of a grouped sum; both are no code, so the order is free.
      if (!is_date(i)) {
        add(a.begin, runs_[i + count - 1].end, SpanKind::phone);
        return count;
      }
    }
    if (next == U'.' && between(i + 1) == U'.' && between(i + 2) == U'.' && tight(i) && tight(i + 1) && tight(i + 2) &&
        a.size() <= 3 && runs_[i + 1].size() <= 3 && runs_[i + 2].size() <= 3 && runs_[i + 3].size() <= 3) {
      add(a.begin, runs_[i + 3].end, SpanKind::host);
      return 4;
    }
    if (is_date(i)) {
      add(a.begin, runs_[i + 2].end, SpanKind::date);
      return 3;
    }
    if (next == U':' && tight(i) && a.size() <= 2 && runs_[i + 1].size() == 2 && value(a) < 25 &&
        value(runs_[i + 1]) < 60) {
      std::size_t count = between(i + 1) == U':' && tight(i + 1) && runs_[i + 2].size() == 2 ? 3 : 2;
      add(a.begin, runs_[i + count - 1].end, SpanKind::time);
      return count;
    }
    if (next == U'/' && tight(i)) {
      bool day = a.size() <= 2 && runs_[i + 1].size() <= 2;
      add(a.begin, runs_[i + 1].end, day ? SpanKind::date : SpanKind::count);
      return 2;
    }
    if (is_decimal_sign(next) && tight(i)) {
      std::size_t count = 2;
      while (i + count < runs_.size() && count < 8 && tight(i + count - 1) && is_decimal_sign(between(i + count - 1)))
        ++count;
      Place end = runs_[i + count - 1].end;
      // "482913,5分钟": a comma after four digits or more ends a clause, unless the whole is money.
      bool clause = a.size() >= 4 && next != U'.' && next != U'\'';
      bool full_width = static_cast<unsigned char>(text_.printed({a.end, a.end + 1}).front()) >= 0x80 && next == U',';
      if ((!clause && !full_width) || money_beside(a.begin, end)) {
        add(a.begin, end, SpanKind::sum);
        return count;
      }
    }
    if (next == U' ' && tight(i) && a.size() <= 3) {
      // Thousands in groups: 5 000, 10 100,00. A group of three and three is one only beside a currency.
      std::size_t count = 1;
      while (i + count < runs_.size() && count < 5 && between(i + count - 1) == U' ' && tight(i + count - 1) &&
             runs_[i + count].size() == 3)
        ++count;
      Place end = runs_[i + count - 1].end;
      if (count > 1) {
        bool decimals = tight(i + count - 1) && (between(i + count - 1) == U',' || between(i + count - 1) == U'.');
        if (decimals) end = runs_[i + count].end;
        bool money = money_beside(a.begin, end);
        if (money || decimals || (a.size() < 3 && count == 2) || count > 2) {
          add(a.begin, end, money || decimals ? SpanKind::sum : SpanKind::count);
          return decimals ? count + 1 : count;
        }
      }
    }
    // Inside a word of letters and digits ("4F7K2P", "QVM-7RD") a number counts nothing.
    bool grouped = a.begin > 1 && text_.shown(a.begin - 1) == U'-' && is_ascii_alnum(text_.shown(a.begin - 2));
    bool in_word =
        a.begin > 0 && (is_ascii_letter(text_.shown(a.begin - 1)) || grouped) && is_ascii_letter(text_.shown(a.end));
    if (in_word) return 1;
    if (Place tail = card_tail_begin(a.begin); tail != a.begin) {
      add(tail, a.end, SpanKind::card_tail);
    } else if (a.size() >= 11) {
      add(a.begin, a.end, SpanKind::account);
    } else if (money_beside(a.begin, a.end)) {
      add(a.begin, a.end, SpanKind::sum);
    } else if (a.size() == 4 && (text_.shown(a.end) == U'年' || text_.shown(a.end) == U'년')) {
      add(a.begin, a.end, SpanKind::date);
    } else {
      char32_t sign = text_.shown(a.end);
      bool share = sign == U'%' || sign == U'°' || sign == U'٪';
      if (share || (a.size() <= 3 && word_beginning_at(a.end, Meaning::unit))) add(a.begin, a.end, SpanKind::count);
    }
    return 1;
  }

  // Of the countries whose account numbers begin so.
  static bool names_country(char32_t first, char32_t second) {
    static constexpr std::string_view kCountries =
        "AD AE AL AT AZ BA BE BG BH BR CH CR CY CZ DE DK DO EE ES FI FO FR GB GE GI GL GR GT HR HU IE IL IS IT JO KW "
        "KZ LB LI LT LU LV MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SE SI SK SM TN TR UA VG XK";
    for (std::size_t i = 0; i + 1 < kCountries.size(); i += 3)
      if (static_cast<char32_t>(kCountries[i]) == first && static_cast<char32_t>(kCountries[i + 1]) == second)
        return true;
    return false;
  }

  // DE89 3704 0044 ...: two letters and two check digits, then groups of four.
  void find_account_numbers() {
    std::size_t known = spans_.size();
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const Run& r = runs_[i];
      if (r.begin < 2 || r.size() < 2 || !text_.is(r.begin - 1, kUpper) || !text_.is(r.begin - 2, kUpper)) continue;
      if (r.begin > 2 && text_.is(r.begin - 3, kLetter | kDigit)) continue;
      Place end = r.begin + 2, signs = 2, blanks = 0;
      while (end < text_.size() && signs < 34) {
        char32_t c = text_.shown(end);
        if (is_ascii_digit(c) || (text_.is(end, kUpper) && is_ascii_letter(c)))
          ++signs;
        else if (text_.is(end, kBlank) && is_ascii_digit(text_.shown(end + 1)))
          ++blanks;
        else
          break;
        ++end;
      }
      // A statement may print its beginning only: "to DE12 3456".
      bool begun = r.size() == 2 && text_.is(r.end, kBlank) && is_ascii_digit(text_.shown(r.end + 1)) &&
                   names_country(text_.shown(r.begin - 2), text_.shown(r.begin - 1));
      if ((signs >= 13 && (blanks > 1 || r.size() > 8)) || begun)
        spans_.push_back({{r.begin - 2, end}, SpanKind::account});
    }
    if (spans_.size() == known) return;
    std::erase_if(runs_, [&, at = known](const Run& r) mutable {
      while (at < spans_.size() && spans_[at].range.end <= r.begin) ++at;
      return at < spans_.size() && spans_[at].range.contains(r.begin);
    });
  }

  void find_numbers() {
    collect_runs();
    find_account_numbers();
    for (std::size_t i = 0; i < runs_.size();) i += classify(i);
  }

  // Android finds the receiving app by 11 characters of Base64 at the end of the message.
  void find_app_hash() {
    Place end = text_.size();
    while (end > 0 && (text_.is(end - 1, kBlank) || text_.shown(end - 1) == U'\n')) --end;
    Place begin = end;
    bool upper = false, lower = false, other = false;
    while (begin > 0 && end - begin < 12) {
      char32_t c = text_.shown(begin - 1);
      if (!is_ascii_alnum(c) && c != U'+' && c != U'/') break;
      upper |= c >= U'A' && c <= U'Z';
      lower |= c >= U'a' && c <= U'z';
      other |= !is_ascii_letter(c);
      --begin;
    }
    bool marked = (text_.shown(0) == U'<' || text_.shown(0) == U'[') && text_.shown(1) == U'#';
    if (end - begin != 11 || begin == 0 || !upper || !lower || !(other || marked)) return;
    std::erase_if(spans_, [&](const Span& s) { return s.range.begin < end && s.range.end > begin; });
    add(begin, end, SpanKind::app_hash);
  }

  const Text& text_;
  const std::vector<Hit>& words_;
  std::vector<Run> runs_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> find_spans(const Text& text, const std::vector<Hit>& words) { return Finder(text, words).find(); }

}  // namespace latchkey::codes
