#include "codes/score.h"

#include <algorithm>
#include <cmath>

namespace latchkey::codes {
namespace {

// All weights are in logits. They were set by hand on the sample sets beside the tests, coarse on purpose: two digits
// would claim a precision that a few hundred messages cannot give.
constexpr double kStart = -3.2;
constexpr double kCodeWord = 4.2, kMaybeWordInContext = 3.6, kMaybeWord = 2.9, kVerifyWord = 1.9;

double weight_of(Shape shape) {
  switch (shape) {
    case Shape::digits: return 0;
    case Shape::grouped: return 0.2;
    case Shape::prefixed: return 0.5;
    case Shape::mixed: return -0.4;
    case Shape::mixed_groups: return -0.7;
    case Shape::letters: return -1.6;
  }
  return 0;
}

class Judge {
 public:
  explicit Judge(const Reading& reading) : r_(reading), text_(reading.text) {
    bool guarded = std::any_of(r_.words.begin(), r_.words.end(),
                               [](const Hit& hit) { return hit.is(Meaning::privacy) || hit.is(Meaning::sign_in); });
    for (const auto& hit : r_.words) {
      // "Do not share your Order code", says the sender Order.
      bool named = guarded &&
                   std::any_of(r_.names.begin(), r_.names.end(), [&](Range n) { return n.contains(hit.range.begin); });
      if (named) {
        if (hit.speaks_of(Meaning::code) || hit.speaks_of(Meaning::maybe_code) || hit.is(Meaning::other_code))
          triggers_.push_back(&hit);
        continue;
      }
      if (hit.is(Meaning::other_code)) {
        labels_.push_back(&hit);
      } else if (hit.is(Meaning::code) || hit.is(Meaning::maybe_code)) {
        triggers_.push_back(&hit);
      } else {
        if (hit.is(Meaning::label)) labels_.push_back(&hit);
        if (hit.is(Meaning::verify) || hit.is(Meaning::sign_in) || hit.is(Meaning::sign_up) || hit.is(Meaning::reset) ||
            hit.is(Meaning::takeover))
          verifies_.push_back(&hit);
      }
      // A payment is named with its sum before or after the code, and seldom with the words of a sign-in.
      if (hit.is(Meaning::privacy) || hit.is(Meaning::payment)) ++privacy_;
      asks_ |= hit.is(Meaning::privacy);
      signs_in_ |= hit.is(Meaning::sign_in);
      if (hit.is(Meaning::trade) || hit.is(Meaning::other_code)) ++trade_;
      other_kind_ |= hit.is(Meaning::other_code);
      if (hit.is(Meaning::old)) olds_.push_back(&hit);
    }
    other_kind_ &= !privacy_ && !signs_in_;
    for (Place i = 0; i < text_.size() && !discount_; ++i) {
      bool percent = text_.shown(i) == U'%' || text_.shown(i) == U'٪';
      discount_ = percent && ((i > 0 && text_.is(i - 1, kDigit)) || text_.is(i + 1, kDigit));
    }
    capitals_ = mostly_capitals();
    claimed_.reserve(r_.options.size());
    for (const auto& option : r_.options) claimed_.push_back(label_penalty(option, {}) > 2.5);
  }

  std::vector<double> scores() const {
    std::vector<double> out;
    out.reserve(r_.options.size());
    for (std::size_t i = 0; i < r_.options.size(); ++i) out.push_back(score(i));
    return out;
  }

 private:
  // Length as a reader feels it: a Chinese character says as much as two letters.
  int length(Place from, Place to) const {
    if (to <= from) return 0;
    if (to - from > 200) return 200;
    int out = 0;
    for (Place i = from; i < to; ++i) out += text_.is(i, kDense) ? 2 : 1;
    return out;
  }

  bool mostly_capitals() const {
    Place upper = 0, letters = 0;
    for (Place i = 0; i < text_.size() && i < 400; ++i) {
      letters += text_.is(i, kLatin);
      upper += text_.is(i, kLatin) && text_.is(i, kUpper);
    }
    return letters > 20 && upper * 10 > letters * 6;
  }

