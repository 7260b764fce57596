#include "codes/purpose.h"

#include <algorithm>
#include <array>
#include <string>

namespace latchkey::codes {
namespace {

constexpr std::size_t kMostAsides = 32;
constexpr Place kLongestClause = 300, kNearCode = 160, kNearAlteration = 32;

// A sentence that says "if this was not you" or "we never ask", in its parts.
struct Aside {
  Range clause;       // with the words themselves: "if you did not ask to reset your password"
  Place advised = 0;  // up to here follows what to do then: "change your password"
  bool denial = false;
};

// How much of a message speaks for one purpose.
struct Evidence {
  double said = 0;   // in the sentences that say what the message is
  double named = 0;  // only in "if you did not ask for a ..."
};

class Weigher {
 public:
  Weigher(const Reading& reading, std::optional<Range> code) : r_(reading), text_(reading.text), code_(code) {
    for (const auto& hit : r_.words) {
      if (!hit.is(Meaning::disclaimer) && !hit.is(Meaning::denial)) continue;
      if (asides_.size() == kMostAsides) break;
      asides_.push_back(aside(hit));
    }
    money_ = std::any_of(r_.spans.begin(), r_.spans.end(), [&](const Span& s) { return is_money(s); });
    for (const auto& hit : r_.words) weigh(hit);
    weigh_alterations();
    for (auto* evidence : {&reset_, &sign_up_, &sign_in_}) evidence->said = std::min(evidence->said, kMost);
  }

  Purpose purpose(bool has_code, std::string_view link) const {
    // What "if you did not ask to ..." names is what the message is for, unless it says otherwise itself.
    bool plain = sign_in_.said + sign_up_.said + reset_.said + payment_.said >= 0.9;
    auto total = [&](const Evidence& e) { return e.said + e.named * (plain ? 0.3 : 1); };
    double payment = payment_.said + payment_.named, reset = total(reset_), sign_up = total(sign_up_),
           sign_in = total(sign_in_);
    bool sum = std::any_of(r_.spans.begin(), r_.spans.end(), [&](const Span& span) {
      return span.kind == SpanKind::sum || span.kind == SpanKind::card_tail;
    });
    if (has_code && (payment >= 1.5 || (payment >= 0.9 && (sum || payment > sign_in + sign_up + reset))))
      return Purpose::payment;
    // A sum of money and a code, and not a word about an account: in whatever language, it is paid with.
    if (has_code && money_ && sign_in + sign_up + reset < 0.9) return Purpose::payment;
    // "Change your address", behind a code that is for signing in, is a footer's.
    if (takeover_ >= 0.9 || (later_takeover_ >= 0.9 && sign_in_.said < 1.5)) return Purpose::reset;
    if (reset >= 0.9 && reset >= 0.34 * sign_up && reset >= 0.5 * sign_in) return Purpose::reset;
    if (sign_up >= 0.9 && sign_up >= sign_in) return Purpose::sign_up;
    if (has_code || sign_in > 0) return Purpose::sign_in;
    return purpose_of_address(link);
  }

 private:
  static constexpr double kMost = 3;  // said ten times is not said louder

  bool splits(Place i) const {
    switch (text_.shown(i)) {
      case U',':
      case U';':
      case U':':
      case U'、': return true;
      default: return false;
    }
  }

  // "If it was not you please change your password" needs no comma.
  bool pleads(Place i) const {
    static constexpr std::u32string_view kPlease[] = {
        U"please",   U"bitte",       U"por favor", U"veuillez", U"merci de",   U"per favore",
        U"si prega", U"alstublieft", U"prosim",    U"prosimy",  U"пожалуиста", U"будь ласка",
        U"lutfen",   U"vui long",    U"silakan",   U"harap",    U"请",         U"請"};
    if (!text_.is_edge(i) || !text_.is(i, kLetter)) return false;
    return std::any_of(std::begin(kPlease), std::end(kPlease), [&](auto word) {
      for (Place k = 0; k < word.size(); ++k)
        if (text_.folded(i + k) != word[k]) return false;
      return text_.is_edge(i + static_cast<Place>(word.size()));
    });
  }