  bool alone_on_line(const Option& option) const {
    auto is_decoration = [&](Place i) { return !text_.is(i, kLetter | kDigit) && text_.shown(i) != U'\n'; };
    Place before = option.range.begin, after = option.range.end;
    while (before > 0 && is_decoration(before - 1)) --before;
    while (after < text_.size() && is_decoration(after)) ++after;
    return (before == 0 || text_.shown(before - 1) == U'\n') && (after >= text_.size() || text_.shown(after) == U'\n');
  }

  bool only_blank_lines_between(Place from, Place to) const {
    if (to - from > 80) return false;
    for (Place i = from; i < to; ++i)
      if (text_.is(i, kLetter | kDigit)) return false;
    return true;
  }

  int options_between(Place from, Place to, const Option& self) const {
    auto first = std::lower_bound(r_.options.begin(), r_.options.end(), from,
                                  [](const Option& o, Place p) { return o.range.begin < p; });
    int count = 0;
    for (; first != r_.options.end() && first->range.end <= to && count < 3; ++first)
      count += first->code != self.code && first->shape != Shape::letters &&
               !claimed_[static_cast<std::size_t>(first - r_.options.begin())];
    return count;
  }

  double affinity_before(const Range& word, const Option& option, bool alone) const {
    int gap = length(word.end, option.range.begin);
    auto sentences = text_.sentence(option.range.begin) - text_.sentence(word.end);
    double out;
    if (text_.line(option.range.begin) != text_.line(word.end)) {
      Place line_end = word.end;
      while (line_end < text_.size() && text_.shown(line_end) != U'\n') ++line_end;
      bool next = only_blank_lines_between(line_end, option.range.begin);
      out = next ? (alone ? 0.95 : 0.72) : alone ? 0.72 : 0.45;
    } else if (sentences == 0) {
      out = gap <= 3 ? 1 : gap <= 12 ? 0.97 : gap <= 30 ? 0.92 : gap <= 60 ? 0.84 : gap <= 100 ? 0.72 : 0.6;
    } else {
      out = sentences == 1 ? 0.68 : sentences == 2 ? 0.55 : 0.4;
    }
    for (int n = options_between(word.end, option.range.begin, option); n > 0; --n) out *= 0.75;
    return out;
  }

  double affinity_after(const Range& word, const Option& option, bool alone) const {
    int gap = length(option.range.end, word.begin);
    auto sentences = text_.sentence(word.begin) - text_.sentence(option.range.end);
    double out;
    if (text_.line(word.begin) != text_.line(option.range.end)) {
      out = alone && gap <= 80 ? 0.75 : 0.35;
    } else if (sentences == 0) {
      out = gap <= 4 ? 0.97 : gap <= 25 ? 0.95 : gap <= 60 ? 0.85 : gap <= 100 ? 0.7 : 0.55;
    } else {
      out = sentences == 1 ? 0.55 : 0.35;
    }
    for (int n = options_between(option.range.end, word.begin, option); n > 0; --n) out *= 0.7;
    return out;
  }

  bool in_context(const Hit& trigger) const {
    if (privacy_) return true;
    auto sentence = text_.sentence(trigger.range.begin);
    auto near = std::lower_bound(verifies_.begin(), verifies_.end(), trigger.range.begin,
                                 [](const Hit* h, Place p) { return h->range.begin < p; });
    return (near != verifies_.end() && text_.sentence((*near)->range.begin) == sentence) ||
           (near != verifies_.begin() && text_.sentence((*std::prev(near))->range.begin) == sentence);
  }

  struct Support {
    double best = 0;
    bool strong = false;    // from a word that names a one-time code
    Place before_end = 0;   // end of the nearest trigger before the option, 0 if none
    int gap_before = 1000;  // its distance
    int gap_after = 1000;   // distance of the nearest trigger after, in the same sentence
  };

  Support support(const Option& option, bool alone) const {
    Support out;
    auto next = std::lower_bound(triggers_.begin(), triggers_.end(), option.range.begin,
                                 [](const Hit* h, Place p) { return h->range.begin < p; });
    auto consider = [&](const Hit& hit, double affinity) {
      // "Confirmation code ABXK29" of a flight: letters and digits in a message about trade are a booking.
      // ... and receipts print an authorization code of the card's.
      bool receipt = hit.is(Meaning::trade) && trade_ >= 3 && !asks_ && !signs_in_;
      bool booking = (option.shape == Shape::mixed || option.shape == Shape::letters) &&
                     (trade_ >= 3 || (trade_ >= 2 && !privacy_));
      booking |= receipt;
      bool strong = hit.is(Meaning::code) && !booking && !other_kind_;
      double value = affinity * (strong ? kCodeWord : in_context(hit) && !booking ? kMaybeWordInContext : kMaybeWord);
      if (value > out.best) out.best = value, out.strong = strong;
    };
    auto before = next;
    for (int steps = 0; steps < 12 && before != triggers_.begin(); ++steps) {
      --before;
      const Range& word = (*before)->range;
      if (word.end > option.range.begin) continue;
      consider(**before, affinity_before(word, option, alone));
      if (!out.before_end) out.before_end = word.end, out.gap_before = length(word.end, option.range.begin);
    }
    for (int steps = 0; steps < 6 && next != triggers_.end(); ++steps, ++next) {
      const Range& word = (*next)->range;
      if (word.begin < option.range.end) continue;
      consider(**next, affinity_after(word, option, alone));
      if (out.gap_after == 1000 && text_.sentence(word.begin) == text_.sentence(option.range.begin))
        out.gap_after = length(option.range.end, word.begin);
    }
    return out;
  }

  // "Use 482913 to sign in to Acme": nothing is called a code, but the number is what one signs in with.
  double verify_support(const Option& option, bool alone) const {
    if (option.shape == Shape::letters) return 0;
    if (option.shape == Shape::mixed_groups && !is_bidden(option.range.begin)) return 0;
    auto next = std::lower_bound(verifies_.begin(), verifies_.end(), option.range.begin,
                                 [](const Hit* h, Place p) { return h->range.begin < p; });
    double best = 0;
    if (next != verifies_.begin()) best = affinity_before((*std::prev(next))->range, option, alone);
    if (next != verifies_.end()) best = std::max(best, affinity_after((*next)->range, option, alone));
    return best * kVerifyWord;
  }

  // Letters between two places, so that "order no. 12" and "order: 12" are told from "order is on its way. 12".
  int letters_between(Place from, Place to) const {
    int out = 0;
    for (Place i = from; i < to && out < 20; ++i) out += text_.is(i, kLetter) ? (text_.is(i, kDense) ? 3 : 1) : 0;
    return out;
  }

  bool number_between(Place from, Place to) const {
    auto option = std::lower_bound(r_.options.begin(), r_.options.end(), from,
                                   [](const Option& o, Place p) { return o.range.begin < p; });
    if (option != r_.options.end() && option->range.end <= to && option->shape != Shape::letters) return true;
    auto span = std::lower_bound(r_.spans.begin(), r_.spans.end(), from,
                                 [](const Span& s, Place p) { return s.range.begin < p; });
    return span != r_.spans.end() && span->range.end <= to && span->kind != SpanKind::link &&
           span->kind != SpanKind::host && span->kind != SpanKind::mail_address;
  }