  Aside aside(const Hit& hit) const {
    Aside out;
    out.denial = hit.is(Meaning::denial);
    auto sentence = text_.sentence(hit.range.begin);
    Place begin = hit.range.begin, end = hit.range.end;
    while (begin > 0 && hit.range.begin - begin < kLongestClause && text_.sentence(begin - 1) == sentence &&
           !splits(begin - 1))
      --begin;
    while (end < text_.size() && end - hit.range.end < kLongestClause && text_.sentence(end) == sentence &&
           !splits(end) && !pleads(end))
      ++end;
    out.clause = {begin, end};
    Place last = end;
    while (last < text_.size() && last - end < kLongestClause && text_.sentence(last) == sentence) ++last;
    // "Not you? Change your password."
    if (last == end && text_.shown(last - 1) == U'?') {
      while (last < text_.size() && (text_.is(last, kBlank) || text_.shown(last) == U'\n')) ++last;
      for (auto next = text_.sentence(last); last < text_.size() && last - end < kLongestClause; ++last)
        if (text_.sentence(last) != next) break;
    }
    out.advised = last;
    return out;
  }

  bool is_money(const Span& span) const {
    if (span.kind != SpanKind::sum) return false;
    // "RM0": the message costs nothing.
    auto digits = text_.ascii(span.range);
    if (std::none_of(digits.begin(), digits.end(), [](char c) { return c >= '1' && c <= '9'; })) return false;
    Place begin = span.range.begin > 2 ? span.range.begin - 2 : 0, end = span.range.end + 2;
    for (Place i = begin; i < end; ++i)
      if (text_.is(i, kMoney)) return true;
    auto hit = std::lower_bound(r_.words.begin(), r_.words.end(), begin > 12 ? begin - 12 : 0,
                                [](const Hit& h, Place p) { return h.range.begin < p; });
    for (; hit != r_.words.end() && hit->range.begin < end; ++hit)
      if (hit->is(Meaning::money) && hit->range.end + 2 > span.range.begin) return true;
    return false;
  }

  void weigh(const Hit& hit) {
    bool named = std::any_of(r_.names.begin(), r_.names.end(), [&](Range n) { return n.contains(hit.range.begin); });
    // "Reset code" names a code and a reset in one. The rest of "<name> code" is the code's.
    auto says = [&](Meaning meaning) { return hit.is(Meaning::code) ? hit.speaks_of(meaning) : hit.is(meaning); };
    bool pays = says(Meaning::payment), resets = says(Meaning::reset), signs_up = says(Meaning::sign_up),
         signs_in = says(Meaning::sign_in), takes_over = says(Meaning::takeover);
    if (!pays && !resets && !signs_up && !signs_in && !takes_over) return;
    // A sender called "Transfer" is no transfer, but beside a sum the word is taken at its word.
    if (named && !(pays && money_)) return;

    auto sentence = text_.sentence(hit.range.begin);
    bool beside_code = code_ && sentence == text_.sentence(code_->begin);
    bool in_clause = false, in_denial = false, advised = false;
    for (const auto& aside : asides_) {
      bool inside = aside.clause.contains(hit.range.begin);
      in_clause |= inside && !aside.denial;
      in_denial |= inside && aside.denial && !beside_code;
      // A code that stands in what is advised makes it more than advice.
      advised |= aside.clause.end <= hit.range.begin && hit.range.begin < aside.advised &&
                 !(code_ && aside.clause.end <= code_->begin && code_->begin < aside.advised);
    }
    if (advised || in_denial) {
      // What a payment is for is said in odd places; a card too many costs more than one too few.
      if (pays) payment_.said += 0.6;
      if (resets) reset_.said += 0.3;
      if (signs_up) sign_up_.said += 0.3;
      if (signs_in) sign_in_.said += 0.3;
      return;
    }
    bool subject = hit.range.begin < r_.body;
    double weight = hit.is(Meaning::code) ? 3 : beside_code || subject ? 1.5 : 1;
    if (in_clause) {
      if (pays) payment_.named += 1;
      if (resets) reset_.named += 1;
      if (signs_up) sign_up_.named += 1;
      if (signs_in) sign_in_.named += 1;
      if (takes_over) takeover_ += 1;
      return;
    }
    if (pays) payment_.said += hit.is(Meaning::code) || subject ? 1.5 : 1;
    if (resets) reset_.said += weight;
    if (signs_up) sign_up_.said += weight;
    if (signs_in) sign_in_.said += weight;
    if (takes_over) (is_behind_code(hit.range.begin) ? later_takeover_ : takeover_) += 1;
  }