  // "... is 482913": the word right before says that what the sentence speaks of is this.
  bool stated(Place begin) const {
    Place end = begin;
    while (end > 0 && begin - end < 4 && !text_.is(end - 1, kLetter)) --end;
    if (begin - end >= 4 || begin == end) return false;
    Place start = end;
    while (start > 0 && end - start < 9 && text_.is(start - 1, kLetter) && !text_.is(start - 1, kDense)) --start;
    static constexpr std::u32string_view kIs[] = {
        U"is", U"are",    U"ist",  U"lautet", U"est",    U"es",    U"e",  U"ar", U"er", U"on",
        U"je", U"jest",   U"este", U"ειναι",  U"adalah", U"ialah", U"ay", U"ni", U"la", U"yra",
        U"ir", U"heisst", U"to",   U"az",     U"da",     U"sera",  U"هو", U"هي", U"ہے", U"sao"};
    std::u32string word;
    for (Place i = start; i < end; ++i) word.push_back(text_.folded(i));
    return std::find(std::begin(kIs), std::end(kIs), word) != std::end(kIs);
  }

  double label_penalty(const Option& option, const Support& support) const {
    double worst = 0;
    Place begin = option.range.begin, end = option.range.end;
    auto next = std::lower_bound(labels_.begin(), labels_.end(), begin,
                                 [](const Hit* h, Place p) { return h->range.begin < p; });
    auto sentence = text_.sentence(begin);
    auto before = next;
    for (int steps = 0; steps < 3 && before != labels_.begin(); ++steps) {
      --before;
      const Hit& label = **before;
      // "Webinar ID: 882 1304 4417" and on the next line "Passcode: 482913"
      auto lines = text_.line(begin) - text_.line(label.range.begin);
      if (label.range.end > begin || lines > (label.is(Meaning::other_code) ? 1 : 0)) continue;
      if (label.range.end <= support.before_end) break;  // the word for the code stands nearer
      int gap = length(label.range.end, begin), letters = letters_between(label.range.end, begin);
      bool other = label.is(Meaning::other_code);
      bool claimed = number_between(label.range.end, begin);  // that is the number it labels
      if (claimed && !other) break;
      bool same = text_.sentence(label.range.begin) == sentence;
      if (!same && gap > 6) continue;
      bool code_before =
          support.before_end && text_.sentence(support.before_end - 1) == text_.sentence(label.range.begin);
      bool colon = false;
      for (Place i = label.range.end; i < begin && i < label.range.end + 8; ++i) colon |= text_.shown(i) == U':';
      double penalty = 0;
      if (other) {
        // "Meeting ID: 812 4471 Passcode: 482913": what belongs to it stays of its kind.
        penalty = claimed ? (privacy_ || signs_in_ ? 1.5 : 3.0) : lines ? 0.8 : gap <= 12 ? 4.6 : gap <= 40 ? 3.4 : 0.8;
      } else if (letters == 0 && gap <= 6) {
        // "the code to verify your phone: 482913" is a code all the same.
        penalty = code_before && colon ? 1.0 : code_before && gap <= 1 ? 2.6 : 4.4;
      } else if (letters <= 6 && gap <= 14) {
        penalty = code_before ? 1.0 : 2.8;
      }
      worst = std::max(worst, penalty);
    }
    for (int steps = 0; steps < 2 && next != labels_.end(); ++steps, ++next) {
      const Hit& label = **next;
      if (label.range.begin < end || text_.sentence(label.range.begin) != sentence) continue;
      int gap = length(end, label.range.begin);
      if (support.gap_after < gap || support.gap_before <= 14) break;
      if (label.is(Meaning::other_code)) {
        worst = std::max(worst, gap <= 30 ? 4.0 : 1.5);
      } else if (gap <= 2 && support.gap_after > 24) {
        worst = std::max(worst, 1.6);
      }
    }
    return worst;
  }

  // "204918 replaces 330914": what stands before is the new one.
  bool replaces(const Hit& old) const {
    static constexpr std::u32string_view kReplaces[] = {U"repla",  U"ersetz", U"vervang", U"ersatt", U"erstatt",
                                                        U"rempla", U"reempl", U"substit", U"sostit", U"zamien",
                                                        U"zastep", U"nahraz", U"замен",   U"замін"};
    return std::any_of(std::begin(kReplaces), std::end(kReplaces), [&](auto stem) {
      for (Place k = 0; k < stem.size(); ++k)
        if (text_.folded(old.range.begin + k) != stem[k]) return false;
      return true;
    });
  }

  // "Enter TQW-519": the word right before tells what to do with a code.
  bool is_bidden(Place begin) const {
    Place end = begin;
    while (end > 0 && begin - end < 3 &&
           (text_.is(end - 1, kBlank) || text_.shown(end - 1) == U':' || text_.shown(end - 1) == U'"' ||
            text_.shown(end - 1) == U'\''))
      --end;
    if (begin == end) return false;
    Place start = end;
    while (start > 0 && end - start < 13 && text_.is(start - 1, kLetter) && !text_.is(start - 1, kDense)) --start;
    static constexpr std::u32string_view kEnter[] = {U"use",
                                                     U"enter",
                                                     U"type",
                                                     U"input",
                                                     U"submit",
                                                     U"gib",
                                                     U"eingeben",
                                                     U"nutze",
                                                     U"nutzen",
                                                     U"verwende",
                                                     U"verwenden",
                                                     U"benutzen",
                                                     U"utilisez",
                                                     U"saisissez",
                                                     U"entrez",
                                                     U"tapez",
                                                     U"entre",
                                                     U"utilise",
                                                     U"usa",
                                                     U"usar",
                                                     U"utiliza",
                                                     U"utilice",
                                                     U"introduce",
                                                     U"introduzca",
                                                     U"ingresa",
                                                     U"ingrese",
                                                     U"digita",
                                                     U"digite",
                                                     U"escribe",
                                                     U"insira",
                                                     U"introduza",
                                                     U"inserisci",
                                                     U"inserire",
                                                     U"digitare",
                                                     U"utilizza",
                                                     U"gebruik",
                                                     U"voer",
                                                     U"typ",
                                                     U"anvand",
                                                     U"ange",
                                                     U"brug",
                                                     U"indtast",
                                                     U"bruk",
                                                     U"kayta",
                                                     U"syota",
                                                     U"uzyj",
                                                     U"wpisz",
                                                     U"podaj",
                                                     U"zadejte",
                                                     U"pouzijte",
                                                     U"zadajte",
                                                     U"pouzite",
                                                     U"введите",
                                                     U"используите",
                                                     U"введіть",
                                                     U"використаите",
                                                     U"unesite",
                                                     U"upisite",
                                                     U"koristite",
                                                     U"въведете",
                                                     U"vnesite",
                                                     U"folositi",
                                                     U"foloseste",
                                                     U"introduceti",
                                                     U"introdu",
                                                     U"gunakan",
                                                     U"masukkan",
                                                     U"ketik",
                                                     U"gamitin",
                                                     U"ilagay",
                                                     U"ingiza",
                                                     U"tumia",
                                                     U"χρησιμοποιηστε",
                                                     U"εισαγετε",
                                                     U"πληκτρολογηστε",
                                                     U"adja",
                                                     U"irja"};
    std::u32string word;
    for (Place i = start; i < end; ++i) word.push_back(text_.folded(i));
    return std::find(std::begin(kEnter), std::end(kEnter), word) != std::end(kEnter);
  }

  // "Codes such as 123456": an example of one.
  bool is_example(Place begin) const {
    static constexpr std::u32string_view kSuch[] = {
        U"such as",      U"e.g.",         U"e. g.",    U"for example", U"for example,", U"for instance", U"z.b.",
        U"z. b.",        U"zum beispiel", U"wie etwa", U"par exemple", U"por ejemplo",  U"por exemplo",  U"ad esempio",
        U"bijvoorbeeld", U"til exempel",  U"np.",      U"например",    U"наприклад"};
    Place end = begin;
    while (end > 0 && begin - end < 3 && !text_.is(end - 1, kLetter | kDigit) && text_.shown(end - 1) != U'.' &&
           text_.shown(end - 1) != U'\n')
      --end;
    return std::any_of(std::begin(kSuch), std::end(kSuch), [&](auto words) {
      if (end < words.size()) return false;
      auto start = end - static_cast<Place>(words.size());
      for (Place k = 0; k < words.size(); ++k)
        if (text_.folded(start + k) != words[k]) return false;
      return text_.is_edge(start);
    });
  }