  // By more than a sentence.
  bool is_behind_code(Place place) const {
    return code_ && place > code_->end && text_.sentence(place) > text_.sentence(code_->begin) + 1;
  }

  // "Change your phone number", in whatever words, as what the code is for: footers offer to change things, too.
  void weigh_alterations() {
    if (!code_) return;
    Place begin = code_->begin > kNearCode ? code_->begin - kNearCode : 0, end = code_->end + kNearCode;
    auto first = std::lower_bound(r_.words.begin(), r_.words.end(), begin,
                                  [](const Hit& h, Place p) { return h.range.begin < p; });
    for (auto hit = first; hit != r_.words.end() && hit->range.begin < end; ++hit) {
      if (!hit->is(Meaning::alter) || aside_from_code(hit->range.begin)) continue;
      // What stands behind the code by more than a sentence is a footer.
      if (hit->range.begin > code_->end && text_.sentence(hit->range.begin) > text_.sentence(code_->begin) + 1)
        continue;
      for (auto other = first; other != r_.words.end() && other->range.begin < end; ++other) {
        if (!other->is(Meaning::belonging) || text_.sentence(other->range.begin) != text_.sentence(hit->range.begin))
          continue;
        Place gap = other->range.begin > hit->range.end
                        ? other->range.begin - hit->range.end
                        : hit->range.begin - std::min(other->range.end, hit->range.begin);
        if (gap <= kNearAlteration) takeover_ += 1;
      }
    }
  }

  bool aside_from_code(Place place) const {
    return std::any_of(asides_.begin(), asides_.end(), [&](const Aside& aside) {
      bool advised = aside.clause.end <= place && place < aside.advised;
      return advised || (aside.denial && aside.clause.contains(place));
    });
  }

  // A mail with nothing but a link: its address speaks English where the words were not understood.
  Purpose purpose_of_address(std::string_view link) const {
    std::string address(link);
    for (char& c : address)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    auto says = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(), [&](auto word) { return address.find(word) != address.npos; });
    };
    bool verifies = std::any_of(r_.words.begin(), r_.words.end(), [](const Hit& h) { return h.is(Meaning::verify); });
    if (says({"reset", "password", "passwd", "recover", "forgot"})) return Purpose::reset;
    if (says({"unlock", "login", "signin", "sign-in", "sign_in", "magic"})) return Purpose::sign_in;
    if (verifies || says({"confirm", "verif", "activat", "regist", "signup", "sign-up", "invit", "welcome"}))
      return Purpose::sign_up;
    return Purpose::sign_in;
  }

  const Reading& r_;
  const Text& text_;
  std::optional<Range> code_;
  std::vector<Aside> asides_;
  Evidence payment_, reset_, sign_up_, sign_in_;
  double takeover_ = 0, later_takeover_ = 0;
  bool money_ = false;
};

}  // namespace

Purpose find_purpose(const Reading& reading, bool has_code, std::optional<Range> code, std::string_view link) {
  return Weigher(reading, code).purpose(has_code, link);
}

}  // namespace latchkey::codes