  // "Text YES to 85069": the number is an address.
  bool is_sent_to(Place begin) const {
    Place end = begin;
    while (end > 0 && text_.is(end - 1, kBlank)) --end;
    if (end < 3 || text_.folded(end - 1) != U'o' || text_.folded(end - 2) != U't' || !text_.is_edge(end - 2))
      return false;
    static constexpr std::u32string_view kSend[] = {U"text", U"txt", U"sms", U"send", U"reply", U"msg"};
    for (Place i = end - 2; i > 0 && end - i < 60 && text_.sentence(i) == text_.sentence(begin); --i) {
      if (!text_.is_edge(i)) continue;
      for (auto word : kSend) {
        bool same = text_.word_end(i) == i + word.size();
        for (Place k = 0; same && k < word.size(); ++k) same = text_.folded(i + k) == word[k];
        if (same) return true;
      }
    }
    return false;
  }

  bool word_follows(Place place, Meaning meaning) const {
    if (text_.is(place, kBlank)) ++place;
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), place,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    return hit != r_.words.end() && hit->range.begin == place && hit->is(meaning);
  }

  bool is_quoted_history(Place place) const {
    Place begin = place;
    for (int steps = 0; steps < 400 && begin > 0 && text_.shown(begin - 1) != U'\n'; ++steps) --begin;
    return text_.shown(begin) == U'>' || (text_.is(begin, kBlank) && text_.shown(begin + 1) == U'>');
  }

  double shape_weight(const Option& option, const Support& support) const {
    double out = weight_of(option.shape);
    auto size = option.code.size();
    if (option.shape == Shape::digits || option.shape == Shape::grouped) {
      out += size == 6                             ? 0.6
             : size == 4 || size == 5 || size == 8 ? 0.2
             : size == 7                           ? 0
             : support.gap_before <= 3             ? -0.7
                                                   : -1.6;
      if (option.shape == Shape::digits && size == 4) {
        int year = std::stoi(option.code);
        if (year >= 1950 && year <= 2059) out -= support.gap_before <= 3 ? 0.3 : 1.6;
      }
      // A round number counts something more often than not, but every thousandth code is round as well.
      if (option.code.ends_with("000") && !support.strong && (trade_ || (size == 4 && support.best == 0))) out -= 0.8;
      if (option.shape == Shape::digits && word_follows(option.range.end, Meaning::unit)) out -= size == 4 ? 1.2 : 0.5;
    }
    if (option.shape == Shape::mixed) {
      bool upper = false, lower = false;
      for (char c : option.code) upper |= c >= 'A' && c <= 'Z', lower |= c >= 'a' && c <= 'z';
      if (lower) out -= upper && !support.strong ? 1.0 : 0.5;
      if (size > 10) out -= 0.6;
    }
    if (option.shape == Shape::letters && (capitals_ || !support.strong)) out -= 3;
    return out;
  }

  double score(std::size_t index) const {
    const Option& option = r_.options[index];
    Place begin = option.range.begin, end = option.range.end;
    bool alone = alone_on_line(option);
    Support near = support(option, alone);
    double s = kStart + shape_weight(option, near);

    double verify = near.best < 2 ? verify_support(option, alone) : 0;
    s += std::max(near.best, verify);
    if (!verifies_.empty()) s += 0.9;
    if (privacy_) s += 0.6;

    double trade = std::min(trade_, 3);
    s -= trade * (near.strong ? 0.15 : near.best > 0 ? 0.5 : 0.9);
    if (other_kind_) s -= 1.5;
    bool voucher = option.shape == Shape::mixed || option.shape == Shape::letters;
    if (discount_ && !near.strong)
      s -= voucher ? 2.2 : signs_in_ ? 0.7 : 1.5;
    else if (discount_ && voucher)
      s -= 1.2;
    s -= label_penalty(option, near);

    if (is_sent_to(begin)) s -= 4;
    if (is_example(begin)) s -= 4;
    bool bidden = is_bidden(begin);
    if (bidden && !trade_) s += 1.2;

    if (alone) s += 0.8;
    char32_t previous = begin > 0 ? text_.shown(begin - 1) : U'\n', following = text_.shown(end);
    char32_t before_blank = text_.is(begin - 1, kBlank) && begin > 1 ? text_.shown(begin - 2) : previous;
    if (before_blank == U':' || before_blank == U'=')
      s += 0.4;
    else if (near.gap_before <= 80 && stated(begin))
      s += 0.5;
    bool wrapped = (previous == U'[' && following == U']') || (previous == U'"' && following == U'"') ||
                   (previous == U'\'' && following == U'\'') || (previous == U'(' && following == U')') ||
                   (previous == U'【' && following == U'】') || (previous == U'「' && following == U'」') ||
                   (previous == U'*' && following == U'*');
    if (wrapped) s += 0.3;
    if (begin < r_.body && near.best > 0) s += 0.2;
    if (previous == U'#' && near.gap_before > 6) s -= begin > 1 && text_.shown(begin - 2) == U'(' ? 2.5 : 1.0;
    if (previous == U'©' || before_blank == U'©') s -= 5;
    if (previous == U'№' || before_blank == U'№') s -= near.gap_before <= 6 ? 0 : 2.5;
    if (following == U'/' || previous == U'/' || previous == U'@') s -= 1.5;
    if (is_quoted_history(begin)) s -= 1.5;
    for (const Hit* old : olds_) {
      if (old->range.begin > end + 60) break;
      bool same = text_.sentence(old->range.begin) == text_.sentence(begin);
      if (same && length(old->range.end, begin) <= 30 && old->range.end <= begin)
        s -= 2.0;
      else if (same && old->range.begin >= end && length(end, old->range.begin) <= 40 && !replaces(*old) &&
               options_between(end, old->range.begin, option) == 0)
        s -= 1.2;
    }
    // "Never give this to anyone: 771830" calls the number nothing, but speaks as only such messages do.
    if (triggers_.empty() && privacy_ && trade_ == 0 && r_.options.size() == 1 && option.shape <= Shape::grouped &&
        option.code.size() >= 5 && option.code.size() <= 8 && (before_blank == U':' || alone || bidden))
      s += 2.0;
    // "8841 is your Acorn PIN"
    if (begin == 0 && near.gap_after < 60) s += 0.5;
    if (r_.options.size() == 1 && (near.best > 0 || verify > 0)) s += 0.4;
    // A message that is nothing but a number says as much as one that calls it a code.
    if (triggers_.empty() && r_.options.size() == 1 && r_.words.empty() && alone && option.code.size() >= 5 &&
        option.code.size() <= 8 && begin == 0 && end + 2 >= text_.size())
      s += 2.4;
    return s;
  }

  const Reading& r_;
  const Text& text_;
  std::vector<const Hit*> triggers_, labels_, verifies_, olds_;
  int privacy_ = 0, trade_ = 0;
  bool capitals_ = false;
  bool discount_ = false;  // speaks of percents, as adverts do in every language and sign-ins in none
  bool asks_ = false;      // says how to treat a code
  bool signs_in_ = false;
  bool other_kind_ = false;    // speaks of a code of another kind, and of nothing one does with a one-time code
  std::vector<bool> claimed_;  // by option: a word beside it says what other number it is
};

}  // namespace

std::vector<double> score_options(const Reading& reading) { return Judge(reading).scores(); }

}  // namespace latchkey::codes
